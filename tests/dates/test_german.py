"""Dates in German: the case that each of their parts needs, and no word of English."""

import copy
import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.dates import Bound, End, day_number, describe, describe_bounds, parse
from regesta.dates.german import in_german

ENGLISH = re.compile(
    r"\b(?:the|of|from|to|by|and|or|in or|about|some|between|each|until|on|perhaps|May|January|June|year|day|month|"
    r"date|form|open|unknown|start|end|century|spring|northern|quarter|half|third|uncertain|approximate|later)\b"
)
DATES = {
    "1950": "1950",
    "1950~": "um 1950",
    "1950?": "vielleicht 1950",
    "1950%": "vielleicht um 1950",
    "1950-05": "Mai 1950",
    "1950-05~": "etwa Mai 1950",
    "1950-05-05": "5. Mai 1950",
    "1950-05-05~": "um den 5. Mai 1950",
    "0800": "800 n. Chr.",
    "-0043-03-15": "15. März 44 v. Chr.",
    "Y12000": "das Jahr 12000",
    "Y17E20": "ein Jahr der Form Y17E20",
    "1950S2": "ein Jahr der Form 1950S2",
    "195X": "die 1950er-Jahre",
    "190X": "die Jahre 1900–1909",
    "18XX": "das 19. Jahrhundert",
    "-01XX": "das 2. Jahrhundert v. Chr.",
    "1XXX": "das 2. Jahrtausend",
    "XXXX": "ein unbekanntes Jahr",
    "XXXX-06-25": "25. Juni eines unbekannten Jahres",
    "019X": "ein Jahr der Form 019X",
    "192X-06": "Juni eines Jahres der 1920er-Jahre",
    "1950-XX": "ein Monat des Jahres 1950",
    "1950-XX-XX": "ein Tag des Jahres 1950",
    "1950-06-XX": "ein Tag im Juni 1950",
    "1950-0X-25": "ein Datum der Form 1950-0X-25",
    "1946-21": "Frühjahr 1946",
    "1946-24": "Winter 1946/47",
    "1999-24": "Winter 1999/2000",
    "1946-30": "Sommer 1946/47 der Südhalbkugel",
    "1946-33": "das erste Quartal des Jahres 1946",
    "1946-41": "die zweite Hälfte des Jahres 1946",
    "2004-06~-11": "11. Juni 2004 (Jahr ungefähr, Monat ungefähr)",
    "1950-06-25T04:00:00Z": "25. Juni 1950, 04:00:00 UTC",
    "julian:1917-10-25": "7. November 1917 (julian:1917-10-25)",
    "1945/1948": "von 1945 bis 1948",
    "1945-05-05/1948-06": "vom 5. Mai 1945 bis Juni 1948",
    "1948~/1950-05-05~": "von etwa 1948 bis etwa zum 5. Mai 1950",
    "1945-05-05/..": "ab dem 5. Mai 1945",
    "../1948-05-05": "bis zum 5. Mai 1948",
    "192X/..": "ab den 1920er-Jahren",
    "/1948": "von einem unbekannten Anfang bis 1948",
    "1945/": "von 1945 bis zu einem unbekannten Ende",
    "..1945/1948..": "von 1945 oder früher bis 1948 oder später",
    "[..1950-01]": "spätestens im Januar 1950",
    "[1950-06-25..]": "frühestens am 25. Juni 1950",
    "[1948..1950]": "zwischen 1948 und 1950",
    "[1948,1950-05,1951]": "1948, Mai 1950 oder 1951",
    "{1948..1950}": "jedes Jahr von 1948 bis 1950",
    "{..1950-05-05}": "jeder Tag bis zum 5. Mai 1950",
    "{1950-05..}": "jeder Monat ab Mai 1950",
}


@pytest.mark.parametrize(("text", "says"), DATES.items())
def test_a_date_reads_as_german(text: str, says: str) -> None:
    assert in_german(describe(parse(text)).date) == says


@pytest.mark.parametrize(
    ("first", "last", "within", "throughout"),
    [
        (End.OPEN, End.OPEN, "zu irgendeiner Zeit", "zu irgendeiner Zeit"),
        (End.OPEN, day_number(1950, 6, 25), "spätestens am 25. Juni 1950", "bis zum 25. Juni 1950"),
        (day_number(1950, 6, 1), End.UNKNOWN, "frühestens im Juni 1950", "ab Juni 1950"),
        (day_number(1897, 1, 1), day_number(1917, 12, 31), "zwischen 1897 und 1917", "von 1897 bis 1917"),
        (
            day_number(1950, 6, 25),
            day_number(1950, 7, 2),
            "zwischen dem 25. Juni 1950 und dem 2. Juli 1950",
            "vom 25. Juni 1950 bis zum 2. Juli 1950",
        ),
        (day_number(1950, 6, 25), day_number(1950, 6, 25), "25. Juni 1950", "25. Juni 1950"),
    ],
)
def test_bounds_read_as_german(first: Bound, last: Bound, within: str, throughout: str) -> None:
    assert in_german(describe_bounds(first, last).date) == within
    assert in_german(describe_bounds(first, last, is_extent=True).date) == throughout


_YEARS = st.integers(1, 2999).map("{:04d}".format)
_MONTHS = st.integers(1, 12).map("{:02d}".format)
_DAYS = st.integers(1, 28).map("{:02d}".format)
_PLAIN = st.one_of(
    _YEARS, st.tuples(_YEARS, _MONTHS).map("-".join), st.tuples(_YEARS, _MONTHS, _DAYS).map("-".join)
)


@given(
    _PLAIN,
    st.sampled_from(["{}", "{}?", "{}~", "{}%", "{}/..", "../{}", "{}/", "[..{}]", "[{}..]", "{{{}..}}"]),
)
def test_every_date_is_german_and_keeps_its_year(date: str, form: str) -> None:
    words = describe(parse(form.format(date)))
    said = in_german(words.date)
    assert not ENGLISH.search(said), said
    assert str(int(date[:4])) in said and str(int(date[:4])) in words


def test_words_of_a_date_are_copied_with_it() -> None:
    words = describe(parse("1950-05~"))
    for copied in (copy.copy(words), pickle.loads(pickle.dumps(words))):
        assert copied == "about May 1950" and in_german(copied.date) == "etwa Mai 1950"
