"""Dates as texts write them."""

import pytest

from regesta.dates.words import find_times
from tests.dates.words.conftest import Told, only, told


@pytest.mark.parametrize(
    ("text", "value", "mod"),
    [
        ("25 June 1950", "1950-06-25", ""),
        ("the 25th of June, 1950", "1950-06-25", ""),
        ("June 25th, 1950", "1950-06-25", ""),
        ("the twenty-fifth of June 1950", "1950-06-25", ""),
        ("Jun. 25, 1950", "1950-06-25", ""),
        ("25-June-1950", "1950-06-25", ""),
        ("1950-06-25", "1950-06-25", ""),
        ("Sunday, June 25, 1950", "1950-06-25", ""),
        ("June of 1950", "1950-06", ""),
        ("early June 1950", "1950-06", "START"),
        ("the end of June 1950", "1950-06", "END"),
        ("mid-1942", "1942", "MID"),
        ("around March 1981", "1981-03", "APPROX"),
        ("ca. 466 BC", "BC0466", "APPROX"),
        ("480 B.C.", "BC0480", ""),
        ("15 March 44 BC", "BC0044-03-15", ""),
        ("AD 79", "0079", ""),
        ("the 470s BC", "BC047", ""),
        ("the early 1920s", "192", "START"),
        ("the mid-to-late 1960s", "196", "END"),
        ("the 4th century BC", "BC03", ""),
        ("the early 21st century", "20", "START"),
        ("eighteenth-century", "17", ""),
        ("the summer of 1943", "1943-SU", ""),
        ("late autumn of 481 BC", "BC0481-FA", "END"),
        ("the second half of 2008", "2008-H2", ""),
        ("Q3 2008", "2008-Q3", ""),
        ("Christmas 1963", "1963-12-25", ""),
        ("Christmas Eve, 1914", "1914-12-24", ""),
        ("D-Day", "1944-06-06", ""),
        ("May 8, 1954 1:00AM", "1954-05-08T01:00", ""),
        ("the night of April 18, 1775", "1775-04-18TNI", ""),
        ("25 October (7 November) 1917", "1917-11-07", ""),
        ("30 January 1648/9", "1649-01-30", ""),
        ("20 November 1648/9", "1648-11-20", ""),
        ("25 October (O.S.) 1917", "1917-10-25", ""),
        ("7 November [O.S. 25 October] 1917", "1917-11-07", ""),
        ("October 25 (November 7), 1917", "1917-11-07", ""),
        ("the winter of 1919-20", "1919-WI", ""),
        ("14 February 1918 (New Style)", "1918-02-14", ""),
        ("the whole month of April 1950", "1950-04", ""),
        ("mid-to-late 1942", "1942", "END"),
        ("the mid-thirties", "193", "MID"),
        ("the nineteen-thirties", "193", ""),
        ("the 80s", "198", ""),
        ("Easter Monday, 24 April 1916", "1916-04-24", ""),
        ("Good Friday 1865", "1865-04-14", ""),
        ("New Year 1980", "1980-01-01", ""),
        ("the night of 7–8 May 1942", "1942-05-07TNI", ""),
        ("the early hours of 3 May 1943", "1943-05-03TMO", "START"),
        ("5 May 1936 in the afternoon", "1936-05-05TAF", ""),
        ("the second week of May 1935", "P1W", ""),
        ("the first day of October 1935", "1935-10-01", ""),
        ("the last Monday in May 1945", "1945-05-28", ""),
        ("the first Sunday of May 1945", "1945-05-06", ""),
        ("the week ending 5 May 1945", "1945-W18", ""),
        ("1979–80 winter", "1979-WI", ""),
        ("1917-10-25 (O.S.)", "1917-10-25", ""),
        ("O.S. 9 January 1905", "1905-01-09", ""),
        ("2/15 March 1917", "1917-03-15", ""),
        ("27 January/9 February 1904", "1904-02-09", ""),
        ("2 March (15 March N.S.) 1917", "1917-03-15", ""),
        ("March 2 [15], 1917", "1917-03-15", ""),
        ("22 January (9 January, Old Style) 1905", "1905-01-22", ""),
    ],
)
def test_one_date(text: str, value: str, mod: str) -> None:
    for around in (f"It was {text}.", f"({text})", f"\r\n\r\n{text}\n"):
        assert told(around) == [(text, value, mod)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15–18 May 1940", [("15", "1940-05-15", ""), ("18 May 1940", "1940-05-18", "")]),
        ("March 5-9, 1918", [("March 5", "1918-03-05", ""), ("9, 1918", "1918-03-09", "")]),
        ("May and June 1940", [("May", "1940-05", ""), ("June 1940", "1940-06", "")]),
        ("1876-1910", [("1876", "1876", ""), ("1910", "1910", "")]),
        ("1995-96", [("1995", "1995", ""), ("96", "1996", "")]),
        ("499-493 BC", [("499", "BC0499", ""), ("493 BC", "BC0493", "")]),
        (
            "the summer and autumn of 481 BC",
            [("the summer", "BC0481-SU", ""), ("autumn of 481 BC", "BC0481-FA", "")],
        ),
        (
            "May 4, 5 and 6, 1865",
            [("May 4", "1865-05-04", ""), ("5", "1865-05-05", ""), ("6, 1865", "1865-05-06", "")],
        ),
        ("the 18th and 19th centuries", [("the 18th", "17", ""), ("19th centuries", "18", "")]),
        ("the 5th and 4th centuries BC", [("the 5th", "BC04", ""), ("4th centuries BC", "BC03", "")]),
        (
            "5, 6, 7 May 1936",
            [("5", "1936-05-05", ""), ("6", "1936-05-06", ""), ("7 May 1936", "1936-05-07", "")],
        ),
        ("8/9 February 1917", [("8", "1917-02-08", ""), ("9 February 1917", "1917-02-09", "")]),
        (
            "31 May–1 June 1916",
            [("31 May", "1916-05-31", ""), ("1 June 1916", "1916-06-01", "")],
        ),
    ],
)
def test_dates_that_share_a_month_or_a_year(text: str, expected: list[Told]) -> None:
    assert told(f"From {text}, they say.") == expected


def test_a_day_that_never_was_is_no_date() -> None:
    assert told("on 31 April 1950") == [("April 1950", "1950-04", "")]
    assert told("on February 29, 1951")[0][1] != "1951-02-29"


def test_a_time_of_day_on_the_day_that_follows() -> None:
    assert told("At 11 a.m. on 11 November 1918 it ended.") == [
        ("11 a.m.", "1918-11-11T11:00", ""),
        ("11 November 1918", "1918-11-11", ""),
    ]


def test_bounds_are_told() -> None:
    text = (
        "By January 1950, until 1945, from 1946, before May 1948, after 1953, between 1920 and 1930, in 1917."
    )
    assert [one.bound for one in find_times(text)] == [
        "by", "until", "from", "before", "after", "between", "", "",
    ]  # fmt: skip


def test_bounds_of_two_words_are_told() -> None:
    text = (
        "Prior to 1935, no later than 1980, up to May 1936, post-1945, pre-1914, as of 2008, not until 1962."
    )
    assert [one.bound for one in find_times(text)] == [
        "before",
        "by",
        "until",
        "after",
        "before",
        "from",
        "from",
    ]


def test_a_clock_on_the_morning_of_a_day() -> None:
    assert told("At 11:15 on the morning of 3 September 1939 he spoke.")[0][1] == "1939-09-03T11:15"
    text = "At 0430 hours on 22 June 1941 it began; at five o'clock in the afternoon of that day it was over."
    assert [value for _, value, _ in told(text)][:3] == ["1941-06-22T04:30", "1941-06-22", "1941-06-22T17:00"]


def test_the_days_of_half_a_century_and_of_a_night() -> None:
    assert only("in the first half of the 19th century").edtf == "[1800..1849]"
    assert only("on the night of 7/8 May 1942").edtf == "1942-05-07/1942-05-08"


def test_early_years_of_our_era_and_centuries_among_years_bc() -> None:
    text = "In AD 66 they rose. In 67 he came, and on 9 June 68 he died."
    assert [value for _, value, _ in told(text)] == ["0066", "0067", "0068-06-09"]
    text = "In 264 BC it began. In the late 3rd century it ended, as scholars of the 19th century told."
    assert [value for _, value, _ in told(text)] == ["BC0264", "BC02", "18"]


def test_the_same_year_without_of() -> None:
    assert told("In 1967 he left, and in May the following year he died.")[1][:2] == (
        "May the following year",
        "1968-05",
    )


def test_a_day_of_the_week_within_a_name_is_none() -> None:
    assert told("It is called Bloody Sunday by them.") == []


def test_the_days_of_a_date() -> None:
    one = only("in late 1945")
    assert one.edtf == "1945-39" and one.earliest is not None and one.latest is not None


def test_the_other_reckoning_is_told() -> None:
    assert only("25 October (7 November) 1917").anchor == "1917-10-25 old style"
    assert only("on 25 October 1917 (Old Style)").anchor == "old style"


def test_a_winter_with_its_year_begins_in_it() -> None:
    assert only("the winter of 1914").edtf == "1914-24"


def test_years_without_an_era_among_years_bc() -> None:
    text = "In 264 BC it began. In 260, they won. By 241 all was over, with 300 men in 20 ships."
    assert [value for _, value, _ in told(text)] == ["BC0264", "BC0260", "BC0241"]
    assert told("In 260, they won.") == []


def test_a_time_of_day_as_iso_8601_writes_it() -> None:
    for text in ("1950-06-25T04:00", "1950-06-25T04:00:00Z", "1950-06-25 04:00"):
        assert told(f"Sent {text}.") == [(text, "1950-06-25T04:00", "")]


def test_a_day_without_its_month_is_of_the_month_told_last() -> None:
    text = "In June 1950 he came. On the 25th North Korea attacked; by the 28th its army held Seoul."
    assert [value for _, value, _ in told(text)] == ["1950-06", "1950-06-25", "1950-06-28"]
    assert told("He died on the 5th.") == [("the 5th", "XXXX-XX-05", "")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("least in the 1945-53 period.", "the 1945-53 period"),
        ("over the 1945–1953 period", "the 1945–1953 period"),
        ("the period 1945-53", "the period 1945-53"),
        ("the period from 1945 to 1953", "the period from 1945 to 1953"),
    ],
)
def test_two_years_of_a_period_are_one_time(text: str, words: str) -> None:
    (one,) = find_times(text)
    assert (one.text, one.value, one.edtf, one.anchor) == (words, "P8Y", "1945/1953", "1945")
