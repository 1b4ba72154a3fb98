"""Who could refuse a matter at a time: by a rule or a power that is recorded, or by having decided it."""

from collections.abc import Iterator
from typing import NamedTuple

from regesta.case import Case
from regesta.case.tenures import tenures
from regesta.findings.finding import Finding, Modality, grounds_of
from regesta.findings.regest import phrase
from regesta.findings.register import Register, register_of
from regesta.statements.statement import Statement
from regesta.statements.values import Mentions

# The acts by which somebody shows that the leave was his to give or to withhold.
GIVING_LEAVE = ("approve", "refuse", "defer")


class _Say(NamedTuple):
    """Who has a say, as mentioned, in what entry, and whether it certainly obtained at the time asked about."""

    who: Mentions
    entry: Statement
    is_sure: bool


def who_could_refuse(case: Case, matter: Statement, first: int, last: int) -> Finding[str]:
    """Who could refuse a matter at some time within the days given, with the entries that say so.

    Three things give somebody a say: a practice by which one who takes part in the matter, or the body that he leads
    or belongs to, needs his leave; a power of one who takes part in it; and having approved, refused or deferred it,
    earlier or later. The answer is certain where a practice or power is stated throughout that time, or
    the decision was taken in it.
    """
    register = register_of(case)
    entries = register.sequence.entries
    acts = [entries[n] for n in register.course(matter.name).numbers if not entries[n].is_denied]
    takers = {
        name for act in acts for role in ("by", "from", "to") for m in act.mentions(role) for name in m.names
    }
    held = {office for office, ones in tenures(case).items() if any(one.person in takers for one in ones)}
    bodies = _bodies(case, takers, held)
    says = [
        *_by_practice(register, matter, takers | held | bodies, first, last),
        *_by_power(register, matter, takers, first, last),
        *_by_decision(register, acts, first, last),
    ]
    if not says:
        return Finding(matter.name, "not recorded", "unknown", grounds_of(case, acts))
    sure = {mention for say in says if say.is_sure for mention in say.who}
    who = tuple(dict.fromkeys(mention for say in says for mention in say.who))
    modality: Modality = "certain" if all(mention in sure for mention in who) else "possible"
    grounds = grounds_of(case, list({id(say.entry): say.entry for say in says}.values()))
    return Finding(matter.name, phrase(case, who), modality, grounds)


def _bodies(case: Case, takers: set[str], held: set[str]) -> set[str]:
    """The bodies whose offices some actors hold, and those that they belong to."""
    offices = [case.named[name].mentions("of") for name in held]
    entries = [entry for verb in ("belongs", "join") for entry in case.of_kind(verb) if not entry.is_denied]
    joined = [entry.target for entry in entries if _names(entry.mentions("by")) & takers]
    return {name for mentions in (*offices, *joined) for name in _names(mentions)}


def _names(mentions: Mentions) -> set[str]:
    return {name for mention in mentions for name in mention.names}


def _by_practice(
    register: Register, matter: Statement, takers: set[str], first: int, last: int
) -> Iterator[_Say]:
    for practice in register.case.of_kind("practice"):
        is_about = any(matter.name in mention.names for mention in practice.mentions("about"))
        if is_about or _speaks_of(practice, takers):
            yield from _obtaining(register, practice, practice.mentions("needs"), first, last)


def _by_power(
    register: Register, matter: Statement, takers: set[str], first: int, last: int
) -> Iterator[_Say]:
    for power in register.case.of_kind("power"):
        about = {name for mention in power.mentions("about") for name in mention.names}
        if (not about or matter.name in about) and _speaks_of(power, takers):
            yield from _obtaining(register, power, power.mentions("of"), first, last)


def _speaks_of(entry: Statement, takers: set[str]) -> bool:
    return any(takers.intersection(mention.names) for mention in entry.mentions("of"))


def _obtaining(register: Register, entry: Statement, who: Mentions, first: int, last: int) -> Iterator[_Say]:
    """The say that a practice or a power gives, if it may have obtained within the days."""
    begin, end = register.sequence.bounds(entry)
    if who and not entry.is_denied and begin <= last and end >= first:
        is_extent = entry.date is not None and entry.date.is_extent
        yield _Say(who, entry, is_extent and begin <= first and last <= end)


def _by_decision(register: Register, acts: list[Statement], first: int, last: int) -> Iterator[_Say]:
    for act in acts:
        if act.kind in GIVING_LEAVE and act.mentions("by"):
            begin, end = register.sequence.bounds(act)
            yield _Say(act.mentions("by"), act, first <= begin and end <= last)
