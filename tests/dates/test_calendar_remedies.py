"""What is told to be written instead of what is no date can be written: over calendars, double years and all else."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from regesta.dates import InvalidDate, format_bound, parse
from regesta.statements.notation import Unreadable, read_date

PIECES = (
    *(
        "1948",
        "1950",
        "1917-10-25",
        "1918",
        "1950-06",
        "1950-13",
        "06",
        "9",
        "31",
        "32",
        "195",
        "19XX",
        "Y12345",
    ),
    *(
        "-",
        "/",
        "..",
        ",",
        "[",
        "]",
        "{",
        "}",
        "?",
        "~",
        "%",
        "X",
        " ",
        "T",
        "04:00:00",
        "S2",
        "u",
        "00",
        "s",
    ),
    *("julian:", "Julian:", "england:", "gregorian:", "reiwa:", "foo:", "1648/9", "/9-02-10", "-02-30", "L"),
    *("10 February ", "spring ", "c. ", " BC", "open", "unknown", "-21", "–", "…", "٣"),
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)
OFFERED = re.compile(r"\bwrite (?:it as )?((?:[^ ,]+(?:, | or )?)+)")


def offers(told: str) -> list[str]:
    """The dates that a refusal offers to be written."""
    found = OFFERED.search(told)
    parts = re.split(r", | or ", found[1]) if found else []
    return [one for one in parts if re.match(r"[-\d\[{.?~%Y]|[a-z][a-z0-9-]*:", one)]


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example("[1914-07-14..1914-07-01]")
@example("[..]")
@example("{1950,..,1951-13}")
@example("julian:[1918..1917]")
@example("julian:1917/16")
@example("[1948/1950,1951..1950]")
def test_what_is_offered_is_a_date(text: str) -> None:
    try:
        parse(text)
    except InvalidDate as fault:
        for one in offers(fault.reason):
            parse(one)
    try:
        read_date(text)
    except Unreadable as unreadable:
        for one in offers(unreadable.remedy):
            read_date(one)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("[julian:1917-10-25..1918]", "write julian:[1917-10-25..1918]"),
        ("[julian:1917-10,julian:1918-10]", "write julian:[1917-10,1918-10]"),
        ("julian:1917-10-25..1918", "write julian:[1917-10-25..1918]"),
        ("julian:1918..1917", "write julian:[1917..1918]"),
        ("julian:[1918..1917]", "write julian:[1917..1918]"),
        ("julian:1918/1917", "write julian:1917/1918"),
        ("Julian:1917-10-25", "write julian:1917-10-25"),
        ("julian: 1917-10-25", "write julian:1917-10-25"),
        ("julian:25 October 1917", "write julian:1917-10-25"),
        ("gregorian:1917", "write 1917"),
        ("1648/9", "write julian:1648/9 or 1648/1649"),
        ("1648/9-02-10", "write julian:1648/9-02-10"),
        ("10 February 1648/9", "write julian:1648/9-02-10"),
        ("julian:1648/50-02-10", "write julian:1648/49-02-10"),
        ("1914/15", "write 1914/1915"),
        ("[1914-07-14..1914-07-01]", "write [1914-07-01..1914-07-14]"),
        ("[1948,1950..1949]", "write [1948,1949..1950]"),
        ("[..]", "write [1948..] or [..1950]"),
        ("[1948/1950]", "write [1948..1950]"),
        ("1914-07-32", "change the day or leave it out"),
        ("1914-02-30", "change the day or leave it out"),
        ("1914-13", "change the month or leave it out"),
    ],
)
def test_the_remedy_says_what_to_write(text: str, remedy: str) -> None:
    with pytest.raises(Unreadable) as told:
        read_date(text)
    assert told.value.remedy == remedy


def test_a_day_past_the_end_of_its_month_is_told_with_the_length_of_the_month() -> None:
    for text, days in (("1914-07-32", 31), ("1914-06-32", 30), ("1912-02-32", 29), ("1914-02-99", 28)):
        with pytest.raises(InvalidDate, match=f"has {days} days, not {text[-2:]}"):
            parse(text)


def test_days_of_another_calendar_are_not_told_as_what_to_write() -> None:
    with pytest.raises(InvalidDate) as told:
        parse("julian:[1948~..1950]")
    assert "write" not in told.value.reason


def test_a_double_year_of_a_late_beginning_is_the_first_of_the_two() -> None:
    whole = parse("lady-day:1648/9")
    assert (format_bound(whole.earliest), format_bound(whole.latest)) == ("1648-04-04", "1649-04-03")
    assert parse("lady-day:1648/9-02-10").earliest == parse("england:1648/9-02-10").earliest
