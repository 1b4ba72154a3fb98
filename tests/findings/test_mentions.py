"""Times of a source's text beside the entries that cite the place."""

from pathlib import Path

from regesta.case import load
from regesta.case.texts import held_texts
from regesta.findings.citations import citations
from regesta.findings.mentions import mentions
from regesta.findings.passages import passages

CASE = """case c format 1
source s "S"
  text      s.txt
matter war "The war"

1950-04 consider war ^visit
  by        unnamed
  cites     s "spent the whole month of April in Moscow, and came home with leave"
1950 request war ^asks
  by        unnamed
  cites     s "spent the whole month of April in Moscow"
"""
TEXT = "By January 1950 all had changed. He spent the whole month of April in Moscow, and came home with leave.\n"


def test_each_time_stands_beside_its_entries(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(CASE, encoding="utf-8")
    (tmp_path / "s.txt").write_text(TEXT, encoding="utf-8")
    case = load(tmp_path)
    held = held_texts(case).texts
    found = mentions(held["s"], passages(citations(case, held), "s"))
    assert [(one.expression.value, set(one.entries)) for one in found] == [
        ("1950-01", set()),
        ("1950-04", {"^visit", "^asks"}),
    ]


def test_without_citations_every_time_is_told_alone(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(CASE, encoding="utf-8")
    (tmp_path / "s.txt").write_text(TEXT, encoding="utf-8")
    held = held_texts(load(tmp_path)).texts
    assert [one.entries for one in mentions(held["s"], ())] == [(), ()]
