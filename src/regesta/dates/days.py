"""Days of the proleptic Gregorian calendar, numbered for any year whatever.

Day 1 is 1 January of the year 1, as in `datetime.date.toordinal`, but no year is out of reach:
year 0 is 1 BC, year -43 is 44 BC, and Python's integers carry the rest.
"""

from datetime import date

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip

CYCLE_YEARS = 400
CYCLE_DAYS = 146_097
MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LAST_OF_PYTHON = date.max.toordinal()
_MONTH_STARTS = tuple(sum(MONTH_DAYS[:month]) for month in range(12))


def is_leap(year: int) -> bool:
    """True when the year has a 29 February.

    Years are numbered astronomically (ISO 8601-1:2019, 4.3.2): 0 is a leap year.

    >>> is_leap(1900), is_leap(0), is_leap(-4)
    (False, True, True)
    """
    return year % 4 == 0 and (year % 100 != 0 or year % CYCLE_YEARS == 0)


def month_length(year: int, month: int) -> int:
    """The number of days of a month, 1 to 12, of a year.

    >>> month_length(2000, 2)
    29
    """
    return 29 if month == 2 and is_leap(year) else MONTH_DAYS[month - 1]


def year_start(year: int) -> int:
    """The day number of 1 January of a year.

    >>> year_start(1), year_start(0)
    (1, -365)
    """
    past = year - 1
    return past * 365 + past // 4 - past // 100 + past // CYCLE_YEARS + 1


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day, 1 being 1 January of the year 1.

    The year may be any integer; month runs 1 to 12 and day 1 to the length of the month.
    Raises ValueError where there is no such day.

    >>> day_number(1970, 1, 1)
    719163
    """
    if not (1 <= month <= 12 and 1 <= day <= month_length(year, month)):
        raise ValueError(f"there is no day {day} in month {month} of year {year}")
    leap_day = 1 if month > 2 and is_leap(year) else 0
    return year_start(year) + _MONTH_STARTS[month - 1] + leap_day + day - 1


def civil_date(number: int) -> tuple[int, int, int]:
    """The year, month and day that bear a day number; the inverse of `day_number`.

    >>> civil_date(0)
    (0, 12, 31)
    """
    if 0 < number <= _LAST_OF_PYTHON:  # Python numbers days alike, in the years 1 to 9999
        day = date.fromordinal(number)
        return day.year, day.month, day.day
    cycles, rest = divmod(number - 1, CYCLE_DAYS)
    year = rest * CYCLE_YEARS // CYCLE_DAYS + 1
    if rest + 1 < year_start(year):
        year -= 1
    elif rest + 1 >= year_start(year + 1):
        year += 1
    rest += 1 - year_start(year)
    month = 1
    while rest >= month_length(year, month):
        rest -= month_length(year, month)
        month += 1
    return cycles * CYCLE_YEARS + year, month, rest + 1


def format_day(number: int) -> str:
    """A day number as a date, with at least four digits to its year.

    >>> format_day(-16_000)
    '-0043-03-12'
    """
    year, month, day = civil_date(number)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{month:02d}-{day:02d}"


def iso_week(number: int) -> tuple[int, int]:
    """The year and the number of the week, from Monday on, that a day lies in (ISO 8601-1:2019, 3.1.1.23).

    >>> iso_week(day_number(1945, 5, 8)), iso_week(day_number(2021, 1, 3))
    ((1945, 19), (2020, 53))
    """
    thursday = number - (number - 1) % 7 + 3
    year = civil_date(thursday)[0]
    return year, (thursday - day_number(year, 1, 1)) // 7 + 1
