"""The first and the last day of one written date: plain, masked or reaching past four digits.

A span is two day numbers. Everything here takes the text of a single date, without intervals, sets
or times of day, and raises KeyError or ValueError where there is none: `refusals` says why.

A four-digit year is looked up rather than computed: its first two digits give the century, the other
two the year in it, and the month (or season) its first and last day in that year.
"""

import re
from collections.abc import Callable

from regesta.dates.days import CYCLE_DAYS, CYCLE_YEARS, MONTH_DAYS, is_leap, year_start

Span = tuple[int, int]
_SpanOf = Callable[[str], Span]

# The longest year that is read, in digits. It keeps `Y1E999999999` from filling the memory.
MOST_YEAR_DIGITS = 4000

# One date, its qualifiers beside its components (ISO 8601-2:2019, 8.2): sign 2, year 3, month 6, day 9.
DATE = re.compile(
    r"([?~%]?)(-?)([0-9X]{4})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
)
# A year past four digits, with an exponent or to so many significant digits (4.7.2 to 4.7.4).
LONG_YEAR = re.compile(r"Y(-?)([1-9][0-9]{0,3999})(?:E([0-9]{1,4}))?(?:S([0-9]{1,4}))?([?~%]?)")
# A four-digit year to so many significant digits (4.4.3).
ROUND_YEAR = re.compile(r"([?~%]?)(-?)([0-9]{4})S([0-9]{1,4})([?~%]?)")

# First and last month of each part of a year (4.8.1). The standard leaves the seasons to the place:
# 21 to 24 are read as the northern ones, and a winter that begins in December ends in the next year.
_PARTS = {
    **dict.fromkeys(("21", "25", "31"), (3, 5)),
    **dict.fromkeys(("22", "26", "32"), (6, 8)),
    **dict.fromkeys(("23", "27", "29"), (9, 11)),
    **dict.fromkeys(("24", "28", "30"), (12, 14)),
    **{str(33 + quarter): (3 * quarter + 1, 3 * quarter + 3) for quarter in range(4)},
    **{str(37 + third): (4 * third + 1, 4 * third + 4) for third in range(3)},
    **{str(40 + half): (6 * half + 1, 6 * half + 6) for half in range(2)},
}

_Months = dict[str, Span]
_Year = tuple[int, int, _Months]
_SIGNS = frozenset("?~%")
_CYCLES = 10_000 // CYCLE_YEARS
_NUMBERS = tuple(f"{number:02d}" for number in range(100))
_DAYS = {text: number - 1 for number, text in enumerate(_NUMBERS) if 1 <= number <= 31}


def _months(*, leap: bool, leap_next: bool) -> _Months:
    """Of each month and part of such a year, the first and the last day, counted from 1 January."""
    february, next_february = 28 + leap, 28 + leap_next
    lengths = (31, february, *MONTH_DAYS[2:], 31, next_february)
    starts = [sum(lengths[:month]) for month in range(15)]
    months = {_NUMBERS[month]: (starts[month - 1], starts[month] - 1) for month in range(1, 13)}
    parts = {code: (starts[first - 1], starts[last] - 1) for code, (first, last) in _PARTS.items()}
    return months | parts


_MONTHS = {
    (leap, leap_next): _months(leap=leap, leap_next=leap_next)
    for leap, leap_next in ((False, False), (False, True), (True, False))
}


def _years(century: int) -> dict[str, _Year]:
    """Of each year of such a century, the days before it in the century, its last day and its months."""
    first = century * 100
    return {
        _NUMBERS[year - first]: (
            year_start(year) - year_start(first),
            364 + is_leap(year),
            _MONTHS[is_leap(year), is_leap(year + 1)],
        )
        for year in range(first, first + 100)
    }


_KINDS_OF_CENTURY = tuple(_years(century) for century in range(4))
_CENTURIES = {
    _NUMBERS[century]: (year_start(century * 100), _KINDS_OF_CENTURY[century % 4]) for century in range(100)
}

# The numbers that a two-digit pattern may stand for, in order; of those, the months and the days.
_CHOICES = {"X": "0123456789"} | {digit: digit for digit in "0123456789"}
_PAIRS = {
    tens + units: [ten + unit for ten in _CHOICES[tens] for unit in _CHOICES[units]]
    for tens in _CHOICES
    for units in _CHOICES
}
_MONTH_CHOICES = {
    pattern: months
    for pattern, found in _PAIRS.items()
    if (months := [n for n in found if "01" <= n <= "12"])
}
_DAY_CHOICES = {
    pattern: days for pattern, found in _PAIRS.items() if (days := [n for n in found if "01" <= n <= "31"])
}
_LEAP_CHOICES = {pattern: [n for n in found if int(n) % 4 == 0] for pattern, found in _PAIRS.items()}


def span(text: str) -> Span:
    """The first and last day of one date, as day numbers.

    Qualifiers move neither (ISO 8601-2:2019, 8.4.2). Raises KeyError or ValueError where the
    text is no date.

    >>> span("0001-01")
    (1, 31)
    """
    try:
        return _plain_span(text[:-1] if text[-1:] in _SIGNS else text)
    except KeyError:
        pass  # what is not plain is read below
    found = DATE.fullmatch(text)
    if found is None:
        return _long_span(text)
    sign, year, month, day = found.group(2, 3, 6, 9)
    if "X" in text:
        return _masked_span(sign, year, month, day)
    plain = year if month is None else f"{year}-{month}" if day is None else f"{year}-{month}-{day}"
    return _negative_span(plain) if sign else _plain_span(plain)


def _plain_span(text: str) -> Span:
    """The span of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; KeyError for whatever is not plain."""
    base, years = _CENTURIES[text[:2]]
    before, last, months = years[text[2:4]]
    first = base + before
    length = len(text)
    if length == 4:
        return first, first + last
    if text[4] == "-":
        if length == 7:
            start, end = months[text[5:7]]
            return first + start, first + end
        if length == 10 and text[7] == "-" and text[5] < "2":
            start, end = months[text[5:7]]
            day = start + _DAYS[text[8:]]
            if day <= end:
                return first + day, first + day
    raise KeyError(text)


def _negative_span(plain: str) -> Span:
    """The span of a plain date of a year before 0: that of a year so many whole cycles later, moved back."""
    year = int(plain[:4])
    if year == 0:
        raise ValueError("there is no year -0000")
    first, last = _plain_span(f"{_CYCLES * CYCLE_YEARS - year:04d}{plain[4:]}")
    return first - _CYCLES * CYCLE_DAYS, last - _CYCLES * CYCLE_DAYS


def _masked_span(sign: str, year: str, month: str | None, day: str | None) -> Span:
    """The first and last day that fit a date with unspecified digits (4.6.3 and 9.2)."""
    low, high = year.replace("X", "0"), year.replace("X", "9")
    span_of: _SpanOf = _negative_span if sign else _plain_span
    if sign:
        if low == "0000" and "X" in year:
            low = year[::-1].replace("X", "1", 1)[::-1].replace("X", "0")
        low, high = high, low
    if month is None:
        return span_of(low)[0], span_of(high)[1]
    if day is None and month in _PARTS:
        return span_of(f"{low}-{month}")[0], span_of(f"{high}-{month}")[1]
    months = _MONTH_CHOICES[month]
    if day is None or day == "XX":
        return span_of(f"{low}-{months[0]}")[0], span_of(f"{high}-{months[-1]}")[1]
    days = _DAY_CHOICES[day]
    first = _first_that_is(span_of, low, months, days)
    last = _first_that_is(span_of, high, months[::-1], days[::-1])
    if (first is None or last is None) and "02" in months and "29" in days:  # which not every year has
        leap_years = _leap_years(sign, year)
        first = first or span_of(f"{leap_years[0]}-02-29")
        last = last or span_of(f"{leap_years[1]}-02-29")
    if first is None or last is None:
        raise ValueError("no day fits")
    return first[0], last[1]


def _first_that_is(span_of: _SpanOf, year: str, months: list[str], days: list[str]) -> Span | None:
    """The span of the first day that the year has, trying the months and the days in order."""
    for month in months:
        for day in days:
            try:
                return span_of(f"{year}-{month}-{day}")
            except KeyError:
                pass
    return None


def _leap_years(sign: str, year: str) -> tuple[str, str]:
    """The first and the last leap year that fit."""
    centuries, years = _PAIRS[year[:2]], _LEAP_CHOICES[year[2:]]
    least = _first_leap_year(sign, centuries, years)
    greatest = _first_leap_year(sign, centuries[::-1], years[::-1])
    return (greatest, least) if sign else (least, greatest)


def _first_leap_year(sign: str, centuries: list[str], years: list[str]) -> str:
    """The first that is a leap year, of the centuries and the years in them that four divides."""
    for century in centuries:
        for year in years:
            if (year != "00" or int(century) % 4 == 0) and not (sign and year == century == "00"):
                return century + year
    raise ValueError("no leap year fits")


def _long_span(text: str) -> Span:
    """The span of a year past four digits, or of one known to its first digits only."""
    if found := LONG_YEAR.fullmatch(text):
        sign, digits, exponent, precision, _ = found.groups()
        zeros = int(exponent or 0)
        width = len(digits) + zeros
        if not 4 < width <= MOST_YEAR_DIGITS:
            raise ValueError("Y stands before years of 5 to 4000 digits")
        year = int(digits) * 10**zeros
    elif found := ROUND_YEAR.fullmatch(text):
        _, sign, digits, precision, _ = found.groups()
        year, width = int(digits), 4
        if sign and year == 0:
            raise ValueError("there is no year -0000")
    else:
        raise ValueError("not a date")
    unknown = 10 ** (width - int(precision)) if precision else 1
    if precision and not 1 <= int(precision) <= width:
        raise ValueError("as many significant digits as the year has, or fewer")
    low = year - year % unknown
    high = low + unknown - 1
    if sign:
        low, high = -high, -low
    return year_start(low), year_start(high + 1) - 1
