"""The documents of a volume, beside the tags of every volume held and the text of the whole."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from regesta.importing.volumes import Document, read_documents
from regesta.sources import UnreadableSource, read_source
from regesta.sources.documents import xml_pieces
from tests.importing.conftest import FRUS, SAMPLES

VOLUMES = sorted(FRUS.glob("*.xml"))
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
ATTACHMENT = "{http://history.state.gov/frus/ns/1.0}attachment"


def documents(path: Path) -> list[Document]:
    """The documents of a volume."""
    return list(read_documents(xml_pieces(path), name=path.name))


def test_a_document_says_what_its_markup_says() -> None:
    first, second, attached, note, _ = documents(SAMPLES / "volume.xml")
    assert (first.id, first.form, first.place, str(first.date), first.reference) == (
        "d1", "telegram", "Wien", "1899-05-06T18:00:00", "123.4/5–699",
    )  # fmt: skip
    assert [(one.name, one.is_person) for one in (*first.senders, *first.recipients)] == [
        ("miller", True), ("Department of Mills", False),
    ]  # fmt: skip
    assert second.reference == "City Archive, Mill Papers, box 3"
    assert [one.key for one in second.recipients] == ["p_BJ1"] and second.senders == ()
    assert attached.within == "d2" and [one.name for one in attached.senders] == ["Miller's Guild"]
    assert note.is_editorial and note.date is None


def test_the_text_of_a_document_is_its_part_of_the_volumes_text() -> None:
    whole = read_source(SAMPLES / "volume.xml")
    for document in documents(SAMPLES / "volume.xml"):
        part = whole.part(document.id)
        if part is None:
            assert document.within
            continue
        text = document.text()
        assert text.content.strip() == part.content.strip()
        assert dict(text.locators["pages"].items()) == dict(part.locators["pages"].items())


def test_a_broken_volume_is_refused_after_what_is_whole() -> None:
    data = (SAMPLES / "volume.xml").read_bytes()
    found: list[Document] = []
    with pytest.raises(UnreadableSource, match="not well-formed"):
        found.extend(read_documents([data[: len(data) // 2], b"<<"]))


def _gold(path: Path) -> dict[str, tuple[set[str], set[str], str]]:
    """Sender, recipient and date of every document as tagged, read by another parser; without what is attached."""
    found = {}
    for document in ElementTree.parse(path).getroot().iter(f"{TEI}div"):
        if document.get("type") != "document":
            continue
        inside = {one for part in document.iter(ATTACHMENT) for one in part.iter()}
        own = [one for one in document.iter() if one not in inside]
        senders, recipients = (
            {_words(one) for one in own if one.get("type") == side and one.tag != f"{TEI}list"}
            for side in ("from", "to")
        )
        whens = [
            date.get("when", "")
            for line in own
            if line.tag == f"{TEI}dateline"
            for date in line.iter(f"{TEI}date")
            if date.get("when")
        ]
        found[document.get(XML_ID, "")] = senders, recipients, whens[0] if whens else ""
    return found


def _words(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split()).strip(" ,;:")


@pytest.mark.skipif(not VOLUMES, reason="the volumes are not here: ../shared/data/frus")
def test_tags_of_every_volume_are_carried() -> None:
    asked = right = 0
    for path in VOLUMES:
        read = {one.id: one for one in documents(path) if not one.within}
        for identifier, (senders, recipients, when) in _gold(path).items():
            one = read[identifier]
            for tagged, got in (
                (senders, {party.name for party in one.senders}),
                (recipients, {party.name for party in one.recipients}),
                ({when}, {str(one.date)}),
            ):
                if tagged and tagged != {""}:
                    asked += 1
                    right += {_plain(name) for name in tagged} == {_plain(name) for name in got}
    assert asked > 7_000
    assert right / asked >= 0.995, f"{right} of {asked}"


def _plain(text: str) -> str:
    return re.sub(r"T.*", "", re.sub(r"\d$", "", text)) if text[:1] != "1" else text.partition("T")[0]
