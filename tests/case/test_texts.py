"""The texts of sources: where they are sought, and what is wrong with them."""

from pathlib import Path

import pytest

from regesta.case import load
from regesta.case.texts import held_texts

CASE = 'case c "C" format 1\nsource a "A"\n  text {text}\n{more}'


def folder_with(folder: Path, *, text: str = "a.txt", more: str = "") -> Path:
    """A case whose one source has a text of that name."""
    folder.mkdir(exist_ok=True)
    (folder / "case.regesta").write_text(CASE.format(text=text, more=more), encoding="utf-8")
    return folder


def test_the_case_s_own_folder_comes_first(tmp_path: Path) -> None:
    case = folder_with(tmp_path / "case")
    for folder, words in ((tmp_path / "other", "theirs"), (tmp_path / "case", "ours")):
        folder.mkdir(exist_ok=True)
        (folder / "a.txt").write_text(words, encoding="utf-8")
    assert held_texts(load(case), [tmp_path / "other"]).texts["a"].content.strip() == "ours"
    (case / "a.txt").unlink()
    assert held_texts(load(case), [tmp_path / "other"]).texts["a"].content.strip() == "theirs"
    assert held_texts(load(case)) == ({}, ())


@pytest.mark.parametrize("text", ["../a.txt", "/etc/hostname", "x\\0y/../../a.txt"])
def test_no_path_leads_out_of_its_folder(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text("outside", encoding="utf-8")
    held = held_texts(load(folder_with(tmp_path / "case", text=text)))
    assert not held.texts and all(one.code == "text-unreadable" for one in held.problems)


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("outside", encoding="utf-8")
    case = folder_with(tmp_path / "case")
    (case / "a.txt").symlink_to(tmp_path / "a.txt")
    (found,) = held_texts(load(case)).problems
    assert found.code == "text-unreadable" and "leads out" in found.message


def test_a_changed_text_and_another_extraction_are_told(tmp_path: Path) -> None:
    case = folder_with(tmp_path / "case", more="  extraction plain-0\n")
    (case / "a.txt").write_text("words", encoding="utf-8")
    (found,) = held_texts(load(case)).problems
    assert found.code == "text-changed" and "plain-0" in found.message
    digest = held_texts(load(case)).texts["a"].digest
    for written, count in ((digest, 0), (digest[::-1], 1)):
        folder_with(case, more=f"  extraction plain-1\n  digest {written}\n")
        assert len(held_texts(load(case)).problems) == count
