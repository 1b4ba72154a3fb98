"""What a calendar is: a way to say which day is meant by a year, a month and a day, and to say a day in its terms."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

Span = tuple[int, int]


class NoSuchDate(ValueError):
    """A date that never was, or that the calendar does not reach: the reason in a sentence."""


class Written(NamedTuple):
    """A date as it is written in a calendar; `is_leap` tells a leap month from the month it follows."""

    year: int
    month: int = 0
    day: int = 0
    is_leap: bool = False

    def __str__(self) -> str:
        text = f"{'-' if self.year < 0 else ''}{abs(self.year):04d}"
        if self.month:
            text += f"-{self.month:02d}{'L' if self.is_leap else ''}"
        return f"{text}-{self.day:02d}" if self.day else text


class Month(NamedTuple):
    """A month of a year: its number, its first day as a day number, its days, and whether it is a leap month."""

    number: int
    first_day: int
    length: int
    is_leap: bool = False


class Calendar(Protocol):
    """A calendar, an era, a reign, or a land with the calendars that were in force there."""

    @property
    def name(self) -> str:
        """The word before the colon."""

    @property
    def says(self) -> str:
        """What it is, for people."""

    @property
    def source(self) -> str:
        """The work that it follows."""

    def span(self, date: Written) -> Span:
        """The first and the last day, as day numbers, of a year, a month or a day; raises NoSuchDate."""

    def written(self, day: int) -> Written:
        """The date of a day number; raises NoSuchDate where the calendar does not reach it."""


class Monthly(NamedTuple):
    """A calendar given by the months of each of its years, in their order.

    `months` raises NoSuchDate for a year out of reach; `year_near` is a year at most three from that of a day.
    """

    name: str
    says: str
    source: str
    months: Callable[[int], tuple[Month, ...]]
    year_near: Callable[[int], int]

    def span(self, date: Written) -> Span:
        """The first and the last day of a date."""
        months = self.months(date.year)
        if not date.month:
            return months[0].first_day, months[-1].first_day + months[-1].length - 1
        month = next((m for m in months if (m.number, m.is_leap) == (date.month, date.is_leap)), None)
        if month is None:
            raise NoSuchDate(self._no_month(date, months))
        if not date.day:
            return month.first_day, month.first_day + month.length - 1
        if not 1 <= date.day <= month.length:
            text = Written(date.year, date.month, 0, date.is_leap)
            raise NoSuchDate(
                f"month {text} of the calendar {self.name} has {month.length} days, and no day {date.day}"
            )
        day = month.first_day + date.day - 1
        return day, day

    def _no_month(self, date: Written, months: tuple[Month, ...]) -> str:
        if not date.is_leap:
            return f"year {date.year} of the calendar {self.name} has no month {date.month}"
        leap = [m.number for m in months if m.is_leap]
        has = f"its leap month follows month {leap[0]}" if leap else "it has no leap month"
        return (
            f"year {date.year} of the calendar {self.name} has no leap month after month {date.month}: {has}"
        )

    def written(self, day: int) -> Written:
        """The date of a day."""
        near = self.year_near(day)
        fault: NoSuchDate | None = None
        for year in (near, near - 1, near + 1, near - 2, near + 2, near - 3, near + 3):
            try:
                months = self.months(year)
            except NoSuchDate as one:
                fault = fault or one
                continue
            for month in months:
                if month.first_day <= day < month.first_day + month.length:
                    return Written(year, month.number, day - month.first_day + 1, month.is_leap)
        raise fault or NoSuchDate(f"the calendar {self.name} does not reach that day")


def in_order(first_day: int, lengths: tuple[int, ...], numbers: tuple[int, ...] = ()) -> tuple[Month, ...]:
    """Months that follow one another from a day on, numbered from 1 unless told."""
    found = []
    for place, length in enumerate(lengths):
        found.append(Month(numbers[place] if numbers else place + 1, first_day, length))
        first_day += length
    return tuple(found)
