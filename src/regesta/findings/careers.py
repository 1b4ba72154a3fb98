"""One actor whole: names, offices, memberships and kin over time, what it did and what was done to it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from regesta.case import Case
from regesta.findings.chronology import ACTOR_ROLES, Row, rows_by_id
from regesta.findings.deferred import Deferred
from regesta.findings.finding import Finding, entry_id, grounds_of
from regesta.findings.people import ACTOR_KINDS, life
from regesta.findings.pieces import name_text
from regesta.findings.register import register_of
from regesta.findings.spellings import Namesakes, namesakes
from regesta.findings.tenancies import Holding, memberships, offices
from regesta.statements.statement import Statement, field_mentions
from regesta.statements.values import Kin, NameForm
from regesta.statements.wording import text_of

_CONVERSE = {"parent": "child", "child": "parent", "spouse": "spouse", "sibling": "sibling"}


class Career(NamedTuple):
    """An actor over time. `does` are the entries in which it acts, `suffers` those in which others act toward it.

    `kin` are pairs of a kinship and a name; `holders` who held an office; `numbers` what is counted of what it does;
    `namesakes` other actors whose names may be one of its own.
    """

    name: str
    kind: str
    title: str
    names: tuple[str, ...]
    life: str
    kin: tuple[tuple[str, str], ...]
    offices: Sequence[Holding]
    holders: Sequence[Holding]
    memberships: Sequence[Holding]
    does: Sequence[Row]
    suffers: Sequence[Row]
    numbers: tuple[tuple[str, str], ...]
    namesakes: tuple[Namesakes, ...]


def careers(case: Case) -> list[Finding[Career]]:
    """Every actor of a case, in the order of the files, the kinds one after another."""
    every = _lives_of(case)
    return [_career(case, every, one) for kind in ACTOR_KINDS for one in case.of_kind(kind) if one.name]


def career(case: Case, name: str) -> Finding[Career] | None:
    """One person, body, group or office whole; None where no actor has that name."""
    statement = case.named.get(name)
    if statement is None or statement.kind not in ACTOR_KINDS:
        return None
    return _career(case, _lives_of(case), statement)


class _Lives:
    """What all careers are put together from, by the names of actors."""

    def __init__(self, case: Case) -> None:
        self.offices, self.holders = offices(case)
        self.memberships = memberships(case)
        self.does, self.suffers = _entries(case)
        self.kin = _kin(case)
        self.namesakes: dict[str, list[Namesakes]] = defaultdict(list)
        for finding in namesakes(case):
            for name in (finding.value.one, finding.value.other):
                self.namesakes[name].append(finding.value)


@lru_cache(maxsize=1)
def _lives_of(case: Case) -> _Lives:
    return _Lives(case)


def _career(case: Case, lives: _Lives, statement: Statement) -> Finding[Career]:
    name = statement.name
    does, suffers = lives.does.get(name, []), lives.suffers.get(name, [])
    value = Career(
        name,
        statement.kind,
        statement.text or name,
        tuple(name_text(field.value) for field in statement.all("name") if isinstance(field.value, NameForm)),
        life(statement),
        tuple(dict.fromkeys(lives.kin.get(name, ()))),
        lives.offices.get(name, ()),
        lives.holders.get(name, ()),
        lives.memberships.get(name, ()),
        Deferred(rows_by_id(case).of, does),
        Deferred(rows_by_id(case).of, suffers),
        tuple((entry_id(entry), text_of(field.value)) for entry in does for field in entry.all("count")),
        tuple(lives.namesakes.get(name, ())),
    )
    return Finding(name, value, "certain", grounds_of(case, (statement, *does, *suffers)))


_Entries = Mapping[str, list[Statement]]


def _entries(case: Case) -> tuple[_Entries, _Entries]:
    """By actor the entries in which it acts, and those in which it only takes part, in order."""
    order = register_of(case).sequence
    roles: dict[str, dict[int, bool]] = defaultdict(dict)  # by actor and number of the entry, whether it acts
    for role in ACTOR_ROLES:
        for entry, field in case.fields(role):
            for mention in field_mentions(field) if entry.is_entry else ():
                for name in (*mention.names, *mention.stands_for):
                    roles[name].setdefault(order.number(entry), role == "by")
    does: dict[str, list[Statement]] = {}
    suffers: dict[str, list[Statement]] = {}
    for name, found in roles.items():
        numbers = sorted(found, key=order.places.__getitem__)
        does[name] = [order.entries[number] for number in numbers if found[number]]
        suffers[name] = [order.entries[number] for number in numbers if not found[number]]
    return does, suffers


def _kin(case: Case) -> Mapping[str, list[tuple[str, str]]]:
    """Kinships as they are stated, and turned round for the other."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    turned: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for statement, field in case.fields("kin"):
        if isinstance(field.value, Kin):
            for name in field.value.whom.names:
                found[statement.name].append((field.value.kind, name))
                turned[name].append((_CONVERSE[field.value.kind], statement.name))
    for name, kinships in turned.items():
        found[name] += kinships
    return found
