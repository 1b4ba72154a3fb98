"""Dates as TEI encodes them, in EDTF."""

import csv
from xml.etree import ElementTree

import pytest

from regesta.dates import parse
from regesta.importing.tei_dates import read_date
from tests.importing.conftest import LETTERS

TEI = "{http://www.tei-c.org/ns/1.0}"


@pytest.mark.parametrize(
    ("attributes", "date"),
    [
        ({"when": "1949-01-03"}, "1949-01-03"),
        ({"when": "1949-01-03T18:23:00"}, "1949-01-03T18:23:00"),
        ({"when": "1949-01-03T25:99"}, "1949-01-03"),
        ({"from": "1893-01", "to": "1893-03"}, "1893-01/1893-03"),
        ({"notBefore": "1667-03", "notAfter": "1667-06"}, "[1667-03..1667-06]"),
        ({"notBefore": "1680-02", "notAfter": "1680-03-10"}, "[1680-02-01..1680-03-10]"),
        ({"notAfter": "1667-09-29"}, "[..1667-09-29]"),
        ({"notBefore": "1667"}, "[1667..]"),
        ({"notBefore": "1667", "notAfter": "1667"}, "1667"),
        ({"when": "1886-08-18", "cert": "low"}, "1886-08-18?"),
        ({"when": "1670-06-14", "cert": "medium"}, "1670-06-14~"),
        ({"from": "1669", "to": "1670", "cert": "medium"}, "1669~/1670~"),
        ({"when": "1886", "cert": "high"}, "1886"),
        ({}, "None"),
    ],
)
def test_attributes(attributes: dict[str, str], date: str) -> None:
    assert str(read_date(attributes).date) == date


def test_what_edtf_has_no_sign_for_is_said_in_words() -> None:
    found = read_date(
        {"notBefore": "1890-03-01", "notAfter": "1890-03-31", "cert": "low", "evidence": "conjecture"}
    )
    assert found.remarks == ("certainty of the date: low", "the date rests on conjecture")


def test_words_are_read_where_no_attribute_tells() -> None:
    assert str(read_date({}, "[vor 29. September 1667]", language="de").date) == "[..1667-09-29]"
    found = read_date({}, "gestern", language="de")
    assert found.date is None and "gestern" in found.reason


def test_a_date_that_is_none_has_a_reason() -> None:
    found = read_date({"when": "1886-02-30"})
    assert found.date is None and "February" in found.reason


@pytest.mark.skipif(
    not (LETTERS / "spener.xml").is_file(), reason="the letters are not here: ../shared/data/letters"
)
def test_every_letter_of_spener_is_dated_as_its_editors_date_it() -> None:
    """The same dates in two forms: the attributes of the CMIF, and the EDTF of the table it was made from."""
    with (LETTERS / "spener.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    letters = list(ElementTree.parse(LETTERS / "spener.xml").getroot().iter(f"{TEI}correspDesc"))
    assert len(rows) == len(letters) == 2435
    for row, letter in zip(rows, letters, strict=True):
        assert row["key"] == letter.get("key")
        date = letter.find(f"{TEI}correspAction[@type='sent']/{TEI}date")
        if not row["senderDate"]:
            continue
        assert date is not None
        read, gold = read_date(date.attrib, language="de").date, parse(row["senderDate"])
        assert read is not None
        assert (read.earliest, read.latest) == (gold.earliest, gold.latest)
        assert read.is_approximate == gold.is_approximate or "%" in row["senderDate"] or ".." in str(read)
