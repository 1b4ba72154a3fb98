"""The pages of the site: each kind in a module of its own, which turns findings into what a template shows."""

from collections.abc import Callable, Iterator

from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.faces.site.pages.authority import authority, letters, network
from regesta.faces.site.pages.chronology import chronology
from regesta.faces.site.pages.claims import claims
from regesta.faces.site.pages.coverage import coverage
from regesta.faces.site.pages.explanations import explanations
from regesta.faces.site.pages.likeness import likeness, namesakes
from regesta.faces.site.pages.matters import matters
from regesta.faces.site.pages.overview import overview
from regesta.faces.site.pages.people import people
from regesta.faces.site.pages.places import places
from regesta.faces.site.pages.problems import problems
from regesta.faces.site.pages.records import entries
from regesta.faces.site.pages.sources import sources

# Every kind of page, in the order of the navigation: the path it is found at, what it is called, what makes it. What
# has no title has no place in the navigation.
PAGES: tuple[tuple[str, str, Callable[[Dossier], Iterator[Page]]], ...] = (
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
    ("network", "", network),
    ("namesakes", "", namesakes),
    ("likeness", "", likeness),
    ("entries", "", entries),
)
