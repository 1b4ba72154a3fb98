"""The page of an entry, and of whatever else has no kind of page of its own: claims, terms, versions, evidence."""

from collections.abc import Iterable, Mapping

from regesta.case import Case
from regesta.faces.exports.citing import Citing, cite_entry, cite_source
from regesta.faces.site.addresses import FOLDERS
from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.findings.pieces import Pieces
from regesta.findings.records import Naming, Record

# Which entry of the navigation a record belongs under, by the folder of its page.
SECTIONS: Mapping[str, str] = {
    "entries": "chronology",
    "versions": "matters",
    "evidence": "explanations",
}
# What it is to be named in a field, as a heading over those that do so.
NAMED_AS: tuple[tuple[str, str], ...] = (
    ("answers", "Answered or followed up by"),
    ("of", "What belongs to it"),
    ("object", "What is said or done about it"),
    ("part of", "Its parts"),
    ("before", "What came before it"),
    ("after", "What came after it"),
    ("during", "What happened while it lasted"),
    ("overlaps", "What it shares time with"),
    ("same time as", "What was at the same time"),
    ("within", "What was near it in time"),
    ("contributes to", "Claimed causes of it"),
    ("prevents", "What is claimed to have prevented it"),
    ("cause", "Claimed effects of it"),
    ("had", "What is claimed to have followed, had it been"),
    ("had not", "What is claimed to have followed, had it not been"),
    ("rests on", "Evidence that rests on it"),
    ("node", "Models with it as a cause or effect"),
    ("about", "What speaks of it"),
)
OTHERWISE = "Also named in"


def entry(dossier: Dossier, record: Record) -> Page:
    """The page of a record that has no richer page of its own, with its neighbours in the chronology."""
    beside = {}
    number = dossier.rows.numbers.get(record.id)
    if number is not None:
        order = dossier.rows.order
        if number:
            beside["previous"] = dossier.rows[order[number - 1]]
        if number + 1 < len(order):
            beside["next"] = dossier.rows[order[number + 1]]
    return record_page(dossier, record, "record.html", beside=beside, place=dossier.places.get(record.id, ""))


def record_page(dossier: Dossier, record: Record, template: str, **shown: object) -> Page:
    """The page of a record: what all such pages show, and what its own template shows besides."""
    folder = FOLDERS.get(record.kind, "entries")
    return Page(
        dossier.paths[record.id],
        SECTIONS.get(folder, folder),
        record.says,
        template,
        {
            "record": record,
            "extents": dossier.spans.get(record.id, ()),
            "leaving_out": (),
            **shown,
        },
        record,
    )


def counts(dossier: Dossier, ids: Iterable[str]) -> dict[str, list[Pieces]]:
    """What entries say how many there were of, in words, by their ids."""
    return {
        id_: [line.value for line in dossier.records[id_].lines if line.key == "count"]
        for id_ in dict.fromkeys(ids)
        if id_ in dossier.records
    }


def citing(case: Case, record: Record) -> Citing | None:
    """How to cite an entry, by its record and the title and the author of the case, or a source; else None."""
    if record.is_entry:
        return cite_entry(case, record)
    source = case.named.get(record.name) if record.kind == "source" else None
    return cite_source(source) if source is not None else None


def namings(record: Record, leaving_out: Iterable[str]) -> list[tuple[str, list[Naming]]]:
    """What names a record, under headings; what is in `leaving_out` is shown elsewhere."""
    elsewhere = frozenset(leaving_out)
    headings = dict(NAMED_AS)
    found: dict[str, list[Naming]] = {heading: [] for _, heading in (*NAMED_AS, ("", OTHERWISE))}
    for naming in record.named_by:
        if naming.id in elsewhere:
            continue
        found[next((headings[key] for key in naming.keys if key in headings), OTHERWISE)].append(naming)
    return [(heading, own) for heading, own in found.items() if own]
