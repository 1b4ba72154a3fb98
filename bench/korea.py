"""`regesta check` of the Korea case, cold: CPU seconds of the whole process beside the limit it is held to.

usage: python bench/korea.py [--runs 10]
"""

import argparse
import sys
from pathlib import Path

from check import median

LIMIT_SECONDS = 0.5


def main() -> None:
    """Prints the median and its ratio to the limit, and to that of a bare interpreter."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=10)
    runs = parser.parse_args().runs
    case = Path(__file__).parents[1] / "cases" / "korea"
    ours = median([sys.executable, "-m", "regesta", "check", str(case)], runs)
    bare = median([sys.executable, "-c", "pass"], runs)
    print(f"check cases/korea: {ours.seconds:.3f} s of CPU, {ours.megabytes:.0f} MB")
    print(f"ratio to the limit of {LIMIT_SECONDS} s: {ours.seconds / LIMIT_SECONDS:.2f}")
    print(f"a bare interpreter: {bare.seconds:.3f} s, {bare.megabytes:.0f} MB")


if __name__ == "__main__":
    main()
