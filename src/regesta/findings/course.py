"""The entries of one matter in time, in one order, and which of them certainly came before which."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import accumulate
from operator import or_

from regesta.findings.sequence import Sequence
from regesta.statements.statement import Statement


class Course:
    """Entries in the order of their bounds and of what is said of them, and that order as sets of bits.

    Bit `i` stands for the entry whose number in the sequence is `numbers[i]`; `earlier[i]` and `later[i]` are those
    that certainly came before and after it.
    """

    def __init__(self, sequence: Sequence, numbers: Iterable[int]) -> None:
        self.sequence = sequence
        placed = sorted(numbers, key=sequence.places.__getitem__)
        before = {number: sequence.before(number) for number in filter(sequence.told.__contains__, placed)}
        told = dict(before)  # an answer is told after what it answers wherever it may have come after it
        for number in filter(sequence.answered.__contains__, placed):
            for asked in sequence.answered[number]:
                if sequence.first[asked] <= sequence.last[number]:
                    told[number] = {*told.get(number, ()), asked}
        self.numbers = _in_order(placed, told) if told else placed
        self.kinds = list(map(sequence.kinds.__getitem__, self.numbers))
        self.first = list(map(sequence.first.__getitem__, self.numbers))
        self.last = list(map(sequence.last.__getitem__, self.numbers))
        self._masks: dict[frozenset[str], int] = {}
        self.later, self.earlier = self._by_bounds()
        if before:
            self._add(before)

    def act(self, bit: int) -> Statement:
        """The entry that a bit stands for."""
        return self.sequence.entries[self.numbers[bit]]

    def _by_bounds(self) -> tuple[list[int], list[int]]:
        """For each entry those that its bounds put wholly after it, and those wholly before."""
        count = range(len(self.numbers))
        by_first = sorted(count, key=self.first.__getitem__)
        by_last = sorted(count, key=self.last.__getitem__)
        firsts, lasts = sorted(self.first), sorted(self.last)
        after = [0, *accumulate([1 << n for n in reversed(by_first)], or_)][::-1]
        before = [0, *accumulate([1 << n for n in by_last], or_)]
        later = [after[bisect_right(firsts, last)] for last in self.last]
        return later, [before[bisect_left(lasts, first)] for first in self.first]

    def _add(self, before: dict[int, AbstractSet[int]]) -> None:
        """Adds the order that relations and answers give."""
        bit_of = {number: bit for bit, number in enumerate(self.numbers)}
        for number, ones in before.items():
            bit = bit_of[number]
            for one in ones:
                other = bit_of.get(one, bit)
                if other != bit:
                    self.later[other] |= 1 << bit
                    self.earlier[bit] |= 1 << other

    def mask(self, kinds: frozenset[str]) -> int:
        """The entries of these kinds."""
        found = self._masks.get(kinds)
        if found is None:
            found = self._masks[kinds] = sum([1 << n for n, kind in enumerate(self.kinds) if kind in kinds])
        return found

    def last_of(self, mask: int) -> list[Statement]:
        """Those of some entries that no other of them certainly followed."""
        return [self.act(bit) for bit in bits(mask) if not self.later[bit] & mask]


def _in_order(placed: list[int], before: dict[int, AbstractSet[int]]) -> list[int]:
    """Entries as they were placed, but each after those that are said to have come before it."""
    places = {number: place for place, number in enumerate(placed)}
    if all(places.get(one, -1) < places[number] for number, ones in before.items() for one in ones):
        return placed
    found: list[int] = []
    begun: set[int] = set()
    for number in placed:
        waiting = [] if number in begun else [number]
        begun.add(number)
        while waiting:
            ones = [one for one in before.get(waiting[-1], ()) if one in places and one not in begun]
            if ones:
                first = min(ones, key=places.__getitem__)
                begun.add(first)
                waiting.append(first)
            else:
                found.append(waiting.pop())
    return found


def bits(mask: int) -> Iterator[int]:
    """The numbers of the bits that are set, the lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
