"""Dates that are kept as they were written in another calendar, with the bounds of the days they mean.

`julian:1917-10-25` is the day that the Gregorian calendar calls 7 November 1917. What follows the colon may be all that
EDTF allows of plain dates: `julian:1917-10/1917-12`, `julian:[..1917-10-25]`, `julian:1917-10-25?`.
The calendars are read only where a date asks for one.
"""

import re

from regesta.dates.components import Components, Precision
from regesta.dates.days import format_day
from regesta.dates.edtf import Edtf, Form, InvalidDate, Member
from regesta.dates.edtf import parse as parse_edtf

_DOUBLE_YEAR = re.compile(r"\d{3,}/\d{1,2}(?:-|$)", re.ASCII)
PREFIX = re.compile(r"([a-z][a-z0-9-]*):")


class CalendarDate(Edtf):
    """A date in another calendar: its text as written; `gregorian` is the date of the same days."""

    __slots__ = ("gregorian",)

    def __init__(self, text: str, gregorian: Edtf) -> None:
        super().__init__(text, gregorian.earliest, gregorian.latest)
        self.gregorian = gregorian

    @property
    def calendar(self) -> str:
        """The calendar it is written in."""
        return self.text.partition(":")[0]

    @property
    def form(self) -> Form:
        """What kind of expression it is, once converted."""
        return self.gregorian.form

    @property
    def members(self) -> tuple[Member, ...]:
        """The dates it is written with, converted."""
        return self.gregorian.members

    @property
    def components(self) -> Components:
        """Year, month and day, converted."""
        return self.gregorian.components

    @property
    def level(self) -> int:
        """The conformance level of what it is converted to."""
        return self.gregorian.level

    @property
    def precision(self) -> Precision:
        """How fine its finest component is, once converted."""
        return self.gregorian.precision

    def __reduce__(self) -> tuple[object, ...]:
        return parse, (self.text,)


def parse(text: str) -> Edtf:
    """The date that a text stands for: EDTF, or a calendar, a colon, and a date of that calendar.

    Raises InvalidDate, which says why and at which character.

    >>> date = parse("julian:1917-10-25")
    >>> str(date), format_day(date.earliest)
    ('julian:1917-10-25', '1917-11-07')
    """
    prefix = PREFIX.match(text)
    try:
        return parse_edtf(text) if prefix is None else _in_calendar(text, prefix)
    except InvalidDate as fault:
        from regesta.dates.calendar_remedies import calendar_remedy  # few cases hold a bad date

        told = calendar_remedy(text, is_date)
        raise fault if told is None else InvalidDate(text, told, fault.column) from None


def is_date(text: str) -> bool:
    """Whether a text is a date, in EDTF or with a calendar before it."""
    prefix = PREFIX.match(text)
    try:
        parse_edtf(text) if prefix is None else _in_calendar(text, prefix)
    except InvalidDate:
        return False
    return True


def _in_calendar(text: str, prefix: re.Match[str]) -> Edtf:
    """The date that stands after a calendar; raises InvalidDate."""
    from regesta.dates.calendars import NoSuchDate

    name, body = prefix[1], text[prefix.end() :]
    if name == "gregorian" or not body:
        missing = f"a date is missing after {name}:"
        raise InvalidDate(text, missing if not body else "a Gregorian date is written without its calendar")
    try:
        return CalendarDate(text, parse_edtf(_converted(name, body)))
    except NoSuchDate as fault:
        reason, column = str(fault), prefix.end() + 1
    except InvalidDate as fault:
        reason, column = f"what follows {name}: is not read: {fault.reason}", prefix.end() + 1
    # What to write is told of the text, not of the days that a part of it was converted to.
    raise InvalidDate(text, reason.partition(": write ")[0], column)


def _converted(name: str, body: str) -> str:
    """The body with each of its dates converted; whole years and months become the days from first to last."""
    if body[:1] in "[{":
        if body[-1:] != ("]" if body[0] == "[" else "}"):
            raise InvalidDate(body, "its bracket is not closed")
        return body[0] + ",".join(_member(name, one) for one in body[1:-1].split(",")) + body[-1]
    if "/" in body and not _DOUBLE_YEAR.match(body):
        first, _, last = body.partition("/")
        return f"{_end(name, first, is_last=False)}/{_end(name, last, is_last=True)}"
    low, high = _date(name, body)
    if low == high:
        return low
    first, last = (day.rstrip("?~%") for day in (low, high))
    return f"[{first}..{last}]"


def _member(name: str, text: str) -> str:
    if ".." in text:
        first, _, last = text.partition("..")
        return f"{_date(name, first)[0] if first else ''}..{_date(name, last)[1] if last else ''}"
    low, high = _date(name, text)
    return low if low == high else f"{low.rstrip('?~%')}..{high.rstrip('?~%')}"


def _end(name: str, text: str, *, is_last: bool) -> str:
    return text if text in ("", "..") else _date(name, text)[is_last]


def _date(name: str, text: str) -> tuple[str, str]:
    """The first and the last day of a single date, converted, each with its qualifier."""
    from regesta.dates.calendars import spans

    qualifier = text[-1:] if text[-1:] in ("?", "~", "%") else ""
    low, high = spans(name, text.removesuffix(qualifier) if qualifier else text)
    return format_day(low) + qualifier, format_day(high) + qualifier
