"""Sources: how each was seen, what rests on it, and its text, where it is held and may be shown."""

import re
from collections.abc import Sequence

from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.faces.site.pages.records import record_page
from regesta.findings.passages import Passage
from regesta.findings.records import Record
from regesta.wording import said


def sources(dossier: Dossier) -> Page:
    """The list of sources."""
    found = list(dossier.witnesses.values())
    shown: dict[str, object] = {"sources": found, "passages": dossier.passages, "leaves": dossier.leaves}
    return Page("sources", "sources", said("Sources"), "sources.html", shown, found)


def source(dossier: Dossier, record: Record) -> Page:
    """The page of a source: how it was seen, its text where that may be shown, and what rests on it."""
    witness = dossier.witnesses.get(record.name)
    if witness is None:  # its directive gives it no name
        return record_page(dossier, record, "record.html")
    leaf, cited = dossier.leaves[record.name], dossier.passages[record.name]
    page = record_page(
        dossier, record, "source.html", witness=witness, passages=cited, cited=_by_place(cited), leaf=leaf
    )
    page.shown["leaving_out"] = witness.entries
    return page._replace(
        data={
            "source": witness,
            "passages": cited,
            "text": {"is_shown": bool(leaf.blocks), "why": leaf.withheld},
        }
    )


def _by_place(cited: Sequence[Passage]) -> list[tuple[Passage, int]]:
    """Passages in the order of their places, those of one statement at one place together, with how many they are."""
    together: dict[tuple[str, str, str], list[Passage]] = {}
    for one in sorted(cited, key=lambda one: _numbers(one.locator)):
        together.setdefault((one.locator, one.entry, one.verdict), []).append(one)
    return [(own[0], len(own)) for own in together.values()]


def _numbers(locator: str) -> list[tuple[int, str]]:
    """What a locator is sorted by: 9 stands before 10, and what has no number at the end."""
    return [
        (int(part), "") if part.isdigit() else (10**9, part)
        for part in re.findall(r"\d{1,9}|[^\d\s]+", locator)
    ]
