import pytest

from regesta.dates import End, describe, describe_bounds, parse
from regesta.dates.english import ordinal


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1950", "1950"),
        ("1950~", "about 1950"),
        ("1950?", "perhaps 1950"),
        ("1950%", "perhaps about 1950"),
        ("1950-06", "June 1950"),
        ("1950-06-25", "25 June 1950"),
        ("1950-06-25~", "about 25 June 1950"),
        ("0409", "AD 409"),
        ("0000", "1 BC"),
        ("-0043-03-15", "15 March 44 BC"),
        ("Y170000002", "the year 170000002"),
        ("Y-17E7", "170000001 BC"),
        ("Y17E20", "some year of the form Y17E20"),
        ("1950S2", "some year of the form 1950S2"),
        ("1946-22", "summer 1946"),
        ("1946-24", "winter 1946–47"),
        ("1999-24", "winter 1999–2000"),
        ("-0043-24", "winter beginning in 44 BC"),
        ("1946-25", "northern spring 1946"),
        ("1946-30", "southern summer 1946–47"),
        ("1946-33", "the first quarter of 1946"),
        ("1946-38", "the second third of 1946"),
        ("1946-41", "the second half of 1946"),
        ("192X", "the 1920s"),
        ("190X", "the years 1900–1909"),
        ("18XX", "the 19th century"),
        ("-01XX", "the 2nd century BC"),
        ("1XXX", "the 2nd millennium"),
        ("XXXX", "an unknown year"),
        ("019X", "some year of the form 019X"),
        ("1950-XX", "some month of 1950"),
        ("1950-06-XX", "some day in June 1950"),
        ("1950-XX-XX", "some day in 1950"),
        ("192X-06", "June of some year in the 1920s"),
        ("192X-06-25", "25 June of some year in the 1920s"),
        ("XXXX-06-25", "25 June of an unknown year"),
        ("1950-0X-25", "some date of the form 1950-0X-25"),
        ("2004-06~-11", "11 June 2004 (year approximate, month approximate)"),
        ("2004-%06", "June 2004 (month approximate and uncertain)"),
        ("1950-06-25T04:00:00", "25 June 1950, 04:00:00"),
        ("1950-06-25T04:00:00Z", "25 June 1950, 04:00:00 UTC"),
        ("1950-06-25T04:00:00+09", "25 June 1950, 04:00:00 UTC+09"),
        ("1945/1948", "from 1945 to 1948"),
        ("1945/..", "from 1945 on"),
        ("../1948", "until 1948"),
        ("1945/", "from 1945 to an unknown end"),
        ("/1948", "from an unknown start to 1948"),
        ("..1945/1948..", "from 1945 or earlier to 1948 or later"),
        ("..1945/..", "from 1945 or earlier to an open end"),
        ("../1948..", "from an open start to 1948 or later"),
        ("[1948..1950]", "between 1948 and 1950"),
        ("[..1950-01]", "by January 1950"),
        ("[1950..]", "in or after 1950"),
        ("[1950-06-25..]", "on or after 25 June 1950"),
        ("[1948,1949,1951..1953]", "1948, 1949 or between 1951 and 1953"),
        ("{1948,1950}", "1948 and 1950"),
        ("{1948..1950}", "each year from 1948 to 1950"),
        ("{..1950-06}", "each month until June 1950"),
        ("{1950-06-25..}", "each day from 25 June 1950 on"),
    ],
)
def test_dates_are_said_in_english(text: str, says: str) -> None:
    assert describe(parse(text)) == says


def test_ordinals() -> None:
    assert [ordinal(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111)] == (
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "101st", "111th"]
    )


@pytest.mark.parametrize(
    ("first", "last", "within", "throughout"),
    [
        ("1897", "1917", "between 1897 and 1917", "from 1897 to 1917"),
        ("1950-06", "1950-06", "June 1950", "June 1950"),
        ("1924", "1953-03", "between January 1924 and March 1953", "from January 1924 to March 1953"),
        (
            "1948",
            "1949-01-02",
            "between 1 January 1948 and 2 January 1949",
            "from 1 January 1948 to 2 January 1949",
        ),
        ("", "1929", "by 1929", "until 1929"),
        ("1917-02", "", "in or after February 1917", "from February 1917 on"),
        ("1917-02-03", "", "on or after 3 February 1917", "from 3 February 1917 on"),
        ("-0043-03-15", "-0043-03-15", "15 March 44 BC", "15 March 44 BC"),
        ("", "", "at any time", "at any time"),
    ],
)
def test_bounds_are_said_as_closely_as_they_stand(
    first: str, last: str, within: str, throughout: str
) -> None:
    begin = parse(first).earliest if first else End.OPEN
    end = parse(last).latest if last else End.OPEN
    assert describe_bounds(begin, end) == within
    assert describe_bounds(begin, end, is_extent=True) == throughout


def test_bounds_in_far_years_are_said_too() -> None:
    far = parse("Y123456")
    assert describe_bounds(far.earliest, far.latest) == "the year 123456"
