"""Years of reigns and eras: the kings of England and of Joseon, and the eras of Japan."""

from typing import NamedTuple

from regesta.dates.calendars.calendar import NoSuchDate, Span, Written
from regesta.dates.calendars.easter import easter
from regesta.dates.calendars.lands import LANDS
from regesta.dates.calendars.lunisolar import KOREAN
from regesta.dates.calendars.solar import GREGORIAN, JULIAN
from regesta.dates.days import civil_date, day_number, format_day, year_start

ENGLAND = next(land for land in LANDS if land.name == "england")
STYLED_YEAR = 1873  # the first of the Gregorian calendar in Japan


class EnglishReign(NamedTuple):
    """A reign whose years run from the day of accession; `first` and `last` are in the calendar of the time."""

    name: str
    title: str
    first: Written
    last: Written | None

    source: str = "C. R. Cheney and M. Jones, A Handbook of Dates (2000), section 3"

    @property
    def says(self) -> str:
        """What it is, for people."""
        return f"regnal years of {self.title} of England; months and days by the calendar then in force"

    def _bounds(self) -> Span:
        first = ENGLAND.span(self.first)[0]
        return first, ENGLAND.span(self.last)[1] if self.last is not None else 1 << 62

    def _year_start(self, year: int) -> int:
        """The first day of a regnal year: the anniversary, in the calendar of the accession; of John, Ascension Day."""
        civil_year = self.first.year + year - 1
        if self.name == "john":
            return easter(civil_year, is_julian=True) + 39
        calendar = JULIAN if self.first < Written(1752, 9, 3) else GREGORIAN
        month, day = self.first.month, self.first.day
        return calendar.span(Written(civil_year, month, day))[0]

    def span(self, date: Written) -> Span:
        """The days of a regnal year, or of a month or a day in it."""
        start, end = self._bounds()
        first = self._year_start(date.year) if date.year > 0 else end + 1
        last = min(self._year_start(date.year + 1) - 1, end) if date.year > 0 else end
        if not start <= first <= end:
            raise NoSuchDate(f"{self.title} had no year {date.year}")
        if not date.month:
            return first, last
        for civil_year in (ENGLAND.written(first).year, ENGLAND.written(last).year):
            found = ENGLAND.span(Written(civil_year, date.month, date.day))
            if found[1] >= first and found[0] <= last:
                return max(found[0], first), min(found[1], last)
        raise NoSuchDate(
            f"the year {date.year} of {self.title} has no such day: it ended on {ENGLAND.written(last)}"
        )

    def written(self, day: int) -> Written:
        """The regnal year of a day, with its month and day."""
        start, end = self._bounds()
        if not start <= day <= end:
            raise NoSuchDate(f"{self.title} did not reign on {format_day(day)}")
        civil = ENGLAND.written(day)
        year = next(
            y
            for y in (civil.year - self.first.year + step for step in (2, 1, 0))
            if self._year_start(y) <= day
        )
        return Written(year, civil.month, civil.day)


class KoreanReign(NamedTuple):
    """A reign of Joseon: year 1 is `first_year`, whole, by the Korean calendar; year 0 is the year of accession."""

    name: str
    title: str
    first_year: int
    last_year: int
    is_counted_at_once: bool = False

    source: str = "Veritable Records of the Joseon Dynasty (Sillok)"

    @property
    def says(self) -> str:
        """What it is, for people."""
        return f"regnal years of {self.title} of Joseon; months and days by the Korean calendar"

    def span(self, date: Written) -> Span:
        """The days of a regnal year, or of a month or a day in it."""
        least = 1 if self.is_counted_at_once else 0
        year = self.first_year + date.year - 1
        if date.year < least or year > self.last_year:
            raise NoSuchDate(
                f"{self.title} had no year {date.year}: his last is {self.last_year - self.first_year + 1}"
            )
        return KOREAN.span(date._replace(year=year))

    def written(self, day: int) -> Written:
        """The regnal year of a day, with its month and day."""
        date = KOREAN.written(day)
        if not self.first_year <= date.year <= self.last_year:
            raise NoSuchDate(f"{format_day(day)} is in no year of {self.title}")
        return date._replace(year=date.year - self.first_year + 1)


class Era(NamedTuple):
    """An era of Japan, from one day to another.

    Until 1872 its years were lunisolar: those are given by bounds a year of that calendar cannot leave, and months and
    days not at all.
    """

    name: str
    title: str
    first: tuple[int, int, int]
    last: tuple[int, int, int] | None

    source: str = "P. Y. Tsuchihashi, Japanese Chronological Tables (1952); Cabinet orders since 1868"

    @property
    def says(self) -> str:
        """What it is, for people."""
        return f"years of the era {self.title} of Japan"

    @property
    def first_year(self) -> int:
        """The western year in which its year 1 began: the one before, where it began as a lunar year ended."""
        year, *day = self.first
        return year - 1 if year < STYLED_YEAR and day < [1, 24] else year

    def span(self, date: Written) -> Span:
        """The days of a year of the era, or of a month or a day in it."""
        start = day_number(*self.first)
        end = day_number(*self.last) if self.last is not None else 1 << 62
        year = self.first_year + date.year - 1
        if date.year < 1 or year > civil_date(end)[0]:
            raise NoSuchDate(f"{self.title} had no year {date.year}")
        if year >= STYLED_YEAR:
            first, last = GREGORIAN.span(date._replace(year=year))
        elif date.month:
            raise NoSuchDate(
                "months and days of the Japanese calendar before 1873 are not converted here; write the year"
            )
        else:
            first, last = year_start(year) + 19, year_start(year + 1) + 51  # 20 January to 21 February
        first, last = max(first, start), min(last, end)
        if first > last:
            raise NoSuchDate(
                f"{self.title} ran from {format_day(start)} to {format_day(end)}, and {date} lies outside"
            )
        return first, last

    def written(self, day: int) -> Written:
        """The year of the era of a day from 1873 on, with its month and day."""
        start = day_number(*self.first)
        if day < start or (self.last is not None and day > day_number(*self.last)):
            raise NoSuchDate(f"{format_day(day)} is not in {self.title}")
        year, month, number = civil_date(day)
        if year < STYLED_YEAR:
            raise NoSuchDate("days before 1873 are not converted into the Japanese calendar here")
        return Written(year - self.first_year + 1, month, number)
