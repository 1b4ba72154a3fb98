"""Steps: what one statement says of two points, through all the limits it gives, so that steps count statements.

A statement may give several limits, and they may follow one another on a circle: "a lay within the time from s to e"
is both s ≤ a and a ≤ e, and so s ≤ e as well. A step from the first of two points to the second stands for one limit,
or for several of one statement, with limits that nobody states in between.
"""

from typing import NamedTuple

import numpy as np

from regesta.reasoning.network import Days, Network, Places


class Steps(NamedTuple):
    """`day[head[i]] - day[tail[i]] <= most[i]`, by what statement `statement[i]` says alone."""

    tail: Places
    head: Places
    most: Days
    statement: Places


def steps(made: Network) -> Steps:
    """The steps of every statement that joins two points."""
    own = Steps(made.first, made.second, made.most, made.statement)
    if made.statement.size and int(made.statement.min()) < 0:
        return _closed(made)
    counts = np.bincount(made.statement)
    if counts.size and int(counts.max()) > 2:
        return _closed(made)
    pairs = np.argsort(made.statement, kind="stable")
    pairs = pairs[counts[made.statement[pairs]] == 2]
    one, other = pairs[::2], pairs[1::2]
    found = [own]
    for before, after in ((one, other), (other, one)):
        joined = own.head[before] == own.tail[after]
        i, j = before[joined], after[joined]
        found.append(Steps(own.tail[i], own.head[j], own.most[i] + own.most[j], own.statement[i]))
    return Steps(*(np.concatenate(parts) for parts in zip(*found, strict=True)))


def _closed(made: Network) -> Steps:
    """The steps of statements of any number of limits, with what holds of itself."""
    given: dict[int, list[tuple[int, int, int]]] = {}
    itself: dict[int, list[tuple[int, int]]] = {}
    for tail, head, most, statement in zip(*(array.tolist() for array in made[1:]), strict=True):
        if statement < 0:
            itself.setdefault(tail, []).append((head, most))
        else:
            given.setdefault(statement, []).append((tail, head, most))
    found: list[tuple[int, int, int, int]] = []
    for statement, limits in given.items():
        found.extend((tail, head, most, statement) for (tail, head), most in _closure(limits, itself).items())
    arrays = np.array(found, np.int64).reshape(-1, 4).T
    return Steps(*(np.ascontiguousarray(row) for row in arrays))


def _closure(
    limits: list[tuple[int, int, int]], itself: dict[int, list[tuple[int, int]]]
) -> dict[tuple[int, int], int]:
    """The fewest days from point to point by way of these limits, the first of which is one of them."""
    found: dict[tuple[int, int], int] = {}
    for tail, head, most in limits:
        waiting = [(head, most, frozenset((tail, head)))]
        while waiting:
            at, days, seen = waiting.pop()
            if days < found.get((tail, at), days + 1):
                found[tail, at] = days
            onward = [(h, m) for t, h, m in limits if t == at] + itself.get(at, [])
            waiting.extend((h, days + m, seen | {h}) for h, m in onward if h not in seen)
            for h, m in onward:
                if h == tail and days + m < found.get((tail, tail), 0):
                    found[tail, tail] = days + m
    return found
