"""Builds the site of a case into a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from regesta.case import Case
from regesta.case.collector import paused_collector
from regesta.faces.site.folder import Written, write_site
from regesta.faces.site.site import Site

if TYPE_CHECKING:
    from regesta.collection.offers import Offer


def build(
    case: Case,
    folder: Path,
    *,
    texts: Sequence[Path] = (),
    language: str = "",
    offers: Sequence[Offer] = (),
) -> Written:
    """Builds the site of a case into a folder; `texts` are where its sources' texts may be held besides its own.

    `language` is that of the interface, one of LANGUAGES; empty for that of the case. `offers` are what a collection
    offers the case.

    Raises FolderRefused where the folder holds what no build made. The same case gives the same bytes.
    """
    with paused_collector():
        return write_site(folder, dict(Site(case, texts=texts, language=language, offers=offers).files()))
