"""Networks to try, and the plain methods that the fast ones are held against."""

import random
from collections.abc import Iterable, Sequence
from itertools import combinations

from regesta.reasoning.network import Network, network

Limit = tuple[int, int, int, int]  # first, second, most, statement


def made(points: int, limits: Sequence[Limit]) -> Network:
    """A network of limits."""
    return network(
        points,
        [limit[0] for limit in limits],
        [limit[1] for limit in limits],
        most=[limit[2] for limit in limits],
        statement=[limit[3] for limit in limits],
    )


def random_limits(seed: int, *, points: int, statements: int, is_dated: bool = True) -> list[Limit]:
    """Limits such as dates, orders, distances and periods give, true or not."""
    chance = random.Random(seed)
    found: list[Limit] = []
    for statement in range(statements):
        a, b, c = (chance.randrange(1, points) for _ in range(3))
        kind = chance.randrange(5 if is_dated else 4)
        if kind == 0:
            found.append((b, a, -chance.randrange(3), statement))
        elif kind == 1 and a != b:
            days = chance.randrange(6)
            found += [(a, b, days, statement), (b, a, days, statement)]
        elif kind == 2 and a != b:
            days = chance.randrange(-4, 8)
            found += [(a, b, days + chance.randrange(3), statement), (b, a, -days, statement)]
        elif kind == 3 and len({a, b, c}) == 3:
            found += [(a, b, 0, statement), (c, a, 0, statement)]
        elif kind == 4:
            day = chance.randrange(-10, 10)
            found += [(0, a, day + chance.randrange(5), statement), (a, 0, -day, statement)]
    return found


def distances(points: int, limits: Iterable[Limit]) -> list[list[float]] | None:
    """The most days between any two points, by Floyd and Warshall; None where the limits cannot all hold."""
    most = [[0.0 if i == j else float("inf") for j in range(points)] for i in range(points)]
    for first, second, days, _ in limits:
        most[first][second] = min(most[first][second], days)
    for k in range(points):
        for i in range(points):
            for j in range(points):
                if most[i][k] + most[k][j] < most[i][j]:
                    most[i][j] = most[i][k] + most[k][j]
    return None if any(most[i][i] < 0 for i in range(points)) else most


def fewest(points: int, limits: Sequence[Limit], gone: Iterable[int] = ()) -> int:
    """How many statements the smallest contradiction has, by trying all; 0 where there is none."""
    left = [limit for limit in limits if limit[3] not in set(gone)]
    statements = sorted({limit[3] for limit in left if limit[3] >= 0})
    if distances(points, left) is not None:
        return 0
    for count in range(1, len(statements) + 1):
        for some in combinations(statements, count):
            if distances(points, [limit for limit in left if limit[3] in some or limit[3] < 0]) is None:
                return count
    raise AssertionError("what nobody states cannot contradict itself")


def random_spans(seed: int, *, spans: int, statements: int) -> list[Limit]:
    """Limits such as relations between spans give, each span two points: starts before its end by itself."""
    chance = random.Random(seed)
    found: list[Limit] = [(2 * span + 2, 2 * span + 1, 0, -1) for span in range(spans)]
    for statement in range(statements):
        one, other = chance.sample(range(spans), 2)
        start, end, begin, over = 2 * one + 1, 2 * one + 2, 2 * other + 1, 2 * other + 2
        kind = chance.randrange(5)
        if kind == 0:
            found += [(start, begin, 0, statement), (over, end, 0, statement)]  # the other during the one
        elif kind == 1:
            found.append((begin, end, -1, statement))  # the one before the other
        elif kind == 2:
            days = chance.randrange(6)
            found += [(start, end, days, statement), (end, start, -days, statement)]  # the one lasted so long
        elif kind == 3:
            found += [(end, begin, 0, statement), (over, start, 0, statement)]  # they overlap
        else:
            day = chance.randrange(6)
            found += [(0, end, day + 2, statement), (start, 0, -day, statement)]  # the one is dated
    return found
