"""The order of a collection, in keys."""

from hypothesis import given
from hypothesis import strategies as st

from regesta.collection.document import EARLIEST, LATEST, UNDATED, Bounds
from regesta.collection.order import ALL, WIDE, keys_for, keys_of_wide, keys_within

days = st.integers(EARLIEST, LATEST)


@given(days, days, days, days)
def test_whatever_overlaps_a_time_stands_within_its_keys(one: int, other: int, first: int, last: int) -> None:
    bounds = Bounds(min(one, other), max(one, other))
    start, end = min(first, last), max(first, last)
    for own in (keys_for(bounds), keys_of_wide(bounds)):
        assert 0 <= own.first <= own.last <= ALL.last
        if bounds.earliest_day <= end and start <= bounds.latest_day:
            assert any(keys.first <= own.first and own.last <= keys.last for keys in keys_within(start, end))


@given(days, days)
def test_narrow_dates_stand_in_order_before_wide_ones_and_none(one: int, other: int) -> None:
    keys = [keys_for(Bounds(day, day)).first for day in (one, other)]
    assert (keys[0] < keys[1]) == (one < other)
    wide = Bounds(max(EARLIEST + 1, min(one, LATEST - 401)), LATEST)
    assert max(keys) < WIDE <= keys_for(wide).first < keys_for(UNDATED).first
