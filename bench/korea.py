"""`regesta check` of the Korea case, cold: CPU seconds of the whole process beside the limit it is held to.

The source is compiled to bytecode first, as installing a package does, and is not while it is measured.

usage: python bench/korea.py [--runs 10]
"""

import argparse
import compileall
import sys
from pathlib import Path

from check import median

LIMIT_SECONDS = 0.5


def main() -> None:
    """Prints a line for each way of printing the check, and one for a bare interpreter."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=10)
    runs = parser.parse_args().runs
    compileall.compile_dir(Path(__file__).parents[1] / "src", quiet=1)
    case = str(Path(__file__).parents[1] / "cases" / "korea")
    check = [sys.executable, "-m", "regesta", "check"]
    print(f"{'check cases/korea, cold':<28} {'CPU s':>7} {'MB':>5} {'of the limit':>13}")
    for name, command in (
        ("for people", [*check, case]),
        ("--json", [*check, "--json", case]),
        ("(a bare interpreter)", [sys.executable, "-c", "pass"]),
    ):
        run = median(command, runs)
        print(
            f"{name:<28} {run.seconds:>7.3f} {run.megabytes:>5.0f} {run.seconds / LIMIT_SECONDS:>13.2f}",
            flush=True,
        )
    print(f"goal: {LIMIT_SECONDS} s of CPU or less, a ratio of 1 to the limit")


if __name__ == "__main__":
    main()
