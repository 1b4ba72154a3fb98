"""`regesta fmt` and `regesta rename`: changes to the files of a case that a person asks for."""

import sys
from pathlib import Path

import click

from regesta.editing import (
    Change,
    Journal,
    NotRenamed,
    NotWritten,
    Patch,
    difference,
    laid_out,
    read_originals,
)
from regesta.editing import rename as rename_in
from regesta.faces.cli.terminal import case_argument, console, fail, json_option, open_case, print_json

diff_option = click.option(
    "--diff", "is_diff", is_flag=True, help="Show what would change, and change nothing."
)


@click.command()
@case_argument
@click.option("--check", "is_check", is_flag=True, help="Change nothing; exit with 1 if a file would change.")
@diff_option
@json_option
def fmt(case: Path, is_check: bool, is_diff: bool, as_json: bool) -> None:
    """Lay out the files of CASE in the canonical form: white space alone is changed, and no comment is lost."""
    opened = open_case(case)
    try:
        originals = read_originals(opened.folder, opened.files)
        patch = tuple(Change(name, data, laid_out(name, data)) for name, data in originals.items())
        patch = tuple(change for change in patch if change.before != change.after)
        if not (is_check or is_diff):
            Journal(opened.folder).save(patch, "regesta fmt")
    except NotWritten as fault:
        fail(fault.what, fault.remedy)
    changed = [change.file for change in patch]
    if as_json:
        print_json({"files": len(opened.files), "changed": changed})
    elif is_diff:
        print_difference(patch)
    else:
        word = "would be laid out anew" if is_check else "laid out anew"
        for name in changed:
            click.echo(f"{name}: {word}")
        if not changed:
            click.echo("Every file is in the canonical layout.")
    sys.exit(1 if is_check and changed else 0)


@click.command()
@click.argument("old")
@click.argument("new")
@case_argument
@diff_option
@json_option
def rename(old: str, new: str, case: Path, is_diff: bool, as_json: bool) -> None:
    """Give what is named OLD in CASE the name NEW, everywhere it stands. Entries' names are written with ^."""
    opened = open_case(case)
    try:
        renaming = rename_in(opened, old, new)
        if not is_diff:
            Journal(opened.folder).save(renaming.patch, f"{renaming.old} renamed {renaming.new}")
    except (NotRenamed, NotWritten) as fault:
        fail(fault.what, fault.remedy)
    if as_json:
        places = [place._asdict() for place in renaming.places]
        print_json({"old": renaming.old, "new": renaming.new, "places": places})
    elif is_diff:
        print_difference(renaming.patch)
    else:
        times = "once" if len(renaming.places) == 1 else f"in {len(renaming.places)} places"
        files = "1 file" if len(renaming.patch) == 1 else f"{len(renaming.patch)} files"
        click.echo(f"{renaming.old} is now {renaming.new}: written {times}, in {files}.")


def print_difference(patch: Patch) -> None:
    """Prints what a patch changes, coloured as differences are."""
    from rich.text import Text

    out = console()
    styles = {"+": "green", "-": "red", "@": "cyan"}
    for line in difference(patch).splitlines():
        out.print(Text(line, styles.get(line[:1], "")), soft_wrap=True)
