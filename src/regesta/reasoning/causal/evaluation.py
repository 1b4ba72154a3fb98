"""Formulas as arrays: the value of a formula at many settings at once."""

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any

import numpy as np
import numpy.typing as npt

from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.formulas import ARITHMETIC, COMPARISONS, Formula, Group, Number, Outcome

# Numbers or rationals alike: the arithmetic is the same.
Array = npt.NDArray[Any]


def evaluate(formula: Formula, value: Callable[[Outcome], Array]) -> Array:
    """The formula's value (truth as 1 and 0), given what each outcome is: arrays that broadcast together.

    Raises ModelFault where something is divided by what may be 0.
    """
    if isinstance(formula, Number):
        return np.asarray(formula.value)
    if isinstance(formula, Outcome):
        return value(formula)
    if isinstance(formula, Group):
        return evaluate(formula.inner, value)
    parts: Sequence[Array] = [evaluate(part, value) for part in formula.parts]
    if formula.sign == "!":
        return np.asarray(parts[0] == 0).astype(int)
    if formula.sign == "/" and (parts[1] == 0).any():
        raise ModelFault("formula", "a division by what may be 0", "divide by what never is", "/")
    if formula.sign in ARITHMETIC:
        return np.asarray(ARITHMETIC[formula.sign](parts[0], parts[1]))
    if formula.sign in COMPARISONS:
        return np.asarray(COMPARISONS[formula.sign](parts[0], parts[1])).astype(int)
    join = np.logical_and if formula.sign == "&" else np.logical_or
    return np.asarray(reduce(join, [part != 0 for part in parts])).astype(int)
