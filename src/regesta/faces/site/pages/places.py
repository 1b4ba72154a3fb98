"""Places: which there are, and what happened there."""

from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.faces.site.pages.records import record_page
from regesta.findings.records import Record, statement_id
from regesta.wording import said


def places(dossier: Dossier) -> Page:
    """The list of places."""
    found = dossier.of_kind("place")
    here = {record.id: _entries(dossier, record) for record in found}
    shown: dict[str, object] = {"places": found, "here": here, "mapped": _mapped(dossier, found)}
    return Page("places", "places", said("Places"), "places.html", shown, found)


def place(dossier: Dossier, record: Record) -> Page:
    """The page of a place: what happened there."""
    here = _entries(dossier, record)
    return record_page(dossier, record, "place.html", here=here, leaving_out=here)


def _entries(dossier: Dossier, record: Record) -> list[str]:
    """The ids of the entries that happened at a place, in order."""
    order = dossier.rows.numbers
    every = dossier.appearances.get(record.name, ())
    found = {statement_id(dossier.case, one.statement) for one in every if "place" in one.keys}
    return sorted(found & order.keys(), key=order.__getitem__)


def _mapped(dossier: Dossier, found: list[Record]) -> list[dict[str, object]]:
    """The places whose coordinates are recorded, for the map."""
    mapped: list[dict[str, object]] = []
    for record in found:
        statement = dossier.case.named.get(record.name)
        written = statement.word("coordinates") if statement is not None else ""
        if written:
            latitude, longitude = map(float, written.replace(",", " ").split())
            mapped.append(
                {
                    "name": record.name,
                    "title": record.says,
                    "path": dossier.paths[record.id],
                    "latitude": latitude,
                    "longitude": longitude,
                }
            )
    return mapped
