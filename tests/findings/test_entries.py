"""One entry whole: readings and disagreements."""

from pathlib import Path

from regesta.case import Case, load
from regesta.findings.entries import entry, find

CASE = """
case c format 1
source a "A"
source b "B"
person kim "Kim"
person pak "Pak"
matter war "The war"

1950-01 request war ^asked
  by        kim
  cites     a 1
    by      pak
    date    1950-02
  cites     b 2
    by      kim
  note      "one entry, two readings"
1950-03 approve war
  answers   ^asked
  cites     a 3
"""


def _case(folder: Path) -> Case:
    (folder / "case.regesta").write_text(CASE, encoding="utf-8")
    return load(folder)


def test_sources_that_differ_are_shown_and_none_is_an_error(tmp_path: Path) -> None:
    case = _case(tmp_path)
    assert not case.problems
    found = entry(case, "^asked")
    assert found is not None
    assert [tuple(one) for one in found.value.disagreements] == [
        ("by", "kim", "a", "pak"),
        ("date", "January 1950", "a", "February 1950"),
    ]
    assert [(one.source, one.fields) for one in found.value.readings] == [
        ("a", (("by", "pak"), ("date", "1950-02"))),
        ("b", (("by", "kim"),)),
    ]


def test_what_names_an_entry_stands_beside_it(tmp_path: Path) -> None:
    found = entry(_case(tmp_path), "^asked")
    assert found is not None
    assert found.value.beside == ("case.regesta:17",)


def test_an_entry_is_found_by_name_by_place_and_without_its_sign(tmp_path: Path) -> None:
    case = _case(tmp_path)
    named = case.named["^asked"]
    assert find(case, "^asked") is find(case, "asked") is find(case, "case.regesta:9") is named
    assert find(case, "kim") is case.named["kim"]
    assert entry(case, "nobody") is None
