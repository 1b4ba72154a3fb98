"""The cheapest repair: statements of the least cost in all without which nothing contradicts anything any more.

A repair has a member in every contradiction. The contradictions are not all known beforehand: the cheapest cover of
those known is tried, and what still contradicts then is added, until nothing does (the implicit hitting sets of
Moreno-Centeno and Karp, Operations Research 61, 2013; Reiter, "A theory of diagnosis from first principles",
Artificial Intelligence 32, 1987).
"""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from regesta.reasoning.circles import Contradiction

MOST_TURNS = 48  # of looking for what a cover leaves, after which the cheapest of each is added to it
MOST_TRIED = 20_000  # covers that are tried for the cheapest
MOST_CHOSEN = 200  # statements of a cover, up to which others are tried

Cost = Callable[[int], int]


class Repair(NamedTuple):
    """`statements` whose leaving out does away with every contradiction, and the `contradictions` it was found by."""

    statements: frozenset[int]
    contradictions: tuple[Contradiction, ...]


def cheapest_repair(find: Callable[[AbstractSet[int]], Sequence[Contradiction]], cost: Cost) -> Repair:
    """The repair of the least cost; `find` tells contradictions that are left once some statements are out.

    >>> every = [(1, 2), (2, 3)]
    >>> sorted(cheapest_repair(lambda out: [one for one in every if not out & {*one}], lambda one: 1).statements)
    [2]
    """
    known: list[Contradiction] = []
    out: frozenset[int] = frozenset()
    turns = 0
    while more := find(out):
        known.extend(more)
        turns += 1
        if turns <= MOST_TURNS:
            out = cheapest_cover(known, cost)
        else:
            out |= {min(one, key=cost) for one in more}
    return Repair(out, tuple(known))


def cheapest_cover(contradictions: Iterable[Contradiction], cost: Cost) -> frozenset[int]:
    """Statements of the least cost of which every contradiction has one.

    Where more than `MOST_TRIED` would have to be tried, or it has more than `MOST_CHOSEN` statements, a cheap one.
    """
    found: set[int] = set()
    for part in _parts(contradictions):
        found |= _Cover(part, cost).best
    return frozenset(found)


def _parts(contradictions: Iterable[Contradiction]) -> Iterable[list[frozenset[int]]]:
    """The contradictions in parts that have no statement in common, each contradiction once."""
    every = list(dict.fromkeys(frozenset(each) for each in contradictions))
    above: dict[int, int] = {}

    def top(statement: int) -> int:
        while above.setdefault(statement, statement) != statement:
            above[statement] = statement = above[above[statement]]
        return statement

    for one in every:
        first, *rest = map(top, one)
        for other in rest:
            above[top(other)] = top(first)
    parts: dict[int, list[frozenset[int]]] = {}
    for one in every:
        parts.setdefault(top(next(iter(one))), []).append(one)
    return parts.values()


class _Cover:
    """The cheapest cover of contradictions, by branching on the smallest that is not covered yet."""

    def __init__(self, part: Sequence[frozenset[int]], cost: Cost) -> None:
        self._cost = cost
        self._tried = 0
        self.best = self._greedy(part)
        self._least = sum(map(cost, self.best))
        if len(self.best) <= MOST_CHOSEN:
            self._branch(part, frozenset(), 0)

    def _greedy(self, part: Sequence[frozenset[int]]) -> frozenset[int]:
        """The statement that covers most for its cost, one after another."""
        found: set[int] = set()
        left = list(part)
        while left:
            counts: dict[int, int] = {}
            for one in left:
                for member in one:
                    counts[member] = counts.get(member, 0) + 1
            chosen = min(counts, key=lambda one: (self._cost(one) / counts[one], self._cost(one)))
            found.add(chosen)
            left = [one for one in left if chosen not in one]
        return frozenset(found)

    def _branch(self, left: Sequence[frozenset[int]], chosen: frozenset[int], spent: int) -> None:
        if not left:
            if spent < self._least:
                self.best, self._least = chosen, spent
            return
        self._tried += 1
        if self._tried > MOST_TRIED or spent + self._at_least(left) >= self._least:
            return
        first = min(left, key=len)
        refused: set[int] = set()
        for member in sorted(first, key=self._cost):
            rest = [one - refused for one in left if member not in one]
            if all(rest):
                self._branch(rest, chosen | {member}, spent + self._cost(member))
            refused.add(member)

    def _at_least(self, left: Sequence[frozenset[int]]) -> int:
        """What contradictions without a statement in common cost at the least."""
        cost, seen = 0, set[int]()
        for one in sorted(left, key=len):
            if seen.isdisjoint(one):
                cost += min(map(self._cost, one))
                seen |= one
        return cost
