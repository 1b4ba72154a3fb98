"""The state of a matter: which it was in at a time, as far as the dates of its acts allow to say.

A decision moves a matter whatever its state. An asking, a draft or a criticism moves a matter that is open, and leaves
one that is decided as it was: who asks again after a refusal has not undone it. So the state at a time follows from
the last decision before it and, where that left the matter open, from the last act after that decision. With dates
that are bounds there may be several such acts, and then several states are possible.
"""

from collections import defaultdict
from typing import NamedTuple

from regesta.acts import ACTS, DECIDED, DECIDING, UNTOUCHED
from regesta.findings.course import Course, bits
from regesta.findings.sequence import EARLIEST, LATEST
from regesta.findings.terms import Terms
from regesta.statements.statement import Statement

_DECIDED, _DECIDING = frozenset(DECIDED), frozenset(DECIDING)
_EFFECTS = {act.word: act.effect or "" for act in ACTS}


class State(NamedTuple):
    """A state that a matter may be in, and the act that left it there; None where no act has."""

    word: str
    act: Statement | None


class Period(NamedTuple):
    """A stretch of days, both ends inclusive, with the states that are possible throughout it."""

    first: int
    last: int
    words: tuple[str, ...]


class _Movers:
    """Of the acts of one kind, as bits: those that may have happened by a time, those that certainly had, and those
    that another had certainly followed."""

    __slots__ = ("begun", "done", "outdone")

    def __init__(self) -> None:
        self.begun = self.done = self.outdone = 0

    def finish(self, number: int, earlier: int) -> None:
        """Counts an act as done, and those that certainly came before it as outdone."""
        self.done |= 1 << number
        self.outdone |= earlier


class States:
    """The states of one matter over time, out of those of its entries that move it."""

    def __init__(self, terms: Terms, course: Course) -> None:
        self.course = course
        self._terms = terms
        drafts, denied = course.sequence.drafts, course.sequence.denied
        self.effects = tuple(
            [
                "" if number in drafts or number in denied else _EFFECTS.get(kind, "")
                for number, kind in zip(course.numbers, course.kinds, strict=True)
            ]
        )
        self.movers = [number for number, word in enumerate(self.effects) if word]
        self._is_decision = [kind in _DECIDING for kind in course.kinds]
        self._deciding = sum([1 << n for n in self.movers if self.effects[n] in _DECIDED])
        self._conditional = [
            n for n in self.movers if course.kinds[n] == "approve" and terms.of(course.numbers[n])
        ]

    @property
    def moving(self) -> list[Statement]:
        """The acts that move the matter, in the order of the course."""
        return [self.course.acts[number] for number in self.movers]

    def at(self, first: int, last: int) -> tuple[State, ...]:
        """The states that the matter may be in at some time within the days given: one is certain, several possible.

        With `LATEST` for both days, the states at the end, when all has happened.
        """
        course, sides = self.course, (_Movers(), _Movers())
        for number in self.movers:
            side = sides[self._is_decision[number]]
            if course.first[number] <= last:
                side.begun |= 1 << number
            if course.last[number] <= first:
                side.finish(number, course.earlier[number])
        found = dict.fromkeys(self._found(*sides, last))
        return tuple([State(word, course.acts[number] if number >= 0 else None) for word, number in found])

    def _found(self, others: _Movers, decisions: _Movers, day: int) -> list[tuple[str, int]]:
        """Each possible state with the number of the act that left it, -1 where no act has."""
        found: list[tuple[str, int]] = []
        possible = others.begun & ~others.outdone  # each of these may have been the last
        if not decisions.done:
            found = self._open(possible, others.done, (UNTOUCHED, -1))
        for number in bits(decisions.begun & ~decisions.outdone):
            word = self._word(number, day)
            if word in _DECIDED:
                found.append((word, number))
            else:
                later = others.done & self.course.later[number]
                found += self._open(possible & ~self.course.earlier[number], later, (word, number))
        return found

    def _open(self, others: int, later: int, left: tuple[str, int]) -> list[tuple[str, int]]:
        """An open state as it was left, unless an act certainly followed, and those that others may have led to."""
        found = [] if later else [left]
        return found + [(self.effects[number], number) for number in bits(others)]

    def _word(self, number: int, day: int) -> str:
        """The state an act leaves its matter in; leave is on condition while a condition of it is pending."""
        if number in self._conditional and self._terms.pending(self.course.numbers[number], day):
            return "granted on condition"
        return self.effects[number]

    def periods(self) -> tuple[Period, ...]:
        """The possible states over time; the first period begins at `EARLIEST`, the last ends at `LATEST`.

        Undated acts may lie in any of them.
        """
        begins, ends = self._turns()
        edges = {EARLIEST, *begins, *ends}
        for number in self._conditional:
            edges.update(self._terms.turns(self.course.numbers[number]))
        sides = (_Movers(), _Movers())
        others, decisions = sides
        starts = sorted(edges)
        found: list[tuple[int, tuple[str, ...]]] = []
        known: tuple[int, ...] = ()  # what the states of the last stretch followed from
        for start, following in zip(starts, [*starts[1:], LATEST], strict=True):
            for number in begins.get(start, ()):
                sides[self._is_decision[number]].begun |= 1 << number
            for number in ends.get(start, ()):
                sides[self._is_decision[number]].finish(number, self.course.earlier[number])
            follows: tuple[int, ...] = (decisions.begun & ~decisions.outdone, bool(decisions.done))
            if not decisions.done or follows[0] & ~self._deciding:
                follows = (*follows, others.begun & ~others.outdone, others.done)
            if follows == known and not self._conditional:
                continue
            known = follows
            words = tuple(dict.fromkeys([word for word, _ in self._found(*sides, following - 1)]))
            if not found or (found[-1][1] != words and set(found[-1][1]) != set(words)):
                found.append((start, words))
        lasts = [*(start - 1 for start, _ in found[1:]), LATEST]
        return tuple([Period(start, last, words) for (start, words), last in zip(found, lasts, strict=True)])

    def _turns(self) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
        """The acts by the day from which each may have happened, and by that from which it certainly has."""
        begins: dict[int, list[int]] = defaultdict(list)
        ends: dict[int, list[int]] = defaultdict(list)
        for number in self.movers:
            begins[self.course.first[number]].append(number)
            if self.course.last[number] < LATEST:
                ends[self.course.last[number]].append(number)
        return begins, ends
