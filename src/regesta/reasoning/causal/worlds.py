"""Worlds: a query's outcomes as variables, so that what is the same in two worlds is one variable.

An outcome `Y[X=1]` is a node in a world where others are set. A node's value there depends on its type and on its
parents' values in that world only, so two worlds that agree on what lies above a node share one variable for it (the
merging of Shpitser and Pearl's counterfactual graphs). What a query does not reach, it does not hold.
"""

from collections.abc import Callable, Mapping
from math import prod
from typing import NamedTuple

import numpy as np

from regesta.reasoning.causal.evaluation import Array, evaluate
from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.formulas import (
    Formula,
    Number,
    Outcome,
    conjuncts,
    outcomes,
    read_formula,
    split_given,
)
from regesta.reasoning.causal.graph import Graph
from regesta.reasoning.causal.spoken import faults_in
from regesta.reasoning.causal.wildcards import expand

# A variable's number, or a constant value written as -1 - value.
Reference = int


class Variable(NamedTuple):
    """A node in some world: what its parents are there, each a variable or a constant."""

    node: str
    parents: tuple[Reference, ...]


class Table(NamedTuple):
    """A function of some variables: an axis for each."""

    variables: tuple[int, ...]
    array: Array


class Query(NamedTuple):
    """A query made ready: its variables, the values evidence leaves them, conditions on several, and what is asked."""

    variables: tuple[Variable, ...]
    allowed: Mapping[int, tuple[int, ...]]
    conditions: tuple[Table, ...]
    asked: Table


class Worlds:
    """Collects the variables that formulas over a graph speak of."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.variables: dict[Variable, int] = {}
        self.known: dict[frozenset[tuple[str, Reference]], dict[str, Reference]] = {}

    def reference(self, node: str, setting: Mapping[str, Reference]) -> Reference:
        """What a node is where others are set."""
        known = self.known.setdefault(frozenset(setting.items()), dict(setting))
        return self._reference(node, known)

    def _reference(self, node: str, known: dict[str, Reference]) -> Reference:
        waiting = [node]
        while waiting:
            parents = self.graph.parents[waiting[-1]]
            unknown = [parent for parent in parents if parent not in known]
            if waiting[-1] in known or not unknown:
                done = waiting.pop()
                if done not in known:
                    variable = Variable(done, tuple([known[parent] for parent in parents]))
                    known[done] = self.variables.setdefault(variable, len(self.variables))
            else:
                waiting += reversed(unknown)
        return known[node]

    def outcome(self, outcome: Outcome) -> Reference:
        """What an outcome is."""
        setting = {name: self._set(name, inner) for name, inner in outcome.sets}
        return self.reference(self.graph.known(outcome.node), setting)

    def _set(self, name: str, inner: Formula | None) -> Reference:
        self.graph.known(name)
        if isinstance(inner, Outcome):
            return self.outcome(inner)
        value = inner.value if isinstance(inner, Number) else None
        if value is None and inner is not None and not any(True for _ in outcomes(inner)):
            value = float(evaluate(inner, _no_outcome))
        if value is None:
            raise ModelFault(
                "formula", f"{name} is set to a formula", "set it to a value or an outcome: [M=M[X=0]]", name
            )
        if value not in range(self.graph.values[name]):
            raise ModelFault(
                "formula",
                f"{name} cannot be set to {value:g}",
                f"its values are 0 to {self.graph.values[name] - 1}",
                name,
            )
        return -1 - int(value)

    def table(self, formula: Formula) -> Table:
        """A formula as a table over the variables it names."""
        references = {outcome: self.outcome(outcome) for outcome in outcomes(formula)}
        variables = tuple(sorted({one for one in references.values() if one >= 0}))
        nodes = tuple(self.variables)
        counts = [self.graph.values[nodes[one].node] for one in variables]
        if prod(counts) > MOST_CELLS:
            raise ModelFault("size", "the query names too many outcomes at once", "ask it in parts")
        grids = [
            np.arange(count).reshape([-1 if other == place else 1 for other in range(len(counts))])
            for place, count in enumerate(counts)
        ]

        def value(outcome: Outcome) -> Array:
            reference = references[outcome]
            return np.asarray(-1 - reference) if reference < 0 else grids[variables.index(reference)]

        found = evaluate(formula, value)
        return Table(variables, found if found.shape == tuple(counts) else np.broadcast_to(found, counts))


MOST_CELLS = 2**20


def _no_outcome(outcome: Outcome) -> Array:
    raise AssertionError(outcome)


def formula_of(graph: Graph, text: str, join: str = "|") -> Formula:
    """The formula a text holds, its nodes known and its wildcards spread."""
    formula = read_formula(text)
    for fault in faults_in(graph, formula):
        if fault.kind == "node":  # a value that a node cannot have is one it never takes, as in CausalQueries
            raise fault
    return expand(formula, graph.values, join) if "." in text else formula  # a wildcard is a point


def prepared(
    graph: Graph,
    text: str,
    given: str = "",
    *,
    join: str = "|",
    excluded: tuple[Formula, ...] = (),
    noticed: tuple[str, ...] = (),
    worlds: Worlds | None = None,
) -> Query:
    """A query made ready; `excluded` are formulas no case satisfies, `noticed` nodes that evidence speaks of."""
    query, more = split_given(text)
    worlds = worlds or Worlds(graph)
    asked = worlds.table(formula_of(graph, query, join))
    allowed: dict[int, tuple[int, ...]] = {}
    conditions: list[Table] = []
    for part in (given, more):
        for one in conjuncts(formula_of(graph, part, join)) if part.strip() else ():
            _condition(worlds.table(one), lambda array: array != 0, allowed, conditions)
    for formula in excluded:
        _condition(worlds.table(formula), lambda array: array == 0, allowed, conditions)
    for node in noticed:
        worlds.reference(graph.known(node), {})
    return Query(tuple(worlds.variables), allowed, tuple(conditions), asked)


def _condition(
    table: Table,
    holds: Callable[[Array], Array],
    allowed: dict[int, tuple[int, ...]],
    conditions: list[Table],
) -> None:
    """Adds a condition: to the values a variable is left, if it speaks of one only, else to the tables."""
    array = holds(table.array)
    if len(table.variables) == 1:
        (one,) = table.variables
        before = allowed.get(one, tuple(range(len(array))))
        allowed[one] = tuple(value for value in before if array[value])
    else:
        conditions.append(Table(table.variables, np.asarray(array, dtype=int)))
