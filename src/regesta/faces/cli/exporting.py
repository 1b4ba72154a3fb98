"""`regesta export`: the findings of a case as files for other programs."""

from pathlib import Path

import click

from regesta.faces.cli.terminal import date_days, fail, open_case
from regesta.faces.exports import export_gexf, export_graphml, export_tables

FORMATS = ("csv", "gexf", "graphml")


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--as",
    "form",
    type=click.Choice(FORMATS),
    required=True,
    help="csv, a file a table; gexf or graphml, the network.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="A folder for csv, else a file.",
)
@click.option("--at", "date", metavar="DATE", help="Of a network, only what falls within this date.")
def export(case: Path, form: str, output: Path, date: str | None) -> None:
    """Write the findings of CASE for spreadsheets (csv) or network programs such as Gephi (gexf, graphml)."""
    opened = open_case(case)
    days = date_days(date)
    if form == "csv":
        files = {output / name: data for name, data in export_tables(opened).items()}
    else:
        made = export_gexf(opened, *days) if form == "gexf" else export_graphml(opened, *days)
        files = {output: made}
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        fail(f"{output} cannot be written: {reason}", "name a place that you may write in")
    click.echo(f"Wrote {f'{len(files)} tables' if form == 'csv' else 'the network'} to {output}.")
