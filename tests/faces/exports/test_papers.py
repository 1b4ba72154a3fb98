"""The chronology to hand in: every entry with its notes, numbered on, in Word and in PDF; the same bytes each time."""

import io
import re
import zipfile
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from regesta.case import Case, load
from regesta.faces.exports import export_pdf, export_word
from regesta.faces.exports.manuscript import manuscript
from regesta.faces.exports.pages import Piece, runs, width_of

KOREA = Path(__file__).parents[3] / "cases" / "korea"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = """case c "Hanja & 한글 <x>" format 1
  author    Ω. Рекордер
source s "김일성 回憶 \u0141\u00f3d\u017a"
  author    A. Witness
  locators  pages
1950-03 event ^one "First"
  cites     s 4
    mode    asserts
  cites     s 7
1951 not event ^two "It never was"
  draft     by a rule
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """A case in several scripts, with signs that XML has a use for."""
    (tmp_path / "case.regesta").write_text(TEXT, encoding="utf-8")
    return load(tmp_path)


def _part(document: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return ElementTree.fromstring(archive.read(name))


def test_a_source_is_cited_in_full_once_and_short_afterwards(case: Case) -> None:
    (one, two) = [item for section in manuscript(case).sections for item in section.items]
    assert one.notes == (
        "A. Witness, “김일성 回憶 Łódź,” 4 (asserts).",
        "Witness, “김일성 回憶 Łódź,” 7.",
    )
    assert (two.notes, two.caution) == ((), "not so; draft, not accepted by anybody; no source cited")


def test_a_german_case_is_handed_in_in_german(tmp_path: Path) -> None:
    german = TEXT.replace("format 1\n", "format 1\n  language  de\n").replace("pages", "lines")
    (tmp_path / "case.regesta").write_text(german, encoding="utf-8")
    one, two = [item for section in manuscript(load(tmp_path)).sections for item in section.items]
    assert one.when == "März 1950" and one.says == "First"
    assert one.notes[0] == "A. Witness, “김일성 回憶 Łódź,” Z. 4 (sagt aus)."
    assert two.caution == "nicht so; Entwurf, von niemandem angenommen; ohne Beleg"


def test_a_long_date_has_a_line_of_its_own_in_word() -> None:
    body = _part(export_word(load(KOREA)), "word/document.xml")
    gaps = {
        "".join(text.text or "" for text in runs_[0].iter(f"{W}t")): bool(list(runs_[1].iter(f"{W}br")))
        for paragraph in body.iter(f"{W}p")
        if len(runs_ := paragraph.findall(f"{W}r")) > 2
    }
    assert gaps["1917"] is gaps["between 1897 and 1900"] is False
    assert gaps["between January 1950 and April 1950"] is True


@pytest.mark.parametrize("which", ["own", "korea"])
def test_every_note_of_the_word_document_is_there_once_and_in_order(which: str, case: Case) -> None:
    whole = load(KOREA) if which == "korea" else case
    document = export_word(whole)
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
    asked = [
        int(one.attrib[f"{W}id"])
        for one in _part(document, "word/document.xml").iter(f"{W}footnoteReference")
    ]
    notes = [int(one.attrib[f"{W}id"]) for one in _part(document, "word/footnotes.xml")]
    assert asked == [number for number in notes if number > 0] == list(range(1, len(asked) + 1))
    said = [note for section in manuscript(whole).sections for item in section.items for note in item.notes]
    assert len(said) == len(asked) > 0
    assert export_word(whole) == document


def test_words_of_any_script_stand_in_the_word_document(case: Case) -> None:
    text = "".join(_part(export_word(case), "word/document.xml").itertext())
    assert "Hanja & 한글 <x>" in text and "Ω. Рекордер" in text and "[not so; draft" in text


def test_the_pdf_is_whole_and_the_same_each_time(case: Case) -> None:
    for whole in (case, load(KOREA)):
        made = export_pdf(whole)
        assert made.startswith(b"%PDF-") and made.rstrip().endswith(b"%%EOF")
        assert export_pdf(whole) == made
    assert len(re.findall(rb"/Type /Page\b", made)) > 5


def test_every_sign_has_a_font_or_is_a_question_mark() -> None:
    fonts = [font for font, _ in runs("Łódź Рекордер 한글 回憶 かな", "plain")]
    assert {"HYSMyeongJo-Medium", "STSong-Light", "HeiseiMin-W3"} <= set(fonts)
    assert "".join(text for _, text in runs("a\u2060b\U0001f600\n", "bold")) == "ab? "
    assert width_of(Piece("wider", "plain", 10)) > width_of(Piece("wide", "plain", 10)) > 0


def test_no_line_is_wider_than_its_column_and_nothing_is_lost() -> None:
    from regesta.faces.exports.pages import _lines

    text = "word " * 80 + "x" * 400
    lines = _lines([Piece(text, "plain", 10), Piece("\u206012", "note", 7, 4)], 200)
    assert all(
        sum(width_of(p._replace(text=p.text.rstrip())) for p in line.pieces[-1:]) <= 200 for line in lines
    )
    together = "".join(piece.text for line in lines for piece in line.pieces)
    assert together.replace(" ", "").replace("\u2060", "") == text.replace(" ", "") + "12"
    assert [line.notes for line in lines if line.notes] == [(12,)]
    assert all(one.pieces and other.pieces for one, other in pairwise(lines))
