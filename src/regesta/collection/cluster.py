"""Reading the files of a collection on a Dask cluster, by way of Parquet in a folder that all of it sees."""

import shutil
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from regesta.collection.index import UnusableIndex
from regesta.collection.parts import part_path, read_part, write_part
from regesta.collection.readers import ReadFile, look_at, read_documents_of
from regesta.collection.workers import AHEAD, Task

if TYPE_CHECKING:
    from distributed import Client

_AGAIN = "look at its workers, then run the command again: it goes on where it was"
SECONDS = 10  # to wait for a scheduler


class Cluster:
    """Reads on the workers of the scheduler at `address`, such as `tcp://127.0.0.1:8786`.

    Each file that was read becomes a part in the folder `parts`, which the workers see under the same path, as they do
    the documents. A worker that ends midway leaves nothing half written, and its file is read by another. The files
    come in the order of the tasks, whoever read them, so that the index is that of one process. Needs the packages
    `distributed` and `pyarrow`: `pip install regesta[cluster]`.
    """

    def __init__(self, address: str, parts: Path) -> None:
        self.address, self.parts = address, parts

    def read(self, tasks: Sequence[Task]) -> Iterator[ReadFile]:
        """The files, read, in the order of the tasks."""
        if not tasks:
            return
        client = _client(self.address)
        try:
            self.parts.mkdir(parents=True, exist_ok=True)
            yield from self._read(client, tasks)
            shutil.rmtree(self.parts)
        finally:
            client.close()

    def _read(self, client: "Client", tasks: Sequence[Task]) -> Iterator[ReadFile]:
        waiting: deque[Any] = deque()
        ahead = max(1, sum(client.nthreads().values())) * AHEAD
        for task in tasks:
            waiting.append(
                client.submit(read_into, str(task.path), task.known, str(self.parts), pure=False, retries=3)
            )
            if len(waiting) >= ahead:
                yield self._next(waiting)
        while waiting:
            yield self._next(waiting)

    def _next(self, waiting: "deque[Any]") -> ReadFile:
        future = waiting.popleft()
        try:
            digest, is_unchanged, refusal, remedy = future.result()
        except Exception as fault:
            raise UnusableIndex(
                f"the cluster could not read a file: {fault}",
                _AGAIN,
            ) from None
        if is_unchanged or refusal:
            return ReadFile(digest, refusal=refusal, remedy=remedy, is_unchanged=is_unchanged)
        return read_part(part_path(self.parts, digest), digest)


def read_into(path: str, known: bytes, parts: str) -> tuple[bytes, bool, str, str]:
    """On a worker: reads a file into its part; its digest, whether it is unchanged, and why it could not be read."""
    read = look_at(Path(path), known)
    if not read.is_unchanged and not read.refusal and not part_path(Path(parts), read.digest).exists():
        read = read_documents_of(Path(path), read.digest)
        if not read.refusal:
            write_part(Path(parts), read)
    return read.digest, read.is_unchanged, read.refusal, read.remedy


def _client(address: str) -> "Client":
    try:
        import pyarrow  # noqa: F401
        from distributed import Client
    except ImportError:
        raise UnusableIndex(
            "the packages distributed and pyarrow are not installed",
            "install them: pip install 'regesta[cluster]'",
        ) from None
    try:
        return Client(address, timeout=SECONDS, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as fault:
        raise UnusableIndex(
            f"no scheduler answers at {address}: {fault}",
            "start one (`dask scheduler`) and give the address it prints",
        ) from None
