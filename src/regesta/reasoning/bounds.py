"""The earliest and the latest day of every point: shortest distances from the origin, in both directions at once.

The latest day of a point is its distance from the origin along the limits, the earliest its distance against them
(Dechter, Meiri and Pearl, "Temporal constraint networks", Artificial Intelligence 49, 1991).
"""

from typing import NamedTuple

import numpy as np

from regesta.reasoning.direction import Direction
from regesta.reasoning.network import OPEN, ORIGIN, Days, Network, Places

MOST_TOLD = 256  # circles that are told apart at a time
_LOOK_EVERY = 12  # rounds without an end, after which circles are looked for


class Bounds(NamedTuple):
    """The tightest bounds of every point, the origin's being 0; `-OPEN` and `OPEN` where there is none."""

    earliest: Days
    latest: Days


class Contradictory(Exception):
    """Raised where the limits cannot all hold; `circle` are limits, by number, that cannot all hold together."""

    def __init__(self, circle: list[int]) -> None:
        super().__init__(f"{len(circle)} limits cannot all hold")
        self.circle = circle


def bounds(made: Network) -> Bounds:
    """The tightest earliest and latest day of every point.

    Raises Contradictory where the limits cannot all hold.

    >>> from regesta.reasoning.network import network
    >>> late_after_early = network(3, [0, 1, 2, 2], [1, 0, 1, 0], most=[9, -5, -1, 99], statement=[0, 0, 1, 2])
    >>> [int(day) for day in bounds(late_after_early).earliest]
    [0, 5, 6]
    """
    closing = Closing(made)
    for circle in closing.circles():
        raise Contradictory(circle)
    return closing.bounds()


class Closing:
    """Both directions of a network, closing in on its points together until nothing changes."""

    def __init__(self, made: Network) -> None:
        self.above = Direction(made.first, made.second, made.most, made.points)
        self.below = Direction(made.second, made.first, made.most, made.points)
        self._is_started = np.zeros((2, made.points), bool)

    def circles(self) -> list[list[int]]:
        """Closes in; stops at limits that make circles of fewer than no days, and returns them.

        Called again once a limit of each has been dropped, it goes on. It returns none where nothing changes any more.
        """
        rounds = 0
        found = self._crossed(self.above.front) or self._crossed(self.below.front)
        if found:
            return found
        while self.above.front.size or self.below.front.size or self._begin_beyond():
            for direction in (self.above, self.below):
                found = self._crossed(direction.pass_on()) if direction.front.size else []
                if found:
                    return found
            rounds += 1
            if rounds % _LOOK_EVERY == 0:
                found = self.above.circles() + self.below.circles()
                if found:
                    return found
        return []

    def _begin_beyond(self) -> bool:
        """Begins from the points that nothing binds to the origin, beyond every day; False where all have begun."""
        for direction, is_started in zip((self.above, self.below), self._is_started, strict=True):
            points = np.flatnonzero((direction.day == OPEN) & ~is_started)
            is_started[points] = True
            direction.start(points)
        return bool(self.above.front.size or self.below.front.size)

    def _crossed(self, points: Places) -> list[list[int]]:
        """Circles at those of the points whose bounds cross, the widest apart first."""
        apart = -self.below.day[points] - self.above.day[points]
        crossed = np.flatnonzero(apart > 0)
        if not crossed.size:
            return []
        points = points[crossed[np.argsort(-apart[crossed], kind="stable")]]
        found = []
        for point in points[:MOST_TOLD].tolist():
            upper, lower = self.above.chain(point), self.below.chain(point)
            both = upper[0] + lower[0][::-1]
            found.append(upper[0] if upper[1] else lower[0][::-1] if lower[1] else both)
        return found

    def drop(self, limits: list[int]) -> None:
        """Takes limits out, by number."""
        for direction, is_started in zip((self.above, self.below), self._is_started, strict=True):
            is_started[direction.drop(limits)] = False

    def restore(self, limits: list[int], most: Days) -> None:
        """Puts limits that were taken out back, `most` days each."""
        for direction in (self.above, self.below):
            direction.restore(limits, most)

    def bounds(self) -> Bounds:
        """The bounds as they stand."""
        half = OPEN // 2
        earliest = np.where(self.below.day > half, -OPEN, -self.below.day)
        return Bounds(earliest, np.where(self.above.day > half, OPEN, self.above.day))

    def chain(self, point: int, *, is_above: bool) -> list[int]:
        """The limits, from the origin on, that give a point its latest day, or its earliest; none where it is open."""
        direction = self.above if is_above else self.below
        if point == ORIGIN or direction.day[point] > OPEN // 2:
            return []
        return direction.chain(point)[0]
