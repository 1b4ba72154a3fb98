"""Restrictions: which nodal types a statement or a label rules out.

A statement about one node and its parents speaks of its nodal types; parents it does not name stand for any value
(`.`), so `(Y[X=1] < Y[X=0])` rules out every type in which X lowers Y at some setting of the others.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypedDict, Unpack

import numpy as np
import numpy.typing as npt

from regesta.reasoning.causal.evaluation import Array, evaluate
from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.formulas import Formula, Outcome, disjuncts, is_logical, outcomes, read_formula
from regesta.reasoning.causal.graph import Graph
from regesta.reasoning.causal.nodal_types import Types, with_label
from regesta.reasoning.causal.observations import Row, settings_seen
from regesta.reasoning.causal.parameters import ParameterSet
from regesta.reasoning.causal.spoken import constant, node_spoken_of, with_every_parent
from regesta.reasoning.causal.wildcards import expand

Marks = npt.NDArray[np.bool_]
Some = str | Sequence[str] | None


class Which(TypedDict, total=False):
    """Which parameters are meant; each key narrows them.

    `node`, `nodal_type`, `names` (of parameters), `set_name` and `given` are one text or several; `statement` is about
    one node and its parents, and `join` says how its wildcards are joined.
    """

    node: Some
    statement: str | None
    nodal_type: Some
    names: Some
    set_name: Some
    given: Some
    join: str


def spoken_types(graph: Graph, types: Types, node: str, statement: str, *, join: str = "|") -> Marks:
    """Which of a node's types satisfy a statement about it."""
    formula = read_formula(statement)
    if not is_logical(formula):
        raise ModelFault(
            "formula", f"`{statement}` is a number, not a condition", "compare it: `… > 0`", statement
        )
    whole = expand(with_every_parent(formula, graph.parents[node]), graph.values, join)
    return np.broadcast_to(evaluate(whole, _values_of(graph, node, types)) != 0, (len(types),)).copy()


def told(
    graph: Graph, sets: Sequence[ParameterSet], statement: str, *, is_kept: bool, join: str = "|"
) -> tuple[ParameterSet, ...]:
    """The sets, an open one of the node that a statement is about told as far as it speaks of it."""
    node = node_spoken_of(graph, statement)
    return tuple(
        _told(graph, one, statement, is_kept=is_kept, join=join) if one.node == node and one.size > 1 else one
        for one in sets
    )


def told_of_labels(
    graph: Graph, sets: Sequence[ParameterSet], labels: Mapping[str, str | Sequence[str]]
) -> tuple[ParameterSet, ...]:
    """The sets, open ones told at the settings for which a label of their node has a figure."""
    figures = {
        graph.known(node): {
            place for label in several(some) for place, digit in enumerate(label) if digit != "?"
        }
        for node, some in labels.items()
    }
    return tuple(one.opened(sorted(figures.get(one.node, ()))) if one.size > 1 else one for one in sets)


def told_by_rows(graph: Graph, sets: Sequence[ParameterSet], rows: Sequence[Row]) -> tuple[ParameterSet, ...]:
    """The sets, open ones told at the settings under which data may show their node."""
    return tuple(
        one.opened(sorted(settings_seen(graph, one.node, rows))) if one.size > 1 else one for one in sets
    )


def _told(graph: Graph, one: ParameterSet, statement: str, *, is_kept: bool, join: str) -> ParameterSet:
    """An open set with what a statement speaks of told: setting by setting, what it rules out left out on the way.

    What the statement names stays, to be ruled out or kept as any other; what any of its parts rules out by itself goes
    at once, so that few rows are left where the parts together leave few.
    """
    whole = expand(with_every_parent(read_formula(statement), graph.parents[one.node]), graph.values, join)
    parts = [] if is_kept else [(part, _settings_of(graph, one.node, part)) for part in disjuncts(whole)]
    done: set[int] = set()
    for setting in sorted(_settings_of(graph, one.node, whole)):
        one = one.opened([setting])
        done.add(setting)
        for part, needed in parts:
            if setting in needed and needed <= done:
                values = _values_of(graph, one.node, one.types)
                ruled_out = np.broadcast_to(evaluate(part, values) != 0, (len(one.types),))
                one = one.kept(~ruled_out)
    return one


def _settings_of(graph: Graph, node: str, formula: Formula) -> set[int]:
    """The settings of a node's parents that a formula about it names."""
    return {
        graph.setting(node, {name: constant(graph, name, inner) for name, inner in outcome.sets})
        for outcome in outcomes(formula)
    }


def _values_of(graph: Graph, node: str, types: Types) -> Callable[[Outcome], Array]:
    """What each type makes of an outcome."""

    def values(outcome: Outcome) -> Array:
        setting = {name: constant(graph, name, inner) for name, inner in outcome.sets}
        return types[:, graph.setting(node, setting)].astype(int)

    return values


def meant(graph: Graph, sets: Sequence[ParameterSet], **which: Unpack[Which]) -> list[Marks]:
    """Which parameters are meant: all that satisfy every condition given, as marks on each set's types."""
    statement, node = which.get("statement"), which.get("node")
    of_statement = None if statement is None else _only_node(graph, statement)
    marks = []
    for one in sets:
        found = np.ones(len(one.types), dtype=bool)
        if node is not None:
            found &= one.node in {graph.known(name) for name in several(node)}
        if statement is not None:
            is_its = one.node == of_statement
            found &= (
                spoken_types(graph, one.types, one.node, statement, join=which.get("join", "|"))
                if is_its
                else False
            )
        for key, own in (("set_name", [one.name]), ("given", [*one.given, ", ".join(one.given)])):
            if which.get(key) is not None:
                found &= bool(set(several(which.get(key))) & set(own))
        for key, labels in (("nodal_type", one.labels), ("names", one.names)):
            if which.get(key) is not None:
                wanted = set(several(which.get(key)))
                found &= np.array([label in wanted for label in labels])
        marks.append(found)
    return marks


def _only_node(graph: Graph, statement: str) -> str:
    node = node_spoken_of(graph, statement)
    if node is None:
        raise ModelFault(
            "formula",
            f"`{statement}` does not speak of one node and its parents",
            "write Y[X=1] > Y[X=0] with X a parent of Y",
            statement,
        )
    return node


def several(names: object) -> tuple[str, ...]:
    """Names as a tuple: one text is one name."""
    return (names,) if isinstance(names, str) else tuple(names) if isinstance(names, Iterable) else ()


def without(sets: Sequence[ParameterSet], marks: Sequence[Marks]) -> tuple[ParameterSet, ...]:
    """The sets without the marked types; sets given a type that is gone go with it."""
    reduced = [one.kept(~mark) if mark.any() else one for one, mark in zip(sets, marks, strict=True)]
    left: dict[str, set[str]] = {}
    for one in reduced:
        left.setdefault(one.node, set()).update(one.labels)
    return tuple(one for one in reduced if all(label in left[node] for node, label in one.condition))


def labelled(
    graph: Graph, sets: Sequence[ParameterSet], labels: Mapping[str, str | Sequence[str]]
) -> list[Marks]:
    """Which types labels name, `?` in a label standing for any value."""
    wanted = {graph.known(node): several(some) for node, some in labels.items()}
    marks = []
    for one in sets:
        found = np.zeros(len(one.types), dtype=bool)
        for label in wanted.get(one.node, ()):
            found |= with_label(one.types, graph, one.node, label)
        marks.append(found)
    return marks
