"""`regesta build`: the site of a case, static pages that open from a disk."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from regesta.case import Case, check
from regesta.case.collector import resting_collector
from regesta.faces.cli.terminal import (
    case_argument,
    counted,
    fail,
    json_option,
    open_case,
    print_json,
    texts_option,
    warn_of_errors,
)

if TYPE_CHECKING:
    from regesta.collection.offers import Offer
    from regesta.faces.site.folder import Written


@click.command()
@case_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FOLDER",
    help="Where to build: a new or an empty folder, or one that was built into before.",
)
@click.option(
    "--language",
    type=click.Choice(("en", "de")),
    help="The language of the interface: that of the case, if it is one of these, unless said.",
)
@click.option(
    "--collection",
    metavar="COLLECTION",
    help="Show what this collection offers the case, each passage with the lines that cite it.",
)
@texts_option
@json_option
def build(
    case: Path,
    output: Path,
    language: str | None,
    collection: str | None,
    texts: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Build the site of CASE into a folder: static pages that open from a disk, each with its JSON beside it.

    With --collection, passages of documents that no entry cites stand on the site: mind what may be published.

    Only files that a build made are overwritten or removed.
    """
    with resting_collector():
        loaded = open_case(case)
        warn_of_errors(check(loaded))
        offered = _offers(loaded, collection) if collection is not None else ()
        written = build_site(loaded, output, texts, language or "", offered)
    if as_json:
        print_json({"folder": str(output), **written._asdict()})
        return
    megabytes = written.size / 1_000_000
    click.echo(f"Built {output / 'index.html'}: {counted(written.files, 'file')}, {megabytes:.1f} MB.")
    unchanged = written.files - written.written
    if unchanged or written.removed:
        click.echo(f"{written.written:,} written, {unchanged:,} unchanged, {written.removed:,} removed.")


def _offers(case: Case, where: str) -> "tuple[Offer, ...]":
    """What a collection offers a case; one that cannot be opened ends the command with what to do."""
    from regesta.collection.offers import offers
    from regesta.faces.cli.collections import opened, told

    is_database = "://" in where
    with told(), opened(where, where if is_database else None) as index:
        return offers(index, case, None if is_database else Path(where).parent)


def build_site(
    case: Case,
    folder: Path,
    texts: tuple[Path, ...] = (),
    language: str = "",
    offered: "tuple[Offer, ...]" = (),
) -> "Written":
    """Builds the site of a case; where the folder is refused, says why and ends with the status of a usage error."""
    from regesta.faces.site.build import build as write
    from regesta.faces.site.folder import FolderRefused

    try:
        return write(case, folder, texts=texts, language=language, offers=offered)
    except FolderRefused as refused:
        fail(refused.what, refused.remedy)
