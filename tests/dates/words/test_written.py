"""Dates in the headings of letters, by the habits of two editions."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.dates import InvalidDate, parse
from regesta.dates.words import calendar_of, read_written

LETTERS = Path(__file__).parents[4] / "shared" / "data" / "letters"


@pytest.mark.parametrize(
    ("heading", "edtf"),
    [
        ("21. September 1666", "1666-09-21"),
        ("[7. Juni 1687]", "1687-06-07~"),
        ("[13. Oktober] 1686", "1686-10-13~"),
        ("[März?] 1674", "1674-03%"),
        ("29. Juli [?] 1679", "1679-07-29%"),
        ("[vor dem 13. Oktober 1685]", "[..1685-10-13]"),
        ("[nach 1677]", "[1677..]"),
        ("[vor 26.10.] 1687", "[..1687-10-26]"),
        ("[um 1680]", "[1675..1685]"),
        ("[ca. 1. Dezember] 1681", "[1681-11-28..1681-12-04]"),
        ("[ca. Januar] 1687", "[1686-11..1687-03]"),
        ("[Anfang 1676]", "[1676-01..1676-04]"),
        ("[Ende Februar] 1676", "[1676-02-21..1676-02-29]"),
        ("[2. Halbjahr] 1686", "[1686-07..1686-12]"),
        ("[Letztes Drittel] 1685", "1685-09~/1685-12~"),
        ("[gegen Jahresende] 1687", "[1687-09..1687-12]"),
        ("[Frühjahr bis Herbst 1678]", "[1678-03..1678-12]"),
        ("[zwischen 7. und 13. August 1681]", "1681-08-07~/1681-08-13~"),
        ("20.-23. Juni 1683", "1683-06-20/1683-06-23"),
        ("13./23. April 1689", "[1689-04-13,1689-04-23]"),
        ("29. März/1. April 1687", "[1687-03-29,1687-04-01]"),
        ("[1675/76]", "1675~/1676~"),
        ("1688", "1688"),
        ("1549 März 27", "1549-03-27"),
        ("1549 [September]", "1549-09"),
        ("[1551 Dezember Anfang]", "1551-12"),
        ("1550 März 19 nach", "1550-03-19/"),
        ("[1553 vor Juni 18]", "/1553-06-18"),
        ("1546 Dezember 21 und 22", "[1546-12-21,1546-12-22]"),
        ("1547 zwischen Februar 28 und März 05", "1547-02-28/1547-03-05"),
        ("[1547 Frühjahr]", "1547-03-01/1547-05-31"),
        ("1552 [=1553] Januar 1", "1553-01-01"),
    ],
)
def test_headings(heading: str, edtf: str) -> None:
    assert read_written(heading) == edtf


@pytest.mark.parametrize(
    "heading", ["", "s. d.", "[o. D.]", "Montag nach Ostern", "31. Februar 1667", "x" * 500]
)
def test_what_is_no_date_is_refused(heading: str) -> None:
    with pytest.raises(InvalidDate):
        read_written(heading)


@given(st.text(alphabet="[]?0123456789./- MärzAnfvohcuds", max_size=30))
def test_whatever_is_read_is_a_date(heading: str) -> None:
    try:
        parse(read_written(heading))
    except InvalidDate:
        return


@pytest.mark.parametrize(
    ("heading", "calendar"),
    [
        ("1549 März 27", "julian"),
        ("13./23. April 1689", "julian and gregorian"),
        ("13./14. April 1689", "not said"),
        ("1688", "not said"),
    ],
)
def test_what_is_known_of_the_calendar(heading: str, calendar: str) -> None:
    assert calendar_of(heading, parse(read_written(heading))) == calendar


@pytest.mark.skipif(not LETTERS.exists(), reason="needs ../shared/data/letters")
@pytest.mark.parametrize(("name", "least"), [("moritz", 0.97), ("spener", 0.93)])
def test_two_editions(name: str, least: float) -> None:
    with (LETTERS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["senderDateText"] and row["senderDate"]]
    right = 0
    for row in rows:
        try:
            right += read_written(row["senderDateText"]) == row["senderDate"]
        except InvalidDate:
            continue
    assert right >= least * len(rows)
