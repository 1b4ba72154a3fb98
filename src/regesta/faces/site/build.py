"""Builds the site of a case into a folder."""

from collections.abc import Sequence
from pathlib import Path

from regesta.case import Case
from regesta.case.collector import paused_collector
from regesta.faces.site.folder import Written, write_site
from regesta.faces.site.site import Site


def build(case: Case, folder: Path, *, texts: Sequence[Path] = (), language: str = "") -> Written:
    """Builds the site of a case into a folder; `texts` are where its sources' texts may be held besides its own.

    `language` is that of the interface, one of LANGUAGES; empty for that of the case.

    Raises FolderRefused where the folder holds what no build made. The same case gives the same bytes.
    """
    with paused_collector():
        return write_site(folder, dict(Site(case, texts=texts, language=language).files()))
