"""`regesta likeness`: the passages that texts share, ranked by how unlikely they are to be shared by chance."""

from collections.abc import Iterator
from pathlib import Path

import click

from regesta.faces.cli.terminal import console, fail, json_option, print_indented, print_json
from regesta.findings.shared import Shared, SharedTexts, shared_texts
from regesta.sources import Text, UnreadableSource
from regesta.sources.documents import KINDS
from regesta.sources.versions import read_version

MOST_IN_A_MATRIX = 12
LONGEST = 400  # characters of a passage as it is shown


@click.command()
@click.argument("texts", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="A B [C]…")
@click.option("--most", default=20, show_default=True, help="How many passages are shown.")
@json_option
def likeness(texts: tuple[Path, ...], most: int, as_json: bool) -> None:
    """Find the passages that two or many texts share, word for word or reworded: files, or folders of files."""
    read: dict[str, Text] = {}
    passed_over = []
    files = list(_files(texts))
    for name, file in files:
        try:
            read[name] = read_version(file).text
        except UnreadableSource as fault:
            if file in texts:
                fail(f"{file}: {fault.reason}", fault.remedy)
            passed_over.append(f"{name}: {fault.reason}")
    if len(read) < 2:
        fail("there are no two texts to compare", "name two files, or a folder that holds them")
    found = shared_texts(read)
    if as_json:
        print_json(shared_json(found, passed_over))
    else:
        _print_shared(found, most)
    for line in passed_over:
        click.echo(f"passed over: {line}", err=True)


def _files(texts: tuple[Path, ...]) -> Iterator[tuple[str, Path]]:
    """The files meant, those of a folder in order of their names, each with a name of its own."""
    seen: set[str] = set()
    for text in texts:
        inner = (
            sorted(file for file in text.iterdir() if file.suffix.lower() in KINDS)
            if text.is_dir()
            else [text]
        )
        for file in inner:
            name = file.name if file.name not in seen else str(file)
            if name not in seen:
                seen.add(name)
                yield name, file


def shared_json(found: SharedTexts, passed_over: list[str]) -> dict[str, object]:
    """What texts share as the JSON contract has it."""
    passages = [
        {
            **one._asdict(),
            "place": list(one.place),
            "other_place": list(one.other_place),
            "is_reworded": one.is_reworded,
        }
        for one in found.passages
    ]
    pairs = [pair._asdict() for pair in found.pairs]
    return {**found._asdict(), "pairs": pairs, "passages": passages, "passed_over": passed_over}


def _print_shared(found: SharedTexts, most: int) -> None:
    from rich.text import Text as Line

    out = console()
    if not found.passages:
        out.print("They share no passage beyond chance.")
        return
    if 2 < len(found.names) <= MOST_IN_A_MATRIX:
        _print_matrix(found)
    for pair in found.pairs[:most]:
        line = f"{pair.one} and {pair.other}: {_count(pair.passages)}, "
        out.print(
            Line(line + f"{pair.share:.1%} of the words of the first, {pair.other_share:.1%} of the second")
        )
    for number, one in enumerate(found.passages[:most], 1):
        _print_passage(number, one)
    if len(found.passages) > most:
        out.print(
            Line(f"\nand {len(found.passages) - most} more: --most {len(found.passages)} shows all", "dim")
        )


def _print_passage(number: int, one: Shared) -> None:
    from rich.text import Text as Line

    out = console()
    how = f"reworded, {one.alike:.0%} alike" if one.is_reworded else "word for word"
    head = Line(f"\n{number:>3}  {one.length} tokens, {how}, {one.bits:.0f} bits", "bold")
    out.print(
        head.append(f"  {one.one} at {one.place.offset}, {one.other} at {one.other_place.offset}", "cyan")
    )
    print_indented(out, Line(_short(one.words)), 5)
    if one.is_reworded:
        print_indented(out, Line(_short(one.other_words), "dim"), 5)


def _print_matrix(found: SharedTexts) -> None:
    from rich.table import Table

    out = console()
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    for number, name in enumerate(found.names, 1):
        out.print(f"{number:>3}  {name}")
    table.add_column("of the words of")
    for number in range(len(found.names)):
        table.add_column(str(number + 1), justify="right")
    for number, row in enumerate(found.matrix):
        cells = ("" if at == number else f"{share:.1%}" for at, share in enumerate(row))
        table.add_row(str(number + 1), *cells)
    out.print(table)


def _count(passages: int) -> str:
    return f"{passages} passages" if passages != 1 else "1 passage"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return (
        text
        if len(text) <= LONGEST
        else f"{text[: LONGEST // 2].rstrip()} … {text[-LONGEST // 2 :].lstrip()}"
    )
