"""`regesta export`: the findings of a case as files for other programs, and as papers to hand in."""

from pathlib import Path

import click

from regesta.case import Case
from regesta.case.texts import text_files
from regesta.faces.cli.terminal import counted, date_days, fail, open_case, write_output

# What a case may become, and what is written of it.
FORMATS: dict[str, str] = {
    "csv": "tables",
    "gexf": "the network",
    "graphml": "the network",
    "docx": "the chronology",
    "pdf": "the chronology",
    "timelinejs": "the dated entries",
    "ics": "the dated entries",
    "cmif": "the letters",
    "tei": "texts",
}


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--as",
    "form",
    type=click.Choice(list(FORMATS)),
    required=True,
    help="csv, a file a table; gexf or graphml, the network; docx or pdf, the chronology with footnotes; "
    "timelinejs or ics, the dated entries; cmif, the letters; tei, an edition of each text in several versions.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="A folder for csv and tei, else a file.",
)
@click.option("--at", "date", metavar="DATE", help="Of a network, only what falls within this date.")
@click.option("--address", default="", metavar="URL", help="Of cmif, where the file is to stand on the web.")
def export(case: Path, form: str, output: Path, date: str | None, address: str) -> None:
    """Write the findings of CASE for spreadsheets (csv), network programs such as Gephi (gexf, graphml), word
    processors (docx), print (pdf), TimelineJS (timelinejs), calendars (ics), letters (cmif) or editions (tei)."""
    opened = open_case(case)
    days = date_days(date)
    files, said = _files(opened, form, output, days, address)
    write_output(files, text_files(opened), is_making_folders=True)
    click.echo(f"Wrote {said} to {output}.")


def _files(
    case: Case, form: str, output: Path, days: tuple[int, int], address: str
) -> tuple[dict[Path, bytes], str]:
    """What is to be written, by its paths, and what it is in words."""
    from regesta.faces import exports

    if form == "csv":
        return _tables(case, output)
    if form == "tei":
        editions = {output / name: data for name, data in exports.export_texts(case).items()}
        if not editions:
            fail("no matter has two versions whose texts are held", "name the file of each under `text`")
        return editions, counted(len(editions), "text")
    if form in ("timelinejs", "ics"):
        found = exports.export_timelinejs(case) if form == "timelinejs" else exports.export_icalendar(case)
        without = (
            f" (left out, since it can hold no date of them: {found.left_out})" if found.left_out else ""
        )
        return {output: found.data}, f"{counted(found.entries, 'entry')}{without}"
    made = {
        "gexf": lambda: exports.export_gexf(case, *days),
        "graphml": lambda: exports.export_graphml(case, *days),
        "docx": lambda: exports.export_word(case),
        "pdf": lambda: exports.export_pdf(case),
        "cmif": lambda: exports.export_cmif(case, address),
    }[form]()
    return {output: made}, FORMATS[form]


def _tables(case: Case, output: Path) -> tuple[dict[Path, bytes], str]:
    """The tables of findings and, in a folder of their own, those of statements; what is in none is told."""
    from regesta.faces import exports

    findings = {output / name: data for name, data in exports.export_tables(case).items()}
    found = exports.export_statements(case)
    for place in found.unread:
        click.echo(f"In no table, since it could not be read whole: {place}", err=True)
    for source in found.closed:
        click.echo(f"Left out, since {source} is sealed: the words quoted from it", err=True)
    statements = {output / exports.FOLDER / name: data for name, data in found.tables.items()}
    return {
        **findings,
        **statements,
    }, f"{counted(len(findings), 'table')} of findings, {len(statements)} of statements"
