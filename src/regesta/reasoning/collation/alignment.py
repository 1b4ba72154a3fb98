"""What stands beside what in two texts: exact where they are small, anchored and cut into bands where they are large.

Runs of tokens that both texts have once are anchors (Cohen's patience diff); between them the longest common
subsequence is found exactly (Hyyrö 2004, in rapidfuzz). A gap too large for that is anchored anew by shorter runs, and
where there are none, cut along its diagonal into bands: time grows with the texts and never with their product.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from regesta.reasoning.collation.runs import Run, heaviest_chain, runs_of, telling
from regesta.reasoning.collation.tokens import Bits, Numbers, information, windows

ANCHORS = (6, 2)  # tokens; the longest that are unique in both are sought first
EXACT_CELLS = 1 << 16  # a gap of so many pairs of tokens is aligned at once
LARGEST_CELLS = 1 << 26  # and one of no more than so many at all
BAND = 1 << 10  # tokens of a band
HIGHEST = 0x10FFFF - 0x800  # characters there are; numbers beyond are told apart by anchors alone


class Gap(NamedTuple):
    """Tokens of the first text from `one` to `one_end`, and of the second, between which nothing is known yet."""

    one: int
    one_end: int
    other: int
    other_end: int


def align(one: Numbers, other: Numbers, *, bits: Bits | None = None) -> list[Run]:
    """The runs in which two texts read alike, in the order of both, without those that are shared by chance.

    `bits` says by number how much a token tells, as `information` does; without it, that of the two texts.

    >>> from regesta.reasoning.collation.tokens import numbered
    >>> align(*numbered(["the old law stands".split(), "the new law stands".split()]))
    [Run(one=0, other=0, length=1), Run(one=2, other=2, length=2)]
    """
    found = list(_joined(_aligned(one, other)))
    if bits is None:
        bits = information((one, other))
    return telling(found, one, bits, (len(one), len(other)))


def _aligned(one: Numbers, other: Numbers) -> Iterator[Run]:
    """Runs of a chain, in order; those that touch are not joined yet."""
    signs = _signs(one), _signs(other)
    first, last, gap = _without_ends(one, other, Gap(0, len(one), 0, len(other)))
    open_parts: list[tuple[Gap | Run, int]] = [(last, 0), (gap, 0), (first, 0)]
    while open_parts:
        part, tried = open_parts.pop()  # with how many kinds of anchors have been sought in it
        if isinstance(part, Run):
            if part.length:
                yield part
            continue
        m, n = part.one_end - part.one, part.other_end - part.other
        if not m or not n:
            continue
        if m * n <= EXACT_CELLS or tried == len(ANCHORS):
            yield from _exact(signs, part)
        else:
            parts = _anchored(one, other, part, ANCHORS[tried])
            open_parts.extend((one, tried + 1) for one in reversed(parts))


def _without_ends(one: Numbers, other: Numbers, gap: Gap) -> tuple[Run, Run, Gap]:
    """What a gap begins and ends with in both texts, and what is left of it."""
    length = min(gap.one_end - gap.one, gap.other_end - gap.other)
    ahead = one[gap.one : gap.one + length] != other[gap.other : gap.other + length]
    head = int(ahead.argmax()) if length and ahead.any() else length
    length -= head
    behind = one[gap.one_end - length : gap.one_end] != other[gap.other_end - length : gap.other_end]
    tail = int(behind[::-1].argmax()) if length and behind.any() else length
    return (
        Run(gap.one, gap.other, head),
        Run(gap.one_end - tail, gap.other_end - tail, tail),
        Gap(gap.one + head, gap.one_end - tail, gap.other + head, gap.other_end - tail),
    )


def _anchored(one: Numbers, other: Numbers, gap: Gap, size: int) -> list[Gap | Run]:
    """A gap divided by the runs of `size` tokens that stand once in both texts, those of the heaviest chain."""
    ones, others = shared_once(one[gap.one : gap.one_end], other[gap.other : gap.other_end], size)
    parts: list[Gap | Run] = []
    at, at_other = gap.one, gap.other
    for run in heaviest_chain(runs_of(ones + gap.one, others + gap.other, size)):
        parts.append(Gap(at, run.one, at_other, run.other))
        parts.append(run)
        at, at_other = run.one + run.length, run.other + run.length
    parts.append(Gap(at, gap.one_end, at_other, gap.other_end))
    return parts


def shared_once(one: Numbers, other: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """Where the runs of `size` tokens that each text has exactly once begin in both, in order of the first."""
    keys = np.concatenate((windows(one, size), windows(other, size)))
    count = max(0, len(one) - size + 1)
    order = np.argsort(keys)
    ranked = keys[order]
    is_same = ranked[1:] == ranked[:-1]
    is_pair = is_same.copy()  # two alike, and neither the one before nor the one behind is like them
    is_pair[1:] &= ~is_same[:-1]
    is_pair[:-1] &= ~is_same[1:]
    pairs = np.flatnonzero(is_pair)
    ones = np.minimum(order[pairs], order[pairs + 1])
    others = np.maximum(order[pairs], order[pairs + 1])
    is_shared = (ones < count) & (others >= count)
    ones, others = ones[is_shared], others[is_shared] - count
    in_order = np.argsort(ones)
    return ones[in_order], others[in_order]


def _exact(signs: tuple[str, str], gap: Gap) -> Iterator[Run]:
    """The longest common subsequence of a gap; of one too large, that of each of its bands."""
    from rapidfuzz.distance import LCSseq  # loaded where texts are compared

    m, n = gap.one_end - gap.one, gap.other_end - gap.other
    bands = 1 if m * n <= LARGEST_CELLS else -(-max(m, n) // BAND)
    for band in range(bands):
        start, other_start = gap.one + m * band // bands, gap.other + n * band // bands
        here = signs[0][start : gap.one + m * (band + 1) // bands]
        there = signs[1][other_start : gap.other + n * (band + 1) // bands]
        for block in LCSseq.opcodes(here, there).as_matching_blocks():
            if block.size:
                yield Run(start + block.a, other_start + block.b, block.size)


def _signs(numbers: Numbers) -> str:
    """The numbers as characters, in which rapidfuzz is fastest; surrogates are passed over."""
    signs = np.minimum(numbers, HIGHEST - 1) + 1
    signs += np.where(signs >= 0xD800, 0x800, 0)
    return signs.astype("<u4").tobytes().decode("utf-32-le")


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """The runs with those that go on in both texts made one."""
    last: Run | None = None
    for run in runs:
        if last is None:
            last = run
        elif last.one + last.length == run.one and last.other + last.length == run.other:
            last = Run(last.one, last.other, last.length + run.length)
        else:
            yield last
            last = run
    if last is not None:
        yield last
