"""The chronology: every entry in the order of its bounds, each with a drawing of its date."""

from collections.abc import Iterator

from regesta.faces.plain import row_json
from regesta.faces.site.dossier import Dossier, Part
from regesta.faces.site.page import Page


def chronology(dossier: Dossier) -> Iterator[Page]:
    """The chronology on one page, or, where it is long, a page of its periods and one for each."""
    parts = dossier.parts
    if len(parts) == 1 and parts[0].path == "chronology":
        yield _part(parts[0], ())
        return
    counts = [(part, sum(len(section.rows) for section in part.sections)) for part in parts]
    yield Page(
        "chronology",
        "chronology",
        "Chronology",
        "periods.html",
        {"counts": counts, "total": len(dossier.rows)},
        [row_json(row) for row in dossier.rows],
    )
    for part in parts:
        yield _part(part, parts)


def _part(part: Part, parts: tuple[Part, ...]) -> Page:
    rows = [row for section in part.sections for row in section.rows]
    return Page(
        part.path,
        "chronology",
        part.title,
        "chronology.html",
        {"part": part, "parts": parts, "total": len(rows)},
        [row_json(row) for row in rows],
    )
