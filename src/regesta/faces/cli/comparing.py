"""`regesta compare`: versions of a text side by side, with what was added, cut, replaced and moved."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import click

from regesta.faces.cli.terminal import console, fail, json_option, print_indented, print_json
from regesta.faces.versions import change_json
from regesta.findings.changes import Nature
from regesta.findings.comparison import Comparison
from regesta.findings.marked_text import Paragraph, Segment, marked_paragraphs
from regesta.findings.versions import Step, step
from regesta.sources import Text, UnreadableSource
from regesta.sources.versions import VersionText, read_version

if TYPE_CHECKING:
    from rich.text import Text as Line

AROUND = 60  # characters shown beside a change
STYLES = {"added": "green", "cut": "red", "moved here": "blue", "moved from here": "blue"}
SIGNS = {
    "added": ("{+", "+}"),
    "cut": ("[-", "-]"),
    "moved here": ("{>", ">}"),
    "moved from here": ("[<", "<]"),
}


@click.command()
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="A B [C]…")
@click.option(
    "--language", default="", help="The language of the texts: en, fr, de, ru, ko, … Every one unless said."
)
@click.option("--substance", is_flag=True, help="Only the changes of substance.")
@click.option(
    "--tei", type=click.Path(path_type=Path), metavar="FILE", help="Write them to FILE as TEI: app and rdg."
)
@json_option
def compare(files: tuple[Path, ...], language: str, substance: bool, tei: Path | None, as_json: bool) -> None:
    """Lay versions of a text side by side, each against the one before it. One file of TEI that marks additions
    and deletions is compared with itself as it was first written."""
    read = [_read(file) for file in files]
    names = [file.name for file in files]
    texts = [one.text for one in read]
    if len(files) == 1:
        draft = read[0].draft
        if draft is None or not draft.is_marked:
            fail(f"{files[0]} is one version and marks no changes", "name the version to compare it with")
        names, texts = [f"{names[0]} as first written", f"{names[0]} as left"], [draft.first, draft.final]
    if tei is not None:
        _write_tei(tei, names, texts)
        return
    found = [step(Comparison(one, other, language=language)) for one, other in pairwise(texts)]
    remarks = [(file.name, remark) for file, one in zip(files, read, strict=True) for remark in _remarks(one)]
    wanted: tuple[Nature, ...] = ("substance",) if substance else ("substance", "form")
    if as_json:
        steps = [step_json(one, *pair, wanted) for one, pair in zip(found, pairwise(names), strict=True)]
        print_json({"versions": names, "steps": steps, "remarks": [": ".join(pair) for pair in remarks]})
        return
    for number, (one, pair) in enumerate(zip(found, pairwise(names), strict=True)):
        if number:
            click.echo()
        print_step(one, *pair, wanted)
    for name, remark in remarks:
        click.echo(f"{name}: {remark}", err=True)


def _write_tei(file: Path, names: Sequence[str], texts: Sequence[Text]) -> None:
    """Writes versions as one TEI document."""
    from regesta.faces.exports.apparatus import Witness, export_apparatus

    witnesses = [
        Witness(f"v{number}", name, text)
        for number, (name, text) in enumerate(zip(names, texts, strict=True), 1)
    ]
    try:
        file.write_bytes(export_apparatus(" and ".join(names), witnesses))
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        fail(f"{file} cannot be written: {reason}", "name a place that you may write in")
    click.echo(f"Wrote {len(names)} versions to {file}.")


def _read(file: Path) -> VersionText:
    try:
        return read_version(file)
    except UnreadableSource as fault:
        fail(f"{file}: {fault.reason}", fault.remedy)


def _remarks(version: VersionText) -> tuple[str, ...]:
    return (*version.text.remarks, *(version.draft.remarks if version.draft else ()))


def step_json(one: Step, name: str, other: str, wanted: Sequence[Nature]) -> dict[str, object]:
    """A step as the JSON contract has it."""
    comparison = one.comparison
    return {
        "from": name,
        "to": other,
        "likeness": round(comparison.likeness, 4),
        "measure": one.measure._asdict(),
        "paragraphs": [passage._asdict() for passage in one.paragraphs],
        "changes": [change_json(change) for change in comparison.changes if change.nature in wanted],
    }


def print_step(one: Step, name: str, other: str, wanted: Sequence[Nature]) -> None:
    """Prints what a step changed: a line of sums, then each paragraph that changed, with signs that need no colour."""
    from rich.text import Text as Line

    out = console()
    out.print(Line(f"{name} → {other}", "bold"))
    out.print(Line(f"  {summary(one)}"))
    if one.comparison.likeness < 0.1 and one.measure.standing + one.measure.added > 20:
        out.print(
            Line(
                "  Next to nothing stands in both: are these versions of one text, in one language?", "yellow"
            )
        )
    for number, paragraph in enumerate(marked_paragraphs(one.comparison), 1):
        if any(segment.nature in wanted for segment in paragraph):
            print_indented(out, _line(number, paragraph, wanted), 2, hanging=4)


def summary(one: Step) -> str:
    """A step in one line."""
    measure = one.measure
    if not one.comparison.changes:
        return "the same, sign for sign" if measure.standing else "both are empty"
    words = f"{measure.standing} words stand, {measure.added} added, {measure.cut} cut"
    moved = f"; {measure.moved} moved" if measure.moved else ""
    return f"{words}{moved}; changes of substance {measure.substance}, of form {measure.form}"


def _line(number: int, paragraph: Paragraph, wanted: Sequence[Nature]) -> "Line":
    from rich.text import Text as Line

    line = Line(f"{number:>3}  ", "dim")
    for place, segment in enumerate(paragraph):
        if segment.nature is None:
            line.append(_shortened(segment.text, place == 0, place == len(paragraph) - 1))
        elif segment.nature in wanted or segment.mark in ("added", "moved here"):
            line.append_text(_marked(segment))
    respects = sorted(
        {word for segment in paragraph if segment.nature in wanted for word in segment.respects}
    )
    return line.append(f"  ({', '.join(respects)})", "dim")


def _marked(segment: Segment) -> "Line":
    from rich.text import Text as Line

    opening, closing = SIGNS[segment.mark]
    style = STYLES[segment.mark]
    return Line(
        f"{opening}{segment.text}{closing}", style if segment.nature == "substance" else f"dim {style}"
    )


def _shortened(text: str, is_first: bool, is_last: bool) -> str:
    """What stands, as far as it helps to see what changed."""
    if len(text) <= 2 * AROUND:
        return text
    head = "" if is_first else text[:AROUND].rpartition(" ")[0]
    tail = "" if is_last else text[-AROUND:].partition(" ")[2]
    return f"{head} … {tail}"
