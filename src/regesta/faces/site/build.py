"""Builds the site of a case into a folder: all of it, or over an earlier build what is no longer the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from regesta.case import Case
from regesta.case.collector import paused_collector
from regesta.faces.site.folder import SiteFolder, Written
from regesta.faces.site.kept import KEPT, Kept, KeptPage, read_kept, written_kept
from regesta.faces.site.sameness import NOT_TOLD, digest
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

    Raises FolderRefused where the folder holds what no build made. The same case gives the same bytes, whatever was
    built there before.
    """
    with paused_collector():
        site = Site(case, texts=texts, language=language, offers=offers)
        into = SiteFolder(folder, [*site.shared(), *_files(site), KEPT])
        for path in site.shared():
            into.put(path, site.shared_file(path))
        _put_pages(site, into)
        return into.end()


def _files(site: Site) -> Iterator[str]:
    for path in site.paths:
        yield from (f"{path}.html", f"{path}.json")


def _put_pages(site: Site, into: SiteFolder) -> None:
    """Puts every page and its JSON into the folder, and what the next build may know of them.

    A page is made of what it is given, what it asks while it is rendered, and the frame that all pages share. Where all
    that is as it was when its files were written, and they still hold what was written, it is not rendered.
    """
    earlier = read_kept(into.content(KEPT), site.frame)
    changed = {one for one, answer in earlier.answers.items() if site.asking.answer(one) != answer}
    now = Kept(site.frame, {}, {})
    for path in site.paths:
        page = site.page(path)
        given = site.sameness.of(page)
        before = earlier.pages.get(path)
        html, json = f"{path}.html", f"{path}.json"
        if (
            before is None
            or given == NOT_TOLD
            or before.given != given
            or not changed.isdisjoint(before.asked)
            or not into.holds(html, before.html)
            or not into.holds(json, before.json)
        ):
            made, twin = site.html(page), site.twin(page)
            into.put(html, made)
            into.put(json, twin)
            before = KeptPage(given, digest(made), digest(twin), list(site.asking.asked))
        now.pages[path] = before
        now.answers.update(dict.fromkeys(before.asked, ""))
    for question in now.answers:
        now.answers[question] = site.asking.answer(question)
    into.put(KEPT, written_kept(now))
