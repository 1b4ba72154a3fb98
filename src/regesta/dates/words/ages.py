"""Ages told of a person: "in his late teens", counted from a date of birth that the reader gives."""

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


def person_before(text: str, start: int, born: tuple[Born, ...]) -> Born | None:
    """The person named last before a place in a text; the only one told of where none is named."""
    placed = [(text.rfind(one.name, 0, start), one) for one in born]
    best = max(placed, key=lambda one: one[0], default=(-1, None))
    if best[0] < 0:
        return born[0] if len(born) == 1 else None
    return best[1]


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
