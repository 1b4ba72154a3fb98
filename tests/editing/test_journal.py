"""The journal: saves can be undone after a restart, never over what somebody else has changed."""

import gzip
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.case import load
from regesta.editing import Change, NotWritten, journal
from regesta.editing.journal import Journal

FILE = "case.regesta"


def save(folder: Path, after: bytes, says: str = "an edit", file: str = FILE) -> None:
    """Saves a file with other bytes."""
    path = folder / file
    before = path.read_bytes() if path.exists() else None
    Journal(folder).save((Change(file, before, after),), says)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case of one file."""
    (tmp_path / FILE).write_bytes(b'case c "C" format 1\n')
    return tmp_path


def test_saves_are_undone_one_by_one_the_last_first(folder: Path) -> None:
    first = (folder / FILE).read_bytes()
    save(folder, b"one", "the first")
    save(folder, b"two\xff\r\n", "the second")
    assert Journal(folder).last() == "the second"
    assert Journal(folder).undo().says == "the second" and (folder / FILE).read_bytes() == b"one"
    undone = Journal(folder).undo()
    assert undone.files == (FILE,) and (folder / FILE).read_bytes() == first
    with pytest.raises(NotWritten, match="no save to undo"):
        Journal(folder).undo()


@settings(max_examples=15, deadline=None)
@given(st.lists(st.binary(max_size=20), min_size=1, max_size=8))
def test_undoing_all_saves_gives_what_was_there(
    tmp_path_factory: pytest.TempPathFactory, texts: list[bytes]
) -> None:
    folder = tmp_path_factory.mktemp("case")
    states = [b"at first"]
    (folder / FILE).write_bytes(states[0])
    for text in texts:
        save(folder, text)
        if text != states[-1]:
            states.append(text)
    for state in reversed(states[:-1]):
        Journal(folder).undo()
        assert (folder / FILE).read_bytes() == state


def test_what_has_changed_since_is_not_overwritten(folder: Path) -> None:
    save(folder, b"saved")
    (folder / FILE).write_bytes(b"by another hand")
    with pytest.raises(NotWritten, match="has changed since the save of"):
        Journal(folder).undo()
    assert (folder / FILE).read_bytes() == b"by another hand"
    (folder / FILE).write_bytes(b"saved")
    Journal(folder).undo()
    assert (folder / FILE).read_bytes() == b'case c "C" format 1\n'


def test_of_several_files_all_are_undone_or_none(folder: Path) -> None:
    (folder / "b.regesta").write_bytes(b"b")
    patch = (Change(FILE, (folder / FILE).read_bytes(), b"A"), Change("b.regesta", b"b", b"B"))
    Journal(folder).save(patch, "both")
    (folder / "b.regesta").write_bytes(b"other")
    with pytest.raises(NotWritten, match=r"b\.regesta has changed"):
        Journal(folder).undo()
    assert (folder / FILE).read_bytes() == b"A"


def test_a_file_that_a_save_made_is_taken_away_again(folder: Path) -> None:
    save(folder, b"new", file="new.regesta")
    Journal(folder).undo()
    assert not (folder / "new.regesta").exists()


def test_a_save_that_fails_leaves_nothing_to_undo(folder: Path) -> None:
    with pytest.raises(NotWritten):
        Journal(folder).save((Change(FILE, b"something else", b"x"),), "in vain")
    assert Journal(folder).last() == ""


def test_a_save_undone_by_other_means_is_told_and_let_go(folder: Path) -> None:
    first = (folder / FILE).read_bytes()
    save(folder, b"one")
    save(folder, b"two")
    (folder / FILE).write_bytes(b"one")
    with pytest.raises(NotWritten, match="stands undone already"):
        Journal(folder).undo()
    Journal(folder).undo()
    assert (folder / FILE).read_bytes() == first


def test_what_changes_nothing_is_no_save(folder: Path) -> None:
    save(folder, (folder / FILE).read_bytes())
    assert Journal(folder).last() == "" and not (folder / ".regesta").exists()


def test_a_journal_cut_short_is_passed_over(folder: Path) -> None:
    save(folder, b"one")
    save(folder, b"two")
    last = sorted((folder / journal.FOLDER).glob("*.gz"))[-1]
    last.write_bytes(last.read_bytes()[:20])
    (folder / journal.FOLDER / "99999999.json.gz").write_bytes(gzip.compress(b"[]"))
    (folder / FILE).write_bytes(b"one")
    assert Journal(folder).undo().files == (FILE,)


def test_old_saves_are_let_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "MOST_SAVES", 3)
    for number in range(6):
        save(folder, str(number).encode())
    assert len(list((folder / journal.FOLDER).glob("*.gz"))) == 3
    monkeypatch.setattr(journal, "MOST_BYTES", 1)
    save(folder, b"much")
    assert len(list((folder / journal.FOLDER).glob("*.gz"))) == 1
    assert Journal(folder).undo().files == (FILE,)


def test_a_file_outside_the_case_is_not_written(folder: Path) -> None:
    save(folder, b"x")
    (path,) = (folder / journal.FOLDER).glob("*.gz")
    path.write_bytes(
        gzip.compress(gzip.decompress(path.read_bytes()).replace(b"case.regesta", b"../x.regesta"))
    )
    with pytest.raises(NotWritten, match="leads out"):
        Journal(folder).undo()


def test_a_journal_that_came_with_a_case_reaches_no_hidden_file(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_bytes(b"[core]\n")
    save(folder, b"[core]\n", file="new.regesta")
    (path,) = (folder / journal.FOLDER).glob("*.gz")
    told = gzip.decompress(path.read_bytes()).replace(b"new.regesta", b".git/config")
    path.write_bytes(gzip.compress(told.replace(b'"before": null', b'"before": "ZXZpbA=="')))
    with pytest.raises(NotWritten, match="is hidden"):
        Journal(folder).undo()
    assert (folder / ".git" / "config").read_bytes() == b"[core]\n"


def test_everything_can_be_forgotten(folder: Path) -> None:
    save(folder, b"x")
    Journal(folder).clear()
    assert Journal(folder).last() == ""


def test_neither_the_case_nor_git_sees_it(folder: Path) -> None:
    save(folder, b'case c "C" format 1\nperson p "P"\n')
    assert load(folder).problems == () and set(load(folder).files) == {FILE}
    subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
    told = subprocess.run(
        ["git", "status", "--porcelain"], cwd=folder, check=True, capture_output=True, text=True
    )
    assert told.stdout == f"?? {FILE}\n"


def test_a_disk_without_links_keeps_a_journal_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    first = (folder / FILE).read_bytes()
    save(folder, b"one", "the first")
    save(folder, b"two", "the second")
    assert [Journal(folder).undo().says for _ in range(2)] == ["the second", "the first"]
    assert (folder / FILE).read_bytes() == first


def test_what_else_stands_in_the_folder_of_the_journal_is_let_be(folder: Path) -> None:
    save(folder, b"one", "the first")
    (folder / journal.FOLDER / "1 (copy).json.gz").write_bytes(b"")
    save(folder, b"two", "the second")
    assert Journal(folder).undo().says == "the second"
