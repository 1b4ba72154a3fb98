"""What a date says beside its day: another reckoning, a feast that moves, half a century, a night of two days."""

from regesta.dates.calendars.calendar import Calendar
from regesta.dates.calendars.feasts import feast_day
from regesta.dates.calendars.solar import GREGORIAN, JULIAN
from regesta.dates.days import civil_date, day_number, format_day, month_length
from regesta.dates.words.match import Match, ordinal_of
from regesta.dates.words.points import YEARS, Point
from regesta.dates.words.readings import Reading, pointed

# The first whole year of the Gregorian calendar, from which on a date may be given in two.
_GREGORIAN_YEAR = 1583


def old_month(match: Match) -> int | None:
    """The month of the date in brackets, where it has one of its own."""
    month = match.word("oldmonth", "MONTH")
    return None if month is None else int(month)


def is_inner_new(match: Match) -> bool:
    """True when the date in brackets is the one that is said to be New Style."""
    return match.has("oldday") and match.phrase("style", "STYLE") == "new style"


def other_reckoning(match: Match, year: int | None, month: int | None) -> str | None:
    """What another reckoning the words give: "1917-10-25 old style", or the style alone; None where they give none."""
    style = match.phrase("style", "STYLE")
    old = match.words("oldday")
    if not old or year is None:
        return style
    other = old_month(match) or month
    if is_inner_new(match):
        old, other = match.words("day"), month
    return f"{year:04d}-{other or 0:02d}-{ordinal_of(old, match.language):02d} old style"


def double_date(match: Match, readings: list[Reading]) -> Reading | None:
    """The reading of one day in both calendars, as in "2/15 March 1917"; None of two different days.

    They are as many days apart as the calendars are in that year, and only a slash joins them.
    """
    if len(readings) != 2 or "/" not in match.tokens.pieces[readings[0].end : readings[1].start]:
        return None
    old, new = (reading.point for reading in readings)
    if old is None or new is None or old.day is None or new.day is None or old.month is None:
        return None
    if old.year is None or old.year != new.year or new.month is None or old.year < _GREGORIAN_YEAR:
        return None
    if old.day > month_length(old.year, old.month) or old.clock or new.clock:
        return None
    day = day_number(new.year, new.month, new.day)
    if JULIAN.written(day)[:3] != (old.year, old.month, old.day):
        return None
    anchor = f"{old.value} old style"
    return pointed(readings[0].start, readings[1].end, new, anchor=anchor, has_year=readings[1].has_year)


def feast_point(feast: str, year: int | None) -> Point:
    """The day of a feast that hangs on Easter, by the calendar in which years of that time were written."""
    if year is None or year < 1:
        return Point("day", year)
    calendar: Calendar = GREGORIAN if year >= _GREGORIAN_YEAR else JULIAN
    written = calendar.written(feast_day(feast, year, calendar))
    return Point("day", written.year, written.month, written.day)


def told_closer(match: Match, reading: Reading, point: Point) -> Reading | None:
    """A reading with the days that a half, a quarter or a night of two days narrows it to; None of no such night."""
    half = match.phrase("half", "HALVES")
    if half and point.grain in YEARS and point.year is not None and point.year > 0:
        count, number = (2, int(half[1])) if half[0] == "H" else (4, int(half[1]))
        size = YEARS[point.grain]
        first, last = size * (number - 1) // count, size * number // count - 1
        return reading._replace(edtf=f"[{point.year + first:04d}..{point.year + last:04d}]")
    if not match.has("nextday"):
        return reading
    if point.year is None or point.month is None or point.day is None:
        return None if point.day is None or _next_day(match) != point.day + 1 else reading
    day = day_number(point.year, point.month, point.day)
    if civil_date(day + 1)[2] != _next_day(match):
        return None
    return reading._replace(edtf=f"{format_day(day)}/{format_day(day + 1)}")


def _next_day(match: Match) -> int:
    return ordinal_of(match.words("nextday"), match.language)
