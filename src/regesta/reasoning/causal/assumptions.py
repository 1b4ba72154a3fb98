"""Assumptions in words, as a case's `assumes` lines and the command line have them.

`prior jeffreys`, `prior Y: 2`, `prior Y.01: 3`, `prior Y[X=1] > Y[X=0]: 3` set Dirichlet weights;
`share Y.01: 0.7` sets parameters; `values Y 0..2` says that Y has three values.
"""

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction

from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.formulas import split_given
from regesta.reasoning.causal.graph import NAME
from regesta.reasoning.causal.model import PRIORS, Model
from regesta.reasoning.causal.observations import GAPS
from regesta.reasoning.causal.parameters import Numeric, exact, no_parameter, with_named_shares
from regesta.reasoning.causal.questions import Hedge
from regesta.reasoning.causal.restrictions import Which, meant

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


def assumed(model: Model, lines: Iterable[str]) -> Model:
    """The model under assumptions: its priors as they come, then all its shares together."""
    shares: Mapping[str, Fraction] = {}
    for line in sorted(lines, key=is_share):
        if is_share(line):
            shares = with_share(model, shares, line)
        else:
            model = with_prior(model, line)
    return model.set_parameters(shares)


def is_share(line: str) -> bool:
    """Whether an assumption gives shares, which are set together when all else of a model is."""
    return line.split()[:1] == ["share"]


def with_prior(model: Model, line: str) -> Model:
    """The model under a prior; a `values` line was heeded when it was drawn."""
    word, _, rest = line.strip().partition(" ")
    rest = rest.strip()
    if word == "values":
        return model
    if word == "prior" and rest in PRIORS:
        return model.set_priors(distribution=rest)
    which, values = _read(line, "prior")
    return model.set_priors(values, **_meant(model, which))


def with_share(model: Model, shares: Mapping[str, Fraction], line: str) -> dict[str, Fraction]:
    """The shares of parameters by name, those of one more line among them.

    Raises ModelFault where a parameter is given a share twice, or where the shares of a set do not add up to 1.
    """
    which, values = _read(line, "share")
    marks = meant(model.graph, model.sets, **_meant(model, which))
    names = [
        name
        for one, row in zip(model.sets, marks, strict=True)
        for name, is_meant in zip(one.names, row, strict=True)
        if is_meant
    ]
    told = which.replace(",", " ").split()
    if set(told) == set(names):
        names = told
    if not names:
        raise no_parameter(which)
    if len(values) not in (1, len(names)):
        raise ModelFault(
            "chances", f"{len(values)} numbers for {len(names)} parameters", f"give 1 number or {len(names)}"
        )
    numbers = [exact(one) for one in values] * (len(names) if len(values) == 1 else 1)
    twice = [name for place, name in enumerate(names) if name in shares or name in names[:place]]
    if twice:
        raise ModelFault("chances", f"{twice[0]} is given two shares", "keep one of the two", twice[0])
    found = {**shares, **dict(zip(names, numbers, strict=True))}
    with_named_shares(model.sets, found)
    return found


def _read(line: str, word: str) -> tuple[str, list[Numeric]]:
    """What an assumption speaks of, and its numbers; raises ModelFault where it does not begin with the word."""
    first, _, rest = line.strip().partition(" ")
    which, colon, numbers = rest.rpartition(":")
    if first != word or not colon:
        raise ModelFault(
            "formula", f"the assumption `{line.strip()}` is not understood", f"write {FORMS}", first
        )
    return which.strip(), [one.strip() for one in numbers.split(",")]


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


def parted(text: str) -> list[str]:
    """A text parted at its commas, those within brackets and parentheses left."""
    parts, depth, start = [], 0, 0
    for place, character in enumerate(text):
        if character in "[(":
            depth += 1
        elif character in "])":
            depth -= 1
        elif character == "," and depth <= 0:
            parts.append(text[start:place])
            start, depth = place + 1, 0
    return [*parts, text[start:]]


def read_givens(text: str) -> tuple[list[str], dict[str, tuple[Hedge, ...]]]:
    """What is given, parted at commas outside brackets: conditions, and hedged evidence by node."""
    conditions, hedges = [], {}
    for part in parted(text):
        if "~" in part:
            node, chances = read_evidence(part)
            hedges[node] = chances
        elif part.strip():
            conditions.append(split_given(part)[0])
    return conditions, hedges
