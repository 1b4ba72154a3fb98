"""Urns: the exact posterior of a district whose types are only partly seen, as a mixture of Dirichlets.

Cases are taken one after another, each adding a ball of the class it drew to the urn of its set (Blackwell and MacQueen
1973). Where several classes may have been drawn, the states part; states with the same balls are one.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import comb, prod

import numpy as np

from regesta.reasoning.causal.districts import Choice, District, Filled
from regesta.reasoning.causal.evaluation import Array

MOST_TRANSITIONS = 60_000
MOST_ALLOTMENTS = 10**7  # states there might be, were none alike: beyond it, merging is not tried
Balls = tuple[int, ...]


class Urns:
    """The posterior of a district given filled rows: states of its urns, each with its weight.

    `is_feasible` is False where there are too many; the rest then holds nothing.
    """

    def __init__(self, district: District, rows: Sequence[tuple[Filled, int]]) -> None:
        self.district = district
        self.classes = district.classes([row for row, _ in rows])
        self.starts = tuple(np.cumsum([0, *(len(one.weights) for one in self.classes)]).tolist())
        weights = [
            _by_class(one.exact_weights, c.of_type)
            for one, c in zip(district.sets, self.classes, strict=True)
        ]
        self.weights = tuple(weight for some in weights for weight in some)
        self.totals = tuple(sum(some, Fraction(0)) for some in weights)
        self.states: dict[Balls, Fraction] = {(0,) * self.starts[-1]: Fraction(1)}
        self.is_feasible = self._filled(rows)

    def _filled(self, rows: Sequence[tuple[Filled, int]]) -> bool:
        every = [(self.district.choices(row, self.classes), count) for row, count in rows]
        if (
            prod(comb(count + len(choices) - 1, count) for choices, count in every if choices)
            > MOST_ALLOTMENTS
        ):
            return False
        steps = 0
        for choices, count in every:
            for _ in range(count):
                steps += len(self.states) * len(choices)
                if steps > MOST_TRANSITIONS:
                    return False
                self.states = self._drawn(choices)
        return True

    def _drawn(self, choices: Sequence[Choice]) -> dict[Balls, Fraction]:
        """The states after one more case that may come about in these ways."""
        found: dict[Balls, Fraction] = {}
        for balls, weight in self.states.items():
            for choice in choices:
                chance, more = weight, list(balls)
                for number, of_class in choice:
                    start, end = self.starts[number : number + 2]
                    place = start + of_class
                    chance *= (self.weights[place] + balls[place]) / (
                        self.totals[number] + sum(balls[start:end])
                    )
                    more[place] += 1
                key = tuple(more)
                found[key] = found.get(key, Fraction(0)) + chance
        return found

    @property
    def likelihood(self) -> Fraction:
        """The chance of the rows under the prior, in the order they came."""
        return sum(self.states.values(), Fraction(0))

    def table(self, *, is_exact: bool) -> Array:
        """The joint distribution of the types of one more case."""
        total: Array | None = None
        whole = self.likelihood
        for balls, weight in self.states.items():
            share = weight / whole if is_exact else float(weight / whole)
            one = self.district.table([mean for mean, _ in self._moments(balls, is_exact=is_exact)]) * share
            total = one if total is None else total + one
        assert total is not None
        return total

    def moments(self, number: int) -> tuple[Array, Array]:
        """The mean of each share of a set, and of its square, as rationals."""
        whole = self.likelihood
        found = [
            (weight / whole, list(self._moments(balls, is_exact=True))[number])
            for balls, weight in self.states.items()
        ]
        first = sum(weight * one[0] for weight, one in found)
        return np.asarray(first), np.asarray(sum(weight * one[1] for weight, one in found))

    def _moments(self, balls: Balls, *, is_exact: bool) -> Iterator[tuple[Array, Array]]:
        """For each set, the mean of its shares and of their squares in one state."""
        kind = object if is_exact else float
        for number, one in enumerate(self.district.sets):
            start, end = self.starts[number : number + 2]
            size = self.totals[number] + sum(balls[start:end])
            weights = np.array(one.exact_weights, dtype=object)
            of_type = self.classes[number].of_type
            whole = np.array(self.weights[start:end], dtype=object)[of_type]
            grown = whole + np.array(balls[start:end], dtype=object)[of_type]
            mean = weights * grown / (whole * size)
            square = weights * (weights + 1) * grown * (grown + 1) / (whole * (whole + 1) * size * (size + 1))
            yield mean.astype(kind), square.astype(kind)


def _by_class(weights: Sequence[Fraction], of_type: Array) -> list[Fraction]:
    found = [Fraction(0)] * (int(of_type.max()) + 1)
    for weight, of_class in zip(weights, of_type.tolist(), strict=True):
        found[of_class] += weight
    return found
