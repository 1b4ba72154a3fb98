"""Dates of the French Republican calendar in prose: "14 Thermidor Year II", "18 Brumaire", "the Year III"."""

from functools import lru_cache

from regesta.dates.calendars.calendar import NoSuchDate, Written
from regesta.dates.calendars.solar import REPUBLICAN
from regesta.dates.days import civil_date, format_day
from regesta.dates.words.match import Match, number_of, ordinal_of
from regesta.dates.words.narrative import Story
from regesta.dates.words.points import Point
from regesta.dates.words.readings import Reading, pointed

_YEARS = range(1, 15)


def read_republican(match: Match, story: Story) -> list[Reading] | None:
    """The reading of a Republican day, month or year, as days of our calendar; the date as written is the anchor.

    Without a year it is the one that lies in the year of the text; None where the calendar has no such date.
    """
    month = int(match.word("rmonth", "REPMONTH") or 0)
    day = ordinal_of(match.words("day"), match.language) if match.has("day") else 0
    written = _written(match, story, month, day)
    if written is None:
        return [Reading(match.start, match.end, None)] if not match.has("ryear") else None
    first, last = REPUBLICAN.span(written)
    anchor = f"republican:{written}"
    if day:
        point = Point("day", *civil_date(first))
        return [pointed(match.start, match.end, point, anchor=anchor, has_year=match.has("ryear"))]
    edtf = f"{format_day(first)}/{format_day(last)}"
    return [Reading(match.start, match.end, None, edtf=edtf, anchor=anchor)]


def _written(match: Match, story: Story, month: int, day: int) -> Written | None:
    """The date in its own calendar, with the year of the words or the first that falls in the year of the text."""
    if match.has("ryear"):
        return _real(Written(_year(match), month, day))
    near = story.year or story.named
    return None if near is None else _within(near, month, day)


@lru_cache(maxsize=1000)
def _within(near: int, month: int, day: int) -> Written | None:
    """The first Republican month or day that begins in a year of ours; None where there is none."""
    for year in _YEARS:
        found = _real(Written(year, month, day))
        if found is not None and civil_date(REPUBLICAN.span(found)[0])[0] == near:
            return found
    return None


def _year(match: Match) -> int:
    words = match.words("ryear")
    value = match.word("ryear", "ROMAN")
    return int(value if value is not None else float(number_of(words, match.language)))


def _real(written: Written) -> Written | None:
    try:
        REPUBLICAN.span(written)
    except NoSuchDate:
        return None
    return written
