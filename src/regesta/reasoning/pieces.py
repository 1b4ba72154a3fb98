"""What has to do with a few points: the points that move with them, those that are always as far apart made one."""

from typing import NamedTuple

import numpy as np

from regesta.reasoning.bounds import Bounds
from regesta.reasoning.direction import Direction
from regesta.reasoning.network import OPEN, ORIGIN, Days, Network, Places


class Piece(NamedTuple):
    """Blocks of points, and the limits between them that can make a difference.

    `block[point]` is the block that a point belongs to, or -1, and `shift[point]` how many days it lies after that
    block's day. `earliest` and `latest` are those of the blocks. Limits are as those of a network, between blocks.
    """

    block: Places
    shift: Days
    earliest: Days
    latest: Days
    first: Places
    second: Places
    most: Days

    @property
    def is_bounded(self) -> bool:
        """Whether every block has a first and a last day."""
        return bool((self.earliest > -OPEN).all() and (self.latest < OPEN).all())


def piece(made: Network, found: Bounds, points: list[int] | None = None) -> Piece:
    """The blocks that these points belong to and those whose days bear on theirs; of all points unless said.

    A limit that the bounds keep by themselves bears on nothing.
    """
    inner = (made.first != ORIGIN) & (made.second != ORIGIN) & (made.first != made.second)
    reach = found.latest[made.second] - found.earliest[made.first]
    binding = np.flatnonzero(inner & (reach > made.most))
    first, second, most = made.first[binding], made.second[binding], made.most[binding]
    block, shift = _blocks(made, found, first, second, most)
    within = block[first] != block[second]
    first, second, most = first[within], second[within], most[within]
    most = most + shift[first] - shift[second]
    first, second = block[first], block[second]
    heads = np.flatnonzero(block == np.arange(made.points))
    if points is None:
        near = block != ORIGIN
    else:
        near = _connected(first, second, made.points, block[points])[block] & (block != ORIGIN)
    kept = near[heads]
    number = np.full(made.points, -1, np.int64)
    number[heads[kept]] = np.arange(int(kept.sum()))
    of_kept = number[first] >= 0
    first, second, most = _tightest(number[first[of_kept]], number[second[of_kept]], most[of_kept])
    own = heads[kept]
    return Piece(number[block], shift, found.earliest[own], found.latest[own], first, second, most)


def _blocks(made: Network, found: Bounds, first: Places, second: Places, most: Days) -> tuple[Places, Days]:
    """The head of each point's block, and how many days the point lies after it.

    On some consistent days the limits that are kept to the day join points; those on a circle of them never move apart.
    """
    block, shift = np.arange(made.points), np.zeros(made.points, np.int64)
    day = np.where(found.latest < OPEN, found.latest, np.where(found.earliest > -OPEN, found.earliest, 0))
    fixed = found.earliest == found.latest
    shift[fixed], block[fixed] = day[fixed], ORIGIN
    tight = _tight_limits(made, found, first, second, most)
    onward: dict[int, list[tuple[int, int]]] = {}
    for limit in tight.tolist():
        a, b = int(first[limit]), int(second[limit])
        if not (fixed[a] or fixed[b]):
            onward.setdefault(a, []).append((b, int(most[limit])))
    for component in _circling({a: [b for b, _ in out] for a, out in onward.items()}):
        inside, head = set(component), component[0]
        waiting, seen = [(head, 0)], {head}
        while waiting:
            point, days = waiting.pop()
            block[point], shift[point] = head, days
            for other, most_days in onward.get(point, ()):
                if other in inside and other not in seen:
                    seen.add(other)
                    waiting.append((other, days + most_days))
    return block, shift


def _tight_limits(made: Network, found: Bounds, first: Places, second: Places, most: Days) -> Places:
    """The limits that are kept to the day both when all is as late and when all is as early as can be."""
    above, below = found.latest, found.earliest
    is_late = (above[second] < OPEN) & (above[first] < OPEN)
    is_early = (below[second] > -OPEN) & (below[first] > -OPEN)
    late = ~is_late | (above[second] - above[first] == most)
    early = ~is_early | (below[second] - below[first] == most)
    return np.flatnonzero(late & early)


def _circling(onward: dict[int, list[int]]) -> list[list[int]]:
    """The strongly connected components of two points or more (Tarjan, SIAM Journal on Computing 1, 1972)."""
    number: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    found: list[list[int]] = []
    for root in onward:
        if root in number:
            continue
        number[root] = low[root] = len(number)
        stack.append(root)
        on_stack.add(root)
        walk = [(root, iter(onward.get(root, ())))]
        while walk:
            point, rest = walk[-1]
            other = next(rest, None)
            if other is None:
                walk.pop()
                if walk:
                    low[walk[-1][0]] = min(low[walk[-1][0]], low[point])
                if low[point] == number[point]:
                    at = stack.index(point)
                    if len(stack) - at > 1:
                        found.append(stack[at:])
                    on_stack.difference_update(stack[at:])
                    del stack[at:]
            elif other not in number:
                number[other] = low[other] = len(number)
                stack.append(other)
                on_stack.add(other)
                walk.append((other, iter(onward.get(other, ()))))
            elif other in on_stack:
                low[point] = min(low[point], number[other])
    return found


def _connected(
    first: Places, second: Places, points: int, start: Places
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """The points that limits join to these, whichever way they run."""
    reached = np.zeros(points, bool)
    reached[start[start != ORIGIN]] = True
    while True:
        more = (reached[first] != reached[second]) & (first != ORIGIN) & (second != ORIGIN)
        if not more.any():
            return reached
        reached[first[more]] = reached[second[more]] = True


def _tightest(first: Places, second: Places, most: Days) -> tuple[Places, Places, Days]:
    """Of the limits from one block to another the tightest, once."""
    order = np.lexsort((most, second, first))
    first, second, most = first[order], second[order], most[order]
    is_new = np.ones(len(first), bool)
    is_new[1:] = (first[1:] != first[:-1]) | (second[1:] != second[:-1])
    return first[is_new], second[is_new], most[is_new]


def apart(made: Network, found: Bounds, first: int, second: int) -> tuple[int, int]:
    """The fewest and the most days that the second point may lie after the first; `-OPEN` and `OPEN` where open."""
    most = _most_after(made, found, first, second)
    return -_most_after(made, found, second, first), most


def _most_after(made: Network, found: Bounds, first: int, second: int) -> int:
    if first == second:
        return 0
    direction = Direction(made.first, made.second, made.most, made.points)
    direction.day[ORIGIN] = OPEN
    direction.day[first] = 0
    direction.front = np.array([first])
    while direction.front.size:
        direction.pass_on()
    most = int(direction.day[second])
    if found.latest[second] < OPEN and found.earliest[first] > -OPEN:
        most = min(most, int(found.latest[second] - found.earliest[first]))
    return min(most, OPEN)
