"""Relations in months and years: the bounds they give by the calendar, and what they alone contradict."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from regesta.findings.timeline import DAY, Limit, Months
from regesta.reasoning.bounds import Closing
from regesta.reasoning.calendar import earliest_months, latest_months
from regesta.reasoning.network import OPEN, ORIGIN, Network

_MOST_TURNS = 64  # of the calendar's months through the bounds


def followed(
    base: Network, closing: Closing, months: Sequence[tuple[int, Months]]
) -> tuple[Network, Closing, set[int]]:
    """The network with the bounds that months of the calendar give, and the statements that they contradict, if any."""
    for _ in range(_MOST_TURNS if months else 0):
        found = closing.bounds()
        latest, earliest = found.latest.tolist(), found.earliest.tolist()
        more = [(*limit, said) for said, each in months for limit in _by_months(each, latest, earliest)]
        if not more:
            break
        added = [np.array(column, np.int64) for column in zip(*more, strict=True)]
        columns = (np.concatenate(pair) for pair in zip(base[1:], added, strict=True))
        wider = Network(base.points, *columns)
        new = Closing(wider)
        circles = new.circles()
        if circles:
            return base, closing, {int(wider.statement[limit]) for limit in circles[0]} - {-1}
        base, closing = wider, new
    return base, closing, set()


def _by_months(each: Months, latest: Sequence[int], earliest: Sequence[int]) -> Iterable[Limit]:
    """The bounds that a relation in months gives its two points and that are tighter than theirs."""
    earlier, later, months, is_most = each
    limits = []
    if is_most and latest[earlier] < OPEN:
        limits.append((ORIGIN, later, _turned(latest[earlier], months, latest_months)))
    if is_most and earliest[later] > -OPEN:
        limits.append((earlier, ORIGIN, -_turned(earliest[later], -months, earliest_months)))
    if not is_most and earliest[earlier] > -OPEN:
        limits.append((later, ORIGIN, -_turned(earliest[earlier], months, earliest_months)))
    if not is_most and latest[later] < OPEN:
        limits.append((ORIGIN, earlier, _turned(latest[later], -months, latest_months)))
    for first, second, most in limits:
        is_tighter = most < latest[second] if first == ORIGIN else -most > earliest[first]
        if is_tighter:
            yield first, second, most


def _turned(minute: int, months: int, turn: Callable[[int, int], int]) -> int:
    day, rest = divmod(minute, DAY)
    return turn(day, months) * DAY + rest
