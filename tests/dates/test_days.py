from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.dates.days import civil_date, day_number, format_day, is_leap, iso_week, month_length, year_start


@given(st.dates())
def test_days_are_numbered_as_in_datetime(day: date) -> None:
    assert day_number(day.year, day.month, day.day) == day.toordinal()
    assert civil_date(day.toordinal()) == (day.year, day.month, day.day)
    assert format_day(day.toordinal()) == day.isoformat()


@given(st.integers(-(10**30), 10**30))
def test_every_day_has_one_date_and_back(number: int) -> None:
    assert day_number(*civil_date(number)) == number


def test_days_follow_one_another_over_a_whole_cycle_and_more() -> None:
    expected = (-1, 2, 28)
    for number in range(day_number(*expected), day_number(401, 3, 2)):
        assert civil_date(number) == expected
        year, month, day = expected
        if day < month_length(year, month):
            expected = (year, month, day + 1)
        else:
            expected = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


def test_years_begin_where_the_last_ended() -> None:
    for year in (-(10**40), -400, -1, 0, 1, 1900, 2000, 10**40):
        assert year_start(year + 1) - year_start(year) == 365 + is_leap(year)


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2001, 2, 29), (2001, 0, 1), (2001, 13, 1), (2001, 4, 31), (2001, 4, 0)]
)
def test_a_day_that_is_none_has_no_number(year: int, month: int, day: int) -> None:
    with pytest.raises(ValueError, match="there is no day"):
        day_number(year, month, day)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (day_number(-43, 3, 15), "-0043-03-15"),
        (day_number(0, 12, 31), "0000-12-31"),
        (day_number(170000, 1, 1), "170000-01-01"),
    ],
)
def test_days_are_written_with_four_digits_to_the_year_or_more(number: int, text: str) -> None:
    assert format_day(number) == text


def test_weeks_are_those_of_the_standard_library() -> None:
    for number in range(day_number(1899, 12, 20), day_number(1910, 1, 20), 3):
        assert iso_week(number) == date(*civil_date(number)).isocalendar()[:2]
