"""Places: which there are, and what happened there."""

from collections.abc import Iterator

from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.faces.site.pages.records import namings, record_page
from regesta.findings.records import Record, statement_id


def places(dossier: Dossier) -> Iterator[Page]:
    """The list of places and a page for each."""
    found = dossier.of_kind("place")
    order = {row.id: number for number, row in enumerate(dossier.rows)}
    here = {record.id: _entries(dossier, record, order) for record in found}
    yield Page("places", "places", "Places", "places.html", {"places": found, "here": here}, found)
    for record in found:
        page = record_page(dossier, record, "place.html", here=here[record.id])
        page.shown["namings"] = namings(record, leaving_out=frozenset(here[record.id]))
        yield page


def _entries(dossier: Dossier, record: Record, order: dict[str, int]) -> list[str]:
    """The ids of the entries that happened at a place, in order."""
    every = dossier.appearances.get(record.name, ())
    found = {statement_id(dossier.case, one.statement) for one in every if "place" in one.keys}
    return sorted(found & order.keys(), key=order.__getitem__)
