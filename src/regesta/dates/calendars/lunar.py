"""The Hebrew and the Islamic calendars."""

from functools import lru_cache

from regesta.dates.calendars.calendar import Month, Monthly, NoSuchDate, Written, in_order
from regesta.dates.calendars.solar import GREGORIAN

HEBREW_EPOCH_DAY = -1_373_427  # 1 Tishri of the year 1: 7 October 3761 BC in the Julian calendar
PARTS_A_DAY = 25_920  # 24 hours of 1,080 parts
ISLAMIC_EPOCH_DAY = 227_015  # 1 Muharram 1: 16 July 622 in the Julian calendar
ISLAMIC_LEAP_YEARS = frozenset((2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29))
UMM_AL_QURA_YEARS = (1343, 1500)


@lru_cache(maxsize=4096)
def _elapsed_days(year: int) -> int:
    """Days from the epoch to 1 Tishri of a Hebrew year, with its four postponements."""
    months = (235 * year - 234) // 19
    parts = 12_084 + 13_753 * months
    day = 29 * months + parts // PARTS_A_DAY
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _tishri(year: int) -> int:
    before, own, after = (_elapsed_days(year + step) for step in (-1, 0, 1))
    delay = 2 if after - own == 356 else 1 if own - before == 382 else 0
    return HEBREW_EPOCH_DAY + own + delay


def _hebrew_months(year: int) -> tuple[Month, ...]:
    """From Tishri (7) to Adar (12) or Adar II (13), then Nisan (1) to Elul (6)."""
    if year < 1:
        raise NoSuchDate("the years of the Hebrew calendar begin with 1")
    first = _tishri(year)
    length = _tishri(year + 1) - first
    heshvan = 30 if length % 10 == 5 else 29
    kislev = 29 if length % 10 == 3 else 30
    is_leap = (7 * year + 1) % 19 < 7
    winter = (30, 30, 29) if is_leap else (30, 29)  # Shevat, Adar (I), Adar II
    numbers = (7, 8, 9, 10, 11, 12, *((13,) if is_leap else ()), 1, 2, 3, 4, 5, 6)
    return in_order(first, (30, heshvan, kislev, 29, *winter, 30, 29, 30, 29, 30, 29), numbers)


def _islamic_months(year: int) -> tuple[Month, ...]:
    if year < 1:
        raise NoSuchDate("the years of the Islamic calendar begin with 1")
    first = ISLAMIC_EPOCH_DAY + 354 * (year - 1) + (3 + 11 * year) // 30
    last = 30 if year % 30 in ISLAMIC_LEAP_YEARS else 29
    return in_order(first, (*[30, 29] * 5, 30, last))


@lru_cache(maxsize=256)
def _umm_al_qura_months(year: int) -> tuple[Month, ...]:
    least, most = UMM_AL_QURA_YEARS
    if not least <= year <= most:
        raise NoSuchDate(
            f"the tables of Umm al-Qura run from {least} to {most}; write islamic: for the tabular calendar"
        )
    from hijridate import Hijri

    day = Hijri(year, 1, 1).to_gregorian()
    first = GREGORIAN.span(Written(day.year, day.month, day.day))[0]
    return in_order(first, tuple(Hijri(year, month, 1).month_length() for month in range(1, 13)))


HEBREW = Monthly(
    "hebrew",
    "the Hebrew calendar; months from Nisan, 1, to Adar, 12 (Adar II, 13), years from Tishri, 7",
    "E. M. Reingold and N. Dershowitz, Calendrical Calculations (2018), chapter 8",
    _hebrew_months,
    lambda day: (day - HEBREW_EPOCH_DAY) * 98_496 // 35_975_351 + 1,
)
ISLAMIC = Monthly(
    "islamic",
    "the tabular Islamic calendar, from 16 July 622 (Julian); days seen may differ by one or two",
    "Reingold and Dershowitz, Calendrical Calculations (2018), chapter 7",
    _islamic_months,
    lambda day: (day - ISLAMIC_EPOCH_DAY) * 30 // 10_631 + 1,
)
UMM_AL_QURA = Monthly(
    "umm-al-qura",
    "the Islamic calendar of Saudi Arabia as published, years 1343 to 1500",
    "King Abdulaziz City for Science and Technology, by the tables of hijridate",
    _umm_al_qura_months,
    lambda day: (day - ISLAMIC_EPOCH_DAY) * 30 // 10_631 + 1,
)
