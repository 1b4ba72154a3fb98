"""Reading on a Dask cluster of several processes makes the same index as one process does."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from regesta.collection.cluster import Cluster
from regesta.collection.index import UnusableIndex
from regesta.collection.intake import Progress, add_folders, take_in
from regesta.collection.sqlite import SqliteIndex
from regesta.collection.workers import OneProcess, Workers

distributed = pytest.importorskip("distributed")
pytest.importorskip("pyarrow")


def made(
    path: Path, folder: Path, workers: Workers, say: Callable[[Progress], None] = lambda _: None
) -> bytes:
    """The bytes of a new index of a folder."""
    with SqliteIndex(path, is_new=True) as index:
        with index.transaction():
            add_folders(index, (folder,), folder.parent)
        take_in(index, workers, folder.parent, say=say)
    return path.read_bytes()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of documents, one of them unreadable."""
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(60):
        (papers / f"{number:02}.txt").write_text(f"Cable {number}. " * 400, encoding="utf-8")
    (papers / "empty.txt").write_bytes(b"")
    return papers


@pytest.mark.filterwarnings("ignore")
def test_the_index_is_bit_for_bit_that_of_one_process_though_workers_are_killed(
    folder: Path, tmp_path: Path
) -> None:
    alone = made(tmp_path / "a.sqlite", folder, OneProcess())
    with distributed.LocalCluster(
        n_workers=3, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as cluster:
        address = cluster.scheduler_address
        workers = [worker.pid for worker in cluster.workers.values()]

        def kill(now: Progress) -> None:
            if now.done in (5, 25):
                os.kill(workers.pop(), signal.SIGKILL)

        assert made(tmp_path / "b.sqlite", folder, Cluster(address, tmp_path / "parts"), kill) == alone
        assert len(workers) == 1 and not (tmp_path / "parts").exists()


def test_no_scheduler_is_told(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regesta.collection.cluster.SECONDS", 1)
    with pytest.raises(UnusableIndex, match="no scheduler answers"):
        made(tmp_path / "c.sqlite", folder, Cluster("tcp://127.0.0.1:1", tmp_path / "parts"))
