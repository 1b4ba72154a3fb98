"""What the tests of collections stand on: generated documents, and a PostgreSQL server where one is installed."""

import os
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from regesta.collection.document import Document
from regesta.collection.index import UnusableIndex
from regesta.collection.postgres import PostgresIndex

WORDS = (
    *(
        "council",
        "minister",
        "cable",
        "letter",
        "draft",
        "border",
        "river",
        "army",
        "treaty",
        "winter",
        "harvest",
    ),
    *(
        "prison",
        "mine",
        "steel",
        "vote",
        "decree",
        "witness",
        "archive",
        "leave",
        "promise",
        "refusal",
        "3rd",
        "38",
    ),
    *("café", "naïve", "Straße", "Сталин", "Киев", "김일성", "毛泽东", "1949"),
)
NAMES = ("Anna Weber", "Otto Kern", "Lê Văn An", "Park Min", "Otto Weber", "Kern", "Ministry of Mines")
DATES = (
    *(
        "1949-06",
        "1949-06-12",
        "1949/1951",
        "[..1950-01]",
        "1948~",
        "1950-02-30",
        "",
        "1947-12-31/1948-01-02",
    ),
    *("19XX", "[1949-01..1949-03]", "1950", "-0043-03-15", "1951-05-05/.."),
)
LANGUAGES = ("", "en", "de", "ko")


def documents(number: int, seed: int) -> list[Document]:
    """Generated documents, some of them copies of others."""
    chance = random.Random(seed)
    made: list[Document] = []
    for each in range(number):
        text = " ".join(_written(chance, word) for word in chance.choices(WORDS, k=chance.randint(3, 40)))
        if made and chance.random() < 0.1:
            text = chance.choice(made).text
        made.append(
            Document(
                f"d{each}",
                " ".join(chance.choices(WORDS, k=3)),
                text,
                chance.choice(DATES),
                tuple(chance.sample(NAMES, k=chance.randint(0, 2))),
                tuple(chance.sample(NAMES, k=chance.randint(0, 1))),
                tuple(chance.sample(NAMES, k=chance.randint(0, 2))),
                chance.choice(LANGUAGES),
            )
        )
    return made


def _written(chance: random.Random, word: str) -> str:
    return chance.choice((word, word.upper(), f"{word},", f"“{word}”", f"{word}.\n\n", word))


def queries(number: int, seed: int) -> list[str]:
    """Generated queries: words, phrases, beginnings, fields, dates, languages, denials and alternatives."""
    chance = random.Random(seed)
    return [" ".join(_parts(chance)) for _ in range(number)]


def _parts(chance: random.Random) -> Sequence[str]:
    parts = [_word(chance)]
    for _ in range(chance.randint(0, 2)):
        kind = chance.randrange(6)
        if kind == 0:
            parts += ["OR", _word(chance)]
        elif kind == 1:
            parts.append(f"-{_word(chance)}")
        elif kind == 2:
            parts.append(f"{chance.choice(('from', 'to', 'person'))}:{_name(chance)}")
        elif kind == 3:
            parts.append(f"date:{chance.choice([date for date in DATES if date and date != '1950-02-30'])}")
        elif kind == 4:
            parts.append(f"language:{chance.choice(LANGUAGES[1:])}")
        else:
            parts.append(f"title:{_word(chance)}")
    if chance.random() < 0.1:
        parts = [part for part in parts if ":" in part and not part.startswith("title")] or parts
    return parts


def _word(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.6:
        return chance.choice(WORDS)
    if kind < 0.8:
        return f"{chance.choice(WORDS)[:2]}*"
    return f'"{" ".join(chance.choices(WORDS, k=2))}"'


def _name(chance: random.Random) -> str:
    return (
        f'"{chance.choice(NAMES)}"' if chance.random() < 0.5 else chance.choice(("kern", "otto", "we*", "lê"))
    )


def _program(name: str) -> str | None:
    found = [str(path) for path in Path("/usr/lib/postgresql").glob(f"*/bin/{name}")]
    return shutil.which(name) or (found[-1] if found else None)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of an empty database on a server of our own, listening on loopback alone."""
    initdb, server = _program("initdb"), _program("postgres")
    if initdb is None or server is None:
        pytest.skip("PostgreSQL is not installed")
    folder = Path(tempfile.mkdtemp(prefix="regesta-postgres-"))
    become: list[str] = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
        become = ["runuser", "-u", "postgres", "--"]
    data = folder / "data"
    subprocess.run(
        [*become, initdb, "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"],
        check=True, capture_output=True, cwd=folder,
    )  # fmt: skip
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["-D", str(data), "-p", str(port), "-h", "127.0.0.1", "-k", str(folder), "-F"]
    running = subprocess.Popen(
        [*become, server, *options], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"postgresql://postgres@127.0.0.1:{port}/postgres"
    try:
        _await(address, running)
        yield address
    finally:
        first = (data / "postmaster.pid").read_text().split()[0]
        os.kill(int(first), signal.SIGINT)  # ends the server without waiting for whoever is connected
        running.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def _await(address: str, running: "subprocess.Popen[bytes]") -> None:
    for _ in range(200):
        try:
            PostgresIndex(address)
        except UnusableIndex as fault:
            if "cannot be reached" not in fault.reason:
                return
        assert running.poll() is None, "the server ended"
        time.sleep(0.1)
    pytest.fail("the server does not answer")
