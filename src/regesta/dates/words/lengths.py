"""Lengths of time, sets of times, and words for past, present and future."""

from regesta.dates.days import civil_date, day_number, format_day, iso_week, month_length
from regesta.dates.edtf import parse
from regesta.dates.words.ages import age_span, years_of_age
from regesta.dates.words.dates import read_dates
from regesta.dates.words.match import Match, ordinal_of
from regesta.dates.words.narrative import Story
from regesta.dates.words.points import Point, shifted
from regesta.dates.words.readings import Reading, pointed


def duration(count: float | str, unit: str) -> str:
    """The TIMEX value of a length: P2M, PT1H, P22.8Y, PXD; a fortnight is two weeks.

    >>> duration(2, "M"), duration("X", "TH"), duration(1.5, "CE")
    ('P2M', 'PTXH', 'P1.5CE')
    """
    if unit == "2W":
        unit, count = "W", count if isinstance(count, str) else 2 * count
    figures = count if isinstance(count, str) else f"{count:g}" if count < 1e6 else f"{count:.0f}"
    return f"PT{figures}{unit[1]}" if unit[0] == "T" else f"P{figures}{unit}"


def read_length(match: Match, story: Story) -> list[Reading] | None:
    """The readings of "three weeks", "over a year", "the next six months", "ten-day", "ten or fifteen years"."""
    spans = [span for name in ("itema", "itemb") if (span := match.span(name)) is not None]
    unit = match.word("unit", "UNIT", "UNITS", "BARE")
    here = story.here.value if story.here else None
    if (base := match.span("base")) is not None:
        return _length_of(match, match.within(*base), story)
    readings = []
    for part in [match.within(*span) for span in spans] or [match]:
        count = part.number("n")
        if count is None:
            has_half = any(word in part.language.words.get("HALF", {}) for word in part.lower())
            count = 1.5 if has_half else 1.0 if unit_is_one(part) else "X"
        value = duration(_with_tail(count, match), str(unit or "Y"))
        readings.append(
            Reading(part.start, part.end, value, match.phrase("hedge", "HEDGE") or "", anchor=here)
        )
    return readings


def _with_tail(count: float | str, match: Match) -> float | str:
    """A count with what stands behind its unit: "an hour and a half"."""
    tail = match.word("tail", "HALF")
    return count if tail is None or isinstance(count, str) else count + float(tail)


def _length_of(match: Match, base: Match, story: Story) -> list[Reading] | None:
    """The reading of "the first two months of 1939" and "the last week of August": a length that is dated."""
    dated = read_dates(base, story)
    if not dated or dated[0].edtf is None or dated[0].point is None:
        return None
    unit = str(match.word("unit", "UNIT", "UNITS"))
    count = match.number("n") or (1.0 if unit_is_one(match) else "X")
    value = duration(count, unit)
    if base.has("month") and not base.has("year") and _is_counting(match, unit):
        return None
    reading = Reading(match.start, match.end, value, anchor=dated[0].value, point=dated[0].point)
    which = match.phrase("which", "WHICH")
    bounds = parse(dated[0].edtf)
    if match.has("ord"):
        return _ordinal_of(match, reading, unit, bounds.earliest, bounds.latest)
    if isinstance(count, str) or which not in ("first", "last") or count != int(count) or count > _MOST_UNITS:
        return [reading]
    if not (isinstance(bounds.earliest, int) and isinstance(bounds.latest, int)):
        return [reading]
    first, last = _stretch(bounds.earliest, bounds.latest, int(count), unit, is_first=which == "first")
    if first is None or last is None or first > last:
        return [reading]
    if unit == "D" and count == 1:
        return [pointed(match.start, match.end, Point("day", *civil_date(first)), anchor=reading.anchor)]
    return [reading._replace(edtf=f"{format_day(first)}/{format_day(last)}")]


def _is_counting(match: Match, unit: str) -> bool:
    """True of "the months of May and June", which names months and is no length."""
    return unit == "M" and not match.has("n") and match.phrase("which", "WHICH") == "same"


def _ordinal_of(
    match: Match, reading: Reading, unit: str, earliest: object, latest: object
) -> list[Reading] | None:
    """The reading of "the second week of May": so many units from the beginning of a longer time."""
    number = ordinal_of(match.words("ord"), match.language)
    if unit not in ("D", "W", "M") or not (isinstance(earliest, int) and isinstance(latest, int)):
        return [reading]
    start = shifted(Point("day", *civil_date(earliest)), number - 1, unit)
    end = shifted(Point("day", *civil_date(earliest)), number, unit)
    if start is None or end is None or start.year is None or end.year is None:
        return [reading]
    first = day_number(start.year, start.month or 1, start.day or 1)
    last = min(day_number(end.year, end.month or 1, end.day or 1) - 1, latest)
    if first > last:
        return None
    if unit == "D":
        return [pointed(match.start, match.end, start, anchor=reading.anchor)]
    return [reading._replace(edtf=f"{format_day(first)}/{format_day(last)}")]


def read_week(match: Match, story: Story) -> list[Reading] | None:
    """The reading of "the week of 5 May": the one that holds the day, begins or ends with it."""
    span = match.span("base")
    dated = read_dates(match.within(*span), story) if span is not None else None
    point = dated[0].point if dated else None
    if not dated or point is None or point.year is None or point.month is None or point.day is None:
        return None
    day = day_number(point.year, point.month, point.day)
    start = {"begins": day, "ends": day - 6}.get(match.phrase("edge", "WEEK_EDGE") or "", day - (day - 1) % 7)
    year, week = iso_week(day)
    edtf = f"{format_day(start)}/{format_day(start + 6)}"
    return [
        Reading(
            match.start, match.end, f"{year:04d}-W{week:02d}", "", point, edtf, point.value, dated[0].has_year
        )
    ]


def read_weekday_of(match: Match, story: Story) -> list[Reading] | None:
    """The reading of "the first Sunday in May": a day of the week counted within a month."""
    span = match.span("base")
    dated = read_dates(match.within(*span), story) if span is not None else None
    point = dated[0].point if dated else None
    weekday = match.word("wd", "WEEKDAY")
    if not dated or point is None or point.year is None or point.month is None or weekday is None:
        return None
    if match.has("which"):
        end = day_number(point.year, point.month, month_length(point.year, point.month))
        found = end - (end - int(weekday)) % 7
    else:
        number = ordinal_of(match.words("ord"), match.language)
        first = day_number(point.year, point.month, 1)
        found = first + (int(weekday) - first) % 7 + 7 * (number - 1)
    year, month, day = civil_date(found)
    if month != point.month:
        return None
    anchor = dated[0].value
    return [
        pointed(
            match.start, match.end, Point("day", year, month, day), anchor=anchor, has_year=dated[0].has_year
        )
    ]


_MOST_UNITS = 1000


def _stretch(
    earliest: int, latest: int, count: int, unit: str, *, is_first: bool
) -> tuple[int | None, int | None]:
    """The first and last day of so many units at the beginning or the end of a longer time."""
    edge = Point("day", *civil_date(earliest if is_first else latest + 1))
    moved = shifted(edge, count if is_first else -count, unit)
    if moved is None or moved.year is None:
        return None, None
    other = day_number(moved.year, moved.month or 1, moved.day or 1)
    return (earliest, min(other - 1, latest)) if is_first else (max(other, earliest), latest)


def unit_is_one(match: Match) -> bool:
    """True when the unit is in the singular."""
    return match.word("unit", "UNIT") is not None


def read_age(match: Match, story: Story) -> list[Reading] | None:
    """The reading of "in his late teens": a time that a date of birth tells, if the reader gave one."""
    mod = match.phrase("part", "PARTIAL") or ""
    if match.has("figures") and match.words("figures")[0][1] != "0":
        return None
    reading = Reading(match.start, match.end, None, mod)
    person = story.persons.before(match.tokens.starts[match.start])
    if person is None:
        return [reading]
    figures = match.words("figures")
    least, greatest = years_of_age(int(figures[0] if figures else match.word("aged", "AGED") or 0), mod)
    return [reading._replace(edtf=age_span(person, least, greatest), anchor=person.name)]


def read_each(match: Match, story: Story) -> list[Reading] | None:
    """The reading of a set: "every spring", "daily", "per month", "at night"."""
    value: str | None = None
    if match.has("frequency"):
        value = _SETS.get(str(match.word("frequency", "FREQUENCY")))
    elif match.has("unit"):
        length = duration(1.0, str(match.word("unit", "UNIT", "UNITS")))
        value = length if match.has("rate") else _SETS.get(length, length)
        if match.has("n"):
            value = duration(match.number("n") or 1.0, str(match.word("unit", "UNIT", "UNITS")))
    elif match.has("season"):
        value = f"XXXX-{match.word('season', 'SEASON')}"
    elif match.has("wd"):
        value = f"XXXX-WXX-{match.word('wd', 'WEEKDAY', 'WEEKDAYS')}"
    elif match.has("month"):
        value = Point("month", None, int(match.word("month", "MONTH") or 1)).value
    elif match.has("dp"):
        value = f"XXXX-XX-XXT{match.word('dp', 'DAYPART', 'DAYPARTS')}"
    return [Reading(match.start, match.end, value)]


_SETS = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX", "P1M": "XXXX-XX", "P1Y": "XXXX", "NI": "XXXX-XX-XXTNI"}


def read_ref(match: Match, story: Story) -> list[Reading] | None:
    """The reading of a word for past, present or future."""
    value = match.phrase("ref", "REF")
    here = story.here
    return [Reading(match.start, match.end, value, anchor=here.value if here else None)]


def read_then(match: Match, story: Story) -> list[Reading] | None:
    """The reading of words for a time that the text has reached without saying which."""
    here = story.here
    value = match.phrase("then", "THEN") or None
    return [Reading(match.start, match.end, value, anchor=here.value if here else None)]
