"""Ages told of a person: "in his late teens", counted from a date of birth that the reader gives."""

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from regesta.dates.days import civil_date, day_number, format_day, month_length
from regesta.dates.edtf import parse

# The years of age that the parts of a decade of life take in, after its first; the teens begin at 13.
_PARTS = {"START": (0, 3), "MID": (4, 6), "END": (7, 9), "": (0, 9)}
_TEENS = {"START": (0, 2), "MID": (2, 4), "END": (4, 6), "": (0, 6)}


class Born(NamedTuple):
    """A person by a name that the text uses, and the first and last day on which they may have been born."""

    name: str
    earliest: int
    latest: int


def births(born: tuple[tuple[str, str], ...]) -> tuple[Born, ...]:
    """The births told as name and EDTF date; raises InvalidDate for a date that is none."""
    found = []
    for name, written in born:
        date = parse(written)
        if isinstance(date.earliest, int) and isinstance(date.latest, int):
            found.append(Born(name, date.earliest, date.latest))
    return tuple(found)


class Persons:
    """Whom a text names, of the persons whose births are told; their places are looked up once, when first asked."""

    def __init__(self, text: str, born: tuple[Born, ...]) -> None:
        self.text = text
        self.born = born

    @cached_property
    def _named(self) -> list[tuple[int, Born]]:
        """The places at which the names end, in order."""
        return sorted(
            (found.end(), one) for one in self.born for found in re.finditer(re.escape(one.name), self.text)
        )

    def before(self, start: int) -> Born | None:
        """The person named last before a place in the text; the only one told of where none is named."""
        at = bisect_right(self._named, start, key=lambda named: named[0])
        if at:
            return self._named[at - 1][1]
        return self.born[0] if len(self.born) == 1 else None


def years_of_age(first: int, mod: str) -> tuple[int, int]:
    """The least and greatest age of "late teens" (13, "END"), "early twenties" (20, "START") and their like.

    >>> years_of_age(13, "END"), years_of_age(20, "")
    ((17, 19), (20, 29))
    """
    low, high = (_TEENS if first == 13 else _PARTS)[mod]
    return first + low, first + high


def age_span(person: Born, least: int, greatest: int) -> str:
    """The EDTF text of the days between which someone was of an age: once, somewhere within."""
    first = _birthday(person.earliest, least)
    last = _birthday(person.latest, greatest + 1) - 1
    return f"[{format_day(first)}..{format_day(last)}]"


def _birthday(day: int, age: int) -> int:
    year, month, number = civil_date(day)
    year += age
    return day_number(year, month, min(number, month_length(year, month)))
