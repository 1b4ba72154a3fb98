"""Folders that a site may be written into, and those that are refused."""

from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import pytest

from regesta.faces.site.folder import MANIFEST, FolderRefused, SiteFolder, Written

FILES = {"index.html": b"one", "entries/a.html": b"two"}


def write_site(folder: Path, files: Mapping[str, bytes]) -> Written:
    """A site of these files, written into a folder."""
    site = SiteFolder(folder, tuple(files))
    for path, content in files.items():
        site.put(path, content)
    return site.end()


def test_a_new_and_an_empty_folder_are_written(tmp_path: Path) -> None:
    assert write_site(tmp_path / "deep" / "new", FILES).written == 2
    assert (tmp_path / "deep" / "new" / "entries" / "a.html").read_bytes() == b"two"
    (tmp_path / "empty").mkdir()
    assert write_site(tmp_path / "empty", FILES).files == 2


def test_a_folder_of_foreign_files_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(FolderRefused, match=r"thesis\.txt"):
        write_site(tmp_path, FILES)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_and_a_list_that_no_build_wrote_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(FolderRefused, match="not a folder"):
        write_site(tmp_path / "file", FILES)
    for content in ("{", "[]", '{"made by": "regesta build", "files": ["../../etc/passwd"]}'):
        folder = tmp_path / f"site-{len(content)}"
        folder.mkdir()
        (folder / MANIFEST).write_text(content, encoding="utf-8")
        with pytest.raises(FolderRefused, match="not the list"):
            write_site(folder, FILES)


def test_foreign_files_beside_a_build_are_kept_and_never_written_over(tmp_path: Path) -> None:
    write_site(tmp_path, FILES)
    (tmp_path / "CNAME").write_text("example.org", encoding="utf-8")
    (tmp_path / "entries" / "mine.html").write_text("mine", encoding="utf-8")
    assert write_site(tmp_path, {"index.html": b"new"}).removed == 1
    assert (tmp_path / "entries" / "mine.html").read_text(encoding="utf-8") == "mine"
    with pytest.raises(FolderRefused, match=r"mine\.html"):
        write_site(tmp_path, {**FILES, "entries/mine.html": b"theirs"})
    assert (tmp_path / "index.html").read_bytes() == b"new"


def test_links_are_not_followed_out_of_the_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    site = tmp_path / "site"
    write_site(site, {"index.html": b"one"})
    (site / "entries").symlink_to(outside, target_is_directory=True)
    with pytest.raises(FolderRefused, match="not a folder of the site's own"):
        write_site(site, FILES)
    (site / "entries").unlink()
    (tmp_path / "secret").write_text("kept", encoding="utf-8")
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(tmp_path / "secret")
    write_site(site, {"index.html": b"two"})
    assert (tmp_path / "secret").read_text(encoding="utf-8") == "kept"
    assert (site / "index.html").read_bytes() == b"two"


def test_a_page_that_is_the_same_is_not_touched(tmp_path: Path) -> None:
    write_site(tmp_path, FILES)
    before = (tmp_path / "index.html").stat().st_mtime_ns
    written = write_site(tmp_path, {**FILES, "entries/a.html": b"three"})
    assert written.written == 1
    assert (tmp_path / "index.html").stat().st_mtime_ns == before


def test_a_build_cut_short_is_taken_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, count = Path.open, 0

    def failing(self: Path, mode: str = "r") -> IO[Any]:
        nonlocal count
        count += mode == "xb"
        if count == 2:
            self.touch()
            raise OSError(28, "No space left on device", str(self))
        return real(self, mode)

    monkeypatch.setattr(Path, "open", failing)
    with pytest.raises(FolderRefused, match="no space left"):
        write_site(tmp_path, FILES)
    monkeypatch.undo()
    write_site(tmp_path, {"index.html": b"later"})
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file() and path.suffix == ".html") == [
        "index.html"
    ]
