"""`regesta import`: files of other formats into a case."""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from regesta.editing import NotWritten, Patch
from regesta.faces.cli.editing import print_difference
from regesta.faces.cli.terminal import console, fail, json_option, print_json
from regesta.importing import BY_NAME, Became, NoCase, Original, Report, import_file, importer_for, name_of
from regesta.sources import UnreadableSource

SHOWN = 12  # of each kind of place that is not carried

_TEXT = re.compile(r"^ +text +([^\s#]+)", re.MULTILINE)  # the file that a source's text is in
_SAID: dict[Became, str] = {
    "added": "added",
    "changed": "changed, as the file has changed",
    "same": "as they were",
    "known": "already in the case",
    "kept": "kept as they were edited here, though the file has changed",
    "removed": "left out, since they were taken out here",
    "gone": "no longer in the file, and still in the case",
}
_LOOKED_AT: tuple[Became, ...] = ("changed", "kept", "removed", "gone")


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    required=True,
    metavar="CASE",
    help="The case; one is begun where there is nothing yet.",
)
@click.option(
    "--as", "form", type=click.Choice(tuple(BY_NAME)), help="The format, where the file does not tell."
)
@click.option(
    "--select",
    multiple=True,
    metavar="WHAT",
    help="Only what has this key (d12, d1*), kind (person) or date (1949-04), and what it points at. May be repeated.",
)
@click.option("--name", metavar="NAME", help="What the import is called in the case; else the file's name.")
@click.option("--language", default="en", metavar="LANGUAGE", help="The language of dates in words.")
@click.option(
    "--mapping", type=click.Path(path_type=Path), metavar="FILE", help="Of a table: what its columns are."
)
@click.option("--dry-run", "is_dry", is_flag=True, help="Say what would be done, and change nothing.")
@click.option("--diff", "is_diff", is_flag=True, help="Show what would be written, and change nothing.")
@json_option
def import_(
    files: tuple[Path, ...],
    into: Path,
    form: str | None,
    select: tuple[str, ...],
    name: str | None,
    language: str,
    mapping: Path | None,
    is_dry: bool,
    is_diff: bool,
    as_json: bool,
) -> None:
    """Carry what is in FILE… into CASE, as statements that a person could have typed.

    Doing it again changes nothing; with a newer file it shows what has changed. What was edited here is never
    overwritten. Exit status: 0 if all was read, 1 if a file was not, 2 when the command is not understood.
    """
    if name is not None and len(files) > 1:
        fail("--name names one import, and there are several files", "import them one by one")
    reports: list[Report] = []
    unread: list[UnreadableSource] = []
    with _progress(files, is_shown=not as_json) as advance:
        for path in files:
            original = Original(path, name or name_of(path), language, mapping, advance)
            try:
                importer = BY_NAME[form] if form else importer_for(original)
                reports.append(import_file(original, importer, into, select, is_dry=is_dry or is_diff))
            except UnreadableSource as fault:
                unread.append(UnreadableSource(fault.reason, fault.remedy, path.name))
            except (NoCase, NotWritten) as fault:
                fail(fault.what, fault.remedy)
    if as_json:
        files_ = [_json(one) for one in reports]
        print_json({"into": str(into), "files": files_, "unread": [_fault(one) for one in unread]})
    else:
        _print(reports, is_dry=is_dry, is_diff=is_diff)
        if not is_dry and not is_diff:
            _print_texts(reports, into if into.is_dir() else into.parent)
        for one in unread:
            click.echo(f"{one}\n  → {one.remedy}", err=True)
    sys.exit(1 if unread else 0)


@contextmanager
def _progress(files: tuple[Path, ...], *, is_shown: bool) -> Iterator[Callable[[int], None]]:
    """A bar on the error stream that counts bytes, where somebody watches."""
    if not is_shown or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    every = (file for path in files for file in (path.glob("*.csv") if path.is_dir() else [path]))
    size = sum(path.stat().st_size for path in every if path.is_file())
    columns = (TextColumn("importing"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console(to_errors=True), transient=True) as bar:
        task = bar.add_task("importing", total=size or None)
        yield lambda amount: bar.advance(task, amount)


def _print(reports: list[Report], *, is_dry: bool, is_diff: bool) -> None:
    for report in reports:
        if is_diff:
            print_difference(_shown(report.plan.patch))
            continue
        counts = Counter(outcome.became for outcome in report.outcomes)
        would = " would go" if is_dry else ""
        click.echo(f"{report.file} ({report.format}){would} into {_written_to(report)}")
        for became, said in _SAID.items():
            if counts[became]:
                click.echo(f"  {counts[became]:>6,} {said}{_kinds(report, became)}")
        _print_details(report)
        _print_left(report)


def _written_to(report: Report) -> str:
    """The file that an import writes into; where it only changes what stands in others, those."""
    files = [change.file for change in _shown(report.plan.patch)]
    return ", ".join(files) if files and report.target not in files else report.target


def _shown(patch: Patch) -> Patch:
    return tuple(change for change in patch if change.file.endswith(".regesta"))


def _kinds(report: Report, became: Became) -> str:
    kinds = Counter(outcome.kind for outcome in report.outcomes if outcome.became == became)
    return ": " + ", ".join(f"{count:,} {kind}" for kind, count in kinds.most_common())


def _print_details(report: Report) -> None:
    """What somebody has to look at: what changed, and what is not as the file has it."""
    for became in _LOOKED_AT:
        found = [outcome for outcome in report.outcomes if outcome.became == became]
        for outcome in found[:SHOWN]:
            click.echo(f"    {became} {outcome.name}")
            if became == "kept":
                click.echo(
                    "".join(f"      the file now says: {line}\n" for line in outcome.text.splitlines()),
                    nl=False,
                )
        if len(found) > SHOWN:
            click.echo(f"    … and {len(found) - SHOWN:,} more {became} (--json lists them)")


def _print_left(report: Report) -> None:
    if not report.left:
        return
    click.echo(f"  not carried: {len(report.left):,}")
    for why, count in Counter(one.why for one in report.left).most_common():
        click.echo(f"    {count:,} × {why}")
        for one in [one for one in report.left if one.why == why][:3]:
            line = f"line {one.line}" if one.line else ""
            places = dict.fromkeys(place for place in (one.place, line) if place)
            click.echo(f"      {', '.join(places)}: {one.what}" if places else f"      {one.what}")


def _print_texts(reports: list[Report], folder: Path) -> None:
    """Where the texts are sought that new sources name, if they are not in the case."""
    named = {
        found[1]: None
        for report in reports
        for outcome in report.outcomes
        if outcome.kind == "source"
        for found in _TEXT.finditer(outcome.text)
    }
    absent = [name for name in named if not (folder / name).exists()]
    if absent:
        more = f" and {len(absent) - SHOWN:,} more" if len(absent) > SHOWN else ""
        names = f"{', '.join(absent[:SHOWN])}{more}"
        click.echo(
            f"→ to have quotations checked, put {names} into {folder}, or name the folder with --texts"
        )


def _json(report: Report) -> dict[str, object]:
    return {
        "file": report.file,
        "format": report.format,
        "target": report.target,
        "counts": dict(Counter(outcome.became for outcome in report.outcomes)),
        "statements": [outcome._asdict() for outcome in report.outcomes],
        "not_carried": [one._asdict() for one in report.left],
    }


def _fault(fault: UnreadableSource) -> dict[str, str]:
    return {"file": fault.name, "message": fault.reason, "remedy": fault.remedy}
