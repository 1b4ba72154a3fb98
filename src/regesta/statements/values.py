"""The values that fields hold: mentions, quantities, lengths, chances, citations, relations.

All are frozen and know nothing of where they stand; a field carries its line.
"""

from typing import Literal, NamedTuple

from regesta.dates import Edtf

Part = Literal["", "some", "most", "one", "all"]
Unit = Literal["minutes", "hours", "days", "weeks", "months", "years"]
Basis = Literal["", "found", "sent", "stated"]
UNITS: tuple[Unit, ...] = ("minutes", "hours", "days", "weeks", "months", "years")

UNKNOWN = "?"
UNNAMED = "unnamed"


def quoted(text: str) -> str:
    """The text between quotation marks, as a file has it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def number_text(number: float) -> str:
    """The number as a file has it, without an exponent: `50`, `0.3`, `0.00001`."""
    text = repr(number)
    return f"{number:.20f}".rstrip("0").rstrip(".") if "e" in text else text.removesuffix(".0")


class Mention(NamedTuple):
    """A name where an actor or thing is meant, or what stands in its place.

    `names` are the alternatives: one of them is meant, and it is not known which. They are empty for `?` and
    `unnamed`, which `word` then holds. Entries' names keep their `^`. `part` says which part of a series or
    group; `stands_for` are the readings of a metonym left open; `words` describe somebody unnamed.
    """

    names: tuple[str, ...]
    part: Part = ""
    is_doubtful: bool = False
    stands_for: tuple[str, ...] = ()
    word: str = ""
    words: str = ""

    @property
    def is_sure(self) -> bool:
        """Whether it is certain who or what is meant: one name, no doubt, and no metonym."""
        return len(self.names) == 1 and not self.is_doubtful and not self.stands_for

    def __str__(self) -> str:
        text = "|".join(self.names) or self.word
        text += "?" if self.is_doubtful else ""
        text += f" {quoted(self.words)}" if self.words else ""
        text = f"{self.part} of {text}" if self.part else text
        return f"{text} = {'|'.join(self.stands_for)}" if self.stands_for else text


Mentions = tuple[Mention, ...]


def meant(mentions: Mentions) -> list[tuple[str, bool]]:
    """The names that may be meant, of a metonym those it may stand for, and whether each certainly is."""
    return [(name, mention.is_sure) for mention in mentions for name in mention.stands_for or mention.names]


class Quantity(NamedTuple):
    """A number that may be uncertain: `low` and `high` are inclusive, None where open or not a number.

    `word` is `many`, `few` or `?` where there is no number; such a quantity never becomes one.
    """

    low: float | None
    high: float | None
    is_about: bool = False
    is_doubtful: bool = False
    word: str = ""

    def __str__(self) -> str:
        if self.word:
            return self.word
        low, high = ("" if number is None else number_text(number) for number in (self.low, self.high))
        text = low if self.low is not None and self.low == self.high else f"{low}..{high}"
        return f"{'~' if self.is_about else ''}{text}{'?' if self.is_doubtful else ''}"


class Count(NamedTuple):
    """How many of what; `basis` says how the number is known (`found` is not `sent`), empty where not said."""

    basis: Basis
    quantity: Quantity
    units: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join(part for part in (self.basis, str(self.quantity), "|".join(self.units)) if part)


class Length(NamedTuple):
    """A length of time."""

    quantity: Quantity
    unit: Unit

    def __str__(self) -> str:
        is_one = self.quantity.low == self.quantity.high == 1
        return f"{self.quantity} {self.unit.removesuffix('s') if is_one else self.unit}"


class Chance(NamedTuple):
    """A probability as written: a number, an inclusive range, or words of a published scale.

    `low` and `high` are None where it stands in words.
    """

    low: float | None
    high: float | None
    words: str = ""


class Relation(NamedTuple):
    """A bound by another entry or by a date.

    `length` is how far apart they lie, or None; `edge` is "within" for `within 3 weeks of`, and for the fields `starts`
    and `ends` what the start or end is put beside: "before start", "at end" …
    """

    target: str | Edtf
    length: Length | None = None
    edge: str = ""


class NameForm(NamedTuple):
    """Another name of an actor, place or matter, with its kind and when it was used."""

    text: str
    kind: str = ""
    date: Edtf | None = None


class Kin(NamedTuple):
    """A kinship: `kind` is parent, child, spouse or sibling, as `whom` is to the person described."""

    kind: str
    whom: Mention


class Cites(NamedTuple):
    """A citation: a place in a source, and its words, or a seal in their stead (its tokens, as written)."""

    source: str
    locator: str = ""
    words: str | None = None
    seal: tuple[str, ...] | None = None


class Step(NamedTuple):
    """A link of a chain of telling: who told it how, when, and whether he was present."""

    actor: Mention
    mode: str = ""
    when: str = ""
    present: Literal["", "yes", "no", "?"] = ""


class Seen(NamedTuple):
    """Who judged, and when, that a passage supports its entry; `mark` is the digest of what was judged."""

    name: str
    date: Edtf
    mark: str = ""


class Supposition(NamedTuple):
    """The chance of a piece of evidence, were `hypothesis` true."""

    hypothesis: str
    chance: Chance


class NodeTie(NamedTuple):
    """Ties a causal node to the register: to a state at an entry or date, or (`state` empty) to an entry."""

    node: str
    state: str
    at: str | Edtf


Value = (
    str
    | Edtf
    | Mention
    | Mentions
    | Quantity
    | Count
    | Length
    | Chance
    | Relation
    | NameForm
    | Kin
    | Cites
    | Step
    | Seen
    | Supposition
    | NodeTie
)
