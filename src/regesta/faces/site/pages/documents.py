"""Documents that a collection offers the case: why each may bear on it, and a passage with the lines that cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.dates import InvalidDate, describe, parse
from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.wording import said

if TYPE_CHECKING:
    from regesta.collection.offers import Offer


def documents(dossier: Dossier) -> Page:
    """The list of what is offered, in order of time."""
    shown: dict[str, object] = {"offers": [(path, one, _date(one)) for path, one in dossier.offers.items()]}
    data = [_data(one) for one in dossier.offers.values()]
    return Page("documents", "documents", said("Documents"), "documents.html", shown, data)


def document(dossier: Dossier, path: str) -> Page | None:
    """The page of one that is offered; None where there is none."""
    one = dossier.offers.get(path)
    if one is None:
        return None
    shown: dict[str, object] = {"offers": [("", one, _date(one))]}
    return Page(path, "documents", one.entry.title or one.entry.place, "documents.html", shown, _data(one))


def _date(one: Offer) -> str:
    try:
        return describe(parse(one.entry.date)) if one.entry.date else ""
    except InvalidDate:
        return one.entry.date


def _data(one: Offer) -> dict[str, object]:
    return {
        "document": one.entry.place,
        "title": one.entry.title,
        "date": one.entry.date or None,
        "passage": one.passage,
        "lines": one.lines,
        "reasons": [
            {
                "kind": subject.kind,
                "name": subject.name,
                "title": subject.title,
                "words": reasons.words,
                "names": [{"actor": actor, "found": found} for actor, found in reasons.names],
                "time": reasons.time or None,
            }
            for subject, reasons in one.reasons
        ],
    }
