"""Points of time: their values, their EDTF, and moving from one to another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.dates import parse
from regesta.dates.words.points import Point, containing, edtf_of, is_day, neighbour, shifted


@pytest.mark.parametrize(
    ("point", "value", "edtf"),
    [
        (Point("day", 1950, 6, 25), "1950-06-25", "1950-06-25"),
        (Point("month", 1950, 6), "1950-06", "1950-06"),
        (Point("month", None, 5), "XXXX-05", None),
        (Point("year", -479), "BC0480", "-0479"),
        (Point("year", 0), "BC0001", "0000"),
        (Point("decade", 1940), "194", "194X"),
        (Point("decade", -469), "BC047", "[-0478..-0469]"),
        (Point("century", 1800), "18", "18XX"),
        (Point("century", -299), "BC03", "[-0398..-0299]"),
        (Point("season", 1946, part="SU"), "1946-SU", "1946-22"),
        (Point("season", 1942, 1, part="WI"), "1942-WI", "1941-24"),
        (Point("half", 2008, part="H2"), "2008-H2", "2008-41"),
        (Point("time", 1918, 11, 11, clock="11:00"), "1918-11-11T11:00", "1918-11-11"),
        (Point("day", 1915), "1915-XX-XX", "1915-XX-XX"),
    ],
)
def test_values_and_edtf(point: Point, value: str, edtf: str | None) -> None:
    assert point.value == value
    assert edtf_of(point) == edtf


@pytest.mark.parametrize(
    ("point", "mod", "edtf"),
    [
        (Point("year", 1945), "END", "1945-39"),
        (Point("decade", 1920), "MID", "[1924..1926]"),
        (Point("month", 1950, 2), "END", "[1950-02-21..1950-02-28]"),
        (Point("century", 2000), "START", "[2000..2032]"),
        (Point("year", 1910), "APPROX", "1910~"),
    ],
)
def test_modifiers(point: Point, mod: str, edtf: str) -> None:
    assert edtf_of(point, mod) == edtf


@given(st.integers(-3000, 3000), st.integers(1, 12), st.integers(1, 28), st.integers(-500, 500))
def test_days_are_moved_there_and_back(year: int, month: int, day: int, count: int) -> None:
    point = Point("day", year, month, day)
    there = shifted(point, count, "D")
    assert there is not None and shifted(there, -count, "D") == point
    assert parse(edtf_of(there) or "").precision == "day"


def test_moving_by_other_units() -> None:
    may = Point("day", 1915, 5, 23)
    assert shifted(may, 15, "M") == Point("month", 1916, 8)
    assert shifted(may, -2, "Y") == Point("year", 1913)
    assert shifted(may, 1, "W") == Point("day", 1915, 5, 30)
    assert shifted(Point("year", 1915), 1, "D") is None
    assert shifted(Point("year"), 1, "Y") is None
    assert shifted(may, 1.5, "Y") == Point("month", 1916, 11)


def test_what_a_point_lies_in() -> None:
    assert containing(Point("day", 1915, 5, 23), "month") == Point("month", 1915, 5)
    assert containing(Point("year", -478), "decade") == Point("decade", -469)
    assert neighbour(Point("month", 1915, 12), "month", 1) == Point("month", 1916, 1)
    assert neighbour(Point("year", 1789), "century", -1) == Point("century", 1600)


def test_days_that_are() -> None:
    assert is_day(2000, 2, 29) and is_day(None, 2, 29)
    assert not is_day(1900, 2, 29) and not is_day(None, 4, 31) and not is_day(1900, 13, 1)
