"""`regesta undo` and `regesta history`: saves taken back, and what became of a statement in the case's repository."""

from pathlib import Path

import click

from regesta.case.differences import FieldDifference, field_differences
from regesta.editing.journal import Journal
from regesta.editing.repository import NoRepository, Revision
from regesta.editing.repository import history as history_of
from regesta.editing.writer import NotWritten
from regesta.faces.cli.terminal import case_argument, console, fail, json_option, open_case, print_json
from regesta.findings.citations import sealed_sources
from regesta.statements.nearness import did_you_mean

LONGEST_SHOWN = 60  # characters of a field's value


@click.command()
@case_argument
@json_option
def undo(case: Path, as_json: bool) -> None:
    """Take back the last save of CASE: its files are again what they were before it.

    Saves are those that regesta made, in the browser or by a command. What somebody else has changed since is never
    overwritten.
    """
    opened = open_case(case)
    try:
        undone = Journal(opened.folder).undo()
    except NotWritten as fault:
        fail(fault.what, fault.remedy)
    if as_json:
        print_json(undone)
    else:
        click.echo(f"Undone: {undone.says} ({undone.when}), in {', '.join(undone.files)}.")


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("name")
@json_option
def history(case: Path, name: str, as_json: bool) -> None:
    """Tell what the commits of CASE's git repository changed in the entry NAME, or in whatever else has that name.

    The newest come first. Layout and moves from file to file are no changes. Entries' names are written with ^.
    """
    opened = open_case(case)
    try:
        found = history_of(opened.folder, name, sealed_sources(opened))
    except NoRepository as fault:
        fail(fault.what, fault.remedy)
    if not found and name not in opened.named:
        remedy = did_you_mean(name, opened.named) or "`regesta show chronology` lists the entries"
        fail(f"nothing is or was named {name}", remedy)
    if as_json:
        print_json([_as_json(revision) for revision in found])
        return
    for revision in found:
        _print(revision)
    if not found:
        click.echo(f"No commit has {name} yet.")


def _as_json(revision: Revision) -> dict[str, object]:
    return {
        "commit": revision.id,
        "author": revision.author,
        "when": revision.when,
        "subject": revision.subject,
        "how": revision.difference.how,
        "fields": _fields(revision),
        "before": revision.before,
        "after": revision.after,
    }


def _fields(revision: Revision) -> list[FieldDifference]:
    before, after = revision.difference[:2]
    return field_differences(before, after) if before is not None and after is not None else []


def _print(revision: Revision) -> None:
    from rich.text import Text

    out = console()
    head = Text(f"{revision.when[:10]}  ", "bold").append(revision.difference.how, "bold")
    out.print(
        head.append(f"  {revision.author}: {revision.subject}  ").append(revision.id[:10], "dim"),
        soft_wrap=True,
    )
    for key, before, after in _fields(revision):
        told = f"{clipped(before)} → {clipped(after)}" if before and after else clipped(before or after)
        sign = "~" if before and after else "-" if before else "+"
        out.print(Text(f"  {sign} {key}  {told}"), soft_wrap=True)
    if not _fields(revision):
        for line in (revision.after or revision.before).splitlines():
            out.print(Text(f"  {'+' if revision.after else '-'} {line}", "dim"), soft_wrap=True)


def clipped(text: str) -> str:
    """A value cut to a length fit for a line: seals and notes are long."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"
