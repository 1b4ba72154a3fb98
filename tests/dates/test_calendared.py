"""Dates of other calendars in the language: kept as written, bounds converted."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.dates import CalendarDate, End, InvalidDate, describe, format_bound, parse, widened
from regesta.statements.notation import DATE_START, Unreadable, read_date


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("julian:1917-10-25", "1917-11-07", "1917-11-07"),
        ("julian:1917", "1917-01-14", "1918-01-13"),
        ("julian:1917-10?", "1917-10-14", "1917-11-13"),
        ("julian:1917-10/1917-12", "1917-10-14", "1918-01-13"),
        ("julian:1917-10-25/..", "1917-11-07", "open"),
        ("julian:1917-10-25/", "1917-11-07", "unknown"),
        ("julian:[..1917-10-25]", "open", "1917-11-07"),
        ("julian:{1917-10-25,1917-11}", "1917-11-07", "1917-12-13"),
        ("korean:1894-06-21", "1894-07-23", "1894-07-23"),
        ("republican:2/3", "1793-09-22", "1795-09-22"),
        ("lady-day:1648/9-02-10", "1649-02-20", "1649-02-20"),
    ],
)
def test_bounds_are_converted_and_the_text_is_kept(text: str, earliest: str, latest: str) -> None:
    date = parse(text)
    assert isinstance(date, CalendarDate)
    assert str(date) == text and (format_bound(date.earliest), format_bound(date.latest)) == (
        earliest,
        latest,
    )
    assert DATE_START.match(text)
    assert pickle.loads(pickle.dumps(date)) == date
    assert text in describe(date)


def test_what_else_it_says_is_read_too() -> None:
    date = parse("julian:1917-10-25?")
    assert date.is_uncertain and not date.is_approximate and not date.is_extent
    assert (date.form, date.precision, date.level) == ("date", "day", 1)
    assert date.components.year == parse("1917-11-07?").components.year
    extent = parse("julian:1917/1918")
    assert extent.is_extent and extent.start.earliest == parse("1917-01-14").earliest
    assert widened(parse("julian:1917~"), 1) == (parse("1917-01-14").earliest, parse("1918-01-13").latest)
    assert parse("julian:[..1917]").earliest is End.OPEN


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("england:1752-09-05", "never was in England"),
        ("julian:1917-02-30", "no day 30"),
        ("julian:", "a date is missing"),
        ("gregorian:1917", "written without its calendar"),
        ("juliann:1917", "no calendar is named juliann"),
        ("julian:[1917", "not closed"),
        ("julian:1918/1917", "the end lies before the start: write julian:1917/1918"),
    ],
)
def test_a_day_that_never_was_says_so(text: str, reason: str) -> None:
    with pytest.raises(InvalidDate) as fault:
        parse(text)
    assert reason in fault.value.reason
    with pytest.raises(Unreadable) as unreadable:
        read_date(text)
    assert unreadable.value.code == "bad-date"


@given(st.from_regex(r"\A[a-z]{1,8}[a-z0-9-]{0,8}:[-0-9L/.\[\]{},?~%a-z]{0,24}\Z"))
@settings(max_examples=300, deadline=None)
def test_nothing_else_is_raised(text: str) -> None:
    _read(text)


@given(
    st.sampled_from(
        ["julian", "korean", "england", "sejong", "meiji", "hebrew", "lady-day", "republican", "john"]
    ),
    st.text("0123456789-/.[]{},?~%LX", max_size=20),
)
@settings(max_examples=400, deadline=None)
def test_nothing_else_is_raised_of_a_known_calendar(name: str, body: str) -> None:
    _read(f"{name}:{body}")


def _read(text: str) -> None:
    try:
        date = parse(text)
    except InvalidDate:
        return
    if isinstance(date.earliest, int) and isinstance(date.latest, int):
        assert date.earliest <= date.latest
