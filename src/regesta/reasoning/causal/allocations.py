"""Allocations: the exact posterior of one Dirichlet over types, given cases each of which shows some of its type.

The chance of the cases is a sum over every allotment of cases to types they agree with. Written as a power series in
one letter a case, the weight of a type that agrees with the cases M is (1 - sum of M)^-alpha, whose logarithm is
alpha times the sum over non-empty B within M of (|B|-1)! x^B. So the product over all types is the exponential of one
series, A(B) (|B|-1)! x^B, where A(B) is the whole weight of the types that agree with all of B: a sum over the ways to
part the cases into blocks (the alpha-permanent; Vere-Jones 1997). It costs about 3^n for n different cases whatever
the number of types, less where cases repeat, and all of it in whole numbers.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import product
from math import comb, factorial, lcm, prod

import numpy as np
import numpy.typing as npt

from regesta.reasoning.causal.evaluation import Array
from regesta.reasoning.causal.nodal_types import Types

MOST_STEPS = 2_000_000
STEPS_OF_A_DIVISION = 1 / 12  # it runs over whole axes at once
MOST_KINDS = 16
Observation = tuple[int, int]  # the setting of the parents and the value the node took


class Allocation:
    """The posterior of a set's shares, given how often each observation was made of its node."""

    def __init__(
        self, types: Types, weights: Sequence[Fraction] | None, counts: dict[Observation, int]
    ) -> None:
        self.types = types
        self.weights = weights
        self.kinds = tuple(kind for kind, count in counts.items() if count)
        self.counts = tuple(counts[kind] for kind in self.kinds)
        self.cases = sum(self.counts)

    @cached_property
    def codes(self) -> npt.NDArray[np.int64]:
        """For each type, which kinds of observation it agrees with, as bits."""
        codes = np.zeros(len(self.types), dtype=np.int64)
        for bit, (setting, value) in enumerate(self.kinds):
            codes |= (self.types[:, setting] == value).astype(np.int64) << bit
        return codes

    @cached_property
    def scale(self) -> int:
        """The common denominator of the weights."""
        return 1 if self.weights is None else lcm(*(weight.denominator for weight in self.weights))

    @cached_property
    def scaled(self) -> tuple[int, ...] | None:
        """The weights as whole numbers; None where all are 1."""
        return None if self.weights is None else tuple(int(weight * self.scale) for weight in self.weights)

    @cached_property
    def by_code(self) -> list[int]:
        """The whole weight of the types with each code."""
        size = 1 << len(self.kinds)
        if self.scaled is None:
            return [int(count) for count in np.bincount(self.codes, minlength=size)]
        found = [0] * size
        for code, weight in zip(self.codes.tolist(), self.scaled, strict=True):
            found[code] += weight
        return found

    @cached_property
    def total(self) -> Fraction:
        """The whole weight of all types."""
        return Fraction(sum(self.by_code), self.scale)

    @property
    def is_feasible(self) -> bool:
        """Whether the sum can be carried out."""
        return len(self.kinds) <= MOST_KINDS and min(self._costs) <= MOST_STEPS

    @cached_property
    def _costs(self) -> tuple[float, float]:
        """The steps of the exponential, and of one division after another."""
        blocks = prod((count + 1) * (count + 2) / 2 for count in self.counts)
        if self.scale != 1 or len(self.kinds) > MOST_KINDS:
            return blocks, float("inf")
        states = prod(float(count + 1) for count in self.counts)
        rounds = sum(w * code.bit_count() for code, w in enumerate(self.by_code) if w and code)
        return blocks, states * max(1, rounds) * STEPS_OF_A_DIVISION

    @cached_property
    def _strides(self) -> tuple[int, ...]:
        strides, size = [], 1
        for count in self.counts:
            strides.append(size)
            size *= count + 1
        return (*strides, size)

    @cached_property
    def sums(self) -> list[int]:
        """For each part of the cases (so many of each kind), the sum over its allotments, times scale^size."""
        blocks, divisions = self._costs
        if divisions < blocks:
            return self._by_divisions()
        if all(count == 1 for count in self.counts):
            return self._by_subsets()
        return self._by_blocks()

    @cached_property
    def agreeing(self) -> list[int]:
        """For each set of kinds, the whole weight of the types that agree with all of them."""
        found = np.array(self.by_code, dtype=object)
        for bit in range(len(self.kinds)):
            view = found.reshape(-1, 2, 1 << bit)
            view[:, 0] += view[:, 1]
        return list(found)

    def _by_subsets(self) -> list[int]:
        """The exponential where all observations differ: parts are sets, written as bits."""
        scale, size = self.scale, 1 << len(self.kinds)
        blocks = [0] * size
        for part in range(1, size):
            many = part.bit_count()
            blocks[part] = self.agreeing[part] * factorial(many - 1) * scale ** (many - 1)
        sums = [1] + [0] * (size - 1)
        for part in range(1, size):
            top = 1 << (part.bit_length() - 1)
            rest = part ^ top
            inner, found = rest, blocks[part]
            while inner:
                found += blocks[part ^ inner] * sums[inner]
                inner = (inner - 1) & rest
            sums[part] = found
        return sums

    def _by_blocks(self) -> list[int]:
        """The exponential where observations repeat: parts are counts of each kind."""
        strides = self._strides
        vectors = list(self._vectors())
        blocks = [0] * len(vectors)
        for place, vector in enumerate(vectors[1:], 1):
            many = sum(vector)
            agreeing = self.agreeing[sum(1 << bit for bit, count in enumerate(vector) if count)]
            blocks[place] = agreeing * factorial(many - 1) * self.scale ** (many - 1)
        sums = [1] + [0] * (len(vectors) - 1)
        for place, vector in enumerate(vectors[1:], 1):
            first = max(bit for bit, count in enumerate(vector) if count)
            found = 0
            ranges = [range(1 if bit == first else 0, count + 1) for bit, count in enumerate(vector)]
            for block in product(*ranges):
                ways = 1
                for bit, (taken, count) in enumerate(zip(block, vector, strict=True)):
                    ways *= comb(count - 1, taken - 1) if bit == first else comb(count, taken)
                inner = sum(taken * stride for taken, stride in zip(block, strides, strict=False))
                if blocks[inner]:
                    found += ways * blocks[inner] * sums[place - inner]
            sums[place] = found
        return sums

    def _by_divisions(self) -> list[int]:
        """The product of (1 - sum of M)^-alpha, one division at a time; for whole alphas and few types."""
        series = np.zeros([count + 1 for count in self.counts], dtype=object)
        series[(0,) * len(self.counts)] = 1
        for code, weight in enumerate(self.by_code):
            axes = [bit for bit in range(len(self.kinds)) if code >> bit & 1]
            for _ in range(weight if axes else 0):
                _divide(series, axes)
        factorials = [[factorial(taken) for taken in range(count + 1)] for count in self.counts]
        return list(np.asarray(series * _outer(factorials)).ravel(order="F"))

    def _vectors(self) -> Iterator[tuple[int, ...]]:
        """Every part of the cases as counts of each kind, the first kind varying fastest."""
        for vector in product(*(range(count + 1) for count in reversed(self.counts))):
            yield tuple(reversed(vector))

    @cached_property
    def likelihood(self) -> Fraction:
        """The chance of the observations under the prior, in the order they came."""
        return Fraction(self.sums[-1], self.scale**self.cases) / rising(self.total, self.cases)

    def _joined(self, step: int) -> list[int]:
        """For each set of kinds, the sum over what a new case's block may take of them; `step` is 0 or 1."""
        shape = [count + 1 for count in self.counts]
        many = np.indices(shape).sum(axis=0)
        rising = [factorial(some + step) * self.scale**some for some in range(self.cases + 1)]
        ways = _outer([[comb(count, taken) for taken in range(count + 1)] for count in self.counts])
        rest = np.array(self.sums, dtype=object).reshape(shape, order="F")[
            (slice(None, None, -1),) * len(shape)
        ]
        found = np.asarray(ways * np.array(rising, dtype=object)[many] * rest)
        for axis in range(len(shape)):  # what takes none of a kind, and what may take some
            none = found.take([0], axis=axis)
            found = np.concatenate([none, found.sum(axis=axis, keepdims=True)], axis=axis)
        return list(found.ravel(order="F"))

    def mean(self, *, is_exact: bool) -> Array:
        """The mean of each type's share."""
        below = (self.total + self.cases) * self.sums[-1]
        shares = [Fraction(one) / below for one in self._first]
        by_code = np.array(shares, dtype=object if is_exact else float)
        return self._weighed(by_code[self.codes])

    @cached_property
    def _first(self) -> list[int]:
        return self._joined(0)

    def second_moment(self) -> Array:
        """The mean of each type's share squared, as rationals."""
        size = self.total + self.cases
        below = size * (size + 1) * self.sums[-1]
        by_code = np.array([Fraction(one) / below for one in self._joined(1)], dtype=object)
        weights = self.weights if self.weights is not None else (Fraction(1),)
        return np.asarray(self._weighed(by_code[self.codes]) * (np.array(weights, dtype=object) + 1))

    def _weighed(self, shares: Array) -> Array:
        """Each type's share of what a weight of 1 has, times its weight."""
        return shares if self.weights is None else shares * np.array(self.weights, dtype=shares.dtype)


def rising(start: Fraction, steps: int) -> Fraction:
    """start (start + 1) … over so many steps."""
    return prod((start + step for step in range(steps)), start=Fraction(1))


def _divide(series: Array, axes: Sequence[int]) -> None:
    """Divides a power series in place by 1 less the sum of the letters of some axes."""
    first, *others = axes
    if not others:
        np.add.accumulate(series, axis=first, out=series)
        return
    slices = np.moveaxis(series, first, 0)
    below = [axis - (axis > first) for axis in others]
    for place in range(len(slices)):
        if place:
            slices[place] += slices[place - 1]
        _divide(slices[place, ...], below)


def _outer(rows: Sequence[Sequence[int]]) -> Array:
    """The products of one number of each row: an axis for each."""
    found = np.array(1, dtype=object)
    for row in rows:
        found = np.multiply.outer(found, np.array(row, dtype=object))
    return np.asarray(found)
