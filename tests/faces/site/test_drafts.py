"""Drafts and gaps: what waits is shown apart, in its passage, and no word of a text that is withheld with it."""

import json
from pathlib import Path
from typing import Any

from regesta.case import load
from regesta.faces.site.site import Site

CASE = """case c format 1
source diary "Diary"
  locators  lines
  text      diary.txt
person kim "Kim"
matter leave "The leave"
1900-01-01 event leave
  cites     diary 1
1900-01-02 event leave
1900-01-03 event leave
1950-01-01 request leave ^own "Kim asks again"
  by        kim
  draft     a-rule
"""
DRAFT = """1900-01-04 request leave "Kim asks leave"
  by        kim
  cites     diary 2 "asked for leave to go home before the winter"
  draft     asking
"""
TEXT = "The first day was quiet.\nKim asked for leave to go home before the winter, and waited.\n"


def _pages(folder: Path, case: str) -> tuple[str, dict[str, Any]]:
    (folder / "case.regesta").write_text(case, encoding="utf-8")
    (folder / "diary.txt").write_text(TEXT, encoding="utf-8")
    (folder / "drafts").mkdir()
    (folder / "drafts" / "diary.regesta").write_text(DRAFT, encoding="utf-8")
    site = Site(load(folder))
    page, twin = site.file("drafts.html"), site.file("drafts.json")
    assert page is not None and twin is not None
    return page.decode(), json.loads(twin)


def test_a_draft_stands_in_its_passage_and_apart_from_what_is_accepted(tmp_path: Path) -> None:
    page, twin = _pages(tmp_path, CASE)
    assert "Kim <mark>asked for leave to go home before the winter</mark>, and waited." in page
    assert 'class="is-draft"' in page and "Kim asks leave" in page
    assert [one["says"] for one in twin["drafts"]] == ["Kim asks leave"]
    assert twin["entries"] == ["^own"] and "Kim asks again" in page
    chronology = Site(load(tmp_path)).file("chronology.html")
    assert chronology is not None and b"Kim asks leave" not in chronology


def test_of_a_text_that_is_withheld_no_word_is_shown_with_a_draft(tmp_path: Path) -> None:
    page, twin = _pages(tmp_path, CASE.replace("cites     diary 1", "cites     diary 1 sealed …"))
    assert "is withheld" in page and "winter" not in page and "Kim asks leave" not in page
    (draft,) = twin["drafts"]
    assert draft["source"] == "diary" and draft["verb"] == "request"
    assert [draft[key] for key in ("says", "before", "words", "after", "statement")] == [None] * 5


def test_gaps_are_told_as_the_command_tells_them(tmp_path: Path) -> None:
    entries = "".join(f"1900-01-{day:02d} event\n" for day in range(1, 25)) + "1950-01-01 event\n"
    (tmp_path / "case.regesta").write_text(f"case c format 1\n{entries}", encoding="utf-8")
    site = Site(load(tmp_path))
    page, twin = site.file("gaps.html"), site.file("gaps.json")
    assert page is not None and twin is not None
    (gap,) = json.loads(twin)["gaps"]
    assert (gap["first"], gap["last"]) == ("1900-01-25", "1949-12-31")
    assert b"25 January 1900" in page and b"31 December 1949" in page
