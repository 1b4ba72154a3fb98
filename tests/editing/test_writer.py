"""The writer: all of a patch or nothing, and never over what somebody else has changed."""

import os
import time
from pathlib import Path
from typing import Never

import pytest

from regesta.editing import Change, NotWritten, read_originals, write
from regesta.editing.writer import sweep


def _files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three files, one of them below another folder."""
    (tmp_path / "deep").mkdir()
    for name in ("a", "b", "deep/c"):
        (tmp_path / f"{name}.regesta").write_bytes(name.encode())
    return tmp_path


def test_a_patch_is_carried_out_whole(folder: Path) -> None:
    (folder / "a.regesta").chmod(0o640)
    write(folder, (Change("a.regesta", b"a", b"A"), Change("deep/c.regesta", b"deep/c", b"C")))
    assert _files(folder) == {"a.regesta": b"A", "b.regesta": b"b", "deep/c.regesta": b"C"}
    assert (folder / "a.regesta").stat().st_mode & 0o777 == 0o640


def test_what_does_not_change_is_not_touched(folder: Path) -> None:
    before = (folder / "a.regesta").stat()
    write(folder, (Change("a.regesta", b"a", b"a"),))
    after = (folder / "a.regesta").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_file_changed_meanwhile_is_not_overwritten_and_then_nothing_is(folder: Path) -> None:
    (folder / "b.regesta").write_bytes(b"by another hand")
    before = _files(folder)
    with pytest.raises(NotWritten, match=r"b\.regesta has changed") as raised:
        write(folder, (Change("a.regesta", b"a", b"A"), Change("b.regesta", b"b", b"B")))
    assert raised.value.file == "b.regesta"
    assert _files(folder) == before


def test_a_failure_half_way_puts_back_what_was_done(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _files(folder)
    replace = Path.replace

    def fail_at_b(self: Path, target: Path) -> Path:
        if Path(target).name == "b.regesta":
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail_at_b)
    with pytest.raises(NotWritten, match="no space left"):
        write(folder, (Change("a.regesta", b"a", b"A"), Change("b.regesta", b"b", b"B")))
    assert _files(folder) == before


def test_a_full_disk_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _files(folder)

    def fail(_: int) -> Never:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(NotWritten, match="no space left"):
        write(folder, (Change("a.regesta", b"a", b"A"),))
    assert _files(folder) == before


def test_links_within_the_folder_are_followed_and_those_out_of_it_refused(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "x.regesta"
    outside.write_bytes(b"x")
    (folder / "in.regesta").symlink_to("a.regesta")
    (folder / "out.regesta").symlink_to(outside)
    write(folder, (Change("in.regesta", b"a", b"A"),))
    assert (folder / "in.regesta").is_symlink()
    assert (folder / "a.regesta").read_bytes() == b"A"
    with pytest.raises(NotWritten, match="leads out"):
        write(folder, (Change("out.regesta", b"x", b"X"),))
    assert outside.read_bytes() == b"x"


def test_what_is_not_there_is_said(folder: Path) -> None:
    with pytest.raises(NotWritten, match=r"no file gone\.regesta"):
        read_originals(folder, ["a.regesta", "gone.regesta"])
    with pytest.raises(NotWritten, match=r"gone\.regesta cannot be written"):
        write(folder, (Change("gone.regesta", b"", b"new"),))
    assert read_originals(folder, ["a.regesta"]) == {"a.regesta": b"a"}


def test_what_killed_writers_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    old = time.time() - 7200
    left = tmp_path / ".case.regesta.ab12_z9q.new"
    for path in (left, tmp_path / ".case.regesta.new", tmp_path / "a.new", tmp_path / ".x.UPPERCAS.new"):
        path.write_text("half", encoding="utf-8")
        os.utime(path, (old, old))
    young = tmp_path / ".case.regesta.ab12_z9r.new"
    young.write_text("half", encoding="utf-8")
    assert sweep(tmp_path) == 1
    assert not left.exists() and young.exists() and len(list(tmp_path.iterdir())) == 4
