"""Sources: how each was seen, what rests on it, and its text, where it is held and may be shown."""

from collections.abc import Iterator

from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.faces.site.pages.records import namings, record_page
from regesta.findings.citations import Citation
from regesta.findings.passages import Passage, passages
from regesta.findings.sources import Witness
from regesta.findings.sources import sources as sources_of
from regesta.statements.statement import field_cites


def sources(dossier: Dossier) -> Iterator[Page]:
    """The list of sources and a page for each."""
    found = [finding.value for finding in sources_of(dossier.case)]
    own: dict[str, list[Passage]] = {}
    for name, cited in _by_source(dossier).items():
        if name in dossier.leaves:  # one without a directive of its own has no page: `check` says so
            own[name] = passages(cited, name, is_withheld=bool(dossier.leaves[name].withheld))
    yield Page(
        "sources",
        "sources",
        "Sources",
        "sources.html",
        {"sources": found, "passages": own, "leaves": dossier.leaves},
        found,
    )
    for witness in found:
        yield _source(dossier, witness, own.get(witness.name, []))


def _by_source(dossier: Dossier) -> dict[str, list[Citation]]:
    found: dict[str, list[Citation]] = {}
    for citation in dossier.cited:
        found.setdefault(field_cites(citation.field).source, []).append(citation)
    return found


def _source(dossier: Dossier, witness: Witness, cited: list[Passage]) -> Page:
    record = dossier.records[witness.name]
    leaf = dossier.leaves[witness.name]
    page = record_page(dossier, record, "source.html", witness=witness, passages=cited, leaf=leaf)
    page.shown["namings"] = namings(record, leaving_out=frozenset(witness.entries))
    return page._replace(
        data={
            "source": witness,
            "passages": cited,
            "text": {"is_shown": bool(leaf.blocks), "why": leaf.withheld},
        }
    )
