"""Restrictions: which nodal types a statement or a label rules out.

A statement about one node and its parents speaks of its nodal types; parents it does not name stand for any value
(`.`), so `(Y[X=1] < Y[X=0])` rules out every type in which X lowers Y at some setting of the others.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict, Unpack

import numpy as np
import numpy.typing as npt

from regesta.reasoning.causal.evaluation import Array, evaluate
from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.formulas import Outcome, is_logical, read_formula
from regesta.reasoning.causal.graph import Graph
from regesta.reasoning.causal.nodal_types import Types, with_label
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

    def values(outcome: Outcome) -> Array:
        setting = {name: constant(graph, name, inner) for name, inner in outcome.sets}
        return types[:, graph.setting(node, setting)].astype(int)

    return np.broadcast_to(evaluate(whole, values) != 0, (len(types),)).copy()


def meant(graph: Graph, sets: Sequence[ParameterSet], **which: Unpack[Which]) -> list[Marks]:
    """Which parameters are meant: all that satisfy every condition given, as marks on each set's types."""
    statement, node = which.get("statement"), which.get("node")
    of_statement = None if statement is None else _only_node(graph, statement)
    marks = []
    for one in sets:
        found = np.ones(len(one.types), dtype=bool)
        if node is not None:
            found &= one.node in {graph.known(name) for name in _several(node)}
        if statement is not None:
            is_its = one.node == of_statement
            found &= (
                spoken_types(graph, one.types, one.node, statement, join=which.get("join", "|"))
                if is_its
                else False
            )
        for key, own in (("set_name", [one.name]), ("given", [*one.given, ", ".join(one.given)])):
            if which.get(key) is not None:
                found &= bool(set(_several(which.get(key))) & set(own))
        for key, labels in (("nodal_type", one.labels), ("names", one.names)):
            if which.get(key) is not None:
                wanted = set(_several(which.get(key)))
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


def _several(names: object) -> tuple[str, ...]:
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
    wanted = {graph.known(node): _several(some) for node, some in labels.items()}
    marks = []
    for one in sets:
        found = np.zeros(len(one.types), dtype=bool)
        for label in wanted.get(one.node, ()):
            found |= with_label(one.types, graph, one.node, label)
        marks.append(found)
    return marks
