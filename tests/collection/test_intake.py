"""Folders put into a collection, kept up to date, and never half."""

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from regesta.collection.damage import faults, make_anew
from regesta.collection.index import Index, UnusableIndex
from regesta.collection.intake import Intake, add_folders, take_in
from regesta.collection.query import read_query
from regesta.collection.search import count, search
from regesta.collection.sqlite import SqliteIndex
from regesta.collection.statistics import statistics
from regesta.collection.workers import OneProcess, Processes

TEXTS = {
    "a.txt": "The council met at the river.",
    "b/c.md": "# Minutes\n\nThe minister refused.",
    "b/d.html": "<p>The <b>minister</b> approved.</p>",
    "copy.txt": "The council met at the river.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of four documents, two of them the same."""
    made = tmp_path / "papers"
    for name, text in TEXTS.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SqliteIndex]:
    """An empty index beside the folder."""
    made = SqliteIndex(tmp_path / "a.sqlite", is_new=True)
    yield made
    made.close()


def put(index: Index, *paths: Path) -> Intake:
    """Puts folders in, beside which the index stands."""
    with index.transaction():
        add_folders(index, paths, paths[0].parent)
    return take_in(index, OneProcess(), paths[0].parent)


def found(index: Index, query: str) -> list[str]:
    """The names of the documents that match."""
    return [hit.entry.place for hit in search(index, read_query(query))]


def state(path: Path) -> list[tuple[object, ...]]:
    """All that an index holds, in order."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT * FROM documents ORDER BY key").fetchall()
        files = connection.execute("SELECT folder, path, digest FROM files ORDER BY id").fetchall()
        words = connection.execute(
            "SELECT rowid FROM words WHERE words MATCH 'the' ORDER BY rowid"
        ).fetchall()
    return [*rows, *files, *words]


def test_a_second_intake_changes_nothing(index: SqliteIndex, folder: Path) -> None:
    assert put(index, folder) == Intake(added=4, documents=4)
    assert found(index, "council") == ["papers/a.txt"]
    before = state(index.path)
    assert put(index, folder) == Intake(unchanged=4)
    assert state(index.path) == before
    assert not faults(index)


def test_what_changed_is_read_again_and_what_is_gone_removed(index: SqliteIndex, folder: Path) -> None:
    put(index, folder)
    (folder / "b" / "c.md").write_text("The minister waited.", encoding="utf-8")
    (folder / "b" / "d.html").unlink()
    (folder / "new.txt").write_text("A treaty.", encoding="utf-8")
    assert take_in(index, OneProcess(), folder.parent) == Intake(
        added=1, changed=1, unchanged=2, removed=1, documents=2
    )
    assert found(index, "minister") == ["papers/b/c.md"]
    assert found(index, "refused OR approved") == []
    assert found(index, "treaty") == ["papers/new.txt"]


def test_a_copy_takes_the_place_of_what_is_gone(index: SqliteIndex, folder: Path) -> None:
    put(index, folder)
    assert statistics(index).copies == 1
    entry = index.find("papers/a.txt")
    assert entry is not None and index.copies(entry) == ("papers/copy.txt",)
    (folder / "a.txt").unlink()
    take_in(index, OneProcess(), folder.parent)
    assert found(index, "council") == ["papers/copy.txt"]
    assert statistics(index).copies == 0 and not faults(index)


def test_what_cannot_be_read_is_told_and_the_rest_taken_in(index: SqliteIndex, folder: Path) -> None:
    (folder / "broken.xml").write_text("<TEI><text>", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "film.mp4").write_bytes(b"\x00\x00\x00\x18ftyp")
    (folder / ".hidden.txt").write_text("x")
    (folder / "out.txt").symlink_to("/etc/passwd")
    done = put(index, folder)
    assert (done.added, done.documents, done.passed_over) == (6, 4, 1)
    assert [file.place for file in done.refused] == ["papers/broken.xml", "papers/empty.txt"]
    assert all(file.refusal and file.remedy for file in done.refused)
    assert [file.place for file in statistics(index).refused] == [file.place for file in done.refused]


def test_folders_of_one_name_are_told_apart(index: SqliteIndex, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "papers"
    other.mkdir(parents=True)
    (other / "a.txt").write_text("Another council.", encoding="utf-8")
    put(index, folder, other, folder / "a.txt")
    assert found(index, "another") == ["papers-2/a.txt"]
    shutil.rmtree(other)  # a folder that is not there now, on a disk not connected, loses nothing
    take_in(index, OneProcess(), tmp_path)
    assert found(index, "another") == ["papers-2/a.txt"]


def test_a_place_where_nothing_is_is_told(index: SqliteIndex, tmp_path: Path) -> None:
    with pytest.raises(UnusableIndex, match="there is nothing"):
        add_folders(index, (tmp_path / "none",), tmp_path)


def test_several_processes_make_the_same_index_as_one(folder: Path, tmp_path: Path) -> None:
    for number in range(30):
        (folder / f"n{number}.txt").write_text(f"The text {number}.", encoding="utf-8")
    for name, workers in (("a", OneProcess()), ("b", Processes(2))):
        with SqliteIndex(tmp_path / f"{name}.sqlite", is_new=True) as index:
            with index.transaction():
                add_folders(index, (folder,), tmp_path)
            take_in(index, workers, tmp_path)
    assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()


def test_a_killed_intake_leaves_nothing_half_and_goes_on(folder: Path, tmp_path: Path) -> None:
    chance = random.Random(5)
    for number in range(200):
        (folder / f"n{number}.txt").write_text("The council. " * 2_000 + str(number), encoding="utf-8")
    path = tmp_path / "a.sqlite"
    called = [sys.executable, "-m", "regesta", "collection", "add", str(path), str(folder), "--jobs", "1"]
    for _ in range(6):
        running = subprocess.Popen(called, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.1, 1.2))
        running.send_signal(signal.SIGKILL)
        running.wait()
    subprocess.run(called, check=True, capture_output=True)
    with SqliteIndex(path) as index:
        assert statistics(index).documents == 204
        assert not faults(index)
        assert count(index, read_query("council")).possible == 201


def test_a_full_disk_is_told_and_what_was_written_stays(folder: Path, tmp_path: Path) -> None:
    for number in range(40):
        text = " ".join(f"w{random.Random(number).getrandbits(60)}{each}" for each in range(8_000))
        (folder / f"n{number}.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "a.sqlite"
    called = [sys.executable, "-m", "regesta", "collection", "add", str(path), str(folder), "--jobs", "1"]

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, 3_000_000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    done = subprocess.run(called, capture_output=True, text=True, preexec_fn=little_room, check=False)
    assert done.returncode == 2 and "make room" in done.stderr and "Traceback" not in done.stderr
    subprocess.run(called, check=True, capture_output=True)
    with SqliteIndex(path) as index:
        assert statistics(index).documents == 44 and not faults(index)


def test_damage_is_found_and_the_index_made_anew(index: SqliteIndex, folder: Path, tmp_path: Path) -> None:
    put(index, folder)
    index.run(
        "UPDATE documents SET text = zeroblob(20) WHERE key = (SELECT min(key) FROM documents WHERE is_copy = 0)"
    )
    assert len(faults(index)) == 1
    index.close()
    made, aside, folders = make_anew(index.path)
    with made:
        assert [one.name for one in folders] == ["papers"] and aside.exists()
        assert take_in(made, OneProcess(), tmp_path).documents == 4
        assert not faults(made)


def test_bytes_overwritten_are_found(index: SqliteIndex, folder: Path) -> None:
    put(index, folder)
    index.run("PRAGMA wal_checkpoint(TRUNCATE)")
    index.close()
    size = index.path.stat().st_size
    with index.path.open("r+b") as file:
        file.seek(size // 3)
        file.write(random.Random(size).randbytes(size // 3))
    called = [sys.executable, "-m", "regesta", "collection"]
    done = subprocess.run(
        [*called, "stats", str(index.path), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode and "Traceback" not in done.stderr and "damaged" in done.stderr
    subprocess.run(
        [*called, "add", str(index.path), str(folder), "--rebuild"], check=True, capture_output=True
    )
    done = subprocess.run(
        [*called, "stats", str(index.path), "--check"], capture_output=True, text=True, check=True
    )
    assert "Every document is sound" in done.stdout


def test_a_name_in_another_encoding_is_taken_in(index: SqliteIndex, folder: Path) -> None:
    put(index, folder)
    odd = folder / os.fsdecode(b"caf\xe9.txt")
    try:
        odd.write_text("The minister was late.", encoding="utf-8")
    except OSError:
        pytest.skip("this disk holds no name that is not in UTF-8")
    assert put(index, folder).added == 1
    assert found(index, "late") == [r"papers/caf\xe9.txt"]
    assert put(index, folder).unchanged == len(TEXTS) + 1
    odd.unlink()
    assert put(index, folder).removed == 1


def test_a_folder_with_a_name_in_another_encoding_is_told(index: SqliteIndex, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"papi\xe8res")
    try:
        odd.mkdir()
    except OSError:
        pytest.skip("this disk holds no name that is not in UTF-8")
    with pytest.raises(UnusableIndex, match="not in UTF-8"):
        put(index, odd)
