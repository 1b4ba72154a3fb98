"""Collections: documents put in and searched, beside plain SQLite FTS5 and tantivy on the same documents.

usage: python bench/collection.py [--documents 10000] [--growth] [--kills 20 [--only-kills]]

First the volumes of ../shared/data/frus where they are there: seconds to put them in with one process and with two,
the size of the index beside their text, the memory, and how many of the documents that cases/us-withdrawal cites on its
matters are among the first that are suggested on these. Then documents of about 2,500 characters, made by recombining
paragraphs of those volumes (or made-up words): seconds and size, and the 95th percentile of searches in milliseconds,
each beside the peers in the same run. With --growth, that at 1,000, 10,000, 100,000 and, without the peers, 300,000.
With --kills, as many intakes are killed midway, each followed by another; at the end nothing may be missing, double or
half.
"""

import argparse
import random
import resource
import signal
import sqlite3
import statistics as figures
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import tantivy

from regesta.case import load
from regesta.collection.damage import faults
from regesta.collection.document import Document
from regesta.collection.index import File, Index
from regesta.collection.prepared import prepare
from regesta.collection.query import read_query
from regesta.collection.search import count, search
from regesta.collection.sqlite import SqliteIndex
from regesta.collection.statistics import statistics
from regesta.collection.subjects import Cited, subjects
from regesta.collection.suggesting import Suggester
from regesta.sources import read_source
from regesta.statements.statement import field_cites

ROOT = Path(__file__).parents[1]
FRUS = Path(__file__).parents[2] / "shared" / "data" / "frus"
LENGTH = 2_500  # characters of a generated document
FILE = 500  # documents of a generated file
MOST_WITH_PEERS = 100_000  # documents that the peers take in too
SEARCHES = 300


def paragraphs() -> list[str]:
    """Paragraphs to recombine."""
    if FRUS.is_dir():
        texts = [read_source(path).content for path in sorted(FRUS.glob("*.xml"))[:6]]
        return [part for text in texts for part in text.split("\n") if 80 < len(part) < 1_500]
    chance = random.Random(1)
    words = [
        "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randrange(2, 10)))
        for _ in range(20_000)
    ]
    return [" ".join(chance.choices(words, k=60)) for _ in range(20_000)]


def generated(number: int, parts: list[str], seed: int = 1) -> Iterator[Document]:
    """Documents by recombining."""
    chance = random.Random(seed)
    for each in range(number):
        chosen: list[str] = []
        while sum(map(len, chosen)) < LENGTH:
            chosen.append(chance.choice(parts))
        year, month = chance.randint(1945, 1953), chance.randint(1, 12)
        date = (
            f"{year}-{month:02}-{chance.randint(1, 28):02}" if chance.random() < 0.8 else f"{year}-{month:02}"
        )
        yield Document(f"d{each}", f"Document {each}", "\n\n".join(chosen), date, ("Sender",), ("Recipient",))


def queries(parts: list[str], seed: int = 2) -> list[str]:
    """Words common and rare, two together, and phrases of two words, as they stand in the documents."""
    chance = random.Random(seed)
    made: list[str] = []
    while len(made) < SEARCHES:
        words = [word.strip(".,;:()“”’") for word in chance.choice(parts).split()]
        start = chance.randrange(max(1, len(words) - 2))
        one, two = (*words[start : start + 2], "", "")[:2]
        if not (one.isascii() and two.isascii() and one.isalpha() and two.isalpha()):
            continue
        made.append((one, f"{one} {two}", f'"{one} {two}"')[len(made) % 3])
    return made


def timed(work: Callable[[], object]) -> float:
    """CPU seconds of this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def milliseconds(asked: list[str], answer: Callable[[str], object]) -> tuple[float, float]:
    """The median and the 95th percentile of the answers, each asked twice and timed the second time."""
    taken = []
    for one in asked:
        answer(one)
        taken.append(timed(lambda one=one: answer(one)) * 1_000)  # type: ignore[misc]
    taken.sort()
    return figures.median(taken), taken[int(len(taken) * 0.95)]


def ours(folder: Path, number: int, parts: list[str], asked: list[str]) -> tuple[float, float, float, float]:
    """Seconds, bytes, median and 95th percentile with us."""
    path = folder / "ours.sqlite"

    def fill() -> None:
        with SqliteIndex(path, is_new=True) as index:
            batch = []
            for each, document in enumerate(generated(number, parts), 1):
                batch.append(prepare(document))
                if each % FILE == 0 or each == number:
                    with index.transaction():
                        index.put(File("box", f"{each}.txt", each.to_bytes(32, "big"), "bench"), batch)
                    batch = []
            index.settle()

    seconds = timed(fill)
    with SqliteIndex(path) as index:
        found = milliseconds(asked, lambda one: search(index, read_query(one)))
        counting = milliseconds(asked, lambda one: count(index, read_query(one)))
    print(f"  ours: counting all matches, 95th percentile {counting[1]:.1f} ms")
    return seconds, path.stat().st_size, *found


def plain(folder: Path, number: int, parts: list[str], asked: list[str]) -> tuple[float, float, float, float]:
    """The same with a plain FTS5 table."""
    path = folder / "plain.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(title, text)")

        def fill() -> None:
            rows = ((one.title, one.text) for one in generated(number, parts))
            connection.executemany("INSERT INTO words VALUES (?, ?)", rows)
            connection.commit()
            connection.execute("INSERT INTO words(words) VALUES ('optimize')")
            connection.commit()

        seconds = timed(fill)
        snippet = "snippet(words, 1, '', '', '…', 40)"
        statement = f"SELECT rowid, {snippet} FROM words WHERE words MATCH ? ORDER BY rank LIMIT 20"
        quoted = [
            one if one.startswith('"') else " ".join(f'"{word}"' for word in one.split()) for one in asked
        ]
        found = milliseconds(quoted, lambda one: connection.execute(statement, (one,)).fetchall())
    return seconds, path.stat().st_size, *found


def peer(folder: Path, number: int, parts: list[str], asked: list[str]) -> tuple[float, float, float, float]:
    """The same with tantivy."""
    place = folder / "tantivy"
    place.mkdir()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("title", stored=True)
    builder.add_text_field("text", stored=True)
    index = tantivy.Index(builder.build(), path=str(place))

    def fill() -> None:
        writer = index.writer(128_000_000, 1)
        for one in generated(number, parts):
            writer.add_document(tantivy.Document(title=one.title, text=one.text))
        writer.commit()
        writer.wait_merging_threads()

    seconds = timed(fill)
    index.reload()
    searcher = index.searcher()

    def answer(one: str) -> list[object]:
        query = index.parse_query(one if one.startswith('"') else " AND ".join(one.split()), ["text"])
        return [searcher.doc(address) for _, address in searcher.search(query, 20).hits]

    found = milliseconds(asked, answer)
    size = sum(file.stat().st_size for file in place.rglob("*") if file.is_file())
    return seconds, size, *found


def measure(number: int, parts: list[str]) -> None:
    """A table of that many documents."""
    text = sum(len(one.text.encode()) for one in generated(number, parts))
    asked = queries(parts)
    print(
        f"\n{number:,} documents, {text / 1e6:,.0f} MB of text; searches of one and two words and of phrases"
    )
    rows = []
    with tempfile.TemporaryDirectory() as made:
        takers = (("regesta", ours), ("plain FTS5", plain), ("tantivy", peer))
        for name, one in takers if number <= MOST_WITH_PEERS else takers[:1]:
            rows.append((name, *one(Path(made), number, parts, asked)))
    print("reader         CPU s    MB/s  of the text   median ms   95th ms   ours is")
    for name, seconds, size, median, last in rows:
        ratio = last / max(rows[0][4], 1e-6)
        print(
            f"{name:<12} {seconds:>7.1f} {text / 1e6 / seconds:>7.1f} {size / text:>12.2f} {median:>11.2f} {last:>9.2f}"
            f" {ratio:>8.1f}×"
        )
    print(
        f"goal: the 95th percentile {15 if number <= 10_000 else 40} ms or less, the index 1.5 of the text or less"
    )


def volumes() -> None:
    """The printed volumes, put in by one process and by two."""
    if not FRUS.is_dir():
        print("the volumes are not there")
        return
    taken, spent = {}, {}
    for jobs in (1, 2):
        with tempfile.TemporaryDirectory() as made:
            path = Path(made) / "a.sqlite"
            start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
            called = [
                sys.executable,
                "-m",
                "regesta",
                "collection",
                "add",
                str(path),
                str(FRUS),
                "--jobs",
                str(jobs),
            ]
            subprocess.run(called, check=True, stdout=subprocess.DEVNULL)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            taken[jobs] = time.perf_counter() - start
            spent[jobs] = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            with SqliteIndex(path) as index:
                held = statistics(index)
                if jobs == 2:
                    suggestions(index)
            print(
                f"{held.files} volumes, {held.documents:,} documents, {held.characters / 1e6:.0f} MB of text, read by"
                f" {jobs}: {taken[jobs]:.1f} s ({after.ru_utime - before.ru_utime:.1f} s of CPU),"
                f" index {path.stat().st_size / held.characters:.2f} of the text, {after.ru_maxrss / 1024:.0f} MB"
            )
    print(
        f"two processes are {taken[1] / taken[2]:.2f} times one by the clock, which other work on the machine holds up;"
        f" by CPU seconds, shared evenly by two idle cores, {2 * spent[1] / spent[2]:.2f} (goal 1.7); goal 60 s on two"
        " cores, 500 MB"
    )


def suggestions(index: Index) -> None:
    """How many of the documents that a case cites on its matters would have been suggested on these, had it not."""
    case = load(ROOT / "cases" / "us-withdrawal")
    wanted: dict[str, set[str]] = defaultdict(set)
    for entry in case.entries:
        ids = {part for field in entry.citations for part in field_cites(field).locator.split(",")}
        for name in {name for mention in entry.target for name in mention.names}:
            places = {f"frus/frus1949v07p2.xml#{part}" for part in ids}
            wanted[name] |= {place for place in places if index.find(place) is not None}
    among = dict.fromkeys((10, 20, 50), 0)
    suggester = Suggester(index, Cited(frozenset(), frozenset()))
    taken = []
    for one in subjects(case):
        if one.kind == "matter":
            start = time.process_time()
            found = suggester.suggest(one, most=max(among)).suggestions
            taken.append(time.process_time() - start)
            for most in among:
                among[most] += len(wanted[one.name] & {each.entry.place for each in found[:most]})
    whole = sum(map(len, wanted.values()))
    shares = ", ".join(
        f"{100 * number / whole:.0f} % among the first {most}" for most, number in among.items()
    )
    print(
        f"suggestions: of {whole} documents cited on matters, {shares}; {max(taken):.2f} s for a matter at most"
    )


def kills(number: int) -> None:
    """Intakes killed midway: none counts that had ended before it could be killed."""
    chance = random.Random(4)
    with tempfile.TemporaryDirectory() as made:
        papers = Path(made) / "papers"
        papers.mkdir()
        texts = {f"{each}.txt": "" for each in range(400)}
        path = Path(made) / "a.sqlite"
        called = [sys.executable, "-m", "regesta", "collection", "add", str(path), str(papers), "--jobs", "1"]
        faulty = killed = rounds = 0
        while killed < number:
            rounds += 1
            for name in texts if rounds == 1 else chance.sample(sorted(texts), 60):
                texts[name] = f"Cable {name}, copy {rounds}. " + "The council met. " * 3_000
                (papers / name).write_text(texts[name], encoding="utf-8")
            running = subprocess.Popen(called, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0.05, 2))
            killed += running.poll() is None
            running.send_signal(signal.SIGKILL)
            running.wait()
            if path.exists() and path.stat().st_size and rounds % 20 == 0:
                with SqliteIndex(path, is_new=True) as index:
                    faulty += bool(faults(index))
        subprocess.run(called, check=True, capture_output=True)
        with SqliteIndex(path) as index:
            entries = [index.find(f"papers/{name}") for name in texts]
            kept = [one for one in entries if one is not None]
            whole = sum(map(str.__eq__, index.texts(kept), texts.values())) if len(kept) == len(texts) else 0
            print(
                f"\n{killed} kills midway in {rounds} intakes: {faulty} times damaged between them; at the end"
                f" {statistics(index).documents} documents of {len(texts)}, {whole} of them word for word,"
                f" {len(faults(index))} faults"
            )


def main() -> None:
    """Prints the tables."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--documents", type=int, default=10_000)
    reader.add_argument("--growth", action="store_true")
    reader.add_argument("--kills", type=int, default=20)
    reader.add_argument("--only-kills", action="store_true")
    asked = reader.parse_args()
    if asked.only_kills:
        kills(asked.kills)
        return
    volumes()
    parts = paragraphs()
    for number in (1_000, 10_000, 100_000, 300_000) if asked.growth else (asked.documents,):
        measure(number, parts)
    kills(asked.kills)


if __name__ == "__main__":
    main()
