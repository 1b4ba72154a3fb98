"""A passage found in a collection as a citation that a case can hold."""

import os
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from regesta.case import Case
from regesta.collection.index import Entry, Index
from regesta.importing.names import free_name, legible
from regesta.sources import Quotation, Text, UnreadableSource, find_quotation, read_source
from regesta.statements.values import Cites, quoted


class NotFound(Exception):
    """A passage that cannot be cited: what is wrong and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


class FoundPassage(NamedTuple):
    """A citation of a passage, how it was found, and the directive of its source, "" where the case has that."""

    cites: Cites
    verdict: str
    source: str


def passage_of(
    index: Index, entry: Entry, words: str, base: Path | None, *, case: Case | None = None
) -> FoundPassage:
    """The citation of `words` in a document, or of the document as a whole where there are none.

    It is taken from the file itself, so that it is counted as `regesta check` counts it. Raises `NotFound` where the
    file is gone, or the words do not stand in the document, or in several places.
    """
    path = _path(index, entry, base)
    try:
        text = _text(path, path.stat().st_mtime_ns)
    except UnreadableSource as fault:
        raise NotFound(f"{path}: {fault.reason}", fault.remedy) from None
    identifier = entry.place.partition("#")[2]
    is_part = bool(text.cited(identifier, "ids"))
    found = find_quotation(text, words or None, identifier if is_part else None)
    _refuse(found, entry)
    scheme = "ids" if is_part else _scheme(text)
    name, directive = _source(case, path, path.stem if is_part else entry.title, scheme)
    if case is not None and not directive:
        scheme = case.named[name].word("locators") or scheme
    locator = identifier if scheme == "ids" and is_part else _standing(text, found, scheme)
    return FoundPassage(Cites(name, locator, words or None), found.verdict, directive)


@lru_cache(maxsize=4)
def _text(path: Path, _modified: int) -> Text:
    """The text of a file, read once for the passages of it that are cited one after another."""
    return read_source(path)


def _path(index: Index, entry: Entry, base: Path | None) -> Path:
    name = entry.place.partition("#")[0]
    folder, _, inner = name.partition("/")
    root = next(Path(one.path) for one in index.folders() if one.name == folder)
    path = Path(os.path.normpath((base / root if base is not None else root) / inner))
    if not path.is_file():
        raise NotFound(
            f"the file {path} is not there", "bring the folder back, or `regesta collection add` it anew"
        )
    return path


def _refuse(found: Quotation, entry: Entry) -> None:
    if found.verdict == "ambiguous":
        raise NotFound(
            f"the words stand in {len(found.places)} places of {entry.place}",
            "quote more of the words around them",
        )
    if found.verdict == "missing" or found.standing in ("elsewhere", "no such locator"):
        near = "look at the document: `regesta collection show` prints it"
        raise NotFound(f"the words do not stand in {entry.place}", near)


def _scheme(text: Text) -> str:
    """What places in a text are best counted in."""
    if text.locators["pages"]:
        return "pages"
    return "lines" if text.extraction.startswith("plain") else "paragraphs"


def _standing(text: Text, found: Quotation, scheme: str) -> str:
    return text.standing(found.place.whole).get(scheme, "") if found.place is not None else ""


def _source(case: Case | None, path: Path, title: str, scheme: str) -> tuple[str, str]:
    """The name of the source that a file is, and its directive if the case has none of that text."""
    for one in [] if case is None else case.of_kind("source"):
        if Path(one.word("text")).name == path.name:
            return one.name, ""
    name = free_name(legible(path.stem), set() if case is None else set(case.named))
    return name, f"source {name} {quoted(title)}\n  locators  {scheme}\n  text      {path.name}"
