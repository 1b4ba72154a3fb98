"""Pages to HTML: the templates, and the names they share. Everything that is put into a page is escaped."""

import re
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from regesta import __version__
from regesta.faces.plain import json_text, plain
from regesta.faces.site import words
from regesta.faces.site.addresses import outward, url
from regesta.faces.site.asking import Asking
from regesta.faces.site.bars import axis, bar, definitions, histogram
from regesta.faces.site.dossier import Dossier
from regesta.faces.site.kept import program
from regesta.faces.site.languages import OURS, Interface, figures, in_language, translator
from regesta.faces.site.page import Page
from regesta.faces.site.pages.records import citing, namings
from regesta.faces.site.sameness import Sameness
from regesta.faces.site.templating import PageEnvironment, compiled
from regesta.findings.records import STATES
from regesta.wording import joined, word

TEMPLATES = Path(__file__).parent / "templates"
# What no page may hold: control characters, halves of pairs, and code points that are no characters.
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class Live(NamedTuple):
    """What the live app adds to the site: what its pages are told, its sections, and where its templates stand.

    `token` is what a write must bring; `is_read_only` tells that every write is refused, `has_history` that the case
    stands in a repository.
    """

    token: str
    is_read_only: bool
    sections: tuple[tuple[str, str], ...] = ()
    templates: tuple[Path, ...] = ()
    has_history: bool = False
    longest_text: int = (
        5_000_000  # characters of a text that is shown whole, so that any words can be selected
    )


class Renderer:
    """Renders the pages of a case, each from what it is given, what it asks (`asking`) and what all share (`frame`)."""

    def __init__(
        self,
        dossier: Dossier,
        sections: tuple[tuple[str, str], ...],
        sameness: Sameness,
        *,
        has_scripts: bool = False,
        language: str = "en",
        live: Live | None = None,
    ) -> None:
        self.dossier, self.sections, self.has_scripts = dossier, sections, has_scripts
        self.live = live
        self.language, self.t = language, translator(language)
        self.asking = Asking(dossier, sameness, self._row_of)
        self._sameness = sameness
        self._navigations: dict[tuple[str, str, bool], Markup] = {}
        self._environment = self._made_environment()
        self._row = self._environment.get_template("row.html")

    def html(self, page: Page) -> bytes:
        """The page as a file has it."""
        self.asking.root, self.asking.asked = page.root, {}
        text = self._environment.get_template(page.template).render(
            page=page,
            root=page.root,
            json=f"{url(page.path.rpartition('/')[2])}.json",
            **page.shown,
        )
        return UNFIT.sub("\ufffd", text).encode("utf-8")

    @cached_property
    def frame(self) -> str:
        """The digest of what all pages share: the program, the case's title, the scale of dates, the navigation."""
        case, dossier = self.dossier.case, self.dossier
        author = case.options.word("author") if case.options is not None else ""
        shared = (
            case.title,
            author,
            dossier.scale,
            self.sections,
            self.has_scripts,
            self.language,
            self.live,
        )
        return self._sameness.of((program(), shared))

    def _made_environment(self) -> Environment:
        environment = PageEnvironment(
            loader=FileSystemLoader((TEMPLATES, *(self.live.templates if self.live is not None else ()))),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            extensions=[Interface],
            finalize=self._said if self.language != "en" else None,
            bytecode_cache=compiled(self.language),
        )
        environment.extend(language=self.language)
        environment.filters.update(t=self.t, figure=figures(self.language))
        dossier = self.dossier
        environment.globals.update(
            case_title=dossier.case.title,
            language=self.language,
            t=self.t,
            version=__version__,
            has_scripts=self.has_scripts,
            live=self.live,
            editor=lambda file, line: (
                f"{self.asking.root}edit.html?{urlencode({'file': file, 'line': line})}"
            ),
            grounds=lambda ids: " ".join(quote(name, safe="^:/.") for name in ids),
            json_of=lambda value: json_text(self.translated(value), indent=None),
            navigation=self._navigation,
            words=words.spoken(self.t),
            word=word,
            joined=joined,
            state_says=dict(STATES),
            outward=outward,
            **self._about_the_case(),
            **self._drawings(),
        )
        return environment

    def _about_the_case(self) -> dict[str, object]:
        """What a template asks of the case, which is noted, or of what it is given."""
        return {
            "href": self.asking.href,
            "passage": self.asking.passage,
            "row": self.asking.row,
            "says": self.asking.says,
            "citation_of": lambda record: citing(self.dossier.case, record),
            "namings": namings,
        }

    def _drawings(self) -> dict[str, object]:
        """What draws in a template, on the scale of the case's dates."""
        dossier = self.dossier
        return {
            "bar": lambda extents: bar(extents, dossier.scale),
            "axis": axis(dossier.ticks, self.t),
            "histogram": lambda bars: histogram(bars, self.t),
            "definitions": definitions(dossier.ticks),
        }

    def translated(self, value: object) -> object:
        """What a script is given, as JSON has it, with what the program composed in the language of the interface."""
        return in_language(plain(value), self.t) if self.language != "en" else value

    def _said(self, value: object) -> object:
        """What a template puts out; a tuple, such as a share, by what it says."""
        told = str(value) if isinstance(value, tuple) else value
        return self.t(told) if isinstance(told, OURS) else value

    def _navigation(self, page: Page) -> Markup:
        """The sections of the site, that of a page marked."""
        key = (page.root, page.section, page.path == page.section)
        if key not in self._navigations:
            sections = [(path, title, f"{page.root}{path}.html") for path, title in self.sections if title]
            shown = self._environment.get_template("navigation.html").render(
                sections=sections, section=page.section, is_own=page.path == page.section
            )
            self._navigations[key] = Markup(shown)
        return self._navigations[key]

    def _row_of(self, name: str) -> Markup:
        row, record, extents = self.asking.row_parts(name)
        return Markup(self._row.render(row=row, record=record, extents=extents))
