"""People and bodies: who they are, which offices they held, what they did and took part in."""

from collections.abc import Iterator

from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.faces.site.pages.records import namings, record_page
from regesta.findings.people import ACTOR_KINDS
from regesta.findings.people import people as people_of
from regesta.findings.records import Record, statement_id


def people(dossier: Dossier) -> Iterator[Page]:
    """The list of actors and a page for each."""
    found = [finding.value for finding in people_of(dossier.case)]
    yield Page(
        "people",
        "people",
        "People and bodies",
        "people.html",
        {"kinds": [(kind, [actor for actor in found if actor.kind == kind]) for kind in ACTOR_KINDS]},
        found,
    )
    order = {row.id: number for number, row in enumerate(dossier.rows)}
    for record in dossier.of_kind(*ACTOR_KINDS):
        yield _actor(dossier, record, order)


def _actor(dossier: Dossier, record: Record, order: dict[str, int]) -> Page:
    acts: set[str] = set()
    shares: set[str] = set()
    for appearance in dossier.appearances.get(record.name, ()):
        name = statement_id(dossier.case, appearance.statement)
        if name in order and appearance.acts:
            acts.add(name)
        elif name in order and (appearance.takes_part or "object" in appearance.keys):
            shares.add(name)
    page = record_page(
        dossier,
        record,
        "actor.html",
        acts=sorted(acts, key=order.__getitem__),
        shares=sorted(shares, key=order.__getitem__),
        offices=dossier.offices_of.get(record.name, ()),
        holders=dossier.holders_of.get(record.name, ()),
    )
    page.shown["namings"] = namings(record, leaving_out=frozenset(acts | shares))
    return page
