"""Passages that two texts share in whatever order, reworded or not: runs alike, chained where little lies between."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from regesta.reasoning.collation.runs import Run, gap_bits, runs_of
from regesta.reasoning.collation.tokens import Bits, Numbers, windows

WIDEST = 40  # tokens between two runs of one passage
NEIGHBOURS = 48  # runs before one that are looked at
COMMONEST = 24  # places of a text in which a run may stand and still be sought
SURE_BITS = 10.0  # a passage by chance in one of a thousand pairs of such texts


class Passage(NamedTuple):
    """A shared passage: from where to where in both texts, the runs that read alike, and what they say.

    `bits` are those of the runs less those of the gaps. That such a passage stands in two unrelated texts somewhere is
    less likely than 2 to the power of minus `surplus` (a bound by the number of places where it could: Karlin and
    Altschul 1990).
    """

    runs: tuple[Run, ...]
    bits: float
    surplus: float

    @property
    def one(self) -> tuple[int, int]:
        """Where it begins and ends in the first text."""
        return self.runs[0].one, self.runs[-1].one + self.runs[-1].length

    @property
    def other(self) -> tuple[int, int]:
        """Where it begins and ends in the second text."""
        return self.runs[0].other, self.runs[-1].other + self.runs[-1].length

    @property
    def alike(self) -> int:
        """How many tokens read alike."""
        return sum(run.length for run in self.runs)


def shared_runs(one: Numbers, other: Numbers, size: int) -> list[Run]:
    """The runs of at least `size` tokens that both texts have, in order of the first; common ones are passed over."""
    keys, other_keys = windows(one, size), windows(other, size)
    order = np.argsort(other_keys, kind="stable")
    ranked = other_keys[order]
    first = np.searchsorted(ranked, keys, side="left")
    counts = np.searchsorted(ranked, keys, side="right") - first
    counts[counts > COMMONEST] = 0
    ones = np.repeat(np.arange(len(keys), dtype=np.int64), counts)
    ranks = np.repeat(first - np.cumsum(counts) + counts, counts) + np.arange(len(ones))
    others = order[ranks]
    diagonal = np.lexsort((ones, others - ones))
    return sorted(runs_of(ones[diagonal], others[diagonal], size))


def chained(runs: Sequence[Run], said: Sequence[float]) -> list[tuple[float, tuple[Run, ...]]]:
    """The runs as chains that go up in both texts with little between, and the bits of each, the most first.

    `runs` are in order of the first text and `said` are their bits. Every run is in one chain at most.
    """
    best = list(said)
    before = [-1] * len(runs)
    for number, run in enumerate(runs):
        for earlier in range(number - 1, max(-1, number - 1 - NEIGHBOURS), -1):
            last = runs[earlier]
            gap, other_gap = run.one - last.one - last.length, run.other - last.other - last.length
            if 0 <= gap <= WIDEST and 0 <= other_gap <= WIDEST:
                reached = best[earlier] - gap_bits(gap, other_gap) + said[number]
                if reached > best[number]:
                    best[number], before[number] = reached, earlier
    chains = []
    is_used = [False] * len(runs)
    for number in sorted(range(len(runs)), key=lambda at: (-best[at], at)):
        chain = []
        at = number
        while at >= 0 and not is_used[at]:
            is_used[at] = True
            chain.append(at)
            at = before[at]
        if chain:
            bits = best[number] - (best[at] if at >= 0 else 0.0)
            chains.append((bits, tuple(runs[place] for place in reversed(chain))))
    return chains


def shared_passages(
    one: Numbers, other: Numbers, *, bits: Bits, size: int, chances: float | None = None
) -> list[Passage]:
    """The passages that two texts share beyond chance, the surest first; none overlaps a surer one in either text.

    `bits` says by number what a token tells, `size` how many tokens alike in a row are needed to begin with, and
    `chances` in how many ways two places could be chosen; without it, in as many as there are pairs of tokens.
    """
    runs = shared_runs(one, other, size)
    if not runs:
        return []
    sums = np.concatenate(([0.0], np.cumsum(bits[one])))
    said = [float(sums[run.one + run.length] - sums[run.one]) for run in runs]
    ways = math.log2(max(1.0, chances if chances is not None else float(len(one)) * len(other)))
    is_taken = np.zeros(len(one), dtype=np.bool_), np.zeros(len(other), dtype=np.bool_)
    found = []
    for total, chain in chained(runs, said):
        if total - ways < SURE_BITS:
            continue
        whole = Passage(chain, total, total - ways)
        here, there = slice(*whole.one), slice(*whole.other)
        if is_taken[0][here].any() or is_taken[1][there].any():
            continue
        is_taken[0][here] = is_taken[1][there] = True
        found.append(whole)
    return sorted(found, key=lambda passage: (-passage.surplus, passage.one))


def unpaired(runs: Sequence[Run], sizes: tuple[int, int]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which tokens of both texts stand in none of the runs of an alignment."""
    alone = np.ones(sizes[0], dtype=np.bool_), np.ones(sizes[1], dtype=np.bool_)
    for run in runs:
        alone[0][run.one : run.one + run.length] = False
        alone[1][run.other : run.other + run.length] = False
    return alone
