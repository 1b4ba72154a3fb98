"""How collections look in a terminal, and as JSON."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from regesta.dates import InvalidDate, describe, format_bound, parse
from regesta.faces.cli.terminal import console, counted, print_indented, print_json

if TYPE_CHECKING:
    from regesta.collection.index import Entry, File
    from regesta.collection.intake import Intake, Progress
    from regesta.collection.search import Hit
    from regesta.collection.statistics import Statistics

MOST_REFUSED = 10  # files that could not be read, shown to a person


@contextmanager
def progress_bar(*, is_shown: bool) -> "Iterator[Callable[[Progress], None]]":
    """A bar on the error stream, where that is a terminal."""
    if not is_shown or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich import progress

    columns = (
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TimeRemainingColumn(),
        progress.TextColumn("{task.description}"),
    )
    with progress.Progress(*columns, console=console(to_errors=True), transient=True) as bar:
        task = bar.add_task("")
        yield lambda now: bar.update(task, completed=now.done, total=now.whole, description=now.place)


def intake_json(done: "Intake") -> dict[str, object]:
    """What an intake did, as the JSON contract has it."""
    return {**done._asdict(), "refused": [refused_json(file) for file in done.refused]}


def refused_json(file: "File") -> dict[str, object]:
    """A file that could not be read, as the JSON contract has it."""
    return {"file": file.place, "reason": file.refusal, "remedy": file.remedy}


def entry_json(entry: "Entry") -> dict[str, object]:
    """A document as the JSON contract has it, its text aside."""
    from regesta.collection.document import EARLIEST, LATEST

    first, last = entry.bounds
    return {
        "document": entry.place,
        "title": entry.title,
        "date": entry.date or None,
        "earliest": "open" if first == EARLIEST else format_bound(first),
        "latest": "open" if last == LATEST else format_bound(last),
        "from": entry.senders,
        "to": entry.recipients,
        "persons": entry.persons,
        "language": entry.language or None,
        "length": entry.length,
    }


def hit_json(hit: "Hit") -> dict[str, object]:
    """A document that was found, as the JSON contract has it."""
    return {**entry_json(hit.entry), "modality": hit.modality, "snippet": hit.snippet}


def print_intake(done: "Intake", documents: int) -> None:
    """Says what an intake did, and what could not be read."""
    click.echo(f"{intake_summary(done)} The collection holds {counted(documents, 'document')}.")
    print_refused(done.refused)


def intake_summary(done: "Intake") -> str:
    """What an intake did, in a sentence."""
    parts = [
        f"{number:,} {word}"
        for number, word in (
            (done.added, "new"),
            (done.changed, "changed"),
            (done.removed, "gone"),
            (done.unchanged, "unchanged"),
            (done.passed_over, "of no kind that can be read"),
        )
        if number
    ]
    return f"Files: {', '.join(parts) or 'none'}; {counted(done.documents, 'document')} read."


def print_refused(refused: "Sequence[File]") -> None:
    """Says which files could not be read, why, and what to do."""
    for file in refused[:MOST_REFUSED]:
        click.echo(f"{file.place}: {file.refusal}\n  → {file.remedy}", err=True)
    if len(refused) > MOST_REFUSED:
        click.echo(
            f"… and {len(refused) - MOST_REFUSED} more: `regesta collection stats --json` lists them.",
            err=True,
        )


def print_years(years: "dict[int | None, int]", *, as_json: bool) -> None:
    """How many documents each year has, as bars or as JSON."""
    if as_json:
        print_json([{"year": year, "documents": number} for year, number in years.items()])
        return
    from rich.text import Text

    out = console()
    most = max(years.values(), default=1)
    room = max(10, out.width - 24)
    for year, number in years.items():
        bar = "█" * max(1, round(number * room / most))
        out.print(
            Text.assemble(f"{year if year is not None else 'no year':>8}  ", (bar, "cyan"), f" {number:,}"),
            soft_wrap=True,
        )


def print_hit(hit: "Hit") -> None:
    """A document that was found, with the passage that answers."""
    from rich.text import Text

    print_head(hit.entry, "" if hit.modality == "certain" else "possibly then")
    print_indented(console(), Text(hit.snippet), 4)


def print_head(entry: "Entry", remark: str = "") -> None:
    """A document's date, title, name and parties."""
    from rich.text import Text

    out = console()
    out.print()
    head = Text.assemble((_date(entry.date), "cyan"), "  ", (entry.title or entry.place, "bold"))
    if remark:
        head.append(f"  ({remark})", "yellow")
    print_indented(out, head, 0, hanging=4)
    parties = [f"from {', '.join(entry.senders)}"] if entry.senders else []
    parties += [f"to {', '.join(entry.recipients)}"] if entry.recipients else []
    print_indented(out, Text(" · ".join((entry.place, *parties)), "dim"), 4)


def _date(written: str) -> str:
    try:
        return describe(parse(written)) if written else "undated"
    except InvalidDate:
        return written


def dated_in_words(found: "Statistics") -> str:
    """How many documents are dated, and between which days they fall."""
    if not (found.earliest and found.latest):
        return f"{found.dated:,}"
    first, last = (describe(parse(day)) for day in (found.earliest, found.latest))
    return f"{found.dated:,}, from {first} to {last}"


def print_statistics(rows: Sequence[tuple[str, str]]) -> None:
    """Names and figures, one a line."""
    for name, value in rows:
        click.echo(f"{name:<12} {value}")
