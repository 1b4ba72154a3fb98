"""Whether limits can all hold, told without arrays: for the few that most cases have, reading arrays costs more."""

from collections import deque
from collections.abc import Iterable, Sequence

FEW = 5000  # limits, up to which this is the quicker way


def can_all_hold(points: int, limits: Sequence[tuple[int, int, int]]) -> bool:
    """Whether there are days that keep all limits, each (first, second, most) as in a `Network`.

    Bellman and Ford from every point at once (Bellman 1958); where a bound has come by more steps than there are
    points, limits go round in a circle.

    >>> can_all_hold(2, [(0, 1, 4), (1, 0, -5)])
    False
    """
    onward: list[list[tuple[int, int]]] = [[] for _ in range(points)]
    for first, second, most in limits:
        if first == second and most < 0:
            return False
        onward[first].append((second, most))
    return _settles(onward, range(points))


def _settles(onward: Sequence[Sequence[tuple[int, int]]], points: Iterable[int]) -> bool:
    day = [0] * len(onward)
    steps = [0] * len(onward)
    waiting = deque(points)
    is_waiting = [True] * len(onward)
    while waiting:
        point = waiting.popleft()
        is_waiting[point] = False
        for other, most in onward[point]:
            if day[point] + most < day[other]:
                day[other] = day[point] + most
                steps[other] = steps[point] + 1
                if steps[other] > len(onward):
                    return False
                if not is_waiting[other]:
                    is_waiting[other] = True
                    waiting.append(other)
    return True
