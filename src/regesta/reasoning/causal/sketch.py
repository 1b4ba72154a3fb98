"""Small models told without arrays: whether one surely stands, and whether what is given can surely happen in it.

Reading arrays takes longer than most models need. What is not certain here is left to `Model`, which says what is
wrong.
"""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.formulas import (
    ARITHMETIC,
    COMPARISONS,
    Formula,
    Group,
    Number,
    Operation,
    Outcome,
    conjuncts,
    is_logical,
    outcomes,
    read_formula,
)
from regesta.reasoning.causal.graph import Graph, read_graph
from regesta.reasoning.causal.spoken import constant, node_spoken_of, with_every_parent
from regesta.reasoning.causal.wildcards import expand

MOST_NODES, MOST_TYPES = 12, 256
LEAST_SHARE = Fraction(1, 10**6)  # below it, or so near to 1, a share is left to the model
_SHARE = re.compile(r"share\s+(\w+)\.([01]+)\s*:\s*([\d./]+)")

Type = tuple[int, ...]  # a node's value under each setting of its parents


class Sketch(NamedTuple):
    """A graph without confounding, whose nodes have two values, and the nodal types each is left, all possible."""

    graph: Graph
    types: Mapping[str, Sequence[Type]]


def sketched(draws: str, lines: Sequence[tuple[str, str]]) -> Sketch | None:
    """The model a block draws under its lines, each (`restricts` or `assumes`, text); None where that is not plain."""
    try:
        graph = read_graph(draws)
        if graph.confounds or len(graph.nodes) > MOST_NODES:
            return None
        types: dict[str, list[Type]] = {}
        for node in graph.nodes:
            if 2 ** graph.settings(node) > MOST_TYPES:
                return None
            types[node] = list(product((0, 1), repeat=graph.settings(node)))
        if not all(_restrict(graph, types, text) for key, text in lines if key == "restricts"):
            return None
        if not _are_plain_shares(types, [text for key, text in lines if key != "restricts"]):
            return None
    except ModelFault:
        return None
    return Sketch(graph, types)


def _restrict(graph: Graph, types: dict[str, list[Type]], statement: str) -> bool:
    """Takes away the types a statement rules out; false where it speaks of more than one node, or leaves nothing."""
    node = node_spoken_of(graph, statement)
    formula = read_formula(statement)
    if node is None or not is_logical(formula):
        return False
    whole = expand(with_every_parent(formula, graph.parents[node]), graph.values)
    places = {
        outcome: graph.setting(node, {name: constant(graph, name, inner) for name, inner in outcome.sets})
        for outcome in outcomes(whole)
    }
    types[node] = [row for row in types[node] if not _value(whole, places, row)]
    return bool(types[node])


def _value(formula: Formula, places: Mapping[Outcome, int], row: Type) -> float:
    """What a formula about one node is for a type of it, truth being 1."""
    if isinstance(formula, Number):
        return formula.value
    if isinstance(formula, Outcome):
        return row[places[formula]]
    if isinstance(formula, Group):
        return _value(formula.inner, places, row)
    if formula.sign in ("&", "|"):
        join = all if formula.sign == "&" else any
        return join(_value(part, places, row) != 0 for part in formula.parts)
    first = _value(formula.parts[0], places, row)
    if formula.sign == "!":
        return first == 0
    second = _value(formula.parts[1], places, row)
    if formula.sign == "/" and second == 0:
        raise ModelFault("formula", "a division by 0", "divide by something else", "/")
    return float({**COMPARISONS, **ARITHMETIC}[formula.sign](first, second))


def _are_plain_shares(types: Mapping[str, Sequence[Type]], lines: Sequence[str]) -> bool:
    """Whether assumptions give some types of nodes shares, each type once, that leave all types possible."""
    shares: dict[str, dict[Type, Fraction]] = {}
    for line in lines:
        match = _SHARE.fullmatch(line.strip())
        if match is None:
            return False
        own, one = shares.setdefault(match[1], {}), tuple(map(int, match[2]))
        if one in own or one not in types.get(match[1], ()):
            return False
        try:
            own[one] = Fraction(match[3])
        except (ValueError, ZeroDivisionError):
            return False
    return all(
        len(own) < len(types[node])
        and min(own.values()) >= LEAST_SHARE
        and sum(own.values()) <= 1 - LEAST_SHARE
        for node, own in shares.items()
    )


def facts(formula: Formula) -> dict[str, int] | None:
    """What a condition says nodes are, where it is no more than `X = 1 & Y = 0`; else None."""
    found: dict[str, int] = {}
    for one in conjuncts(formula):
        if not isinstance(one, Operation) or one.sign != "==":
            return None
        left, right = one.parts
        if not isinstance(left, Outcome) or left.is_bracketed or not isinstance(right, Number):
            return None
        if found.setdefault(left.node, int(right.value)) != right.value:
            return None
    return found


def is_asked_well(sketch: Sketch, formula: Formula) -> bool:
    """Whether a question surely has an answer: it compares or joins what nodes are where nodes above them are set."""
    if isinstance(formula, Group):
        return is_asked_well(sketch, formula.inner)
    if isinstance(formula, Operation):
        return formula.sign != "/" and all(is_asked_well(sketch, part) for part in formula.parts)
    if isinstance(formula, Outcome):
        above = _ancestors(sketch.graph, formula.node)
        return formula.node in sketch.types and all(
            name in above and isinstance(inner, Number) and inner.value in (0, 1)
            for name, inner in formula.sets
        )
    return True


def _ancestors(graph: Graph, node: str) -> set[str]:
    found: set[str] = set()
    waiting = list(graph.parents.get(node, ()))
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(graph.parents[one])
    return found


def can_happen(sketch: Sketch, given: Mapping[str, int]) -> bool:
    """Whether a case can have the values given: each node's is one that a type of it takes where its parents are so."""
    graph = sketch.graph
    if not all(name in sketch.types and value in (0, 1) for name, value in given.items()):
        return False
    reached: list[dict[str, int]] = [{}]
    for node in graph.nodes:
        onward: list[dict[str, int]] = []
        for values in reached:
            place = graph.setting(node, values)
            takes = {row[place] for row in sketch.types[node]}
            wanted = takes & {given[node]} if node in given else takes
            onward.extend({**values, node: value} for value in wanted)
        reached = onward
    return bool(reached)
