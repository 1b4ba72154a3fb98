"""What is shared by all that prints: JSON, colours, widths, and the case that a command is about."""

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeVar

import click

from regesta.case import Case, load
from regesta.dates import InvalidDate, read_english
from regesta.faces.plain import json_text
from regesta.findings.sequence import EARLIEST, LATEST
from regesta.problem import Problem
from regesta.statements.grammar import ACTOR_KINDS
from regesta.statements.nearness import did_you_mean
from regesta.statements.statement import Statement

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

USAGE = 2

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")

case_argument = click.argument("case", type=click.Path(path_type=Path), default=".")
texts_option = click.option(
    "--texts",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    multiple=True,
    metavar="FOLDER",
    help="Where to look for the sources' texts, besides the case's folder. May be repeated.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def console(*, to_errors: bool = False) -> "Console":
    """A console as wide as the terminal and as colourful as it allows (NO_COLOR is heeded)."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, stderr=to_errors)


def print_indented(out: "Console", text: "Text", columns: int, *, hanging: int = 0) -> None:
    """Prints a text with all its lines indented, those after the first by `hanging` columns more."""
    from rich.text import Text

    room = max(20, out.width - columns)
    first = text.wrap(out, room)[0]
    rest = text[len(text.plain) - len(text.plain[len(first.plain) :].lstrip()) :]
    lines = [first, *rest.wrap(out, max(20, room - hanging))] if rest.plain else [first]
    indent = columns
    for line in lines:
        line.rstrip()
        out.print(Text(" " * indent).append_text(line), soft_wrap=True)
        indent = columns + hanging


def print_each(found: Sequence[T], print_one: Callable[[T], None], *, nothing: str) -> None:
    """Prints each with an empty line between, or says that there is nothing."""
    if not found:
        console().print(nothing)
    for number, one in enumerate(found):
        if number:
            console().print()
        print_one(one)


def print_json(value: object, *, is_line: bool = False) -> None:
    """Prints a value as JSON: indented for people to read, or on one line."""
    sys.stdout.write(json_text(value, indent=None if is_line else 2) + "\n")


def open_case(path: Path) -> Case:
    """The case at a path; where there is none, says so and ends with the exit status of a usage error."""
    case = load(path)
    if not case.files:
        for problem in case.problems:
            fail(problem.message, problem.remedy)
    return case


def statement_named(case: Case, name: str, what: Literal["actor", "matter", "source"]) -> Statement:
    """What a person names of a case; where nothing of that kind has the name, a usage error with the nearest one."""
    kinds, view = {"actor": (ACTOR_KINDS, "people")}.get(what, ((what,), f"{what}s"))
    statement = case.named.get(name)
    if statement is None or statement.kind not in kinds:
        known = [one.name for kind in kinds for one in case.of_kind(kind)]
        fail(f"no {what} is named {name}", did_you_mean(name, known) or f"`regesta show {view}` lists them")
    return statement


def fail(message: str, remedy: str) -> NoReturn:
    """Says what is wrong and what to do, and ends with the exit status of a usage error."""
    click.echo(f"{message}\n  → {remedy}", err=True)
    sys.exit(USAGE)


def write_output(
    made: Mapping[Path, bytes], read: Iterable[Path] = (), *, is_making_folders: bool = False
) -> None:
    """Writes what a command makes, never over what it `read` nor over a file of a case; else a usage error."""
    sources = {path.resolve() for path in read}
    for path in made:
        if path.resolve() in sources or path.suffix.lower() == ".regesta":
            fail(f"{path} is what this is made from: it would be lost", "give what is made another name")
    try:
        for path, data in made.items():
            if is_making_folders:
                path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        fail(f"{fault.filename or path} cannot be written: {reason}", "name a place that you may write in")


def warn_of_errors(problems: tuple[Problem, ...]) -> None:
    """Says on the error stream that what is shown rests on a case with errors, if it does."""
    errors = sum(1 for problem in problems if problem.severity == "error")
    if errors:
        word = "error" if errors == 1 else "errors"
        click.echo(f"The case has {errors} {word}: `regesta check` tells them.", err=True)


def date_days(date: str | None) -> tuple[int, int]:
    """The first and the last day of a date that a person gives, in EDTF or English; all of time without one."""
    if date is None:
        return EARLIEST, LATEST
    try:
        edtf = read_english(date)
    except InvalidDate as fault:
        why, remedy = fault.parted
        fail(
            f"{date!r} is not a date{': ' if why else ''}{why}",
            remedy or "write it as 1950, 1950-06 or June 1950",
        )
    first, last = edtf.earliest, edtf.latest
    return first if isinstance(first, int) else EARLIEST, last if isinstance(last, int) else LATEST


def counted(number: int, word: str) -> str:
    """A number of things in words: `1 entry`, `1,200 entries`, `2 days`."""
    if number == 1:
        return f"1 {word}"
    stem = re.sub("(?<![aeiou])y$", "ie", word)
    return f"{number:,} {stem}s"
