"""Statements: what a `.regesta` file says, directive by directive, as frozen values."""

from collections.abc import Iterator
from typing import NamedTuple, TypeVar, cast

from regesta.dates import Edtf
from regesta.statements.values import Cites, Mention, Mentions, NameForm, Value

V = TypeVar("V")


class Field(NamedTuple):
    """A field: its key, its value, the line it stands on (from 1), and the fields indented under it.

    Under a `cites` field stands the reading of the source.
    """

    key: str
    value: Value
    line: int
    under: tuple["Field", ...] = ()


class Statement(NamedTuple):
    """A directive of the file, or an entry of the register.

    `kind` is the directive's word (`person`, `claim`, …) or an entry's verb. `name` is the name it gives, an
    entry's with its `^`; empty if none. `text` is what stands in quotation marks on its first line. `date`
    is None for all but dated entries; `is_entry` holds for what opened with a date or `undated`. `target`
    are the objects of an entry's verb. `is_whole` is False where a part could not be read: what is missing
    then may be there. `lines` are the first and the last, from 1.
    """

    kind: str
    name: str
    text: str
    fields: tuple[Field, ...]
    file: str
    lines: tuple[int, int]
    is_whole: bool = True
    is_entry: bool = False
    date: Edtf | None = None
    is_denied: bool = False
    is_series: bool = False
    target: Mentions = ()

    @property
    def line(self) -> int:
        """The line its first word stands on."""
        return self.lines[0]

    def field(self, key: str) -> Field | None:
        """The first field of that key, or None."""
        for field in self.fields:
            if field.key == key:
                return field
        return None

    def all(self, key: str) -> Iterator[Field]:
        """Every field of that key, in order."""
        return (field for field in self.fields if field.key == key)

    def value(self, key: str, kind: type[V]) -> V | None:
        """The value of the first field of that key where it is of that type, else None."""
        field = self.field(key)
        return field.value if field is not None and isinstance(field.value, kind) else None

    def mentions(self, key: str) -> Mentions:
        """The mentions in all fields of that key."""
        found: Mentions = ()
        for field in self.fields:
            if field.key == key:
                more = field_mentions(field)
                found = found + more if found else more
        return found

    def word(self, key: str) -> str:
        """The text of the first field of that key, or an empty text."""
        return self.value(key, str) or ""

    @property
    def called(self) -> tuple[str, ...]:
        """All that a thing is called: its text, or else its name, and then its other names."""
        others = (field.value.text for field in self.all("name") if isinstance(field.value, NameForm))
        return (self.text or self.name, *others)

    @property
    def is_cited(self) -> bool:
        """Whether a source is cited for it or for one of its fields."""
        return any(field.key == "cites" for field in self.fields) or bool(self.citations)

    @property
    def citations(self) -> tuple[Field, ...]:
        """Every citation, of the whole and of its single fields."""
        own = [field for field in self.fields if field.key == "cites"]
        return (*own, *(deep for field in self.fields for deep in field.under if deep.key == "cites"))


class Broken(NamedTuple):
    """A directive whose first line could not be read; `names` are the names it may have meant to give."""

    names: tuple[str, ...]
    file: str
    lines: tuple[int, int]


def field_mentions(field: Field) -> Mentions:
    """The mentions a field's value consists of: none for a value of another type."""
    value = field.value
    if isinstance(value, Mention):
        return (value,)
    if type(value) is tuple:  # the other values are of classes of their own
        return cast(Mentions, value)
    return ()


def field_cites(field: Field) -> Cites:
    """The citation that a `cites` field holds."""
    assert isinstance(field.value, Cites)
    return field.value


def bare(statement: Statement) -> Statement:
    """The statement without the file and the lines it stands on: two that say the same in the same order are equal."""
    return statement._replace(file="", lines=(0, 0), fields=tuple(map(_bare_field, statement.fields)))


def _bare_field(field: Field) -> Field:
    return field._replace(line=0, under=tuple(map(_bare_field, field.under)))
