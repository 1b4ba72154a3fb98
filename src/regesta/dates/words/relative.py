"""Times counted from where the text stands: "the next day", "that summer", "two years earlier"."""

from regesta.dates.words.dates import season_point
from regesta.dates.words.events import reach
from regesta.dates.words.match import Match
from regesta.dates.words.narrative import Story
from regesta.dates.words.points import UNIT_GRAINS, YEARS, Grain, Point, containing, neighbour, shifted
from regesta.dates.words.readings import Reading, pointed

STEPS = {"same": 0, "next": 1, "previous": -1}


def read_relative(match: Match, story: Story) -> list[Reading] | None:
    """The reading of a day, month, season or year told by its place beside the time the text stands at."""
    mod = match.phrase("part", "PARTIAL", "PART", "ENDS") or ""
    if match.has("near"):
        return [_near(match, story)]
    step = STEPS[match.phrase("rel", "REL", "SAME", "BESIDE") or "same"]
    if match.has("century"):
        return None
    if (
        is_apposed(match, story)
        and (reach(match) > match.end or match.has("ord"))
        and story.point is not None
    ):
        return [pointed(match.start, match.end, story.point, mod)]
    for read in (_in_month, _in_season, _on_weekday, _at_daypart, _in_unit):
        found = read(match, story, step)
        if found is not None:
            point, anchor = found
            return [pointed(match.start, match.end, point, mod, anchor=anchor, is_aside=step < 0)]
    unit = match.word("unit", "UNIT")
    if unit is None:
        return None
    return [Reading(match.start, match.end, unknown_value(str(unit)), mod)]


_Found = tuple[Point, str | None] | None


def unknown_value(unit: str) -> str | None:
    """The value of a day, a week, a month or a year of which nothing is known."""
    return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}.get(unit)


def _near(match: Match, story: Story) -> Reading:
    """Today and its neighbours: of the day the text was written, unless it speaks of another."""
    told = str(match.word("near", "NEAR"))
    step, clock = int(told.rstrip("NIMOAFEV")), told.lstrip("-0123456789")
    day = story.day or story.created
    if step == 0 and not clock:
        return Reading(match.start, match.end, "PRESENT_REF")
    moved = shifted(day, step, "D") if day is not None else None
    if day is None or moved is None:
        return Reading(match.start, match.end, "XXXX-XX-XX" + (f"T{clock}" if clock else ""))
    point = moved._replace(grain="time", clock=clock) if clock else moved
    return pointed(match.start, match.end, point, anchor=day.value)


def _in_month(match: Match, story: Story, step: int) -> _Found:
    month = match.word("month", "MONTH")
    here = story.last or story.here
    if month is None:
        return None
    if here is None or here.year is None:
        return Point("month", None, int(month)), None
    year = here.year
    if step and here.month is not None:
        is_turned = int(month) <= here.month if step > 0 else int(month) >= here.month
        year += step if is_turned else 0
    elif step:
        year += step
    return Point("month", year, int(month)), here.value


def _in_season(match: Match, story: Story, step: int) -> _Found:
    part = match.word("season", "SEASON", "FALL")
    if part is None:
        return None
    here = story.last or story.here
    if here is not None and here.year is not None and (match.has("unit") or (not step and part != "WI")):
        return Point("season", here.year + step, part=str(part)), here.value
    point, anchor = season_point(str(part), match, story, None)
    if step and point.year is not None and here is not None and here.year is not None:
        is_turned = point.order <= here.order if step > 0 else point.order >= here.order
        point = point._replace(year=point.year + step) if is_turned else point
    return point, anchor


def _on_weekday(match: Match, story: Story, step: int) -> _Found:
    weekday = match.word("wd", "WEEKDAY")
    if weekday is None:
        return None
    day = story.day or story.created
    if day is None or day.year is None or day.month is None or day.day is None:
        return Point("week", part=f"WXX-{int(weekday)}"), None
    from regesta.dates.days import day_number

    ahead = (int(weekday) - 1 - (day_number(day.year, day.month, day.day) - 1) % 7) % 7
    if step < 0:
        ahead = ahead - 7
    elif step > 0 and ahead == 0:
        ahead = 7
    moved = shifted(day, ahead, "D")
    return (moved, day.value) if moved is not None else None


def _at_daypart(match: Match, story: Story, step: int) -> _Found:
    clock = match.word("dp", "DAYPART")
    if clock is None:
        return None
    day = story.day
    if day is None or not (match.has("rel") or match.end > match.start + 1):
        return Point("time", clock=str(clock)), None
    moved = shifted(day, step, "D") if step else day
    if moved is None:
        return None
    return moved._replace(grain="time", clock=str(clock)), day._replace(grain="day", clock="").value


def _in_unit(match: Match, story: Story, step: int) -> _Found:
    unit = match.word("unit", "UNIT")
    here = story.here if step else story.last or story.here
    if unit is None or here is None:
        return None
    grain = UNIT_GRAINS.get(str(unit))
    if grain is None or grain == "time" or here.year is None:
        return None
    if grain == "day" and here.day is None and story.day is not None and story.day.year == here.year:
        here = story.day
    if grain in YEARS and story.long is not None:
        here = story.long
    anchor = here.value
    if step:
        moved = neighbour(here, grain, step)
        if moved is not None:
            return moved, anchor
        if here.month is None and grain in ("month", "day"):
            return Point(grain, here.year), anchor
        if grain == "day":
            return Point("day", here.year, here.month), anchor
        return None
    return containing(here, grain), anchor


def read_shift(match: Match, story: Story) -> list[Reading] | None:
    """The reading of "two days later", "a decade earlier", "15 months ago"."""
    direction = match.phrase("dir", "LATER") or "later"
    sign = 1 if direction == "later" else -1
    vague = "FUTURE_REF" if sign > 0 else "PAST_REF"
    count = match.number("n") if match.has("n") else "X"
    unit = str(match.word("unit", "UNIT", "UNITS"))
    mod = match.phrase("hedge", "HEDGE") or ""
    if not match.has("n"):
        return [
            Reading(
                match.start, match.end, unknown_value(unit), anchor=story.here.value if story.here else None
            )
        ]
    if isinstance(count, str) or count is None:
        if unit in ("TS", "TM"):
            return [Reading(match.start, match.end, None)]
        return [Reading(match.start, match.end, vague, anchor=story.here.value if story.here else None)]
    count += float(match.word("tail", "HALF") or 0)
    if unit == "2W":
        unit, count = "W", 2 * count
    here = story.here
    if unit in ("D", "W") and here is not None and here.day is None and story.day is not None:
        here = story.day if story.day.year == here.year else here
    if is_apposed(match, story) and story.point is not None and reach(match) > match.end:
        return [pointed(match.start, match.end, story.point, mod)]
    if direction == "ago" and story.created is not None and story.point is None:
        here = story.created
    moved = shifted(here, sign * count, unit) if here is not None else None
    if moved is None:
        moved = _vaguely_shifted(here, unit)
    if mod == "LESS_THAN":
        mod = "BEFORE" if sign > 0 else "AFTER"
    elif mod == "MORE_THAN":
        mod = "AFTER" if sign > 0 else "BEFORE"
    return [
        pointed(match.start, match.end, moved, mod, anchor=here.value if here else None, is_aside=sign < 0)
    ]


def is_apposed(match: Match, story: Story) -> bool:
    """True when only a comma, a dash or a bracket stands between the last expression and this one."""
    if story.end < 0 or match.start - story.end > 3:
        return False
    between = "".join(match.tokens.pieces[story.end : match.start]).strip()
    return between in (",", "-", "–", "—", "(", ";")


def _vaguely_shifted(here: Point | None, unit: str) -> Point:
    """What can be said of a time so many units away when the text does not say exactly where it stands."""
    grain: Grain = {"D": "day", "W": "week", "M": "month", "Y": "year"}.get(unit, "time")  # type: ignore[assignment]
    year = here.year if here is not None and unit in ("D", "W", "TH", "TM") else None
    if grain == "time" and here is not None:
        return Point("day", here.year, here.month, here.day)
    return Point(grain, year)
