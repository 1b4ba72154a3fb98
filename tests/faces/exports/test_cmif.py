"""Letters in CMIF: of the form that its schema asks for, and the same letters when they are read again."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from regesta.case import Case, load
from regesta.faces.exports import export_cmif
from regesta.importing import Original, import_file, importer_for
from regesta.statements.statement import Statement
from tests.importing.conftest import SAMPLES

TEI = "{http://www.tei-c.org/ns/1.0}"
ROOT = Path(__file__).parents[3]

# What the customisation of TEI for CMIF allows: each element with its children and attributes.
CHILDREN = {
    "TEI": ["teiHeader", "text"],
    "teiHeader": ["fileDesc", "profileDesc"],
    "fileDesc": ["titleStmt", "publicationStmt", "sourceDesc"],
    "titleStmt": ["title", "editor"],
    "publicationStmt": ["publisher", "idno", "date", "availability"],
    "availability": ["licence"],
}
AMONG = {
    "sourceDesc": {"bibl"},
    "bibl": {"ref"},
    "profileDesc": {"correspDesc"},
    "correspDesc": {"correspAction"},
    "correspAction": {"persName", "orgName", "placeName", "date"},
    "text": {"body"},
    "body": {"p"},
}
ATTRIBUTES = {
    "idno": {"type"}, "licence": {"target"}, "ref": {"target"},
    "bibl": {"type", "{http://www.w3.org/XML/1998/namespace}id"},
    "correspDesc": {"key", "ref", "source"}, "correspAction": {"type"},
    "date": {"when", "from", "to", "notBefore", "notAfter", "cert"},
    "persName": {"ref", "evidence"}, "orgName": {"ref", "evidence"}, "placeName": {"ref", "evidence"},
}  # fmt: skip


@pytest.fixture
def letters(tmp_path: Path) -> Case:
    """A case of letters."""
    original = Original(SAMPLES / "letters.xml", "letters", "de")
    import_file(original, importer_for(original), tmp_path / "letters")
    return load(tmp_path / "letters")


def _hold(element: ElementTree.Element) -> None:
    name = element.tag.removeprefix(TEI)
    children = [child.tag.removeprefix(TEI) for child in element]
    if name in CHILDREN:
        assert children == CHILDREN[name]
    assert set(children) <= AMONG.get(name, set(children) if name in CHILDREN else set()), name
    assert set(element.attrib) <= ATTRIBUTES.get(name, set()), name
    for child in element:
        _hold(child)


def test_it_is_of_the_form_that_the_schema_asks_for(letters: Case) -> None:
    for case in (letters, load(ROOT / "cases" / "korea"), load(ROOT / "cases" / "us-withdrawal")):
        tree = ElementTree.fromstring(export_cmif(case, "https://example.org/letters.xml"))
        _hold(tree)
        editions = {one.get("{http://www.w3.org/XML/1998/namespace}id") for one in tree.iter(f"{TEI}bibl")}
        for letter in tree.iter(f"{TEI}correspDesc"):
            assert letter.get("source", "").removeprefix("#") in editions
            assert [action.get("type") for action in letter] == ["sent", "received"]
        for date in tree.iter(f"{TEI}date"):
            for key, value in date.attrib.items():
                assert key == "cert" or re.fullmatch(r"-?\d{4}(-\d\d(-\d\d)?)?", value)
            assert "when" not in date.attrib or not set(date.attrib) - {"when", "cert"}


def test_letters_are_the_same_when_they_are_read_again(letters: Case, tmp_path: Path) -> None:
    file = tmp_path / "again.xml"
    file.write_bytes(export_cmif(letters))
    original = Original(file, "again")
    report = import_file(original, importer_for(original), tmp_path / "again")
    assert report.format == "cmif" and not [one for one in report.left if "date" not in one.what]
    again = load(tmp_path / "again")

    def told(case: Case, entry: Statement) -> tuple[str, ...]:
        sides = (entry.mentions("by"), entry.mentions("to"), entry.mentions("place"))
        return (
            str(entry.date),
            *(", ".join(f"{case.title_of(m.names[0])}{m.is_doubtful}" for m in side) for side in sides),
        )

    # An unknown receiver is written as CMIF wants it, "Unknown", and so is a person when he is read again.
    def letters_of(case: Case) -> list[tuple[str, ...]]:
        rows = (told(case, entry) for entry in case.of_kind("write"))
        return sorted(tuple("" if part == "UnknownFalse" else part for part in row) for row in rows)

    assert letters_of(again) == letters_of(letters)


def test_talks_and_meetings_are_no_letters() -> None:
    case = load(ROOT / "cases" / "korea")
    keys = {one.get("key") for one in ElementTree.fromstring(export_cmif(case)).iter(f"{TEI}correspDesc")}
    assert keys and "talks" not in keys
