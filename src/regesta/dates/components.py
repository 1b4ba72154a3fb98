"""The components of one written date, its level and its precision."""

import re
from typing import Literal, NamedTuple

from regesta.dates.bounds import TIME
from regesta.dates.spans import DATE, LONG_YEAR, ROUND_YEAR

Precision = Literal[
    "second", "day", "month", "quarter", "season", "quadrimester", "semester",
    "year", "decade", "century", "millennium", "longer",
]  # fmt: skip

# From the finest to the coarsest.
PRECISIONS: tuple[Precision, ...] = (
    "second", "day", "month", "quarter", "season", "quadrimester", "semester",
    "year", "decade", "century", "millennium", "longer",
)  # fmt: skip

# What 21 to 24 stand for, in order; 25 to 28 are the same on the northern half of the Earth, 29 to 32 on the southern.
SEASON_NAMES = ("spring", "summer", "autumn", "winter")

# The masks of level 1 (ISO 8601-2:2019, A.5.5): digits unspecified from the right only.
_LEVEL_1_MASK = re.compile(r"-?[0-9]{4}-(?:[0-9]{2}-XX|XX-XX|XX)|-?[0-9]{2}[0-9X]X")

_SIGNS = frozenset("?~%")


class Components(NamedTuple):
    """The components of one date as they are written, and what qualifies each.

    `month` may be one of the parts of a year, 21 to 41. A qualifier is "", "?", "~" or "%"; that of a
    component counts the ones written beside it and those that reach it from its right (8.2.2).
    `exponent` and `precision` are what stands after E and S; `shift` is "Z" or the distance from UTC.
    """

    year: str
    month: str | None = None
    day: str | None = None
    year_qualifier: str = ""
    month_qualifier: str = ""
    day_qualifier: str = ""
    exponent: int | None = None
    significant_digits: int | None = None
    time: str | None = None
    shift: str | None = None

    @property
    def qualifiers(self) -> tuple[str, ...]:
        """The qualifiers of the components that the date has, from the year on."""
        every = (self.year_qualifier, self.month_qualifier, self.day_qualifier)
        return every[: 1 + (self.month is not None) + (self.day is not None)]

    @property
    def is_masked(self) -> bool:
        """True when a digit is unspecified."""
        return any("X" in part for part in (self.year, self.month, self.day) if part)

    @property
    def written(self) -> str:
        """The date without its qualifiers and its time."""
        exponent = f"E{self.exponent}" if self.exponent is not None else ""
        precision = f"S{self.significant_digits}" if self.significant_digits is not None else ""
        return "-".join(filter(None, (self.year, self.month, self.day))) + exponent + precision


def read_components(text: str) -> Components:
    """The components of a valid date, or date and time.

    >>> read_components("2004-06~-11").month_qualifier
    '~'
    """
    date, _, time = text.partition("T")
    if found := DATE.fullmatch(date):
        return _dated(found, time)
    if found := LONG_YEAR.fullmatch(text):
        sign, digits, exponent, precision, qualifier = found.groups()
        return Components(
            f"Y{sign}{digits}",
            year_qualifier=qualifier,
            exponent=int(exponent) if exponent else None,
            significant_digits=int(precision) if precision else None,
        )
    if found := ROUND_YEAR.fullmatch(text):
        before, sign, digits, precision, after = found.groups()
        return Components(
            sign + digits, year_qualifier=both(before, after), significant_digits=int(precision)
        )
    raise ValueError(f"{text!r} is not one date")


def _dated(found: re.Match[str], time: str) -> Components:
    _, sign, year, _, _, month, _, _, day, _ = found.groups()
    before_year, after_year, before_month, after_month, before_day, after_day = found.group(1, 4, 5, 7, 8, 10)
    clock = TIME.fullmatch(time)
    return Components(
        sign + year,
        month,
        day,
        year_qualifier=both(before_year, after_year, after_month, after_day),
        month_qualifier=both(before_month, after_month, after_day),
        day_qualifier=both(before_day, after_day),
        time=time[:8] or None,
        shift=clock[1] if clock else None,
    )


def both(*qualifiers: str | None) -> str:
    """One qualifier that says as much as all of them.

    >>> both("?", "", "~")
    '%'
    """
    written = "".join(filter(None, qualifiers))
    if "%" in written or ("?" in written and "~" in written):
        return "%"
    return written[:1]


def level_of(text: str, *, is_end: bool = False) -> int:
    """The lowest level of EDTF that has such a date: 0, 1 or 2 (annex A).

    Level 1 has one sign, at the end (A.5.4); before a year that stands alone it says the same. At the
    end of an interval unspecified digits are of level 2.

    >>> level_of("1985-04?"), level_of("1985?-04")
    (1, 2)
    """
    date = read_components(text)
    part = date.month if date.month and "21" <= date.month <= "41" else ""
    if (
        (date.month and not _SIGNS.isdisjoint(text[:-1]))
        or part > "24"
        or date.exponent is not None
        or date.significant_digits is not None
        or (date.is_masked and (is_end or not _LEVEL_1_MASK.fullmatch(date.written)))
    ):
        return 2
    return int(date.is_masked or bool(part) or date.year[0] in "-Y" or not _SIGNS.isdisjoint(text))


def precision_of(date: Components) -> Precision:
    """How fine the finest component of a date is; of a year, how many of its last digits are missing.

    A day or month of which no digit is known is a day or month still (9.2.1.2, note).
    """
    if date.time:
        return "second"
    if date.day:
        return "day"
    if date.month:
        return _part_precision(date.month)
    if date.significant_digits is not None:
        missing = len(date.year.lstrip("Y-")) + (date.exponent or 0) - date.significant_digits
    else:
        missing = len(date.year) - len(date.year.rstrip("X"))
    return PRECISIONS[min(PRECISIONS.index("year") + missing, len(PRECISIONS) - 1)]


def _part_precision(month: str) -> Precision:
    if month < "21" or "X" in month:
        return "month"
    if month < "33":
        return "season"
    return "quarter" if month < "37" else "quadrimester" if month < "40" else "semester"
