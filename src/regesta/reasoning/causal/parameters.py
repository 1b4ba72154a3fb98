"""Parameters: for each node, and each type of the nodes it is confounded with, how its types are distributed.

A `ParameterSet` is one such distribution: the types it spreads over, their Dirichlet weights (the prior), and their
shares (the parameters, the prior's mean unless set). Names are those of CausalQueries: the parameter `Y.01_X.1` is of
the set `Y.X.1` and holds given `X.1`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from regesta.reasoning.causal.evaluation import Array
from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.graph import Graph
from regesta.reasoning.causal.nodal_types import Types, labels_of
from regesta.reasoning.causal.open_types import opened, types_in_row

Numeric = int | float | str | Fraction | Decimal
TOLERANCE = 1e-9


class Parameter(NamedTuple):
    """One parameter: its name, node, set and type, what it holds given, its share and its Dirichlet weight."""

    name: str
    node: str
    set: str
    type: str
    given: str
    value: Fraction
    prior: Fraction


@dataclass(frozen=True, eq=False)
class ParameterSet:
    """How the types of a node are distributed, where the nodes named in `condition` have the types it says.

    `types` are rows of values (type by setting); of a node with too many types, open rows, each of which weighs as all
    the types it stands for. `weights` and `shares` are None while all are 1, or all equal to
    the mean of the prior.
    """

    node: str
    types: Types
    condition: tuple[tuple[str, str], ...] = ()
    given: tuple[str, ...] = ()
    weights: tuple[Fraction, ...] | None = None
    shares: tuple[Fraction, ...] | None = None
    values: int = 2

    @property
    def name(self) -> str:
        """The name of the set: `Y`, `Y.X.1`."""
        return ".".join((self.node, *self.given))

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The labels of its types."""
        return labels_of(self.types)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of its parameters."""
        tail = "".join(f"_{given}" for given in self.given)
        return tuple(f"{self.node}.{label}{tail}" for label in self.labels)

    @property
    def is_flat(self) -> bool:
        """Whether all types weigh 1 and share alike."""
        return self.weights is None and self.shares is None

    @cached_property
    def size(self) -> int:
        """How many types each row stands for."""
        return types_in_row(self.types, self.values)

    def opened(self, settings: Iterable[int]) -> "ParameterSet":
        """The set with these settings told in every row."""
        types = opened(self.types, settings, self.values, node=self.node)
        count = len(types) // len(self.types)
        weights, shares = (
            None if some is None else tuple(one / count for one in some for _ in range(count))
            for some in (self.weights, self.shares)
        )
        return replace(self, types=types, weights=weights, shares=shares)

    @property
    def exact_weights(self) -> tuple[Fraction, ...]:
        """The Dirichlet weights."""
        return self.weights if self.weights is not None else (Fraction(self.size),) * len(self.types)

    @property
    def exact_shares(self) -> tuple[Fraction, ...]:
        """The shares, which are the mean of the prior unless they were set."""
        if self.shares is not None:
            return self.shares
        if self.weights is None:
            return (Fraction(1, len(self.types)),) * len(self.types)
        total = sum(self.weights)
        return tuple(weight / total for weight in self.weights)

    @cached_property
    def prior_mean(self) -> tuple[Fraction, ...]:
        """The mean of the prior."""
        return replace(self, shares=None).exact_shares

    def share_array(self, *, is_exact: bool, of_prior: bool = False) -> Array:
        """The shares as an array of floats or rationals."""
        if not is_exact and self.weights is None and (of_prior or self.shares is None):
            return np.full(len(self.types), 1 / len(self.types))
        shares = self.prior_mean if of_prior else self.exact_shares
        return np.array(shares, dtype=object if is_exact else float)

    def weight_array(self) -> npt.NDArray[np.float64]:
        """The Dirichlet weights as floats."""
        if self.weights is None:
            return np.full(len(self.types), float(self.size))
        return np.array([float(weight) for weight in self.weights])

    def kept(self, chosen: npt.NDArray[np.bool_]) -> "ParameterSet":
        """The set with the chosen types only, their shares made to sum to 1."""
        places = [int(place) for place in np.flatnonzero(chosen)]
        if not places:
            raise ModelFault(
                "types", f"no nodal type of {self.name} is left", "rule out fewer types", self.node
            )
        weights = None if self.weights is None else tuple(self.weights[p] for p in places)
        shares = None if self.shares is None else tuple(self.shares[p] for p in places)
        if shares is not None:
            total = sum(shares)
            shares = tuple(one / total for one in shares) if total else None
        return replace(self, types=self.types[places], weights=weights, shares=shares)


def exact(number: Numeric) -> Fraction:
    """The number as a rational: a float as it prints, so that 0.1 is 1/10."""
    try:
        return Fraction(repr(number) if isinstance(number, float) else number)
    except (ValueError, ZeroDivisionError, OverflowError) as fault:
        raise ModelFault(
            "chances", f"{number!r} is not a number", "write 0.3 or 3/10", str(number)
        ) from fault


def exactly(
    numbers: Numeric | Sequence[Numeric], sets: Iterable[ParameterSet] = (), names: object = None
) -> tuple[Fraction, ...]:
    """Numbers as rationals; where as many parameters are named, in the order that these have in the sets."""
    if isinstance(numbers, str) or not isinstance(numbers, Sequence):
        return (exact(numbers),)
    found = tuple(exact(number) for number in numbers)
    if isinstance(names, Sequence) and not isinstance(names, str) and len(names) == len(found):
        by_name = dict(zip(names, found, strict=True))
        ordered = tuple(by_name[name] for one in sets for name in one.names if name in by_name)
        return ordered if len(ordered) == len(found) else found
    return found


def first_sets(graph: Graph, types: Mapping[str, Types]) -> tuple[ParameterSet, ...]:
    """The sets of a model just drawn: one for each node, or one for each type of those it is confounded with."""
    sets = {node: [ParameterSet(node, types[node], values=graph.values[node])] for node in graph.nodes}
    for later, earlier in graph.confounds:
        found = []
        for cause in sets[earlier]:
            for label, name in zip(cause.labels, cause.names, strict=True):
                for one in sets[later]:
                    condition = _joined(one.condition, (*cause.condition, (earlier, label)))
                    if condition is not None:
                        found.append(replace(one, condition=condition, given=(*one.given, name)))
        sets[later] = sorted(found, key=lambda one: one.name)
    return tuple(one for node in graph.nodes for one in sets[node])


def check_listed(sets: Iterable[ParameterSet]) -> None:
    """Raises ModelFault where a node's types are not listed, so that the share of each cannot be drawn."""
    for one in sets:
        if one.size > 1:
            raise ModelFault(
                "size",
                f"the types of {one.node} are too many for their shares to be drawn",
                "ask at the level of a case, or list its types",
                one.node,
            )


def even_nodes(graph: Graph, sets: Sequence[ParameterSet], *, of_prior: bool) -> list[str]:
    """The nodes that have all their types, by themselves and equally likely."""
    found = []
    conditions = {node for one in sets for node, _ in one.condition}
    of_node: dict[str, list[ParameterSet]] = {}
    for one in sets:
        of_node.setdefault(one.node, []).append(one)
    for node in graph.nodes:
        own = of_node[node]
        if len(own) > 1 or node in conditions:
            continue
        is_flat = own[0].weights is None and (of_prior or own[0].shares is None)
        count = len(own[0].types) * own[0].size
        is_whole = count == graph.values[node] ** graph.settings(node) and len(own[0].types) in (1, count)
        if is_flat and is_whole:
            found.append(node)
    return found


def _joined(
    one: tuple[tuple[str, str], ...], other: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...] | None:
    """Two conditions as one, or None where they contradict each other."""
    merged = dict(one)
    for node, label in other:
        if merged.setdefault(node, label) != label:
            return None
    return tuple(merged.items())


def listed(sets: Iterable[ParameterSet]) -> tuple[Parameter, ...]:
    """All parameters of the sets, in order."""
    return tuple(
        Parameter(name, one.node, one.name, label, ", ".join(one.given), share, weight)
        for one in sets
        for name, label, share, weight in zip(
            one.names, one.labels, one.exact_shares, one.exact_weights, strict=True
        )
    )


def with_weights(
    sets: Sequence[ParameterSet], chosen: Sequence[npt.NDArray[np.bool_]], numbers: Sequence[Fraction]
) -> tuple[ParameterSet, ...]:
    """The sets with the chosen types' Dirichlet weights replaced: by one number, or by one for each in order."""
    if any(number <= 0 for number in numbers):
        raise ModelFault("chances", "a Dirichlet weight must be above 0", "write weights such as 0.5, 1 or 2")
    replaced = _replaced([tuple(w / one.size for w in one.exact_weights) for one in sets], chosen, numbers)
    return tuple(
        replace(one, weights=tuple(weight * one.size for weight in new))
        for one, new in zip(sets, replaced, strict=True)
    )


def with_shares(
    sets: Sequence[ParameterSet], chosen: Sequence[npt.NDArray[np.bool_]], numbers: Sequence[Fraction]
) -> tuple[ParameterSet, ...]:
    """The sets with the chosen types' shares replaced; the others of a set keep their proportions and fill it up."""
    if any(number < 0 for number in numbers):
        raise ModelFault("chances", "a share cannot be below 0", "write shares from 0 to 1")
    replaced = _replaced([one.exact_shares for one in sets], chosen, numbers)
    found = []
    for one, new, marks in zip(sets, replaced, chosen, strict=True):
        found.append(one if not marks.any() else replace(one, shares=_filled(one, new, marks)))
    return tuple(found)


def with_named_shares(
    sets: Sequence[ParameterSet], numbers: Mapping[str, Numeric]
) -> tuple[ParameterSet, ...]:
    """The sets with the shares of parameters set by name, all at once; the others of a set share what these leave.

    Raises ModelFault where a name is unknown, a share is below 0, or those of a set come to more than 1, or to less
    with none left to share the rest.
    """
    shares = {name: exact(number) for name, number in numbers.items()}
    chosen = [np.array([name in shares for name in one.names]) for one in sets]
    unknown = [name for name in shares if not any(name in one.names for one in sets)]
    if unknown:
        raise no_parameter(unknown[0])
    if not shares:
        return tuple(sets)
    for one, marks in zip(sets, chosen, strict=True):
        total = sum((shares[name] for name in one.names if name in shares), Fraction(0))
        if total > 1 + TOLERANCE or (marks.all() and total < 1 - TOLERANCE):
            raise _not_one(one, total)
    return with_shares(sets, chosen, [shares[name] for one in sets for name in one.names if name in shares])


def no_parameter(name: str = "") -> ModelFault:
    """The fault of what names no parameter."""
    return ModelFault(
        "chances",
        f"{name} is no parameter" if name else "no parameter is meant",
        "name a node, type, statement or set that exists",
        name,
    )


def _not_one(one: ParameterSet, total: Fraction) -> ModelFault:
    return ModelFault(
        "chances",
        f"the shares given for {one.name} come to {float(total):g}, not 1",
        "the shares of a set add up to 1",
        one.node,
    )


def _replaced(
    old: Sequence[tuple[Fraction, ...]],
    chosen: Sequence[npt.NDArray[np.bool_]],
    numbers: Sequence[Fraction],
) -> list[tuple[Fraction, ...]]:
    count = sum(int(marks.sum()) for marks in chosen)
    if not count:
        raise no_parameter()
    if len(numbers) not in (1, count):
        raise ModelFault(
            "chances", f"{len(numbers)} numbers for {count} parameters", f"give 1 number or {count}"
        )
    supply = iter([numbers[0]] * count if len(numbers) == 1 else numbers)
    return [
        tuple(next(supply) if is_chosen else number for number, is_chosen in zip(row, marks, strict=True))
        for row, marks in zip(old, chosen, strict=True)
    ]


def _filled(
    one: ParameterSet, new: tuple[Fraction, ...], marks: npt.NDArray[np.bool_]
) -> tuple[Fraction, ...]:
    """Shares that sum to 1: those not chosen scaled to what the chosen leave; all of them, where none is left."""
    fixed = sum((n for n, is_chosen in zip(new, marks, strict=True) if is_chosen), Fraction(0))
    rest = sum((n for n, is_chosen in zip(new, marks, strict=True) if not is_chosen), Fraction(0))
    if marks.all():
        if not fixed:
            raise ModelFault("chances", f"all shares of {one.name} are 0", "give one above 0", one.node)
        return tuple(n / fixed for n in new)
    if fixed > 1 + TOLERANCE or (not rest and abs(fixed - 1) > TOLERANCE):
        raise _not_one(one, fixed)
    left = max(Fraction(0), 1 - fixed)
    scaled = [
        n if is_chosen else (n * left / rest if rest else Fraction(0))
        for n, is_chosen in zip(new, marks, strict=True)
    ]
    total = sum(scaled)
    return tuple(n / total for n in scaled)
