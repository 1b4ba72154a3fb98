"""Months of the calendar: what they reach, and that they never go back."""

from hypothesis import given
from hypothesis import strategies as some

from regesta.dates import day_number
from regesta.reasoning.calendar import earliest_months, latest_months, month_days, months_later

DAYS = some.integers(-400_000, 800_000)
MONTHS = some.integers(-60, 60)


def test_a_month_ends_with_the_month() -> None:
    assert months_later(day_number(2024, 1, 31), 1) == day_number(2024, 2, 29)
    assert months_later(day_number(1900, 3, 31), -1) == day_number(1900, 2, 28)


@given(DAYS, MONTHS)
def test_a_later_day_never_leads_to_an_earlier_one(day: int, months: int) -> None:
    for turn in (months_later, earliest_months, latest_months):
        assert turn(day, months) <= turn(day + 1, months)
    assert earliest_months(day, months) <= months_later(day, months) <= latest_months(day, months)


@given(DAYS, MONTHS)
def test_what_lies_so_long_after_has_the_other_so_long_before(day: int, months: int) -> None:
    for turn in (earliest_months, latest_months):
        other = turn(day, months)
        assert earliest_months(other, -months) <= day <= latest_months(other, -months)


@given(DAYS, some.integers(0, 60))
def test_no_months_are_longer_or_shorter_than_they_can_be(day: int, months: int) -> None:
    least, most = month_days(months)
    assert least <= earliest_months(day, months) - day <= latest_months(day, months) - day <= most
