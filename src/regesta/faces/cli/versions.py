"""`regesta show texts`: the versions of a matter's text, whose each change is, and what of it stood in the end."""

from collections.abc import Iterator
from pathlib import Path

import click

from regesta.dates import describe, parse
from regesta.faces.cli.showing import opened_case, show
from regesta.faces.cli.terminal import (
    case_argument,
    console,
    counted,
    json_option,
    print_indented,
    print_json,
    statement_named,
    texts_option,
)
from regesta.faces.versions import count_of, texts_json
from regesta.findings.finding import Finding
from regesta.findings.held_versions import held_versions
from regesta.findings.regest import within
from regesta.findings.texts import AttributedChange, HandShare, Life, Texts, VersionRow
from regesta.findings.texts import texts as find_texts

LONGEST = 70  # characters of a change's words


@show.command(name="texts")
@click.argument("matter")
@case_argument
@texts_option
@click.option("--substance", is_flag=True, help="Only the changes of substance.")
@json_option
def show_texts(matter: str, case: Path, texts: tuple[Path, ...], substance: bool, as_json: bool) -> None:
    """The versions of a MATTER's text in CASE: what each changed, whose each change is, and what of it stood."""
    opened = opened_case(case)
    statement = statement_named(opened, matter, "matter")
    held = held_versions(opened, texts, matter=matter)
    found = find_texts(opened, statement, held.texts)
    if as_json:
        print_json(texts_json(found))
        return
    _print_texts(found, substance)
    for problem in held.problems:
        click.echo(f"{problem.message}\n  → {problem.remedy}", err=True)


def _print_texts(found: Finding[Texts], substance: bool) -> None:
    from rich.text import Text

    out = console()
    value = found.value
    out.print(Text(value.title, "bold").append(f"  {value.matter}", "not bold cyan"))
    _print_lines("versions", (_version_line(row) for row in value.versions))
    _print_lines("hands", (_hand_line(share) for share in value.hands))
    wanted = [one for one in value.changes if one.change.nature == "substance" or not substance]
    _print_lines("changes", (_change_line(one) for one in wanted))
    _print_lines("the life of each passage", (_life_line(life) for life in value.lives))
    _print_lines("beware", iter(found.caveats))


def _print_lines(title: str, lines: Iterator[str]) -> None:
    from rich.text import Text

    out = console()
    for number, line in enumerate(lines):
        if not number:
            out.print(Text(f"\n  {title}", "bold"))
        print_indented(out, Text(line), 4, hanging=2)


def _version_line(row: VersionRow) -> str:
    about = [f"by {within(row.hand)}" if row.hand else "by nobody named"]
    about += [describe(parse(row.date))] if row.date else []
    about += [f"from {row.made_from}"] if row.made_from else []
    about += [row.kind] if row.kind else []
    about.append(counted(row.words or 0, "word") if row.is_held else "the text is not held")
    line = f"{row.title} ({row.name}): {', '.join(about)}"
    if row.measure is not None:
        one = row.measure
        line += f"; {counted(one.added, 'word')} added, {one.cut} cut, {one.moved} moved"
        line += f"; changes of substance {one.substance}, of form {one.form}"
        line += f"; sentences: {count_of(row.sentences)}"
    return line + "".join(f"; {change}" for change in row.changed)


def _hand_line(share: HandShare) -> str:
    added, moved = counted(share.added, "word"), counted(share.moved, "passage")
    line = f"{share.hand}: {added} added, {share.cut} cut, {moved} moved; "
    line += f"changes of substance {share.substance}, of form {share.form}"
    if share.survived is None:
        return f"{line}; what stood in the end is not known"
    of = (
        f"{share.survived} of {added} added stand"
        if share.added
        else f"{counted(share.standing or 0, 'change')} {'stands' if share.standing == 1 else 'stand'}"
    )
    line += f"; {of} in the end; changes undone: {share.undone}"
    if share.accepted or share.ignored:
        line += f"; proposed: {share.accepted} accepted, {share.ignored} ignored"
    return line


def _change_line(one: AttributedChange) -> str:
    change = one.change
    before, after = _short(change.before), _short(change.after)
    words = (
        f"[-{before}-] → {{+{after}+}}"
        if before and after
        else f"[-{before}-]"
        if before
        else f"{{+{after}+}}"
    )
    if change.what == "moved":
        words = f"moved: {after}"
    stands = {None: "", True: "", False: "; undone later"}[one.stands]
    return f"{one.version}, {one.hand}: {words}  ({change.nature}: {', '.join(change.respects)}{stands})"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return (
        text
        if len(text) <= LONGEST
        else f"{text[: LONGEST // 2].rstrip()} … {text[-LONGEST // 2 :].lstrip()}"
    )


def _life_line(life: Life) -> str:
    places = (f"{place.version} {place.paragraph or '–'} {place.fate}" for place in life.places)
    return f"{life.begins} …: {', '.join(places)}"
