"""People and bodies: who they are, which offices they held, what they did and took part in."""

from collections.abc import Iterator

from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.faces.site.pages.likeness import likeness_path
from regesta.faces.site.pages.records import namings, record_page
from regesta.findings.careers import Career, careers
from regesta.findings.likeness import likenesses
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
    lives = {finding.subject: finding.value for finding in careers(dossier.case)}
    nameless = Career("", "", "", (), "", (), (), (), (), (), (), (), ())
    compared = [(one.value.one, one.value.other) for one in likenesses(dossier.case)]
    for record in dossier.of_kind(*ACTOR_KINDS):
        others = [
            (likeness_path(*pair), other)
            for pair in compared
            for own, other in (pair, pair[::-1])
            if own == record.name
        ]
        yield _actor(dossier, record, order, lives.get(record.name, nameless), others)


def _actor(
    dossier: Dossier, record: Record, order: dict[str, int], life: Career, compared: list[tuple[str, str]]
) -> Page:
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
        career=life,
        likenesses=compared,
    )
    page.shown["namings"] = namings(record, leaving_out=frozenset(acts | shares))
    ids = {key: [row.id for row in getattr(life, key)] for key in ("does", "suffers")}
    return page._replace(data={**record._asdict(), "career": {**life._asdict(), **ids}})
