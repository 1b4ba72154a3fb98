"""Runs: stretches of two texts that read alike token by token, and the chain of runs in one order that says most."""

import math
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from regesta.reasoning.collation.tokens import Bits, Numbers

LOOKED_BACK = 200  # runs that may be left out between two that are kept
OPENING_BITS = 4.0  # what it costs to leave off, wherever


class Run(NamedTuple):
    """A stretch from `one` of the first text and from `other` of the second, `length` tokens long."""

    one: int
    other: int
    length: int


def runs_of(ones: NDArray[np.int64], others: NDArray[np.int64], length: int = 1) -> list[Run]:
    """Pairs of places in order of the first as runs: what goes on in both texts is one run.

    Each pair is the beginning of `length` tokens that read alike.
    """
    if not len(ones):
        return []
    breaks = np.flatnonzero((np.diff(ones) != 1) | (np.diff(others) != 1)) + 1
    starts = np.concatenate(([0], breaks))
    lengths = np.diff(np.concatenate((starts, [len(ones)]))) + length - 1
    return list(
        map(Run._make, zip(ones[starts].tolist(), others[starts].tolist(), lengths.tolist(), strict=True))
    )


def heaviest_chain(runs: Sequence[Run]) -> list[Run]:
    """The runs, in order of the first text, that go up in both texts and have the most tokens together.

    What overlaps the run before it is cut. Runs are sorted by `one`; the time is in n log n: the best chain that ends
    at each place of the second text is kept sorted (Jacobson and Vo 1992).
    """
    ends: list[int] = []  # where in the second text the best chains end, upwards
    best: list[tuple[int, int]] = []  # the tokens of each, upwards too, and its last run
    before = [-1] * len(runs)
    for number, run in enumerate(runs):
        at = bisect_left(ends, run.other + 1)
        weight, previous = best[at - 1] if at else (0, -1)
        before[number] = previous
        weight += run.length
        end = run.other + run.length
        place = bisect_left(ends, end)
        if place and best[place - 1][0] >= weight:
            continue
        last = place
        while last < len(ends) and best[last][0] <= weight:
            last += 1
        ends[place:last] = [end]
        best[place:last] = [(weight, number)]
    chain: list[Run] = []
    number = best[-1][1] if best else -1
    while number >= 0:
        chain.append(runs[number])
        number = before[number]
    return _without_overlaps(chain[::-1])


def _without_overlaps(chain: Sequence[Run]) -> list[Run]:
    kept: list[Run] = []
    one = other = 0
    for run in chain:
        cut = max(0, one - run.one, other - run.other)
        if cut < run.length:
            run = Run(run.one + cut, run.other + cut, run.length - cut)
            kept.append(run)
            one, other = run.one + run.length, run.other + run.length
    return kept


def gap_bits(one: int, other: int) -> float:
    """What it costs to leave off for `one` tokens of the first text and `other` of the second.

    What stands on either side of the gap could stand in (one + 1) * (other + 1) ways; the more ways, the likelier that
    either is chance, by as many bits as their logarithm.
    """
    return OPENING_BITS + 2 * math.log2((one + 1) * (other + 1)) if one or other else 0.0


def telling(runs: Sequence[Run], numbers: Numbers, bits: Bits, sizes: tuple[int, int]) -> list[Run]:
    """The runs of a chain without those that say less than they cost: words that are shared by chance.

    Of all choices the one is taken for which the bits of the runs kept, less those of the gaps between them, are the
    most. `numbers` is the first text, `sizes` are those of both. Gaps only grow backwards, so that for each run the
    search for the one before it ends where what none surpasses would no longer do.
    """
    if not runs:
        return []
    sums = np.concatenate(([0.0], np.cumsum(bits[numbers]))).tolist()
    log = _logarithms(max(sizes) + 2)
    ends = [(run.one + run.length - 1, run.other + run.length - 1) for run in runs]
    best: list[float] = []  # the most bits of a choice that ends with each run
    before: list[int] = []  # the run before it in that choice
    highest: list[float] = []  # the most of `best` so far
    for number, (one, other, length) in enumerate((*runs, Run(*sizes, 0))):
        chosen, most = -1, -log[one + 1] - log[other + 1] if one or other else 0.0
        if number == len(runs) and ends[-1] == (one - 1, other - 1):
            chosen, most = number - 1, max(best[-1], most)
        for earlier in range(number - 1, max(number - 1 - LOOKED_BACK, -1), -1):
            end, other_end = ends[earlier]
            cost = log[one - end] + log[other - other_end]
            if highest[earlier] - cost <= most:
                break
            if best[earlier] - cost > most:
                chosen, most = earlier, best[earlier] - cost
        before.append(chosen)
        reached = most + sums[one + length] - sums[one]
        best.append(reached)
        highest.append(highest[-1] if number and highest[-1] > reached else reached)
    kept: list[Run] = []
    while (chosen := before.pop()) >= 0:
        kept.append(runs[chosen])
        del before[chosen + 1 :]
    return kept[::-1]


_LOGARITHMS = [0.0, OPENING_BITS / 2]


def _logarithms(most: int) -> list[float]:
    """What a gap costs on one side, by its tokens and one more, at least as far as `most`."""
    while len(_LOGARITHMS) <= most:
        _LOGARITHMS.append(OPENING_BITS / 2 + 2 * math.log2(len(_LOGARITHMS)))
    return _LOGARITHMS
