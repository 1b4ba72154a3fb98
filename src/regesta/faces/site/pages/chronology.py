"""The chronology: every entry in the order of its bounds, each with a drawing of its date."""

from regesta.dates import describe, format_bound, parse
from regesta.faces.plain import rhythm_json, row_json
from regesta.faces.site.dossier import Dossier, Part
from regesta.faces.site.page import Page
from regesta.findings.deferred import Deferred
from regesta.findings.rhythm import rhythm
from regesta.wording import said


def chronology(dossier: Dossier) -> Page:
    """The chronology, or, where it is long, the list of its periods, which have pages of their own."""
    parts = dossier.parts
    if is_whole(dossier):
        return _part(dossier, parts[0], ())
    counts = [(part.path, part.title, sum(len(section.ids) for section in part.sections)) for part in parts]
    return Page(
        "chronology",
        "chronology",
        said("Chronology"),
        "periods.html",
        {"counts": counts, "total": len(dossier.rows)},
        Deferred(row_json, tuple(dossier.rows.values())),
    )


def is_whole(dossier: Dossier) -> bool:
    """Whether the chronology stands on one page."""
    return dossier.parts[0].path == "chronology"


def period(dossier: Dossier, path: str) -> Page | None:
    """The page of a period, or None where none has that path."""
    for part in () if is_whole(dossier) else dossier.parts:
        if part.path == path:
            return _part(dossier, part, tuple((one.path, one.title) for one in dossier.parts))
    return None


def gaps(dossier: Dossier) -> Page:
    """Where the register is silent for long, and where its entries crowd."""
    found = rhythm(dossier.case)
    return Page(
        "gaps",
        "chronology",
        said("Gaps and clusters"),
        "gaps.html",
        {"rhythm": found, "day": day_in_words},
        rhythm_json(found),
    )


def _part(dossier: Dossier, part: Part, parts: tuple[tuple[str, str], ...]) -> Page:
    """The page of a part; `parts` are the paths and the titles of all, where there are several."""
    rows = [dossier.rows[name] for section in part.sections for name in section.ids]
    return Page(
        part.path,
        "chronology",
        part.title,
        "chronology.html",
        {"part": part, "parts": parts, "total": len(rows)},
        Deferred(row_json, rows),
    )


def day_in_words(number: int) -> str:
    """A day as people say it: `5 March 1949`."""
    return describe(parse(format_bound(number)))
