"""Years that begin on another day than 1 January, in the Julian calendar: Lady Day, Christmas, Easter, 1 September."""

import re
from collections.abc import Callable
from typing import NamedTuple

from regesta.dates.calendars.calendar import NoSuchDate, Span, Written
from regesta.dates.calendars.easter import easter
from regesta.dates.calendars.solar import JULIAN

_DOUBLE = re.compile(r"(\d{3,})/(\d{1,2})(?=-|$)")


class Style(NamedTuple):
    """A way to begin the year: `starts` gives the first day of the year that bears a number."""

    name: str
    says: str
    starts: Callable[[int], int]

    source: str = "C. R. Cheney and M. Jones, A Handbook of Dates (2000), section 2"

    def span(self, date: Written) -> Span:
        """The days of a year, or of a month or a day in it."""
        first, last = self.starts(date.year), self.starts(date.year + 1) - 1
        if not date.month:
            return first, last
        found = []
        for year in range(JULIAN.written(first).year, JULIAN.written(last).year + 1):
            try:
                start, end = JULIAN.span(date._replace(year=year))
            except NoSuchDate:
                continue
            if start <= last and end >= first:
                found.append((max(start, first), min(end, last)))
        if not found:
            ends = f"from {JULIAN.written(first)} to {JULIAN.written(last)} (julian)"
            missing = "day" if date.day else "month"
            raise NoSuchDate(f"the year {date.year} of {self.name} ran {ends}, without that {missing}")
        return found[0][0], found[-1][1]

    def of_double_year(self, second: int) -> int:
        """This style's number of the year that is both of two, the second counted from 1 January."""
        return second - 1 if self.starts(second) > JULIAN.span(Written(second))[0] else second

    def written(self, day: int) -> Written:
        """The date of a day, its year numbered in this style."""
        date = JULIAN.written(day)
        near = range(date.year - 1, date.year + 2)
        year = next(year for year in near if self.starts(year) <= day < self.starts(year + 1))
        return date._replace(year=year)


def _on(month: int, day: int, *, years_before: int = 0) -> Callable[[int], int]:
    return lambda year: JULIAN.span(Written(year - years_before, month, day))[0]


STYLES: tuple[Style, ...] = (
    Style(
        "lady-day",
        "Julian years from 25 March after 1 January: England to 1751, Florence to 1749",
        _on(3, 25),
    ),
    Style("pisan", "Julian years from 25 March before 1 January: Pisa to 1749", _on(3, 25, years_before=1)),
    Style("nativity", "Julian years from 25 December before 1 January", _on(12, 25, years_before=1)),
    Style("gallican", "Julian years from Easter: France to 1564", lambda year: easter(year, is_julian=True)),
    Style(
        "september",
        "Julian years from 1 September before 1 January: Byzantium, Russia",
        _on(9, 1, years_before=1),
    ),
)


def double_year(text: str) -> tuple[int, str]:
    """The year, from 1 January, of a date written with a double year, and the date with that year.

    `1648/9-02-10` is of 1649. Raises NoSuchDate where the second year is not the next.

    >>> double_year("1648/9-02-10")
    (1649, '1649-02-10')
    """
    match = _DOUBLE.match(text)
    if match is None:
        raise NoSuchDate(f"{text!r} has no double year, as 1648/9")
    first, ending = int(match[1]), match[2]
    second = first + 1
    if not str(abs(second)).endswith(ending) or len(ending) > len(str(abs(second))):
        right = f"{first}/{str(second)[-len(ending) :]}"
        raise NoSuchDate(f"{match[0]} is no double year: {second} follows {first}, so write {right}")
    return second, f"{second:04d}{text[match.end() :]}"


def is_double(text: str) -> bool:
    """Whether a text begins with a double year."""
    return _DOUBLE.match(text) is not None
