"""Events: the chance of every joint setting of the nodes, as data would show it."""

from collections.abc import Sequence
from itertools import product

import numpy as np

from regesta.reasoning.causal.elimination import Belief, distribution
from regesta.reasoning.causal.evaluation import Array
from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.worlds import MOST_CELLS, Table, Worlds, formula_of, prepared


def events(belief: Belief, excluded: Sequence[str] = ()) -> dict[str, float]:
    """The chance of each event, the first node varying fastest: `{"X0Y0": 0.25, …}`.

    Statements `excluded` hold of no case; the chances are of the cases left.
    """
    graph = belief.graph
    counts = [graph.values[node] for node in graph.nodes]
    if np.prod([float(count) for count in counts]) > MOST_CELLS:
        raise ModelFault("size", "the model has too many events to list", "ask queries instead")
    worlds = Worlds(graph)
    formulas = tuple(formula_of(graph, statement) for statement in excluded)
    query = prepared(graph, "1==1", excluded=formulas, noticed=graph.nodes, worlds=worlds)
    variables = tuple(worlds.reference(node, {}) for node in graph.nodes)
    allowed = {**{one: tuple(range(c)) for one, c in zip(variables, counts, strict=True)}, **query.allowed}
    asked = Table(variables, np.ones(counts))
    joint: Array = distribution(belief, query._replace(asked=asked), {}, "events")
    total = joint.sum()
    found = {}
    for setting in product(*(range(count) for count in reversed(counts))):
        values = tuple(reversed(setting))
        name = "".join(f"{node}{value}" for node, value in zip(graph.nodes, values, strict=True))
        places = [
            allowed[one].index(v) if v in allowed[one] else -1
            for one, v in zip(variables, values, strict=True)
        ]
        found[name] = 0.0 if -1 in places else float(joint[tuple(places)] / total)
    return found
