"""`regesta text`: the text of a document, as its citations count it, and where words stand in it."""

import json
import sys
from pathlib import Path

import click

from regesta.faces.cli.screen import shown
from regesta.faces.cli.terminal import fail, json_option, print_json
from regesta.sources import (
    Place,
    Quotation,
    Text,
    UnreadableSource,
    find_any,
    find_quotation,
    position_selector,
    quote_selector,
    read_source,
)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", "identifier", help="The text of one element alone.")
@click.option("--find", metavar="WORDS", help="Say where words stand, as a citation's are sought.")
@click.option(
    "--selector",
    metavar="JSON",
    help="Say what a W3C selector, or an annotation, selects; - reads standard input.",
)
@json_option
def text(file: Path, identifier: str | None, find: str | None, selector: str | None, as_json: bool) -> None:
    """Print the text of FILE, a document of any kind that a source may be, or as JSON with its locators."""
    if find is not None and selector is not None:
        fail("--find and --selector ask two things", "give one of the two")
    if find is not None and not any(map(str.isalnum, find)):
        fail("--find names no words", "write the words that a citation would quote")
    try:
        held = read_source(file, identifier=identifier)
    except UnreadableSource as fault:
        fail(f"{file}: {fault.reason}", fault.remedy)
    for remark in held.remarks:
        click.echo(f"{file}: {remark}", err=True)
    if find is not None:
        _print_found(find_quotation(held, find), held, as_json=as_json)
    elif selector is not None:
        _print_found(
            _selected(held, sys.stdin.read() if selector == "-" else selector), held, as_json=as_json
        )
    elif as_json:
        _print_whole(held)
    else:
        click.echo(shown(held.content), color=True)


def _print_whole(held: Text) -> None:
    locators = {
        scheme: {name: [[span.offset, span.length] for span in spans] for name, spans in table.items()}
        for scheme, table in held.locators.items()
    }
    print_json({"text": held.content, "locators": locators, "extraction": held.extraction}, is_line=True)


def _selected(held: Text, written: str) -> Quotation:
    """What the selector written as JSON selects; ends with a usage error where it is none."""
    try:
        return find_any(held, json.loads(written))
    except RecursionError:
        fail("the selector is nested too deep", "write one selector alone")
    except json.JSONDecodeError as fault:
        fail(
            f"the selector is not JSON: {fault}", 'write {"type": "TextQuoteSelector", "exact": "the words"}'
        )
    except ValueError as fault:
        fail(
            f"the selector is not understood: {fault}",
            "look at the W3C Web Annotation Data Model, section 4.2",
        )


def _print_found(found: Quotation, held: Text, *, as_json: bool) -> None:
    """Prints the verdict and every place: its words, where it stands in each scheme, and its selectors."""
    if as_json:
        nearest = found.nearest.span if found.nearest is not None else None
        places = [_place(place) for place in found.places]
        print_json(
            {"verdict": found.verdict, "places": places, "nearest": nearest, "extraction": held.extraction}
        )
        return
    rules = f" ({', '.join(found.rules)})" if found.rules else ""
    click.echo(f"{found.verdict}{rules}")
    for place in found.places:
        _print_place(held, place)
    if found.nearest is not None:
        click.echo("nearest to it:")
        _print_place(held, Place(held, (found.nearest.span,)))


def _print_place(held: Text, place: Place) -> None:
    words = " … ".join(held.passage(span) for span in place.spans)
    click.echo(f"  {place.in_words}: {shown(words)}", color=True)


def _place(place: Place) -> dict[str, object]:
    return {
        "spans": place.spans,
        "locators": dict(place.locators),
        "rules": place.rules,
        "left_out": [one.words for one in place.left_out],
        "selectors": [quote_selector(place), position_selector(place)],
    }
