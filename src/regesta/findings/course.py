"""The acts of one matter in time: which certainly came before which, and which may have been the last by a day."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from collections.abc import Sequence as Listed
from itertools import accumulate
from operator import or_

from regesta.findings.finding import entry_id
from regesta.findings.sequence import LATEST, Sequence
from regesta.statements.statement import Statement


class Course:
    """Acts with their order, as sets of bits: bit `i` stands for act `i`.

    `earlier[i]` and `later[i]` are the acts that certainly came before and after act `i`, by their bounds or by what
    is said of their order.
    """

    def __init__(self, sequence: Sequence, acts: Listed[Statement]) -> None:
        self.acts = acts
        bounds = [sequence.bounds(act) for act in acts]
        self.first = [first for first, _ in bounds]
        self.last = [last for _, last in bounds]
        self.later, self.earlier = self._by_bounds()
        self._add_related(sequence)

    def _by_bounds(self) -> tuple[list[int], list[int]]:
        """For each act those that its bounds put wholly after it, and those wholly before."""
        count = range(len(self.acts))
        by_first = sorted(count, key=self.first.__getitem__)
        by_last = sorted(count, key=self.last.__getitem__)
        firsts, lasts = [self.first[n] for n in by_first], [self.last[n] for n in by_last]
        after = [0, *accumulate((1 << n for n in reversed(by_first)), or_)][::-1]
        before = [0, *accumulate((1 << n for n in by_last), or_)]
        later = [after[bisect_right(firsts, last)] for last in self.last]
        return later, [before[bisect_left(lasts, first)] for first in self.first]

    def _add_related(self, sequence: Sequence) -> None:
        """Adds the order that relations give."""
        names: dict[str, int] = {}
        for number, act in enumerate(self.acts):
            names[entry_id(act)] = number
        for number, act in enumerate(self.acts):
            for name in sequence.later(act):
                other = names.get(name, number)
                if other != number:
                    self.later[number] |= 1 << other
                    self.earlier[other] |= 1 << number

    def mask(self, kinds: Listed[str]) -> int:
        """The acts of these kinds."""
        return sum(1 << number for number, act in enumerate(self.acts) if act.kind in kinds)


class Latest:
    """Of some acts of a course, those that may have been the last by a day."""

    def __init__(self, course: Course, mask: int) -> None:
        self.course = course
        chosen = list(bits(mask))
        by_first = sorted(chosen, key=course.first.__getitem__)
        by_last = sorted(chosen, key=course.last.__getitem__)
        self._firsts = [course.first[number] for number in by_first]
        self._begun: list[int] = [0, *accumulate((1 << number for number in by_first), or_)]
        self._lasts = [course.last[number] for number in by_last]
        self._done: list[int] = [0, *accumulate((1 << number for number in by_last), or_)]
        self._outdone: list[int] = [0, *accumulate((course.earlier[number] for number in by_last), or_)]

    def surely(self, day: int) -> int:
        """The acts that had certainly happened by the end of a day; at `LATEST`, all."""
        return self._done[self._count(day)]

    def possible(self, first: int, last: int) -> int:
        """The acts of which each may have been the last at some time within the days given."""
        begun = self._begun[bisect_right(self._firsts, last)]
        return begun & ~self._outdone[self._count(first)]

    def _count(self, day: int) -> int:
        return len(self._lasts) if day >= LATEST else bisect_left(self._lasts, day + 1)


def bits(mask: int) -> Iterator[int]:
    """The numbers of the bits that are set, the lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
