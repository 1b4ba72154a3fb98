"""Where days are few and where they crowd: gaps and bursts.

A gap is a stretch of days that nothing touches which is known as closely as the stretch is long. What is known less
closely may lie in it, and may not. Bursts are those of Kleinberg, "Bursty and hierarchical structure in streams",
Data Mining and Knowledge Discovery 7, 2003, section 2, with two states: days come at their mean rate, or at `FASTER`
times it, and the step up costs the logarithm of their number.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

FASTER = 2.0
_FAR = 1 << 60

Stretch = tuple[int, int]  # the first and the last day, both inclusive


def gaps(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches of days between others that none as short as they are touches, in order.

    >>> gaps([(0, 0), (10, 10), (2, 30), (20, 20)])
    [(1, 9), (11, 19)]
    """
    starts, ends = [-_FAR], [_FAR]
    for first, last in sorted(stretches, key=lambda one: (one[1] - one[0], one)):
        # A gap between the two ends of a stretch is shorter than it: only those that hold an end can be cut.
        for day in (last, first):
            at = bisect_right(starts, day) - 1
            begin, end = starts[at], ends[at]
            if end >= day and end - begin >= last - first:
                left = [(a, b) for a, b in ((begin, first - 1), (last + 1, end)) if a <= b]
                starts[at : at + 1] = [a for a, _ in left]
                ends[at : at + 1] = [b for _, b in left]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if a > -_FAR and b < _FAR]


def chance_of_gap(length_days: int, gaps_in_all: int, mean_days: float) -> float:
    """The chance that the longest of so many gaps is as long, were the days strewn evenly.

    Lengths then are exponential, so that none is as long with (1 - e^(-length/mean))^count.
    """
    if mean_days <= 0:
        return 1.0
    return -math.expm1(gaps_in_all * math.log1p(-math.exp(-max(1e-9, length_days / mean_days))))


def bursts(days: Sequence[int]) -> list[tuple[int, int]]:
    """The stretches of sorted days that come faster than the mean rate, each the place of its first and its last.

    >>> bursts([0, 100, 200, 300, 301, 302, 303, 304, 400, 500, 600])
    [(3, 7)]
    """
    apart = [later - day for day, later in pairwise(days)]
    span = sum(apart)
    if not span:
        return []
    rates = len(apart) / span, FASTER * len(apart) / span
    up = math.log(len(apart))
    costs = 0.0, up
    came_from: list[tuple[int, int]] = []
    for gap in apart:
        by = (0 if costs[0] <= costs[1] else 1), (1 if costs[1] <= costs[0] + up else 0)
        slow, fast = (rate * gap - math.log(rate) for rate in rates)
        costs = min(costs) + slow, min(costs[1], costs[0] + up) + fast
        came_from.append(by)
    states = [0 if costs[0] <= costs[1] else 1]
    for by in reversed(came_from[1:]):
        states.append(by[states[-1]])
    return _runs(states[::-1])


def _runs(states: Sequence[int]) -> list[tuple[int, int]]:
    """Where runs of ones begin and end, as places of days: state i lies between day i and day i + 1."""
    found: list[tuple[int, int]] = []
    for place, state in enumerate(states):
        if state and found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        elif state:
            found.append((place, place + 1))
    return found
