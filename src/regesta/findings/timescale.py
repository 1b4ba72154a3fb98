"""A scale of time on which a case can be drawn: crowded years are wide, empty ones narrow."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from regesta.dates import civil_date
from regesta.dates.days import year_start
from regesta.findings.extents import Extent
from regesta.wording import said

CROWDING = 0.7  # the share of the width that goes by how much happened; the rest goes by time
TICK_GAP = 0.06
MAJOR_GAP = 0.15
FARTHEST = 20_000  # years, either way, that are drawn; what lies beyond is drawn at the ends
_STEPS = (1000, 500, 100, 50, 20, 10, 5, 2, 1)


class Timescale(NamedTuple):
    """Positions from 0 to 1 along a drawing: `places[i]` is that of `days[i]`, and between them time is even."""

    days: tuple[int, ...]
    places: tuple[float, ...]

    def place(self, day: int) -> float:
        """The position of a day; those beyond the scale lie at its ends."""
        if day <= self.days[0]:
            return 0.0
        if day >= self.days[-1]:
            return 1.0
        at = bisect_right(self.days, day) - 1
        share = (day - self.days[at]) / (self.days[at + 1] - self.days[at])
        return self.places[at] + share * (self.places[at + 1] - self.places[at])


class Tick(NamedTuple):
    """A mark on the scale: the beginning of a year; major ticks are far enough apart for a narrow drawing."""

    place: float
    label: str
    is_major: bool


def timescale(extents: Iterable[Extent]) -> Timescale | None:
    """The scale on which these stretches of time can be drawn, or None where no day among them is known.

    It runs over whole years. Of its width, a share goes to every year by its length, and `CROWDING` to each year in
    which a bound lies, as the square root of about how many do: where there are many, one more moves nothing.
    """
    counts: dict[int, int] = {}
    for extent in extents:
        for day in (extent.first, extent.last):
            if isinstance(day, int) and abs(year := civil_date(day)[0]) <= FARTHEST:
                counts[year] = counts.get(year, 0) + 1
    if not counts:
        return None
    edges = sorted({edge for year in counts for edge in (year, year + 1)})
    weights = [_about(counts.get(year, 0)) ** 0.5 for year in edges[:-1]]
    days = [year_start(year) for year in edges]
    span, weight = days[-1] - days[0], sum(weights)
    places = [0.0]
    for number, crowd in enumerate(weights):
        length = days[number + 1] - days[number]
        places.append(places[-1] + (1 - CROWDING) * length / span + CROWDING * crowd / weight)
    places[-1] = 1.0
    return Timescale(tuple(days), tuple(places))


def _about(count: int) -> int:
    """A count in steps, each a half or a third above the one below: 1, 2, 3, 4, 6, 8, 12, 16, 24 …

    >>> [_about(count) for count in (0, 3, 5, 11, 13, 100)]
    [0, 3, 4, 8, 12, 96]
    """
    rest = max(0, count.bit_length() - 2)
    return count >> rest << rest


def ticks(scale: Timescale) -> tuple[Tick, ...]:
    """The years to mark on a scale, the roundest first where there is not room for all."""
    first, last = civil_date(scale.days[0])[0], civil_date(scale.days[-1])[0]
    chosen: list[Tick] = []
    for gap, is_major in ((MAJOR_GAP, True), (TICK_GAP, False)):
        for year in _candidates(scale, first, last):
            place = scale.place(year_start(year))
            if all(abs(place - tick.place) >= gap for tick in chosen) and place <= 1 - TICK_GAP:
                chosen.append(Tick(place, year_label(year), is_major))
    return tuple(sorted(chosen))


def _candidates(scale: Timescale, first: int, last: int) -> Sequence[int]:
    """Years that may be marked: the round ones, then those of which the scale has an edge, the widest before others."""
    step = next(step for step in _STEPS if (last - first) // step >= 4 or step == 1)
    round_years = range(-(-first // step) * step, last, step)
    widths = {
        civil_date(day)[0]: after - before
        for day, before, after in zip(scale.days, scale.places, scale.places[1:], strict=False)
    }
    edges = sorted(widths, key=lambda year: (-widths[year], year))[:40]
    return list(dict.fromkeys((first, *edges, *list(round_years)[:60])))


def year_label(year: int) -> str:
    """A year as a label: `1950`, `44 BC`.

    >>> year_label(1950), year_label(-43)
    ('1950', '44 BC')
    """
    return str(year) if year > 0 else said("{year} BC", year=1 - year)
