"""A date in plain English, such that `read_english` finds the same bounds in it again."""

import re
from functools import lru_cache

from regesta.dates.bounds import Bound, End
from regesta.dates.calendared import CalendarDate
from regesta.dates.components import SEASON_NAMES, Components, read_components
from regesta.dates.days import MONTH_NAMES, civil_date
from regesta.dates.edtf import Edtf, Member
from regesta.dates.in_words import Between, InWords
from regesta.wording import Sentence, said

# Years with at most so many digits are written out; longer ones keep their exponent.
MOST_DIGITS = 15
_HEDGES = {"": "", "?": "perhaps ", "~": "about ", "%": "perhaps about "}
NOTES = {"?": "uncertain", "~": "approximate", "%": "approximate and uncertain"}
# The fractions of a year and the number that the first of each has.
FRACTIONS = {"half": 40, "third": 37, "quarter": 33}
ORDINALS = ("first", "second", "third", "fourth")

# Seasons that end in the year after the one they are named for.
WINTERS = ("24", "28", "30")


def describe(edtf: Edtf) -> InWords:
    """A date in readable English.

    >>> from regesta.dates import parse
    >>> describe(parse("[1948~,1950-06]"))
    'about 1948 or June 1950'
    >>> describe(parse("1945/1948")), describe(parse("[..1950-01]"))
    ('from 1945 to 1948', 'by January 1950')
    """
    return InWords(_described(edtf), edtf)


@lru_cache(maxsize=1 << 15)  # a date stands in the row of an entry and in its record, and often in others
def _described(edtf: Edtf) -> str:
    if isinstance(edtf, CalendarDate):
        return f"{_described(edtf.gregorian)} ({edtf.text})"
    if edtf.form == "interval":
        return _interval(edtf.start, edtf.end)
    if edtf.form == "one of":
        return _joined([_choice(member) for member in edtf.members], "or")
    if edtf.form == "all of":
        return _joined([_each(member) for member in edtf.members], "and")
    return _date(edtf)


def _joined(phrases: list[str], word: str) -> str:
    return f"{', '.join(phrases[:-1])} {word} {phrases[-1]}" if len(phrases) > 1 else phrases[0]


def _interval(start: Member, end: Member) -> str:
    if end.first is End.OPEN and not start.is_range:
        return f"from {_end(start, 'start')} on"
    if start.last is End.OPEN and not end.is_range:
        return f"until {_end(end, 'end')}"
    return f"from {_end(start, 'start')} to {_end(end, 'end')}"


def _end(end: Member, name: str) -> str:
    """One end of an interval, `name` being which."""
    if isinstance(end.first, Edtf):
        return _date(end.first) + (" or later" if end.is_range else "")
    if isinstance(end.last, Edtf):
        return f"{_date(end.last)} or earlier"
    return f"an {end.last.value} {name}"


def _choice(member: Member) -> str:
    if not isinstance(member.last, Edtf):
        assert isinstance(member.first, Edtf)
        word = "on" if member.first.precision == "day" else "in"
        return f"{word} or after {_date(member.first)}"
    if not isinstance(member.first, Edtf):
        return f"by {_date(member.last)}"
    return (
        f"between {_date(member.first)} and {_date(member.last)}" if member.is_range else _date(member.first)
    )


def _each(member: Member) -> str:
    date = member.first if isinstance(member.first, Edtf) else member.last
    assert isinstance(date, Edtf)
    unit = date.precision if date.precision in ("day", "month", "year") else "date"
    if not member.is_range:
        return _date(date)
    if not isinstance(member.first, Edtf):
        return f"each {unit} until {_date(date)}"
    if not isinstance(member.last, Edtf):
        return f"each {unit} from {_date(date)} on"
    return f"each {unit} from {_date(date)} to {_date(member.last)}"


def _date(edtf: Edtf) -> str:
    """One date with its qualifiers, in words before it where they are all the same, else in brackets."""
    components = edtf.components
    bare = _bare(components)
    qualifiers = components.qualifiers
    if len(set(qualifiers)) == 1:
        return _HEDGES[qualifiers[0]] + bare
    notes = [
        f"{name} {NOTES[sign]}"
        for name, sign in zip(("year", "month", "day"), qualifiers, strict=False)
        if sign
    ]
    return f"{bare} ({', '.join(notes)})"


def _bare(date: Components) -> str:
    """One date without its qualifiers."""
    if date.time:
        zone = "" if date.shift is None else " UTC" if date.shift == "Z" else f" UTC{date.shift}"
        return f"{_bare(date._replace(time=None, shift=None))}, {date.time}{zone}"
    if date.significant_digits is not None or (date.exponent is not None and not _is_short(date)):
        return _of_form(date)
    year = _year(date)
    if date.month is None:
        return year
    if date.day is None:
        return _month(date.month, year) or _of_form(date)
    within = _within(year)
    if date.month == "XX" and date.day == "XX":
        return f"some day in {within}"
    if not _is_plain(date.month):
        return _of_form(date)
    month = MONTH_NAMES[int(date.month) - 1] + _after_month(year)
    if date.day == "XX":
        return f"some day in {month}"
    return f"{int(date.day)} {month}" if _is_plain(date.day) else _of_form(date)


def _of_form(date: Components) -> str:
    kind = "date" if date.month else "year"
    return f"some {kind} of the form {date.written}"


def _is_plain(part: str) -> bool:
    return "X" not in part


def _is_short(date: Components) -> bool:
    return len(date.year) + (date.exponent or 0) <= MOST_DIGITS


def _after_month(year: str) -> str:
    within = _within(year)
    return f" of {within}" if within.startswith(("some", "an")) else f" {year}"


def _within(year: str) -> str:
    """A year to say another thing in: "some year in the 1920s" for "the 1920s"."""
    return f"some year in {year}" if year.startswith("the ") and not year.startswith("the year ") else year


def _year(date: Components) -> str:
    """A year, or the decade, century or millennium whose digits are known."""
    if "X" in date.year:
        return _masked_year(date.year)
    number = int(date.year.replace("Y", "")) * 10 ** (date.exponent or 0)
    if number <= 0:
        return f"{1 - number} BC"
    if number > 9999:
        return f"the year {number}"
    return str(number) if number > 999 else f"AD {number}"


def _masked_year(year: str) -> str:
    if re.fullmatch("[1-9][0-9]{2}X", year):
        return f"the {year[:3]}0s" if year[2] != "0" else f"the years {year[:3]}0–{year[:3]}9"
    if found := re.fullmatch("(-?)([0-9]{2})XX", year):
        return f"the {ordinal(int(found[2]) + 1)} century{' BC' if found[1] else ''}"
    if found := re.fullmatch("(-?)([0-9])XXX", year):
        return f"the {ordinal(int(found[2]) + 1)} millennium{' BC' if found[1] else ''}"
    return "an unknown year" if year == "XXXX" else f"some year of the form {year}"


def _month(month: str, year: str) -> str | None:
    """A month or another part of a year; None for a mask that words do not fit."""
    if month == "XX":
        return f"some month of {_within(year)}"
    if not _is_plain(month):
        return None
    number = int(month)
    if number <= 12:
        return MONTH_NAMES[number - 1] + _after_month(year)
    if number <= 32:
        side = ("", "northern ", "southern ")[(number - 21) // 4]
        return f"{side}{SEASON_NAMES[(number - 21) % 4]}{_after_season(month, year)}"
    unit, first = next((unit, first) for unit, first in FRACTIONS.items() if number >= first)
    return f"the {ORDINALS[number - first]} {unit} of {_within(year)}"


def _after_season(month: str, year: str) -> str:
    """The year of a season; where it runs on into the next, both."""
    if month not in WINTERS:
        return _after_month(year)
    if not year.isdigit():
        return f" beginning in {_within(year)}"
    following = str(int(year) + 1)
    return f" {year}–{following[-2:] if following[:-2] == year[:-2] else following}"


def ordinal(number: int) -> Sentence:
    """A number as an ordinal in figures.

    >>> ordinal(19), ordinal(2)
    ('19th', '2nd')
    """
    last = 0 if number % 100 in (11, 12, 13) else number % 10
    if last == 1:
        return said("{number}st", number=number)
    if last == 2:
        return said("{number}nd", number=number)
    return said("{number}rd", number=number) if last == 3 else said("{number}th", number=number)


def describe_bounds(first: Bound, last: Bound, *, is_extent: bool = False) -> InWords:
    """The time between two bounds in readable English, as closely as they stand: in years, in months or in days.

    With `is_extent`, of what lasted from the one to the other; else of what happened somewhere within.

    >>> from regesta.dates.days import day_number
    >>> describe_bounds(day_number(1897, 1, 1), day_number(1917, 12, 31))
    'between 1897 and 1917'
    >>> describe_bounds(day_number(1950, 6, 25), End.OPEN)
    'on or after 25 June 1950'
    """
    return InWords(_between(first, last, is_extent), Between(first, last, is_extent))


def _between(first: Bound, last: Bound, is_extent: bool) -> str:
    precision = edge_precision(first, last)
    begin = _bare(edge(first, precision)) if isinstance(first, int) else ""
    end = _bare(edge(last, precision)) if isinstance(last, int) else ""
    if not begin and not end:
        return "at any time"
    if not begin:
        return f"until {end}" if is_extent else f"by {end}"
    if not end:
        return f"from {begin} on" if is_extent else f"{'on' if precision == 'day' else 'in'} or after {begin}"
    if begin == end:
        return begin
    return f"from {begin} to {end}" if is_extent else f"between {begin} and {end}"


def describe_edges(first: Bound, last: Bound) -> str:
    """The days that bound a time, each said to the day; one alone where they are the same.

    >>> from regesta.dates.days import day_number
    >>> describe_edges(day_number(1950, 1, 1), day_number(1950, 1, 31))
    'earliest 1 January 1950, latest 31 January 1950'
    >>> describe_edges(End.OPEN, day_number(1950, 1, 31))
    'earliest open, latest 31 January 1950'
    """
    begin, end = (one.value if isinstance(one, End) else _bare(edge(one, "day")) for one in (first, last))
    return begin if begin == end else f"earliest {begin}, latest {end}"


def edge_precision(first: Bound, last: Bound) -> str:
    """How closely two bounds are to be told: by years, by months or by days."""
    starts = _edge_of(first, 0) if isinstance(first, int) else "year"
    ends = _edge_of(last, 1) if isinstance(last, int) else "year"
    return max(starts, ends, key=("year", "month", "day").index)


def _edge_of(number: int, step: int) -> str:
    """Of what a day is the edge: the first, or with a step of 1 the last, of its year, its month, or neither."""
    _, month, day = civil_date(number + step)
    return "day" if day != 1 else "month" if month != 1 else "year"


def edge(number: int, precision: str) -> Components:
    """A day as a date no finer than a precision: its year, its month or the day itself.

    >>> edge(1, "month").written
    '0001-01'
    """
    year, month, day = civil_date(number)
    sign = "-" if year < 0 else ""
    digits = f"{abs(year):04d}"
    written = f"{'Y' if len(digits) > 4 else ''}{sign}{digits}"
    return read_components(written)._replace(
        month=f"{month:02d}" if precision != "year" else None,
        day=f"{day:02d}" if precision == "day" else None,
    )
