"""Passages that any two of many texts share, by fingerprints: time grows with all the texts and not with their pairs.

Of the runs of `SHINGLE` tokens those are kept whose key is the least among neighbours (winnowing: Schleimer, Wilkerson
and Aiken 2003), so that every run of `SHINGLE + NEIGHBOURS - 1` tokens that two texts share leaves a key they share.
"""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from regesta.reasoning.collation.alignment import align
from regesta.reasoning.collation.passages import SURE_BITS, Passage, chained
from regesta.reasoning.collation.runs import Run, gap_bits
from regesta.reasoning.collation.tokens import Bits, Numbers, windows

SHINGLE = 5
NEIGHBOURS = 3
COMMONEST = 32  # places in all the texts; a run that stands in more is a formula and is not sought
OWN = 2  # places that a shared passage itself takes up: they do not count towards how common its words are
EDGE = 24  # tokens on either side of a passage in which it may go on reworded


class Pair(NamedTuple):
    """Two texts, by number, and the passages they share, the least likely first."""

    one: int
    other: int
    passages: tuple[Passage, ...]


def surprise(texts: Sequence[Numbers]) -> list[Bits]:
    """For every token of every text how much it tells after the one before it, in bits.

    Words that often follow one another in the texts tell little: a formula is no sign of copying. The chance of a word
    after another is that of the pair, mixed with that of the word alone the more, the rarer the first is (Witten and
    Bell 1991); two places of each pair are left out, since a shared passage is no measure of how common its words are.
    """
    if not texts:
        return []
    whole = np.concatenate(texts)
    size = int(whole.max(initial=0)) + 1
    before = np.concatenate([np.concatenate(([size], text[:-1])) if len(text) else text for text in texts])
    counts = np.bincount(whole, minlength=size + 1).astype(np.float64)
    alone = (np.maximum(counts[whole] - OWN, 0) + 0.5) / (len(whole) + 0.5 * size)
    _, kinds, pairs = np.unique(before * (size + 1) + whole, return_inverse=True, return_counts=True)
    first = np.maximum(np.bincount(before, minlength=size + 1)[before] - OWN, 0)
    after = np.maximum(pairs[kinds] - OWN, 0)
    trust = first / (first + 8.0)
    chance = trust * after / np.maximum(first, 1) + (1 - trust) * alone
    bits = -np.log2(np.maximum(chance, 1e-12))
    return list(np.split(bits, np.cumsum([len(text) for text in texts])[:-1]))


def shared_by_many(texts: Sequence[Numbers]) -> list[Pair]:
    """The pairs of texts that share passages beyond chance, those that share the most first.

    A passage counts if that two such texts share it anywhere is less likely than one in a thousand, over all pairs.
    """
    bits = surprise(texts)
    sums = [np.concatenate(([0.0], np.cumsum(one))) for one in bits]
    found = []
    pairs = math.log2(max(1, len(texts) * (len(texts) - 1) // 2))
    for one, other, runs in _runs(texts):
        ways = math.log2(max(1, len(texts[one])) * max(1, len(texts[other]))) + pairs
        passages = _passages(texts[one], texts[other], runs, sums[one], ways)
        if passages:
            found.append(Pair(one, other, tuple(passages)))
    return sorted(found, key=lambda pair: (-sum(one.surplus for one in pair.passages), pair[:2]))


def fingerprint(numbers: Numbers) -> NDArray[np.int64]:
    """Where the runs begin that stand for a text: of every few next to one another, the one of the least key."""
    keys = windows(numbers, SHINGLE)
    if len(keys) <= NEIGHBOURS:
        return np.arange(len(keys))
    count = len(keys) - NEIGHBOURS + 1
    least = keys[:count].copy()
    for step in range(1, NEIGHBOURS):
        np.minimum(least, keys[step : step + count], out=least)
    is_kept = np.zeros(len(keys), dtype=np.bool_)
    for step in range(NEIGHBOURS):
        is_kept[step : step + count] |= keys[step : step + count] == least
    return np.flatnonzero(is_kept)


def _runs(texts: Sequence[Numbers]) -> Iterator[tuple[int, int, list[Run]]]:
    """Each pair of texts with a key in common, and the runs around those keys."""
    places = [fingerprint(text) for text in texts]
    if not any(len(some) for some in places):
        return
    keys = np.concatenate([windows(text, SHINGLE)[some] for text, some in zip(texts, places, strict=True)])
    owner = np.repeat(np.arange(len(texts)), [len(some) for some in places])
    place = np.concatenate(places)
    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    starts = np.flatnonzero(np.concatenate(([True], ranked[1:] != ranked[:-1])))
    sizes = np.diff(np.concatenate((starts, [len(ranked)])))
    size_of = np.repeat(sizes, sizes)
    ones, others = [], []
    for lag in range(1, COMMONEST):
        is_pair = (ranked[lag:] == ranked[:-lag]) & (size_of[lag:] <= COMMONEST)
        here, there = order[:-lag][is_pair], order[lag:][is_pair]
        is_apart = owner[here] != owner[there]
        if not is_pair.any():
            break
        ones.append(here[is_apart])
        others.append(there[is_apart])
    if not ones:
        return
    one, other = np.concatenate(ones), np.concatenate(others)
    yield from _by_pair(owner[one], owner[other], place[one], place[other], texts)


def _by_pair(
    first: NDArray[np.int64],
    second: NDArray[np.int64],
    here: NDArray[np.int64],
    there: NDArray[np.int64],
    texts: Sequence[Numbers],
) -> Iterator[tuple[int, int, list[Run]]]:
    """Places alike by pair of texts, those on one diagonal that touch as one run."""
    order = np.lexsort((here, there - here, second, first))
    first, second, here, there = first[order], second[order], here[order], there[order]
    if not len(first):
        return
    is_new = (first[1:] != first[:-1]) | (second[1:] != second[:-1])
    starts_pair = np.flatnonzero(np.concatenate(([True], is_new)))
    goes_on = ~is_new & ((there - here)[1:] == (there - here)[:-1]) & (here[1:] - here[:-1] <= SHINGLE)
    starts = np.flatnonzero(np.concatenate(([True], ~goes_on)))
    ends = np.concatenate((starts[1:], [len(here)])) - 1
    lengths = here[ends] - here[starts] + SHINGLE
    bounds = np.searchsorted(starts, [*starts_pair.tolist(), len(here)])
    for number, at in enumerate(starts_pair.tolist()):
        pair = slice(int(bounds[number]), int(bounds[number + 1]))
        one, other = int(first[at]), int(second[at])
        runs = [
            _extended(texts[one], texts[other], Run(*run))
            for run in zip(
                here[starts[pair]].tolist(), there[starts[pair]].tolist(), lengths[pair].tolist(), strict=True
            )
        ]
        yield one, other, sorted(set(runs))


def _extended(one: Numbers, other: Numbers, run: Run) -> Run:
    """A run as far as both texts read alike."""
    here, there, length = run
    while here and there and one[here - 1] == other[there - 1]:
        here, there, length = here - 1, there - 1, length + 1
    while (
        here + length < len(one)
        and there + length < len(other)
        and one[here + length] == other[there + length]
    ):
        length += 1
    return Run(here, there, length)


def _passages(one: Numbers, other: Numbers, runs: Sequence[Run], sums: Bits, ways: float) -> list[Passage]:
    """The passages beyond chance that runs make up, the least likely first, none over a less likely one."""
    said = [float(sums[run.one + run.length] - sums[run.one]) for run in runs]
    taken: list[Passage] = []
    is_taken = np.zeros(len(one), dtype=np.bool_), np.zeros(len(other), dtype=np.bool_)
    for bits, chain in chained(runs, said):
        if bits - ways < SURE_BITS:
            continue
        passage = Passage(chain, bits, bits - ways)
        here, there = slice(*passage.one), slice(*passage.other)
        if is_taken[0][here].any() or is_taken[1][there].any():
            continue
        passage = _reworded((one, other), is_taken, passage, sums)
        is_taken[0][slice(*passage.one)] = is_taken[1][slice(*passage.other)] = True
        taken.append(passage)
    return sorted(taken, key=lambda passage: (-passage.surplus, passage.one))


def _reworded(
    texts: tuple[Numbers, Numbers],
    is_taken: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    passage: Passage,
    sums: Bits,
) -> Passage:
    """A passage aligned token by token, with what goes on reworded on either side, as far as nothing is taken."""
    one, other = texts
    (start, end), (other_start, other_end) = passage.one, passage.other
    begin, after_end = _free(is_taken[0], start, end)
    other_begin, other_after = _free(is_taken[1], other_start, other_end)
    parts = (
        ((begin, start), (other_begin, other_start)),
        ((start, end), (other_start, other_end)),
        ((end, after_end), (other_end, other_after)),
    )
    found = [
        Run(run.one + first, run.other + second, run.length)
        for (first, last), (second, other_last) in parts
        for run in align(one[first:last], other[second:other_last])
    ]
    for edge, inner in ((0, 1), (-1, -2)):  # what goes on must say more than it costs to get there
        while len(found) > 1 and (found[0].one < start if edge == 0 else found[-1].one >= end):
            run, (before, after) = found[edge], sorted((found[edge], found[inner]))
            cost = gap_bits(
                after.one - before.one - before.length, after.other - before.other - before.length
            )
            if sums[run.one + run.length] - sums[run.one] > cost:
                break
            del found[edge]
    if sum(run.length for run in found) < passage.alike:
        return passage
    return passage._replace(runs=tuple(found))


def _free(is_taken: NDArray[np.bool_], start: int, end: int) -> tuple[int, int]:
    """From where to where around a place nothing is taken, an `EDGE` away at most."""
    before = np.flatnonzero(is_taken[max(0, start - EDGE) : start])
    after = np.flatnonzero(is_taken[end : end + EDGE])
    begin = max(0, start - EDGE) + (int(before[-1]) + 1 if len(before) else 0)
    return begin, end + int(after[0]) if len(after) else min(len(is_taken), end + EDGE)
