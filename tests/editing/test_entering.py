"""Entries put into a case: at the place of their neighbours, and never into a file that is no longer what was read."""

from pathlib import Path

import pytest

from regesta.case import load
from regesta.editing import NotWritten, write
from regesta.editing.entering import Spot, enter, spot_for, spot_for_source

CASE = """case c "C" format 1
source diary "The diary"
source letter "The letter"

1950 event ^a "A"
  cites     diary 3-5
term ^t of ^a condition "T"

1951 event ^b "B"
  cites     letter 1
  cites     diary 9
"""


@pytest.mark.parametrize(
    ("source", "locator", "line"),
    [
        ("diary", "4", 7),  # below ^a, which cites 3, and the term that follows it
        ("diary", "9", 11),
        ("diary", "1", 11),  # nothing cites a place before it: below the last that cites the source
        ("diary", "", 11),
        ("letter", "p. 12", 11),
        ("unheard-of", "1", 11),
    ],
)
def test_an_entry_belongs_below_what_cites_the_place_before(
    tmp_path: Path, source: str, locator: str, line: int
) -> None:
    (tmp_path / "case.regesta").write_text(CASE, encoding="utf-8")
    assert spot_for(load(tmp_path), source, locator) == Spot("case.regesta", line)


def test_a_source_belongs_below_the_last(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(CASE, encoding="utf-8")
    assert spot_for_source(load(tmp_path)) == Spot("case.regesta", 3)
    (tmp_path / "case.regesta").write_text("# nothing yet\n", encoding="utf-8")
    case = load(tmp_path)
    write(tmp_path, enter(case, spot_for_source(case), 'source a "A"'))
    assert load(tmp_path).of_kind("source")


@pytest.mark.parametrize("text", [CASE, CASE.rstrip("\n"), CASE.replace("\n", "\r\n")])
def test_what_stands_there_stays_as_it_was(tmp_path: Path, text: str) -> None:
    (tmp_path / "case.regesta").write_bytes(text.encode())
    case = load(tmp_path)
    write(tmp_path, enter(case, Spot("case.regesta", 7), '1950-06 event ^n "N"\n  cites diary 4'))
    data = (tmp_path / "case.regesta").read_bytes().decode()
    newline = "\r\n" if "\r\n" in text else "\n"
    new = newline.join(("", '1950-06 event ^n "N"', "  cites diary 4"))
    lines = text.split(newline)
    assert data == newline.join([*lines[:7], *new.split(newline), *lines[7:]])


def test_a_file_that_has_changed_is_not_written_into(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(CASE, encoding="utf-8")
    case = load(tmp_path)
    (tmp_path / "case.regesta").write_text(f"# new\n{CASE}", encoding="utf-8")
    with pytest.raises(NotWritten, match="has changed"):
        enter(case, Spot("case.regesta", 7), "1950 event")


def test_what_an_import_wrote_is_left_to_imports(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(f'{CASE}\ninclude "letters.regesta"\n', encoding="utf-8")
    imported = 'source archive "The archive"\n\n1952 event ^c "C"\n  cites     archive 1\n'
    (tmp_path / "letters.regesta").write_text(imported, encoding="utf-8")
    assert spot_for(load(tmp_path), "archive", "2").file == "letters.regesta"
    (tmp_path / "letters.imported").write_text("# What an import wrote\n", encoding="utf-8")
    case = load(tmp_path)
    assert spot_for(case, "archive", "2") == Spot("case.regesta", 11)
    assert spot_for_source(case) == Spot("case.regesta", 3)
