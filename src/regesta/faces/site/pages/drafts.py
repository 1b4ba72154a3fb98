"""Drafts: what a rule or a model proposed and no person has accepted. To decide is for `regesta review`."""

from regesta.dates import describe
from regesta.faces.drafts import item_json
from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.findings.citations import sealed_sources
from regesta.reading.folder import decisions
from regesta.reading.review import Item, items
from regesta.wording import said

MOST = 300  # drafts that are shown; the JSON beside the page has all


_OF_THE_TEXT = (
    "says",
    "before",
    "words",
    "after",
    "statement",
    "reading",
    "fields",
)  # what may hold its words


def own_drafts(dossier: Dossier) -> list[str]:
    """The entries of the register that are drafts, as imports write them, in the order of time."""
    return [name for name in dossier.rows.order if "draft" in dossier.records[name].states]


def drafts(dossier: Dossier) -> Page:
    """The drafts that wait in the folder `drafts`, each in its passage, and the entries that are drafts themselves."""
    waiting = items(dossier.case, dossier.texts)
    told = [_told(one, is_shown=_is_shown(dossier, one)) for one in waiting]
    own = own_drafts(dossier)
    dates = [describe(one.statement.date) if one.statement.date else said("undated") for one in waiting]
    dated = list(zip(told, dates, strict=True))
    shown: dict[str, object] = {"waiting": dated[:MOST], "left": max(0, len(dated) - MOST), "own": own}
    data = {"decided": decisions(dossier.case), "drafts": told, "entries": own}
    return Page("drafts", "chronology", said("Drafts"), "drafts.html", shown, data)


def _is_shown(dossier: Dossier, one: Item) -> bool:
    """Whether words of a draft's source may stand on a page: not where it is withheld, or may hold what is sealed."""
    source = one.cites.source
    return source not in dossier.withheld and (source in dossier.texts or not sealed_sources(dossier.case))


def _told(one: Item, *, is_shown: bool) -> dict[str, object]:
    told = item_json(one)
    return told if is_shown else {**told, **dict.fromkeys(_OF_THE_TEXT)}
