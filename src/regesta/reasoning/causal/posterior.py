"""Posteriors: a model that has learned from data, exact where the sum over what is unseen can be carried out.

Fully observed cases leave the districts independent: an `Allocation` for a node of its own, `Urns` where confounding
hides types. Gaps are filled in every way, each way weighed by its likelihood. Where that is too much, the posterior is
sampled, and says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import log, sqrt

import numpy as np

from regesta.reasoning.causal.allocations import Allocation, Observation
from regesta.reasoning.causal.answers import Estimate
from regesta.reasoning.causal.districts import District, Filled
from regesta.reasoning.causal.elimination import Belief
from regesta.reasoning.causal.evaluation import Array
from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.graph import Graph
from regesta.reasoning.causal.nodal_types import Types
from regesta.reasoning.causal.observations import Row, completion_count, completions
from regesta.reasoning.causal.sampling import Sample, sampled, summary
from regesta.reasoning.causal.urns import Urns

MOST_COMPLETIONS = 4_000


class _Single:
    """The posterior of a district that is one node with one distribution."""

    def __init__(self, district: District, rows: Sequence[tuple[Filled, int]]) -> None:
        counts: dict[Observation, int] = {}
        for row, count in rows:
            (seen,) = district.seen(row)
            if seen is not None:
                counts[seen] = counts.get(seen, 0) + count
        (one,) = district.sets
        weights = one.exact_weights if one.size > 1 else one.weights
        self.allocation = Allocation(one.types, weights, counts)
        self.is_feasible = self.allocation.is_feasible

    @property
    def likelihood(self) -> Fraction:
        """The chance of what was seen under the prior."""
        return self.allocation.likelihood

    def table(self, *, is_exact: bool) -> Array:
        """The distribution of the type of one more case."""
        return self.allocation.mean(is_exact=is_exact)

    def moments(self, number: int) -> tuple[Array, Array]:
        """The mean of each share, and of its square, as rationals."""
        assert number == 0
        return self.allocation.mean(is_exact=True), self.allocation.second_moment()


Learned = _Single | Urns
Ways = tuple[tuple[int, ...], ...]


class _Mixture:
    """The exact posterior: for each way the gaps may be filled, its weight and what each district has learned."""

    def __init__(self, parts: Sequence[tuple[Fraction, tuple[Learned, ...], Ways]]) -> None:
        self.likelihood = sum((weight for weight, _, _ in parts), Fraction(0))
        self.parts = [(weight / self.likelihood, learned) for weight, learned, _ in parts if weight]
        self.starts = [(float(weight / self.likelihood), ways) for weight, _, ways in parts if weight]

    def moments(self, district: int, number: int) -> tuple[Array, Array]:
        """The mean of each share of a set, and of its square, as rationals."""
        known: dict[Learned, tuple[Array, Array]] = {}
        first: Array = np.asarray(0)
        second: Array = np.asarray(0)
        for weight, learned in self.parts:
            one = learned[district]
            if one not in known:
                known[one] = one.moments(number)
            first = first + known[one][0] * weight
            second = second + known[one][1] * weight
        return first, second


def _learned(
    districts: Sequence[District], rows: Sequence[Row], *, most: int = MOST_COMPLETIONS
) -> _Mixture | None:
    """The exact posterior, or None where it cannot be summed; raises ModelFault where the data cannot be."""
    if completion_count(rows) > most:
        return None
    known: dict[tuple[int, frozenset[tuple[object, int]]], Learned] = {}
    parts = []
    for completion in completions(rows):
        learned, weight = [], completion.weight
        for number, district in enumerate(districts):
            merged: dict[object, int] = {}
            for row, count in completion.rows:
                seen = district.seen(row)
                merged[seen] = merged.get(seen, 0) + count
            key = (number, frozenset(merged.items()))
            if key not in known:
                kind = _Single if district.is_single else Urns
                known[key] = kind(district, completion.rows)
            if not known[key].is_feasible:
                return None
            weight *= known[key].likelihood
            learned.append(known[key])
        parts.append((weight, tuple(learned), completion.ways))
    if not any(weight for weight, _, _ in parts):
        raise ModelFault(
            "data",
            "the data cannot come about in this model",
            "look at the rows that its restrictions rule out",
        )
    return _Mixture(parts)


@dataclass(frozen=True, eq=False)
class Learning:
    """What districts learn from rows: exactly, or from draws."""

    graph: Graph
    districts: tuple[District, ...]
    types: Mapping[str, Types]
    rows: tuple[Row, ...]
    draws: int = 20_000
    seed: int = 1
    is_sampling: bool = False

    @cached_property
    def exact(self) -> _Mixture | None:
        """The exact posterior; None where it cannot be summed, or sampling was asked for."""
        return None if self.is_sampling else _learned(self.districts, self.rows)

    @cached_property
    def sample(self) -> Sample:
        """Draws from the posterior."""
        starts = self.exact.starts if self.exact is not None else []
        return sampled(self.districts, self.rows, draws=self.draws, seed=self.seed, starts=starts)

    @property
    def likelihood(self) -> Fraction | None:
        """The chance of the data, row after row in their order; None where it cannot be summed."""
        return None if self.exact is None else self.exact.likelihood

    @property
    def log_likelihood(self) -> float | None:
        """The natural logarithm of the chance of the data; None where it cannot be summed."""
        found = self.likelihood
        return None if found is None else log(found.numerator) - log(found.denominator)

    def belief(self, *, is_exact: bool) -> tuple[Belief, Array]:
        """What is believed exactly of the types of one more case, and the weight of each way the gaps are filled."""
        assert self.exact is not None
        parts = self.exact.parts
        tables: dict[tuple[str, ...], Array] = {}
        for number, district in enumerate(self.districts):
            known: dict[Learned, Array] = {}
            for _, learned in parts:
                if learned[number] not in known:
                    known[learned[number]] = learned[number].table(is_exact=is_exact)
            rows = [known[learned[number]] for _, learned in parts]
            tables[district.nodes] = rows[0] if len(rows) == 1 else np.stack(rows)
        kind = object if is_exact else float
        weights = np.array([weight for weight, _ in parts], dtype=kind)
        return Belief(self.graph, self.types, tables, None if len(parts) == 1 else len(parts), {}), weights

    def drawn(self) -> Belief:
        """Draws of what may be believed of the types."""
        tables = {
            district.nodes: district.table(shares)
            for district, shares in zip(self.districts, self.sample.shares, strict=True)
        }
        return Belief(self.graph, self.types, tables, self.sample.draws)

    def estimates(self, *, is_exact: bool = False) -> tuple[Estimate, ...]:
        """What is known of each parameter, in the order of the sets."""
        found = []
        for number, district in enumerate(self.districts):
            for place, one in enumerate(district.sets):
                draws = self.sample.shares[number][place]
                exact = None if self.exact is None else self.exact.moments(number, place)
                for column, name in enumerate(one.names):
                    drawn = summary(draws[:, column], self.sample.chains)
                    if exact is None:
                        found.append(
                            Estimate(
                                name, drawn["mean"], drawn["sd"], drawn["low"], drawn["high"], drawn["error"]
                            )
                        )
                        continue
                    mean, square = Fraction(exact[0][column]), Fraction(exact[1][column])
                    sd = sqrt(max(Fraction(0), square - mean * mean))
                    found.append(
                        Estimate(name, mean if is_exact else float(mean), sd, drawn["low"], drawn["high"])
                    )
        order = {name: place for place, name in enumerate(self.names)}
        return tuple(sorted(found, key=lambda one: order[one.name]))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all parameters, node by node."""
        by_node: dict[str, list[str]] = {node: [] for node in self.graph.nodes}
        for district in self.districts:
            for one in district.sets:
                by_node[one.node].extend(one.names)
        return tuple(name for names in by_node.values() for name in names)
