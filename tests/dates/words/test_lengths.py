"""Lengths, sets, and words for past, present and future."""

import pytest

from regesta.dates.words.lengths import duration
from tests.dates.words.conftest import only, told


@pytest.mark.parametrize(
    ("text", "words", "value", "mod"),
    [
        ("for three weeks", "three weeks", "P3W", ""),
        ("for over a year", "over a year", "P1Y", "MORE_THAN"),
        ("after nearly four weeks", "nearly four weeks", "P4W", "LESS_THAN"),
        ("about a week", "about a week", "P1W", "APPROX"),
        ("for several hours", "several hours", "PTXH", ""),
        ("a ten-day visit", "ten-day", "P10D", ""),
        ("a month-long rest", "month-long", "P1M", ""),
        ("the next two weeks", "the next two weeks", "P2W", ""),
        ("he was 22.8 years old", "22.8 years old", "P22.8Y", ""),
        ("at least 25 years of age", "at least 25 years of age", "P25Y", "EQUAL_OR_MORE"),
        ("within a few days", "a few days", "PXD", ""),
        ("for months", "months", "PXM", ""),
        ("two and a half years", "two and a half years", "P2.5Y", ""),
        ("a week of intense fighting, they", "a week of intense fighting", "P1W", ""),
        ("over the past two centuries", "the past two centuries", "P2CE", ""),
        ("every day", "every day", "XXXX-XX-XX", ""),
        ("daily flights", "daily", "XXXX-XX-XX", ""),
        ("10 tons per month", "per month", "P1M", ""),
        ("every spring", "every spring", "XXXX-SP", ""),
        ("each Friday", "each Friday", "XXXX-WXX-5", ""),
        ("moved at night", "night", "XXXX-XX-XXTNI", ""),
        ("he now knew", "now", "PRESENT_REF", ""),
        ("the former king", "former", "PAST_REF", ""),
        ("future wars", "future", "FUTURE_REF", ""),
        ("deaths to date were few", "date", "PRESENT_REF", ""),
    ],
)
def test_lengths_sets_and_references(text: str, words: str, value: str, mod: str) -> None:
    assert told(text) == [(words, value, mod)]


def test_a_length_that_is_dated() -> None:
    one = only("for the first two months of 1939")
    assert (one.text, one.value, one.edtf) == ("the first two months of 1939", "P2M", "1939-01-01/1939-02-28")
    one = only("in the last week of August 1918")
    assert (one.value, one.edtf) == ("P1W", "1918-08-25/1918-08-31")


def test_times_that_are_not_told() -> None:
    assert told("at the time, during that period") == [("the time", None, ""), ("that period", None, "")]


def test_lengths_are_written_shortly() -> None:
    assert duration(2, "2W") == "P4W"
    assert duration(1e9, "Y") == "P1000000000Y"


def test_halves_behind_a_unit_and_sets_of_several() -> None:
    text = (
        "It took an hour and a half, and a three-and-a-half-year war; every two weeks, on Fridays, nightly."
    )
    assert [value for _, value, _ in told(text)] == ["PT1.5H", "P3.5Y", "P2W", "XXXX-WXX-5", "XXXX-XX-XXTNI"]
    assert told("In 1943 it began. A year and a half later it ended.")[1][1] in ("1944", "1944-07")


def test_months_that_are_named_are_no_length() -> None:
    assert told("during the months of May and June 1943")[1:] == [
        ("May", "1943-05", ""),
        ("June 1943", "1943-06", ""),
    ]
