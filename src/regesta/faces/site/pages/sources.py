"""Sources: how each was seen, what rests on it, and its text, where it is held and may be shown."""

from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.faces.site.pages.records import namings, record_page
from regesta.findings.records import Record


def sources(dossier: Dossier) -> Page:
    """The list of sources."""
    found = list(dossier.witnesses.values())
    shown: dict[str, object] = {"sources": found, "passages": dossier.passages, "leaves": dossier.leaves}
    return Page("sources", "sources", "Sources", "sources.html", shown, found)


def source(dossier: Dossier, record: Record) -> Page:
    """The page of a source: how it was seen, its text where that may be shown, and what rests on it."""
    witness = dossier.witnesses.get(record.name)
    if witness is None:  # its directive gives it no name
        return record_page(dossier, record, "record.html")
    leaf, cited = dossier.leaves[record.name], dossier.passages[record.name]
    page = record_page(dossier, record, "source.html", witness=witness, passages=cited, leaf=leaf)
    page.shown["namings"] = namings(record, leaving_out=frozenset(witness.entries))
    return page._replace(
        data={
            "source": witness,
            "passages": cited,
            "text": {"is_shown": bool(leaf.blocks), "why": leaf.withheld},
        }
    )
