"""One actor whole: names, offices, memberships and kin over time, what it did and what was done to it."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from regesta.case import Case
from regesta.case.tenures import tenures
from regesta.findings.chronology import ACTOR_ROLES, Row, row
from regesta.findings.deferred import Deferred
from regesta.findings.finding import Finding, entry_id, grounds_of
from regesta.findings.people import ACTOR_KINDS, life, name_text
from regesta.findings.register import register_of
from regesta.findings.sequence import Sequence as Order
from regesta.findings.spellings import Namesakes, namesakes
from regesta.statements.statement import Statement
from regesta.statements.values import Kin, NameForm
from regesta.statements.wording import text_of

_CONVERSE = {"parent": "child", "child": "parent", "spouse": "spouse", "sibling": "sibling"}


class Holding(NamedTuple):
    """An office held, or a body belonged to, with the date of the entry that says so."""

    name: str
    title: str
    date: str
    id: str


class Career(NamedTuple):
    """An actor over time. `does` are the entries in which it acts, `suffers` those in which others act toward it.

    `kin` are pairs of a kinship and a name; `numbers` what is counted of what it does; `namesakes` other actors whose
    names may be one of its own.
    """

    name: str
    kind: str
    title: str
    names: tuple[str, ...]
    life: str
    kin: tuple[tuple[str, str], ...]
    offices: tuple[Holding, ...]
    memberships: tuple[Holding, ...]
    does: Sequence[Row]
    suffers: Sequence[Row]
    numbers: tuple[tuple[str, str], ...]
    namesakes: tuple[Namesakes, ...]


def career(case: Case, name: str) -> Finding[Career] | None:
    """One person, body, group or office whole; None where no actor has that name."""
    statement = case.named.get(name)
    if statement is None or statement.kind not in ACTOR_KINDS:
        return None
    order = register_of(case).sequence
    does, suffers = _entries(case, order, name)
    value = Career(
        name,
        statement.kind,
        statement.text or name,
        tuple(name_text(field.value) for field in statement.all("name") if isinstance(field.value, NameForm)),
        life(statement),
        tuple(_kin(case, statement)),
        tuple(_offices(case, name)),
        tuple(_memberships(case, order, name)),
        Deferred(partial(row, case), does),
        Deferred(partial(row, case), suffers),
        tuple((entry_id(entry), text_of(field.value)) for entry in does for field in entry.all("count")),
        tuple(one.value for one in namesakes(case) if name in (one.value.one, one.value.other)),
    )
    return Finding(name, value, "certain", grounds_of(case, (statement, *does, *suffers)))


def _entries(case: Case, order: Order, name: str) -> tuple[list[Statement], list[Statement]]:
    """The entries in which an actor acts, and those in which it only takes part, each in order."""
    roles: dict[bool, list[Statement]] = {True: [], False: []}
    for entry in case.entries:
        named = {
            role
            for role in ACTOR_ROLES
            for mention in entry.mentions(role)
            if name in mention.names or name in mention.stands_for
        }
        if named:
            roles["by" in named].append(entry)
    return sorted(roles[True], key=order.place), sorted(roles[False], key=order.place)


def _kin(case: Case, statement: Statement) -> list[tuple[str, str]]:
    """Kinships that it names, and those in which others name it, turned round."""
    found = [
        (field.value.kind, name)
        for field in statement.all("kin")
        if isinstance(field.value, Kin)
        for name in field.value.whom.names
    ]
    for other, field in case.fields("kin"):
        if isinstance(field.value, Kin) and statement.name in field.value.whom.names:
            found.append((_CONVERSE[field.value.kind], other.name))
    return list(dict.fromkeys(found))


def _offices(case: Case, name: str) -> list[Holding]:
    return [
        Holding(office, case.title_of(office), str(one.entry.date or ""), entry_id(one.entry))
        for office, held in tenures(case).items()
        for one in held
        if name in (one.person, office)
    ]


def _memberships(case: Case, order: Order, name: str) -> list[Holding]:
    entries = [
        entry
        for verb in ("belongs", "join", "leave")
        for entry in case.of_kind(verb)
        if not entry.is_denied and any(name in mention.names for mention in entry.mentions("by"))
    ]
    return [
        Holding(body, f"{entry.kind} {case.title_of(body)}", str(entry.date or ""), entry_id(entry))
        for entry in sorted(entries, key=order.place)
        for mention in entry.target
        for body in mention.names
    ]
