"""`regesta diff`: which findings moved between two states of a case, and why."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from regesta.case import Case
from regesta.case.texts import text_files
from regesta.editing.repository import NoRepository, unfolded
from regesta.faces.cli.terminal import (
    console,
    fail,
    json_option,
    open_case,
    print_indented,
    print_json,
    texts_option,
    write_output,
)

if TYPE_CHECKING:
    from regesta.faces.differences import Section


@click.command()
@click.argument("old")
@click.argument("new")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write it as a page of HTML that stands by itself.",
)
@texts_option
@json_option
def diff(old: str, new: str, output: Path | None, texts: tuple[Path, ...], as_json: bool) -> None:
    """Say what moved from OLD to NEW, two states of a case: what its entries say, what follows from it, and why.

    Each is a case, or CASE@REVISION for what it was in a commit of its git repository. Layout counts for nothing.
    """
    from regesta.faces.differences import moved_json, page, sections, summary
    from regesta.findings.moved import compared

    with ExitStack() as stack:
        before, after = (stack.enter_context(_state(one)) for one in (old, new))
        moved = compared(before, after, (*texts, before.folder, after.folder))
        title = after.title
    if output is not None:
        made = {output: page(moved, title, (old, new))}
        write_output(made, [*text_files(before), *text_files(after)])
    if as_json:
        print_json(moved_json(moved))
    elif output is not None:
        click.echo(f"{summary(moved)} {output}")
    else:
        for section in sections(moved):
            _print(section)
        click.echo(summary(moved))


@contextmanager
def _state(written: str) -> Iterator[Case]:
    """The case at a path, or what it was in a revision after the `@`."""
    path, mark, revision = written.rpartition("@")
    if not mark or not path or Path(written).exists():
        yield open_case(Path(written))
        return
    with TemporaryDirectory(prefix="regesta-") as folder:
        try:
            main = unfolded(Path(path), revision, Path(folder))
        except NoRepository as fault:
            fail(fault.what, fault.remedy)
        yield open_case(main)


def _print(section: "Section") -> None:
    from rich.text import Text

    out = console()
    styles = {"+": "green", "-": "red", "!": "bold red", "✓": "green"}
    out.print(Text(section.title, "bold underline"))
    for line in section.lines:
        head = Text(f"{line.sign} ", styles.get(line.sign, "yellow")).append(line.name, "bold")
        print_indented(out, head.append(f"  {line.says}").append(f"  {line.how}", "dim"), 2, hanging=2)
        for detail in line.details:
            print_indented(out, Text(detail), 6, hanging=2)
    out.print()
