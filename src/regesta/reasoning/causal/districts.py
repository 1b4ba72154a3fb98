"""Districts: nodes joined by confounding, whose types are distributed together.

Every node is in one district, most in one of their own. Types that answer alike wherever the data look weigh as one
*class*, unless another node's distribution depends on which of them it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from regesta.reasoning.causal.allocations import Observation
from regesta.reasoning.causal.evaluation import Array
from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.graph import Graph
from regesta.reasoning.causal.nodal_types import Types, labels_of
from regesta.reasoning.causal.parameters import ParameterSet

Filled = tuple[int | None, ...]  # the value of each node, None where nothing observed depends on it
Choice = tuple[tuple[int, int], ...]  # for each set drawn on, the class drawn from it
MOST_CHOICES = 200_000
MOST_JOINT_TYPES = 2**22


class Classes(NamedTuple):
    """The types of a set in classes: of which each type is, and the whole weight of each."""

    of_type: npt.NDArray[np.int64]
    weights: Array


@dataclass(frozen=True, eq=False)
class District:
    """Nodes whose types are distributed together, and their sets; `mask` leaves out joint types ruled out, if any."""

    graph: Graph
    nodes: tuple[str, ...]
    sets: tuple[ParameterSet, ...]
    types: Mapping[str, Types]
    mask: Array | None = None

    @property
    def is_single(self) -> bool:
        """Whether it is one node with one distribution and nothing ruled out."""
        return len(self.sets) == 1 and self.mask is None

    def seen(self, filled: Filled) -> tuple[Observation | None, ...]:
        """What a filled row shows of each of its nodes: the setting of the parents and the value."""
        values = dict(zip(self.graph.nodes, filled, strict=True))
        found: list[Observation | None] = []
        for node in self.nodes:
            value = values[node]
            if value is None:
                found.append(None)
                continue
            parents = {parent: values[parent] or 0 for parent in self.graph.parents[node]}
            found.append((self.graph.setting(node, parents), value))
        return tuple(found)

    def table(self, shares: Sequence[Array]) -> Array:
        """The joint distribution of the types, given the shares of each set (after an axis of draws, if any)."""
        if self.is_single:
            return shares[0]
        size = np.prod([float(len(self.types[node])) for node in self.nodes])
        if size > MOST_JOINT_TYPES:
            raise ModelFault(
                "size",
                f"{', '.join(self.nodes)} have {size:,.0f} joint types, too many",
                "rule out types, or confound fewer nodes",
                self.nodes[0],
            )
        lead = shares[0].shape[:-1]
        table = np.ones((*lead, *([1] * len(self.nodes))), dtype=shares[0].dtype)
        for node in self.nodes:
            table = table * self._conditional(node, shares, lead)
        return table if self.mask is None else table * self.mask

    def _conditional(self, node: str, shares: Sequence[Array], lead: tuple[int, ...]) -> Array:
        """The distribution of a node's types given those it depends on, with an axis for each node of the district."""
        own = [(number, one) for number, one in enumerate(self.sets) if one.node == node]
        on = [name for name, _ in own[0][1].condition]
        shape = [len(self.types[n]) if n in on or n == node else 1 for n in self.nodes]
        found = np.zeros((*lead, *shape), dtype=shares[0].dtype)
        for number, one in own:
            condition = dict(one.condition)
            index: list[slice | int | list[int]] = [slice(None)] * len(lead)
            for name in self.nodes:
                if name == node:
                    index.append(self.places(one))
                else:
                    index.append(self.place(name, condition[name]) if name in condition else 0)
            found[tuple(index)] = shares[number]
        return found

    def place(self, node: str, label: str) -> int:
        """Where a type of that label stands among a node's types."""
        return labels_of(self.types[node]).index(label)

    def places(self, one: ParameterSet) -> list[int]:
        """Where a set's types stand among its node's types."""
        order = {label: place for place, label in enumerate(labels_of(self.types[one.node]))}
        return [order[label] for label in one.labels]

    def classes(self, rows: Sequence[Filled]) -> tuple[Classes, ...]:
        """The classes of each set, given the rows that were seen."""
        seen = [self.seen(row) for row in rows]
        conditioning = {name for one in self.sets for name, _ in one.condition}
        found = []
        for one in self.sets:
            if one.node in conditioning or self.mask is not None:
                of_type = np.arange(len(one.types), dtype=np.int64)
            else:
                kinds = {row[self.nodes.index(one.node)] for row in seen}
                columns = [one.types[:, kind[0]] == kind[1] for kind in kinds if kind is not None]
                of_type = _numbered(columns, len(one.types))
            found.append(Classes(of_type, np.bincount(of_type, weights=one.weight_array())))
        return tuple(found)

    def choices(self, filled: Filled, classes: Sequence[Classes]) -> tuple[Choice, ...]:
        """Every way a case that shows this may come about: which class of which sets it draws."""
        seen = dict(zip(self.nodes, self.seen(filled), strict=True))
        needed = {node for node in self.nodes if seen[node] is not None or self.mask is not None}
        for one in reversed(self.sets):
            if one.node in needed:
                needed.update(name for name, _ in one.condition)
        order = [node for node in self._in_order() if node in needed]
        found: list[Choice] = []
        for choice in self._chosen(order, seen, classes, {}):
            found.append(choice)
            if len(found) > MOST_CHOICES:
                raise ModelFault(
                    "size", "a case may come about in too many ways", "rule out types", self.nodes[0]
                )
        return tuple(found)

    def _in_order(self) -> list[str]:
        """The nodes so that each stands after those its distribution depends on."""
        left, order = list(self.nodes), list[str]()
        on = {one.node: {name for name, _ in one.condition} for one in self.sets}
        while left:
            ready = next(node for node in left if not on[node] & set(left))
            left.remove(ready)
            order.append(ready)
        return order

    def _chosen(
        self,
        order: Sequence[str],
        seen: Mapping[str, Observation | None],
        classes: Sequence[Classes],
        fixed: dict[str, str],
    ) -> Iterator[Choice]:
        if not order:
            is_out = (
                self.mask is not None and not self.mask[tuple(self.place(n, fixed[n]) for n in self.nodes)]
            )
            if not is_out:
                yield ()
            return
        node, rest = order[0], order[1:]
        for number, one in enumerate(self.sets):
            if one.node != node or any(fixed.get(name) != label for name, label in one.condition):
                continue
            kind = seen[node]
            agrees = np.ones(len(one.types), dtype=bool) if kind is None else one.types[:, kind[0]] == kind[1]
            tried: set[int] = set()
            for place in np.flatnonzero(agrees).tolist():
                of_class = int(classes[number].of_type[place])
                if of_class in tried:
                    continue
                tried.add(of_class)
                for choice in self._chosen(rest, seen, classes, {**fixed, node: one.labels[place]}):
                    yield ((number, of_class), *choice)


def _numbered(columns: Sequence[npt.NDArray[np.bool_]], count: int) -> npt.NDArray[np.int64]:
    """Rows of marks numbered so that equal rows have equal numbers."""
    if not columns:
        return np.zeros(count, dtype=np.int64)
    _, numbers = np.unique(np.stack(columns, axis=1), axis=0, return_inverse=True)
    return numbers.reshape(-1).astype(np.int64)


def node_types(graph: Graph, sets: Sequence[ParameterSet]) -> dict[str, Types]:
    """The types of each node: those of its sets, in the order in which they come."""
    found: dict[str, Types] = {}
    for node in graph.nodes:
        own = [one for one in sets if one.node == node]
        if len(own) == 1 or all(one.types is own[0].types for one in own):
            found[node] = own[0].types
            continue
        rows = np.concatenate([one.types for one in own])
        _, first = np.unique(rows, axis=0, return_index=True)
        found[node] = rows[np.sort(first)]
    return found


def districts_of(
    graph: Graph, sets: Sequence[ParameterSet], *, is_one: bool = False
) -> tuple[tuple[str, ...], ...]:
    """The nodes of each district, in order; `is_one` takes all nodes together."""
    home = {node: {node} for node in graph.nodes}
    pairs = [(one.node, name) for one in sets for name, _ in one.condition]
    if is_one:
        pairs.extend((graph.nodes[0], node) for node in graph.nodes[1:])
    for left, right in pairs:
        merged = home[left] | home[right]
        for node in merged:
            home[node] = merged
    found = dict.fromkeys(tuple(node for node in graph.nodes if node in home[one]) for one in graph.nodes)
    return tuple(found)
