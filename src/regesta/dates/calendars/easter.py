"""Easter by both computus."""

from regesta.dates.calendars.calendar import Written
from regesta.dates.calendars.solar import GREGORIAN, JULIAN


def easter(year: int, *, is_julian: bool = False) -> int:
    """The day number of Easter Sunday, by the Gregorian computus or by the Julian, which the Orthodox keep.

    Gregorian: the anonymous algorithm in Nature 13 (1876), p. 487; Julian: J. Meeus, Astronomical Algorithms (1998),
    chapter 8.

    >>> from regesta.dates.days import format_day
    >>> format_day(easter(1950)), format_day(easter(1950, is_julian=True))
    ('1950-04-09', '1950-04-09')
    """
    golden = year % 19
    if is_julian:
        moon = (19 * golden + 15) % 30
        months = moon + (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7 + 114
        return JULIAN.span(Written(year, months // 31, months % 31 + 1))[0]
    century, rest = divmod(year, 100)
    leap_centuries, left = divmod(century, 4)
    moon = (19 * golden + century - leap_centuries - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * left + 2 * (rest // 4) - moon - rest % 4) % 7
    months = moon + week - 7 * ((golden + 11 * moon + 22 * week) // 451) + 114
    return GREGORIAN.span(Written(year, months // 31, months % 31 + 1))[0]
