"""The earliest and the latest day of any EDTF text: a date, a date and time, an interval or a set."""

import re
from enum import Enum
from math import inf

from regesta.dates.days import format_day
from regesta.dates.spans import Span, span


class End(Enum):
    """What stands in the place of a bound that is no day."""

    OPEN = "open"
    UNKNOWN = "unknown"


Bound = int | End


def comparable(first: Bound, last: Bound) -> tuple[float, float]:
    """Bounds as numbers that compare: what is open or unknown is without end.

    >>> comparable(3, End.OPEN)
    (3, inf)
    """
    return first if isinstance(first, int) else -inf, last if isinstance(last, int) else inf


MOST_CHARACTERS = 100_000

# A time of day to the second, with its shift from UTC, at most 14 hours (ISO 8601-1:2019, 4.3 and 5.3).
TIME = re.compile(
    r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)"
    r"(Z|(?:\+|-(?!00(?::00)?$))(?:(?:0[0-9]|1[0-3])(?::[0-5][0-9])?|14(?::00)?))?"
)
# What a date and time begins with, and what a range in a set runs between: a date with no more than digits. The
# group that matched tells years, months and days apart.
_DAY = re.compile(r"-?[0-9]{4}-[01][0-9]-[0-9]{2}")
RANGE_END = re.compile(
    r"(-?[0-9]{4}|Y-?[0-9]+(?:E[0-9]+)?)|(-?[0-9]{4}-[01][0-9])|(-?[0-9]{4}-[01][0-9]-[0-9]{2})"
)


def format_bound(bound: Bound) -> str:
    """A bound as text: a day with at least four digits to its year, "open" or "unknown".

    >>> format_bound(1), format_bound(End.OPEN)
    ('0001-01-01', 'open')
    """
    return bound.value if isinstance(bound, End) else format_day(bound)


def bounds_of(text: str) -> tuple[Bound, Bound]:
    """The earliest and latest day of an EDTF text (ISO 8601-2:2019, annex A, levels 0 to 2).

    Raises KeyError or ValueError where it is none.

    >>> bounds_of("0001/..")
    (1, <End.OPEN: 'open'>)
    """
    if text[:1] in _CLOSING:
        return _set_bounds(text)
    if "/" in text:
        return _interval_bounds(text)
    if "T" in text:
        return _datetime_span(text)
    return span(text)


_CLOSING = {"[": "]", "{": "}"}


def _datetime_span(text: str) -> Span:
    date, _, time = text.partition("T")
    if _DAY.fullmatch(date) is None or TIME.fullmatch(time) is None:
        raise ValueError("a date and time is a whole date, T and a time to the second")
    return span(date)


def _interval_bounds(text: str) -> tuple[Bound, Bound]:
    """From the earliest day of the start to the latest day of the end (10.2 to 10.6)."""
    start, _, end = text.partition("/")
    if not start or not end or ".." in text:
        return _open_bounds(start, end)
    earliest, latest = span(start)[0], span(end)[1]
    if earliest > latest:
        raise ValueError("the end lies before the start")
    return earliest, latest


def _open_bounds(start: str, end: str) -> tuple[Bound, Bound]:
    """The bounds of an interval of which one end is open or unknown: `..`, or nothing, or `..` beside a date."""
    if start in ("", "..") and end in ("", ".."):
        raise ValueError("one end at least must be a date")
    earliest: Bound = End.OPEN if start[:2] == ".." else End.UNKNOWN
    latest: Bound = End.OPEN if end[-2:] == ".." else End.UNKNOWN
    first = span(start.removeprefix("..")) if start not in ("", "..") else None
    last = span(end.removesuffix("..")) if end not in ("", "..") else None
    if first is not None and earliest is End.UNKNOWN:
        earliest = first[0]
    if last is not None and latest is End.UNKNOWN:
        latest = last[1]
    if isinstance(earliest, int) and isinstance(latest, int) and earliest > latest:
        raise ValueError("the end lies before the start")
    return earliest, latest


def _set_bounds(text: str) -> tuple[Bound, Bound]:
    """From the earliest day of any member to the latest of any (clause 6)."""
    if text[-1] != _CLOSING[text[0]]:
        raise ValueError("a set ends with the bracket it begins with")
    firsts: list[int] = []
    lasts: list[int] = []
    has_open_start = has_open_end = False
    for member in text[1:-1].split(","):
        if ".." not in member:
            first, last = span(member)
            firsts.append(first)
            lasts.append(last)
            continue
        start, _, end = member.partition("..")
        if start and end:
            first, last = _range_span(start, end)
            firsts.append(first)
            lasts.append(last)
        elif end:
            has_open_start = True
            lasts.append(span(end)[1])
        else:
            has_open_end = True
            firsts.append(span(start)[0])
    return End.OPEN if has_open_start else min(firsts), End.OPEN if has_open_end else max(lasts)


def _range_span(start: str, end: str) -> Span:
    """The span of a range in a set, whose ends are dates of one precision and nothing but digits (6.3)."""
    plain_start, plain_end = RANGE_END.fullmatch(start), RANGE_END.fullmatch(end)
    if plain_start is None or plain_end is None or plain_start.lastindex != plain_end.lastindex:
        raise ValueError("a range runs between two years, two months or two days")
    first, last = span(start)[0], span(end)[1]
    if first > last:
        raise ValueError("the end lies before the start")
    return first, last
