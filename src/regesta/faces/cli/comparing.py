"""`regesta compare`: versions of a text side by side, with what was added, cut, replaced and moved."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from regesta.faces.cli.terminal import (
    console,
    counted,
    fail,
    json_option,
    print_indented,
    print_json,
    write_output,
)
from regesta.faces.versions import change_json, count_of
from regesta.findings.beside import sentences_beside
from regesta.findings.changes import Nature
from regesta.findings.comparison import Comparison
from regesta.findings.marked_hands import MarkedHands
from regesta.findings.marked_text import HandOf, Paragraph, Segment, marked_paragraphs, no_hand
from regesta.findings.versions import Step, step
from regesta.sources import Text, UnreadableSource
from regesta.sources.hands import Draft
from regesta.sources.versions import VersionText, read_version

if TYPE_CHECKING:
    from rich.text import Text as Line

MOST_SUPPLIED = 5  # passages by the editor that are told
AROUND = 60  # characters shown beside a change
STYLES = {"added": "green", "cut": "red", "moved here": "blue", "moved from here": "blue"}
SIGNS = {
    "added": ("{+", "+}"),
    "cut": ("[-", "-]"),
    "moved here": ("{>", ">}"),
    "moved from here": ("[<", "<]"),
}


class Compared(NamedTuple):
    """A version beside the one before it, and the hands that its file marks, if it marks any."""

    name: str
    other: str
    step: Step
    hands: MarkedHands | None

    @property
    def hand_of(self) -> HandOf:
        """The function from a change to its hand, by title; empty where the file marks none."""
        hands = self.hands
        return (lambda change: hands.title(hands.of(change))) if hands is not None else no_hand


@click.command()
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="A B [C]…")
@click.option(
    "--language", default="", help="The language of the texts: en, fr, de, ru, ko, … Every one unless said."
)
@click.option("--substance", is_flag=True, help="Only the changes of substance.")
@click.option("--sentences", is_flag=True, help="Sentence beside sentence, in place of paragraphs.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write them to FILE as one page of HTML.",
)
@click.option(
    "--tei", type=click.Path(path_type=Path), metavar="FILE", help="Write them to FILE as TEI: app and rdg."
)
@json_option
def compare(
    files: tuple[Path, ...],
    language: str,
    substance: bool,
    sentences: bool,
    output: Path | None,
    tei: Path | None,
    as_json: bool,
) -> None:
    """Lay versions of a text side by side, each against the one before it. One file of TEI that marks additions
    and deletions is compared with itself as it was first written."""
    read = [_read(file) for file in files]
    names = [file.name for file in files]
    if len(files) == 1:
        draft = read[0].draft
        if draft is None or not draft.is_marked:
            fail(f"{files[0]} is one version and marks no changes", "name the version to compare it with")
        read = [VersionText(draft.first), read[0]]
        names = [f"{names[0]} as first written", f"{names[0]} as left"]
    if tei is not None:
        write_output({tei: _apparatus(names, [one.text for one in read])}, files)
        click.echo(f"Wrote {len(names)} versions to {tei}.")
        return
    found = list(_compared(names, read, language))
    remarks = [f"{name}: {remark}" for name, one in zip(names, read, strict=True) for remark in _remarks(one)]
    wanted: tuple[Nature, ...] = ("substance",) if substance else ("substance", "form")
    if output is not None:
        page = _page(output, found, remarks, read[1].draft if len(files) == 1 else None)
        write_output({output: page}, files)
        click.echo(f"Wrote {len(found) + 1} versions to {output}.")
    elif as_json:
        steps = [step_json(one, wanted) for one in found]
        print_json({"versions": names, "steps": steps, "remarks": remarks})
    else:
        for number, one in enumerate(found):
            if number:
                click.echo()
            print_step(one, wanted, by_sentences=sentences)
        for remark in remarks:
            click.echo(remark, err=True)


def _compared(names: Sequence[str], read: Sequence[VersionText], language: str) -> Iterator[Compared]:
    for (name, before), (other, after) in pairwise(zip(names, read, strict=True)):
        comparison = Comparison(before.text, after.text, language=language)
        is_marked = after.draft is not None and after.draft.is_marked
        hands = MarkedHands(after.draft, comparison) if after.draft is not None and is_marked else None
        yield Compared(name, other, step(comparison), hands)


def _page(file: Path, found: Sequence[Compared], remarks: Sequence[str], draft: Draft | None) -> bytes:
    """The comparison as one page that stands by itself; `draft` is the one marked file, if there is but one."""
    from regesta.faces.site.versions_page import versions_page
    from regesta.findings.layers import Layering, layered, marked_layers

    if file.suffix.lower() not in (".html", ".htm"):
        fail(f"{file} is not named as HTML is", "give it the ending .html; `--tei` writes TEI")
    if draft is not None:
        leaves = marked_layers(draft)
    else:
        leaves = layered(
            [
                Layering(one.other, one.step.comparison, one.hands.titles if one.hands is not None else {})
                for one in found
            ]
        )
    return versions_page([(one.name, one.other, one.step, one.hands) for one in found], leaves, remarks)


def _apparatus(names: Sequence[str], texts: Sequence[Text]) -> bytes:
    """Versions as one TEI document."""
    from regesta.faces.exports.apparatus import Witness, export_apparatus

    witnesses = [
        Witness(f"v{number}", name, text)
        for number, (name, text) in enumerate(zip(names, texts, strict=True), 1)
    ]
    return export_apparatus(" and ".join(names), witnesses)


def _read(file: Path) -> VersionText:
    try:
        return read_version(file)
    except UnreadableSource as fault:
        fail(f"{file}: {fault.reason}", fault.remedy)


def _remarks(version: VersionText) -> tuple[str, ...]:
    return (
        *version.text.remarks,
        *(version.draft.remarks if version.draft else ()),
        *_editing(version.supplied, version.gaps),
    )


def _editing(supplied: Sequence[str], gaps: int) -> Iterator[str]:
    """What of a version is its editor's."""
    if supplied:
        words = ", ".join(f"“{one}”" for one in supplied[:MOST_SUPPLIED])
        more = f" and {len(supplied) - MOST_SUPPLIED} more" if len(supplied) > MOST_SUPPLIED else ""
        yield f"what the editor supplied is compared as the text's own: {words}{more}"
    if gaps:
        yield f"{counted(gaps, 'gap')}: what stood there cannot be read, and is not compared"


def step_json(one: Compared, wanted: Sequence[Nature]) -> dict[str, object]:
    """A step as the JSON contract has it."""
    comparison = one.step.comparison
    changes = [
        {**change_json(change), "hand": one.hand_of(change) or None}
        for change in comparison.changes
        if change.nature in wanted
    ]
    return {
        "from": one.name,
        "to": one.other,
        "likeness": round(comparison.likeness, 4),
        "measure": one.step.measure._asdict(),
        "hands": [each._asdict() for each in one.hands.sums()] if one.hands is not None else [],
        "paragraphs": [passage._asdict() for passage in one.step.paragraphs],
        "sentences": [passage._asdict() for passage in one.step.sentences],
        "changes": changes,
    }


def print_step(one: Compared, wanted: Sequence[Nature], *, by_sentences: bool = False) -> None:
    """Prints a step: sums, then each paragraph or sentence that changed, with signs that need no colour."""
    from rich.text import Text as Line

    out = console()
    comparison = one.step.comparison
    out.print(Line(f"{one.name} → {one.other}", "bold"))
    print_indented(out, Line(summary(one.step)), 2, hanging=2)
    for count in (f"sentences: {count_of(one.step.sentences)}", *_hand_lines(one)):
        if comparison.changes:
            print_indented(out, Line(count), 2, hanging=2)
    if comparison.likeness < 0.1 and one.step.measure.standing + one.step.measure.added > 20:
        remark = "Next to nothing stands in both: are these versions of one text, in one language?"
        out.print(Line(f"  {remark}", "yellow"))
    for line in _sentence_lines(one, wanted) if by_sentences else _paragraph_lines(one, wanted):
        print_indented(out, line, 2, hanging=4)


def _hand_lines(one: Compared) -> Iterator[str]:
    for hand in one.hands.sums() if one.hands is not None else ():
        words = f"{hand.title}: {counted(hand.added, 'word')} added, {hand.cut} cut"
        yield f"{words}; changes of substance {hand.substance}, of form {hand.form}"


def _paragraph_lines(one: Compared, wanted: Sequence[Nature]) -> Iterator["Line"]:
    for number, paragraph in enumerate(marked_paragraphs(one.step.comparison, one.hand_of), 1):
        if any(segment.nature in wanted for segment in paragraph):
            yield _line(f"{number:>3}  ", paragraph, wanted)


def _sentence_lines(one: Compared, wanted: Sequence[Nature]) -> Iterator["Line"]:
    """Each sentence that changed or moved: what became of it, then its words in both versions."""
    from rich.text import Text as Line

    for passage, before, after in sentences_beside(one.step.comparison, one.step.sentences, one.hand_of):
        if not any(segment.nature in wanted for segment in (*before, *after)):
            continue
        numbers = [", ".join(map(str, some)) for some in (passage.one, passage.other)]
        moved = ", moved" if passage.is_moved else ""
        yield Line(f"{' → '.join(filter(None, numbers))}  {passage.fate}{moved}", "dim")
        for sign, words in (("−", before), ("+", after)):
            if words:
                yield _line(f"  {sign} ", words, wanted)


def summary(one: Step) -> str:
    """A step in one line."""
    measure = one.measure
    if not one.comparison.changes:
        return "the same, sign for sign" if measure.standing else "both are empty"
    stand = "stands" if measure.standing == 1 else "stand"
    words = f"{counted(measure.standing, 'word')} {stand}, {measure.added} added, {measure.cut} cut"
    moved = f"; {measure.moved} moved" if measure.moved else ""
    return f"{words}{moved}; changes of substance {measure.substance}, of form {measure.form}"


def _line(head: str, paragraph: Paragraph, wanted: Sequence[Nature]) -> "Line":
    from rich.text import Text as Line

    line = Line(head, "dim")
    for place, segment in enumerate(paragraph):
        if segment.nature is None:
            line.append(_shortened(segment.text, place == 0, place == len(paragraph) - 1))
        elif segment.nature in wanted or segment.mark in ("added", "moved here"):
            line.append_text(_marked(segment))
    told = [segment for segment in paragraph if segment.nature in wanted]
    about = ", ".join(sorted({word for segment in told for word in segment.respects}))
    hands = ", ".join(dict.fromkeys(segment.hand for segment in told if segment.hand))
    return line.append(f"  ({about}{'; ' if hands else ''}{hands})", "dim") if told else line


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
