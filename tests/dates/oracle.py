"""A slow second reading of EDTF, to hold the first one against: every day that a date may mean is tried in turn.

It shares nothing with `regesta.dates`: its grammar is written out of ISO 8601-2:2019 and docs/dates.md, and its days
are those of `datetime`, moved by whole cycles of 400 years.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import product

Bounds = tuple[int | str, int | str]

QUALIFIER = "[?~%]?"
DATE = re.compile(
    rf"{QUALIFIER}(?P<sign>-?)(?P<year>[0-9X]{{4}}){QUALIFIER}"
    rf"(-{QUALIFIER}(?P<month>[0-9X]{{2}}){QUALIFIER}(-{QUALIFIER}(?P<day>[0-9X]{{2}}){QUALIFIER})?)?"
)
ROUND = re.compile(rf"{QUALIFIER}(?P<sign>-?)(?P<year>[0-9]{{4}})S(?P<digits>[0-9]+){QUALIFIER}")
LONG = re.compile(
    rf"Y(?P<sign>-?)(?P<year>[1-9][0-9]*)(E(?P<zeros>[0-9]+))?(S(?P<digits>[0-9]+))?{QUALIFIER}"
)
TIME = re.compile(r"([0-9]{2}):([0-9]{2}):([0-9]{2})(Z|[+-][0-9]{2}(:[0-9]{2})?)?")
PLAIN = (
    re.compile(r"-?[0-9]{4}|Y-?[0-9]+(E[0-9]+)?"),
    re.compile(r"-?[0-9]{4}-(0[1-9]|1[0-2])"),
    re.compile(r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}"),
)
# The months of each part of a year; those past 12 are of the next year.
SEASONS = {
    "21": (3, 4, 5), "22": (6, 7, 8), "23": (9, 10, 11), "24": (12, 13, 14),
    "25": (3, 4, 5), "26": (6, 7, 8), "27": (9, 10, 11), "28": (12, 13, 14),
    "29": (9, 10, 11), "30": (12, 13, 14), "31": (3, 4, 5), "32": (6, 7, 8),
    "33": (1, 2, 3), "34": (4, 5, 6), "35": (7, 8, 9), "36": (10, 11, 12),
    "37": (1, 2, 3, 4), "38": (5, 6, 7, 8), "39": (9, 10, 11, 12),
    "40": (1, 2, 3, 4, 5, 6), "41": (7, 8, 9, 10, 11, 12),
}  # fmt: skip


class NoDate(Exception):
    """The text is no EDTF."""


def number(year: int, month: int, day: int) -> int | None:
    """The number of a day, 1 being 1 January of the year 1; None where there is no such day."""
    cycles, in_cycle = divmod(year - 2000, 400)
    try:
        return date(2000 + in_cycle, month, day).toordinal() + cycles * 146_097
    except ValueError:
        return None


def bounds(text: str) -> Bounds:
    """The first and the last day that a text may mean, or "open" or "unknown"; raises NoDate."""
    if text[:1] in ("[", "{"):
        if text[-1] != {"[": "]", "{": "}"}[text[0]]:
            raise NoDate(text)
        return _of_set(text[1:-1].split(","))
    if "/" in text:
        return _of_interval(*_two(text, "/"))
    if "T" in text:
        day, time = _two(text, "T")
        if not PLAIN[2].fullmatch(day) or not _is_time(time):
            raise NoDate(text)
        return _of_date(day)
    return _of_date(text)


def _two(text: str, separator: str) -> tuple[str, str]:
    parts = text.split(separator)
    if len(parts) != 2:
        raise NoDate(text)
    return parts[0], parts[1]


def _is_time(text: str) -> bool:
    found = TIME.fullmatch(text)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59 or int(found[3]) > 60:
        return False
    shift = found[4]
    if shift in (None, "Z"):
        return True
    minutes = int(shift[1:3]) * 60 + int(shift[4:] or 0)
    return minutes <= 14 * 60 and int(shift[4:] or 0) < 60 and (shift[0] == "+" or minutes > 0)


def _of_interval(start: str, end: str) -> Bounds:
    first: int | str
    last: int | str
    if not {start, end} - {"", ".."}:
        raise NoDate("no date at either end")
    if start in ("", ".."):
        first = "open" if start else "unknown"
    else:
        first = "open" if start.startswith("..") else _of_date(start)[0]
        _of_date(start.removeprefix(".."))
    if end in ("", ".."):
        last = "open" if end else "unknown"
    else:
        last = "open" if end.endswith("..") else _of_date(end)[1]
        _of_date(end.removesuffix(".."))
    if isinstance(first, int) and isinstance(last, int) and first > last:
        raise NoDate("it ends before it begins")
    return first, last


def _of_set(members: list[str]) -> Bounds:
    firsts: list[int | str] = []
    lasts: list[int | str] = []
    for member in members:
        start, dots, end = member.partition("..")
        first, last = _of_date(start) if start or not dots else (0, 0), _of_date(end) if end else (0, 0)
        if dots and start and end:
            if not any(plain.fullmatch(start) and plain.fullmatch(end) for plain in PLAIN):
                raise NoDate("the ends are not alike")
            if first[0] > last[1]:
                raise NoDate("it ends before it begins")
        elif dots and not (start or end):
            raise NoDate("no date at either end")
        firsts.append(first[0] if start else "open")
        lasts.append(last[1] if end else "open" if dots else first[1])
    return (
        "open" if "open" in firsts else min(day for day in firsts if isinstance(day, int)),
        "open" if "open" in lasts else max(day for day in lasts if isinstance(day, int)),
    )


def _of_date(text: str) -> tuple[int, int]:
    if found := DATE.fullmatch(text):
        sign, year, month, day = found["sign"], found["year"], found["month"], found["day"]
        first = next(_days(sign, year, month, day, 1), None)
        last = next(_days(sign, year, month, day, -1), None)
        if first is None or last is None:
            raise NoDate(text)
        return first, last
    if found := ROUND.fullmatch(text):
        if found["sign"] and found["year"] == "0000":
            raise NoDate(text)
        return _of_digits(found["sign"], found["year"], found["digits"])
    if found := LONG.fullmatch(text):
        zeros = int(found["zeros"] or 0)
        if not 5 <= len(found["year"]) + zeros <= 4000:
            raise NoDate(text)
        return _of_digits(found["sign"], found["year"] + "0" * zeros, found["digits"])
    raise NoDate(text)


def _of_digits(sign: str, digits: str, significant: str | None) -> tuple[int, int]:
    """The days of the years that begin with so many of these digits."""
    count = len(digits) if significant is None else int(significant)
    if not 1 <= count <= len(digits):
        raise NoDate(digits)
    rest = len(digits) - count
    years = [int(sign + digits[:count] + filler * rest) for filler in "09"]
    first, last = number(min(years), 1, 1), number(max(years), 12, 31)
    assert first is not None and last is not None
    return first, last


def _days(sign: str, year: str, month: str | None, day: str | None, step: int) -> Iterator[int]:
    """The days that fit a date, one after another: from the first on, or with a step of -1 from the last back."""
    for one in _years(sign, year)[::step]:
        for of_year, of_month in _months(month)[::step]:
            for of_day in range(1, 32)[::step]:
                found = number(one + of_year, of_month, of_day)
                if found is not None and (day is None or _fits(f"{of_day:02d}", day)):
                    if day is not None and month in SEASONS:
                        return
                    yield found


def _years(sign: str, pattern: str) -> list[int]:
    choices = ("0123456789" if digit == "X" else digit for digit in pattern)
    years = sorted(int(sign + "".join(digits)) for digits in product(*choices))
    return [year for year in years if year or not sign]


def _months(pattern: str | None) -> list[tuple[int, int]]:
    """The months that fit, each with how many years after its year it lies."""
    if pattern in SEASONS:
        return [((month - 1) // 12, (month - 1) % 12 + 1) for month in SEASONS[pattern]]
    return [(0, month) for month in range(1, 13) if pattern is None or _fits(f"{month:02d}", pattern)]


def _fits(digits: str, pattern: str) -> bool:
    return all(one in ("X", digit) for digit, one in zip(digits, pattern, strict=True))
