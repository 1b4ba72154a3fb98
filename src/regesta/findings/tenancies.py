"""Who held which office, and who belonged to what: for each actor its holdings, the earliest first."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from regesta.case import Case
from regesta.case.tenures import tenures
from regesta.dates import Bound, describe, format_bound
from regesta.findings.records import statement_id
from regesta.findings.register import register_of
from regesta.statements.statement import Statement
from regesta.wording import said, word

Holdings = Mapping[str, Sequence["Holding"]]


class Holding(NamedTuple):
    """An office held, a holder of an office, or a body belonged to.

    `date` is the EDTF of the entry that says so, whose id is `id`, and `words` the same for people; `first` and `last`
    bound the whole.
    """

    name: str
    title: str
    date: str
    words: str
    first: str
    last: str
    id: str


def offices(case: Case) -> tuple[Holdings, Holdings]:
    """The offices of each person, and the holders of each office."""
    of_person: dict[str, list[Holding]] = defaultdict(list)
    of_office: dict[str, list[Holding]] = defaultdict(list)
    order = register_of(case).sequence
    found = [(office, tenure) for office, held in tenures(case).items() for tenure in held]
    for office, tenure in sorted(found, key=lambda one: order.place(one[1].entry)):
        bounds = tenure.first, tenure.last
        of_person[tenure.person].append(_holding(case, office, tenure.entry, bounds))
        of_office[office].append(_holding(case, tenure.person, tenure.entry, bounds))
    return of_person, of_office


def memberships(case: Case) -> Holdings:
    """What each actor belonged to, joined and left; the verb stands before the body's title."""
    found: dict[str, list[Holding]] = defaultdict(list)
    order = register_of(case).sequence
    entries = [e for verb in ("belongs", "join", "leave") for e in case.of_kind(verb) if not e.is_denied]
    for entry in sorted(entries, key=order.place):
        for body in (name for mention in entry.target for name in mention.names):
            holding = _holding(case, body, entry, case.bounds(entry))
            for name in {name for mention in entry.mentions("by") for name in mention.names}:
                found[name].append(
                    holding._replace(
                        title=said("{verb} {body}", verb=word("member", entry.kind), body=holding.title)
                    )
                )
    return found


def _holding(case: Case, name: str, entry: Statement, bounds: tuple[Bound, Bound]) -> Holding:
    return Holding(
        name,
        case.title_of(name),
        str(entry.date) if entry.date is not None else "",
        describe(entry.date) if entry.date is not None else said("undated"),
        format_bound(bounds[0]),
        format_bound(bounds[1]),
        statement_id(case, entry),
    )
