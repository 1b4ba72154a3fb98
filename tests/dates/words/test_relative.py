"""Times counted from where the text stands."""

import pytest

from tests.dates.words.conftest import told


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("On 10 November 1918 it rained. The next day it ended.", "The next day", "1918-11-11"),
        ("On 10 June 1940 it rained; twelve days later it ended.", "twelve days later", "1940-06-22"),
        ("On 23 May 1915. Fifteen months later they declared war.", "Fifteen months later", "1916-08"),
        ("In 1778 they were where they had been two years earlier.", "two years earlier", "1776"),
        ("In 1490 they came; a decade earlier none had.", "a decade earlier", "1480"),
        ("In 1946 he went. That summer he returned.", "That summer", "1946-SU"),
        ("On 2 September 1918. That same day it fell.", "That same day", "1918-09-02"),
        ("In May 1958. In November of the same year", "November of the same year", "1958-11"),
        ("In September 1918 they left what was taken the previous April.", "the previous April", "1918-04"),
        ("In 1976. The following year he went.", "The following year", "1977"),
        ("On 31 May 1916. At the end of the month", "the end of the month", "1916-05"),
        ("In June 1990, by the year's end", "the year's end", "1990"),
        ("In June 1990. Later that year", "Later that year", "1990"),
        ("On 14 July 1789. That afternoon it fell.", "That afternoon", "1789-07-14TAF"),
        ("On 9 April 1865. Early the next morning he died.", "Early the next morning", "1865-04-10TMO"),
        ("On 5 February 1939. Five days after the fall of Girona, all was over.",
         "Five days after the fall of Girona", "1939-02-10"),
        ("On 17 September 1862, the bloodiest day in its history, it", "the bloodiest day", "1862-09-17"),
        ("In May 1940. A few days later they fled.", "A few days later", "FUTURE_REF"),
        ("In May 1940. Weeks later they fled.", "Weeks later", "XXXX-WXX"),
    ],
)  # fmt: skip
def test_times_counted_from_the_last(text: str, words: str, value: str) -> None:
    assert (words, value) in [(found, told_value) for found, told_value, _ in told(text)]


def test_a_look_back_does_not_move_the_narrative() -> None:
    found = told("In May 1978 they stood where they had been two years earlier. In June they left.")
    assert found[-1] == ("June", "1978-06", "")


def test_ages_ago_count_from_the_day_of_writing() -> None:
    assert told("It stood here two years ago.", created=(2009, 12, 19)) == [("two years ago", "2007", "")]


def test_nothing_to_count_from() -> None:
    assert told("The next day they left.") == [("The next day", "XXXX-XX-XX", "")]
