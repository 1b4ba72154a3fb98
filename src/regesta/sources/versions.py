"""A version of a text from its file: the text as it was left, with its layers where the file marks them."""

import re
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from regesta.sources.documents import read_source
from regesta.sources.hands import Draft, read_hands
from regesta.sources.refusal import UnreadableSource
from regesta.sources.text import Text

_MARKS = re.compile(rb"<(?:\w+:)?(?:add|del|addSpan|delSpan)\b")
_EDITED = re.compile(rb"<(?:\w+:)?(?:supplied|gap)\b")
_SURFACE = re.compile(rb"<(?:\w+:)?(?:surface|sourceDoc)\b")


class VersionText(NamedTuple):
    """The text of a version, and its layers if its file is TEI that marks additions or deletions.

    `supplied` are the words that an editor put in where the witness has none (`supplied`), which stand in the text as
    its own; `gaps` is how many places the editor could not read (`gap`), of which the text shows nothing.
    """

    text: Text
    draft: Draft | None = None
    supplied: tuple[str, ...] = ()
    gaps: int = 0


def read_version(path: Path | str, *, hand: str = "") -> VersionText:
    """The version in the file at `path`; `hand` writes at its beginning.

    TEI with `add` or `del`, and transcriptions of leaves (`sourceDoc`, `surface`), are read with their layers. Raises
    `UnreadableSource` as `read_source` does.
    """
    path = Path(path)
    try:
        is_xml = path.suffix.lower() in (".xml", ".tei") and path.is_file()
        data = path.read_bytes() if is_xml else b""
    except OSError as error:
        raise UnreadableSource(
            (error.strerror or str(error)).lower(), "name a file that you may read", path.name
        ) from None
    if not (_MARKS.search(data) or _SURFACE.search(data)):
        return VersionText(read_source(path), None, *_edited(data))
    draft = read_hands(data, name=path.name, hand=hand)
    text = draft.final
    if not text.content and not draft.first.content:
        raise UnreadableSource("the TEI document has no text", "give a document with a text", path.name)
    return VersionText(text, draft, *_edited(data))


def _edited(data: bytes) -> tuple[tuple[str, ...], int]:
    """What the editor of a TEI document that can be read supplied, and how many gaps are left in it."""
    if not _EDITED.search(data):
        return (), 0
    found: list[str] = []
    gaps = 0
    names: list[str] = []

    def started(tag: str, _: object) -> None:
        nonlocal gaps
        names.append(tag.rpartition(":")[2])
        if "teiHeader" in names:
            return
        if names[-1] == "supplied" and names.count("supplied") == 1:
            found.append("")
        gaps += names[-1] == "gap" and "supplied" not in names

    def wrote(text: str) -> None:
        if "supplied" in names and "teiHeader" not in names:
            found[-1] += text

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.CharacterDataHandler = started, wrote
    parser.EndElementHandler = lambda _: names.pop()
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError):
        return (), 0  # it was read in an encoding that this parser does not know
    return tuple(words for one in found if (words := " ".join(one.split()))), gaps
