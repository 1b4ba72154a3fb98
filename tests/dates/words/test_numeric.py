"""Dates in figures alone, and fiscal years."""

import pytest

from regesta.dates.words import find_times
from tests.dates.words.conftest import only, told


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("6/25/1950", "1950-06-25", "1950-06-25"),
        ("25/6/1950", "1950-06-25", "1950-06-25"),
        ("25.6.1950", "1950-06-25", "1950-06-25"),
        ("5.6.1950", "1950-06-05", "1950-06-05"),
        ("25-6-1950", "1950-06-25", "1950-06-25"),
        ("1950/06/25", "1950-06-25", "1950-06-25"),
        ("6/6/1944", "1944-06-06", "1944-06-06"),
        ("10/5/1950", "1950-XX-XX", "[1950-05-10,1950-10-05]"),
        ("12/27/79", "1979-12-27", "1979-12-27"),
    ],
)
def test_dates_in_figures(text: str, value: str, edtf: str) -> None:
    one = only(f"On {text} they crossed.")
    assert (one.text, one.value, one.edtf) == (text, value, edtf)


def test_what_is_no_date_in_figures() -> None:
    assert find_times("Version 5.6.1950, section 3/4/50, 10.1.1950.3, 1/2, 13/13/1950 and 31/2/1950.") == []


def test_fiscal_years() -> None:
    assert told("In fiscal year 1951 it rose, in FY52 too, and in the financial year 1952/53.") == [
        ("fiscal year 1951", "FY1951", ""),
        ("FY52", "FY1952", ""),
        ("the financial year 1952/53", "FY1953", ""),
    ]
    assert only("in FY 1951").edtf == "[1950..1951]"
