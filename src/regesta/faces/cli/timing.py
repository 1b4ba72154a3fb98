"""`regesta times`: the temporal expressions of texts."""

import codecs
from pathlib import Path

import click

from regesta.dates import InvalidDate, format_bound, parse
from regesta.dates.words import (
    Expression,
    UnknownLanguage,
    calendar_of,
    find_times,
    language_names,
    read_written,
)
from regesta.faces.cli.terminal import (
    console,
    fail,
    json_option,
    open_case,
    print_json,
    statement_named,
    texts_option,
)
from regesta.sources import UnreadableSource
from regesta.sources.encodings import encoding_of

Born = tuple[tuple[str, str], ...]
Created = tuple[int, int, int] | None


@click.command()
@click.argument("names", metavar="FILE…", nargs=-1, required=True)
@click.option(
    "--created", metavar="YYYY-MM-DD", help="When the text was written: what “now” and “last year” mean."
)
@click.option("--language", default="en", metavar="LANGUAGE", help="en (unless said) or de.")
@click.option(
    "--born",
    multiple=True,
    metavar="NAME=DATE",
    help="When someone was born, for “in his late teens”. May be repeated.",
)
@click.option(
    "--written", is_flag=True, help="Each line of FILE is one date, as the heading of a letter has it."
)
@click.option("--case", "case", type=click.Path(path_type=Path), help="Take FILE as a source of this case.")
@texts_option
@json_option
def times(
    names: tuple[str, ...],
    created: str | None,
    language: str,
    born: tuple[str, ...],
    written: bool,
    case: Path | None,
    texts: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Say what the temporal expressions of each FILE mean: dates, lengths, sets, and words such as “that summer”.

    With --written, each line of FILE is one date as an edition of letters prints it, such as “[vor 29. September
    1667]”, and is read as a whole.

    With --case, FILE is the name of a source of the case, and each expression stands beside the entries that cite
    the place where it is found.
    """
    day, persons = _created(created), _born(born)
    try:
        for name in names:
            if written:
                rows = _rows_of_dates(Path(name), language)
            elif case is None:
                rows = _rows_of_file(Path(name), language, day, persons)
            else:
                rows = _rows_of_source(name, case, texts, language, day, persons)
            if as_json:
                for row in rows:
                    print_json(row, is_line=True)
            else:
                _print_rows(name, list(rows))
                if created is None and not written and any(_lacks_year(row) for row in rows):
                    click.echo(
                        "Some dates have no year in the text; --created YYYY-MM-DD says when it was written."
                    )
    except UnknownLanguage as fault:
        fail(f"there are no date words for {fault}", f"give one of {', '.join(language_names())}")


def _created(written: str | None) -> Created:
    if written is None:
        return None
    try:
        date = parse(written)
    except InvalidDate as fault:
        fail(f"{written} is not a date: {fault.reason}", "give the day as YYYY-MM-DD")
    if date.precision != "day" or date.form != "date" or not isinstance(date.earliest, int):
        fail(f"{written} is not one day", "give the day as YYYY-MM-DD")
    year, month, day = format_bound(date.earliest).rsplit("-", 2)
    return int(year), int(month), int(day)


def _born(written: tuple[str, ...]) -> Born:
    found = []
    for one in written:
        name, sign, date = one.partition("=")
        try:
            if not name.strip() or not sign:
                raise InvalidDate(one, "it has the form NAME=DATE")
            parse(date.strip())
        except InvalidDate as fault:
            fail(f"--born {one}: {fault.reason}", "write for instance --born Stalin=1878-12-18")
        found.append((name.strip(), date.strip()))
    return tuple(found)


def _rows_of_file(path: Path, language: str, created: Created, born: Born) -> list[dict[str, object]]:
    found = find_times(_decoded(path), language=language, created=created, born=born)
    return [row(path.stem, one) for one in found]


def _rows_of_dates(path: Path, language: str) -> list[dict[str, object]]:
    """Each line of a file as one written date; a line that is none says why."""
    found: list[dict[str, object]] = []
    start = 0
    for line in _decoded(path).splitlines(keepends=True):
        text = line.strip()
        if text:
            at = start + line.index(text)
            found.append(
                {"doc": path.stem, "start": at, "end": at + len(text), **written_row(text, language)}
            )
        start += len(line)
    return found


def written_row(text: str, language: str) -> dict[str, object]:
    """A written date as the JSON contract has it, with what is known of its calendar, and the reason if none."""
    row: dict[str, object] = {
        "text": text,
        "value": None,
        "mod": "",
        "edtf": None,
        "earliest": None,
        "latest": None,
    }
    row |= {"bound": "", "anchor": None, "calendar": None, "reason": None}
    try:
        date = parse(read_written(text, language))
    except InvalidDate as fault:
        return row | {"reason": fault.reason}
    bounds = {"earliest": format_bound(date.earliest), "latest": format_bound(date.latest)}
    return row | bounds | {"edtf": str(date), "calendar": calendar_of(text, date)}


def _decoded(path: Path) -> str:
    """The characters of a file with its own line ends, so that offsets count what stands in it."""
    try:
        data = path.read_bytes()
        if not data:
            return ""
        name = encoding_of(data, path.name).name
        return data.decode(codecs.lookup(name).name.removesuffix("-sig"))
    except UnreadableSource as fault:
        fail(f"{path}: {fault.reason}", fault.remedy)
    except (UnicodeError, LookupError):
        fail(f"{path}: the file is not text throughout", "save it as UTF-8")
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or "the file cannot be opened"
        fail(f"{path}: {reason.lower()}", "correct the name, or the file")


def _rows_of_source(
    name: str, folder: Path, texts: tuple[Path, ...], language: str, created: Created, born: Born
) -> list[dict[str, object]]:
    from regesta.case.texts import held_texts
    from regesta.findings.citations import citations
    from regesta.findings.mentions import mentions
    from regesta.findings.passages import passages

    case = open_case(folder)
    statement_named(case, name, "source")
    held = held_texts(case, texts).texts
    if name not in held:
        fail(f"the text of {name} is not held here", "give its folder with --texts")
    cited = passages(citations(case, held), name)
    found = mentions(held[name], cited, language=language, created=created, born=born)
    return [{**row(name, one.expression), "entries": one.entries} for one in found]


def row(doc: str, one: Expression) -> dict[str, object]:
    """An expression as the JSON contract has it."""
    return {
        "doc": doc,
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "value": one.value,
        "mod": one.mod,
        "edtf": one.edtf,
        "earliest": None if one.earliest is None else format_bound(one.earliest),
        "latest": None if one.latest is None else format_bound(one.latest),
        "bound": one.bound,
        "anchor": one.anchor,
    }


def _lacks_year(row: dict[str, object]) -> bool:
    """Whether an expression names a time whose year is not known."""
    return row["edtf"] is None and str(row["value"]).startswith("XXXX")


def _print_rows(name: str, rows: list[dict[str, object]]) -> None:
    from rich.table import Table
    from rich.text import Text

    out = console()
    has_entries = any("entries" in one for one in rows)
    table = Table(box=None, pad_edge=False, show_edge=False)
    for heading in ("at", "words", "value", "date", "entries" if has_entries else "counted from"):
        table.add_column(heading, header_style="dim", overflow="fold")
    for one in rows:
        value = " ".join(str(part) for part in (one["bound"], one["value"] or "–", one["mod"]) if part)
        words = Text(" ".join(str(one["text"]).split()), "bold")
        entries = one.get("entries")
        beside = (
            ", ".join(entries)
            if isinstance(entries, tuple)
            else str(one.get("reason") or one["anchor"] or "")
        )
        table.add_row(
            str(one["start"]), words, Text(value, "cyan"), Text(str(one["edtf"] or "")), Text(beside)
        )
    count = f"{len(rows)} expression{'' if len(rows) == 1 else 's'}"
    out.print(Text(f"{name}: {count}", "bold"), soft_wrap=True)
    if rows:
        out.print(table)
