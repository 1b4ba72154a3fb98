"""Gaps and clusters: where a case is silent for long, and where its entries crowd."""

from collections.abc import Sequence
from typing import NamedTuple

from regesta.case import Case
from regesta.findings.chronology import spans
from regesta.findings.finding import entry_id
from regesta.findings.timeline import LASTING
from regesta.reasoning.rhythm import bursts, chance_of_gap, gaps
from regesta.statements.statement import Statement

CHANCE = 0.05  # of as long a gap if entries lay evenly, from which on it is not told
CLOSE_DAYS = 31  # that an entry may be known within and count for clusters
MOST_GAPS = 40  # that are told, the longest
_FEWEST = 3  # entries of a cluster, and of a case that has gaps and clusters


class Gap(NamedTuple):
    """Days, from first to last, of which nothing is entered that is known as closely as the gap is long.

    `after` and `before` are the entries on either side. `may` are entries known less closely that may lie in it:
    where there are none, it is certain that the register has nothing there.
    """

    first: int
    last: int
    days: int
    after: str
    before: str
    may: tuple[str, ...]


class Cluster(NamedTuple):
    """Days, from first to last, on which entries come at twice the mean rate or faster; `rate` is how many times it."""

    first: int
    last: int
    days: int
    entries: tuple[str, ...]
    rate: float


class Rhythm(NamedTuple):
    """The gaps of a case, and its clusters, in order of time."""

    gaps: tuple[Gap, ...]
    clusters: tuple[Cluster, ...]


class _Placed(NamedTuple):
    first: int
    last: int
    entry: Statement


def rhythm(case: Case) -> Rhythm:
    """Where a case is silent for longer than chance would have it, and where its entries crowd.

    What happened counts; what merely held, or is denied, does not. Bounds are those of all dates and relations.
    """
    span = spans(case)
    placed = []
    for entry in case.entries:
        is_extent = entry.date is not None and entry.date.is_extent
        if entry.is_entry and not (entry.is_denied or is_extent or entry.kind in LASTING):
            first, last = span(entry)
            if isinstance(first, int) and isinstance(last, int):
                placed.append(_Placed(first, last, entry))
    if len(placed) < _FEWEST:
        return Rhythm((), ())
    return Rhythm(tuple(_gaps(placed)), tuple(_clusters(placed)))


def _gaps(placed: Sequence[_Placed]) -> list[Gap]:
    found = gaps((one.first, one.last) for one in placed)
    closely = sum(1 for one in placed if one.last - one.first <= CLOSE_DAYS)
    silent = sum(last - first + 1 for first, last in found)
    mean = silent / max(1, closely - 1)
    chances = [
        (chance_of_gap(last - first + 1, max(1, closely - 1), mean), first, last) for first, last in found
    ]
    longest = sorted(one for one in chances if one[0] < CHANCE)[:MOST_GAPS]
    return [_gap(placed, first, last) for _, first, last in sorted(longest, key=lambda one: one[1])]


def _gap(placed: Sequence[_Placed], first: int, last: int) -> Gap:
    days = last - first + 1
    shorter = [one for one in placed if one.last - one.first < days]
    after = max((one for one in shorter if one.last < first), key=lambda one: one.last)
    before = min((one for one in shorter if one.first > last), key=lambda one: one.first)
    may = [one for one in placed if one.first <= last and one.last >= first]
    return Gap(
        first,
        last,
        days,
        entry_id(after.entry),
        entry_id(before.entry),
        tuple(entry_id(one.entry) for one in may),
    )


def _clusters(placed: Sequence[_Placed]) -> list[Cluster]:
    close = sorted((one for one in placed if one.last - one.first <= CLOSE_DAYS), key=lambda one: one[:2])
    middles = [(one.first + one.last) // 2 for one in close]
    order = sorted(range(len(close)), key=middles.__getitem__)
    days = [middles[place] for place in order]
    found = []
    for begin, end in bursts(days):
        own = [close[place] for place in order[begin : end + 1]]
        if len(own) < _FEWEST:
            continue
        first, last = min(one.first for one in own), max(one.last for one in own)
        length = last - first + 1
        rate = len(own) / length * (days[-1] - days[0] + 1) / len(days)
        entries = tuple(entry_id(one.entry) for one in sorted(own, key=lambda one: one[:2]))
        found.append(Cluster(first, last, length, entries, rate))
    return found
