"""Builds the site of a case: gathers the findings, renders the pages, and writes them into a folder."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from regesta.case import Case
from regesta.faces.plain import json_text
from regesta.faces.site import data
from regesta.faces.site.dossier import Dossier, gather
from regesta.faces.site.folder import Written, write_site
from regesta.faces.site.languages import spoken_in
from regesta.faces.site.pages import PAGES
from regesta.faces.site.rendering import Renderer

STYLES = ("site.css", "icon.svg")
ASSETS = (
    Path(__file__).parent / "assets"
)  # scripts and fonts, which the build of the package makes from `web/`


def has_scripts() -> bool:
    """Whether the scripts and fonts are there; without them a site is plain, and says the same."""
    return (ASSETS / "site.js").is_file()


def build(case: Case, folder: Path, *, texts: Sequence[Path] = (), language: str = "") -> Written:
    """Builds the site of a case into a folder; `texts` are where its sources' texts may be held besides its own.

    `language` is that of the interface, one of LANGUAGES; empty for that of the case.

    Raises FolderRefused where the folder holds what no build made. The same case gives the same bytes.
    """
    return write_site(folder, dict(files(gather(case, texts), language)))


def files(dossier: Dossier, language: str = "") -> Iterator[tuple[str, bytes]]:
    """Every file of the site with its path: each page, its JSON beside it, and what the pages share."""
    sections = tuple((path, title) for path, title, _ in PAGES)
    options = dossier.case.options
    spoken = language or spoken_in(options.word("language") if options is not None else "")
    renderer = Renderer(dossier, sections, has_scripts=has_scripts(), language=spoken)
    for name in STYLES:
        yield name, (Path(__file__).parent / name).read_bytes()
    if has_scripts():
        yield from data.files(dossier)
        for path in sorted(ASSETS.iterdir()):
            if path.suffix in (".js", ".css", ".woff2", ".txt"):
                yield f"assets/{path.name}", path.read_bytes()
    for _, _, make in PAGES:
        for page in make(dossier):
            yield f"{page.path}.html", renderer.html(page)
            yield f"{page.path}.json", json_text(page.data, indent=None).encode() + b"\n"
