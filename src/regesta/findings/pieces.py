"""Values in words, piece by piece: each piece that is the name of a thing keeps that name, so that it can be a link."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

from regesta.case import Case
from regesta.dates import Edtf, describe
from regesta.findings.regest import regest
from regesta.statements.values import (
    Chance,
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
    number_text,
)
from regesta.statements.wording import text_of
from regesta.wording import either, joined, said, word

_PRESENT = {
    "yes": said("who was present"),
    "no": said("who was not present"),
    "?": said("present or not, it is not known"),
}


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
        return (Piece(said("{kin}: ", kin=word("kin", value.kind))), *_mention(case, value.whom))
    if isinstance(value, Step):
        return tuple(_step(case, value))
    if isinstance(value, Supposition):
        chance = joined(": ", ("", chance_text(value.chance)))
        return (Piece(title(case, value.hypothesis), value.hypothesis), Piece(chance))
    return (Piece(_plain(value)),)


def text(phrase: Iterable[Piece]) -> str:
    """The words of a phrase, without its names."""
    return "".join(piece.text for piece in phrase)


def mentions_pieces(case: Case, mentions: Mentions) -> Pieces:
    """Mentions as one phrase: `Kim Il-sung and Pak Hon-yong`."""
    found: list[Piece] = []
    for number, mention in enumerate(mentions):
        if number:
            found.append(Piece(said(" and ") if number == len(mentions) - 1 else ", "))
        found.extend(_mention(case, mention))
    return tuple(found)


def _alternatives(case: Case, names: tuple[str, ...]) -> Iterator[Piece]:
    for number, name in enumerate(names):
        if number:
            yield Piece(said(" or "))
        yield Piece(title(case, name), name)


def _mention(case: Case, mention: Mention) -> Iterator[Piece]:
    if mention.word == "unnamed":
        yield Piece(mention.words or said("somebody unnamed"))
        return
    if mention.word:
        yield Piece(said("not known"))
        return
    if mention.part:
        yield Piece(said("{part} of ", part=word("part", mention.part)))
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
            yield Piece(said("{length} of ", length=_plain(value.length)))
        target = value.target
    else:
        target = value.at
        yield Piece(f"{value.node} ")
        if value.state:
            yield Piece(said("holds "))
            yield Piece(title(case, value.state), value.state)
            yield Piece(said(" at "))
        else:
            yield Piece(said("is "))
    yield Piece(title(case, target), target) if isinstance(target, str) else Piece(describe(target))


def _step(case: Case, step: Step) -> Iterator[Piece]:
    yield from _mention(case, step.actor)
    rest = [part for part in (step.when, _PRESENT.get(step.present, "")) if part]
    if step.mode:
        yield Piece(joined(" ", ("", word("mode", step.mode))))
    if rest:
        yield Piece(joined(", ", ("", *rest)))


def _plain(value: Value) -> str:
    """A value that names nothing, in words."""
    if isinstance(value, Edtf):
        return describe(value)
    if isinstance(value, Quantity):
        return _quantity(value)
    if isinstance(value, Length):
        return said("{quantity} {unit}", quantity=_quantity(value.quantity), unit=word("unit", value.unit))
    if isinstance(value, Count):
        counted = _quantity(value.quantity)
        if value.units:
            counted = joined(" ", (counted, either([word("unit", unit) for unit in value.units])))
        if not value.basis:
            return counted
        return said("{count} ({basis})", count=counted, basis=word("basis", value.basis))
    if isinstance(value, NameForm):
        return name_text(value)
    if isinstance(value, Chance):
        return chance_text(value)
    if isinstance(value, Seen):
        return joined(", ", (value.name, describe(value.date)))
    return text_of(value)


def chance_text(chance: Chance) -> str:
    """A chance in words: a number, a range, or the words of a scale, which stay as they were published."""
    if chance.low is None or chance.high is None:
        return chance.words
    low, high = (_figure(number) for number in (chance.low, chance.high))
    return said("{number}", number=low) if low == high else said("{low} to {high}", low=low, high=high)


def _figure(number: float) -> float | str:
    """A number that a sentence writes as its language does; one that would take an exponent as the file has it."""
    if number.is_integer():
        return int(number)
    return number_text(number) if "e" in repr(number) else number


def _quantity(quantity: Quantity) -> str:
    if quantity.word:
        return said("not known") if quantity.word == "?" else word("quantity", quantity.word)
    bare: str = str(quantity._replace(is_about=False, is_doubtful=False))
    low, dots, high = bare.partition("..")
    if dots and low and high:
        bare = said("{low} to {high}", low=low, high=high)
    elif dots:
        bare = said("{low} or more", low=low) if low else said("at most {high}", high=high)
    if quantity.is_about:
        bare = said("about {number}", number=bare)
    return said("{number} (?)", number=bare) if quantity.is_doubtful else bare


def name_text(form: NameForm) -> str:
    """Another name in words: `Kim Song-ju (born-name)`."""
    about: list[str] = [word("name", form.kind)] if form.kind else []
    about += [describe(form.date)] if form.date else []
    return said("{name} ({about})", name=form.text, about=joined(", ", about)) if about else form.text
