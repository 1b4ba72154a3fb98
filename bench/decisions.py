"""The findings about decisions on generated registers: seconds and memory, beside loading the same case.

python bench/decisions.py [ACTS …]
"""

import gc
import multiprocessing
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from regesta.case import Case, load
from regesta.dates import day_number
from regesta.findings.authority import authority
from regesta.findings.decisions import decisions
from regesta.findings.letters import letters
from regesta.findings.network import Network
from regesta.findings.people import people
from regesta.findings.spellings import namesakes

SIZES = (10_000, 30_000, 100_000)
VERBS = (
    "request",
    "request",
    "draft",
    "criticise",
    "amend",
    "refuse",
    "approve",
    "order",
    "carry-out",
    "write",
)
ANSWERS = frozenset(("refuse", "approve", "criticise", "amend", "carry-out", "order"))
LIMIT_SECONDS = 3.0  # for the findings of 100,000 acts
LIMIT_BYTES = 1_000_000_000
LIMIT_AT_SECONDS = 0.05  # for the network at a date after that
AT = day_number(1920, 6, 1), day_number(1920, 6, 30)

FINDINGS: tuple[tuple[str, Callable[[Case], object]], ...] = (
    ("decisions", decisions),
    ("authority", authority),
    ("letters", letters),
    ("people", people),
    ("namesakes", namesakes),
    ("network", Network),
)


def register(acts: int, seed: int = 1) -> str:
    """A register of so many acts over a twentieth as many matters and a hundredth as many actors."""
    pick = random.Random(seed)
    matters, actors = max(1, acts // 20), max(4, acts // 100)
    lines = ['case generated "Generated" format 1', 'source s "The source"']
    lines.extend(f'person a{n} "Actor {n}"' for n in range(actors))
    lines.extend(f'matter m{n} "Matter {n}"' for n in range(matters))
    asked: dict[int, int] = {}
    for number in range(acts):
        matter, verb = pick.randrange(matters), pick.choice(VERBS)
        year, month, day = pick.randrange(1900, 1950), pick.randrange(1, 13), pick.randrange(1, 29)
        date = f"{year}-{month:02d}-{day:02d}"
        if number % 3 == 0:
            date = f"[{year}-{month:02d}..{year + 1}-{month:02d}]"
        lines.append(f"{date} {verb} m{matter} ^e{number}")
        lines.append(f"  by        a{pick.randrange(actors)}")
        lines.append(f"  to        a{pick.randrange(actors)}")
        if verb in ANSWERS and matter in asked:
            lines.append(f"  answers   ^e{asked[matter]}")
        elif verb == "request":
            asked[matter] = number
        lines.append("  cites     s 1")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Prints a row a size: the seconds of each finding and the peak of memory. Each is measured in its own process."""
    names = "  ".join(f"{name:>10}" for name, _ in FINDINGS)
    print(f"{'acts':>8}  {'load s':>7}  {names}     all s    MB", flush=True)
    for size in [int(word) for word in sys.argv[1:]] or SIZES:
        process = multiprocessing.get_context("spawn").Process(target=print_row, args=(size,))
        process.start()
        process.join()


def print_row(size: int) -> None:
    """Prints what the findings about so many acts take."""
    gc.disable()  # as the command line does
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "case.regesta"
        file.write_text(register(size), encoding="utf-8")
        began = time.process_time()
        case = load(file)
        loaded = time.process_time() - began
    spent = []
    for _, finding in FINDINGS:
        began = time.process_time()
        finding(case)
        spent.append(time.process_time() - began)
    network = Network(case)
    began = time.process_time()
    network.at(*AT)
    at_date = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    columns = "  ".join(f"{seconds:>10.2f}" for seconds in spent)
    print(f"{size:>8,}  {loaded:>7.2f}  {columns}  {sum(spent):>8.2f}  {peak / 1e6:>5.0f}")
    if size == SIZES[-1]:
        print(
            f"  of the limits: {sum(spent) / LIMIT_SECONDS:.2f} of the time, "
            f"{peak / LIMIT_BYTES:.2f} of the memory, {at_date / LIMIT_AT_SECONDS:.2f} for the network at a date"
        )


if __name__ == "__main__":
    main()
