"""Wildcards: `Y[X=1, Z=.]` stands for every value of Z, within the parentheses it stands in.

As in CausalQueries, all wildcards of one node within the innermost parentheses take the same value, and the cases
are joined with `|` (some value will do) or `&` (all must): `(Y[X=1,Z=.] > Y[X=0,Z=.])` asks whether X matters at some
value of Z, `(Y[X=1,Z=.]) > (Y[X=0,Z=.])` whether Y at some value exceeds Y at some value.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod

from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.formulas import Formula, Group, Number, Operation, Outcome

MOST_SETTINGS = 4096


def expand(formula: Formula, values: Mapping[str, int], join: str = "|") -> Formula:
    """The formula without wildcards; `values` is the number of values of each node."""
    return _here(_within(formula, values, join), values, join)


def _within(formula: Formula, values: Mapping[str, int], join: str) -> Formula:
    """The formula with the wildcards in its parentheses gone."""
    if isinstance(formula, Group):
        return Group(expand(formula.inner, values, join))
    if isinstance(formula, Operation):
        return Operation(formula.sign, tuple(_within(part, values, join) for part in formula.parts))
    return formula


def _here(formula: Formula, values: Mapping[str, int], join: str) -> Formula:
    """The formula spread over the values of all its wildcards together."""
    names = list(dict.fromkeys(_wild(formula)))
    if not names:
        return formula
    if prod(values[name] for name in names) > MOST_SETTINGS:
        raise ModelFault("size", "too many values are meant by `.`", "set more of the nodes to a value", ".")
    settings = product(*(range(values[name]) for name in names))
    return Operation(join, tuple(_set(formula, dict(zip(names, one, strict=True))) for one in settings))


def _wild(formula: Formula | None) -> Iterator[str]:
    if isinstance(formula, Outcome):
        for name, inner in formula.sets:
            if inner is None:
                yield name
            yield from _wild(inner)
    elif isinstance(formula, Group):
        yield from _wild(formula.inner)
    elif isinstance(formula, Operation):
        for part in formula.parts:
            yield from _wild(part)


def _set(formula: Formula, setting: Mapping[str, int]) -> Formula:
    """The formula with each wildcard set to its value."""
    if isinstance(formula, Outcome):
        return Outcome(
            formula.node,
            tuple((n, Number(setting[n]) if f is None else _set(f, setting)) for n, f in formula.sets),
            formula.is_bracketed,
        )
    if isinstance(formula, Group):
        return Group(_set(formula.inner, setting))
    if isinstance(formula, Operation):
        return Operation(formula.sign, tuple(_set(part, setting) for part in formula.parts))
    return formula
