"""What the service answers with. Lines and columns count from 1, in characters; ends are exclusive."""

from typing import NamedTuple


class Completion(NamedTuple):
    """What may be put at a place: `text` in the stead of what stands from `start` to `end` on the line.

    `kind` is "directive", "verb", "field", "word", "file", or what the name stands for: "person", "an entry" …
    """

    label: str
    kind: str
    detail: str
    line: int
    start: int
    end: int
    text: str


class Hover(NamedTuple):
    """What the word is that stands from `start` to `end` on a line, in Markdown."""

    text: str
    line: int
    start: int
    end: int


class Place(NamedTuple):
    """A stretch of one line of a file of the case."""

    file: str
    line: int
    start: int
    end: int


class Renamed(NamedTuple):
    """A name that is to be another: where it stands, and the texts as they are then, by their files."""

    new: str
    places: tuple[Place, ...]
    texts: dict[str, str]


class Symbol(NamedTuple):
    """A directive of a file: what it is called, its kind, what it says, and its lines, the first and the last."""

    name: str
    kind: str
    says: str
    first: int
    last: int
