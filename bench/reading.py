"""The reader: what it finds of the essay's entries and how much of it is right; how fast it reads, and in what memory.

usage: python bench/reading.py [--shared ../shared] [--kilobytes 2000] [--gold CASE --drafts FILE]

The essay is held against cases/korea, whose entries cite it under seal; so are short narratives of crises, each beside
what a person records of it, in tests/reading/narratives: four that the rules were made on, and others that were written
and recorded before any rule was changed for them. Parts of texts in ../shared that others wrote are held against what a
person records of them, under seal, in tests/reading/sealed. For other texts make a case of your own and
give it with --gold, and the drafts that `regesta read` made of them with --drafts. Speed is that of the narratives of
wars in ../shared, CPU seconds of one process; its peer is the finding of date words alone, in the same run. Two
processes are held against one by the clock, which says little while the machine has other work, and by the CPU seconds
that all of them take, which four texts of one size share evenly. Memory is the most
that reading a text takes beyond the text, for a text and for one of four times its length.
"""

import argparse
import gc
import resource
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterable
from pathlib import Path

from regesta.case import Case, load
from regesta.case.texts import held_texts
from regesta.dates.words import find_times
from regesta.reading.carrying import faults_of
from regesta.reading.evaluation import Evaluation, evaluate, evaluate_files
from regesta.reading.prose import Unread
from regesta.reading.reader import Reader
from regesta.reading.session import read_all, wanted, written_on
from regesta.sources import Text, read_source
from regesta.statements.statement import Statement
from regesta.statements.writing import written

ROOT = Path(__file__).resolve().parents[1]
NARRATIVES = ROOT / "tests" / "reading" / "narratives"
SEALED = ROOT / "tests" / "reading" / "sealed"
MADE_ON = ("cuba", "falklands", "july", "suez")
GOALS = (80.0, 75.0, 90.0)
OF_EACH = 150_000  # characters of a volume that are read
KB_PER_SECOND, TIMES_AS_FAST = 300, 1.8


def _narratives(shared: Path) -> list[Path]:
    return sorted((shared / "data" / "dates" / "wikiwars" / "txt").glob("*.txt"))


def drafts_case(case: Case, text: Text, source: str) -> Case:
    """The drafts of a text as a case that can be evaluated."""
    found = Reader(case).read(text, source)
    return as_case(one.statement for one in found if not isinstance(one, Unread))


def as_case(drafts: Iterable[Statement]) -> Case:
    """Drafts as a case that can be evaluated."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "drafts.regesta"
        file.write_text(
            "\n".join(('case d "D" format 1\n  about 1 year\n', *map(written, drafts))), encoding="utf-8"
        )
        return load(file)


def print_evaluation(name: str, *found: Evaluation) -> None:
    """A line with what was found, what is right, and the modes, of several evaluations together."""
    entries, drafts = sum(len(one.entries) for one in found), sum(len(one.drafts) for one in found)
    meetings = [meeting for one in found for meeting in one.meetings]
    shares = (
        100 * sum(len(one.found) for one in found) / max(1, entries),
        100 * sum(len(one.right) for one in found) / max(1, drafts),
        100 * sum(one.is_mode_right for one in meetings) / max(1, len(meetings)),
    )
    counts = f"{entries} entries, {drafts} drafts"
    print(f"{name:<28} {shares[0]:>7.1f} {shares[1]:>7.1f} {shares[2]:>7.1f}   {counts}", flush=True)


def narrative(folder: Path) -> Evaluation:
    """A narrative's drafts held against what a person records of it."""
    case = load(folder)
    texts = held_texts(case).texts
    return evaluate(drafts_case(case, texts["narrative"], "narrative"), case, texts)


def print_narratives() -> None:
    """What is found of the narratives of crises."""
    found = {one.name: narrative(one) for one in sorted(NARRATIVES.iterdir()) if one.is_dir()}
    for name, one in found.items():
        print_evaluation(f"  {name}", one)
    print_evaluation("narratives made on", *(found[name] for name in MADE_ON))
    print_evaluation("other narratives", *(one for name, one in found.items() if name not in MADE_ON))


def of_others(folder: Path, shared: Path) -> Evaluation | None:
    """The drafts of parts of texts by others held against what a person records of them; None where none is held."""
    case = load(folder)
    texts = held_texts(case, (shared / "data" / "dates" / "wikiwars" / "txt", shared / "data" / "frus")).texts
    if not texts:
        return None
    found = (
        one.statement
        for name, text in texts.items()
        for one in Reader(case).read(text, name, created=written_on(case.named[name]))
        if not isinstance(one, Unread)
    )
    return evaluate(as_case(found), case, texts, is_part=True)


def print_of_others(shared: Path) -> None:
    """What is found of texts that others wrote."""
    found = {one.name: of_others(one, shared) for one in sorted(SEALED.iterdir()) if one.is_dir()}
    held = {name: one for name, one in found.items() if one is not None}
    for name, one in held.items():
        print_evaluation(f"  {name}", one)
    print_evaluation("texts by others", *held.values())


def print_quality(shared: Path, gold: Path | None, drafts: Path | None) -> None:
    """What is found of the essay, and of the texts that were asked for."""
    print(f"{'percent of':<28} {'found':>7} {'right':>7} {'modes':>7}")
    essays = shared / "data" / "essay"
    if essays.exists():
        korea = load(ROOT / "cases" / "korea")
        texts = held_texts(korea, (essays,)).texts
        print_evaluation("the essay", evaluate(drafts_case(korea, texts["lankov"], "lankov"), korea, texts))
    print_narratives()
    print_of_others(shared)
    if gold is not None and drafts is not None:
        found = evaluate_files(drafts, load(gold), (shared / "data",))
        if found is not None:
            print_evaluation(gold.name, found)


def print_carried(shared: Path) -> None:
    """How many drafts of the narratives and of the volumes' beginnings say what their quotation does not carry."""
    reader = Reader(load(ROOT / "cases" / "korea"))
    drafts = faulty = 0
    for path in (*_narratives(shared), *sorted((shared / "data" / "frus").glob("*.xml"))):
        text = Text(read_source(path).content[:OF_EACH])
        for one in reader.read(text, "narrative"):
            if not isinstance(one, Unread):
                drafts += 1
                faulty += bool(faults_of(one, text, reader.actors))
    print(
        f"narratives and volumes: {drafts} drafts, of which {faulty} say what their quotation does not carry"
    )


def cpu_seconds(work: Callable[[], Iterable[object]]) -> float:
    """The CPU seconds of one pass."""
    start = time.process_time()
    for _ in work():
        pass
    return time.process_time() - start


def print_speed(text: Text, reader: Reader) -> None:
    """Kilobytes a second of CPU, beside date words alone."""
    gc.collect()
    gc.disable()  # as the command line does
    best = min(cpu_seconds(lambda: reader.read(text, "narrative")) for _ in range(3))
    alone = min(cpu_seconds(lambda: find_times(text.content)) for _ in range(3))
    gc.enable()
    size = len(text.content.encode()) / 1_000
    print(f"{'read, a core':<28} {size / best:>7.0f} kB/s   {size / best / KB_PER_SECOND:.2f} of the goal")
    print(f"{'date words alone':<28} {size / alone:>7.0f} kB/s   {best / alone:.1f} times as fast")


def print_processes(shared: Path, kilobytes: int) -> None:
    """How much faster two processes are than one, by the clock."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "case.regesta").write_text('case c "C" format 1\n', encoding="utf-8")
        whole = "".join(path.read_text(encoding="utf-8") for path in _narratives(shared))
        for number in range(4):
            (folder / f"n{number}.txt").write_text(whole * max(1, kilobytes // 1_000), encoding="utf-8")
        case = load(folder)
        sources = [wanted(case, str(folder / f"n{number}.txt")) for number in range(4)]
        seconds, spent = [], []
        for processes in (1, 2):
            start, before = time.perf_counter(), _cpu_of_all()
            read_all(case, sources, processes=processes)
            seconds.append(time.perf_counter() - start)
            spent.append(_cpu_of_all() - before)
    by_clock, by_cpu = seconds[0] / seconds[1], 2 * spent[0] / spent[1]
    print(f"{'two processes, by the clock':<28} {by_clock:>7.2f} times one")
    print(
        f"{'by CPU, on two idle cores':<28} {by_cpu:>7.2f} times one   {by_cpu / TIMES_AS_FAST:.2f} of the goal"
    )


def _cpu_of_all() -> float:
    """CPU seconds of this process and of those that it has waited for."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def peak(text: Text, reader: Reader) -> float:
    """The most megabytes that reading a text takes beyond it."""
    assert text.locators
    tracemalloc.start()
    for _ in reader.read(text, "narrative"):
        pass
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6


def main() -> None:
    """Prints a table each for quality, carrying, speed and memory."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--kilobytes", type=int, default=2_000)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--drafts", type=Path)
    given = parser.parse_args()
    print_quality(given.shared, given.gold, given.drafts)
    if _narratives(given.shared):
        print_carried(given.shared)
        whole = "".join(path.read_text(encoding="utf-8") for path in _narratives(given.shared))
        reader = Reader(load(ROOT / "cases" / "korea"))
        print_speed(Text(whole[: 1_000 * given.kilobytes]), reader)
        print_processes(given.shared, given.kilobytes)
        small = whole[:60_000]
        one, four = peak(Text(small), reader), peak(Text(small * 4), reader)
        print(f"{'memory beyond the text':<28} {one:>7.1f} MB, of four times the text {four:.1f} MB")
    print(
        f"goal: {GOALS[0]:g} % found, {GOALS[1]:g} % right, {GOALS[2]:g} % of modes of the essay; {KB_PER_SECOND} kB/s"
        f" a core; two processes {TIMES_AS_FAST:g} times one; memory flat; nothing that is not carried"
    )


if __name__ == "__main__":
    main()
