"""Who reads the files of a collection: this process, or several."""

import multiprocessing
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import NamedTuple, Protocol

from regesta.collection.readers import ReadFile, read_file

# A forked process has all that is loaded already; elsewhere than on Linux, forking is not safe.
START = "fork" if sys.platform == "linux" else "spawn"
AHEAD = 4  # files that each process may be ahead of what is written: bounds the memory


class Task(NamedTuple):
    """A file to read, and the digest that it had when it was last read."""

    path: Path
    known: bytes


class Workers(Protocol):
    """Whoever reads files."""

    def read(self, tasks: Sequence[Task]) -> Iterator[ReadFile]:
        """The files, read, in the order of the tasks."""
        ...


class OneProcess:
    """Reads in this process."""

    def read(self, tasks: Sequence[Task]) -> Iterator[ReadFile]:
        """The files, read, in the order of the tasks."""
        return (read_file(*task) for task in tasks)


class Processes:
    """Reads in several processes of this machine, in the same order as one.

    A process that is killed is replaced, and what it was reading is read again.
    """

    def __init__(self, number: int) -> None:
        self.number = number

    def read(self, tasks: Sequence[Task]) -> Iterator[ReadFile]:
        """The files, read, in the order of the tasks."""
        done = 0
        while done < len(tasks):
            try:
                for file in self._read(tasks[done:]):
                    yield file
                    done += 1
            except BrokenProcessPool:
                yield read_file(
                    *tasks[done]
                )  # here, so that a file that ends its reader cannot do so for ever
                done += 1

    def _read(self, tasks: Sequence[Task]) -> Iterator[ReadFile]:
        context = multiprocessing.get_context(START)
        with ProcessPoolExecutor(self.number, mp_context=context) as pool:
            waiting: deque[Future[ReadFile]] = deque()
            try:
                for task in tasks:
                    waiting.append(pool.submit(read_file, *task))
                    if len(waiting) >= self.number * AHEAD:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            finally:
                pool.shutdown(cancel_futures=True)
