"""Checks of time: what cannot have happened when the register says it did. Only certain contradictions count."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from regesta.acts import ACT_BY_WORD
from regesta.case.case import Case
from regesta.case.tenures import Tenure, is_dated_by_source, tenures
from regesta.dates import Bound, Edtf, comparable, describe
from regesta.position import Position
from regesta.problem import Problem
from regesta.statements.statement import Statement, field_mentions
from regesta.statements.values import Mention, Quantity

_LEAVE = ("approve", "order", "instruct", "agree")
TOLD = 6  # times of holding an office
_LIVES = (("person", "born", "died"), ("body", "founded", "dissolved"))
Life = tuple[Edtf | None, Edtf | None, str, str]  # its dates, and what its beginning and end are called
_ENDED = {"died": "died", "dissolved": "was dissolved"}


class _Extent(NamedTuple):
    """The first and last day that an entry may touch; what has no day begins before every day and ends after it."""

    first: float
    last: float
    entry: Statement


def is_before(one: Bound, other: Bound) -> bool:
    """Whether a day certainly lies before another: both must be known."""
    return isinstance(one, int) and isinstance(other, int) and one < other


def lives(case: Case) -> Iterator[Problem]:
    """Problem code wrong-order: somebody who died before being born."""
    for kind, start, end in _LIVES:
        for statement in case.of_kind(kind):
            born, died = statement.value(start, Edtf), statement.value(end, Edtf)
            if born is not None and died is not None and is_before(died.latest, born.earliest):
                field = statement.field(end)
                yield case.problem(
                    "wrong-order",
                    case.locate(statement, field.line if field else 0, str(died)),
                    f"{statement.name} {_ENDED[end]} ({describe(died)}) before being {start} ({describe(born)})",
                    "mend one of the dates",
                )


def known_lives(case: Case) -> dict[str, Life]:
    """When each person and body began and ended, by name, where either is dated."""
    spans: dict[str, Life] = {}
    for kind, start, end in _LIVES:
        for statement in case.of_kind(kind):
            dates = statement.value(start, Edtf), statement.value(end, Edtf)
            if statement.name and any(dates):
                spans[statement.name] = (*dates, start, end)
    return spans


def certain_name(mention: Mention) -> str:
    """The one name that is certainly meant, or an empty text."""
    if len(mention.names) != 1 or mention.is_doubtful or mention.stands_for:
        return ""
    return mention.names[0]


def _when(entry: Statement) -> str:
    return describe(entry.date) if entry.date is not None else "at an unknown time"


def _with_article(verb: str) -> str:
    return f"an {verb}" if verb[0] in "aeiou" else f"a {verb}"


def office_terms(case: Case) -> Iterator[Problem]:
    """Problem code act-outside-office: an act done in an office at a time when its holder certainly did not hold it."""
    offices = case.fields("as")
    held: dict[tuple[str, str], list[Tenure]] = {}
    for office, of_office in tenures(case).items() if offices else ():
        for tenure in of_office:
            held.setdefault((office, tenure.person), []).append(tenure)
    for entry, field in offices:
        office = next((name for mention in field_mentions(field) if (name := certain_name(mention))), "")
        if not office or entry.is_denied:
            continue
        earliest, latest = case.bounds(entry)
        for mention in entry.mentions("by"):
            own = held.get((office, certain_name(mention)), [])
            outside = (is_before(latest, one.first) or is_before(one.last, earliest) for one in own)
            if own and all(one.is_edged for one in own) and all(outside):
                yield _outside_office(case, entry, case.locate(entry, field.line, office), office, own)


def _outside_office(case: Case, entry: Statement, place: Position, office: str, own: list[Tenure]) -> Problem:
    """The problem of an act outside an office: told at its only tenure where the act is dated as its source is."""
    told = f"{own[0].person} acts as {office} ({_when(entry)}), outside every time of holding it"
    others = tuple(case.locate(tenure.entry) for tenure in own[:TOLD])
    held = own[0].entry
    if len(own) == 1 and is_dated_by_source(case, entry) and not is_dated_by_source(case, held):
        place, others = case.locate(held), (place,)
        told = f"{own[0].person} holds {office} ({_when(held)}), and acts as {office} at another time ({_when(entry)})"
    return case.problem("act-outside-office", place, told, "mend one of the dates, or the office", others)


def office_holders(case: Case) -> Iterator[Problem]:
    """Problem code overlapping-holders: more holders of an office at once than it has seats."""
    for office, held in tenures(case).items():
        seats = case.named[office].value("seats", Quantity)
        count = 1.0 if seats is None else seats.high
        if count != 1:
            continue
        certain = sorted((t for t in held if t.core is not None), key=lambda t: t.core or (0, 0))
        for one, other in _overlapping(certain):
            yield case.problem(
                "overlapping-holders",
                case.locate(other.entry),
                f"{other.person} holds {office} while {one.person} does, and it has one seat",
                f"mend one of the dates, or write seats many under office {office}",
                (case.locate(one.entry),),
            )


def _overlapping(certain: list[Tenure]) -> Iterator[tuple[Tenure, Tenure]]:
    """Each tenure that begins before an earlier one of somebody else has ended, with that one."""
    longest: Tenure | None = None
    for tenure in certain:
        assert tenure.core is not None
        if longest is not None and longest.core is not None:
            if tenure.core[0] < longest.core[1] and tenure.person != longest.person:
                yield longest, tenure
            if tenure.core[1] <= longest.core[1]:
                continue
        longest = tenure


def answers(case: Case) -> Iterator[Problem]:
    """Problem code answer-to-another-act."""
    for entry, field in case.fields("answers"):
        if entry.is_denied:
            continue
        act = ACT_BY_WORD.get(entry.kind)
        for mention in field_mentions(field):
            for name in mention.names:
                question = case.named.get(name)
                if question is None or not question.is_entry:
                    continue
                if (
                    act is not None
                    and act.answers
                    and question.kind in ACT_BY_WORD
                    and question.kind not in act.answers
                ):
                    yield case.problem(
                        "answer-to-another-act",
                        case.locate(entry, field.line, name),
                        f"the {entry.kind} answers {name}, and that is {_with_article(question.kind)}",
                        f"what {entry.kind} can answer is {' or '.join(act.answers)}; "
                        f"if it merely came later, write after {name}",
                        (case.locate(question),),
                    )


def refused_and_carried_out(case: Case) -> Iterator[Problem]:
    """Problem code carried-out-after-refusal: done after a refusal, with no leave that may lie between."""
    if not case.of_kind("carry-out") or not case.of_kind("refuse"):
        return
    by_matter: dict[str, dict[str, list[Statement]]] = {}
    for verb in ("carry-out", "refuse", *_LEAVE):
        for entry in case.of_kind(verb):
            if not entry.is_denied:
                for mention in entry.target:
                    for name in mention.names:
                        by_matter.setdefault(name, {}).setdefault(verb, []).append(entry)
    for matter, acts in by_matter.items():
        leave = [entry for verb in _LEAVE for entry in acts.get(verb, ())]
        for done, refusal in _defied(case, acts.get("carry-out", []), acts.get("refuse", []), leave):
            yield case.problem(
                "carried-out-after-refusal",
                case.locate(done),
                f"{matter} is carried out ({_when(done)}) after it was refused ({_when(refusal)}), "
                "and no later decision is recorded",
                "add the decision that allowed it, or mend a date; or say in a note that it defied the refusal",
                (case.locate(refusal),),
            )


def _defied(
    case: Case, deeds: list[Statement], refusals: list[Statement], leave: list[Statement]
) -> Iterator[tuple[Statement, Statement]]:
    """Each deed with a refusal that certainly came before it and no leave that may have come between.

    Of the refusals before a deed, the one that began last leaves least room for leave, so it is the one to look at.
    """
    refused = sorted((_extent(case, entry) for entry in refusals), key=lambda one: one.last)
    given = sorted((_extent(case, entry) for entry in leave), key=lambda one: one.first)
    latest_refused = list(accumulate(refused, _later_begun))
    latest_given = list(accumulate((one.last for one in given), max))
    for deed in deeds:
        done = _extent(case, deed)
        before = bisect_left(refused, done.first, key=lambda one: one.last)
        until = bisect_right(given, done.last, key=lambda one: one.first)
        if before:
            refusal = latest_refused[before - 1]
            if not until or latest_given[until - 1] < refusal.first:
                yield deed, refusal.entry


def _later_begun(one: _Extent, other: _Extent) -> _Extent:
    return other if other.first > one.first else one


def _extent(case: Case, entry: Statement) -> _Extent:
    return _Extent(*comparable(*case.bounds(entry)), entry)
