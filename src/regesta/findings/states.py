"""The state of a matter: which it was in at a time, as far as the dates of its acts allow to say.

A decision moves a matter whatever its state. An asking, a draft or a criticism moves a matter that is open, and leaves
one that is decided as it was: who asks again after a refusal has not undone it. So the state at a time follows from
the last decision before it and, where that left the matter open, from the last act after that decision. With dates
that are bounds there may be several such acts, and then several states are possible.
"""

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
    """Acts that have moved a matter, as bits, those that decide nothing and the decisions apart (False and True): those
    that may have happened by a time, those that certainly had, and those that another of their kind had followed."""

    __slots__ = ("begun", "done", "outdone")

    def __init__(self) -> None:
        self.begun, self.done, self.outdone = [0, 0], [0, 0], [0, 0]

    def standing(self, deciding: int) -> tuple[int, bool, int, int]:
        """What the state follows from: the decisions that may be the last, whether none need have been; and, where the
        matter may be open after them (all but the `deciding` leave it so), the other acts likewise, and those done."""
        decisions = self.begun[1] & ~self.outdone[1]
        is_undecided = not self.done[1]
        if is_undecided or decisions & ~deciding:
            return decisions, is_undecided, self.begun[0] & ~self.outdone[0], self.done[0]
        return decisions, is_undecided, 0, 0


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
        return [self.course.act(number) for number in self.movers]

    def at(self, first: int, last: int) -> tuple[State, ...]:
        """The states that the matter may be in at some time within the days given: one is certain, several possible.

        With `LATEST` for both days, the states at the end, when all has happened.
        """
        course, movers = self.course, _Movers()
        for number in self.movers:
            kind = self._is_decision[number]
            if course.first[number] <= last:
                movers.begun[kind] |= 1 << number
            if course.last[number] <= first:
                movers.done[kind] |= 1 << number
                movers.outdone[kind] |= course.earlier[number]
        found = dict.fromkeys(self._found(*movers.standing(self._deciding), last))
        return tuple([State(word, course.act(number) if number >= 0 else None) for word, number in found])

    def _found(
        self, decisions: int, is_undecided: bool, others: int, done: int, day: int
    ) -> list[tuple[str, int]]:
        """Each possible state with the number of the act that left it, -1 where no act has."""
        found = self._open(others, done, (UNTOUCHED, -1)) if is_undecided else []
        for number in bits(decisions):
            word = self._word(number, day)
            if word in _DECIDED:
                found.append((word, number))
            else:
                later = done & self.course.later[number]
                found += self._open(others & ~self.course.earlier[number], later, (word, number))
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
        movers, earlier = _Movers(), self.course.earlier
        found: list[tuple[int, tuple[str, ...]]] = []
        known: tuple[int, ...] = ()  # what the states of the last stretch followed from
        turns = self._turns()
        for (start, turn), (end, _) in zip(turns, [*turns[1:], (LATEST, 0)], strict=True):
            number, is_end = turn >> 1, turn & 1
            if turn >= 0:
                kind = self._is_decision[number]
                if is_end:
                    movers.done[kind] |= 1 << number
                    movers.outdone[kind] |= earlier[number]
                else:
                    movers.begun[kind] |= 1 << number
            if start == end:
                continue
            standing = movers.standing(self._deciding)
            if standing == known and not self._conditional:
                continue
            known = standing
            words = tuple(dict.fromkeys([word for word, _ in self._found(*standing, end - 1)]))
            if not found or (found[-1][1] != words and set(found[-1][1]) != set(words)):
                found.append((start, words))
        lasts = [*(start - 1 for start, _ in found[1:]), LATEST]
        return tuple([Period(start, last, words) for (start, words), last in zip(found, lasts, strict=True)])

    def _turns(self) -> list[tuple[int, int]]:
        """The days from which each act may have happened, with twice its number, or certainly has, with one more.

        Days on which only a condition is kept or waived, and the first of all, have a number below nothing.
        """
        first, last = self.course.first, self.course.last
        found = [(EARLIEST, -2), *[(first[number], 2 * number) for number in self.movers]]
        found += [(last[number], 2 * number + 1) for number in self.movers if last[number] < LATEST]
        for number in self._conditional:
            found += [(day, -2) for day in self._terms.turns(self.course.numbers[number])]
        return sorted(found)
