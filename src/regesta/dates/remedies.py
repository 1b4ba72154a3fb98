"""What to write instead of a date in another notation: everyday ones, and those of older drafts of EDTF.

Each rule changes one thing and says why. The rules are applied in turn until the text is a date; the
first that changed anything gives the reason, and the outcome is what to write instead. Where no date
comes of it, nothing is said here.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from regesta.dates.bounds import bounds_of
from regesta.dates.components import SEASON_NAMES
from regesta.dates.days import MONTH_NAMES, civil_date, format_day, is_leap, year_start

_LONGEST = 1000
_NUMBER_OF_NAME = {name[:3].lower(): f"{number:02d}" for number, name in enumerate(MONTH_NAMES, 1)} | {
    name: str(number) for number, name in enumerate(SEASON_NAMES, 21)
}
_NUMBER_OF_NAME["fall"] = _NUMBER_OF_NAME["autumn"]
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?P<year>[0-9]{4})"


class Rule(NamedTuple):
    """A pattern (compiled when first needed), why it is no EDTF, and what takes its place."""

    pattern: str
    reason: str
    instead: str | Callable[[re.Match[str]], str]


def remedy(text: str) -> tuple[str, int] | None:
    """Why a text in another notation is no EDTF, with what to write, and the character; None for other texts.

    >>> remedy("199u")
    ('an unspecified digit is written X: write 199X', 4)
    """
    if len(text) > _LONGEST:
        return None
    first: tuple[str, int] | None = None
    for rule in _RULES:
        found = re.search(rule.pattern, text)
        if found is None:
            continue
        first = first or (rule.reason, found.start("at" if "(?P<at>" in rule.pattern else 0) + 1)
        text = re.sub(rule.pattern, rule.instead, text)
        if is_date(text):
            return f"{first[0]}: write {text}", first[1]
    return None


def is_date(text: str) -> bool:
    """True when a text is a valid date."""
    try:
        bounds_of(text)
    except (KeyError, ValueError):
        return False
    return True


def _plain_character(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", str(unicodedata.decimal(found[0], found[0])))


def _day_first(found: re.Match[str]) -> str:
    one, two, year = found.groups()
    return f"{year}-{two:0>2}-{one:0>2}" if int(two) <= 12 else f"{year}-{one:0>2}-{two:0>2}"


def _named(found: re.Match[str]) -> str:
    parts = found.groupdict()
    number = _NUMBER_OF_NAME[parts["month"].lower()]
    return f"{parts['year']}-{number}" + (f"-{parts['day']:0>2}" if parts.get("day") else "")


def _era(found: re.Match[str]) -> str:
    """A year before Christ, counted as astronomers do: 1 BC is the year 0."""
    year = 1 - int(found["year"])
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


def _signs_first(found: re.Match[str]) -> str:
    sign = found[3] or ""
    return "-".join(sign + part for part in found.group(1, 2) if part)


def _day_of_year(found: re.Match[str]) -> str:
    year, day = int(found[1]), int(found[2])
    return format_day(year_start(year) + day - 1) if 1 <= day <= 365 + is_leap(year) else found[0]


def _next_day(found: re.Match[str]) -> str:
    if not is_date(found[1]):
        return found[0]
    year, month, day = civil_date(int(bounds_of(found[1])[0]) + 1)  # type: ignore[arg-type]
    return f"{year:04d}-{month:02d}-{day:02d}T00:00:00{found[3] or ''}"


_RULES = (
    Rule(r"^\s+|\s+$", "a date has no spaces around it", ""),
    Rule(
        r"(?i)^(?:c\.?|ca\.?|circa|about|around|approximately)\s*(?=[0-9])(.*)$",
        "“about” is written ~ after the date",
        r"\1~",
    ),
    Rule(
        r"^([0-9]{4})\s*[-‐‑‒–—]\s*([0-9]{4})$",
        "throughout is written with /, and once within in brackets with two dots",
        r"\1/\2",
    ),
    Rule(r"[‐‑‒–—―−﹣－]", "the parts of a date are joined by the plain hyphen -", "-"),
    Rule(r"[^\x00-\x7f]", "a date has plain digits and signs only", _plain_character),
    Rule(r"(?i)^([0-9]{2})00['’]?s\b", "a century is written with X for each unknown digit", r"\1XX"),
    Rule(r"(?i)^([0-9]{3})0['’]?s\b", "a decade is written with X for its unknown digit", r"\1X"),
    Rule(
        r"(?i)^(?:the )?([0-9]{1,2})(?:st|nd|rd|th)[ -]century$",
        "a century is written with X for each unknown digit",
        lambda found: f"{int(found[1]) - 1:02d}XX",
    ),
    Rule(
        r"(?i)^(?P<year>[0-9]{1,4}) ?b\.?c\.?(?:e\.?)?$",
        "years before 1 are counted 0 for 1 BC, -0001 for 2 BC",
        _era,
    ),
    Rule(
        rf"(?i)^(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH},?[ -]{_YEAR}$",
        "a date is written in figures, the year first",
        _named,
    ),
    Rule(
        rf"(?i)^{_MONTH} (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}$",
        "a date is written in figures, the year first",
        _named,
    ),
    Rule(rf"(?i)^(?:{_MONTH}),?[ -]{_YEAR}$", "a month is written in figures after the year", _named),
    Rule(
        rf"(?i)^(?P<month>spring|summer|autumn|fall|winter)(?: of)?,? {_YEAR}$",
        "a season is written 21 to 24 after the year",
        _named,
    ),
    Rule(
        r"^(0?[1-9]|1[0-2])[/.-](0?[1-9]|1[0-2])[/.-]([0-9]{4})$",
        "a date is written year, month, day; if the first figure is the day",
        _day_first,
    ),
    Rule(
        r"^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})$",
        "a date is written year, month, day, with hyphens",
        _day_first,
    ),
    Rule(
        r"(?<=^[0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})$",
        "the parts of a date are joined by hyphens",
        r"-\1-\2",
    ),
    Rule(r"(?<=^[0-9]{4})\.([0-9]{1,2})$", "the parts of a date are joined by hyphens", r"-\1"),
    Rule(
        r"^\(?(?:unknown|UNKNOWN)\)?(?=/)|(?<=/)\(?(?:unknown|UNKNOWN)\)?$",
        "an unknown end is left empty",
        "",
    ),
    Rule(r"^(?:open|OPEN)(?=/)|(?<=/)(?:open|OPEN|now|present|today)$", "an open end is written ..", ".."),
    Rule(r"(?<=[0-9X] )(?:to|-|–)(?= [0-9])", "a range has two dots", ".."),
    Rule(r"\.\.\.+|…", "an open end and a range have two dots", ".."),
    Rule(
        r"^\.\.[^/,]+$|^[^/,]+\.\.$|^[^/,\[{]+\.\.[^/,]+$",
        "a date that falls once within a range stands in brackets",
        r"[\g<0>]",
    ),
    Rule(r"^[^\[\]{}/,]+(?:,[^\[\]{}/,]+)+$", "one of several dates stands in brackets", r"[\g<0>]"),
    Rule(r"(?<=[0-9])[ t](?=[0-9]{2}:)", "the time follows the date after T", "T"),
    Rule(r"\s+", "a date has no spaces in it", ""),
    Rule(
        r"\(([0-9Xux]+)(?:-([0-9Xux]+))?\)([?~%])?",
        "a sign stands before the part that it qualifies, without parentheses",
        _signs_first,
    ),
    Rule(r"\?~|~\?", "uncertain and approximate together are written %", "%"),
    Rule(r"([?~%])\1+", "a sign is written once", r"\1"),
    Rule(r"\^[A-Za-z]+", "a season takes no name of a region", ""),
    Rule(r"[ux]", "an unspecified digit is written X", "X"),
    Rule(r"[yestz]", "letters in a date are capitals", lambda found: found[0].upper()),
    Rule(r"(?<=[0-9X]{4}-)([0-9])(?![0-9X])", "a month has two digits", r"0\1"),
    Rule(r"(?<=-[0-9X]{2}-)([0-9])(?![0-9X])", "a day has two digits", r"0\1"),
    Rule(
        r"^([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})",
        "a date and time has hyphens and colons",
        r"\1-\2-\3T\4:\5:\6",
    ),
    Rule(r"^([0-9]{3})([?~%]?)$", "a year has four digits, and a decade an X for the last", r"\1X\2"),
    Rule(
        r"^([0-9]{2})([?~%]?)$",
        "a year has four digits, and a century an X for each of the last two",
        r"\1XX\2",
    ),
    Rule(
        r"^([0-9]{4})([0-9]{2})([0-9]{2})(?![0-9])",
        "the parts of a date are joined by hyphens",
        r"\1-\2-\3",
    ),
    Rule(r"^(-?)([1-9][0-9]{4,})", "a year of more than four digits begins with Y", r"Y\1\2"),
    Rule(r"^-Y", "the sign of a long year stands after its Y", "Y-"),
    Rule(r"(?<=^Y)0+|(?<=^Y-)0+", "a year after Y has no leading zeros", ""),
    Rule(r"^Y(-?)([0-9]{4})(?![0-9E])", "Y stands only before years of more than four digits", r"\1\2"),
    Rule(r"^([0-9]{4})-([0-9]{3})$", "a day of the year is written as month and day", _day_of_year),
    Rule(
        r"^(.*)T(?P<at>24):00(?::00)?(Z|[+-].*)?$",
        "hours run 00 to 23, and midnight begins the next day",
        _next_day,
    ),
    Rule(r"(?<=T[0-9]{2}:[0-9]{2})(?=$|Z|[+-])", "a time has seconds", ":00"),
    Rule(r"(?<=:[0-9]{2})[.,][0-9]+", "seconds have no fraction", ""),
    Rule(
        r"(?<=[0-9][+-][0-9]{2})(?=[0-9]{2}$)",
        "the shift from UTC has a colon between hours and minutes",
        ":",
    ),
    Rule(r"(?<=:[0-9]{2})-00(?::00)?$", "no shift from UTC is written Z", "Z"),
    Rule(
        r"^(([0-9]{4})-[0-9]{2}(?:-[0-9]{2})?)/(?P<at>[0-9]{2}-[0-9]{2})$",
        "the end of an interval is written in full",
        r"\1/\2-\3",
    ),
    Rule(
        r"^([0-9]{2})([0-9]{2})/(?P<at>1[3-9]|[2-9][0-9])$",
        "the end of an interval is written in full",
        r"\1\2/\1\3",
    ),
)
