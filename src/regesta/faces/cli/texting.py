"""`regesta text`: the text of a document, as its citations count it."""

from pathlib import Path

import click

from regesta.faces.cli.terminal import fail, json_option, print_json
from regesta.sources import UnreadableSource, read_source


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", "identifier", help="The text of one element alone.")
@json_option
def text(file: Path, identifier: str | None, as_json: bool) -> None:
    """Print the text of FILE (plain text, Markdown, HTML or TEI), or as JSON with its locators and its extraction."""
    try:
        found = read_source(file, identifier=identifier)
    except UnreadableSource as fault:
        fail(f"{file}: {fault.reason}", fault.remedy)
    if not as_json:
        click.echo(found.content)
        return
    locators = {
        scheme: {name: [[span.offset, span.length] for span in spans] for name, spans in table.items()}
        for scheme, table in found.locators.items()
    }
    print_json({"text": found.content, "locators": locators, "extraction": found.extraction}, is_line=True)
