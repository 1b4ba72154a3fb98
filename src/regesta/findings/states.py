"""The state of a matter: which it was in at a time, as far as the dates of its acts allow to say.

A decision moves a matter whatever its state. An asking, a draft or a criticism moves a matter that is open, and leaves
one that is decided as it was: who asks again after a refusal has not undone it. So the state at a time follows from
the last decision before it and, where that left the matter open, from the last act after that decision. With dates
that are bounds there may be several such acts, and then several states are possible.
"""

from collections.abc import Iterable, Iterator
from collections.abc import Sequence as Listed
from typing import NamedTuple

from regesta.acts import ACT_BY_WORD, DECIDED, DECIDING, UNTOUCHED
from regesta.findings.sequence import EARLIEST, LATEST, Sequence
from regesta.findings.terms import Terms
from regesta.statements.statement import Statement


class State(NamedTuple):
    """A state that a matter may be in, and the act that left it there; None where no act has."""

    word: str
    act: Statement | None


class Period(NamedTuple):
    """A stretch of days, both ends inclusive, with the states that are possible throughout it."""

    first: int
    last: int
    words: tuple[str, ...]


def moving(entries: Iterable[Statement]) -> list[Statement]:
    """The acts among entries that move their matter: not those denied, and no drafts that nobody has accepted."""
    return [
        entry
        for entry in entries
        if (act := ACT_BY_WORD.get(entry.kind)) is not None
        and act.effect is not None
        and not entry.is_denied
        and entry.field("draft") is None
    ]


def states_at(terms: Terms, acts: Listed[Statement], first: int, last: int) -> tuple[State, ...]:
    """The states that a matter may be in at some time within the days given, by the acts that move it.

    One state is certain; several are each possible. With `LATEST` for both days, the states at the end.
    """
    sequence = terms.sequence
    decisions = [act for act in acts if act.kind in DECIDING]
    others = [act for act in acts if act.kind not in DECIDING]
    found: dict[tuple[str, int], State] = {}
    for decision in _last(sequence, decisions, first, last):
        word = effect(terms, decision, last) if decision is not None else UNTOUCHED
        closing = [State(word, decision)]
        if word not in DECIDED:
            since = [one for one in others if decision is None or not sequence.is_before(one, decision)]
            moved = _last(sequence, since, first, last, after=decision)
            closing = [
                State(word, decision) if one is None else State(_effect_word(one), one) for one in moved
            ]
        found.update(((state.word, id(state.act)), state) for state in closing)
    return tuple(found.values())


def _last(
    sequence: Sequence,
    acts: list[Statement],
    first: int,
    last: int,
    *,
    after: Statement | None = None,
) -> Iterator[Statement | None]:
    """The acts of which each may be the last by then; None among them where perhaps none has happened.

    With `after`, none that may have happened counts as having been the last unless it certainly followed that one.
    """
    surely = [act for act in acts if _is_by(sequence, act, first)]
    if not any(after is None or sequence.is_before(after, act) for act in surely):
        yield None
    for act in acts:
        if sequence.bounds(act)[0] <= last and not any(sequence.is_before(act, one) for one in surely):
            yield act


def _is_by(sequence: Sequence, act: Statement, day: int) -> bool:
    """Whether an act had certainly happened by the end of a day; at the end of time, all have."""
    return day >= LATEST or sequence.bounds(act)[1] <= day


def effect(terms: Terms, decision: Statement, day: int) -> str:
    """The state that a decision leaves its matter in; a leave is on condition while a condition of it is pending."""
    word = _effect_word(decision)
    if word == "granted" and terms.pending(decision, day):
        return "granted on condition"
    return word


def _effect_word(act: Statement) -> str:
    word = ACT_BY_WORD[act.kind].effect
    assert word is not None
    return word


def periods(terms: Terms, acts: Listed[Statement]) -> tuple[Period, ...]:
    """The possible states of a matter over time, from before its first act to after its last.

    The first period begins at `EARLIEST`, the last ends at `LATEST`. Undated acts may lie in any of them.
    """
    edges = {EARLIEST}
    for act in acts:
        first, last = terms.sequence.bounds(act)
        edges.update(day for day in (first, last) if EARLIEST < day < LATEST)
        edges.update(day + 1 for day in (first, last) if EARLIEST < day < LATEST)
    starts = sorted(edges)
    found: list[Period] = []
    for start, following in zip(starts, [*starts[1:], LATEST + 1], strict=True):
        end = following - 1
        words = tuple(dict.fromkeys(s.word for s in states_at(terms, acts, start, end)))
        if found and set(found[-1].words) == set(words):
            found[-1] = found[-1]._replace(last=end)
        else:
            found.append(Period(start, end, words))
    return tuple(found)
