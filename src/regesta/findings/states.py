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
from regesta.findings.course import Course, Latest, bits
from regesta.findings.sequence import EARLIEST, LATEST
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


class States:
    """The states of one matter over time, out of the acts that move it."""

    def __init__(self, terms: Terms, acts: Listed[Statement]) -> None:
        self.course = Course(terms.sequence, acts)
        self._terms = terms
        decisions = self.course.mask(DECIDING)
        self._decisions = Latest(self.course, decisions)
        self._others = Latest(self.course, ~decisions & ((1 << len(acts)) - 1))
        self._conditional = {
            number for number, act in enumerate(acts) if act.kind == "approve" and terms.of(act)
        }

    def at(self, first: int, last: int) -> tuple[State, ...]:
        """The states that the matter may be in at some time within the days given: one is certain, several possible.

        With `LATEST` for both days, the states at the end, when all has happened.
        """
        found = dict.fromkeys(self._at(first, last))
        return tuple(State(word, self.course.acts[number] if number >= 0 else None) for word, number in found)

    def _at(self, first: int, last: int) -> Iterator[tuple[str, int]]:
        """Each possible state with the number of the act that left it, -1 where no act has."""
        others = self._others.possible(first, last)
        surely = self._others.surely(first)
        if not self._decisions.surely(first):
            yield from self._open(others, surely, (UNTOUCHED, -1))
        for number in bits(self._decisions.possible(first, last)):
            word = self._word(number, last)
            if word in DECIDED:
                yield word, number
            else:
                later = surely & self.course.later[number]
                yield from self._open(others & ~self.course.earlier[number], later, (word, number))

    def _open(self, others: int, later: int, left: tuple[str, int]) -> Iterator[tuple[str, int]]:
        """An open state as it was left, unless an act certainly followed, and those that others may have led to."""
        if not later:
            yield left
        for number in bits(others):
            yield self._word(number, LATEST), number

    def _word(self, number: int, day: int) -> str:
        """The state an act leaves its matter in; leave is on condition while a condition of it is pending."""
        act = self.course.acts[number]
        word = ACT_BY_WORD[act.kind].effect
        assert word is not None
        if number in self._conditional and self._terms.pending(act, day):
            return "granted on condition"
        return word

    def periods(self) -> tuple[Period, ...]:
        """The possible states over time; the first period begins at `EARLIEST`, the last ends at `LATEST`.

        Undated acts may lie in any of them.
        """
        edges = {EARLIEST}
        for day in (*self.course.first, *self.course.last):
            if EARLIEST < day < LATEST:
                edges.update((day, day + 1))
        for number in self._conditional:
            edges.update(self._terms.turns(self.course.acts[number]))
        starts = sorted(edges)
        found: list[Period] = []
        for start, following in zip(starts, [*starts[1:], LATEST + 1], strict=True):
            end = following - 1
            words = tuple(dict.fromkeys(word for word, _ in self._at(start, min(end, LATEST - 1))))
            if found and set(found[-1].words) == set(words):
                found[-1] = found[-1]._replace(last=end)
            else:
                found.append(Period(start, end, words))
        return tuple(found)
