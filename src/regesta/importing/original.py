"""The file that is imported, and what the person who imports it says of it."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from regesta.importing.names import legible
from regesta.sources.documents import LARGEST, open_source, xml_pieces
from regesta.sources.encodings import Decoded, decode
from regesta.sources.refusal import UnreadableSource

HEAD = 64_000  # bytes that an importer knows a file by
MOST_STRUCTURED = 100_000_000  # bytes of a file that is read as a whole


def _no_progress(_: int) -> None:
    """Nobody watches."""


class Original(NamedTuple):
    """A file to import: where it is, what its statements are called after, and how it is to be read.

    `advance` is told how many bytes were read, time and again. `mapping` is the file that says what the columns of a
    table are; `language` the language that dates in words are read in.
    """

    path: Path
    name: str
    language: str = "en"
    mapping: Path | None = None
    advance: Callable[[int], None] = _no_progress

    @property
    def file(self) -> str:
        """The name of the file."""
        return self.path.name

    def head(self) -> bytes:
        """The first bytes of the file; raises `UnreadableSource` where it cannot be read."""
        with open_source(self.path) as file:
            return file.read(HEAD)

    def pieces(self) -> Iterator[bytes]:
        """The bytes of an XML file in UTF-8, piece by piece; raises `UnreadableSource`."""
        return xml_pieces(self.path, self.advance)

    def text(self) -> str:
        """The characters of a file that is read as a whole; raises `UnreadableSource`."""
        return self.decoded().content

    def decoded(self) -> Decoded:
        """The characters of a file that is read as a whole, and its encoding; raises `UnreadableSource`."""
        with open_source(self.path) as file:
            data = file.read(MOST_STRUCTURED + 1)
        if len(data) > MOST_STRUCTURED:
            raise UnreadableSource(
                f"the file has more than {MOST_STRUCTURED // 1_000_000} MB", "divide it", self.file
            )
        found = decode(data, self.file)
        self.advance(len(data))
        return found._replace(content=found.content.removeprefix("\ufeff"))

    def json(self) -> object:
        """What a file of JSON holds; raises `UnreadableSource`."""
        try:
            found: object = json.loads(self.text())
        except json.JSONDecodeError as error:
            raise UnreadableSource(
                f"the JSON is broken at line {error.lineno}, column {error.colno}: {error.msg.lower()}",
                "correct it there",
                self.file,
            ) from None
        except (RecursionError, ValueError):
            raise UnreadableSource(
                "the JSON nests too deeply or holds a number too long", "give a plainer file", self.file
            ) from None
        return found


def name_of(path: Path) -> str:
    """What the statements of a file are called after: the name of the file, without its endings, a year put last.

    >>> name_of(Path("2018_Bahr_Schnitzler.xml")), name_of(Path("frus1949v07p2.xml"))
    ('bahr-schnitzler-2018', 'frus1949v07p2')
    """
    stem = path.name.split(".")[0] or path.name
    found = re.match(r"(\d+)[\W_]+(?=[^\W\d_])(.*)", stem)
    return legible(f"{found[2]}-{found[1]}" if found else stem, "imported")


__all__ = ["HEAD", "LARGEST", "Original", "name_of"]
