"""The chronology cut into periods: centuries, decades and years, as fine as the entries are many."""

from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from regesta.dates import Bound, civil_date
from regesta.dates.english import ordinal
from regesta.findings.chronology import Placed, Row
from regesta.findings.timescale import year_label
from regesta.wording import said

R = TypeVar("R", Row, Placed)
SPANS = (100, 10, 1)


class Period(NamedTuple, Generic[R]):
    """A period with the entries that begin in it; `name` is its address: `1950`, `1940s`, `20th-century`, `undated`."""

    name: str
    title: str
    rows: tuple[R, ...]


def periods(rows: Sequence[R], most: int) -> tuple[Period[R], ...]:
    """The rows of a chronology in periods of no more than `most` rows, in order; a year is not cut any further."""
    return tuple(_cut([(year_of(row), row) for row in rows], most, 0))


def _cut(rows: Sequence[tuple[int | None, R]], most: int, depth: int) -> Iterator[Period[R]]:
    """Cuts rows with their years into periods of one length, and those that are too full into shorter ones."""
    found: dict[int | None, list[tuple[int | None, R]]] = {}
    for year, row in rows:
        found.setdefault(year if year is None else year // SPANS[depth], []).append((year, row))
    for number, own in found.items():
        if number is not None and len(own) > most and depth + 1 < len(SPANS):
            yield from _cut(own, most, depth + 1)
        else:
            called = ("undated", said("Undated")) if number is None else _called(number, SPANS[depth])
            yield Period(*called, tuple([row for _, row in own]))


def year_of(row: Row | Placed) -> int | None:
    """The year that a row stands under: that of its earliest day, else of its latest; None where it has neither."""
    day: Bound = row.earliest if isinstance(row.earliest, int) else row.latest
    return civil_date(day)[0] if isinstance(day, int) else None


def _called(number: int, years: int) -> tuple[str, str]:
    """The name and the title of a period of so many years, the `number`th of its length from the year 0."""
    if years == 1:
        label = year_label(number)
        return label.replace(" ", "-").lower(), label
    if years == 10:
        first, last = number * 10, number * 10 + 9
        if number >= 100:
            return f"{first}s", said("The {first}s", first=first)
        title = said("{first} – {last}", first=year_label(first), last=year_label(last))
        return f"years-{first}-{last}".replace("--", "-bc"), title
    if number >= 0:
        return f"{ordinal(number + 1)}-century", said("The {ordinal} century", ordinal=ordinal(number + 1))
    return f"{ordinal(-number)}-century-bc", said("The {ordinal} century BC", ordinal=ordinal(-number))
