import time
from pathlib import Path

import pytest

from regesta.sources import Text, UnreadableSource, find_quotation, read_bytes, read_source

DOCUMENT = b"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><p>A header.</p></teiHeader>
<text><body><pb n="11" xml:id="pg_11"/>
 <div xml:id="d1" type="document"><head>1. The Clerk to the Mayor</head>
  <note type="source" xml:id="d1sn">Town archive.</note>
  <opener><dateline>Town Hall, <date when="1848-03-04">March 4</date></dateline></opener>
  <p xml:id="d1p1">The marchers<note n="1" xml:id="d1fn1">Not <hi>all</hi> of them. <p>And more.</p></note> asked
     for leave to cross the brid<pb n="12" xml:id="pg_12"/>ge &amp; the river,<lb/>at once,
     <choice><sic>yestreday</sic><corr>yesterday</corr></choice>.</p>
  <list><head>Signed by</head><item>a carter</item><item>a <del>smith</del> baker</item></list>
 </div></body></text></TEI>"""


@pytest.fixture
def document() -> Text:
    return read_bytes(DOCUMENT, name="document.xml")


def test_the_text(document: Text) -> None:
    assert document.extraction == "tei-1"
    assert document.content.splitlines() == [
        "1. The Clerk to the Mayor",
        "Town archive.",
        "Town Hall, March 4",
        "The marchers asked for leave to cross the bridge & the river, at once, yestreday.",
        "Not all of them.",
        "And more.",
        "Signed by",
        "a carter",
        "a baker",
    ]


def test_a_quotation_runs_across_a_note_and_a_page(document: Text) -> None:
    found = find_quotation(
        document, "The marchers asked for leave to cross the bridge & the river", "11-12", scheme="pages"
    )
    assert (found.verdict, found.standing) == ("exact", "within")
    assert found.place and found.place.locators == {
        "lines": "4",
        "paragraphs": "4",
        "pages": "11-12",
        "ids": "d1p1",
    }
    assert find_quotation(document, "Not all of them", "d1fn1").standing == "within"
    assert find_quotation(document, "Not all of them", "11").standing == "within"


def test_identifiers_have_their_own_text(document: Text) -> None:
    named = {name: document.passage(spans[0]) for name, spans in document.locators["ids"].items()}
    assert named["d1sn"] == "Town archive." and named["d1fn1"] == "Not all of them.\nAnd more."
    assert named["d1p1"].startswith("The marchers") and named["d1p1"].endswith("yestreday.")
    assert named["d1"].startswith("1. The Clerk") and named["d1"].endswith("a baker")


BOMB = (
    b'<!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b"<TEI><text><p>&b;</p></text></TEI>"
)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (BOMB, "declares the entity 'a'"),
        (
            b'<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]><TEI><text><p>&x;</p></text></TEI>',
            "declares the entity",
        ),
        (
            b'<!DOCTYPE TEI [<!ENTITY % x SYSTEM "http://127.0.0.1/x"> %x;]><TEI><text><p>a</p></text></TEI>',
            "declares the entity",
        ),
        (
            b'<!DOCTYPE TEI SYSTEM "tei.dtd"><TEI><text><p>caf&eacute;</p></text></TEI>',
            "uses the entity 'eacute'",
        ),
        (b"<TEI><text><p>one</text></TEI>", "mismatched tag at line 1, column"),
        (b"<TEI><text><p>one</p>", "not well-formed"),
        (b"<TEI><text/></TEI>", "no text"),
        (b"<rss><item>one</item></rss>", "begins with <rss>"),
        (b"<TEI><text>" + b"<p>" * 5_000, "500 deep"),
    ],
)
def test_refused(data: bytes, reason: str) -> None:
    began = time.process_time()
    with pytest.raises(UnreadableSource, match=reason) as raised:
        read_bytes(data, name="bad.xml")
    assert raised.value.remedy
    assert time.process_time() - began < 5


def test_frus_documents_notes_and_pages(frus: Path) -> None:
    text = read_source(frus / "frus1949v07p2.xml")
    again = read_source(frus / "frus1949v07p2.xml")
    assert text.content == again.content and text.digest == again.digest
    assert len(text.locators["pages"]) > 600
    notes = [name for name in text.locators["ids"] if "fn" in name]
    assert len(notes) > 500
    document = read_source(frus / "frus1949v07p2.xml", identifier="d1")
    assert document.content in text.content


def test_a_volume_is_read_quickly(frus: Path) -> None:
    path = frus / "frus1961-63v05.xml"
    began = time.process_time()
    read_source(path)
    assert path.stat().st_size / (time.process_time() - began) > 2e6  # a tenth of the goal: never a hang
