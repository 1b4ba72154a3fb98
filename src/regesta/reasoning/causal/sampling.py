"""Sampling: draws of the shares of types from the prior, or from the posterior where it cannot be summed exactly.

Gibbs sampling by data augmentation (Tanner and Wong 1987): given the shares, each row's cases are allotted to the ways
they may have come about; given the allotment, the shares are Dirichlet. Many chains run side by side from draws of the
prior, so that the error of a mean is told by how the chains' means differ; sweeps are doubled until they agree
(Gelman and Rubin's R under `AGREED`) or the limit is reached.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from regesta.reasoning.causal.districts import Choice, Classes, District, Filled
from regesta.reasoning.causal.evaluation import Array
from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.observations import Row, fillings

AGREED = 1.01
SETTLING = 300
MOST_SWEEPS = 12_000
MOST_NUMBERS = 60_000_000  # of shares kept, all draws together
CHAINS = 100
TINY = 1e-300


class Sample(NamedTuple):
    """Draws: for each district an array a set, of draw by type. Draws of one chain stand together, `chains` in all.

    `disagreement` is Gelman and Rubin's R, the largest over all shares: 1 where the chains agree.
    """

    shares: tuple[tuple[Array, ...], ...]
    draws: int
    chains: int
    disagreement: float


class _Way(NamedTuple):
    """One way a row may be filled: its weight, and which observation of which district each part of it is."""

    weight: float
    parts: tuple[tuple[int, int], ...]


class _Step(NamedTuple):
    """Draws from one set: which choices make them, from which classes, and these as marks (draw by class)."""

    set: int
    columns: Array
    classes: Array
    marks: Array


class _Gibbs:
    """The chains, and what they need to know of the data."""

    def __init__(self, districts: Sequence[District], rows: Sequence[Row], chains: int, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        self.districts, self.chains = districts, chains
        filled: list[list[tuple[Filled, float]]] = []
        for row in rows:
            filled.append([(values, float(weight)) for values, weight in fillings(row)])
        every = [values for some in filled for values, _ in some]
        self.classes = [district.classes(every) for district in districts]
        self.choices: list[list[tuple[Choice, ...]]] = [[] for _ in districts]
        self.steps: list[list[tuple[_Step, ...]]] = [[] for _ in districts]
        self.rows = [(row.cases, self._ways(some)) for row, some in zip(rows, filled, strict=True)]
        self.shares = [
            [self.dirichlet(np.broadcast_to(one.weights, (chains, len(one.weights)))) for one in some]
            for some in self.classes
        ]

    def _ways(self, filled: Sequence[tuple[Filled, float]]) -> list[_Way]:
        known: dict[tuple[int, object], int] = {}
        ways = []
        for values, weight in filled:
            parts = []
            for number, district in enumerate(self.districts):
                seen = district.seen(values)
                if all(one is None for one in seen) and district.mask is None:
                    continue
                key = (number, seen)
                if key not in known:
                    choices = district.choices(values, self.classes[number])
                    known[key] = self._place(number, choices)
                parts.append((number, known[key]))
            ways.append(_Way(weight, tuple(parts)))
        return ways

    def _place(self, number: int, choices: tuple[Choice, ...]) -> int:
        some = self.choices[number]
        if choices not in some:
            some.append(choices)
            self.steps[number].append(
                tuple(_steps(choices, [len(one.weights) for one in self.classes[number]]))
            )
        return some.index(choices)

    def dirichlet(self, weights: Array) -> Array:
        """A draw for each row of Dirichlet weights."""
        drawn = self.random.standard_gamma(weights) + TINY
        return np.asarray(drawn / drawn.sum(axis=-1, keepdims=True))

    def sweep(self, ways: Sequence[Array] | None = None) -> None:
        """Allots all cases anew, then draws all shares anew.

        `ways` says how many cases of each row are filled each way (chain by way), where that is known.
        """
        chances = [
            [self._chances(number, place) for place in range(len(some))]
            for number, some in enumerate(self.choices)
        ]
        cases = [[np.zeros(self.chains, dtype=np.int64) for _ in some] for some in self.choices]
        for row, (count, own) in enumerate(self.rows):
            filled = self._filled(count, own, chances) if ways is None else list(ways[row].T)
            for way, many in zip(own, filled, strict=True):
                for number, place in way.parts:
                    cases[number][place] += many
        for number, some in enumerate(self.choices):
            balls = [np.tile(one.weights, (self.chains, 1)) for one in self.classes[number]]
            for place in range(len(some)):
                self._allot(self.steps[number][place], chances[number][place], cases[number][place], balls)
            self.shares[number] = [self.dirichlet(one) for one in balls]

    def _chances(self, number: int, place: int) -> Array:
        """The chance of each choice in each chain: chain by choice."""
        found = np.ones((self.chains, len(self.choices[number][place])))
        for step in self.steps[number][place]:
            found[:, step.columns] *= self.shares[number][step.set][:, step.classes]
        return found

    def _filled(self, count: int, ways: Sequence[_Way], chances: Sequence[Sequence[Array]]) -> list[Array]:
        """How many of a row's cases are filled each way, in each chain."""
        if len(ways) == 1:
            return [np.full(self.chains, count, dtype=np.int64)]
        weights = np.empty((self.chains, len(ways)))
        for place, way in enumerate(ways):
            weights[:, place] = way.weight
            for number, part in way.parts:
                weights[:, place] *= chances[number][part].sum(axis=1)
        return list(self._multinomial(np.full(self.chains, count), weights).T)

    def _multinomial(self, counts: Array, weights: Array) -> Array:
        weights = weights + TINY
        return self.random.multinomial(counts, weights / weights.sum(axis=1, keepdims=True))

    def _allot(self, steps: Sequence[_Step], chances: Array, cases: Array, balls: list[Array]) -> None:
        """Adds cases to the classes they are allotted to."""
        many = cases[:, None] if chances.shape[1] == 1 else self._multinomial(cases, chances)
        for step in steps:
            balls[step.set] += many[:, step.columns] @ step.marks

    def kept(self) -> list[list[Array]]:
        """The shares of the classes as they stand."""
        return [list(some) for some in self.shares]


def _steps(choices: Sequence[Choice], sizes: Sequence[int]) -> Iterator[_Step]:
    """The draws that choices make, place by place and set by set."""
    for place in range(max(map(len, choices), default=0)):
        by_set: dict[int, list[tuple[int, int]]] = {}
        for column, choice in enumerate(choices):
            if place < len(choice):
                by_set.setdefault(choice[place][0], []).append((column, choice[place][1]))
        for number, pairs in by_set.items():
            columns, classes = [column for column, _ in pairs], [of_class for _, of_class in pairs]
            marks = np.zeros((len(pairs), sizes[number]))
            marks[np.arange(len(pairs)), classes] = 1
            yield _Step(number, np.array(columns), np.array(classes), marks)


def sampled(
    districts: Sequence[District],
    rows: Sequence[Row],
    *,
    draws: int = 20_000,
    seed: int = 1,
    starts: Sequence[tuple[float, tuple[tuple[int, ...], ...]]] = (),
) -> Sample:
    """Draws of all shares, given the rows (the prior's, where there are none); the same seed gives the same.

    `starts` are the ways in which the gaps may be filled (for each row, how many cases which way) with their chances,
    where these are known: the chains then start from them and need not find them.
    """
    width = sum(len(one.types) for district in districts for one in district.sets)
    chains = CHAINS * 4 if len(starts) > 1 else CHAINS
    draws = max(chains * 10, min(draws, MOST_NUMBERS // width // chains * chains))
    if width * draws > 4 * MOST_NUMBERS:
        raise ModelFault("size", "the model has too many parameters to draw", "rule out types")
    each = draws // chains
    gibbs = _Gibbs(districts, rows, chains, seed)
    if not rows:
        return _of_prior(gibbs, each)
    if len(starts) > 1:
        known = _begun(gibbs, starts)
        for _ in range(SETTLING):
            gibbs.sweep(known)
        found = _run(gibbs, each, 1)
        return _spread(gibbs, found, _disagreement(found))
    return _agreed(gibbs, each)


def _of_prior(gibbs: _Gibbs, each: int) -> Sample:
    """Draws of the prior, each by itself."""
    found = [
        [
            gibbs.dirichlet(np.broadcast_to(one.weights, (gibbs.chains, each, len(one.weights))))
            for one in some
        ]
        for some in gibbs.classes
    ]
    return _spread(gibbs, found, 1.0)


def _begun(gibbs: _Gibbs, starts: Sequence[tuple[float, tuple[tuple[int, ...], ...]]]) -> list[Array]:
    """The ways in which chains begin, in proportion to their chances: for each row, chain by way."""
    chances = np.array([chance for chance, _ in starts])
    places = (gibbs.random.permutation(gibbs.chains) + gibbs.random.random()) / gibbs.chains
    chosen = np.minimum(np.searchsorted(np.cumsum(chances / chances.sum()), places), len(starts) - 1)
    return [
        np.array([starts[start][1][row] for start in chosen.tolist()], dtype=np.int64)
        for row in range(len(gibbs.rows))
    ]


def _agreed(gibbs: _Gibbs, each: int) -> Sample:
    """Draws once the chains agree, or the limit is reached."""
    sweeps = max(each, SETTLING)
    for _ in range(sweeps):
        gibbs.sweep()
    while True:
        found = _run(gibbs, each, max(1, sweeps // each))
        disagreement = _disagreement(found)
        if disagreement < AGREED or sweeps >= MOST_SWEEPS:
            return _spread(gibbs, found, disagreement)
        sweeps *= 2


def _run(gibbs: _Gibbs, each: int, thin: int) -> list[list[Array]]:
    """Draws from each chain, one after so many sweeps: for each district and set, chain by draw by class."""
    kept = []
    for _ in range(each):
        for _ in range(thin):
            gibbs.sweep()
        kept.append(gibbs.kept())
    return [
        [np.stack([one[number][place] for one in kept], axis=1) for place in range(len(some))]
        for number, some in enumerate(gibbs.classes)
    ]


def _disagreement(found: Sequence[Sequence[Array]]) -> float:
    """Gelman and Rubin's R, the largest over all classes."""
    worst = 1.0
    for some in found:
        for one in some:
            each = one.shape[1]
            within = one.var(axis=1, ddof=1).mean(axis=0)
            between = each * one.mean(axis=1).var(axis=0, ddof=1)
            moving = within > TINY
            if moving.any():
                ratio = ((each - 1) / each * within + between / each)[moving] / within[moving]
                worst = max(worst, float(np.sqrt(ratio.max())))
    return worst


def _spread(gibbs: _Gibbs, found: Sequence[Sequence[Array]], disagreement: float) -> Sample:
    """The draws of classes spread over the types of each class, which share it as the prior has it."""
    shares = []
    for district, some, drawn in zip(gibbs.districts, gibbs.classes, found, strict=True):
        arrays = []
        for one, of_class, draws in zip(district.sets, some, drawn, strict=True):
            flat = draws.reshape(-1, draws.shape[-1])
            arrays.append(_within(flat, of_class, one.weight_array(), gibbs.random))
        shares.append(tuple(arrays))
    count = len(shares[0][0])
    return Sample(tuple(shares), count, gibbs.chains, disagreement)


def _within(flat: Array, classes: Classes, weights: Array, random: "np.random.Generator") -> Array:
    """The shares of types, given those of their classes: draw by type."""
    if len(classes.weights) == len(weights):
        return np.asarray(flat[:, classes.of_type])
    order = np.argsort(classes.of_type, kind="stable")
    starts = np.searchsorted(classes.of_type[order], np.arange(len(classes.weights)))
    drawn = random.standard_gamma(np.broadcast_to(weights, (len(flat), len(weights)))) + TINY
    sums = np.add.reduceat(drawn[:, order], starts, axis=1)
    return np.asarray(drawn / sums[:, classes.of_type] * flat[:, classes.of_type])


def summary(values: Array, chains: int) -> Mapping[str, float]:
    """Mean, standard deviation, 2.5 and 97.5 per cent of draws, and the error of the mean (by chains)."""
    means = values.reshape(chains, -1).mean(axis=1)
    return {
        "mean": float(values.mean()),
        "sd": float(values.std(ddof=1)),
        "low": float(np.quantile(values, 0.025)),
        "high": float(np.quantile(values, 0.975)),
        "error": float(means.std(ddof=1) / np.sqrt(chains)),
    }
