"""Calendars of the sun: Gregorian, Julian, the Swedish of 1700–1712, and the French Republican.

Years are numbered astronomically: 0 is 1 BC.
"""

from regesta.dates.calendars.calendar import Month, Monthly, NoSuchDate, in_order
from regesta.dates.days import MONTH_DAYS, month_length, year_start

# 1 January of the year 1 in the Julian calendar is 30 December of the year 0 in the Gregorian: day -1.
JULIAN_EPOCH_DAY = -1
REPUBLICAN_EPOCH_DAY = 654_415  # 22 September 1792
REPUBLICAN_LEAP_YEARS = (3, 7, 11)


def _gregorian_months(year: int) -> tuple[Month, ...]:
    return in_order(year_start(year), tuple(month_length(year, month) for month in range(1, 13)))


def _julian_months(year: int) -> tuple[Month, ...]:
    first = JULIAN_EPOCH_DAY + 365 * (year - 1) + (year - 1) // 4
    february = 29 if year % 4 == 0 else 28
    return in_order(first, (31, february, *MONTH_DAYS[2:]))


def _swedish_months(year: int) -> tuple[Month, ...]:
    """From 1 March 1700, its 29 February left out, to 30 February 1712: always a day ahead of the Julian calendar."""
    if not 1700 <= year <= 1712:
        raise NoSuchDate("the Swedish calendar ran from 1 March 1700 to 30 February 1712")
    julian = _julian_months(year)
    if year == 1700:
        return in_order(julian[1].first_day + 28, tuple(m.length for m in julian[2:]), tuple(range(3, 13)))
    first = julian[0].first_day - 1
    if year == 1712:
        return in_order(first, (31, 30))
    return in_order(first, tuple(month.length for month in julian))


def _republican_months(year: int) -> tuple[Month, ...]:
    """Twelve months of 30 days and a thirteenth of the five or six complementary days; years I to XIV."""
    if not 1 <= year <= 14:
        raise NoSuchDate(
            "the Republican calendar ran from year 1 (1792) to 10 nivôse of year 14 (31 December 1805)"
        )
    first = REPUBLICAN_EPOCH_DAY + 365 * (year - 1) + sum(leap < year for leap in REPUBLICAN_LEAP_YEARS)
    if year == 14:
        return in_order(first, (30, 30, 30, 10))
    return in_order(first, (*[30] * 12, 6 if year in REPUBLICAN_LEAP_YEARS else 5))


GREGORIAN = Monthly(
    "gregorian",
    "the Gregorian calendar, reckoned backwards before 1582",
    "Inter gravissimas, 24 February 1582; ISO 8601-1:2019",
    _gregorian_months,
    lambda day: day * 400 // 146_097 + 1,
)
JULIAN = Monthly(
    "julian",
    "the Julian calendar, its years beginning on 1 January",
    "F. K. Ginzel, Handbuch der mathematischen und technischen Chronologie II (1911)",
    _julian_months,
    lambda day: day * 4 // 1461 + 1,
)
SWEDISH = Monthly(
    "swedish",
    "the Swedish calendar of 1700 to 1712, a day ahead of the Julian",
    "Ginzel, Handbuch III (1914), p. 275",
    _swedish_months,
    lambda day: day * 4 // 1461 + 1,
)
REPUBLICAN = Monthly(
    "republican",
    "the French Republican calendar, years 1 to 14; month 13 are the complementary days",
    "decree of 4 frimaire II; Senate, 22 fructidor XIII; Ginzel, Handbuch III (1914)",
    _republican_months,
    lambda day: (day - REPUBLICAN_EPOCH_DAY) * 4 // 1461 + 1,
)
