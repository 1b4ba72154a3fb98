"""Matters: what was asked for, decided and done, each with its entries in order."""

from typing import TypedDict

from regesta.dates import describe, parse
from regesta.faces.plain import row_json
from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.faces.site.pages.records import counts, record_page
from regesta.faces.versions import count_of, texts_json
from regesta.findings.beside import Beside, sentences_beside
from regesta.findings.comparison import Change
from regesta.findings.decisions import Decision, decision, decisions
from regesta.findings.deferred import Deferred
from regesta.findings.finding import Finding
from regesta.findings.layers import Leaf, hands_in, layers
from regesta.findings.marked_text import Paragraph, marked_paragraphs, parallel
from regesta.findings.records import Record
from regesta.findings.texts import Row, Texts, VersionRow
from regesta.findings.texts import texts as find_texts
from regesta.wording import said


def matters(dossier: Dossier) -> Page:
    """The list of matters."""
    found = list(dossier.matters.values())
    lives = {life.subject: _ends(life.value) for life in decisions(dossier.case)}
    return Page(
        "matters",
        "matters",
        said("Matters"),
        "matters.html",
        {"matters": found, "lives": lives},
        [{**matter._asdict(), "entries": [row.id for row in matter.entries]} for matter in found],
    )


def _ends(life: Decision) -> tuple[tuple[str, ...], str]:
    """The states that a matter may be in, and who had the last word; empty where nothing is known."""
    word = life.last_word
    return life.now if life.over_time else (), word.value if word.modality != "unknown" else ""


def matter(dossier: Dossier, record: Record) -> Page:
    """The page of a matter: its life, its entries in order, its terms, versions and parts."""
    own, life = dossier.matters.get(record.name), decision(dossier.case, record.name)
    if own is None or life is None:  # its directive gives it no name
        return record_page(dossier, record, "record.html")
    parts = [one for one in dossier.matters.values() if one.part_of == own.name]
    page = record_page(dossier, record, "matter.html", matter=own, parts=parts, life=life, day=_day)
    page.shown["counts"] = counts(dossier, [one.value.id for one in life.value.requests])
    page.shown["drawing"] = _drawing(dossier, life.value)
    elsewhere = {row.id for row in own.entries} | {part.name for part in parts} | set(own.versions)
    told_texts = _texts(dossier, own.name)
    page.shown.update(told_texts or {"texts": None})
    page.shown["leaving_out"] = sorted(elsewhere)
    rows = Deferred(row_json, own.entries)
    told: dict[str, object] = {**life.value._asdict(), "acts": [row.id for row in life.value.acts]}
    data: dict[str, object] = {"record": record, "entries": rows, "life": told}
    if told_texts is not None:
        data["texts"] = texts_json(told_texts["texts"])
    return page._replace(data=data)


def _day(written: str) -> str:
    """A day of the calendar in words."""
    return describe(parse(written))


class _Told(TypedDict):
    """What the page shows of a matter's texts: each step in parallel, and one text with its layers."""

    texts: Finding[Texts]
    steps: list[tuple[VersionRow, list[tuple[Paragraph, Paragraph]], str, list[Beside]]]
    layers: tuple[Leaf, ...]
    layer_hands: list[str]


def _texts(dossier: Dossier, name: str) -> _Told | None:
    """A matter's texts, or None where no version is held beside another."""
    held = dossier.versions
    if not any(version in held for version in (one.name for one in dossier.case.of_kind("version"))):
        return None
    row = Row(dossier.case, name, held)
    if not row.steps:
        return None
    found = find_texts(dossier.case, dossier.case.named[name], held)
    rows = {one.name: one for one in found.value.versions}
    whose = {(one.version, one.change): one.hand for one in found.value.changes}
    steps = []
    for version, step in row.steps.items():

        def hand_of(change: Change, version: str = version) -> str:
            return whose[version, change]

        steps.append(
            (
                rows[version],
                [parallel(one) for one in marked_paragraphs(step, hand_of)],
                count_of(rows[version].sentences),
                [
                    one
                    for one in sentences_beside(step, rows[version].sentences, hand_of)
                    if one.passage.fate != "same" or one.passage.is_moved
                ],
            )
        )
    leaves = layers(dossier.case, found.value, held)
    return {"texts": found, "steps": steps, "layers": leaves, "layer_hands": hands_in(leaves)}


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
