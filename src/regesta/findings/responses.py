"""The assumptions of a model in words: what a parameter set is about, and what each nodal type of it does."""

from regesta.reasoning.causal import Model
from regesta.reasoning.causal.graph import Graph
from regesta.reasoning.causal.responses import Case, responses
from regesta.wording import both, listed, said, word

MOST_CASES = 6  # that a sentence tells


def set_in_words(model: Model, name: str) -> str:
    """What the shares of a parameter set are of: `how Leave depends on Plans and Offer`."""
    graph, own = model.graph, next(one for one in model.sets if one.name == name)
    parents = graph.parents[own.node]
    about = (
        said("how {node} depends on {parents}", node=own.node, parents=listed(parents))
        if parents
        else said("how likely {node} is", node=own.node)
    )
    if not own.condition:
        return about
    where = both([type_in_words(graph, node, label) for node, label in own.condition])
    return said("{about}, where {condition}", about=about, condition=where)


def type_in_words(graph: Graph, node: str, label: str) -> str:
    """What a node of one nodal type does: `Leave is yes when Plans is yes and Offer is no, else no`."""
    parents = graph.parents[node]
    if "?" in label:
        return _as_labelled(node, label)
    found = responses([int(digit) for digit in label], [graph.values[one] for one in parents])
    if found is None or found.length > MOST_CASES:
        return _as_labelled(node, label)
    otherwise = _value(graph, node, found.otherwise)
    if not parents:
        return said("{node} is {value}", node=node, value=otherwise)
    if not found.cases:
        return said("{node} is {value} in any case", node=node, value=otherwise)
    told = ""
    for value, cases in found.cases:
        of_value = _value(graph, node, value)
        when = _cases(graph, node, cases)
        told = (
            said("{told}, {value} when {cases}", told=told, value=of_value, cases=when)
            if told
            else said("{node} is {value} when {cases}", node=node, value=of_value, cases=when)
        )
    return said("{told}, else {value}", told=told, value=otherwise)


def _as_labelled(node: str, label: str) -> str:
    return said("{node} responds as {label}", node=node, label=label)


def _cases(graph: Graph, node: str, cases: tuple[Case, ...]) -> str:
    told = ""
    for case in cases:
        conditions = [
            said("when|{node} is {value}", node=parent, value=_value(graph, parent, value))
            for parent, value in zip(graph.parents[node], case, strict=True)
            if value is not None
        ]
        when = both(conditions)
        told = said("{cases}, or when {case}", cases=told, case=when) if told else when
    return told


def _value(graph: Graph, node: str, value: int) -> str:
    """A value of a node: yes and no where it has two."""
    return word("value", "yes" if value else "no") if graph.values[node] == 2 else str(value)
