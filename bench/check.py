"""`regesta check` of a generated case beside `bean-check --no-cache` of a ledger of as many transactions and lines.

usage: python bench/check.py [--entries 1000,10000,100000] [--runs 3] [--no-text]

Prints CPU seconds and peak memory of whole processes (the median of the runs) and their ratio, first of a case whose
sources have no text, then of one that quotes a held text of 10 MB in every entry.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from generated import write_case, write_ledger

GOAL_RATIO = 0.5
GOAL_MEGABYTES = 600


class Run(NamedTuple):
    """CPU seconds and peak memory, in megabytes, of a finished process."""

    seconds: float
    megabytes: float


class Measured(NamedTuple):
    """A size and what it took us and the peer, where it is installed."""

    size: int
    ours: Run
    theirs: Run | None


def measured(command: Sequence[str]) -> Run:
    """One run of a command, its output thrown away."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(command: Sequence[str], runs: int) -> Run:
    """The median of several runs."""
    found = [measured(command) for _ in range(runs)]
    return Run(statistics.median(r.seconds for r in found), statistics.median(r.megabytes for r in found))


def main() -> None:
    """Prints a line for each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--entries", default="1000,10000,100000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--no-text", dest="text", action="store_false", help="Leave out the case that cites a text."
    )
    args = parser.parse_args()
    peer = shutil.which("bean-check", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if peer is None:
        print("bean-check is not installed: its column is passed over")
    print(
        f"{'entries':>8} {'regesta s':>10} {'growth':>7} {'MB':>5} {'bean-check s':>13} {'growth':>7} {'MB':>5} "
        f"{'ratio':>6}" + (f" {'cited in 10 MB s':>17} {'ratio':>6}" if args.text else "")
    )
    before: Measured | None = None
    for size in map(int, args.entries.split(",")):
        before = measure(size, peer, before, runs=args.runs, has_text=args.text)
    print(
        f"goal: a ratio of {GOAL_RATIO} or less and under {GOAL_MEGABYTES} MB at 100,000 entries, growth near 1; "
        "with citations held against a text of 10 MB, a ratio of 1"
    )


def measure(size: int, peer: str | None, before: Measured | None, *, runs: int, has_text: bool) -> Measured:
    """Measures one size and prints its line; `before` is the size measured before it."""
    regesta = [sys.executable, "-m", "regesta", "check", "--json"]
    with tempfile.TemporaryDirectory() as folder:
        ours = median([*regesta, str(write_case(Path(folder, "case"), size))], runs)
        theirs = None
        if peer is not None:
            ledger = write_ledger(Path(folder, "ledger.beancount"), size)
            theirs = median([peer, "--no-cache", str(ledger)], runs)
        cited = None
        if has_text:
            cited = median([*regesta, str(write_case(Path(folder, "cited"), size, has_text=True))], runs)
    found = Measured(size, ours, theirs)
    line = f"{size:>8,} {ours.seconds:>10.2f} {growth(found, before, 'ours'):>7} {ours.megabytes:>5.0f}"
    if theirs is not None:
        line += f" {theirs.seconds:>13.2f} {growth(found, before, 'theirs'):>7} {theirs.megabytes:>5.0f}"
    else:
        line += f" {'–':>13} {'–':>7} {'–':>5}"
    line += f" {ratio(ours, theirs):>6}"
    print(line + (f" {cited.seconds:>17.2f} {ratio(cited, theirs):>6}" if cited else ""), flush=True)
    return found


def ratio(ours: Run, theirs: Run | None) -> str:
    """Our time to theirs."""
    return f"{ours.seconds / theirs.seconds:.2f}" if theirs is not None else "–"


def growth(now: Measured, before: Measured | None, whose: Literal["ours", "theirs"]) -> str:
    """How much longer an entry takes than in the case measured before: 1 where time grows as the case does."""
    one, other = (getattr(before, whose) if before else None), getattr(now, whose)
    if before is None or one is None:
        return "–"
    return f"{other.seconds / now.size / (one.seconds / before.size):.2f}"


if __name__ == "__main__":
    main()
