"""Values in words, piece by piece: each piece that is the name of a thing keeps that name, so that it can be a link."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

from regesta.case import Case
from regesta.dates import Edtf, describe
from regesta.findings.regest import regest
from regesta.statements.values import (
    Count,
    Kin,
    Length,
    Mention,
    Mentions,
    NameForm,
    NodeTie,
    Quantity,
    Relation,
    Seen,
    Step,
    Supposition,
    Value,
)
from regesta.statements.wording import text_of

_PRESENT = {"yes": "who was present", "no": "who was not present", "?": "present or not, it is not known"}


class Piece(NamedTuple):
    """A piece of a phrase; `name` is that of the thing it speaks of, empty where it speaks of none."""

    text: str
    name: str = ""


Pieces = tuple[Piece, ...]


def title(case: Case, name: str) -> str:
    """What a name reads as for people: the text of what it names, an entry's regest, or the name itself."""
    statement = case.named.get(name)
    if statement is None:
        return name
    if statement.text:
        return statement.text
    return regest(case, statement) if statement.is_entry and name[:1] == "^" else name


def pieces(case: Case, value: Value) -> Pieces:
    """A field's value in words, for people.

    >>> from regesta.case import load
    >>> text(pieces(load("nowhere"), (Mention(("kim",)), Mention(("pak",), is_doubtful=True))))
    'kim and pak (?)'
    """
    if isinstance(value, Mention):
        return tuple(_mention(case, value))
    if type(value) is tuple:  # the other values are of classes of their own
        return mentions_pieces(case, cast(Mentions, value))
    if isinstance(value, Relation | NodeTie):
        return tuple(_tie(case, value))
    if isinstance(value, Kin):
        return (Piece(f"{value.kind}: "), *_mention(case, value.whom))
    if isinstance(value, Step):
        return tuple(_step(case, value))
    if isinstance(value, Supposition):
        chance = text_of(value.chance)
        return (Piece(title(case, value.hypothesis), value.hypothesis), Piece(f": {chance}"))
    return (Piece(_plain(value)),)


def text(phrase: Iterable[Piece]) -> str:
    """The words of a phrase, without its names."""
    return "".join(piece.text for piece in phrase)


def mentions_pieces(case: Case, mentions: Mentions) -> Pieces:
    """Mentions as one phrase: `Kim Il-sung and Pak Hon-yong`."""
    found: list[Piece] = []
    for number, mention in enumerate(mentions):
        if number:
            found.append(Piece(" and " if number == len(mentions) - 1 else ", "))
        found.extend(_mention(case, mention))
    return tuple(found)


def _alternatives(case: Case, names: tuple[str, ...]) -> Iterator[Piece]:
    for number, name in enumerate(names):
        if number:
            yield Piece(" or ")
        yield Piece(title(case, name), name)


def _mention(case: Case, mention: Mention) -> Iterator[Piece]:
    if mention.word == "unnamed":
        yield Piece(mention.words or "somebody unnamed")
        return
    if mention.word:
        yield Piece("not known")
        return
    if mention.part:
        yield Piece(f"{mention.part} of ")
    yield from _alternatives(case, mention.names)
    if mention.stands_for:
        yield Piece(" (")
        yield from _alternatives(case, mention.stands_for)
        yield Piece(")")
    if mention.is_doubtful:
        yield Piece(" (?)")


def _tie(case: Case, value: Relation | NodeTie) -> Iterator[Piece]:
    """What a relation points at, or what a node of a causal graph is tied to."""
    if isinstance(value, Relation):
        if value.length is not None:
            yield Piece(f"{_plain(value.length)} of ")
        target = value.target
    else:
        target = value.at
        yield Piece(f"{value.node} ")
        if value.state:
            yield Piece("holds ")
            yield Piece(title(case, value.state), value.state)
            yield Piece(" at ")
        else:
            yield Piece("is ")
    yield Piece(title(case, target), target) if isinstance(target, str) else Piece(describe(target))


def _step(case: Case, step: Step) -> Iterator[Piece]:
    yield from _mention(case, step.actor)
    rest = ", ".join(part for part in (step.when, _PRESENT.get(step.present, "")) if part)
    if step.mode:
        yield Piece(f" {step.mode}")
    if rest:
        yield Piece(f", {rest}")


def _plain(value: Value) -> str:
    """A value that names nothing, in words."""
    if isinstance(value, Edtf):
        return describe(value)
    if isinstance(value, Quantity):
        return _quantity(value)
    if isinstance(value, Length):
        return f"{_quantity(value.quantity)} {value.unit}"
    if isinstance(value, Count):
        units = f" {' or '.join(value.units)}" if value.units else ""
        basis = f" ({value.basis})" if value.basis else ""
        return f"{_quantity(value.quantity)}{units}{basis}"
    if isinstance(value, NameForm):
        about = ", ".join(part for part in (value.kind, describe(value.date) if value.date else "") if part)
        return f"{value.text} ({about})" if about else value.text
    if isinstance(value, Seen):
        return f"{value.name}, {describe(value.date)}"
    return text_of(value)


def _quantity(quantity: Quantity) -> str:
    if quantity.word:
        return "not known" if quantity.word == "?" else quantity.word
    bare = str(quantity._replace(is_about=False, is_doubtful=False))
    low, dots, high = bare.partition("..")
    if dots:
        bare = f"{low} to {high}" if low and high else f"{low} or more" if low else f"at most {high}"
    about = "about " if quantity.is_about else ""
    return f"{about}{bare}{' (?)' if quantity.is_doubtful else ''}"
