"""`regesta serve`: how soon an edit is shown, how fast completions come, and how many can read at once.

usage: python bench/live.py [--entries 20000] [--kills 1000] [--only edit,completion,readers,drafts,kills]

An edit of one line in a generated case is shown when the page that is open has been told (server-sent events) and has
fetched the entry's page with the edit in it; the limit is a second. A completion is asked with the whole text of that
file; the limit is 50 milliseconds. Fifty readers ask for the pages of the Korea case at once, each the next when it has
the last, by `wrk` where that is installed, else by a client in Python; the limit for 95 of a hundred is 100
milliseconds. Five hundred drafts of a source are accepted in one request, what would be wrong with them looked for
before; the limit is two seconds. Beside each stands what of it the server itself worked, which a busy machine does not
lengthen; and the ratios of both to the limit: below 1 is better. Last, a process that saves without end is killed so
many times in mid-save: every time the file must hold one text or the other, whole.
"""

import argparse
import asyncio
import http.client
import json
import os
import random
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TextIO
from urllib.parse import urlsplit

from generated import write_case

from regesta.case import load
from regesta.editing.journal import Journal
from regesta.faces.live import drafts as drafting
from regesta.faces.live import entry_shapes, files, shapes
from regesta.faces.live.desk import Desk
from regesta.faces.live.settings import Settings

KOREA = Path(__file__).parents[1] / "cases" / "korea"
LIMITS = {"edit": 1.0, "completion": 0.050, "readers": 0.100, "drafts": 2.0}
DRAFTS = 500
READERS, SECONDS = 50, 5.0
EDITS, COMPLETIONS = 7, 25
PAGES = (
    "index",
    "chronology",
    "matters/invasion",
    "people/stalin",
    "entries/approval",
    "sources/lankov",
    "letters",
)


class Server(NamedTuple):
    """A server that runs: its host and port, and its process."""

    host: str
    process: int

    def worked(self) -> float:
        """Seconds that the server has worked since it began (proc(5): the 14th and 15th field of `stat`)."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """A server of a folder, as a process of its own."""
    command = [sys.executable, "-m", "regesta", "serve", str(folder), "--no-open", "--port", "0"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    )
    assert process.stdout is not None
    try:
        address = process.stdout.readline().rpartition(" at ")[2].strip()
        yield Server(urlsplit(address).netloc, process.pid)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)
        process.stdout.close()


def asked(host: str, path: str, body: object = None, token: str = "") -> str:
    """What the server answers."""
    connection = http.client.HTTPConnection(host, timeout=120)
    headers = {"X-Regesta-Token": token, "Content-Type": "application/json"}
    connection.request(
        "GET" if body is None else "POST", path, None if body is None else json.dumps(body).encode(), headers
    )
    answer = connection.getresponse()
    told = answer.read().decode()
    connection.close()
    assert answer.status == 200, (path, answer.status, told[:200])
    return told


def edits(server: Server, file: Path, name: str) -> tuple[float, float]:
    """Seconds from an edit of a line until the page of the entry shows it, and what of it the server worked."""
    host = server.host
    page = f"/case/{file.parent.name}/entries/entry-{name}.html"
    asked(host, page)
    address, _, port = host.rpartition(":")
    listener = socket.create_connection((address, int(port)), timeout=60)
    listener.sendall(f"GET /case/{file.parent.name}/events HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
    news = listener.makefile("r", encoding="utf-8")
    _until(news, "event: hello")
    time.sleep(1)
    found = []
    before = server.worked()
    for number in range(EDITS):
        text = file.read_text(encoding="utf-8")
        edited = re.sub(rf"(\^entry-{name}\b)[^\n]*", rf'\1 "Edited {number}"', text)
        start = time.perf_counter()
        file.write_text(edited, encoding="utf-8")
        _until(news, "event: changed")
        assert f"Edited {number}" in asked(host, page)
        found.append(time.perf_counter() - start)
    listener.close()
    return statistics.median(found), (server.worked() - before) / EDITS


def _until(news: TextIO, wanted: str) -> None:
    for line in news:
        if line.startswith(wanted):
            return
    raise RuntimeError("the server has hung up")


def completions(server: Server, file: Path) -> tuple[float, float]:
    """Seconds that a completion takes, asked with the whole text of the file, and what of it the server worked."""
    host = server.host
    page = asked(host, f"/case/{file.parent.name}/edit.html")
    token = re.search(r'data-token="([^"]+)"', page)
    assert token is not None
    text = file.read_text(encoding="utf-8") + "\n1950 request matter-1\n  by        actor-1"
    asks = f"/case/{file.parent.name}/ask/"
    body = {"path": file.name, "text": text}
    asked(host, f"{asks}problems", body, token[1])
    place = {**body, "line": text.count("\n") + 1, "column": 20}
    found = []
    before = server.worked()
    for _ in range(COMPLETIONS):
        start = time.perf_counter()
        told = asked(host, f"{asks}completions", place, token[1])
        found.append(time.perf_counter() - start)
        assert "actor-1" in told
    return statistics.median(found), (server.worked() - before) / COMPLETIONS


def drafts(folder: Path) -> tuple[float, float]:
    """Seconds in which so many drafts of a source are checked and accepted at once, and what of it is worked."""
    folder.mkdir()
    names = [f'person p{number} "Mr {number}"' for number in range(100)]
    source = 'source minutes "Minutes"\n  locators  lines\n  text      minutes.txt'
    head = [
        'case drafted "Drafted" format 1',
        source,
        *names,
        'body council "The council"',
        'matter march "M"',
        "",
    ]
    (folder / "case.regesta").write_text("\n".join(head), encoding="utf-8")
    said = [f"On that day Mr {line % 100} asked the council for leave, {line}." for line in range(DRAFTS)]
    (folder / "minutes.txt").write_text("\n".join(said), encoding="utf-8")
    made = ["# Drafts"]
    for line, words in enumerate(said):
        fields = f'  by        p{line % 100}\n  to        council\n  cites     minutes {line + 1} "{words}"\n'
        made.append(f"1848 request march\n{fields}  draft     bench\n")
    (folder / "drafts").mkdir()
    (folder / "drafts" / "minutes.regesta").write_text("\n".join(made), encoding="utf-8")
    desk = Desk("drafted", folder, Settings(folder))
    waiting = drafting.drafts(desk, shapes.Nothing()).drafts
    asked_for = entry_shapes.Decide([one.mark for one in waiting], "accept", only_sound=True)
    start, before = time.perf_counter(), time.process_time()
    done = drafting.decide(desk, asked_for)
    took, worked = time.perf_counter() - start, time.process_time() - before
    assert done.decided == DRAFTS, done
    return took, worked


def readers(server: Server) -> tuple[float, float]:
    """The 95th percentile of the time for a page with so many readers at once, and what the server works for 50."""
    host = server.host
    paths = [f"/case/korea/{page}.html" for page in PAGES]
    for path in paths:
        asked(host, path)
    wrk = shutil.which("wrk")
    before = server.worked()
    if wrk is not None:
        slow, count = _with_wrk(wrk, f"http://{host}{paths[4]}")
    else:
        times = asyncio.run(_read_at_once(host, paths))
        slow, count = statistics.quantiles(times, n=20)[18], len(times)
    return slow, READERS * (server.worked() - before) / count


def _with_wrk(wrk: str, address: str) -> tuple[float, int]:
    command = [wrk, "-t1", f"-c{READERS}", f"-d{SECONDS:.0f}s", "--latency", address]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    count = re.search(r"(\d+) requests in", told)
    slow = re.search(r"99%\s+([\d.]+)(us|ms|s)", told)  # wrk tells 90 and 99 of a hundred: the stricter
    assert count is not None and slow is not None, told
    return float(slow[1]) * {"us": 1e-6, "ms": 1e-3, "s": 1.0}[slow[2]], int(count[1])


async def _read_at_once(host: str, paths: list[str]) -> list[float]:
    address, _, port = host.rpartition(":")
    end = time.perf_counter() + SECONDS
    times: list[float] = []

    async def reader(number: int) -> None:
        stream, out = await asyncio.open_connection(address, int(port))
        turn = number
        while time.perf_counter() < end:
            start = time.perf_counter()
            out.write(f"GET {paths[turn % len(paths)]} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
            head = (await stream.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
            length = re.search(r"content-length: (\d+)", head)
            assert " 200 " in head and length is not None, head
            await stream.readexactly(int(length[1]))
            times.append(time.perf_counter() - start)
            turn += 1
        out.close()

    await asyncio.gather(*(reader(number) for number in range(READERS)))
    return times


def kills(number: int, folder: Path) -> int:
    """How many of so many processes, killed in mid-save, have left half a file or a case that cannot be read."""
    chance = random.Random(1)
    file = folder / "case.regesta"
    lines = [f'{1800 + line % 100} event ^e{line} "{{}} {line}"' for line in range(4_000)]
    texts = ["\n".join(['case c "C" format 1', *(line.format(sign) for line in lines), ""]) for sign in "AB"]
    file.write_text(texts[0], encoding="utf-8")
    whole = {text.encode() for text in texts}
    spoilt, seen = 0, set()
    for _ in range(number):
        told, tells = os.pipe()
        child = os.fork()
        if child == 0:
            _save_without_end(folder, texts, tells)
        os.close(tells)
        os.read(told, 1)  # it has saved once, and goes on
        os.close(told)
        time.sleep(chance.uniform(0.0, 0.040))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        seen.add(file.read_bytes())
        spoilt += file.read_bytes() not in whole
    assert len(seen) > 1 or number < 10, "nothing was ever saved"
    assert Journal(folder).last()
    assert len(load(folder).statements) == len(lines) + 1
    return spoilt


def _save_without_end(folder: Path, texts: list[str], tells: int) -> None:
    """What the app does with what it is given to save, until this process is killed."""
    try:
        desk = Desk("c", folder, Settings(folder))
        while True:
            now = files.read(desk, shapes.FileName("case.regesta"))
            text = texts[1] if now.text == texts[0] else texts[0]
            files.save(desk, shapes.Save("case.regesta", text, now.digest))
            os.write(tells, b".")
    finally:
        os._exit(1)


def main() -> None:
    """Prints a line for each figure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--entries", type=int, default=20_000)
    parser.add_argument("--kills", type=int, default=1_000)
    parser.add_argument("--only", default="edit,completion,readers,drafts,kills")
    given = parser.parse_args()
    only = given.only.split(",")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "case"
        if {"edit", "completion"} & set(only):
            file = write_case(folder, given.entries)
            with serving(folder) as server:
                if "edit" in only:
                    _tell(f"an edit shown, {given.entries:,} entries", "edit", *edits(server, file, "1"))
                if "completion" in only:
                    _tell(
                        f"a completion, {given.entries:,} entries", "completion", *completions(server, file)
                    )
        if "readers" in only:
            with serving(KOREA) as server:
                _tell(f"a page for 95 of 100, {READERS} readers", "readers", *readers(server))
        if "drafts" in only:
            _tell(f"{DRAFTS} drafts accepted at once", "drafts", *drafts(Path(name) / "drafted"))
        if "kills" in only:
            (Path(name) / "killed").mkdir()
            spoilt = kills(given.kills, Path(name) / "killed")
            print(f"killed in mid-save {given.kills:,} times: {spoilt} files spoilt; goal: 0")
            sys.exit(1 if spoilt else 0)


def _tell(what: str, which: str, seconds: float, worked: float) -> None:
    limit = LIMITS[which]
    print(
        f"{what:<36} {1000 * seconds:>8.1f} ms, of which worked {1000 * worked:>7.1f}; goal: {1000 * limit:.0f} ms; "
        f"ratios to it {seconds / limit:.2f}, {worked / limit:.2f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
