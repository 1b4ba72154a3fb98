"""Marks of judgements: they change with the meaning of an entry or its passage, and with nothing else."""

from pathlib import Path

import pytest

from regesta.case import Case, check, load
from regesta.case.marks import mark_of
from regesta.editing import rename, write

CASE = """\
case c format 1
source minutes "The minutes"
person kim "Kim"
person pak "Pak"
matter war "The war"

1949 propose war ^plan
  by        pak
  cites     minutes 1
1950-01 request war ^asked "Kim asks"
  by        kim
  answers   ^plan
  after     ^plan
  cert      high
  cites     minutes 13 "The clerk was told to wait"
    seen    reader 2024-01-02
    mode    asserts
"""


def _mark(folder: Path, text: str) -> str:
    (folder / "case.regesta").write_text(text, encoding="utf-8")
    case = load(folder)
    return _asked(case)


def _asked(case: Case) -> str:
    (entry,) = case.of_kind("request")
    citation = next(one for one in entry.citations if one.under)
    return mark_of(case, entry, citation)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1950-01 request", "\n# a comment\n1950-01   request"),
        ("  by        kim\n", "  by kim   # he\n"),
        ("  cert      high\n", "  note      more\n  cert      high\n"),
        ("  by        kim\n  answers   ^plan\n", "  answers   ^plan\n  by        kim\n"),
        ("minutes 13", "minutes 14"),
        ("told to wait", "told  to\u00a0wait"),
        ("1949 propose", "1948 propose"),
        ("  cites     minutes 13", "  cites     minutes 2\n  cites     minutes 13"),
        ("    mode    asserts", "    note    looked at twice\n    mode    asserts"),
    ],
)
def test_what_changes_no_meaning_changes_no_mark(tmp_path: Path, old: str, new: str) -> None:
    assert old in CASE
    assert _mark(tmp_path, CASE.replace(old, new)) == _mark(tmp_path, CASE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1950-01 request", "1950-02 request"),
        ("request war", "refuse war"),
        ("1950-01 request", "1950-01 not request"),
        ("^asked", "^asked series"),
        ('"Kim asks"', '"Kim begs"'),
        ("  by        kim", "  by        pak"),
        ("  by        kim", "  by        kim?"),
        ("  by        kim", "  by        kim\n  to        pak"),
        ("cert      high", "cert      low"),
        ("mode    asserts", "mode    denies"),
        ("was told to wait", "was not told to wait"),
        ("propose war", "order war"),
        ('person kim "Kim"', 'person kim "Another Kim"'),
    ],
)
def test_what_changes_the_meaning_changes_the_mark(tmp_path: Path, old: str, new: str) -> None:
    assert old in CASE
    before = _mark(tmp_path, CASE)
    changed = CASE.replace(old, new).replace("1950-02 refuse", "1950-02 request")
    (tmp_path / "case.regesta").write_text(changed, encoding="utf-8")
    case = load(tmp_path)
    entry = next(one for one in case.entries if one.name == "^asked")
    assert mark_of(case, entry, entry.citations[0]) != before


@pytest.mark.parametrize(
    ("old", "new"),
    [("kim", "kim-il-sung"), ("^plan", "^first"), ("minutes", "book"), ("^asked", "^a"), ("war", "w")],
)
def test_renaming_changes_no_mark(tmp_path: Path, old: str, new: str) -> None:
    before = _mark(tmp_path, CASE)
    write(tmp_path, rename(load(tmp_path), old, new).patch)
    assert _asked(load(tmp_path)) == before


def test_check_tells_of_stale_and_pending_marks(tmp_path: Path) -> None:
    mark = _mark(tmp_path, CASE)

    def codes(text: str) -> list[str]:
        (tmp_path / "case.regesta").write_text(text, encoding="utf-8")
        return [one.code for one in check(load(tmp_path)) if one.code.endswith(("mark", "value"))]

    assert codes(CASE) == ["pending-mark"]
    marked = CASE.replace("2024-01-02", f"2024-01-02 {mark}")
    assert codes(marked) == []
    assert codes(marked.replace("1950-01 request", "1950-02 request")) == ["stale-mark"]
    assert codes(marked.replace(f" {mark}", f" 9{mark}")) == ["stale-mark"]
    assert codes(marked.replace(mark, mark[:-1])) == ["bad-value"]
