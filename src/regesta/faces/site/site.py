"""The site of a case, file by file: each is made when it is asked for, and none needs another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from regesta.case import Case
from regesta.case.collector import paused_collector
from regesta.faces.plain import json_bytes
from regesta.faces.site import data
from regesta.faces.site.asking import Asking
from regesta.faces.site.dossier import Dossier
from regesta.faces.site.languages import spoken_in
from regesta.faces.site.page import Page
from regesta.faces.site.pages import PAGES, page_at, paths
from regesta.faces.site.rendering import Live, Renderer
from regesta.faces.site.sameness import Sameness
from regesta.findings.reader import LONGEST_WHOLE

if TYPE_CHECKING:
    from regesta.collection.offers import Offer

STYLES = ("site.css", "icon.svg")
ASSETS = (
    Path(__file__).parent / "assets"
)  # scripts and fonts, which the build of the package makes from `web/`


def has_scripts() -> bool:
    """Whether the scripts and fonts are there; without them a site is plain, and says the same."""
    return (ASSETS / "site.js").is_file()


class Site:
    """The site of a case; `texts` are where its sources' texts may be held besides its own.

    `language` is that of the interface, one of LANGUAGES; empty for that of the case. The same case gives the same
    bytes, whether a file is made by itself or among all. `live` is what the live app adds, `offers` what a collection
    offers the case.
    """

    def __init__(
        self,
        case: Case,
        *,
        texts: Sequence[Path] = (),
        language: str = "",
        live: Live | None = None,
        offers: Sequence[Offer] = (),
    ) -> None:
        longest = live.longest_text if live is not None else LONGEST_WHOLE
        self.dossier, self.live = Dossier(case, texts, offers, longest_text=longest), live
        self.language = language or spoken_in(
            case.options.word("language") if case.options is not None else ""
        )

    @cached_property
    def _renderer(self) -> Renderer:
        sections = tuple((path, title) for path, title, _ in PAGES)
        if self.dossier.offers:
            sections += (("documents", "Documents"),)
        if self.live is not None:
            sections += self.live.sections
        return Renderer(
            self.dossier,
            sections,
            self.sameness,
            has_scripts=has_scripts(),
            language=self.language,
            live=self.live,
        )

    @cached_property
    def sameness(self) -> Sameness:
        """What tells whether a page is made of the same as before."""
        return Sameness(is_english=self.language == "en")

    @property
    def asking(self) -> Asking:
        """What templates ask of the case."""
        return self._renderer.asking

    @property
    def frame(self) -> str:
        """The digest of what all pages share."""
        return self._renderer.frame

    def page(self, path: str) -> Page:
        """The page at one of the `paths`, to be rendered."""
        page = page_at(self.dossier, path)
        assert page is not None
        return page

    def html(self, page: Page) -> bytes:
        """A page as a file has it; it may be none of the site's own, within its frame."""
        return self._renderer.html(page)

    @staticmethod
    def twin(page: Page) -> bytes:
        """The JSON beside a page."""
        return json_bytes(page.data) + b"\n"

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The path of every page, without ending."""
        return tuple(paths(self.dossier))

    def file(self, path: str) -> bytes | None:
        """The file at a path of the site, such as `entries/approval.html`, made without the others; None for none."""
        stem, _, ending = path.rpartition(".")
        if ending not in ("html", "json"):
            return self.shared_file(path) if path in self.shared() else None
        with paused_collector():
            page = page_at(self.dossier, stem)
            if page is None:
                return None
            return self.html(page) if ending == "html" else self.twin(page)

    @staticmethod
    def shared() -> list[str]:
        """The paths of what the pages share: styles, and, where they were made, scripts, their data, and fonts."""
        if not has_scripts():
            return list(STYLES)
        found = (
            path for path in sorted(ASSETS.iterdir()) if path.suffix in (".js", ".css", ".woff2", ".txt")
        )
        return [*STYLES, *data.FILES, *(f"assets/{path.name}" for path in found)]

    def shared_file(self, path: str) -> bytes:
        """One of the files that the pages share."""
        if path in data.FILES:
            return data.file(self.dossier, path, self._renderer.translated)
        return (Path(__file__).parent / path if path in STYLES else ASSETS / Path(path).name).read_bytes()
