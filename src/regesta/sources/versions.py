"""A version of a text from its file: the text as it was left, with its layers where the file marks them."""

import re
from pathlib import Path
from typing import NamedTuple

from regesta.sources.documents import read_source
from regesta.sources.hands import Draft, read_hands
from regesta.sources.refusal import UnreadableSource
from regesta.sources.text import Text

_MARKS = re.compile(rb"<(?:\w+:)?(?:add|del|addSpan|delSpan)\b")
_SURFACE = re.compile(rb"<(?:\w+:)?(?:surface|sourceDoc)\b")


class VersionText(NamedTuple):
    """The text of a version, and its layers if its file is TEI that marks additions or deletions."""

    text: Text
    draft: Draft | None = None


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
        return VersionText(read_source(path))
    draft = read_hands(data, name=path.name, hand=hand)
    text = draft.final
    if not text.content and not draft.first.content:
        raise UnreadableSource("the TEI document has no text", "give a document with a text", path.name)
    return VersionText(text, draft)
