"""What held when: states of affairs and the holders of offices, by what begins, ends and holds them.

A state that has begun goes on until something ends it, as in the event calculus (Kowalski and Sergot, "A logic-based
calculus of events", New Generation Computing 4, 1986); what only may have begun, or may have ended, may hold.
"""

from typing import NamedTuple

from regesta.case import Case
from regesta.case.tenures import certain_days, tenures
from regesta.dates import Bound, End
from regesta.findings.finding import Finding, Modality, ground, grounds_of
from regesta.findings.times import Times, times_with
from regesta.statements.statement import Statement

FAR = 1 << 60


class Spoken(NamedTuple):
    """An entry that speaks of a state, with the bounds of its start and end as days, `FAR` off where open."""

    entry: Statement
    kind: str  # begins, ends, holds or not
    start: tuple[int, int]
    end: tuple[int, int]


def holds(case: Case, state: Statement, first: int, last: int) -> Finding[str]:
    """Whether a state held on all days from the first to the last, with its grounds."""
    name = _state_name(case, state)
    entries = case.states.get(name, ())
    known = times_with(case, entries)
    spoken = _spoken(known, entries)
    modality, grounds = _state_at(known, spoken, first, last)
    answer = {
        "certain": f"{name} held",
        "possible": f"{name} may have held",
        "no": f"{name} did not hold",
        "unknown": f"the register does not say whether {name} held",
    }[modality]
    return Finding(name, answer, modality, grounds_of(case, grounds or tuple(one.entry for one in spoken)))


def _state_name(case: Case, state: Statement) -> str:
    for mention in state.target:
        for name in mention.names:
            if name in case.states:
                return name
    return state.name


def _spoken(known: Times, entries: tuple[Statement, ...]) -> list[Spoken]:
    found = []
    for entry in entries:
        edges = known.edges(entry)
        kind = entry.kind
        if entry.is_denied:
            if kind != "holds":
                continue  # that it did not begin then says nothing of whether it held
            kind = "not"
        start = _number(edges.start_earliest, -FAR), _number(edges.start_latest, FAR)
        found.append(
            Spoken(entry, kind, start, (_number(edges.end_earliest, -FAR), _number(edges.end_latest, FAR)))
        )
    return found


def _number(bound: Bound, open_day: int) -> int:
    return open_day if isinstance(bound, End) else bound


def _state_at(
    known: Times, spoken: list[Spoken], first: int, last: int
) -> tuple[Modality, tuple[Statement, ...]]:
    """Whether a state held on all days from the first to the last, and the entries that say so."""
    held = _settled(known, spoken, (first, last), says="holds", turns="begins", against=("ends", "not"))
    not_held = _settled(known, spoken, (first, last), says="not", turns="ends", against=("begins", "holds"))
    not_held = not_held or _not_yet(spoken, last)
    if held and not_held:
        return "possible", (*held, *not_held)
    if held:
        return "certain", held
    if not_held:
        return "no", not_held
    may = [one.entry for one in spoken if _may_hold(one, first, last)]
    return ("possible", tuple(may)) if may else ("unknown", ())


def _settled(
    known: Times,
    spoken: list[Spoken],
    days: tuple[int, int],
    *,
    says: str,
    turns: str,
    against: tuple[str, ...],
) -> tuple[Statement, ...]:
    """What makes it certain: a stretch that takes the days in, or a turn before them with nothing against it since."""
    first, last = days
    for one in spoken:
        if one.kind != says or one.entry.date is None:
            continue
        is_stretch = one.entry.date.is_extent or certain_days(one.entry) is not None
        if is_stretch and one.start[1] <= first and last <= one.end[0]:
            return (one.entry,)
    for one in spoken:
        if one.kind == turns and one.end[1] <= first:
            others = (o for o in spoken if o.kind in against and o.start[0] <= last)
            if not any(known.may_precede(one.entry, other.entry) for other in others):
                return (one.entry,)
    return ()


def _not_yet(spoken: list[Spoken], last: int) -> tuple[Statement, ...]:
    """The beginnings, where all lie after the last day, and nothing says that it held or had ended before."""
    begins = [one for one in spoken if one.kind == "begins"]
    earlier = [one for one in spoken if one.kind in ("holds", "ends") and one.start[0] <= last]
    if begins and not earlier and all(one.start[0] > last for one in begins):
        return tuple(one.entry for one in begins)
    return ()


def _may_hold(one: Spoken, first: int, last: int) -> bool:
    if one.kind == "holds":
        return one.start[0] <= last and first <= one.end[1]
    if one.kind == "begins":
        return one.start[0] <= last
    return one.kind == "ends" and first <= one.end[1]


def holders(case: Case, office: Statement, first: int, last: int) -> Finding[str]:
    """Who held an office on the days from the first to the last: those who certainly did, and those who may have."""
    certain: dict[str, Statement] = {}
    possible: dict[str, Statement] = {}
    for tenure in tenures(case).get(office.name, ()):
        begin, end = _number(tenure.first, -FAR), _number(tenure.last, FAR)
        if tenure.core is not None and tenure.core[0] <= first and last <= tenure.core[1]:
            certain.setdefault(tenure.person, tenure.entry)
        elif begin <= last and first <= end:
            possible.setdefault(tenure.person, tenure.entry)
    possible = {person: entry for person, entry in possible.items() if person not in certain}
    found = certain or possible
    if not found:
        return Finding(office.name, "not known", "unknown", (ground(case, office),))
    names = " or ".join if not certain else " and ".join
    answer = names(case.title_of(person) for person in found)
    return Finding(
        office.name, answer, "certain" if certain else "possible", grounds_of(case, tuple(found.values()))
    )
