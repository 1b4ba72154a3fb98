"""EDTF strings read, with both bounds, per second of CPU time: ours beside `edtf`, `undate` and `chronologia`.

usage: python bench/edtf.py [--data ../shared/data/dates] [--seconds 2]

The strings are the valid ones of `edtf_cases.jsonl`; without that file, a short mixture of forms. With
it, each reader's verdicts and bounds are counted too, over the rows on which independent readers agree.
"""

import argparse
import contextlib
import importlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from regesta.dates import day_number, format_bound, parse

ROOT = Path(__file__).resolve().parents[1]
# Or else `import edtf` would find this file.
sys.path[:] = [folder for folder in sys.path if Path(folder).resolve() != ROOT / "bench"]

GOAL_PER_SECOND = 200_000
MIXTURE = (
    "1950", "1950-06", "1950-06-25", "1950~", "1950-06?", "1945/1948", "1950-06-25/1953-07-27", "[1948..1950]",
    "[..1950-01]", "[1950-10..]", "194X", "1946-22", "-0043-03-15", "2004-06~-11", "1950/..", "Y17E7",
)  # fmt: skip
COMMON_FORMS = (
    "1950", "1950-06", "1950-06-25", "1950~", "1945/1948", "1950/..", "[1948..1950]", "[..1950-01]", "[1950-10..]",
)  # fmt: skip

Bounds = tuple[Any, Any]


class Reader(NamedTuple):
    """A reader: how it gives the bounds of a text, and how these are written as the rows have them."""

    name: str
    bounds: Callable[[str], Bounds]
    written: Callable[[Bounds], tuple[str, str]]


def our_reader() -> Reader:
    """The reader of this project."""

    def bounds(text: str) -> Bounds:
        date = parse(text)
        return date.earliest, date.latest

    def written(found: Bounds) -> tuple[str, str]:
        return format_bound(found[0]), format_bound(found[1])

    return Reader("regesta", bounds, written)


def edtf_reader() -> Reader:
    """The `edtf` package."""
    read = importlib.import_module("edtf").parse_edtf

    def bounds(text: str) -> Bounds:
        date = read(text)
        return date.lower_strict(), date.upper_strict()

    def one(bound: Any) -> str:
        if isinstance(bound, float):
            return "open"
        return format_bound(day_number(bound.tm_year, bound.tm_mon, bound.tm_mday)) if bound else "unknown"

    return Reader("edtf", bounds, lambda found: (one(found[0]), one(found[1])))


def undate_reader() -> Reader:
    """The `undate` package."""
    read = importlib.import_module("undate").Undate.parse

    def bounds(text: str) -> Bounds:
        date = read(text, "EDTF")
        return date.earliest, date.latest

    def one(bound: Any, side: str) -> str:
        bound = getattr(bound, side, bound)
        return str(bound) if bound is not None else "open"

    return Reader("undate", bounds, lambda found: (one(found[0], "earliest"), one(found[1], "latest")))


def chronologia_reader() -> Reader:
    """The `chronologia` package, whose spans end before their last instant."""
    read = importlib.import_module("chronologia").parse_edtf

    def bounds(text: str) -> Bounds:
        date = read(text)
        return (None if date.open_start else date.span.start), (None if date.open_end else date.span.end)

    def written(found: Bounds) -> tuple[str, str]:
        start, end = found
        first = "open" if start is None else format_bound(day_number(start.year, start.month, start.day))
        if end is None:
            return first, "open"
        is_midnight = not (end.hour or end.minute or end.second)
        return first, format_bound(day_number(end.year, end.month, end.day) - is_midnight)

    return Reader("chronologia", bounds, written)


def readers() -> Iterator[Reader]:
    """Ours and those of the peers that are installed."""
    yield our_reader()
    for name, peer in (("edtf", edtf_reader), ("undate", undate_reader), ("chronologia", chronologia_reader)):
        try:
            importlib.import_module(name)
        except ImportError:
            print(f"{name} is not installed: it is passed over")
        else:
            yield peer()


def speed(bounds: Callable[[str], Bounds], texts: list[str], seconds: float) -> float:
    """Strings read per second of CPU time; one that a reader refuses counts as read."""
    rounds, start = 0, time.process_time()
    while rounds == 0 or time.process_time() - start < seconds:
        for text in texts:
            try:
                bounds(text)
            except Exception:  # what a peer raises is its own affair
                continue
        rounds += 1
    return rounds * len(texts) / (time.process_time() - start)


def score(reader: Reader, rows: list[dict[str, Any]]) -> tuple[int, int, int]:
    """How many valid strings a reader accepts, invalid ones it rejects, and pairs of bounds it gets right."""
    accepted = rejected = right = 0
    for row in rows:
        try:
            found = reader.bounds(row["edtf"])
        except Exception:
            rejected += not row["valid"]
            continue
        accepted += row["valid"]
        if row["valid"] and has_settled_bounds(row):
            right += is_right(reader, found, row)
    return accepted, rejected, right


def is_right(reader: Reader, found: Bounds, row: dict[str, Any]) -> bool:
    """True when both bounds are those of the row."""
    try:
        written = reader.written(found)
    except Exception:
        return False
    return written == tuple("open" if row[end].endswith("inf") else row[end] for end in ("lower", "upper"))


def has_settled_bounds(row: dict[str, Any]) -> bool:
    """True of a row on whose bounds the readers agree, or two of them, or a stated convention."""
    status = str(row.get("bounds_status"))
    return status in ("agreed", "two-implementations") or status.startswith("convention:")


def print_common_forms() -> None:
    """The nanoseconds that the commonest forms take."""
    bounds = our_reader().bounds
    print("\nnanoseconds for one string and both its bounds, ours")
    for text in COMMON_FORMS:
        print(f"  {text:<22} {1e9 / speed(bounds, [text] * 1000, 0.1):>6,.0f}")


def main() -> None:
    """Prints a line for each reader."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "dates")
    parser.add_argument("--seconds", type=float, default=2.0)
    args = parser.parse_args()
    rows: list[dict[str, Any]] = []
    try:
        rows = [json.loads(line) for line in (args.data / "edtf_cases.jsonl").read_text("utf-8").splitlines()]
    except FileNotFoundError:
        print(
            f"{args.data / 'edtf_cases.jsonl'} is absent: accuracy is passed over, and a short mixture timed"
        )
    texts = [row["edtf"] for row in rows if row["valid"]] or list(MIXTURE)
    settled = sum(row["valid"] and has_settled_bounds(row) for row in rows)
    print(f"{len(texts)} strings")
    print(
        f"{'reader':<12} {'per second':>12} {'ours is':>10}"
        + (
            f" {'valid /' + str(len(texts)):>11} {'invalid /' + str(len(rows) - len(texts)):>13}"
            if rows
            else ""
        )
        + (f" {'bounds /' + str(settled):>12}" if rows else "")
    )
    ours = 0.0
    for reader in readers():
        with contextlib.redirect_stdout(None):  # a peer prints what it tries
            rate = speed(reader.bounds, texts, args.seconds)
            accepted, rejected, right = score(reader, rows)
        ours = ours or rate
        line = f"{reader.name:<12} {rate:>12,.0f} {ours / rate:>9,.1f}×"
        if rows:
            line += f" {accepted:>11} {rejected:>13} {right:>12}"
        print(line, flush=True)
    print_common_forms()
    print(f"goal: {GOAL_PER_SECOND:,} per second on one core, no text or component remembered")


if __name__ == "__main__":
    main()
