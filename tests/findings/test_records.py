"""Statements whole: their fields in words, readings with verdicts, what names them, and their states."""

from pathlib import Path

import pytest

from regesta.case import load
from regesta.case.texts import held_texts
from regesta.findings.citations import citations
from regesta.findings.coverage import coverage, united
from regesta.findings.pieces import text
from regesta.findings.reader import reader
from regesta.findings.records import Record, Records
from regesta.findings.withholding import SEALED, SEALED_ELSEWHERE, withheld
from regesta.sources import Span

CASE = """case c format 1
source a "A"
  locators  lines
  text      a.txt
source b "B"
  locators  lines
  text      b.txt
person kim "Kim"
  born      1912-04-15
    cites   a 1
person pak "Pak"
matter war "The war"
1950 request war ^asks
  by        kim, pak?
  count     found ~50 letters|cables
  within    3 weeks of ^no
  cites     a 1 "one two three four five six seven eight"
  cites     a 3
    date    1951
1951 not refuse war ^no
  by        unnamed "a clerk"
  answers   ^asks
  draft     rule
  cites     a 2 "these words stand nowhere in it at all"
1952 event war
"""
LINES = "one two three four five six seven eight\nnine ten\n\neleven\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case with texts beside it."""
    (tmp_path / "case.regesta").write_text(CASE, encoding="utf-8")
    (tmp_path / "a.txt").write_text(LINES, encoding="utf-8")
    (tmp_path / "b.txt").write_text("something else\n", encoding="utf-8")
    return tmp_path


def _records(folder: Path) -> dict[str, Record]:
    case = load(folder)
    texts = held_texts(case).texts
    return dict(Records(case, citations(case, texts), texts))


def test_fields_in_words(folder: Path) -> None:
    asks = _records(folder)["^asks"]
    told = {line.key: text(line.value) for line in asks.lines}
    assert told["by"] == "Kim and Pak (?)"
    assert told["count"] == "about 50 letters or cables (found)"
    assert told["within"].startswith("3 weeks of ")
    assert [piece.name for line in asks.lines if line.key == "by" for piece in line.value] == [
        "kim",
        "",
        "pak",
        "",
    ]
    assert text(asks.target) == "The war"


def test_readings_and_the_fields_they_stand_under(folder: Path) -> None:
    found = _records(folder)
    assert [one.verdict for one in found["^asks"].readings] == ["exact", "located"]
    kim = found["kim"]
    assert [one.field for one in kim.readings] == ["born"]
    assert kim.lines[0].readings == (0,)


def test_states(folder: Path) -> None:
    found = _records(folder)
    assert found["^asks"].states == ("disputed",)
    assert set(found["^no"].states) == {"denied", "draft", "failed"}
    assert found["case.regesta:25"].states == ("uncited",)


def test_what_names_a_statement(folder: Path) -> None:
    found = _records(folder)
    assert [(one.id, one.keys) for one in found["^asks"].named_by] == [("^no", ("answers",))]
    assert {one.id for one in found["war"].named_by} == {"^asks", "^no", "case.regesta:25"}
    assert found["^no"].written.startswith("1951 not refuse war ^no\n  by ")


def test_coverage(folder: Path) -> None:
    case = load(folder)
    texts = held_texts(case).texts
    cited = citations(case, texts)
    found = coverage(case, cited, texts, Records(case, cited, texts))
    a, b = found.sources
    assert (a.citations, a.entries, b.citations) == (4, 3, 0)
    assert dict(a.places) == {"1": 2, "2": 1, "4": 0, "3": 1}
    assert a.cited == len("one two three four five six seven eight")
    assert found.uncited == ("case.regesta:25",)
    assert united([Span(0, 5), Span(2, 2), Span(4, 3)]) == 7


def test_the_reader_marks_what_is_cited(folder: Path) -> None:
    case = load(folder)
    texts = held_texts(case).texts
    cited = [one for one in citations(case, texts) if "'a'" in str(one.field.value)]
    leaf = reader("a", texts["a"], cited, {}, scheme="lines")
    assert [block.place for block in leaf.blocks] == ["1", "2", "4"]
    assert leaf.blocks[0].stretches[0][1:] == (True, "at-0")
    assert [note.entry for note in leaf.blocks[0].notes] == ["^asks", "kim"]
    assert "".join(s.text for block in leaf.blocks for s in block.stretches) == LINES.replace("\n", "")
    assert reader("a", texts["a"], cited, {"a": SEALED}).blocks == ()
    assert reader("a", None, cited, {}).withheld == "it is not held here"


def test_a_seal_withholds_its_text_and_every_other_in_which_its_words_stand(folder: Path) -> None:
    from regesta.sources import seal

    case = load(folder)
    texts = held_texts(case).texts
    made = seal(texts["a"], "one two three four five six seven eight")
    (folder / "case.regesta").write_text(f"{CASE}1953 event\n  cites a 1 sealed {made}\n", encoding="utf-8")
    (folder / "b.txt").write_text(
        "Before it: one two three four five six seven eight, and after.\n", encoding="utf-8"
    )
    case = load(folder)
    texts = held_texts(case).texts
    assert withheld(citations(case, texts), texts) == {"a": SEALED, "b": SEALED_ELSEWHERE}
    (folder / "b.txt").write_text("one two three four five six and then no more of it\n", encoding="utf-8")
    texts = held_texts(case).texts
    assert withheld(citations(case, texts), texts) == {"a": SEALED}
