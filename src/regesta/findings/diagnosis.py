"""What cannot all be true of the times of a case, and the cheapest repair of it all."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

import numpy as np

from regesta.case import Case
from regesta.findings.lives import add_lives, outlived
from regesta.findings.months import followed
from regesta.findings.sureness import Sureness
from regesta.findings.timeline import Said, Timeline
from regesta.reasoning.bounds import Closing
from regesta.reasoning.contradictions import settled
from regesta.reasoning.network import Network, network
from regesta.reasoning.repair import cheapest_repair

_MOST_TRIED = 5  # statements that are tried at a time for a contradiction of months


class Contradiction(NamedTuple):
    """Statements that cannot all be true, the fewest; `repair` is the one to mend, all contradictions considered."""

    said: tuple[Said, ...]
    repair: Said


@lru_cache(maxsize=4)
def contradictions(case: Case) -> tuple[Contradiction, ...]:
    """What dates, relations, answers and lives of a case contradict, with a repair that does away with all of it."""
    found = _Diagnosis(case)
    repair = cheapest_repair(found.left, found.sureness.cost)
    said = found.timeline.said
    return tuple(
        Contradiction(
            tuple(said[number] for number in one),
            said[min(repair.statements.intersection(one), key=found.sureness.cost)],
        )
        for one in repair.contradictions
    )


def limits_of(timeline: Timeline) -> Network:
    """All that is said in a timeline, as limits: statement `i` is `timeline.said[i]`."""
    rows = [(*limit, number) for number, said in enumerate(timeline.said) for limit in said.limits]
    rows += [(*limit, -1) for limit in timeline.itself()]
    first, second, most, statement = (
        (list(column) for column in zip(*rows, strict=True)) if rows else ([],) * 4
    )
    return network(timeline.points, first, second, most=most, statement=statement)


class _Diagnosis:
    """A case's times with the lives of those who act, and what contradicts once some statements are out."""

    def __init__(self, case: Case) -> None:
        self.timeline = Timeline(case, outlived(case))
        add_lives(case, self.timeline)
        self.sureness = Sureness(case, self.timeline)
        self._whole = limits_of(self.timeline)

    def left(self, out: AbstractSet[int]) -> Sequence[tuple[int, ...]]:
        """The contradictions that are left without some statements; those of the calendar's months where no others."""
        base = self._kept(~np.isin(self._whole.statement, sorted(out)))
        found = settled(base, self._least_certain).contradictions
        if found or not self.timeline.months:
            return found
        bounded, closing, circle = self._followed(base, out)
        return [self._smallest(bounded, closing, circle)] if circle else ()

    def _least_certain(self, some: Iterable[int]) -> int:
        return min(some, key=self.sureness.by_certainty)

    def _kept(self, is_kept: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Network:
        return Network(self._whole.points, *(array[is_kept] for array in self._whole[1:]))

    def _followed(self, base: Network, out: AbstractSet[int]) -> tuple[Network, Closing, set[int]]:
        """The bounds by months of the calendar, and the statements that they contradict, if any."""
        closing = Closing(base)
        if circles := closing.circles():
            return base, closing, {int(base.statement[limit]) for limit in circles[0]}
        months = [pair for pair in self.timeline.months if pair[0] not in out]
        return followed(base, closing, months)

    def _smallest(self, base: Network, closing: Closing, circle: set[int]) -> tuple[int, ...]:
        """The fewest of these statements, and of those that bound them, that the calendar keeps from holding."""
        every = set(circle)
        for own, each in self.timeline.months:
            if own in circle:
                for point in each[:2]:
                    for is_above in (True, False):
                        chain = closing.chain(point, is_above=is_above)
                        every.update(int(base.statement[limit]) for limit in chain)
        some = sorted(every - {-1})
        others = set(range(len(self.timeline.said)))
        for count in range(1, min(len(some), _MOST_TRIED) + 1):
            for few in combinations(some, count):
                kept = self._kept(np.isin(self._whole.statement, (-1, *few)))
                if self._followed(kept, others.difference(few))[2]:
                    return few
        return tuple(some)
