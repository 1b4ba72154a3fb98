"""What a statement speaks of: how one node answers to its parents, or the case as a whole."""

from collections.abc import Sequence

from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.formulas import (
    Formula,
    Group,
    Number,
    Operation,
    Outcome,
    outcomes,
    read_formula,
)
from regesta.reasoning.causal.graph import Graph


def node_spoken_of(graph: Graph, statement: str) -> str | None:
    """The node whose nodal types a statement is about; None where it is about more than one node's."""
    found = list(outcomes(read_formula(statement)))
    for outcome in found:
        graph.known(outcome.node)
        for name, _ in outcome.sets:
            graph.known(name)
    nodes = {outcome.node for outcome in found}
    if not nodes:
        raise ModelFault("formula", f"`{statement}` speaks of no node", "write Y[X=1] < Y[X=0]", statement)
    if len(nodes) > 1:
        return None
    (node,) = nodes
    parents = graph.parents[node]
    is_its_own = all(name in parents and not isinstance(f, Outcome) for o in found for name, f in o.sets)
    is_bare = any(not outcome.is_bracketed for outcome in found) and bool(parents)
    return node if is_its_own and not is_bare else None


def with_every_parent(formula: Formula, parents: Sequence[str]) -> Formula:
    """The formula with every parent that an outcome does not set standing for any value."""
    if isinstance(formula, Outcome):
        named = {name for name, _ in formula.sets}
        missing: tuple[tuple[str, Formula | None], ...] = tuple((p, None) for p in parents if p not in named)
        return Outcome(formula.node, (*formula.sets, *missing), True)
    if isinstance(formula, Group):
        return Group(with_every_parent(formula.inner, parents))
    if isinstance(formula, Operation):
        return Operation(formula.sign, tuple(with_every_parent(part, parents) for part in formula.parts))
    return formula


def constant(graph: Graph, name: str, formula: Formula | None) -> int:
    value = formula.value if isinstance(formula, Number) else -1
    if value not in range(graph.values[name]):
        raise ModelFault(
            "formula",
            f"{name} is set to what is no value of it",
            f"its values are 0 to {graph.values[name] - 1}",
            name,
        )
    return int(value)
