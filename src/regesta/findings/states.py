"""The state of a matter: which it was in at a time, as far as the dates of its acts allow to say.

A decision moves a matter whatever its state. An asking, a draft or a criticism moves a matter that is open, and leaves
one that is decided as it was: who asks again after a refusal has not undone it. So the state at a time follows from
the last decision before it and, where that left the matter open, from the last act after that decision. With dates
that are bounds there may be several such acts, and then several states are possible.
"""

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


def moves(entry: Statement) -> bool:
    """Whether an entry is an act that moves its matter: not one denied, and no draft that nobody has accepted."""
    act = ACT_BY_WORD.get(entry.kind)
    return act is not None and act.effect is not None and not entry.is_denied and entry.field("draft") is None


class States:
    """The states of one matter over time, out of those of its entries that move it."""

    def __init__(self, terms: Terms, course: Course) -> None:
        self.course = course
        self._terms = terms
        decisions = course.mask(DECIDING)
        self.movers = 0
        self._words: list[str] = []
        for number, act in enumerate(course.acts):
            is_moving = moves(act)
            self.movers |= is_moving << number
            self._words.append((ACT_BY_WORD[act.kind].effect or "") if is_moving else "")
        self._decisions = Latest(course, decisions & self.movers)
        self._others = Latest(course, self.movers & ~decisions)
        self._conditional = {
            n for n, act in enumerate(course.acts) if act.kind == "approve" and terms.of(act)
        }

    @property
    def moving(self) -> list[Statement]:
        """The acts that move the matter, in the order of the course."""
        return [self.course.acts[number] for number in bits(self.movers)]

    @property
    def effects(self) -> tuple[str, ...]:
        """The state that each entry of the course left the matter in, empty for what moved nothing."""
        return tuple(self._words)

    def at(self, first: int, last: int) -> tuple[State, ...]:
        """The states that the matter may be in at some time within the days given: one is certain, several possible.

        With `LATEST` for both days, the states at the end, when all has happened.
        """
        found = dict.fromkeys(self._at(first, last))
        return tuple(State(word, self.course.acts[number] if number >= 0 else None) for word, number in found)

    def _at(self, first: int, last: int) -> list[tuple[str, int]]:
        """Each possible state with the number of the act that left it, -1 where no act has."""
        others = self._others.possible(first, last)
        surely = self._others.surely(first)
        found: list[tuple[str, int]] = []
        if not self._decisions.surely(first):
            found = self._open(others, surely, (UNTOUCHED, -1))
        for number in bits(self._decisions.possible(first, last)):
            word = self._word(number, last)
            if word in DECIDED:
                found.append((word, number))
            else:
                later = surely & self.course.later[number]
                found += self._open(others & ~self.course.earlier[number], later, (word, number))
        return found

    def _open(self, others: int, later: int, left: tuple[str, int]) -> list[tuple[str, int]]:
        """An open state as it was left, unless an act certainly followed, and those that others may have led to."""
        found = [] if later else [left]
        return found + [(self._words[number], number) for number in bits(others)]

    def _word(self, number: int, day: int) -> str:
        """The state an act leaves its matter in; leave is on condition while a condition of it is pending."""
        if number in self._conditional and self._terms.pending(self.course.acts[number], day):
            return "granted on condition"
        return self._words[number]

    def periods(self) -> tuple[Period, ...]:
        """The possible states over time; the first period begins at `EARLIEST`, the last ends at `LATEST`.

        Undated acts may lie in any of them.
        """
        edges = {EARLIEST}
        for number in bits(self.movers):
            for day in (self.course.first[number], self.course.last[number]):
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
