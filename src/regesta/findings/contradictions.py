"""What cannot all be true of the times of a case, in sentences with the sources side by side, and how to mend it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from regesta.case import Case
from regesta.dates import Edtf, describe
from regesta.findings.finding import entry_id
from regesta.findings.lives import EDGES, add_lives, outlived
from regesta.findings.timeline import FARTHEST_DAY, TIMED, Said, Timeline
from regesta.position import Position
from regesta.problem import Problem
from regesta.reasoning.soundness import FEW, can_all_hold
from regesta.statements.statement import Statement, field_cites
from regesta.statements.wording import text_of
from regesta.wording import joined, said, word

if TYPE_CHECKING:
    from regesta.findings.diagnosis import Contradiction

_VERBS = {"born": "was born", "died": "died", "founded": "was founded", "dissolved": "was dissolved"}
MOST_LISTED = 3  # contradictions that one problem tells in full


def time_problems(case: Case) -> Iterator[Problem]:
    """Problem codes contradiction, answer-before-question, act-before-birth, act-after-death, and others of time.

    The others are sources-disagree and date-out-of-reach. Change over time contradicts nothing, and neither does a
    coarse date beside a fine one.
    """
    out_of_life = outlived(case)
    is_timed = any(case.fields(key) for key in TIMED)
    if out_of_life or (is_timed and not _is_sound(case)):
        yield from _contradictions(case)
    if is_timed:
        yield from _out_of_reach(case)
    yield from _disagreements(case)


def _is_sound(case: Case) -> bool:
    """Whether all can be true, told without arrays; False where that is not the quicker way."""
    timeline = Timeline(case)
    add_lives(case, timeline)
    limits = [*timeline.itself(), *(limit for one in timeline.said for limit in one.limits)]
    return not timeline.months and len(limits) <= FEW and can_all_hold(timeline.points, limits)


def _contradictions(case: Case) -> Iterator[Problem]:
    from regesta.findings.diagnosis import (
        contradictions,
    )  # which reads in arrays: seldom needed, and slow to begin
    from regesta.findings.misdated import is_simple, simple_problems

    by_repair: dict[int, list[Contradiction]] = {}
    for one in contradictions(case):
        by_repair.setdefault(id(one.repair), []).append(one)
    for mended in by_repair.values():
        simple = [one for one in mended if is_simple(one)]
        rest = [one for one in mended if not is_simple(one)]
        if simple:
            yield from simple_problems(case, simple)
        if rest:
            yield _told(case, rest, rest[0].repair)


def _told(case: Case, mended: "Sequence[Contradiction]", repair: Said) -> Problem:
    """One problem for all the contradictions that one repair would do away with."""
    lists = []
    for one in mended[:MOST_LISTED]:
        head = "this cannot be" if len(one.said) == 1 else f"these {len(one.said)} cannot all be true"
        lists.append(f"{head}: {'; '.join(sentence(each) for each in one.said)}")
    more = len(mended) - MOST_LISTED
    rest = f". And {more} more of the kind" if more > 0 else ""
    every = {id(each): each for one in mended for each in one.said if each is not repair}.values()
    return case.problem(
        "contradiction",
        _place(case, repair),
        ". And ".join(lists) + rest,
        f"the cheapest repair is to change this: {sentence(repair)}; or change what it stands against",
        tuple(_place(case, one) for one in every),
    )


def _place(case: Case, statement: Said) -> Position:
    piece = statement.field.key if statement.field is not None else str(statement.entry.date)
    return case.locate(statement.entry, statement.line, piece)


def sentence(statement: Said) -> str:
    """A statement about time in words, with its sources: `^veto is dated 1948 to 1949 (lankov 20)`."""
    entry, field = statement.entry, statement.field
    own = [citation for citation in field.under if citation.key == "cites"] if field is not None else []
    cited = [field_cites(citation) for citation in own or entry.citations]
    places = dict.fromkeys(f"{one.source} {one.locator}".strip() for one in cited)
    told: str = joined(" ", (entry_id(entry), _says(entry, statement)))
    cert = entry.word("cert")
    if cert in ("low", "medium", "?"):
        told = said("{statement}, cert {cert}", statement=told, cert=word("cert", cert))
    if not places:
        return said("{statement} (no source)", statement=told)
    return said("{statement} ({sources})", statement=told, sources=joined(", ", places))


def _says(entry: Statement, statement: Said) -> str:
    if statement.field is None:
        assert entry.date is not None
        return said("is dated {date}", date=describe(entry.date))
    key, value = statement.field.key, statement.field.value
    if entry.kind in EDGES and isinstance(value, Edtf):
        return said("{verb} {date}", verb=word("edge", _VERBS[key]), date=describe(value))
    text = text_of(value)
    if key == "answers":
        return said("answers {entries}", entries=text)
    if key in ("overlaps", "lasted", "starts", "ends"):
        return joined(" ", (word("field", key), text))
    return said("is {relation} {other}", relation=word("field", key), other=text)


def _out_of_reach(case: Case) -> Iterator[Problem]:
    for entry in case.entries:
        for bound in case.bounds(entry):
            if isinstance(bound, int) and abs(bound) > FARTHEST_DAY:
                yield case.problem(
                    "date-out-of-reach",
                    case.locate(entry),
                    f"{entry_id(entry)} is dated farther off than the chronology reaches, so its date bounds nothing",
                    "write a date within forty million years, or leave it: nothing else is lost",
                )
                break


def _disagreements(case: Case) -> Iterator[Problem]:
    """Readings that date an entry so that it and they have no day in common: both stand, and are shown."""
    for entry, citation in case.fields("cites"):
        for field in citation.under:
            if field.key != "date" or not isinstance(field.value, Edtf) or entry.date is None:
                continue
            if _is_apart(case, entry.date, field.value):
                cites = field_cites(citation)
                yield case.problem(
                    "sources-disagree",
                    case.locate(entry, field.line, str(field.value)),
                    f"{cites.source} {cites.locator} dates {entry_id(entry)} {describe(field.value)}, "
                    f"and the entry {describe(entry.date)}",
                    "both stand; date the entry so that it takes in both, if both may be right",
                    (case.locate(entry),),
                )


def _is_apart(case: Case, one: Edtf, other: Edtf) -> bool:
    first, last = case.date_bounds(one)
    begin, end = case.date_bounds(other)
    return (isinstance(last, int) and isinstance(begin, int) and last < begin) or (
        isinstance(end, int) and isinstance(first, int) and end < first
    )
