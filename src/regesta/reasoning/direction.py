"""Bounds in one direction, passed on from point to point along the limits, a front at a time.

Each round passes on what the last one changed (Bellman 1958, Moore 1959), all of it at once in arrays. The limits
that give the bounds form a tree; where they go round in a circle instead, the limits of the circle cannot all hold
(Cherkassky and Goldberg, "Negative-cycle detection algorithms", Mathematical Programming 85, 1999).
"""

from collections.abc import Sequence

import numpy as np

from regesta.reasoning.network import OPEN, ORIGIN, Days, Places

NEVER = 1 << 61  # the days of a limit that is taken out
NONE = np.zeros(0, np.int64)
_BITS = 36  # of a number that holds a point and, below it, the number of a limit
_WALKS = 64  # points of a front from which a circle is looked for


class Direction:
    """Upper bounds of points, `day`, along limits; `by` is the place of the limit that gives each, or -1.

    `limit` holds the number of the limit at each place. `front` are the points whose bounds are still to be passed on.
    With a `potential`, twice a day for each point, bounds are passed on by twice what limits leave free on those days.
    """

    def __init__(self, tail: Places, head: Places, most: Days, points: int) -> None:
        keep = np.flatnonzero(head != ORIGIN)
        both = tail[keep]  # changed in place: of a million points, fetching memory takes longer than sorting
        both <<= _BITS
        both |= keep
        del keep
        both.sort()
        self.tail = both >> _BITS
        both &= (1 << _BITS) - 1
        self.limit, self.head, self.most = both, head[both], most[both]
        self.starts = np.zeros(points + 1, np.int64)
        np.cumsum(np.bincount(self.tail, minlength=points), out=self.starts[1:])
        self.day = np.full(points, OPEN, np.int64)
        self.by = np.full(points, -1, np.int64)
        self.day[ORIGIN] = 0
        self.front = np.array([ORIGIN])
        self.potential: Days | None = None
        self._place = NONE
        self._limits = len(tail)

    def pass_on(self) -> Places:
        """Passes the bounds of the front on by one step; returns the new front: the points that changed."""
        places, count = self._onward(self.front)
        self.front = self._relax(places, np.repeat(self.day[self.front], count))
        return self.front

    def _onward(self, front: Places) -> tuple[Places, Places]:
        """Where the limits stand that begin at these points, one point after another, and how many each has."""
        first = self.starts[front]
        count = self.starts[front + 1] - first
        places = np.repeat(first - np.cumsum(count) + count, count)
        places += np.arange(len(places))
        return places, count

    def _relax(self, places: Places, tail_day: Days) -> Places:
        """Lets these limits bound their second points; returns the points that changed, each once."""
        head = self.head[places]
        day = self.most[places]
        if self.potential is not None:
            day *= 2
            day += self.potential[self.tail[places]]
            day -= self.potential[head]
        day += tail_day
        better = np.flatnonzero(day < self.day[head])
        day, head, places = day[better], head[better], places[better]
        np.minimum.at(self.day, head, day)
        best = np.flatnonzero(day == self.day[head])
        head, places = head[best], places[best]
        self.by[head] = places
        changed: Places = head[self.by[head] == places]
        return changed

    def drop(self, limits: list[int]) -> Places:
        """Takes limits out, and what they bounded back; returns the points whose bounds are to be found anew."""
        places = self._places(limits)
        self.most[places] = NEVER
        loose = np.zeros(len(self.day), bool)
        below = self.head[places]
        below = below[self.by[below] == places]
        while below.size:
            loose[below] = True
            onward, _ = self._onward(below)
            below = self.head[onward]
            below = below[(self.by[below] == onward) & ~loose[below]]
        points = np.flatnonzero(loose)
        if points.size:
            self.day[points] = OPEN
            self.by[points] = -1
            into = np.flatnonzero(loose[self.head])
            into = into[~loose[self.tail[into]]]
            self.start(self._relax(into, self.day[self.tail[into]]))
        return points

    def close(self, limits: Places) -> None:
        """Takes limits out, by number, and leaves the bounds as they are."""
        self.most[self._places(limits)] = NEVER

    def restore(self, limits: list[int], most: Days) -> None:
        """Puts limits that were taken out back, `most` days each."""
        places = self._places(limits)
        self.most[places] = most[self.limit[places]]
        self.start(self._relax(places, self.day[self.tail[places]]))

    def start(self, points: Places) -> None:
        """Adds points to the front."""
        if not self.front.size:
            self.front = points
        elif points.size:
            both = np.zeros(len(self.day), bool)
            both[self.front] = both[points] = True
            self.front = np.flatnonzero(both)

    def _places(self, limits: Sequence[int] | Places) -> Places:
        """Where limits stand here, those left out that bound nothing in this direction."""
        if not self._place.size:
            self._place = np.full(self._limits, -1, np.int64)
            self._place[self.limit] = np.arange(len(self.limit))
        places = self._place[np.asarray(limits, np.int64)]
        here: Places = places[places >= 0]
        return here

    def chain(self, point: int) -> tuple[list[int], bool]:
        """The limits, by number and in order, that give a point its bound, and whether they go round in a circle.

        They begin at the origin, or at a point that nothing binds to it; of a circle they are its limits alone.
        """
        found: list[int] = []
        seen: dict[int, int] = {}
        while point != ORIGIN and self.by[point] >= 0:
            if point in seen:
                return found[seen[point] :][::-1], True
            seen[point] = len(found)
            place = int(self.by[point])
            found.append(int(self.limit[place]))
            point = int(self.tail[place])
        return found[::-1], False

    def circles(self) -> list[list[int]]:
        """Circles that the bounds of the front go round in, as far as some of its points show any."""
        few = self.front[:: max(1, len(self.front) // _WALKS)].tolist()
        found = (self.chain(point) for point in few)
        return list({frozenset(limits): limits for limits, is_circle in found if is_circle}.values())
