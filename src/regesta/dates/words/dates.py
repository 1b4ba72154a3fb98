"""Dates as a text writes them: days, months, seasons, years, decades, centuries and times of day."""

from itertools import pairwise

from regesta.dates.words.match import Match, number_of, ordinal_of
from regesta.dates.words.narrative import Story
from regesta.dates.words.points import PART_MONTHS, Point, containing, is_day, shifted
from regesta.dates.words.readings import Reading, pointed
from regesta.dates.words.reckonings import (
    double_date,
    feast_point,
    is_inner_new,
    old_month,
    other_reckoning,
    told_closer,
)

ITEMS = ("itema", "itemb", "itemc")


def read_dates(match: Match, story: Story) -> list[Reading] | None:
    """The readings of one date, or of several that share a month or a year; None where there is no such date."""
    spans = [span for name in ITEMS if (span := match.span(name)) is not None]
    if not spans:
        reading = _read_one(match, story, {}, {})
        return None if reading is None else [reading]
    parts = [match.within(*span) for span in spans]
    readings: list[Reading] = []
    for index, part in enumerate(parts):
        later = _shared(parts[index + 1 :])
        earlier = _shared(parts[:index][::-1])
        reading = _read_one(part, story, later, earlier)
        if reading is None:
            return None
        readings.append(reading)
    if (double := double_date(match, readings)) is not None:
        return [double]
    if match.has("period"):
        return _as_period(match, readings)
    return None if _runs_backward(readings) else readings


def _as_period(match: Match, readings: list[Reading]) -> list[Reading] | None:
    """Two years as the one period from the first to the last: so long, counted from the first."""
    first, last = (reading.point for reading in readings)
    if first is None or last is None or first.year is None or last.year is None or first.year >= last.year:
        return None
    edtf = f"{readings[0].edtf}/{readings[1].edtf}"
    value = f"P{last.year - first.year}Y"
    return [Reading(match.start, match.end, value, "", last, edtf, first.value, has_year=True)]


def _runs_backward(readings: list[Reading]) -> bool:
    """True of days of one month that run backward, as in "February 8—5 p.m."."""
    points = [reading.point for reading in readings]
    for first, second in pairwise(points):
        if first is None or second is None or first.day is None or second.day is None or first.clock:
            continue
        if (first.year, first.month) == (second.year, second.month) and first.day >= second.day:
            return True
    return False


_Shared = dict[str, int | str]


def _shared(parts: list[Match]) -> _Shared:
    """What the neighbours of a date lend it: the nearest month, and the nearest year."""
    lent: _Shared = {}
    for part in parts:
        month, year = _month(part), _year(part, None)
        if month is not None and "month" not in lent:
            lent["month"] = month
        if year is not None and "year" not in lent:
            lent["year"] = year
        era = part.phrase("era", "ERA", "AD")
        if part.has("day") and "day" not in lent:
            lent["day"] = ordinal_of(part.words("day"), part.language)
        if era is not None and "era" not in lent:
            lent["era"] = era
        if (size := part.word("unit", "CENTURY", "CENTURIES")) is not None:
            lent["size"] = int(size)
    return lent


def _month(match: Match) -> int | None:
    words = match.words("month")
    if not words:
        return None
    if words[0].isdigit():
        return int(words[0])
    value = match.word("month", "MONTH", "MON")
    return None if value is None else int(value)


def _year(match: Match, era: str | None) -> int | None:
    """The year in figures that a date names, astronomically; None where it names none or shortens it."""
    words = match.words("year")
    if not words:
        return None
    era = match.phrase("era", "ERA", "AD") or era
    number = int(words[0])
    if dual := match.words("dual"):
        number = _dual_year(number, dual[0], match)
    return 1 - number if era == "BC" else number


def _dual_year(number: int, dual: str, match: Match) -> int:
    """The year of "1648/9": of a day or month before Lady Day, the second, which began on 1 January."""
    end = str(number)[: -len(dual)] + dual if len(dual) < 4 else dual
    month = _month(match)
    if int(end) != number + 1 or month is None or month > 3:
        return number
    return int(end)


def _read_one(match: Match, story: Story, later: _Shared, earlier: _Shared) -> Reading | None:
    era = str(later.get("era", "")) or None
    year = _year(match, era)
    has_year = year is not None
    if year is None and match.has("yy"):
        near = earlier.get("year")
        year = short_year(int(match.words("yy")[0]), story, None if near is None else int(near))
        has_year = True
    if year is not None and 0 < year < 1000 and not era and not match.has("era"):
        year = _ancient_year(year, story)
        if year is None:
            return None
    if year is None and match.has("month", "day", "season"):
        near = later.get("year", earlier.get("year"))
        year = None if near is None else int(near)
        has_year = has_year or year is not None
    mod = match.phrase("part", "PARTIAL", "PART") or match.phrase("about", "ABOUT") or ""
    lent = {**earlier, **later}
    for read in (_special, _long_time, _calendar_day, _season, _hour):
        found = read(match, story, year, lent)
        if found is not None:
            point, anchor = found
            reading = pointed(match.start, match.end, point, mod, anchor=anchor, has_year=has_year)
            return told_closer(match, reading, point)
    if year is None or match.has("month", "day"):
        return None
    half = match.phrase("half", "HALVES")
    point = Point("half", year, part=half) if half else Point("year", year)
    return pointed(match.start, match.end, point, mod, has_year=True)


# How many years a short year without its era may lie from the last one of the text.
_MOST_YEARS_APART = 300


def _ancient_year(figures: int, story: Story) -> int | None:
    """A year of three figures or fewer without its era, where the text is among such years; None elsewhere."""
    if story.year is None or story.year >= 1000:
        return None
    year = 1 - figures if story.year <= 0 else figures
    return year if abs(year - story.year) <= _MOST_YEARS_APART else None


_Found = tuple[Point, str | None] | None


def short_year(figures: int, story: Story, near: int | None) -> int:
    """The year that two figures stand for: in the century of its neighbour, if it has one, or of the text."""
    near = near or story.named or story.year or (story.created.year if story.created else None)
    if near is None:
        return 1900 + figures
    year = near // 100 * 100 + figures
    return min((year - 100, year, year + 100), key=lambda candidate: abs(candidate - near))


def _special(match: Match, story: Story, year: int | None, lent: _Shared) -> _Found:
    """Named days, holidays and quarters."""
    named = match.phrase("named", "NAMED_DAY")
    if named is not None:
        return Point("day", int(named[:4]), int(named[5:7]), int(named[8:])), None
    if match.has("quarter") and year is not None:
        return Point("quarter", year, part=f"Q{match.words('quarter')[1]}"), None
    feast = match.phrase("feast", "FEAST")
    if feast is not None:
        year, anchor = _placed(match, story, year, 4)
        return _with_clock(match, feast_point(feast, year)), anchor
    holiday = match.phrase("holiday", "HOLIDAY")
    if holiday is None:
        return None
    month, day = int(holiday[:2]), int(holiday[3:])
    year, anchor = _placed(match, story, year, month)
    return _with_clock(match, Point("day", year, month, day)), anchor


def _placed(match: Match, story: Story, year: int | None, month: int) -> tuple[int | None, str | None]:
    """The year of a month, from the words or from the story, and what it was counted from."""
    if year is not None:
        return year, None
    rel = match.phrase("rel", "SAME")
    here = story.last or story.here if rel is not None else story.here
    if rel is not None and here is not None and here.year is not None:
        step = {"same": 0, "next": 1, "previous": -1}[rel]
        return here.year + step, containing(here, "year").value
    found = story.year_for(month)
    return found, here.value if here is not None and found is not None else None


def _long_time(match: Match, story: Story, year: int | None, lent: _Shared) -> _Found:
    """Decades and centuries."""
    era = match.phrase("era", "ERA", "AD") or lent.get("era")
    is_bc = era == "BC" or (era is None and _is_among_bc(match, story))
    if match.has("century"):
        number = ordinal_of(match.words("century"), match.language)
        size = int(match.word("unit", "CENTURY", "CENTURIES") or lent.get("size", 100))
        first = (number - 1) * size
        if is_bc:
            return Point("century" if size == 100 else "millennium", 1 - first if first else 0), None
        return Point("century" if size == 100 else "millennium", max(first, 1)), None
    if not match.has("decade"):
        return None
    words = match.words("decade")
    if not words[0].isdigit():
        tens = int(match.word("decade", "DECADE") or 0)
        if (hundreds := match.number("cent")) is not None:
            return Point("decade", int(float(hundreds)) * 100 + tens), None
        near = story.named or (story.created.year if story.created and story.created.year else 1950)
        return Point("decade", near // 100 * 100 + tens), None
    number = int(words[0])
    if era is None and not is_bc and (len(words[0]) in (1, 3) or not _is_marked(match)):
        return None
    if len(words[0]) == 2:
        near = story.named or 1950
        number += near // 100 * 100
    if number % 100 == 0 and len(words[0]) == 4 and not is_bc:
        return Point("century" if number % 1000 else "decade", number), None
    return Point("decade", 1 - number if is_bc else number), None


def _is_marked(match: Match) -> bool:
    """True of a decade in four figures, and of one in two with an article or an apostrophe: "the 80s", "'80s"."""
    first = match.tokens.pieces[match.start].lower()
    return (
        len(match.words("decade")[0]) == 4
        or first in match.language.listed("articles")
        or not first.isalnum()
    )


# No century without its era is so many years from a text that is among years BC.
_FAR_CENTURIES = 500


def _is_among_bc(match: Match, story: Story) -> bool:
    """True of a century or a decade of three figures without an era, where the text is among years BC."""
    here = story.long or story.point
    if here is None or here.year is None or here.year > 0:
        return False
    if match.has("century"):
        return abs(100 * ordinal_of(match.words("century"), match.language) + here.year) <= _FAR_CENTURIES
    return len(match.words("decade")[0]) == 3 if match.has("decade") else False


def _calendar_day(match: Match, story: Story, year: int | None, lent: _Shared) -> _Found:
    """Days and months."""
    month, day = _month(match) or old_month(match), None
    if match.has("day"):
        day = ordinal_of(match.words("day"), match.language)
    if day is not None and is_inner_new(match):
        day, month = ordinal_of(match.words("oldday"), match.language), old_month(match) or month
    anchor = None
    if month is None and day is None:
        return None
    if month is None:
        if "month" in lent:
            month = int(lent["month"])
        elif story.here is not None and story.here.month is not None:
            month, year = story.here.month, story.here.year
            anchor = story.here.value
        elif match.names == {"day"}:
            return Point("day", day=day), None
        else:
            return None
    if year is None and anchor is None:
        year, anchor = _placed(match, story, year, month)
    if day is None:
        return Point("month", year, month), anchor
    if (style := other_reckoning(match, year, _month(match))) is not None:
        anchor = style
    if not is_day(year, month, day):
        near = (
            [other for other in (year - 1, year + 1) if is_day(other, month, day)] if year and anchor else []
        )
        if not near:
            return None
        year = near[0]
    return _with_clock(match, Point("day", year, month, day)), anchor


def _with_clock(match: Match, point: Point) -> Point:
    """A day with the time or the part of the day that the words name."""
    clock = _clock(match)
    if clock:
        return point._replace(grain="time", clock=clock)
    return point


def _clock(match: Match) -> str:
    """The part of the day or the time of the clock that the words name; "" where they name none."""
    if match.has("hhmm"):
        figures = match.words("hhmm")[0]
        return f"{figures[:2]}:{figures[2:]}"
    part = match.word("dp", "DAYPART") or match.form.told.get("clock")
    if not match.has("hour"):
        return str(part or "")
    hour = (
        int(float(number_of(match.words("hour"), match.language)))
        if match.words("hour")[0] not in _ZERO
        else 0
    )
    minute = int(match.words("min")[0]) if match.has("min") else 0
    ampm = match.phrase("ampm", "AMPM") or _HALF_DAYS.get(str(part))
    if ampm == "pm" and hour < 12:
        hour += 12
    elif ampm == "am" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}"


_ZERO = ("0", "00")
_HALF_DAYS = {"MO": "am", "AF": "pm", "EV": "pm"}


def _season(match: Match, story: Story, year: int | None, lent: _Shared) -> _Found:
    part = match.word("season", "SEASON", "FALL")
    if part is None:
        return None
    return season_point(str(part), match, story, year)


def season_point(part: str, match: Match, story: Story, year: int | None) -> tuple[Point, str | None]:
    """A season of a year named, or of the one that the text stands in; of a winter, that of its January."""
    if year is not None:
        return Point("season", year, part=part), None
    year, anchor = _placed(match, story, year, PART_MONTHS[part])
    if part == "WI" and year is not None:
        here = story.here
        month = (here.month or PART_MONTHS.get(here.part, 1)) if here is not None else 1
        if month >= 7 or (here is not None and here.part in ("FA",)):
            return Point("season", year + 1, 1, part=part), anchor
        return Point("season", here.year if here and here.year is not None else year, 1, part=part), anchor
    return Point("season", year, part=part), anchor


def _hour(match: Match, story: Story, year: int | None, lent: _Shared) -> _Found:
    """A time of day on the day that the text stands at, and weekdays."""
    clock = _clock(match)
    if clock:
        day = story.day
        if "day" in lent and "month" in lent:
            month = int(lent["month"])
            year = int(lent["year"]) if "year" in lent else story.year_for(month)
            return Point("time", year, month, int(lent["day"]), clock=clock), None
        if day is None:
            return Point("time", clock=clock), None
        return day._replace(grain="time", clock=clock), day._replace(grain="day", clock="").value
    weekday = match.word("wd", "WEEKDAY")
    if weekday is None:
        return None
    day = story.day or (story.created if story.point is None else None)
    if day is None or day.year is None or day.month is None or day.day is None:
        return Point("week", part=f"WXX-{int(weekday)}"), None
    from regesta.dates.days import day_number

    number = day_number(day.year, day.month, day.day)
    step = (int(weekday) - 1 - (number - 1) % 7) % 7
    moved = shifted(day, step, "D")
    return (moved, day.value) if moved is not None else None
