"""The times of a case as limits: what each date and each relation says of the starts and ends of entries.

Times are minutes, so that what came first on one day has its place. An entry is two points, its start and its end.
docs/chronology.md says the same in words.
"""

from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple, TypeGuard

from regesta.case import Case
from regesta.dates import Bound, Edtf
from regesta.reasoning.calendar import month_days
from regesta.statements.grammar import OWN_NAME_VERBS, RELATIONS
from regesta.statements.statement import Field, Statement, field_mentions
from regesta.statements.values import Length, Relation

DAY = 1440
FARTHEST_DAY = 1 << 34  # 47 million years: what lies farther off bounds nothing
_MOST_MONTHS = FARTHEST_DAY // 31  # that the calendar is asked about; beyond, the constants bound enough
_MINUTES = {"minutes": 1, "hours": 60, "days": DAY, "weeks": 7 * DAY}
LASTING = ("holds", "belongs", *OWN_NAME_VERBS)
TIMED = (*RELATIONS, "lasted", "answers")  # fields that say something of time
_OF_LENGTH = ("lasted", "until", "since", "starts", "ends")

Limit = tuple[int, int, int]  # the second point lies at most so many minutes after the first


Place = tuple[str, int, bool]  # the file and the line of a statement, and whether it is a field


class Said(NamedTuple):
    """A statement about time: the date of an entry, or one of its fields; and the limits it gives.

    Of a person or a body, a field says when the life began or ended.
    """

    entry: Statement
    field: Field | None
    limits: tuple[Limit, ...]

    @property
    def line(self) -> int:
        """The line it stands on."""
        return self.entry.line if self.field is None else self.field.line

    @property
    def place(self) -> Place:
        """Where it stands, which no other statement does."""
        return self.entry.file, self.line, self.field is not None


class Months(NamedTuple):
    """That one point lies at least, or at most, so many months after another."""

    earlier: int
    later: int
    months: int
    is_most: bool


class Moment(NamedTuple):
    """A point, or a fixed minute: `point` 0 and `minute` its distance from the origin."""

    point: int
    minute: int = 0


class Timeline:
    """The entries of a case that relations join, their points, and all that is said of their times."""

    def __init__(self, case: Case, also: Iterable[Statement] = ()) -> None:
        self.case = case
        self.entries: list[Statement] = []
        self.said: list[Said] = []
        self.months: list[tuple[int, Months]] = []
        self._number: dict[int, int] = {}
        self._related()
        for entry in also:
            self.join(entry)
        for entry in self.entries:
            self._say(entry)

    def _related(self) -> None:
        for key in TIMED:
            for entry, field in self.case.fields(key):
                if not entry.is_entry:
                    continue
                self.join(entry)
                names = answered(field) if key == "answers" else ()
                if isinstance(field.value, Relation) and isinstance(field.value.target, str):
                    names = (field.value.target,)
                for target in map(self.case.named.get, names):
                    if target is not None and target.is_entry:
                        self.join(target)

    def join(self, entry: Statement) -> None:
        """Gives an entry, or a life, two points if it has none."""
        if id(entry) not in self._number:
            self._number[id(entry)] = len(self.entries)
            self.entries.append(entry)

    def leave_out(self, places: Container[Place]) -> None:
        """Leaves out what is said at these places."""
        kept = [number for number, said in enumerate(self.said) if said.place not in places]
        new = {old: number for number, old in enumerate(kept)}
        self.said = [self.said[number] for number in kept]
        self.months = [(new[number], each) for number, each in self.months if number in new]

    def number(self, entry: Statement) -> int | None:
        """The number of an entry here, None where no relation joins it to another."""
        return self._number.get(id(entry))

    @property
    def points(self) -> int:
        """How many points there are, the origin counted."""
        return 2 * len(self.entries) + 1

    def start(self, entry: Statement) -> Moment:
        """The point at which an entry starts."""
        return Moment(1 + 2 * self._number[id(entry)])

    def end(self, entry: Statement) -> Moment:
        """The point at which an entry ends."""
        return Moment(2 + 2 * self._number[id(entry)])

    def itself(self) -> Iterator[Limit]:
        """What holds of itself: no entry ends before it starts."""
        return ((2 + 2 * number, 1 + 2 * number, 0) for number in range(len(self.entries)))

    def _say(self, entry: Statement) -> None:
        start, end = self.start(entry), self.end(entry)
        if entry.date is not None:
            self.said.append(Said(entry, None, tuple(_dated(self.case, entry.date, start, end))))
        for field in entry.fields:
            if field.key == "lasted" and isinstance(field.value, Length):
                limits = self._apart(start, end, field.value, least=1)
            elif isinstance(field.value, Relation):
                limits = self._relation(field.key, field.value, start, end)
            elif field.key == "answers" and not entry.is_denied:
                limits = self._answers(field, end)
            else:
                continue
            if limits:
                self.said.append(Said(entry, field, tuple(limits)))

    def _answers(self, field: Field, end: Moment) -> list[Limit]:
        """That what is answered began no later than the answer ended."""
        sides = (self._target(name) for name in answered(field))
        return [limit for side in sides if side for limit in _at_least(side[0], end, 0)]

    def _relation(self, key: str, value: Relation, start: Moment, end: Moment) -> list[Limit]:
        sides = self._target(value.target)
        if sides is None:
            return []
        other_start, other_end = sides
        if value.edge and key in ("starts", "ends"):
            return self._edge(value, start if key == "starts" else end, sides)
        if key == "within" and value.length is not None:
            return [
                *self._apart(end, other_start, value.length, is_most_only=True),
                *self._apart(other_end, start, value.length, is_most_only=True),
            ]
        known: dict[str, list[tuple[Moment | None, Moment | None, int]]] = {
            "before": [(end, other_start, 1)],
            "after": [(other_end, start, 1)],
            "during": [(other_start, start, 0), (end, other_end, 0)],
            "overlaps": [(start, other_end, 0), (other_start, end, 0)],
            "same time as": [
                (start, other_start, 0),
                (other_start, start, 0),
                (end, other_end, 0),
                (other_end, end, 0),
            ],
            "until": [(end, other_start, 0), (other_start, end, 1 - DAY)],
            "since": [(other_end, start, 0), (start, other_end, 1 - DAY)],
            "no later than": [(end, other_end, 0)],
        }
        pairs = known.get(key, [])
        found = [limit for one, other, least in pairs for limit in _at_least(one, other, least)]
        if value.length is not None and key in ("before", "after"):
            one, other, _ = pairs[0]
            found += self._apart(one, other, value.length)
        return found

    def _edge(self, value: Relation, own: Moment, sides: tuple[Moment | None, Moment | None]) -> list[Limit]:
        side, end = value.edge.split()
        other = sides[0] if end == "start" else sides[1]
        if side == "at":
            return [*_at_least(own, other, 0), *_at_least(other, own, 0)]
        one, two = (own, other) if side == "before" else (other, own)
        found = list(_at_least(one, two, 1))
        if value.length is not None:
            found += self._apart(one, two, value.length)
        return found

    def _target(self, target: str | Edtf) -> tuple[Moment | None, Moment | None] | None:
        """The start and the end of what a relation names; None for an end that is open, or for no entry at all."""
        if isinstance(target, str):
            entry = self.case.named.get(target)
            if entry is None or id(entry) not in self._number:
                return None
            return self.start(entry), self.end(entry)
        earliest, latest = self.case.date_bounds(target)
        return (
            Moment(0, earliest * DAY) if is_near(earliest) else None,
            Moment(0, latest * DAY + DAY - 1) if is_near(latest) else None,
        )

    def _apart(
        self,
        one: Moment | None,
        other: Moment | None,
        length: Length,
        *,
        least: int = 0,
        is_most_only: bool = False,
    ) -> list[Limit]:
        """That the second lies so long after the first; what is only about so long says nothing."""
        if one is None or other is None or length.quantity.is_about or length.quantity.is_doubtful:
            return []
        low, high = minutes(length)
        found: list[Limit] = []
        if low is not None and not is_most_only:
            found += _at_least(one, other, low - least)
        if high is not None:
            found += _at_least(other, one, -high)
        self._note_months(one, other, length, is_most_only=is_most_only)
        return found

    def _note_months(self, one: Moment, other: Moment, length: Length, *, is_most_only: bool) -> None:
        if length.unit not in ("months", "years") or not (one.point and other.point):
            return
        each = 12 if length.unit == "years" else 1
        for number, is_most in ((length.quantity.low, False), (length.quantity.high, True)):
            if number is None or number * each > _MOST_MONTHS or (is_most_only and not is_most):
                continue
            if (number * each).is_integer():
                self.months.append(
                    (len(self.said), Months(one.point, other.point, int(number * each), is_most))
                )


def is_brief(entry: Statement) -> bool:
    """Whether an entry is an act or an event of whose length nothing is said."""
    if entry.is_series or entry.kind in LASTING or (entry.date is not None and entry.date.is_extent):
        return False
    return not any(field.key in _OF_LENGTH for field in entry.fields)


def answered(field: Field) -> tuple[str, ...]:
    """The entries that a field `answers` certainly names."""
    return tuple(mention.names[0] for mention in field_mentions(field) if mention.is_sure)


def _at_least(one: Moment | None, other: Moment | None, least: int) -> Iterator[Limit]:
    """That the second moment lies at least so many minutes after the first."""
    if one is not None and other is not None and (one.point or other.point):
        yield other.point, one.point, other.minute - one.minute - least


def _dated(case: Case, date: Edtf, start: Moment, end: Moment) -> Iterator[Limit]:
    """What a date says: an interval of the day it began and the day it ended, all else of when it was, whole."""
    earliest, latest = case.date_bounds(date)
    sides = [(start, earliest, None), (end, None, latest)]
    if date.is_extent:
        sides = [(start, earliest, date.start.latest), (end, date.end.earliest, latest)]
    for moment, first, last in sides:
        if is_near(first):
            yield moment.point, 0, -first * DAY
        if is_near(last):
            yield 0, moment.point, last * DAY + DAY - 1


def is_near(bound: Bound | None) -> TypeGuard[int]:
    """Whether a day is known, and lies within what the chronology reaches."""
    return isinstance(bound, int) and abs(bound) <= FARTHEST_DAY


def minutes(length: Length) -> tuple[int | None, int | None]:
    """The fewest and the most minutes of a length; None where it does not say."""
    low, high = length.quantity.low, length.quantity.high
    if length.unit in _MINUTES:
        each = _MINUTES[length.unit]
        return _clipped(low, each), _clipped(high, each)
    each = 12 if length.unit == "years" else 1
    least = None if low is None else month_days(_months(low, each))[0] * DAY
    most = None if high is None else month_days(-int(-_months(high, each)))[1] * DAY
    return least, most


def _months(number: float, each: int) -> int:
    return int(min(number, FARTHEST_DAY / 400) * each)


def _clipped(number: float | None, each: int) -> int | None:
    return None if number is None else int(min(number * each, FARTHEST_DAY * DAY))
