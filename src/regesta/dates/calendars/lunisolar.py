"""The Chinese and the Korean lunisolar calendars, by published tables; a leap month is written with an L: 1890-02L."""

from functools import lru_cache

from regesta.dates.calendars.calendar import Month, Monthly, NoSuchDate
from regesta.dates.days import day_number

CHINESE_YEARS = (
    619,
    2100,
)  # from the reform of the months under the Tang on; later years are not decided yet
KOREAN_YEARS = (1392, 2049)
JULIAN_DAY_OFFSET = 1_721_425  # the Julian day, at noon, of day number 0


@lru_cache(maxsize=512)
def _chinese_months(year: int) -> tuple[Month, ...]:
    least, most = CHINESE_YEARS
    if not least <= year <= most:
        raise NoSuchDate(f"the Chinese calendar is reckoned here from {least} to {most}")
    from lunar_python import LunarYear

    return tuple(
        Month(
            abs(month.getMonth()),
            int(month.getFirstJulianDay()) - JULIAN_DAY_OFFSET,
            month.getDayCount(),
            month.getMonth() < 0,
        )
        for month in LunarYear.fromYear(year).getMonthsInYear()
        if month.getYear() == year
    )


@lru_cache(maxsize=512)
def _korean_months(year: int) -> tuple[Month, ...]:
    least, most = KOREAN_YEARS
    if not least <= year <= most:
        raise NoSuchDate(f"the Korean calendar is reckoned here from {least} to {most}")
    from korean_lunar_calendar import KoreanLunarCalendar

    table = KoreanLunarCalendar()
    found = []
    table.setLunarDate(year, 1, 1, False)
    first = day_number(*(int(part) for part in table.SolarIsoFormat().split("-")))
    for number in range(1, 13):
        for is_leap in (False, True):
            if table.setLunarDate(year, number, 1, is_leap) and table.isIntercalation == is_leap:
                length = 30 if table.setLunarDate(year, number, 30, is_leap) else 29
                found.append(Month(number, first, length, is_leap))
                first += length
    return tuple(found)


CHINESE = Monthly(
    "chinese",
    "the Chinese lunisolar calendar, named by the western year in which its year begins",
    "Xu Jianwei, Shouxing wannianli, by the tables of lunar_python",
    _chinese_months,
    lambda day: day * 400 // 146_097 + 1,
)
KOREAN = Monthly(
    "korean",
    "the Korean lunisolar calendar, named by the western year in which its year begins",
    "Korea Astronomy and Space Science Institute, by the tables of korean_lunar_calendar",
    _korean_months,
    lambda day: day * 400 // 146_097 + 1,
)
