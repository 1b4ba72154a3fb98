"""Pages to HTML: the templates, and the names they share. Everything that is put into a page is escaped."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from regesta import __version__
from regesta.faces.plain import json_text
from regesta.faces.site import words
from regesta.faces.site.addresses import outward, url
from regesta.faces.site.bars import axis, bar, definitions
from regesta.faces.site.dossier import Dossier
from regesta.faces.site.languages import Interface, translator
from regesta.faces.site.page import Page
from regesta.faces.site.templating import PageEnvironment
from regesta.findings.reader import anchor
from regesta.findings.records import STATES

TEMPLATES = Path(__file__).parent / "templates"
# What no page may hold: control characters, halves of pairs, and code points that are no characters.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class Renderer:
    """Renders the pages of one case. A row of the register is rendered once for each depth of folder."""

    def __init__(
        self,
        dossier: Dossier,
        sections: tuple[tuple[str, str], ...],
        *,
        has_scripts: bool = False,
        language: str = "en",
    ) -> None:
        self.dossier, self.sections, self.has_scripts = dossier, sections, has_scripts
        self.language, self.t = language, translator(language)
        self._environments: dict[str, Environment] = {}

    def html(self, page: Page) -> bytes:
        """The page as a file has it."""
        environment = self._environments.get(page.root) or self._environment(page.root)
        self._environments[page.root] = environment
        text = environment.get_template(page.template).render(
            page=page, json=f"{url(page.path.rpartition('/')[2])}.json", **page.shown
        )
        return _UNFIT.sub("\ufffd", text).encode("utf-8")

    def _environment(self, root: str) -> Environment:
        environment = PageEnvironment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            extensions=[Interface],
        )
        environment.extend(language=self.language)
        dossier = self.dossier
        environment.globals.update(
            root=root,
            case=dossier.case,
            language=self.language,
            t=self.t,
            version=__version__,
            has_scripts=self.has_scripts,
            grounds=lambda ids: " ".join(quote(name, safe="^:/.") for name in ids),
            json_of=lambda value: json_text(value, indent=None),
            sections=[(path, title, f"{root}{path}.html") for path, title in self.sections if title],
            href=self._links(root),
            row=self._rows(environment),
            words=words.spoken(self.t),
            state_says=dict(STATES),
            outward=outward,
            passage=self._passages(root),
            bar=lambda extents: bar(extents, dossier.scale),
            axis=axis(dossier.ticks),
            definitions=definitions(dossier.ticks),
            records=dossier.records,
            says=lambda name: dossier.records[name].says if name in dossier.records else name,
        )
        return environment

    def _links(self, root: str) -> Callable[[str], str]:
        """The function from a name or an id to the address of its page; an empty text where it has none."""
        found = {name: f"{root}{url(path)}.html" for name, path in self.dossier.paths.items()}
        return lambda name: found.get(name, "")

    def _passages(self, root: str) -> Callable[..., str]:
        """The function from a source, an offset and a locator to where its text is shown, or to its page."""
        link = self._links(root)
        anchors = {
            source: {stretch.anchor for block in leaf.blocks for stretch in block.stretches if stretch.anchor}
            for source, leaf in self.dossier.leaves.items()
        }
        places = {
            source: {block.place for block in leaf.blocks if block.place}
            for source, leaf in self.dossier.leaves.items()
        }

        def passage(source: str, offset: int | None, locator: str) -> str:
            page = link(source)
            if offset is not None and anchor(offset) in anchors.get(source, ()):
                return f"{page}#{anchor(offset)}"
            first = re.split("[-–,]", locator)[0]
            return f"{page}#place-{url(first)}" if first in places.get(source, ()) else page

        return passage

    def _rows(self, environment: Environment) -> Callable[[str], Markup]:
        """The function from an entry's id to its row in a register."""
        made: dict[str, Markup] = {}
        template = environment.get_template("row.html")
        rows = {row.id: row for row in self.dossier.rows}

        def row(name: str) -> Markup:
            if name not in made:
                made[name] = Markup(
                    template.render(
                        row=rows[name],
                        record=self.dossier.records[name],
                        extents=self.dossier.spans.get(name, ()),
                    )
                )
            return made[name]

        return row
