"""The order of a collection, in keys."""

from hypothesis import given
from hypothesis import strategies as st

from regesta.collection.document import EARLIEST, LATEST, UNDATED, Bounds
from regesta.collection.order import ALL, WIDE, WITHIN, first_key, keys_within

days = st.integers(EARLIEST, LATEST)


@given(days, days, days, days)
def test_whatever_overlaps_a_time_stands_within_its_keys(one: int, other: int, first: int, last: int) -> None:
    bounds = Bounds(min(one, other), max(one, other))
    start, end = min(first, last), max(first, last)
    key = first_key(bounds)
    assert 0 <= key and key + WITHIN - 1 <= ALL.last
    if bounds.earliest_day <= end and start <= bounds.latest_day:
        assert any(keys.first <= key and key + WITHIN - 1 <= keys.last for keys in keys_within(start, end))


@given(days, days)
def test_narrow_dates_stand_in_order_before_wide_ones_and_none(one: int, other: int) -> None:
    keys = [first_key(Bounds(day, day)) for day in (one, other)]
    assert (keys[0] < keys[1]) == (one < other)
    assert max(keys) < WIDE <= first_key(Bounds(max(EARLIEST + 1, min(one, LATEST - 401)), LATEST)) < first_key(UNDATED)
