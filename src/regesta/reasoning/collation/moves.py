"""Passages that have moved: what stands in both texts, and in the order of neither alignment."""

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from regesta.reasoning.collation.alignment import align
from regesta.reasoning.collation.passages import WIDEST, Passage, shared_passages, unpaired
from regesta.reasoning.collation.runs import Run
from regesta.reasoning.collation.tokens import Bits, Numbers

SEED = 2  # tokens alike in a row that a moved passage begins with
LEAST_ALIKE = 0.5  # of the longer of its two forms
WEAK_BITS = 48.0  # a run of the alignment that says less gives way to a passage that says more


def moved(
    one: Numbers, other: Numbers, runs: Sequence[Run], *, bits: Bits
) -> tuple[list[Run], list[Passage]]:
    """An alignment, and the passages beside it that stand in both texts elsewhere, in order of the first.

    A passage has moved if half of its tokens at least read alike and that is beyond chance; what reads alike within is
    its `runs`. Weak runs of the alignment that it crosses give way to it; one that crosses none joins the alignment.
    """
    sums = np.concatenate(([0.0], np.cumsum(bits[one])))
    said = {run: float(sums[run.one + run.length] - sums[run.one]) for run in runs}
    kept = list(runs)
    found: list[Passage] = []
    for passage in _candidates(one, other, [run for run in runs if said[run] >= WEAK_BITS], bits=bits):
        crossed = [run for run in _touched(kept, passage) if run not in passage.runs]
        same = [run for run in kept if run in passage.runs]
        if any(_overlaps(passage, other_one) for other_one in found):
            continue
        if passage.bits <= sum(said[run] for run in (*crossed, *same)):
            continue
        gone = {*crossed, *same}
        kept = [run for run in kept if run not in gone]
        at = bisect_left(kept, passage.runs[0])
        is_in_order = (not at or kept[at - 1].other < passage.other[0]) and (
            at == len(kept) or kept[at].other >= passage.other[1]
        )
        if is_in_order:
            kept[at:at] = passage.runs
            said.update((run, float(sums[run.one + run.length] - sums[run.one])) for run in passage.runs)
        else:
            found.append(passage)
    free = unpaired([*kept, *(run for passage in found for run in passage.runs)], (len(one), len(other)))
    return kept, sorted(_refined(one, other, free, passage, bits=bits) for passage in found)


def _refined(
    one: Numbers,
    other: Numbers,
    free: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    passage: Passage,
    *,
    bits: Bits,
) -> Passage:
    """A passage aligned token by token, with what is free on either side of it."""
    here, there = _widened(free[0], passage.one), _widened(free[1], passage.other)
    runs = align(one[slice(*here)], other[slice(*there)], bits=bits)
    if sum(run.length for run in runs) < passage.alike:
        return passage
    free[0][slice(*here)] = free[1][slice(*there)] = False
    back = tuple(Run(run.one + here[0], run.other + there[0], run.length) for run in runs)
    return passage._replace(runs=back)


def trimmed(
    passage: Passage, texts: tuple[Numbers, Numbers], begins: tuple[Numbers, Numbers]
) -> Passage | None:
    """A passage widened to whole sentences where those read alike, and cut to such as it holds half of at least.

    None where nothing is left. `begins` is not 0 for the tokens of both texts that begin a sentence.
    """
    runs = _to_sentences(list(passage.runs), texts, begins)
    for side in (0, 1):
        starts = np.flatnonzero(begins[side])
        first, last = runs[0][side], runs[-1][side] + runs[-1].length
        at = int(np.searchsorted(starts, first, side="right"))
        begin, end = int(starts[at - 1]) if at else 0, int(starts[at]) if at < len(starts) else last
        if 2 * (min(end, last) - first) < end - begin:
            first = end
        at = int(np.searchsorted(starts, last, side="left"))
        begin, end = int(starts[at - 1]) if at else 0, int(starts[at]) if at < len(starts) else last
        if 2 * (last - max(begin, first)) < end - begin:
            last = begin
        runs = [cut for run in runs if (cut := _cut(run, side, first, last)).length > 0]
        if not runs:
            return None
    return passage._replace(runs=tuple(runs))


def _to_sentences(
    runs: list[Run], texts: tuple[Numbers, Numbers], begins: tuple[Numbers, Numbers]
) -> list[Run]:
    """The runs of a passage, begun where a sentence begins and ended where one ends, as far as both read alike."""
    one, other = texts
    first = runs[0]
    for step in range(min(first.one, first.other, WIDEST) + 1):
        if begins[0][first.one - step] and begins[1][first.other - step]:
            runs[0] = Run(first.one - step, first.other - step, first.length + step)
            break
        if step == min(first.one, first.other) or one[first.one - step - 1] != other[first.other - step - 1]:
            break
    last = runs[-1]
    end, other_end = last.one + last.length, last.other + last.length
    most = min(len(one) - end, len(other) - other_end, WIDEST)
    for step in range(most + 1):
        if begins[0][end + step] and begins[1][other_end + step]:
            runs[-1] = Run(last.one, last.other, last.length + step)
            break
        if step == most or one[end + step] != other[other_end + step]:
            break
    return runs


def _cut(run: Run, side: int, first: int, last: int) -> Run:
    """What of a run lies from one token of a text to before another."""
    head = max(0, first - run[side])
    tail = max(0, run[side] + run.length - last)
    return Run(run.one + head, run.other + head, run.length - head - tail)


def realigned(one: Numbers, other: Numbers, moves: Sequence[Passage], *, bits: Bits) -> list[Run]:
    """The alignment of two texts without what has moved."""
    ones, others = one.copy(), other.copy()
    none = max(int(one.max(initial=0)), int(other.max(initial=0))) + 1
    for move in moves:  # numbers of their own, which nothing is like
        ones[slice(*move.one)], others[slice(*move.other)] = none, none + 1
    return align(ones, others, bits=np.concatenate((bits, np.zeros(max(0, none + 2 - len(bits))))))


def _widened(free: NDArray[np.bool_], place: tuple[int, int]) -> tuple[int, int]:
    """A place with the free tokens before and behind it, so many at most."""
    before, behind = free[max(0, place[0] - WIDEST) : place[0]][::-1], free[place[1] : place[1] + WIDEST]
    start = place[0] - (len(before) if before.all() else int(before.argmin()))
    return start, place[1] + (len(behind) if behind.all() else int(behind.argmin()))


def _candidates(one: Numbers, other: Numbers, strong: Sequence[Run], *, bits: Bits) -> list[Passage]:
    """The passages shared outside the strong runs, the surest first."""
    alone = unpaired(strong, (len(one), len(other)))
    here, there = np.flatnonzero(alone[0]), np.flatnonzero(alone[1])
    if len(here) < SEED or len(there) < SEED:
        return []
    # Where something paired lies between stand so many marks that no passage reaches across it.
    ones, places = _parted(one, here)
    others, other_places = _parted(other, there)
    none = max(int(one.max()), int(other.max())) + 1
    ones[places < 0], others[other_places < 0] = none, none + 1
    told = np.concatenate((bits, np.zeros(none + 2 - len(bits))))
    found = []
    chances = float(len(here)) * len(there)
    for passage in shared_passages(ones, others, bits=told, size=SEED, chances=chances):
        longest = max(passage.one[1] - passage.one[0], passage.other[1] - passage.other[0])
        if passage.alike >= LEAST_ALIKE * longest:
            back = tuple(
                Run(int(places[run.one]), int(other_places[run.other]), run.length) for run in passage.runs
            )
            whole = Passage(back, passage.bits, passage.surplus)
            if alone[0][slice(*whole.one)].all() and alone[1][slice(*whole.other)].all():
                found.append(whole)
    return found


def _parted(numbers: Numbers, places: NDArray[np.int64]) -> tuple[Numbers, Numbers]:
    """The tokens at some places, and the places, with many of -1 wherever one is left out between two."""
    breaks = np.flatnonzero(np.diff(places) > 1) + 1
    kept = np.insert(places, np.repeat(breaks, WIDEST + 1), -1)
    return numbers[kept].copy(), kept


def _touched(runs: Sequence[Run], passage: Passage) -> list[Run]:
    """The runs of an alignment that lie in a passage, in either text, or partly do."""
    found = []
    for side, (first, after) in ((0, passage.one), (1, passage.other)):
        begins = [run[side] for run in runs]
        at = max(0, bisect_left(begins, first) - 1)
        while at < len(runs) and runs[at][side] < after:
            if runs[at][side] + runs[at].length > first and runs[at] not in found:
                found.append(runs[at])
            at += 1
    return found


def _overlaps(one: Passage, other: Passage) -> bool:
    return (one.one[0] < other.one[1] and other.one[0] < one.one[1]) or (
        one.other[0] < other.other[1] and other.other[0] < one.other[1]
    )
