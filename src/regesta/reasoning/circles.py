"""Circles of limits that come to fewer than no days, of the fewest statements there are.

Statements cannot all be true exactly where their limits make such a circle. One through the origin sets an upper
bound against a lower one: the rounds of Bellman and Ford (Bellman 1958) are the bounds after one step, two, three …,
and where they first cross is the smallest. One that keeps clear of the origin holds a step that is broken by days on
which most limits hold, and has a broken step from which every part of it comes to less than nothing (the turning of
a circle in Lin and Kernighan, "An effective heuristic algorithm for the travelling-salesman problem", Operations
Research 21, 1973): so the search spreads from the broken steps alone, and as far as their days reach.
"""

from collections.abc import Iterable

import numpy as np

from regesta.reasoning.bounds import MOST_TOLD
from regesta.reasoning.direction import NEVER, Direction
from regesta.reasoning.network import OPEN, ORIGIN, Days, Network, Places
from regesta.reasoning.steps import steps

Contradiction = tuple[int, ...]


class Rounds:
    """The bounds of points after one step from a start, after two, after three … and the steps they came by."""

    def __init__(self, direction: Direction, start: int, *, day: int, beyond: int) -> None:
        self.direction, self.beyond = direction, beyond
        direction.day[:] = beyond
        direction.day[start] = day
        direction.front = np.array([start])
        self.changed: list[Places] = [direction.front]
        self.by: list[Places] = [np.array([-1])]

    @property
    def count(self) -> int:
        """How many rounds there were."""
        return len(self.changed) - 1

    @property
    def is_over(self) -> bool:
        """Whether nothing changed in the last of them."""
        return not self.changed[-1].size

    def go_on(self) -> Places:
        """One round more; returns the points that changed."""
        front = self.direction.pass_on()
        self.changed.append(front)
        self.by.append(self.direction.by[front])
        return front

    def back(self, point: int) -> list[int]:
        """The numbers of the steps by which a point has its bound, from the start on."""
        found = []
        for changed, by in zip(reversed(self.changed), reversed(self.by), strict=True):
            here = np.flatnonzero(changed == point)
            if here.size:
                place = int(by[here[0]])
                if place < 0:
                    break
                found.append(int(self.direction.limit[place]))
                point = int(self.direction.tail[place])
        return found[::-1]


class Search:
    """Looks for the fewest statements that cannot all be true, of those not left out."""

    def __init__(self, made: Network) -> None:
        self.made = made
        self.steps = steps(made)
        self.ahead = Direction(self.steps.tail, self.steps.head, self.steps.most, made.points)
        self.behind = Direction(self.steps.head, self.steps.tail, self.steps.most, made.points)
        self.is_out = np.zeros(int(made.statement.max()) + 2, bool)  # the last for what nobody states

    def leave_out(self, statements: Iterable[int]) -> None:
        """Leaves these statements out from now on."""
        self.is_out[list(statements)] = True
        gone = np.flatnonzero(self.is_out[self.steps.statement])
        for direction in (self.ahead, self.behind):
            direction.close(gone)

    def fewest(self, known: list[list[int]], potential: Days, broken: Iterable[int]) -> list[Contradiction]:
        """Contradictions of the fewest statements there are, each of them once.

        `potential` is twice a day for each point, such that all limits hold but those numbered by `broken`.
        """
        every = self.steps
        alone = every.statement[(every.tail == every.head) & (every.most < 0)]
        alone = alone[~self.is_out[alone]]
        if alone.size:
            return [(one,) for one in sorted(set(alone.tolist()))]
        found = [_told(self.made.statement[circle].tolist()) for circle in known]
        _keep(found)
        found.extend(self._through_origin(len(found[0])))
        _keep(found)
        found.extend(self._clear_of_origin(potential, broken, len(found[0])))
        _keep(found)
        return sorted({tuple(sorted(one)): one for one in found}.values(), key=lambda one: sorted(one))

    def _through_origin(self, most: int) -> list[Contradiction]:
        """The fewest statements, at most so many, whose circle goes through the origin."""
        self.ahead.potential = self.behind.potential = None
        above = Rounds(self.ahead, ORIGIN, day=0, beyond=OPEN)
        below = Rounds(self.behind, ORIGIN, day=0, beyond=OPEN)
        return self._met(above, below, most=most)

    def _clear_of_origin(self, day: Days, broken_limits: Iterable[int], most: int) -> list[Contradiction]:
        """The fewest statements, at most so many, whose circle keeps clear of the origin."""
        every = self.steps
        is_broken = np.zeros(len(self.is_out), bool)
        is_broken[self.made.statement[list(broken_limits)]] = True
        some = np.flatnonzero((is_broken & ~self.is_out)[every.statement])
        some = some[(every.tail[some] != ORIGIN) & (every.head[some] != ORIGIN)]
        slack = 2 * every.most[some] + day[every.tail[some]] - day[every.head[some]]
        some, slack = some[slack < 0], slack[slack < 0]
        if not some.size or most < 2:
            return []
        self.ahead.potential, self.behind.potential = day, -day
        found: list[Contradiction] = []
        whole = max(sum(slack.tolist()), -NEVER // 2)
        for by, own in zip(some.tolist(), slack.tolist(), strict=True):
            above = Rounds(self.ahead, int(every.head[by]), day=own, beyond=0)
            below = Rounds(self.behind, int(every.tail[by]), day=0, beyond=-whole)
            found.extend(self._met(above, below, most=most, by=by))
            most = min([most, *map(len, found)])
        return found

    def _met(self, above: Rounds, below: Rounds, *, most: int, by: int = -1) -> list[Contradiction]:
        """The circles of the fewest steps, at most so many, on which both meet below nothing, `by` beside them."""
        beside = [by] if by >= 0 else []
        while len(beside) + above.count + below.count < most:
            if above.is_over and below.is_over:
                break
            is_above = below.is_over or (not above.is_over and above.count <= below.count)
            front = (above if is_above else below).go_on()
            upper, lower = above.direction.day[front], below.direction.day[front]
            crossed = front[(upper + lower < 0) & (upper < above.beyond) & (lower < below.beyond)]
            if crossed.size:
                paths = [above.back(p) + below.back(p)[::-1] for p in np.sort(crossed)[:MOST_TOLD].tolist()]
                return [_told(self.steps.statement[[*beside, *path]].tolist()) for path in paths]
        return []


def _told(statements: Iterable[int]) -> Contradiction:
    """The statements of a circle, each once, in its order; what holds of itself is left out."""
    return tuple(dict.fromkeys(one for one in statements if one >= 0))


def _keep(found: list[Contradiction]) -> None:
    """Keeps those of the fewest statements."""
    fewest = min(map(len, found))
    found[:] = [one for one in found if len(one) == fewest]
