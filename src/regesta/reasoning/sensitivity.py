"""What a verdict leans on: which items turn it, which readings do, and how strong a missing document would have to be.

All of it starts from the middle of every range: who leads there, and what would have to be otherwise for another to.
"""

from collections.abc import Sequence, Set
from fractions import Fraction
from typing import NamedTuple

from regesta.reasoning.posteriors import Item, settled
from regesta.reasoning.ranges import Range
from regesta.reasoning.weights import Weight, decibels, odds_weight

SLACK = 1e-6  # decibels by which a sum of logarithms may be off


class Turn(NamedTuple):
    """Items, by number, that turn the verdict, and who leads then: more than one where they are equal."""

    items: tuple[int, ...]
    leaders: tuple[int, ...]


def leaders(weights: Sequence[Fraction]) -> tuple[int, ...]:
    """The hypotheses of the greatest weight; none where all weights are nought."""
    most = max(weights, default=Fraction(0))
    return tuple(k for k, weight in enumerate(weights) if most and weight == most)


class Balance:
    """The items of a question read at their middles, so that some of them can be taken away and the rest weighed."""

    def __init__(self, priors: Sequence[Range], items: Sequence[Item]) -> None:
        self.rows = [[chance.middle for chance in settled(item).chances] for item in items]
        self._products = [prior.middle for prior in priors]
        self._noughts = [0] * len(priors)
        for row in self.rows:
            self._times(row, 1)

    def _times(self, row: Sequence[Fraction], sign: int) -> None:
        for k, chance in enumerate(row):
            if chance == 0:
                self._noughts[k] += sign
            else:
                self._products[k] *= chance if sign > 0 else 1 / chance

    def weights(
        self, left_out: Sequence[int] = (), instead: Sequence[Fraction] | None = None
    ) -> list[Fraction]:
        """The weight of each hypothesis without some items; `instead` are chances of another item in their place."""
        found = []
        for k, whole in enumerate(self._products):
            noughts = self._noughts[k]
            weight = whole
            for index in left_out:
                chance = self.rows[index][k]
                noughts -= chance == 0
                weight = weight / chance if chance else weight
            weight = Fraction(0) if noughts else weight
            found.append(weight * instead[k] if instead is not None else weight)
        return found


def turning_items(balance: Balance) -> list[Turn]:
    """The single items, and the pairs, without which another hypothesis leads or one draws level.

    Pairs that hold an item which does so by itself are left out. Empty where nobody leads alone.
    """
    verdict = leaders(balance.weights())
    if len(verdict) != 1:
        return []
    found: list[Turn] = []
    alone: set[int] = set()
    for index in range(len(balance.rows)):
        then = leaders(balance.weights((index,)))
        if then != verdict:
            found.append(Turn((index,), then))
            alone.add(index)
    for pair in sorted(_weighty_pairs(balance, verdict[0], alone)):
        then = leaders(balance.weights(pair))
        if then != verdict:
            found.append(Turn(pair, then))
    return found


def _weighty_pairs(balance: Balance, own: int, alone: Set[int]) -> set[tuple[int, int]]:
    """The pairs that weigh about as much for the leader as all does, against some rival: no other pair can turn it.

    Weights are taken as logarithms here, a little too generously; whoever asks weighs the pair exactly.
    """
    found: set[tuple[int, int]] = set()
    for rival, whole in enumerate(balance.weights()):
        if rival == own:
            continue
        lead = _log(balance.weights()[own], whole) - SLACK
        tells = [(_log(row[own], row[rival]), i) for i, row in enumerate(balance.rows) if i not in alone]
        tells.sort(reverse=True)
        for place, (first, i) in enumerate(tells):
            for second, j in tells[place + 1 :]:
                if first + second < lead:
                    break
                found.add((min(i, j), max(i, j)))
    return found


def _log(for_it: Fraction, against_it: Fraction) -> float:
    """The logarithm of a ratio whose first number is not 0."""
    return decibels(for_it / against_it if against_it else None)


def turning_readings(balance: Balance, items: Sequence[Item]) -> list[Turn]:
    """The single items that turn the verdict when read at the worst for the leader, all others at the middle."""
    verdict = leaders(balance.weights())
    if len(verdict) != 1:
        return []
    own = verdict[0]
    found = []
    for index, item in enumerate(items):
        mark = item.chances[own].mark
        chances = settled(item).chances
        worst = [
            chance.low if k == own or (mark and item.chances[k].mark == mark) else chance.high
            for k, chance in enumerate(chances)
        ]
        then = leaders(balance.weights((index,), worst))
        if then != verdict:
            found.append(Turn((index,), then))
    return found


def wanted(priors: Sequence[Range], items: Sequence[Item], leader: int, rival: int) -> Weight:
    """How strongly one more document would have to speak for a rival to draw level with the leader, in decibels.

    That is the leader's posterior odds: not positive where a reading puts the rival level already.
    """
    return odds_weight(priors, items, leader, rival)
