"""The first and the last day of one written date: plain, masked or reaching past four digits.

A span is two day numbers. Everything here takes the text of a single date, without intervals, sets
or times of day, and raises KeyError or ValueError where there is none: `refusals` says why.

A four-digit year is looked up rather than computed: its first two digits give the century, the other
two the year in it, and the month (or season) its first and last day in that year.
"""

import re

from regesta.dates.days import CYCLE_DAYS, CYCLE_YEARS, MONTH_DAYS, is_leap, month_length, year_start

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
_PAIRS = {
    tens + units: tuple(n for n in _NUMBERS if tens in (n[0], "X") and units in (n[1], "X"))
    for tens in "0123456789X"
    for units in "0123456789X"
}
_MONTH_CHOICES = {pattern: tuple(int(n) for n in found if "01" <= n <= "12") for pattern, found in _PAIRS.items()}
_DAY_CHOICES = {pattern: tuple(int(n) for n in found if "01" <= n <= "31") for pattern, found in _PAIRS.items()}


def span(text: str) -> Span:
    """The first and last day of one date, as day numbers.

    Qualifiers move neither (ISO 8601-2:2019, 8.4.2). Raises KeyError or ValueError where the text is
    no date.

    >>> span("0001-01")
    (1, 31)
    """
    try:
        return _plain_span(text)
    except KeyError:
        if text[-1:] in _SIGNS:
            try:
                return _plain_span(text[:-1])
            except KeyError:
                pass
    found = DATE.fullmatch(text)
    if found is None:
        return _long_span(text)
    sign, year, month, day = found.group(2, 3, 6, 9)
    if "X" in text:
        return _masked_span(sign, year, month, day)
    return _written_span(sign, year, month, day)


_SIGNS = frozenset("?~%")


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
