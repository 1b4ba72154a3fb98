"""Months and years of the calendar: so many later is a function of the day that never goes back, and no constant.

A day that the month lacks counts as the month's last: a month after 31 January is the last of February.
"""

from functools import lru_cache

from regesta.dates import civil_date, day_number
from regesta.dates.days import CYCLE_DAYS, CYCLE_YEARS, month_length


def months_later(day: int, months: int) -> int:
    """The day so many months after a day, before it where they are fewer than none.

    >>> months_later(day_number(2023, 1, 31), 1) == day_number(2023, 2, 28)
    True
    """
    year, month, number = civil_date(day)
    year, month = divmod(12 * year + month - 1 + months, 12)
    return day_number(year, month + 1, min(number, month_length(year, month + 1)))


def _first_reaching(day: int, months: int) -> int:
    """The first day from which so many months reach a day."""
    found = months_later(day, -months)
    while months_later(found, months) < day:
        found += 1
    while months_later(found - 1, months) >= day:
        found -= 1
    return found


def earliest_months(day: int, months: int) -> int:
    """The first day that may be called so many months after a day, or before it where they are fewer than none.

    Two days lie so many months apart where the one is reached from the other, in either direction.

    >>> earliest_months(day_number(2023, 1, 31), -2) == day_number(2022, 11, 30)
    True
    """
    return min(months_later(day, months), _first_reaching(day, -months))


def latest_months(day: int, months: int) -> int:
    """The last day that may be called so many months after a day, or before it where they are fewer than none.

    >>> latest_months(day_number(2023, 2, 28), 1) == day_number(2023, 3, 31)
    True
    """
    return max(months_later(day, months), _first_reaching(day + 1, -months) - 1)


@lru_cache(maxsize=4096)  # a case asks for few lengths, and for each of them time and again
def month_days(months: int) -> tuple[int, int]:
    """The fewest and the most days that so many months may have.

    >>> month_days(1), month_days(12)
    ((28, 31), (365, 366))
    """
    cycles, rest = divmod(months, 12 * CYCLE_YEARS)
    if not rest:
        return cycles * CYCLE_DAYS, cycles * CYCLE_DAYS
    # Every run of months of some length is met among those that begin in four hundred years; leap days move them by
    # one at most within a century, so that the years around a century tell.
    lengths = [
        turn(start, rest) - start
        for turn in (earliest_months, latest_months)
        for year in (1, 2, 3, 4, 96, 97, 99, 100, 103, 104, 296, 297, 299, 300, 303, 304, 396, 397, 399, 400)
        for month in range(1, 13)
        for start in (day_number(year, month, 1), day_number(year, month, month_length(year, month)))
    ]
    return cycles * CYCLE_DAYS + min(lengths), cycles * CYCLE_DAYS + max(lengths)
