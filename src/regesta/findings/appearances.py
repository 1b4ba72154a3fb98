"""Where each name appears: the statements that name a thing, and in which of their fields."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from regesta.case import Case
from regesta.case.references import field_names
from regesta.findings.chronology import ACTOR_ROLES
from regesta.statements.grammar import OWN_NAME_VERBS
from regesta.statements.statement import Field, Statement

OBJECT = "object"


class Appearance(NamedTuple):
    """A statement that names a thing; `keys` are the fields it does so in, "object" for what its verb is done to."""

    statement: Statement
    keys: tuple[str, ...]

    @property
    def acts(self) -> bool:
        """Whether the thing is the doer."""
        return "by" in self.keys

    @property
    def takes_part(self) -> bool:
        """Whether the thing is an actor of the entry in any role."""
        return any(key in ACTOR_ROLES for key in self.keys)


def appearances(case: Case) -> Mapping[str, tuple[Appearance, ...]]:
    """For every name, the statements that name it, in the order of the files; its own directive is not among them."""
    found: dict[str, list[Appearance]] = {}
    for statement in case.statements:
        keys: dict[str, list[str]] = {}
        for name, key in _named_by(statement):
            if name != statement.name and key not in keys.setdefault(name, []):
                keys[name].append(key)
        for name, where in keys.items():
            found.setdefault(name, []).append(Appearance(statement, tuple(where)))
    return {name: tuple(every) for name, every in found.items()}


def _named_by(statement: Statement) -> Iterator[tuple[str, str]]:
    """Every name that a statement mentions, with the field it stands in."""
    if statement.kind not in OWN_NAME_VERBS:
        for mention in statement.target:
            for name in (*mention.names, *mention.stands_for):
                yield name, OBJECT
    for field in statement.fields:
        yield from _in_field(field, field.key)


def _in_field(field: Field, key: str) -> Iterator[tuple[str, str]]:
    for name, _ in field_names(field):
        yield name, key
    for deeper in field.under:
        yield from _in_field(deeper, deeper.key)
