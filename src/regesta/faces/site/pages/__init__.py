"""The pages of the site: each kind in a module of its own, which turns findings into what a template shows."""

from collections.abc import Callable, Iterator, Mapping

from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.faces.site.pages.authority import authority, letters
from regesta.faces.site.pages.chronology import chronology, gaps, is_whole, period
from regesta.faces.site.pages.claims import claims
from regesta.faces.site.pages.coverage import coverage
from regesta.faces.site.pages.documents import document, documents
from regesta.faces.site.pages.drafts import drafts
from regesta.faces.site.pages.explanations import explanations
from regesta.faces.site.pages.likeness import comparison, comparisons, likeness, namesakes
from regesta.faces.site.pages.matters import matter, matters
from regesta.faces.site.pages.overview import overview
from regesta.faces.site.pages.people import actor, people
from regesta.faces.site.pages.places import place, places
from regesta.faces.site.pages.problems import problems
from regesta.faces.site.pages.records import entry
from regesta.faces.site.pages.sources import source, sources
from regesta.findings.records import Record

# The pages that every site has, in the order of the navigation: the path of each, what it is called, what makes it.
# What has no title has no place in the navigation.
PAGES: tuple[tuple[str, str, Callable[[Dossier], Page]], ...] = (
    ("index", "Overview", overview),
    ("chronology", "Chronology", chronology),
    ("matters", "Matters", matters),
    ("authority", "Authority", authority),
    ("letters", "Letters", letters),
    ("people", "People", people),
    ("places", "Places", places),
    ("claims", "Claims", claims),
    ("explanations", "Explanations", explanations),
    ("sources", "Sources", sources),
    ("coverage", "Coverage", coverage),
    ("problems", "Problems", problems),
    ("gaps", "", gaps),
    ("drafts", "", drafts),
    ("namesakes", "", namesakes),
    ("likeness", "", likeness),
)
# What makes the page of a record, by the folder it stands in; that of any other is the page of an entry.
OF_A_RECORD: Mapping[str, Callable[[Dossier, Record], Page]] = {
    "people": actor,
    "places": place,
    "matters": matter,
    "sources": source,
}
_MAKERS = {path: make for path, _, make in PAGES}


def paths(dossier: Dossier) -> Iterator[str]:
    """The path of every page, without ending."""
    yield from _MAKERS
    if not is_whole(dossier):
        yield from (part.path for part in dossier.parts)
    yield from comparisons(dossier)
    if dossier.offers:
        yield from ("documents", *dossier.offers)
    yield from dossier.by_path


def page_at(dossier: Dossier, path: str) -> Page | None:
    """The page that stands at a path, made without the others; None where there is none."""
    make = _MAKERS.get(path)
    if make is not None:
        return make(dossier)
    folder = path.partition("/")[0]
    if folder == "chronology":
        return period(dossier, path)
    if folder == "likeness":
        return comparison(dossier, path)
    if folder == "documents":
        return documents(dossier) if path == folder and dossier.offers else document(dossier, path)
    name = dossier.by_path.get(path)
    return None if name is None else OF_A_RECORD.get(folder, entry)(dossier, dossier.records[name])
