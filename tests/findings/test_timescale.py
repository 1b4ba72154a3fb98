"""The scale on which dates are drawn: it keeps their order, covers them all, and gives crowded years room."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.dates import End, parse
from regesta.findings.extents import Extent
from regesta.findings.timescale import TICK_GAP, ticks, timescale

days = st.integers(-800_000, 1_500_000)


def _once(day: int) -> Extent:
    return Extent("once", day, day)


@settings(max_examples=60)
@given(st.lists(days, min_size=1, max_size=40))
def test_places_keep_the_order_of_days_and_stay_within(found: list[int]) -> None:
    scale = timescale(map(_once, found))
    assert scale is not None
    places = [scale.place(day) for day in sorted(found)]
    assert places == sorted(places)
    assert places[0] >= 0 and places[-1] <= 1
    marks = ticks(scale)
    assert [tick.place for tick in marks] == sorted(tick.place for tick in marks)
    assert all(b.place - a.place >= TICK_GAP - 1e-9 for a, b in itertools.pairwise(marks))


def test_a_crowded_year_is_wider_than_an_empty_one() -> None:
    dates = [parse(text).latest for text in ("1900", "1950-03", "1950-04", "1950-05", "1999")]
    scale = timescale(_once(day) for day in dates if isinstance(day, int))
    assert scale is not None
    edges = [parse(text).earliest for text in ("1950", "1951", "1975", "1976")]
    first, last, empty, after = (scale.place(day) for day in edges if isinstance(day, int))
    assert last - first > 5 * (after - empty)


def test_nothing_known_has_no_scale() -> None:
    assert timescale([Extent("once", End.UNKNOWN, End.OPEN)]) is None


def test_one_entry_more_among_many_moves_no_drawing() -> None:
    many = [_once(712_000)] * 50 + [_once(716_000)]
    assert timescale(many) == timescale([*many, many[0]])
    assert timescale(many) != timescale([*many, *many])
