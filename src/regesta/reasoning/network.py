"""Statements of time as arrays: points, and limits on the days between two of them.

A point is a moment: the start or the end of something. A limit says that the second of two points lies at most so
many days after the first (fewer than none: so many days before it); everything that is said of time comes down to
limits (Dechter, Meiri and Pearl, "Temporal constraint networks", Artificial Intelligence 49, 1991). Point 0 is the
origin, whose day is 0, so that a date is a limit on either side of it. Days are whole; where hours are given, the
same arrays hold minutes.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.int64]
Places = NDArray[np.int64]

ORIGIN = 0
OPEN = 1 << 52  # stands for no bound at all; minus it for none below
FARTHEST = 1 << 46  # the most days, either way, that a limit may speak of


class Network(NamedTuple):
    """Limits between points: `day[second[i]] - day[first[i]] <= most[i]`, said by statement `statement[i]`.

    Points run from 0, the origin, to `points - 1`. Statements are numbered in the order of the file; a statement may
    give several limits, and -1 gives those that nobody states because they hold of themselves.
    """

    points: int
    first: Places
    second: Places
    most: Days
    statement: Places


def network(
    points: int,
    first: Sequence[int] | Places,
    second: Sequence[int] | Places,
    *,
    most: Sequence[int] | Days,
    statement: Sequence[int] | Places,
) -> Network:
    """The network of these limits, the arrays of one length.

    Raises ValueError where a point is none of them, or a limit reaches farther than `FARTHEST`.

    >>> network(2, [0, 1], [1, 0], most=[10, -5], statement=[0, 0]).points
    2
    """
    made = Network(points, *(np.asarray(array, np.int64) for array in (first, second, most, statement)))
    if len({len(array) for array in made[1:]}) != 1:
        raise ValueError("first, second, most and statement are of different lengths")
    for array in (made.first, made.second):
        if array.size and not (int(array.min()) >= 0 and int(array.max()) < points):
            raise ValueError(f"points run from 0 to {points - 1}")
    if made.most.size and int(np.abs(made.most).max()) > FARTHEST:
        raise ValueError(f"a limit of more than {FARTHEST} days")
    return made
