"""Times what an editor asks of a large case against its limits: problems after an edit of one line, and completion.

usage: python bench/service.py [--entries 20000] [--with-text]

Prints CPU milliseconds. A limit that is not kept is told, and the exit status is 1. `--with-text` has every entry quote
a text of ten million letters that is held.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from generated import write_case

from regesta.faces.service import Service

FILE = "case.regesta"
PROBLEMS_LIMIT = 1000  # milliseconds
COMPLETION_LIMIT = 50
ROUNDS = 9


def timed(work: Callable[[], object]) -> float:
    """The CPU milliseconds that some work takes."""
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def edits(text: str) -> Iterator[tuple[str, str]]:
    """Texts that differ from one another by a line: a name mistaken, a field added, an entry taken away."""
    middle = text.index("\n\n", len(text) // 2) + 2
    end = text.index("\n\n", middle) + 2
    yield (
        "a name mistaken",
        text[:middle] + text[middle:].replace("  by        actor", "  by        acter", 1),
    )
    yield "a field more", text[:middle] + text[middle:].replace("  to  ", "  cert      low\n  to  ", 1)
    yield "an entry less", text[:middle] + text[end:]


def prompts(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Texts with something begun at their end, and where the cursor is."""
    lines = text.count("\n") + 1
    for name, begun in (
        ("a directive", "1950 re"),
        ("a person", "1950 meet\n  by        act"),
        ("an entry", "1950 meet\n  after     ^entry-1"),
        ("any entry", "1950 meet\n  after     "),
        ("by its title", "1950 meet\n  by        the actor"),
    ):
        more = begun.split("\n")
        yield name, f"{text}\n{begun}", lines + len(more), len(more[-1]) + 1


def main() -> None:
    """Prints a line for each kind of question."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--entries", type=int, default=20_000)
    parser.add_argument(
        "--with-text", action="store_true", help="Have the entries quote a text that is held."
    )
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        case = write_case(Path(folder, "case"), args.entries, has_text=args.with_text)
        text = case.read_text(encoding="utf-8")
        service = Service(case.parent)
        print(f"{args.entries:,} entries; at first {timed(lambda: service.problems(FILE)):.0f} ms")
        kept = [measured_edits(service, text), measured_prompts(service, text)]
    sys.exit(0 if all(kept) else 1)


def measured_edits(service: Service, text: str) -> bool:
    """Prints what problems after an edit cost; whether the limit is kept."""
    found = []
    for name, edited in edits(text):
        times = []
        for _ in range(ROUNDS // 3):
            service.problems(FILE, text)
            times.append(timed(partial(service.problems, FILE, edited)))
        found.append(told(f"problems after {name}", times, PROBLEMS_LIMIT))
    return all(found)


def measured_prompts(service: Service, text: str) -> bool:
    """Prints what completions cost; whether the limit is kept."""
    found = []
    for name, begun, line, column in prompts(text):
        service.problems(FILE, begun)
        times = [timed(partial(service.complete, FILE, begun, line, column)) for _ in range(ROUNDS)]
        found.append(told(f"completion of {name}", times, COMPLETION_LIMIT))
    return all(found)


def told(name: str, times: list[float], limit: int) -> bool:
    """Prints a line: the median and the worst, and the limit; whether the worst keeps it."""
    worst = max(times)
    verdict = "" if worst <= limit else "   NOT KEPT"
    print(
        f"{name:<36} {statistics.median(times):7.1f} ms, at worst {worst:7.1f} ms of {limit}{verdict}",
        flush=True,
    )
    return worst <= limit


if __name__ == "__main__":
    main()
