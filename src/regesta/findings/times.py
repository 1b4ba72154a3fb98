"""When the entries of a case can have happened: the tightest bounds, their origin, and what contradicts what."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from regesta.case import Case
from regesta.dates import Bound, End
from regesta.findings.diagnosis import contradictions, limits_of
from regesta.findings.months import followed
from regesta.findings.timeline import DAY, Said, Timeline, is_brief
from regesta.reasoning.bounds import Bounds, Closing
from regesta.reasoning.network import OPEN
from regesta.reasoning.pieces import apart
from regesta.statements.statement import Statement

Order = Literal["before", "after", "same time", "open"]


class Edges(NamedTuple):
    """The earliest and the latest day of an entry's start, and of its end."""

    start_earliest: Bound
    start_latest: Bound
    end_earliest: Bound
    end_latest: Bound


class Times:
    """What all dates and relations of a case come to.

    Where not all can be true, what the cheapest repair would mend is left out, so that the rest has bounds.
    """

    def __init__(self, case: Case, also: Iterable[Statement] = ()) -> None:
        self.case = case
        self.timeline = Timeline(case, also)
        if not self._is_closed():
            repaired = {one.repair.place for one in contradictions(case)}
            self.timeline.leave_out(repaired)
            assert self._is_closed(), "the repairs of a case do away with its contradictions"
        self.bounds: Bounds = self._closing.bounds()

    def _is_closed(self) -> bool:
        """Works the bounds out; False where what is said contradicts itself."""
        made = limits_of(self.timeline)
        closing = Closing(made)
        if closing.circles():
            return False
        self.network, self._closing, circle = followed(made, closing, self.timeline.months)
        return not circle

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


def _day(minute: int) -> Bound:
    return End.OPEN if abs(minute) >= OPEN // 2 else minute // DAY


def _written(case: Case, entry: Statement) -> Edges:
    """The edges of an entry as its date alone has them."""
    first, last = case.bounds(entry)
    if entry.date is None or not entry.date.is_extent:
        return Edges(first, last, first, last)
    return Edges(first, entry.date.start.latest, entry.date.end.earliest, last)
