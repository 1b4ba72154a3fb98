"""Files kept from one loading to the next, and texts in their place."""

from pathlib import Path

from regesta.case import load
from regesta.case.shelf import Shelf

MAIN = 'case c "C" format 1\ninclude "people.regesta"\n'


def write(folder: Path) -> None:
    (folder / "case.regesta").write_text(MAIN, encoding="utf-8")
    (folder / "people.regesta").write_text('person kim "Kim"\n\nperson pak "Pak"\n', encoding="utf-8")


def test_files_that_have_not_changed_are_not_read_again(tmp_path: Path) -> None:
    write(tmp_path)
    shelf = Shelf()
    first, second = load(tmp_path, shelf), load(tmp_path, shelf)
    assert all(text is second.files[name] for name, text in first.files.items())
    assert all(one is other for one, other in zip(first.statements, second.statements, strict=True))


def test_a_change_is_read(tmp_path: Path) -> None:
    write(tmp_path)
    shelf = Shelf()
    first = load(tmp_path, shelf)
    (tmp_path / "people.regesta").write_text(
        'person kim "Kim"\n\nperson pak "Pak Hon-yong"\n', encoding="utf-8"
    )
    second = load(tmp_path, shelf)
    assert second.title_of("pak") == "Pak Hon-yong"
    assert (
        second.named["kim"] is first.named["kim"]
        and second.files["case.regesta"] is first.files["case.regesta"]
    )


def test_unsaved_texts_stand_in_the_place_of_files(tmp_path: Path) -> None:
    write(tmp_path)
    shelf = Shelf({"people.regesta": b'person ho "Ho"\n', "more.regesta": b'person yi "Yi"\n'})
    assert set(load(tmp_path, shelf).named) == {"ho"}
    shelf.unsaved["case.regesta"] = f'{MAIN}include "more.regesta"\n'.encode()
    assert set(load(tmp_path, shelf).named) == {"ho", "yi"}
    shelf.unsaved = {}
    assert set(load(tmp_path, shelf).named) == {"kim", "pak"}


def test_a_case_is_the_same_with_a_shelf_and_without(tmp_path: Path) -> None:
    write(tmp_path)
    shelf = Shelf()
    for text in ("persn x\n", "", 'person kim "Kim"\n  born 19x\n', '\n\nperson kim "Kim"\n  born 19x\n'):
        (tmp_path / "people.regesta").write_text(text, encoding="utf-8")
        one, other = load(tmp_path, shelf), load(tmp_path)
        assert (one.statements, one.broken, one.problems) == (other.statements, other.broken, other.problems)
