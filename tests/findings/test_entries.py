"""One entry whole: readings and disagreements."""

from pathlib import Path

import pytest

from regesta.case import Case, load
from regesta.dates import parse
from regesta.findings.entries import entry, find, is_refinement

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


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("[1950-01..1950-04]", "1950", True),
        ("1950-06-25", "1950-06", True),
        ("[..1950-01]", "1949", True),
        ("1950~", "1950", True),
        ("1950-01", "1950-02", False),
        ("[1950-01..1950-04]", "[1950-03..1950-06]", False),
        ("1948/1950", "1949", False),
        ("1948/1950", "1948/1949", False),
    ],
)
def test_a_coarser_date_that_takes_in_the_other_is_no_disagreement(one: str, other: str, agree: bool) -> None:
    assert is_refinement(parse(one), parse(other)) is is_refinement(parse(other), parse(one)) is agree


def test_a_reading_less_exact_than_its_entry_is_not_shown_as_one_that_differs(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(CASE.replace("1950-02", "1950"), encoding="utf-8")
    found = entry(load(tmp_path), "^asked")
    assert found is not None and [one.key for one in found.value.disagreements] == ["by"]
