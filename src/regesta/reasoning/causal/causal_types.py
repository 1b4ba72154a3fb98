"""Causal types: every joint choice of nodal types, and what each would do. For small models only; queries need none."""

from collections.abc import Mapping

import numpy as np

from regesta.reasoning.causal.evaluation import Array, evaluate
from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.formulas import Formula, Number, Outcome
from regesta.reasoning.causal.graph import Graph
from regesta.reasoning.causal.nodal_types import Types
from regesta.reasoning.causal.open_types import is_open

MOST_CAUSAL_TYPES = 2**20


def check_size(types: Mapping[str, Types]) -> None:
    """Raises ModelFault where a model has more causal types than can be listed."""
    if any(is_open(rows) for rows in types.values()):
        raise ModelFault(
            "size", "a node has too many nodal types to list", "ask a query instead, which needs no list"
        )
    count = np.prod([float(len(rows)) for rows in types.values()])
    if count > MOST_CAUSAL_TYPES:
        raise ModelFault(
            "size",
            f"the model has {count:,.0f} causal types, too many to list",
            "ask a query instead, which needs no list",
        )


def satisfied(graph: Graph, types: Mapping[str, Types], formula: Formula) -> Array:
    """The formula's value for each causal type: an axis for each node, in their order."""
    check_size(types)

    def value(outcome: Outcome) -> Array:
        setting = {name: _of(inner) for name, inner in outcome.sets if inner is not None}
        return realised(graph, types, outcome.node, setting, {})

    def _of(inner: Formula) -> Array:
        return np.asarray(inner.value) if isinstance(inner, Number) else evaluate(inner, value)

    found = evaluate(formula, value)
    return np.broadcast_to(found, tuple(len(types[node]) for node in graph.nodes))


def realised(
    graph: Graph, types: Mapping[str, Types], node: str, setting: Mapping[str, Array], known: dict[str, Array]
) -> Array:
    """The value of a node for each causal type where others are set; broadcasts over an axis for each node."""
    if node in setting:
        return setting[node]
    if node not in known:
        place: Array = np.asarray(0)
        stride = 1
        for parent in graph.parents[node]:
            place = place + realised(graph, types, parent, setting, known).astype(int) * stride
            stride *= graph.values[parent]
        axis = graph.nodes.index(node)
        own = np.arange(len(types[node])).reshape([-1 if i == axis else 1 for i in range(len(graph.nodes))])
        known[node] = types[node][own, place].astype(int)
    return known[node]
