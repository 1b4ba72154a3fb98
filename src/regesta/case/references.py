"""Where statements name each other: every name that stands in a field, and what it must be the name of."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from regesta.acts import ACT_BY_WORD, Target
from regesta.case.case import Case
from regesta.statements.grammar import ACTOR_KINDS, OWN_NAME_VERBS, RELATIONS, STATE_VERBS
from regesta.statements.statement import Field, Statement, field_mentions
from regesta.statements.values import (
    Cites,
    Kin,
    Mention,
    NodeTie,
    Relation,
    Step,
    Supposition,
    Value,
)

Kinds = frozenset[str] | None  # None: whatever has a name

ENTRY = frozenset({"an entry"})
ACTORS = frozenset(ACTOR_KINDS)
BODIES = frozenset({"body", "group"})
METONYMS = ACTORS | {"place"}
STATES = frozenset({"a state"})

# What the names in a field must be, by the field's key and, where that differs, by the directive too.
_BY_KEY: dict[str, Kinds] = {
    **dict.fromkeys(("by", "to", "whom", "with", "from", "through", "claimant", "binds", "toward"), ACTORS),
    **dict.fromkeys(("hand", "needs", "via", "kin"), ACTORS),
    "as": frozenset({"office"}),
    "of": ACTORS,
    "place": frozenset({"place", "body"}),
    "answers": ENTRY,
    "names": ACTORS | {"place"},
    "cites": frozenset({"source"}),
    "if": frozenset({"hypothesis"}),
    "depends on": frozenset({"evidence"}),
    "on": frozenset({"question"}),
    "in": frozenset({"model"}),
    **dict.fromkeys(RELATIONS, ENTRY),
    **dict.fromkeys(("about", "cause", "contributes to", "prevents", "had", "had not", "like"), None),
    "rests on": None,
    "node": STATES | ENTRY,
}
_BY_KIND: dict[tuple[str, str], Kinds] = {
    ("person", "kin"): frozenset({"person"}),
    ("source", "translation of"): frozenset({"source"}),
    ("source", "part of"): frozenset({"source"}),
    ("body", "part of"): BODIES | {"place"},
    ("group", "part of"): BODIES,
    ("place", "part of"): frozenset({"place", "body"}),
    ("matter", "part of"): frozenset({"matter"}),
    ("office", "of"): BODIES,
    ("version", "of"): frozenset({"matter"}),
    ("version", "from"): frozenset({"version"}),
    ("term", "of"): ENTRY,
    ("hypothesis", "of"): frozenset({"question"}),
}
_BY_TARGET: dict[Target, Kinds] = {
    Target.MATTER: frozenset({"matter"}),
    Target.OFFICE: frozenset({"office"}),
    Target.BODY: BODIES,
    Target.TERM: frozenset({"term"}),
    Target.THESIS: frozenset({"hypothesis", "claim", "matter"}),
}


class Reference(NamedTuple):
    """A name as it stands in a statement: on which line, and what it must be the name of."""

    name: str
    kinds: Kinds
    line: int


def expected(statement_kind: str, key: str) -> Kinds:
    """What the names in a field must be: words of directives, "an entry", "a state"; None for whatever has a name."""
    found = _BY_KIND.get((statement_kind, key), "")
    return _BY_KEY.get(key) if isinstance(found, str) else found


def target_kinds(verb: str) -> Kinds:
    """What the object of a verb must be."""
    act = ACT_BY_WORD.get(verb)
    if act is not None and act.target is not None:
        return _BY_TARGET[act.target]
    if verb in STATE_VERBS:
        return STATES | {"office"}
    if verb == "belongs":
        return BODIES
    return frozenset(OWN_NAME_VERBS) if verb in OWN_NAME_VERBS else frozenset({"matter"})


def references(statement: Statement) -> Iterator[Reference]:
    """Every name that a statement mentions, its own left out."""
    yield from target_references(statement)
    for field in statement.fields:
        yield from field_references(statement.kind, field)


def target_references(statement: Statement) -> Iterator[Reference]:
    """The names that an entry's object mentions; a practice or power gives its own."""
    if statement.target and statement.kind not in OWN_NAME_VERBS:
        kinds = target_kinds(statement.kind)
        for mention in statement.target:
            for name in mention.names:
                yield Reference(name, kinds, statement.line)


def field_references(statement_kind: str, field: Field) -> Iterator[Reference]:
    """The names that a field and those under it mention."""
    kinds = expected(statement_kind, field.key)
    for name, is_metonym in field_names(field):
        if is_metonym and (statement_kind, field.key) == ("version", "hand"):
            continue  # what a hand is called in an encoding
        wide = METONYMS if is_metonym and kinds == ACTORS else kinds
        yield Reference(name, wide, field.line)
    for deeper in field.under:
        yield from field_references("", deeper)


def field_names(field: Field) -> Iterator[tuple[str, bool]]:
    """The names in a field's own value, and whether each is a metonym that others stand for."""
    value = field.value
    if isinstance(value, Cites):
        yield value.source, False
    elif isinstance(value, Relation):
        if isinstance(value.target, str):
            yield value.target, False
    elif isinstance(value, Kin):
        yield from _mention_names(value.whom)
    elif isinstance(value, Step):
        yield from _mention_names(value.actor)
    elif isinstance(value, Supposition):
        yield value.hypothesis, False
    elif isinstance(value, NodeTie):
        if value.state:
            yield value.state, False
        if isinstance(value.at, str):
            yield value.at, False
    else:
        for mention in field_mentions(field):
            yield from _mention_names(mention)


def _mention_names(mention: Mention) -> Iterator[tuple[str, bool]]:
    for name in mention.names:
        yield name, bool(mention.stands_for)
    for name in mention.stands_for:
        yield name, False


def kind_of(case: Case, name: str) -> str | None:
    """What a name is the name of: a directive's word, "an entry", "a state"; None where it is not known."""
    statement = case.named.get(name)
    if statement is None:
        return None
    if name[:1] == "^":
        return statement.kind if statement.kind in ("term", "evidence") else "an entry"
    if statement.is_entry:
        return statement.kind if statement.kind in OWN_NAME_VERBS else "a state"
    return statement.kind


def is_of_kind(kind: str, kinds: Kinds) -> bool:
    """Whether a thing of that kind may stand where those kinds are expected; terms are entries too."""
    return kinds is None or kind in kinds or (kind == "term" and kinds >= ENTRY)


def with_names(value: Value, called: Callable[[str], str]) -> Value:
    """A value with each name in it as `called` gives it."""
    if isinstance(value, Mention):
        return _mention_called(value, called)
    if type(value) is tuple:
        return tuple(_mention_called(one, called) for one in value if isinstance(one, Mention))
    if isinstance(value, Cites):
        return value._replace(source=called(value.source))
    if isinstance(value, Relation) and isinstance(value.target, str):
        return value._replace(target=called(value.target))
    if isinstance(value, Kin):
        return value._replace(whom=_mention_called(value.whom, called))
    if isinstance(value, Step):
        return value._replace(actor=_mention_called(value.actor, called))
    if isinstance(value, Supposition):
        return value._replace(hypothesis=called(value.hypothesis))
    if isinstance(value, NodeTie):
        at = called(value.at) if isinstance(value.at, str) else value.at
        return value._replace(state=value.state and called(value.state), at=at)
    return value


def _mention_called(mention: Mention, called: Callable[[str], str]) -> Mention:
    names, stands_for = (tuple(map(called, ones)) for ones in (mention.names, mention.stands_for))
    return mention._replace(names=names, stands_for=stands_for)
