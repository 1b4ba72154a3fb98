"""Who held which office when: tenures, put together from what the entries say."""

import math
from typing import NamedTuple

from regesta.case.case import Case
from regesta.dates import Bound, Edtf, End
from regesta.statements.statement import Statement, field_cites
from regesta.statements.values import Mentions


class Tenure(NamedTuple):
    """The holding of an office by a person.

    `first` and `last` bound it from without: it lay within them. `core` are the first and the last day on which the
    person certainly held the office, or None. `entry` is what says so. Where that only says when it was seen (`holds`
    with a date that is no extent), `is_edged` is False: it may have gone on before and after.
    """

    person: str
    first: Bound
    last: Bound
    core: tuple[int, int] | None
    entry: Statement
    is_edged: bool = True


def tenures(case: Case) -> dict[str, list[Tenure]]:
    """The tenures of each office, in the order of the files.

    `holds` gives a tenure by itself; each beginning (`begins`, `appoint`), in order of time, is paired with the
    first end (`ends`, `remove`) of the same person that may follow it and is not taken yet.
    """
    found: dict[str, list[Tenure]] = {}
    edges: dict[tuple[str, str], list[tuple[bool, Statement]]] = {}
    for verb in ("holds", "begins", "ends", "appoint", "remove"):
        role = "whom" if verb in ("appoint", "remove") else "by"
        for entry in case.of_kind(verb):
            office, person = _single(entry.target), _single(entry.mentions(role))
            if (
                not office
                or not person
                or entry.is_denied
                or (entry.date is None and verb == "holds")
                or not _is_office(case, office)
            ):
                continue
            if verb == "holds":
                found.setdefault(office, []).append(_held(case, person, entry))
            else:
                edges.setdefault((office, person), []).append((verb in ("begins", "appoint"), entry))
    for (office, person), entries in edges.items():
        found.setdefault(office, []).extend(_paired(case, person, entries))
    return found


def is_dated_by_source(case: Case, entry: Statement) -> bool:
    """Whether a source that an entry cites is of the very days that the entry is dated."""
    declared = (case.named.get(field_cites(citation).source) for citation in entry.citations)
    dates = (source.value("date", Edtf) for source in declared if source is not None)
    return any(date is not None and case.date_bounds(date) == case.bounds(entry) for date in dates)


def _is_office(case: Case, name: str) -> bool:
    declared = case.named.get(name)
    return declared is not None and declared.kind == "office"


def _single(mentions: Mentions) -> str:
    """The one name that is certainly meant, or an empty text."""
    if len(mentions) == 1 and len(mentions[0].names) == 1:
        mention = mentions[0]
        if not (mention.is_doubtful or mention.part or mention.stands_for):
            return mention.names[0]
    return ""


def _held(case: Case, person: str, entry: Statement) -> Tenure:
    earliest, latest = case.bounds(entry)
    is_edged = entry.date is not None and entry.date.is_extent
    return Tenure(person, earliest, latest, certain_days(entry), entry, is_edged)


def certain_days(entry: Statement) -> tuple[int, int] | None:
    """The first and last day on which what an entry says `holds` certainly did, or None.

    Of an extent these are the days between its ends; what is dated by a single day, of which nothing is in doubt, held
    on that day.
    """
    date = entry.date
    if date is None or not (date.is_extent or _is_sure_day(date)):
        return None
    first, last = date.start.latest, date.end.earliest
    if isinstance(first, int) and isinstance(last, int) and first <= last:
        return first, last
    return None


def _is_sure_day(date: Edtf) -> bool:
    return date.earliest == date.latest and not (date.is_uncertain or date.is_approximate)


def _paired(case: Case, person: str, entries: list[tuple[bool, Statement]]) -> list[Tenure]:
    """Tenures out of the beginnings and ends of one person in one office."""
    begun = [(*case.bounds(entry), entry) for is_beginning, entry in entries if is_beginning]
    ended = [(*case.bounds(entry), entry) for is_beginning, entry in entries if not is_beginning]
    begun.sort(key=lambda one: one[0] if isinstance(one[0], int) else -math.inf)
    ended.sort(key=lambda one: one[1] if isinstance(one[1], int) else math.inf)
    found = []
    next_end = 0
    for first, last_begun, entry in begun:
        while next_end < len(ended) and not _may_follow(ended[next_end][1], first):
            next_end += 1
        if next_end == len(ended):
            found.append(Tenure(person, first, End.UNKNOWN, None, entry))
            continue
        first_ended, last, _ = ended[next_end]
        next_end += 1
        found.append(Tenure(person, first, last, _core(last_begun, first_ended), entry))
    return found


def _core(begun: Bound, ended: Bound) -> tuple[int, int] | None:
    """From the last day on which it can have begun to the first on which it can have ended, or None."""
    if isinstance(begun, int) and isinstance(ended, int) and begun <= ended:
        return begun, ended
    return None


def _may_follow(last: Bound, first: Bound) -> bool:
    return not (isinstance(last, int) and isinstance(first, int)) or last >= first
