"""Letters in CMIF: of the form that its schema asks for, and the same letters when they are read again."""

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

SCHEMA = Path(__file__).parent / "cmif.rng"
TEI_ALL = ROOT / "build" / "tei" / "tei_all.rng"


@pytest.fixture
def letters(tmp_path: Path) -> Case:
    """A case of letters."""
    original = Original(SAMPLES / "letters.xml", "letters", "de")
    import_file(original, importer_for(original), tmp_path / "letters")
    return load(tmp_path / "letters")


def _cases(letters: Case) -> list[Case]:
    return [letters, load(ROOT / "cases" / "korea"), load(ROOT / "cases" / "us-withdrawal")]


def test_it_validates_against_the_schema_and_its_rules(letters: Case) -> None:
    etree = pytest.importorskip("lxml.etree", reason="lxml is not installed")
    schema = etree.RelaxNG(etree.parse(str(SCHEMA)))
    for case in _cases(letters):
        tree = etree.fromstring(export_cmif(case, "https://example.org/letters.xml"))
        assert schema.validate(tree), schema.error_log
        editions = set(tree.xpath("//*[local-name()='bibl']/@xml:id"))
        assert {source[1:] for source in tree.xpath("//@source")} <= editions
        keys = set(tree.xpath("//@key"))
        assert {one[1:] for one in tree.xpath("//*[local-name()='correspContext']/*/@target")} <= keys


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (' type="received"', ' type="sent"'),
        ('when="1666-09-21"', ""),
        ('when="1666-09-21"', 'when="21 September"'),
        (' source="#edition-1"', ""),
        (' type="hybrid"', ""),
        ('<persName evidence="conjecture">', '<persName role="">'),
    ],
)
def test_the_schema_refuses_what_the_format_refuses(letters: Case, old: str, new: str) -> None:
    etree = pytest.importorskip("lxml.etree", reason="lxml is not installed")
    schema = etree.RelaxNG(etree.parse(str(SCHEMA)))
    text = export_cmif(letters).decode()
    assert old in text
    assert not schema.validate(etree.fromstring(text.replace(old, new, 1).encode()))


@pytest.mark.skipif(not TEI_ALL.is_file(), reason="the schema of TEI is not here: `make schema` fetches it")
def test_it_is_tei(letters: Case) -> None:
    etree = pytest.importorskip("lxml.etree", reason="lxml is not installed")
    schema = etree.RelaxNG(etree.parse(str(TEI_ALL)))
    for case in _cases(letters):
        tree = etree.fromstring(export_cmif(case, "https://example.org/letters.xml"))
        assert schema.validate(tree), schema.error_log


def test_what_answers_what_goes_and_comes_back(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(
        """case c "Letters" format 1
person ann "Ann"
person bob "Bob"
1700-01-01 write ^first
  by        ann
  to        bob
1700-01-05 write ^second
  by        bob
  to        ann
  answers   ^first
""",
        encoding="utf-8",
    )
    file = tmp_path / "again.xml"
    file.write_bytes(export_cmif(load(tmp_path)))
    assert '<ref type="reply" target="#first"/>' in file.read_text(encoding="utf-8")
    original = Original(file, "again")
    import_file(original, importer_for(original), tmp_path / "again")
    answered = [entry.mentions("answers") for entry in load(tmp_path / "again").of_kind("write")]
    assert [mention.names for mentions in answered for mention in mentions] == [("^again-first",)]


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
