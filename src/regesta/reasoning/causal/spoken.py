"""What a statement speaks of: how one node answers to its parents, or the case as a whole."""

from collections.abc import Iterator, Sequence

from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.formulas import (
    ARITHMETIC,
    Formula,
    Group,
    Number,
    Operation,
    Outcome,
    outcomes,
    read_formula,
    split_given,
)
from regesta.reasoning.causal.graph import Graph


def node_spoken_of(graph: Graph, statement: str) -> str | None:
    """The node whose nodal types a statement is about; None where it is about more than one node's."""
    formula = read_formula(statement)
    for fault in faults_in(graph, formula):
        raise fault
    found = list(outcomes(formula))
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


def faults_in(graph: Graph, formula: Formula) -> Iterator[ModelFault]:
    """What a formula says that the graph does not know: names that are no nodes, values that a node cannot have."""
    if isinstance(formula, Outcome):
        names = (formula.node, *(name for name, _ in formula.sets))
        yield from (graph.unknown(name) for name in dict.fromkeys(names) if name not in graph.parents)
        for _, inner in formula.sets:
            if inner is not None:
                yield from faults_in(graph, inner)
    elif isinstance(formula, Group):
        yield from faults_in(graph, formula.inner)
    elif isinstance(formula, Operation):
        for part in formula.parts:
            yield from faults_in(graph, part)
        if formula.sign in ("==", "!="):
            yield from _misvalued(graph, *formula.parts)
            yield from _misvalued(graph, *reversed(formula.parts))


def check(graph: Graph, *texts: str) -> None:
    """Raises ModelFault where a query or what is given names what is no node, or a value that a node cannot have."""
    for text in texts:
        for part in split_given(text):
            for fault in faults_in(graph, read_formula(part)) if part else ():
                raise fault


def _misvalued(graph: Graph, left: Formula, right: Formula) -> Iterator[ModelFault]:
    """The fault of an outcome compared with a number that its node cannot be."""
    one, value = _bare(left), number_of(right)
    if not isinstance(one, Outcome) or value is None or one.node not in graph.parents:
        return
    if value not in range(graph.values[one.node]):
        most = graph.values[one.node] - 1
        yield ModelFault(
            "formula", f"{one.node} cannot be {value:g}", f"its values are 0 to {most}", one.node
        )


def _bare(formula: Formula) -> Formula:
    """A formula out of its parentheses."""
    while isinstance(formula, Group):
        formula = formula.inner
    return formula


def number_of(formula: Formula) -> float | None:
    """The number that a formula without outcomes comes to; None where it is another, or divides by 0."""
    formula = _bare(formula)
    if isinstance(formula, Number):
        return formula.value
    if not isinstance(formula, Operation) or formula.sign not in ARITHMETIC:
        return None
    left, right = (number_of(part) for part in formula.parts)
    if left is None or right is None or (formula.sign == "/" and not right):
        return None
    return float(ARITHMETIC[formula.sign](left, right))


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
