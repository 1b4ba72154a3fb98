"""What an importer makes of a file: statements that still point at each other by the file's own keys, and what is left.

A file calls things by keys of its own (`d219`, `p_AD1`, the address of an authority record). What is carried keeps
them until names of the case are found for all of it.
"""

from collections.abc import Iterator
from typing import NamedTuple, cast

from regesta.case.references import references
from regesta.dates import Edtf
from regesta.statements.statement import Statement
from regesta.statements.values import Cites, Count, NameForm


class Key(NamedTuple):
    """A thing of the file where the case will have its name; doubtful where the file does not say for certain.

    `=kim` is the name `kim` itself, as a table gives it.
    """

    key: str
    is_doubtful: bool = False


class At(NamedTuple):
    """A place in a source that the file has: a citation, once the source has a name."""

    source: str
    locator: str = ""
    words: str | None = None


Keys = tuple[Key, ...]
Value = str | Edtf | Keys | At | NameForm | Count | Cites


class Line(NamedTuple):
    """A field as it will stand: its key, its value, and what stands indented under it."""

    key: str
    value: Value
    under: tuple["Line", ...] = ()


class Carried(NamedTuple):
    """One statement that a file makes.

    `kind` is the directive's word or, where `is_entry`, the verb. `key` is what the file calls it, the same from one
    version of the file to the next. `wish` is the name it would like, `line` where it stands in the file (0 where
    nothing tells). `identifiers` are addresses of authority records under which the case may have it already.
    `is_mention` tells that it is only mentioned so far: what the file says of it elsewhere takes its place. `is_denied`
    tells that an entry denies what it says. `statement` is the whole of it where the file has it as a case does, with
    the case's names for its keys; `was` is the digest of what it said when the file was written.
    """

    kind: str
    key: str
    wish: str
    text: str = ""
    lines: tuple[Line, ...] = ()
    date: Edtf | None = None
    is_entry: bool = False
    line: int = 0
    identifiers: tuple[str, ...] = ()
    target: Keys = ()
    is_mention: bool = False
    is_denied: bool = False
    statement: Statement | None = None
    was: str = ""

    @property
    def keys(self) -> Iterator[str]:
        """The keys of all that it points at."""
        if self.statement is not None:
            yield from (one.name for one in references(self.statement))
        yield from (one.key for one in self.target)
        for line in self.lines:
            yield from _keys_of(line)


class Left(NamedTuple):
    """Something of the file that no statement carries: where, what, and why (`why` is the same for all of a kind).

    `key` is that of a statement which the file has and which could not be read; empty for all else.
    """

    place: str
    what: str
    why: str
    line: int = 0
    key: str = ""


def keys_in(value: Value) -> Keys:
    """The keys that a value consists of: none for a value of another type."""
    return cast(Keys, value) if type(value) is tuple else ()  # the other values are of classes of their own


def _keys_of(line: Line) -> Iterator[str]:
    if isinstance(line.value, At):
        yield line.value.source
    yield from (one.key for one in keys_in(line.value))
    for deeper in line.under:
        yield from _keys_of(deeper)


def text_line(key: str, text: str) -> tuple[Line, ...]:
    """A field with this text, or none where it is empty."""
    text = " ".join(text.split())
    return (Line(key, text),) if text else ()
