"""Contradictions: the fewest statements that cannot all be true, one after another until none is left."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np

from regesta.reasoning.bounds import Bounds, Closing
from regesta.reasoning.circles import Contradiction, Search
from regesta.reasoning.network import Days, Network


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
    while search is not None and standing.circles:
        for one in search.fewest(standing.circles, standing.potential()):
            if not set(dropped).intersection(one):
                contradictions.append(one)
                dropped.append(least_certain(one))
        search.leave_out(dropped)
        standing.retry(set(np.flatnonzero(search.is_out[made.statement]).tolist()))
    return Settled(standing.closing.bounds(), tuple(contradictions), tuple(dropped))
