"""The first and the last day of one written date: plain, masked or reaching past four digits.

A span is two day numbers. Everything here takes the text of a single date, without intervals, sets
or times of day, and raises KeyError or ValueError where there is none: `refusals` says why.

A four-digit year is looked up rather than computed: its first two digits give the century, the other
two the year in it, and the month (or season) its first and last day in that year.
"""

import re

from regesta.dates.days import MONTH_DAYS, is_leap, year_start

Span = tuple[int, int]

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
_Centuries = dict[str, tuple[int, dict[str, _Year]]]
_SIGNS = frozenset("?~%")
_PLAIN_LENGTHS = frozenset((4, 7, 10))
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


def _years(century: int, *, is_before: bool) -> dict[str, _Year]:
    """Of each year of such a century, the days from the century's year 00 to it, its last day and its months.

    `is_before` tells the centuries whose years are negative, -0100 to -0199.
    """
    sign = -1 if is_before else 1
    first = year_start(sign * century * 100)
    years = {_NUMBERS[number]: sign * (century * 100 + number) for number in range(100)}
    return {
        number: (
            year_start(year) - first,
            364 + is_leap(year),
            _MONTHS[is_leap(year), is_leap(year + 1)],
        )
        for number, year in years.items()
    }


def _centuries(*, is_before: bool) -> _Centuries:
    """Of each century, the first day of its year 00, and its years: there are four kinds of century."""
    kinds = tuple(_years(century, is_before=is_before) for century in range(4))
    sign = -1 if is_before else 1
    return {
        _NUMBERS[century]: (year_start(sign * century * 100), kinds[century % 4]) for century in range(100)
    }


_AFTER = _centuries(is_before=False)
_BEFORE = _centuries(is_before=True)
_BEFORE["00"] = (_BEFORE["00"][0], {year: row for year, row in _BEFORE["00"][1].items() if year != "00"})

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
    plain = text[:-1] if text[-1:] in _SIGNS else text
    centuries = _AFTER
    if plain[:1] == "-":
        plain, centuries = plain[1:], _BEFORE
    if len(plain) in _PLAIN_LENGTHS and "X" not in plain:
        try:
            return _plain_span(plain, centuries)
        except KeyError:
            pass  # what is not plain is read below
    found = None if plain[:1] == "Y" else DATE.fullmatch(text)
    if found is None:
        return _long_span(text)
    sign, year, month, day = found.group(2, 3, 6, 9)
    centuries = _BEFORE if sign else _AFTER
    if "X" in text:
        return _masked_span(centuries, year, month, day)
    plain = year if month is None else f"{year}-{month}" if day is None else f"{year}-{month}-{day}"
    return _plain_span(plain, centuries)


def _plain_span(text: str, centuries: _Centuries) -> Span:
    """The span of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; KeyError for whatever is not plain."""
    base, years = centuries[text[:2]]
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


def _year_row(year: str, centuries: _Centuries) -> _Year:
    """The first day of a year, its last counted from there, and its months."""
    base, years = centuries[year[:2]]
    before, last, months = years[year[2:]]
    return base + before, last, months


def _masked_span(centuries: _Centuries, year: str, month: str | None, day: str | None) -> Span:
    """The first and last day that fit a date with unspecified digits (4.6.3 and 9.2)."""
    if "X" not in year:
        low = high = _year_row(year, centuries)
    else:
        least, greatest = year.replace("X", "0"), year.replace("X", "9")
        if centuries is _BEFORE:
            if least == "0000":
                least = year[::-1].replace("X", "1", 1)[::-1].replace("X", "0")
            least, greatest = greatest, least
        low, high = _year_row(least, centuries), _year_row(greatest, centuries)
    if month is None:
        return low[0], high[0] + high[1]
    if day is None and month in _PARTS:
        return low[0] + low[2][month][0], high[0] + high[2][month][1]
    months = _MONTH_CHOICES[month]
    if day is None or day == "XX":
        return low[0] + low[2][months[0]][0], high[0] + high[2][months[-1]][1]
    days = _DAY_CHOICES[day]
    first = _first_that_is(low, months, days)
    last = _first_that_is(high, months[::-1], days[::-1])
    if (first is None or last is None) and "02" in months and "29" in days:  # which not every year has
        leap_years = _leap_years(centuries, year)
        first = first or _plain_span(f"{leap_years[0]}-02-29", centuries)[0]
        last = last or _plain_span(f"{leap_years[1]}-02-29", centuries)[0]
    if first is None or last is None:
        raise ValueError("no day fits")
    return first, last


def _first_that_is(year: _Year, months: list[str], days: list[str]) -> int | None:
    """The first day that the year has, trying the months and the days in order."""
    for month in months:
        start, end = year[2][month]
        for day in days:
            if start + _DAYS[day] <= end:
                return year[0] + start + _DAYS[day]
    return None


def _leap_years(table: _Centuries, year: str) -> tuple[str, str]:
    """The first and the last leap year that fit."""
    is_before = table is _BEFORE
    centuries, years = _PAIRS[year[:2]], _LEAP_CHOICES[year[2:]]
    least = _first_leap_year(centuries, years, is_before=is_before)
    greatest = _first_leap_year(centuries[::-1], years[::-1], is_before=is_before)
    return (greatest, least) if is_before else (least, greatest)


def _first_leap_year(centuries: list[str], years: list[str], *, is_before: bool) -> str:
    """The first that is a leap year, of the centuries and the years in them that four divides."""
    for century in centuries:
        for year in years:
            if (year != "00" or int(century) % 4 == 0) and not (is_before and year == century == "00"):
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
