"""When the entries of a case can have happened: the tightest bounds, their origin, and what contradicts what."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Literal, NamedTuple

import numpy as np

from regesta.case import Case
from regesta.dates import Bound, End
from regesta.findings.timeline import DAY, Limit, Months, Said, Timeline, is_brief
from regesta.reasoning.bounds import Bounds, Closing
from regesta.reasoning.calendar import earliest_months, latest_months
from regesta.reasoning.contradictions import settled
from regesta.reasoning.network import OPEN, ORIGIN, Network, network
from regesta.reasoning.pieces import apart
from regesta.statements.statement import Statement

_RANKS = {"high": 4, "": 3, "medium": 2, "low": 1, "?": 0}
_MOST_TURNS = 64  # of the calendar's months through the bounds
_MOST_TRIED = 5  # statements that are tried at a time for a contradiction of months
Order = Literal["before", "after", "same time", "open"]


class Edges(NamedTuple):
    """The earliest and the latest day of an entry's start, and of its end."""

    start_earliest: Bound
    start_latest: Bound
    end_earliest: Bound
    end_latest: Bound


class Contradiction(NamedTuple):
    """Statements that cannot all be true, the fewest; `weakest` is the one that the recorder is least sure of."""

    said: tuple[Said, ...]
    weakest: Said


class Times:
    """What all dates and relations of a case come to.

    What a contradiction's weakest statement says is left out, so that the rest has bounds.
    """

    def __init__(self, case: Case, also: Iterable[Statement] = ()) -> None:
        self.case = case
        self.timeline = Timeline(case, also)
        self._files = {name: number for number, name in enumerate(case.files)}
        self.contradictions: tuple[Contradiction, ...] = ()
        self.network = self._made()
        self._closing = self._close()
        self._follow_months()
        self.bounds: Bounds = self._closing.bounds()

    def _made(self) -> Network:
        rows = [(*limit, number) for number, said in enumerate(self.timeline.said) for limit in said.limits]
        rows += [(*limit, -1) for limit in self.timeline.itself()]
        first, second, most, statement = (
            (list(column) for column in zip(*rows, strict=True)) if rows else ([],) * 4
        )
        return network(self.timeline.points, first, second, most=most, statement=statement)

    def _close(self) -> Closing:
        closing = Closing(self.network)
        if not closing.circles():
            return closing
        found = settled(
            self.network, lambda some: min(some, key=lambda one: self.sureness(self.timeline.said[one]))
        )
        said = self.timeline.said
        self.contradictions = tuple(
            Contradiction(tuple(said[number] for number in one), said[weakest])
            for one, weakest in zip(found.contradictions, found.dropped, strict=True)
        )
        left = ~np.isin(self.network.statement, found.dropped)
        self.network = Network(self.network.points, *(array[left] for array in self.network[1:]))
        self.timeline.months = [pair for pair in self.timeline.months if pair[0] not in found.dropped]
        closing = Closing(self.network)
        closing.circles()
        return closing

    def sureness(self, said: Said) -> tuple[int, int, int]:
        """How sure a statement is, the latest in the files least of those that are equally sure."""
        return _rank(said), -self._files[said.entry.file], -said.line

    def _follow_months(self) -> None:
        """Tightens bounds by relations in months and years, exactly; what these alone contradict is left out too."""
        base, closing = self.network, self._closing
        while True:
            self.network, self._closing, circle = _followed(base, closing, self.timeline.months)
            if not circle:
                return
            one = self._smallest(circle)
            weakest = min(one, key=lambda number: self.sureness(self.timeline.said[number]))
            told = tuple(self.timeline.said[number] for number in sorted(one))
            self.contradictions += (Contradiction(told, self.timeline.said[weakest]),)
            left = base.statement != weakest
            base = Network(base.points, *(array[left] for array in base[1:]))
            self.timeline.months = [pair for pair in self.timeline.months if pair[0] != weakest]
            closing = Closing(base)
            closing.circles()

    def _smallest(self, circle: set[int]) -> tuple[int, ...]:
        """The fewest of these statements, and of those that bound them, that the calendar keeps from holding."""
        every = set(circle)
        for own, each in self.timeline.months:
            if own in circle:
                chains = (
                    self._closing.chain(point, is_above=is_above)
                    for point in each[:2]
                    for is_above in (True, False)
                )
                every.update(int(self.network.statement[limit]) for chain in chains for limit in chain)
        some = sorted(every - {-1})
        for count in range(1, min(len(some), _MOST_TRIED) + 1):
            for few in combinations(some, count):
                if self._contradict(few):
                    return few
        return tuple(some)

    def _contradict(self, few: Sequence[int]) -> bool:
        whole = self._made()
        kept = np.isin(whole.statement, (-1, *few))
        base = Network(whole.points, *(array[kept] for array in whole[1:]))
        closing = Closing(base)
        months = [pair for pair in self.timeline.months if pair[0] in few]
        return bool(closing.circles() or _followed(base, closing, months)[2])

    def edges(self, entry: Statement) -> Edges:
        """The bounds of an entry's start and end, as days."""
        number = self.timeline.number(entry)
        if number is None:
            return _written(self.case, entry)
        earliest, latest = self.bounds
        points = (2 * number + 1, 2 * number + 2)
        days = [bound for point in points for bound in (_day(int(earliest[point])), _day(int(latest[point])))]
        if entry.date is None and all(isinstance(day, End) for day in days):
            return Edges(End.UNKNOWN, End.UNKNOWN, End.UNKNOWN, End.UNKNOWN)
        return Edges(*days)

    def span(self, entry: Statement) -> tuple[Bound, Bound]:
        """The first and the last day on which an entry can have happened.

        Where one edge of an act or event is open and the other is not, the other stands for both.
        """
        written = self.case.bounds(entry)
        if self.timeline.number(entry) is None:
            return written
        edges = self.edges(entry)
        first, last = edges.start_earliest, edges.end_latest
        if is_brief(entry):
            first = edges.end_earliest if isinstance(first, End) else first
            last = edges.start_latest if isinstance(last, End) else last
        if entry.date is not None:  # what is open there is open, or unknown, as the date has it
            first = written[0] if isinstance(first, End) else first
            last = written[1] if isinstance(last, End) else last
        return first, last

    def why(self, entry: Statement, *, is_latest: bool) -> tuple[Said, ...]:
        """The statements that give an entry its last day, or its first, from a date on; none where there is none."""
        number = self.timeline.number(entry)
        if number is None:
            return ()
        start, end = 2 * number + 1, 2 * number + 2
        point, other = (end, start) if is_latest else (start, end)
        if is_brief(entry) and not self._closing.chain(point, is_above=is_latest):
            point = other
        found: dict[int, None] = {}
        waiting, seen = [point], {point}
        while waiting:
            chain = self._closing.chain(waiting.pop(), is_above=is_latest)
            for limit in chain:
                said = int(self.network.statement[limit])
                if said >= 0:
                    found.setdefault(said)
            ends = {end for own, each in self.timeline.months if own in found for end in each[:2]}
            waiting.extend(sorted(ends - seen))
            seen |= ends
        return tuple(self.timeline.said[said] for said in found)

    def order(self, one: Statement, other: Statement) -> Order:
        """How two entries certainly lie: one over before the other began, both together, or not for certain."""
        a, b = self._number(one), self._number(other)
        start_a, end_a, start_b, end_b = 2 * a + 1, 2 * a + 2, 2 * b + 1, 2 * b + 2
        if self._least(end_a, start_b) > 0:
            return "before"
        if self._least(end_b, start_a) > 0:
            return "after"
        together = (start_a, start_b), (start_b, start_a), (end_a, end_b), (end_b, end_a)
        if all(self._least(*pair) >= 0 for pair in together):
            return "same time"
        return "open"

    def may_precede(self, one: Statement, other: Statement) -> bool:
        """Whether one entry may have been over before the other began."""
        pair = 2 * self._number(one) + 2, 2 * self._number(other) + 1
        return apart(self.network, self.bounds, *pair)[1] > 0

    def _least(self, first: int, second: int) -> int:
        return apart(self.network, self.bounds, first, second)[0]

    def _number(self, entry: Statement) -> int:
        number = self.timeline.number(entry)
        assert number is not None, "ask `times_with` for entries that no relation joins"
        return number


@lru_cache(maxsize=4)
def times(case: Case) -> Times:
    """What all dates and relations of a case come to, worked out once."""
    return Times(case)


def times_with(case: Case, entries: Sequence[Statement]) -> Times:
    """The same, with these entries among those that have points."""
    found = times(case)
    if all(found.timeline.number(entry) is not None for entry in entries):
        return found
    return Times(case, entries)


def _rank(said: Said) -> int:
    """How sure the recorder is of a statement, from 0: by its entry's `cert`, a doubtful date and a draft less."""
    entry = said.entry
    rank = _RANKS.get(entry.word("cert"), 3)
    if entry.field("draft") is not None:
        rank = min(rank, 0)
    if said.field is None and entry.date is not None and entry.date.is_uncertain:
        rank = min(rank, 1)
    return rank


def _followed(
    base: Network, closing: Closing, months: Sequence[tuple[int, Months]]
) -> tuple[Network, Closing, set[int]]:
    """The network with the bounds that months of the calendar give, and the statements that they contradict, if any."""
    for _ in range(_MOST_TURNS if months else 0):
        found = closing.bounds()
        more = [(*limit, said) for said, each in months for limit in _by_months(each, found)]
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


def _day(minute: int) -> Bound:
    return End.OPEN if abs(minute) >= OPEN // 2 else minute // DAY


def _written(case: Case, entry: Statement) -> Edges:
    """The edges of an entry as its date alone has them."""
    first, last = case.bounds(entry)
    if entry.date is None or not entry.date.is_extent:
        return Edges(first, last, first, last)
    return Edges(first, entry.date.start.latest, entry.date.end.earliest, last)


def _by_months(each: Months, found: Bounds) -> Iterable[Limit]:
    """The bounds that a relation in months gives its two points and that are tighter than theirs."""
    earlier, later, months, is_most = each
    limits = []
    latest, earliest = found.latest.tolist(), found.earliest.tolist()
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
