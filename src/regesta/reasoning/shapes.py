"""Shapes: how likely each day is on which a point may lie, where that is said rather than all days being alike."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from regesta.reasoning.pieces import Piece

Weights = NDArray[np.float64]


class Shape(NamedTuple):
    """The weights of a point's days from `earliest` on, each above 0; beyond them the nearest counts."""

    point: int
    earliest: int
    weight: Weights


def falling(first: int, last: int, *, earliest: int, latest: int) -> tuple[int, Weights]:
    """The first day, and weights that are even from `first` to `last` and fall in a line to nothing beyond the ends."""
    day = np.arange(earliest, latest + 1)
    before = (day - earliest + 1) / (first - earliest + 1)
    after = (latest - day + 1) / (latest - last + 1)
    return earliest, np.minimum(1.0, np.minimum(before, after))


def bell(first: int, last: int, *, earliest: int, latest: int) -> tuple[int, Weights]:
    """The same, but that they fall as the normal curve does, whose standard deviation reaches half way to the ends."""
    day = np.arange(earliest, latest + 1)
    before = np.maximum(first - day, 0) / max(1.0, (first - earliest) / 2)
    after = np.maximum(day - last, 0) / max(1.0, (latest - last) / 2)
    return earliest, np.exp(-0.5 * (before + after) ** 2)


def block_weights(own: Piece, shapes: Iterable[Shape]) -> dict[int, Weights]:
    """The weights of the days of those blocks of a piece that have points with a shape, the greatest being 1."""
    found: dict[int, Weights] = {}
    for point, earliest, weight in shapes:
        block = int(own.block[point])
        if block >= 0:
            size = int(own.latest[block] - own.earliest[block]) + 1
            first = int(own.earliest[block] + own.shift[point]) - earliest
            weights = weight[np.clip(first + np.arange(size), 0, len(weight) - 1)]
            whole = found[block] * weights if block in found else weights
            found[block] = whole / whole.max()
    return found
