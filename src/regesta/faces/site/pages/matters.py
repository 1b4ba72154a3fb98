"""Matters: what was asked for, decided and done, each with its entries in order."""

from collections.abc import Iterator

from regesta.faces.plain import row_json
from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.faces.site.pages.records import namings, record_page
from regesta.findings.decisions import Decision, decisions
from regesta.findings.finding import Finding
from regesta.findings.matters import Matter
from regesta.findings.matters import matters as matters_of


def matters(dossier: Dossier) -> Iterator[Page]:
    """The list of matters and a page for each."""
    found = [finding.value for finding in matters_of(dossier.case)]
    lives = {life.subject: life for life in decisions(dossier.case)}
    yield Page(
        "matters",
        "matters",
        "Matters",
        "matters.html",
        {"matters": found, "lives": lives},
        [{**matter._asdict(), "entries": [row.id for row in matter.entries]} for matter in found],
    )
    for matter in found:
        yield _matter(
            dossier, matter, [one for one in found if one.part_of == matter.name], lives[matter.name]
        )


def _matter(dossier: Dossier, matter: Matter, parts: list[Matter], life: Finding[Decision]) -> Page:
    record = dossier.records[matter.name]
    page = record_page(dossier, record, "matter.html", matter=matter, parts=parts, life=life)
    page.shown["drawing"] = _drawing(dossier, life.value)
    elsewhere = {row.id for row in matter.entries} | {part.name for part in parts} | set(matter.versions)
    page.shown["namings"] = namings(record, leaving_out=frozenset(elsewhere))
    rows = [row_json(row) for row in matter.entries]
    told: dict[str, object] = {**life.value._asdict(), "acts": rows}
    return page._replace(data={"record": record, "entries": rows, "life": told})


def _drawing(dossier: Dossier, life: Decision) -> dict[str, object]:
    """What the drawing of a matter's life needs besides its entries: who did what toward whom, its states and terms."""
    return {
        "acts": [
            (
                row.id,
                _titles(dossier, row.id, ("by",)),
                _titles(dossier, row.id, ("to", "whom", "with")),
                effect,
            )
            for row, effect in zip(life.acts, life.effects, strict=True)
        ],
        "band": [(one.first, one.last, one.states) for one in life.over_time],
        "terms": [
            (term.value.name, term.value.act, term.value.nature, term.value.says, term.value.fate)
            for term in life.terms
        ],
    }


def _titles(dossier: Dossier, name: str, keys: tuple[str, ...]) -> list[str]:
    """What stands in these fields of an entry, each actor by its title."""
    lines = dossier.records[name].lines
    return list(
        dict.fromkeys(piece.text for line in lines if line.key in keys for piece in line.value if piece.name)
    )
