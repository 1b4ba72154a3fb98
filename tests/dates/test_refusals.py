import pytest

from regesta.dates.refusals import refusal


@pytest.mark.parametrize(
    ("text", "column", "reason"),
    [
        ("", 1, "there is no date here"),
        ("1950-13", 6, "there is no month 13; months run 01 to 12 (seasons 21 to 41)"),
        ("1950-2X", 6, "no month fits 2X"),
        ("1950-06-31", 9, "June has 30 days, not 31"),
        ("2000-02-30", 9, "February has 29 days, not 30"),
        ("1950-02-30", 9, "February has 28 days, not 30"),
        ("1950-02-29", 9, "there is no 29 February: 1950 is no leap year"),
        ("19X1-02-29", 9, "no year that fits 19X1 is a leap year"),
        ("1950-02-3X", 9, "no day fits 02-3X"),
        ("1950-01-32", 9, "January has 31 days, not 32: change the day or leave it out"),
        ("1950-XX-32", 9, "there is no day 32; days run 01 to 31"),
        ("1950-01-4X", 9, "no day fits 4X"),
        ("1950-22-01", 9, "22 is a part of the year and has no days"),
        ("-0000", 1, "there is no year -0000: 1 BC is written 0000, and 2 BC -0001"),
        ("1950-06-", 8, "a day has two digits"),
        ("1950-", 5, "a month has two digits"),
        ("1950-06-25-01", 11, "the date ends before “-01”"),
        ("1950~?1", 6, "one sign stands here"),
        ("1950S5", 5, "1 to 4 digits are significant"),
        ("195XS2", 5, "significant digits follow a year of digits alone"),
        ("-95", 3, "a date begins with a year of four digits"),
        ("Y", 2, "Y is followed by the digits of the year"),
        ("Y0", 2, "Y is followed by the digits of the year"),
        ("Y17E", 5, "E and S are followed by a number"),
        ("Y12345-01", 7, "a year with Y has neither month nor day"),
        ("Y12345X", 7, "the year ends before “X”"),
        ("Y1E999999999", 2, "a year has at most 4000 digits"),
        ("Y12345S6", 8, "1 to 5 digits of this year can be significant"),
        ("Y12E2", 1, "Y stands before years of more than four digits"),
        ("[1950", 5, "the set is not closed: end it with ]"),
        ("{1950]", 6, "the set is not closed: end it with }"),
        ("[]", 2, "the set is empty"),
        ("[1950,]", 7, "a date is missing here"),
        ("[1948/1950]", 6, "a set holds dates, not an interval"),
        ("[1950-06-25T04:00:00]", 12, "a set holds dates, not a time of day"),
        ("[1950,[1951]]", 7, "a set holds dates, not another set"),
        ("[1950,1951-13]", 12, "there is no month 13"),
        ("[1948..1950-13]", 13, "there is no month 13"),
        ("[..]", 2, "a range has a date at one end at least"),
        ("[1950..1948]", 8, "the range ends before it starts: write [1948..1950]"),
        ("[1948..1950-01]", 8, "both ends of a range are years, months or days"),
        ("[1948~..1950]", 2, "a range runs between plain years, months or days: 1948~ is none"),
        ("1948/1949/1950", 10, "an interval has one /"),
        ("/", 1, "an interval has a date at one end at least"),
        ("2004/2003", 6, "the end lies before the start: write 2003/2004"),
        ("1948/1950-13", 11, "there is no month 13"),
        ("..1950-13/1951", 8, "there is no month 13"),
        ("1948/1950-13..", 11, "there is no month 13"),
        ("1948../1950", 1, ".. stands before a start or after an end"),
        ("1948/1950-06-25T04:00:00", 16, "an interval runs between dates"),
        ("1948/[1950]", 6, "an interval runs between dates, not sets"),
        ("1950-06-25T4:00:00", 13, "a time is written hours:minutes:seconds"),
        ("1950-06-25T", 12, "a time is written hours:minutes:seconds"),
        ("1950-06-25T25:00:00", 12, "there is no hour 25; hours run 00 to 23"),
        ("1950-06-25T04:60:00", 15, "there is no minute 60"),
        ("1950-06-25T04:00:61", 18, "there is no second 61"),
        ("1950-06-25T04:00:00+15:00", 20, "the shift from UTC is Z, +hh:mm or -hh:mm"),
        ("1950-06T04:00:00", 1, "a time of day needs a whole date"),
        ("1950-06-31T04:00:00", 9, "June has 30 days"),
        ("hello", 1, "“hello” is not a date"),
        ("1950\0", 5, "“U+0000” cannot stand in a date"),
        ("1950_06", 5, "“_” cannot stand in a date"),
    ],
)
def test_a_refusal_says_what_is_wrong_and_where(text: str, column: int, reason: str) -> None:
    said, place = refusal(text)
    assert (reason in said, place) == (True, column), (said, place)


def test_a_text_past_the_longest_is_refused_by_its_length() -> None:
    assert refusal("1" * 100_001) == ("a date has at most 100000 characters: divide it", 100_001)
