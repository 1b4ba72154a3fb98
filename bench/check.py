"""`regesta check` of a generated case beside `bean-check --no-cache` of a ledger of as many transactions and lines.

usage: python bench/check.py [--entries 1000,10000,100000] [--runs 3] [--quoted]

Prints CPU seconds and peak memory of whole processes (the median of the runs) and their ratio. With --quoted every
entry quotes words of a text of ten million characters.
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
from typing import NamedTuple

from generated import write_case, write_ledger

GOAL_RATIO = 0.5
GOAL_RATIO_QUOTED = 1.0
GOAL_MEGABYTES = 600


class Run(NamedTuple):
    """CPU seconds and peak memory, in megabytes, of a finished process."""

    seconds: float
    megabytes: float


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
    parser.add_argument("--quoted", action="store_true", help="every entry quotes words of a large text")
    args = parser.parse_args()
    peer = shutil.which("bean-check", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if peer is None:
        print("bean-check is not installed: its column is passed over")
    regesta = [sys.executable, "-m", "regesta", "check", "--json"]
    print(
        f"{'entries':>8} {'regesta s':>10} {'MB':>6} {'µs/entry':>9} {'bean-check s':>13} {'MB':>6} {'ratio':>6}"
    )
    for size in map(int, args.entries.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            case = write_case(Path(folder, "case"), size, is_quoted=args.quoted)
            ours = median([*regesta, str(case)], args.runs)
            line = (
                f"{size:>8,} {ours.seconds:>10.2f} {ours.megabytes:>6.0f} {ours.seconds / size * 1e6:>9.1f}"
            )
            if peer is not None:
                ledger = write_ledger(Path(folder, "ledger.beancount"), size)
                theirs = median([peer, "--no-cache", str(ledger)], args.runs)
                line += (
                    f" {theirs.seconds:>13.2f} {theirs.megabytes:>6.0f} {ours.seconds / theirs.seconds:>6.2f}"
                )
            print(line, flush=True)
    goal = GOAL_RATIO_QUOTED if args.quoted else GOAL_RATIO
    print(f"goal: a ratio of {goal} or less and under {GOAL_MEGABYTES} MB at 100,000 entries, near-linear")


if __name__ == "__main__":
    main()
