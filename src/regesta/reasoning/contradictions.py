"""Contradictions: the fewest statements that cannot all be true, one after another until none is left."""

from collections.abc import Callable, Iterable
from itertools import combinations
from typing import NamedTuple

import numpy as np

from regesta.reasoning.bounds import Bounds, Closing
from regesta.reasoning.circles import Contradiction, Search
from regesta.reasoning.network import Days, Network

MOST_WIDE = (0, 300, 40)  # wide statements, up to which one of them, or two, are tried at a time


class Settled(NamedTuple):
    """What stands once the contradictions are out of the way.

    `bounds` are those of the statements left. `contradictions` are statements that cannot all be true, each the fewest
    there were, in the order they were found; `dropped` holds, for each, the one of them left out.
    """

    bounds: Bounds
    contradictions: tuple[Contradiction, ...]
    dropped: tuple[int, ...]


class _Standing:
    """The bounds of a network with some limits left out so that the rest can hold; the circles that were met."""

    def __init__(self, made: Network) -> None:
        self.made = made
        self.closing = Closing(made)
        self.out: set[int] = set()  # limits left out
        self.circles: list[list[int]] = []
        self._mend()

    def _mend(self) -> None:
        """Leaves a limit of each circle out, that of the latest statement, until none is left."""
        while waiting := self.closing.circles():
            out = []
            for circle in waiting:
                if self.out.isdisjoint(circle):
                    self.circles.append(circle)
                    out.append(max(circle, key=lambda limit: (self.made.statement[limit], limit)))
                    self.out.add(out[-1])
            self.closing.drop(out)

    def retry(self, gone: set[int]) -> None:
        """Takes the limits of dropped statements out for good, and puts the others back where they can hold."""
        back, new = sorted(self.out - gone), sorted(gone - self.out)
        self.out = set(gone)
        self.circles = [circle for circle in self.circles if gone.isdisjoint(circle)]
        self.closing.drop(new)
        self.closing.restore(back, self.made.most)
        self._mend()

    def potential(self) -> Days:
        """Twice a day for each point, such that all limits but those left out hold."""
        return self.closing.above.day - self.closing.below.day


def settled(made: Network, least_certain: Callable[[Iterable[int]], int] = max) -> Settled:
    """The bounds of a network, with its contradictions told and out of the way.

    From each contradiction `least_certain` chooses the statement to leave out before the next is looked for: the
    latest, unless it says otherwise.
    """
    standing = _Standing(made)
    contradictions: list[Contradiction] = []
    dropped: list[int] = []
    search = Search(made) if standing.circles else None
    wide = _wide(made) if search is not None else []
    while search is not None and standing.circles:
        found = search.fewest(standing.circles, standing.potential(), standing.out)
        for one in _with_wide(made, wide, dropped, found):
            if not set(dropped).intersection(one):
                contradictions.append(one)
                dropped.append(least_certain(one))
        search.leave_out(dropped)
        standing.retry(set(np.flatnonzero(search.is_out[made.statement]).tolist()))
    return Settled(standing.closing.bounds(), tuple(contradictions), tuple(dropped))


def _with_wide(
    made: Network, every: list[int], dropped: list[int], found: list[Contradiction]
) -> list[Contradiction]:
    """The contradictions found, or a smaller one in which a statement counts once that is used in two places.

    Steps count such a statement twice where its places on the circle are apart. Here its limits are granted first, and
    what is then the smallest looked for; with more wide statements than `MOST_WIDE` it is left at what was found.
    """
    wide = [one for one in every if one not in dropped] if len(found[0]) > 2 else []
    left = ~np.isin(made.statement, dropped)
    for count in range(1, len(MOST_WIDE)):
        if not wide or len(wide) > MOST_WIDE[count] or count + 1 >= len(found[0]):
            break
        for some in combinations(wide, count):
            statement = np.where(np.isin(made.statement, some), -1, made.statement)[left]
            granted = Network(made.points, made.first[left], made.second[left], made.most[left], statement)
            standing = _Standing(granted)
            if standing.circles:
                rest = Search(granted).fewest(standing.circles, standing.potential(), standing.out)[0]
                if count + len(rest) < len(found[0]):
                    found = [(*some, *rest)]
    return found


def _wide(made: Network) -> list[int]:
    """The statements that have two limits without a point in common."""
    is_in_order = bool((made.statement[1:] >= made.statement[:-1]).all())
    order = slice(None) if is_in_order else np.argsort(made.statement, kind="stable")
    statement, first, second = made.statement[order], made.first[order], made.second[order]
    found: set[int] = set()
    for apart in range(1, len(statement)):
        same = np.flatnonzero((statement[:-apart] == statement[apart:]) & (statement[apart:] >= 0))
        if not same.size:
            break
        ends = (first[same], second[same]), (first[same + apart], second[same + apart])
        has_common = np.logical_or.reduce([one == other for one in ends[0] for other in ends[1]])
        found.update(statement[same[~has_common]].tolist())
    return sorted(found)
