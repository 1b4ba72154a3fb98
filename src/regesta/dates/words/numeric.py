"""Dates in figures alone: "6/25/1950", "25.6.1950", and fiscal years."""

from regesta.dates.words.dates import short_year
from regesta.dates.words.match import Match
from regesta.dates.words.narrative import Story
from regesta.dates.words.points import Point, is_day
from regesta.dates.words.readings import Reading, pointed


def read_numeric(match: Match, story: Story) -> list[Reading] | None:
    """The reading of a date in figures; of one whose day and month may change places, either day.

    A form that says `order = "day"` puts the day first; elsewhere only a number above 12 tells which it is.
    """
    one, two = (int(match.words(slot)[0]) for slot in ("one", "two"))
    year = _year(match, story)
    orders = [(one, two)] if match.form.told.get("order") == "day" else [(one, two), (two, one)]
    days = sorted({(month, day) for day, month in orders if is_day(year, month, day)})
    if not days:
        return None
    if len(days) == 1:
        return [pointed(match.start, match.end, Point("day", year, *days[0]), has_year=True)]
    either = Point("day", year)
    written = ",".join(f"{year:04d}-{month:02d}-{day:02d}" for month, day in days)
    return [Reading(match.start, match.end, either.value, "", either, f"[{written}]", None, True)]


def _year(match: Match, story: Story) -> int:
    if match.has("year"):
        return int(match.words("year")[0])
    return short_year(int(match.words("yy")[0]), story, None)


def read_fiscal(match: Match, story: Story) -> list[Reading] | None:
    """The reading of "fiscal year 1951": the years it lies in, for each state begins it in a month of its own."""
    year = _year(match, story)
    last = year
    if dual := match.words("dual"):
        last = int(str(year)[: -len(dual[0])] + dual[0]) if len(dual[0]) < 4 else int(dual[0])
        if last != year + 1:
            return None
    return [
        Reading(
            match.start,
            match.end,
            f"FY{last:04d}",
            point=Point("year", last),
            edtf=f"[{last - 1:04d}..{last:04d}]",
            has_year=True,
        )
    ]
