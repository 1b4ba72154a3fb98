"""Dates written with a calendar before them, `julian:1917-10-25`, and the same days in another calendar."""

import re
from typing import NamedTuple

from regesta.dates.calendars.calendar import Calendar, NoSuchDate, Span, Written
from regesta.dates.calendars.feasts import feast_day
from regesta.dates.calendars.registry import calendar_named
from regesta.dates.calendars.styles import Style, double_year, is_double

# A year, perhaps a month (with L, a leap month) and a day, or a feast.
_DATE = re.compile(r"(-?\d{1,6})(?:-(?:(\d{1,2})(L?)(?:-(\d{1,2}))?|([a-z][a-z-]*)))?", re.ASCII)


class Conversion(NamedTuple):
    """A date in one calendar and in another: of a year or a month, its first and its last day there."""

    calendar: str
    written: str
    first_day: int
    last_day: int
    to: str
    first: str
    last: str


def spans(name: str, text: str) -> Span:
    """The first and the last day of a date in a calendar: `1917-10-25`, `1890-02L`, `1648-michaelmas`, `12`.

    Raises NoSuchDate for what never was, and for what is no such date.
    """
    calendar = calendar_named(name)
    if is_double(text):
        second, single = double_year(text)
        number = calendar.of_double_year(second) if isinstance(calendar, Style) else second
        text = f"{number:04d}{single.removeprefix(f'{second:04d}')}"
    match = _DATE.fullmatch(text)
    if match is None:
        raise NoSuchDate(f"{text!r} is not a year, a month or a day: write 1917, 1917-10 or 1917-10-25")
    year, month, leap, day, feast = match.groups()
    if feast is not None:
        found = feast_day(feast, int(year), calendar)
        return found, found
    if (month is not None and int(month) == 0) or (day is not None and int(day) == 0):
        raise NoSuchDate(f"{text!r} has a month or a day 0")
    return calendar.span(Written(int(year), int(month or 0), int(day or 0), leap == "L"))


def convert(name: str, text: str, to: str = "gregorian") -> Conversion:
    """A date of one calendar in another; raises NoSuchDate where either has no such day."""
    first, last = spans(name, text)
    target: Calendar = calendar_named(to)
    return Conversion(name, text, first, last, to, str(target.written(first)), str(target.written(last)))
