"""Points of historical time: a year, a part of it, a day or an hour; written as TIMEX values, EDTF and days."""

from functools import lru_cache
from typing import Literal, NamedTuple

from regesta.dates.bounds import Bound
from regesta.dates.days import MONTH_DAYS, civil_date, day_number, month_length
from regesta.dates.edtf import InvalidDate, parse

Grain = Literal[
    "time", "day", "week", "month", "season", "half", "quarter", "year", "decade", "century", "millennium"
]

# How many years a point of a grain longer than a year spans.
YEARS = {"decade": 10, "century": 100, "millennium": 1000}
UNIT_GRAINS: dict[str, Grain] = {
    "D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade", "CE": "century",
    "ML": "millennium", "TH": "time", "TM": "time", "TS": "time",
}  # fmt: skip

SEASON_CODES = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
PART_CODES = SEASON_CODES | {
    "Q1": "33", "Q2": "34", "Q3": "35", "Q4": "36", "H1": "40", "H2": "41",
}  # fmt: skip
# In which month each part of a year begins; a winter is named for the year in which most of it lies.
PART_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12, "Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7}

THIRDS = {"START": 0, "MID": 1, "END": 2}
QUALIFIERS = {"APPROX": "~"}


class Point(NamedTuple):
    """A time that a text speaks of.

    `year` is astronomical (0 is 1 BC), or None where it is not known; that of a decade, a century or a
    millennium is its first (in figures: the 470s BC begin, so counted, with 470). `part` is a TIMEX part of a
    year such as "SU" or "Q2"; of a winter, month 1 says that the year is that of its January. `clock` is what
    follows T in a value, such as "11:30" or "MO".
    """

    grain: Grain
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    clock: str = ""

    @property
    def value(self) -> str:
        """The TIMEX value: BC0480-06-15, 1941-SU, 187, XXXX-05, 1945-05-08T11:00."""
        if self.grain in YEARS:
            return _prefix(self.year, len(str(YEARS[self.grain])) - 1)
        year = _prefix(self.year, 0)
        if self.grain == "year":
            return year
        if self.part:
            return f"{year}-{self.part}"
        month = "XX" if self.month is None else f"{self.month:02d}"
        if self.grain == "month":
            return f"{year}-{month}"
        if self.grain == "week":
            return f"{year}-WXX"
        day = "XX" if self.day is None else f"{self.day:02d}"
        return f"{year}-{month}-{day}" + (f"T{self.clock}" if self.grain == "time" and self.clock else "")

    @property
    def is_known(self) -> bool:
        """True when the year is known."""
        return self.year is not None

    @property
    def order(self) -> int:
        """About which day of which year the point begins, for comparing two points: years times 372."""
        if self.year is None:
            raise ValueError("a point without a year has no place in time")
        month = self.month or PART_MONTHS.get(self.part, 1)
        year = self.year - (self.part == "WI")
        return year * 372 + (month - 1) * 31 + (self.day or 1) - 1


def _prefix(year: int | None, cut: int) -> str:
    """The year of a value, without so many of its last figures."""
    if year is None:
        return "XXXX"[: 4 - cut]
    text = f"{year:04d}" if year > 0 else f"{1 - year:04d}"
    return ("" if year > 0 else "BC") + text[: 4 - cut]


def _signed(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


def edtf_of(point: Point, mod: str = "") -> str | None:
    """The EDTF text of a point with its TIMEX modifier, or None where its year is not known or it is no date."""
    if point.year is None:
        return None
    text = _plain_edtf(point)
    if mod in THIRDS:
        text = _third(point, THIRDS[mod]) or text
    elif mod in QUALIFIERS and text[0] != "[":
        text += QUALIFIERS[mod]
    try:
        bounds_of_edtf(text)
    except InvalidDate:
        return None
    return text


@lru_cache(maxsize=10_000)
def bounds_of_edtf(text: str) -> tuple[Bound, Bound]:
    """The earliest and latest day of an EDTF text, remembered; raises InvalidDate for one that is none."""
    date = parse(text)
    return date.earliest, date.latest


def _plain_edtf(point: Point) -> str:
    assert point.year is not None
    year = point.year
    if point.grain in YEARS:
        cut = len(str(YEARS[point.grain])) - 1
        if year > 0:
            return f"{year:04d}"[: 4 - cut] + "X" * cut
        first, last = 1 - year + YEARS[point.grain] - 1, 1 - year
        return f"[{_signed(1 - first)}..{_signed(1 - max(last, 1))}]"
    text = _signed(year)
    if point.grain == "year":
        return text
    if point.part:
        if point.part == "WI" and point.month == 1:
            text = _signed(year - 1)
        return f"{text}-{PART_CODES[point.part]}" if point.part in PART_CODES else text
    if point.month is None:
        return f"{text}-XX-XX" if point.grain == "day" else text
    text += f"-{point.month:02d}"
    if point.day is None:
        return text if point.grain != "day" else f"{text}-XX"
    return f"{text}-{point.day:02d}"


def _third(point: Point, third: int) -> str | None:
    """The early, middle or late third of a year, a decade, a century or a month, as `read_english` has it."""
    assert point.year is not None
    if point.grain == "year":
        return f"{_signed(point.year)}-{37 + third}"
    if point.grain == "month" and point.month:
        first = (1, 11, 21)[third]
        last = (10, 20, month_length(point.year, point.month))[third]
        stem = f"{_signed(point.year)}-{point.month:02d}"
        return f"[{stem}-{first:02d}..{stem}-{last:02d}]"
    if point.grain in ("decade", "century", "millennium") and point.year > 0:
        size = YEARS[point.grain]
        edges = ((0, size * 3 // 9), (size * 4 // 10, size * 6 // 10), (size * 7 // 10, size - 1))
        first, last = edges[third] if size == 10 else ((0, 32), (33, 66), (67, 99))[third]
        scale = size // 100 if size > 100 else 1
        start, end = point.year + first * scale, point.year + last * scale + scale - 1
        return f"[{start:04d}..{end:04d}]"
    return None


def shifted(point: Point, count: float, unit: str) -> Point | None:
    """The point so many units later, as fine as the unit is; None where the point is not fine enough to count from.

    A month or a year is counted from the month or year of the point; days and weeks only from a day.
    """
    if point.year is None:
        return None
    if unit in ("D", "W"):
        if point.month is None or point.day is None or count != int(count):
            return None
        number = day_number(point.year, point.month, min(point.day, month_length(point.year, point.month)))
        year, month, day = civil_date(number + int(count) * (7 if unit == "W" else 1))
        return Point("day", year, month, day)
    if unit in ("M", "Q"):
        if point.month is None:
            return None
        months = point.year * 12 + point.month - 1 + int(count * (3 if unit == "Q" else 1))
        return Point("month", months // 12, months % 12 + 1)
    if unit == "Y":
        if count != int(count):
            return shifted(point, count * 12, "M") or Point("year", point.year + int(count))
        return Point("year", point.year + int(count))
    if unit in ("DE", "CE", "ML"):
        size = {"DE": 10, "CE": 100, "ML": 1000}[unit]
        return Point("year", point.year + int(count * size))
    return None


def containing(point: Point, grain: Grain) -> Point:
    """The year, month, day, decade or century that a point lies in; what the point does not say stays open."""
    if grain in YEARS:
        if point.year is None:
            return Point(grain)
        size = YEARS[grain]
        if point.year > 0:
            return Point(grain, point.year // size * size)
        return Point(grain, 1 - (1 - point.year) // size * size)
    if grain == "year":
        return Point("year", point.year)
    if grain == "month":
        return Point("month", point.year, point.month)
    if grain == "day":
        return Point("day", point.year, point.month, point.day)
    return Point(grain, point.year, point.month, point.day)


def neighbour(point: Point, grain: Grain, step: int) -> Point | None:
    """The next or previous day, week, month, year, decade or century from a point; None where it is too vague."""
    whole = containing(point, grain)
    if whole.year is None:
        return None
    if grain in YEARS:
        return whole._replace(year=whole.year + YEARS[grain] * step)
    unit = {"day": "D", "week": "W", "month": "M", "year": "Y", "quarter": "Q"}.get(grain)
    return shifted(point, step, unit) if unit else None


def is_day(year: int | None, month: int, day: int) -> bool:
    """True when there is such a day; of an unknown year, when some year has it."""
    if not 1 <= month <= 12:
        return False
    longest = MONTH_DAYS[month - 1] + (month == 2) if year is None else month_length(year, month)
    return 1 <= day <= longest
