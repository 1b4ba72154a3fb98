"""Bounds kept up to date while statements come and go.

A new limit passes on only what it tightens; a limit taken back lets go of what it bounded and of what hung on that,
and finds those anew (Ramalingam, Song, Joskowicz and Miller, "Solving systems of difference constraints
incrementally", Algorithmica 23, 1999). The bounds are always those that all the statements give from scratch.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from regesta.reasoning.bounds import Bounds, Closing
from regesta.reasoning.circles import Contradiction
from regesta.reasoning.contradictions import settled
from regesta.reasoning.direction import Direction
from regesta.reasoning.network import FARTHEST, OPEN, ORIGIN, Network, network

Said = tuple[int, int, int]  # a limit: first, second, most


class _Side:
    """Upper bounds of points in one direction, with the limit that gives each, or -1: lists, for single points."""

    def __init__(self, points: int) -> None:
        self.day = [OPEN] * points
        self.by = [-1] * points
        self.day[ORIGIN] = 0

    def take(self, direction: Direction) -> None:
        """Takes over the bounds of a direction that has settled."""
        self.day = direction.day.tolist()
        limits = np.append(direction.limit, -1)  # so that a place of -1 is of no limit
        self.by = limits[direction.by].tolist()


class Revision:
    """The bounds of statements that may be added and retracted one by one.

    Where the statements contradict one another, the bounds are those left once `contradictions` are out of the way.
    """

    def __init__(self, made: Network, least_certain: Callable[[Iterable[int]], int] = max) -> None:
        self._least_certain = least_certain
        self._first, self._second, self._most, self._statement = (array.tolist() for array in made[1:])
        self._limits: dict[int, list[int]] = {}
        self._onward: list[list[int]] = [[] for _ in range(made.points)]
        self._into: list[list[int]] = [[] for _ in range(made.points)]
        self.contradictions: tuple[Contradiction, ...] = ()
        self._sides = (_Side(made.points), _Side(made.points))
        for limit in range(len(self._first)):
            self._link(limit)
        closing = Closing(made)
        if closing.circles():
            self._settle_anew()
        else:
            self._take(closing)

    @property
    def points(self) -> int:
        """How many points there are."""
        return len(self._onward)

    def _link(self, limit: int) -> None:
        self._limits.setdefault(self._statement[limit], []).append(limit)
        first, second = self._first[limit], self._second[limit]
        self._onward[first].append(limit)
        self._into[second].append(limit)

    def _take(self, closing: Closing) -> None:
        self._sides[0].take(closing.above)
        self._sides[1].take(closing.below)

    def bounds(self) -> Bounds:
        """The tightest bounds of every point."""
        above, below = (np.array(side.day, np.int64) for side in self._sides)
        half = OPEN // 2
        return Bounds(np.where(below > half, -OPEN, -below), np.where(above > half, OPEN, above))

    def add(self, statement: int, limits: Sequence[Said]) -> None:
        """Adds a statement and the limits that it gives; points that are new are made.

        Raises ValueError where the statement is there already, or a limit is none.
        """
        if statement in self._limits:
            raise ValueError(f"statement {statement} is there already")
        for first, second, most in limits:
            if min(first, second) < 0 or abs(most) > FARTHEST:
                raise ValueError(f"no limit: from point {first} to {second}, {most} days")
        self._limits[statement] = []
        is_sound = not self.contradictions
        for first, second, most in limits:
            self._grow(max(first, second) + 1)
            limit = len(self._first)
            self._first.append(first)
            self._second.append(second)
            self._most.append(most)
            self._statement.append(statement)
            self._link(limit)
            is_sound = is_sound and self._tighten(limit)
        if not is_sound:
            self._settle_anew()

    def _grow(self, points: int) -> None:
        more = points - self.points
        if more > 0:
            self._onward.extend([] for _ in range(more))
            self._into.extend([] for _ in range(more))
            for side in self._sides:
                side.day.extend([OPEN] * more)
                side.by.extend([-1] * more)

    def _tighten(self, limit: int) -> bool:
        """Passes on what a new limit tightens; False where it contradicts the others."""
        first, second, most = self._first[limit], self._second[limit], self._most[limit]
        above, below = self._sides
        if first == second:
            return bool(most >= 0)
        if above.day[first] + most < above.day[second]:
            if second == ORIGIN:
                return False
            above.day[second], above.by[second] = above.day[first] + most, limit
            if not self._spread(0, [second], stop=first):
                return False
        if below.day[second] + most < below.day[first]:
            if first == ORIGIN:
                return False
            below.day[first], below.by[first] = below.day[second] + most, limit
            if not self._spread(1, [first], stop=second):
                return False
        return True

    def _spread(self, side: int, points: Iterable[int], *, stop: int = -1) -> bool:
        """Passes bounds on from points; False where they cross the other side's, or come to the point to stop at."""
        day, by = self._sides[side].day, self._sides[side].by
        other = self._sides[1 - side].day
        links, ends = (self._onward, self._second) if side == 0 else (self._into, self._first)
        most = self._most
        waiting = deque(points)
        while waiting:
            point = waiting.popleft()
            if day[point] < -other[point]:
                return False
            own = day[point]
            for limit in links[point]:
                end = ends[limit]
                if own + most[limit] < day[end]:
                    if end in (stop, ORIGIN):
                        return False
                    day[end] = own + most[limit]
                    by[end] = limit
                    waiting.append(end)
        return True

    def retract(self, statement: int) -> None:
        """Takes a statement back.

        Raises KeyError where there is none.
        """
        limits = self._limits.pop(statement)
        for limit in limits:
            self._onward[self._first[limit]].remove(limit)
            self._into[self._second[limit]].remove(limit)
        if self.contradictions:
            self._settle_anew()
            return
        for side in (0, 1):
            self._loosen(side, limits)

    def _loosen(self, side: int, limits: Sequence[int]) -> None:
        """Finds the bounds anew of the points that limits taken back bounded."""
        day, by = self._sides[side].day, self._sides[side].by
        links, ends = (self._onward, self._second) if side == 0 else (self._into, self._first)
        back, starts = (self._into, self._first) if side == 0 else (self._onward, self._second)
        loose = {ends[limit] for limit in limits if by[ends[limit]] == limit}
        waiting = list(loose)
        while waiting:
            for limit in links[waiting.pop()]:
                end = ends[limit]
                if by[end] == limit and end not in loose:
                    loose.add(end)
                    waiting.append(end)
        for point in loose:
            best, found = OPEN, -1
            for limit in back[point]:
                start = starts[limit]
                if start not in loose and day[start] + self._most[limit] < best:
                    best, found = day[start] + self._most[limit], limit
            day[point], by[point] = best, found
        self._spread(side, sorted(loose, key=day.__getitem__))

    def _settle_anew(self) -> None:
        """The bounds, and the contradictions out of the way, from scratch."""
        kept = [limit for statement in sorted(self._limits) for limit in self._limits[statement]]
        columns = ([row[limit] for limit in kept] for row in self._rows())
        first, second, most, statement = columns
        made = network(self.points, first, second, most=most, statement=statement)
        found = settled(made, self._least_certain)
        self.contradictions = found.contradictions
        is_left = ~np.isin(made.statement, found.dropped)
        left = Network(self.points, *(array[is_left] for array in made[1:]))
        closing = Closing(left)
        closing.circles()
        self._take(closing)
        numbers = np.array(kept, np.int64)[is_left].tolist() if kept else []
        for side in self._sides:
            side.by = [numbers[limit] if limit >= 0 else -1 for limit in side.by]

    def _rows(self) -> tuple[list[int], list[int], list[int], list[int]]:
        return self._first, self._second, self._most, self._statement
