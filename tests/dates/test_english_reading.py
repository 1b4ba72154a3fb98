import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.dates import InvalidDate, describe, parse, read_english


@given(st.data())
def test_what_is_said_of_a_date_is_read_with_the_same_bounds(
    dates: st.SearchStrategy[str], data: st.DataObject
) -> None:
    date = parse(data.draw(dates))
    read = read_english(describe(date))
    assert (read.earliest, read.latest) == (date.earliest, date.latest)
    assert (read.is_uncertain, read.is_approximate) == (date.is_uncertain, date.is_approximate)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("25 June 1950", "1950-06-25"),
        ("on the 25th June, 1950", None),
        ("25th June, 1950", "1950-06-25"),
        ("on 25 June 1950", "1950-06-25"),
        ("June 25, 1950", "1950-06-25"),
        ("Sept. 1950", "1950-09"),
        ("june of 1950", "1950-06"),
        ("in 1950", "1950"),
        ("AD 79", "0079"),
        ("79 CE", "0079"),
        ("44 BCE", "-0043"),
        ("c. 1950", "1950~"),
        ("c1950", "1950~"),
        ("circa June 1950", "1950-06~"),
        ("probably about 1950", "1950%"),
        ("1950?", "1950?"),
        ("1950 (?)", "1950?"),
        ("summer of 1946", "1946-22"),
        ("fall 1946", "1946-23"),
        ("winter 1946-7", "1946-24"),
        ("winter of 1946/47", "1946-24"),
        ("winter 1946–48", None),
        ("spring 1946–47", None),
        ("Q3 1950", "1950-35"),
        ("the second half of 1950", "1950-41"),
        ("the fourth third of 1950", None),
        ("the 1920s", "192X"),
        ("1920s", "192X"),
        ("the 1900s", "19XX"),
        ("early 1920s", "[1920..1923]"),
        ("the mid-1920s", "[1924..1926]"),
        ("late 1920s", "[1927..1929]"),
        ("early 19th century", "[1800..1832]"),
        ("late nineteenth century", "[1867..1899]"),
        ("early 1950", "1950-37"),
        ("late June 1950", "[1950-06-21..1950-06-30]"),
        ("early summer 1950", None),
        ("the nineteenth century", "18XX"),
        ("the 2nd century BC", "-01XX"),
        ("the 0th century", None),
        ("some time in 1950", "1950"),
        ("from 1945 to 1948", "1945/1948"),
        ("1945–1948", "1945/1948"),
        ("1945-48", "1945/1948"),
        ("from 25 June 1950 until 27 July 1953", "1950-06-25/1953-07-27"),
        ("since 1945", "1945/.."),
        ("up to 1948", "../1948"),
        ("between 1948 and 1950", "[1948..1950]"),
        ("between January and April 1950", "[1950-01..1950-04]"),
        ("between 3 and 5 June 1950", "[1950-06-03..1950-06-05]"),
        ("between 1950 and 1948", None),
        ("by January 1950", "[..1950-01]"),
        ("no later than 1950", "[..1950]"),
        ("before 1950", "[..1949]"),
        ("before 1 March 1950", "[..1950-02-28]"),
        ("after 1950", "[1950..]"),
        ("1950 or later", "[1950..]"),
        ("1948 or 1950", "[1948,1950]"),
        ("1948, 1949, or 1950", "[1948,1949,1950]"),
        ("1948 and 1950", "{1948,1950}"),
        ("1950-06-25", "1950-06-25"),
        ("", None),
        ("hello", None),
        ("from hello to 1950", None),
        ("31 June 1950", None),
        ("about the early 1920s", None),
        ("in in 1950", None),
        ("octopus 1950", None),
        ("1950 and", None),
        ("before", None),
    ],
)
def test_common_phrases(phrase: str, text: str | None) -> None:
    if text is not None:
        assert read_english(phrase) == parse(text)
        return
    with pytest.raises(InvalidDate) as caught:
        read_english(phrase)
    assert caught.value.reason and 1 <= caught.value.column <= len(phrase) + 1


def test_a_refusal_points_at_the_phrase_that_was_not_read() -> None:
    with pytest.raises(InvalidDate) as caught:
        read_english("from hello to 1950")
    assert (caught.value.column, "“hello” is not a date in words" in caught.value.reason) == (6, True)


@given(st.text("abcdefg hijklmnopqrstuvwxyz0123456789,-()?'", max_size=80))
def test_any_phrase_is_read_or_refused(phrase: str) -> None:
    try:
        read_english(phrase)
    except InvalidDate as fault:
        assert 1 <= fault.column <= len(phrase) + 1


@pytest.mark.parametrize(
    "phrase",
    ["c" * 900, "early " * 150, "1950, " * 150, "about " * 150 + "1950", "1950 or " * 1000, "(" * 900],
)
def test_a_monstrous_phrase_is_refused(phrase: str) -> None:
    with pytest.raises(InvalidDate):
        read_english(phrase)


@pytest.mark.parametrize(
    ("text", "why", "remedy"),
    [
        ("1848-02-31", "February has 29 days, not 31", "change the day or leave it out"),
        (
            "1950-13",
            "there is no month 13; months run 01 to 12 (seasons 21 to 41)",
            "change the month or leave it out",
        ),
        ("1950–1948", "the end lies before the start", "write 1948/1950"),
        ("julian:1848-13", "year 1848 of the calendar julian has no month 13", ""),
        ("some day", "", "write it as June 1950 or 1950-06"),
    ],
)
def test_why_it_is_no_date_and_what_to_write(text: str, why: str, remedy: str) -> None:
    with pytest.raises(InvalidDate) as told:
        read_english(text)
    assert told.value.parted == (why, remedy)
