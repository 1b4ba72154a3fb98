"""Builds the site of a case: gathers the findings, renders the pages, and writes them into a folder."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from regesta.case import Case
from regesta.faces.plain import json_text
from regesta.faces.site.dossier import Dossier, gather
from regesta.faces.site.folder import Written, write_site
from regesta.faces.site.pages import PAGES
from regesta.faces.site.rendering import Renderer

ASSETS = ("site.css", "icon.svg")


def build(case: Case, folder: Path, *, texts: Sequence[Path] = ()) -> Written:
    """Builds the site of a case into a folder; `texts` are where its sources' texts may be held besides its own.

    Raises FolderRefused where the folder holds what no build made. The same case gives the same bytes.
    """
    return write_site(folder, dict(files(gather(case, texts))))


def files(dossier: Dossier) -> Iterator[tuple[str, bytes]]:
    """Every file of the site with its path: each page, its JSON beside it, and what the pages share."""
    renderer = Renderer(dossier, tuple((path, title) for path, title, _ in PAGES))
    for name in ASSETS:
        yield name, (Path(__file__).parent / name).read_bytes()
    for _, _, make in PAGES:
        for page in make(dossier):
            yield f"{page.path}.html", renderer.html(page)
            yield f"{page.path}.json", json_text(page.data, indent=None).encode() + b"\n"
