"""Assumptions in words, as a case's `assumes` lines and the command line have them.

`prior jeffreys`, `prior Y: 2`, `prior Y.01: 3`, `prior Y[X=1] > Y[X=0]: 3` set Dirichlet weights;
`share Y.01: 0.7` sets parameters; `values Y 0..2` says that Y has three values.
"""

import re
from collections.abc import Iterable

from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.formulas import split_given
from regesta.reasoning.causal.graph import NAME
from regesta.reasoning.causal.model import PRIORS, Model
from regesta.reasoning.causal.observations import GAPS
from regesta.reasoning.causal.parameters import Numeric
from regesta.reasoning.causal.questions import Hedge
from regesta.reasoning.causal.restrictions import Which

_VALUES = re.compile(rf"values\s+({NAME})\s+0\.\.(\d)")
FORMS = "`prior jeffreys`, `prior Y.01: 3`, `share Y.01: 0.7` or `values Y 0..2`"


def assumed_values(lines: Iterable[str]) -> dict[str, int]:
    """How many values nodes have, by the `values` lines among assumptions."""
    found = {}
    for line in lines:
        match = _VALUES.fullmatch(line.strip())
        if match is not None:
            found[match[1]] = int(match[2]) + 1
        elif line.split()[:1] == ["values"]:
            raise ModelFault(
                "formula", f"`{line}` does not say a node's values", "write `values Y 0..2`", line
            )
    return found


def assumed(model: Model, line: str) -> Model:
    """The model under one more assumption; a `values` line was heeded when it was drawn."""
    word, _, rest = line.strip().partition(" ")
    rest = rest.strip()
    if word == "values":
        return model
    if word == "prior" and rest in PRIORS:
        return model.set_priors(distribution=rest)
    which, colon, numbers = rest.rpartition(":")
    if word not in ("prior", "share") or not colon:
        raise ModelFault(
            "formula", f"the assumption `{line.strip()}` is not understood", f"write {FORMS}", word
        )
    values: list[Numeric] = [one.strip() for one in numbers.split(",")]
    meant = _meant(model, which.strip())
    return model.set_priors(values, **meant) if word == "prior" else model.set_parameters(values, **meant)


def _meant(model: Model, which: str) -> Which:
    """Which parameters a text means: a node's, a set's, one by its name, or those of a statement."""
    if which in model.nodes:
        return {"node": which}
    if which in {one.name for one in model.sets}:
        return {"set_name": which}
    if re.fullmatch(r"[\w., ]+", which):
        return {"names": which.replace(",", " ").split()}
    return {"statement": which}


def read_evidence(text: str) -> tuple[str, tuple[Hedge, ...]]:
    """A piece of hedged evidence: `China ~ 0.2 | 0.8 to 0.95`, the chance of it at each of the node's values."""
    node, sign, chances = text.partition("~")
    if not sign or not re.fullmatch(NAME, node.strip()):
        raise ModelFault(
            "formula",
            f"`{text.strip()}` is no hedged evidence",
            "write `China ~ 0.2 | 0.8 to 0.95`",
            text.strip(),
        )
    found: list[Hedge] = []
    for part in chances.split("|"):
        ends = [end.strip() for end in part.split(" to ")]
        if not 1 <= len(ends) <= 2 or any(end in GAPS for end in ends):
            raise ModelFault(
                "chances", f"{part.strip()!r} is no chance", "write 0.8, or 0.8 to 0.95", part.strip()
            )
        found.append(ends[0] if len(ends) == 1 else (ends[0], ends[1]))
    return node.strip(), tuple(found)


def read_givens(text: str) -> tuple[list[str], dict[str, tuple[Hedge, ...]]]:
    """What is given, parted at commas outside brackets: conditions, and hedged evidence by node."""
    conditions, hedges = [], {}
    for part in re.split(r",(?![^\[]*\])", text):
        if "~" in part:
            node, chances = read_evidence(part)
            hedges[node] = chances
        elif part.strip():
            conditions.append(split_given(part)[0])
    return conditions, hedges
