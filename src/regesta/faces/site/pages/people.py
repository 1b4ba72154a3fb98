"""People and bodies: who they are, which offices they held, what they did and took part in."""

from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.faces.site.pages.likeness import likeness_path
from regesta.faces.site.pages.records import counts, record_page
from regesta.findings.careers import Career, career
from regesta.findings.people import ACTOR_KINDS
from regesta.findings.people import people as people_of
from regesta.findings.records import Record, statement_id
from regesta.wording import said

# What is told of an actor whose directive gives it no name.
_NAMELESS = Career("", "", "", (), "", (), (), (), (), (), (), (), ())


def people(dossier: Dossier) -> Page:
    """The list of actors."""
    found = [finding.value for finding in people_of(dossier.case)]
    kinds = [(kind, [actor for actor in found if actor.kind == kind]) for kind in ACTOR_KINDS]
    return Page("people", "people", said("People and bodies"), "people.html", {"kinds": kinds}, found)


def actor(dossier: Dossier, record: Record) -> Page:
    """The page of a person, a body, a group or an office: its life, what it did and what it took part in."""
    found = career(dossier.case, record.name)
    life = found.value if found is not None else _NAMELESS
    order = dossier.rows.numbers
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
        counts=counts(dossier, [id_ for id_, _ in life.numbers]),
        likenesses=_compared(dossier, record.name),
    )
    page.shown["leaving_out"] = sorted(acts | shares)
    ids = {key: [row.id for row in getattr(life, key)] for key in ("does", "suffers")}
    return page._replace(data={**record._asdict(), "career": {**life._asdict(), **ids}})


def _compared(dossier: Dossier, name: str) -> list[tuple[str, str]]:
    """The comparisons of an actor with others: the path of each, and the other's name."""
    return [
        (likeness_path(one, other), other if name == one else one)
        for one, other in ((found.value.one, found.value.other) for found in dossier.likenesses)
        if name in (one, other)
    ]
