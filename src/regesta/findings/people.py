"""The actors of a case: persons, bodies, groups and offices, with their names and what they do."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from regesta.case import Case
from regesta.dates import Edtf, describe
from regesta.findings.chronology import ACTOR_ROLES
from regesta.findings.deferred import Deferred
from regesta.findings.finding import Finding, entry_id, grounds_of
from regesta.findings.pieces import name_text
from regesta.findings.tenancies import Holding, offices
from regesta.statements.grammar import ACTOR_KINDS as ACTOR_KINDS
from regesta.statements.grammar import UNDATED_ENTRIES
from regesta.statements.statement import Statement, field_mentions
from regesta.statements.values import NameForm
from regesta.wording import joined, said, word


class Actor(NamedTuple):
    """An actor: `names` besides its title, `life` in words, how many entries it acts and takes part in."""

    name: str
    kind: str
    title: str
    names: tuple[str, ...]
    life: str
    holds: tuple[str, ...]
    does: int
    takes_part: int
    entries: Sequence[str]


def people(case: Case) -> list[Finding[Actor]]:
    """Every actor of the case, in the order of the files, the kinds one after another."""
    done: dict[str, dict[int, Statement]] = defaultdict(dict)
    shared: dict[str, dict[int, Statement]] = defaultdict(dict)
    for role in ACTOR_ROLES:
        parts = done if role == "by" else shared
        for entry, field in case.fields(role):
            if entry.is_entry or entry.kind in UNDATED_ENTRIES:
                for mention in field_mentions(field):
                    for name in mention.names:
                        parts[name][id(entry)] = entry
    held, _ = offices(case)
    return [
        _actor(case, statement, done[statement.name], shared[statement.name], held.get(statement.name, ()))
        for kind in ACTOR_KINDS
        for statement in case.of_kind(kind)
        if statement.name
    ]


def _actor(
    case: Case,
    statement: Statement,
    done: dict[int, Statement],
    shared: dict[int, Statement],
    held: Sequence[Holding],
) -> Finding[Actor]:
    every = list({**done, **shared}.values())
    actor = Actor(
        statement.name,
        statement.kind,
        statement.text or statement.name,
        tuple(name_text(field.value) for field in statement.all("name") if isinstance(field.value, NameForm)),
        life(statement),
        tuple(joined(", ", (one.title, one.words)) if one.date else one.title for one in held),
        len(done),
        len(every) - len(done),
        Deferred(entry_id, every),
    )
    return Finding(statement.name, actor, "certain", grounds_of(case, every))


def life(statement: Statement) -> str:
    """A life in words, as far as it is known: `born 15 April 1912, died …`; empty where nothing is."""
    parts = []
    for key in ("born", "died", "founded", "dissolved"):
        date = statement.value(key, Edtf)
        if date is not None:
            parts.append(said("{event} {date}", event=word("life", key), date=describe(date)))
    return joined(", ", parts)
