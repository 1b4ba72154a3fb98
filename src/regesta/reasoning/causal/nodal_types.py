"""Nodal types: every way a node may answer to its parents, as rows of an array, and their labels.

A type's label lists the node's values as its parents run through their joint settings, the first parent varying
fastest; types are listed with the first of those values varying fastest. So `Y` in `X -> Y` has `00 10 01 11`.
"""

from collections.abc import Iterable
from functools import lru_cache
from math import log2

import numpy as np
import numpy.typing as npt

from regesta.reasoning.causal.evaluation import Array
from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.graph import Graph

Types = npt.NDArray[np.int8]
MOST_TYPES = 2**16
MOST_CELLS = (
    2**11
)  # of settings and values of a node: its answers in two worlds are a table of so many by so many
OPEN = -1  # what a row leaves open


@lru_cache(maxsize=64)
def all_types(values: int, settings: int) -> Types:
    """All types of a node of so many values under so many settings of its parents: an array of type by setting."""
    rows = np.arange(values**settings, dtype=np.int64)[:, None]
    powers = values ** np.arange(settings, dtype=np.int64)[None, :]
    types: Types = (rows // powers % values).astype(np.int8)
    types.setflags(write=False)
    return types


def types_of(graph: Graph, node: str) -> Types:
    """All types of a node: a row each, or one open row where they are too many to list.

    Raises ModelFault where even that is too much, or the node is confounded, so that its types must be listed.
    """
    values, settings = graph.values[node], graph.settings(node)
    if settings * log2(values) > log2(MOST_TYPES):
        if settings * values <= MOST_CELLS and not any(node in pair for pair in graph.confounds):
            return np.full((1, settings), OPEN, dtype=np.int8)
        raise ModelFault(
            "size",
            f"{node} has {values}^{settings} nodal types, too many to list",
            f"give it fewer parents, or say which types it has: types={{{node!r}: [...]}}",
            node,
        )
    return all_types(values, settings)


def given_types(graph: Graph, node: str, labels: Iterable[str]) -> Types:
    """The types of those labels, in their order; raises ModelFault where a label does not fit the node."""
    found = []
    for label in labels:
        if not _fits(graph, node, label):
            raise ModelFault("types", *_misfit(graph, node, label), label)
        found.append([int(digit) for digit in label])
    if not found:
        raise ModelFault("types", f"{node} is given no nodal type", "give at least one", node)
    return np.array(found, dtype=np.int8)


def _fits(graph: Graph, node: str, label: str, wild: str = "") -> bool:
    digits = "0123456789"[: graph.values[node]] + wild
    return len(label) == graph.settings(node) and all(digit in digits for digit in label)


def _misfit(graph: Graph, node: str, label: str) -> tuple[str, str]:
    count = graph.settings(node)
    parents = ", ".join(graph.parents[node])
    of = f"the settings of {parents}" if parents else "its own value"
    return (
        f"{label!r} is no nodal type of {node}",
        f"write {count} digits from 0 to {graph.values[node] - 1}, for {of}",
    )


def labels_of(types: Types) -> tuple[str, ...]:
    """The labels of types; `?` where a row leaves a setting open."""
    digits = np.where(types == OPEN, np.int8(ord("?")), types + np.int8(48)).astype(np.int8)
    text = np.ascontiguousarray(digits).view(f"S{types.shape[1]}").ravel()
    return tuple(one.decode() for one in text.tolist())


def with_label(types: Types, graph: Graph, node: str, label: str) -> npt.NDArray[np.bool_]:
    """Which types a label names, `?` standing for any value; raises ModelFault where it fits none."""
    if not _fits(graph, node, label, "?"):
        raise ModelFault("types", *_misfit(graph, node, label), label)
    chosen = np.ones(len(types), dtype=bool)
    for place, digit in enumerate(label):
        if digit != "?":
            chosen &= types[:, place] == int(digit)
    return chosen


def indicators(types: Types, values: int) -> Array:
    """Whether each type gives each value under each setting: type by (setting, value), as floats."""
    found = types[:, :, None] == np.arange(values, dtype=np.int8)[None, None, :]
    return np.asarray(found.reshape(len(types), -1).astype(np.float64))


@lru_cache(maxsize=64)
def all_indicators(values: int, settings: int) -> Array:
    """`indicators` of all types of a node."""
    return indicators(all_types(values, settings), values)
