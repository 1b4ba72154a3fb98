"""`regesta serve` as a process of its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple


class Running(NamedTuple):
    """A server that runs: its address, and its process."""

    address: str
    process: "subprocess.Popen[str]"


@contextmanager
def running(folder: Path, *options: str) -> Iterator[Running]:
    """A server of a folder, stopped in the end."""
    command = [sys.executable, "-m", "regesta", "serve", str(folder), "--no-open", "--port", "0", *options]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert " at http://" in line, line
        yield Running(line.rpartition(" at ")[2].strip().rstrip("/"), process)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            said = process.stdout.read()
            process.stdout.close()
            assert "Traceback" not in said, said
