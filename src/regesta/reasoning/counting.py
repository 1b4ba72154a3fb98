"""Counts consistent days where they are few enough, block by block out of the way (Bertelè and Brioschi, 1972)."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from regesta.reasoning.pieces import Piece

MOST_CELLS = 4_000_000  # of a table of days
MOST_SUMMED = 400_000_000  # products summed in one step

Table = tuple[tuple[int, ...], NDArray[np.float64]]


def pair_weights(
    own: Piece, first: int, second: int, *, shaped: Mapping[int, NDArray[np.float64]]
) -> NDArray[np.float64] | None:
    """In how many ways, up to a factor, two blocks may lie on each pair of days; None where it is too much to count.

    Each way counts by the weights that the days of the blocks in `shaped` have.
    """
    return _left(own, (first, second), shaped)


def point_weights(
    own: Piece, block: int, *, shaped: Mapping[int, NDArray[np.float64]]
) -> NDArray[np.float64] | None:
    """In how many ways, so weighted, a block may lie on each of its days; None where it is too much to count."""
    return _left(own, (block,), shaped)


def _left(
    own: Piece, kept: tuple[int, ...], shaped: Mapping[int, NDArray[np.float64]]
) -> NDArray[np.float64] | None:
    size = [int(days) for days in own.latest - own.earliest + 1]
    if len(kept) == 2 and size[kept[0]] * size[kept[1]] > MOST_CELLS:
        return None
    if max(size) > MOST_CELLS:
        return None
    limits = _limit_tables(own, size)
    if limits is None:
        return None
    tables = [*limits, *(((block,), weights) for block, weights in shaped.items())]
    waiting = set(range(len(size))) - set(kept)
    while waiting:
        block = min(
            waiting, key=lambda one: len({b for blocks, _ in tables for b in blocks if one in blocks})
        )
        waiting.remove(block)
        mine = [table for table in tables if block in table[0]]
        tables = [table for table in tables if block not in table[0]]
        if mine:
            summed = _summed(mine, size, (block,))
            if summed is None:
                return None
            tables.append(summed)
    every = [((block,), np.ones(size[block])) for block in kept]
    found = _summed([*tables, *every], size, ())
    if found is None:
        return None
    blocks, weights = found
    return weights if blocks == kept else weights.T


def _limit_tables(own: Piece, size: list[int]) -> list[Table] | None:
    """A table for each pair of blocks that limits join: 1 where they are kept."""
    found: dict[tuple[int, ...], NDArray[np.float64]] = {}
    for first, second, most in zip(own.first.tolist(), own.second.tolist(), own.most.tolist(), strict=True):
        pair = (min(first, second), max(first, second))
        if size[first] * size[second] > MOST_CELLS or len(found) > 64:
            return None
        one = own.earliest[pair[0]] + np.arange(size[pair[0]])[:, None]
        other = own.earliest[pair[1]] + np.arange(size[pair[1]])[None, :]
        apart = other - one if first == pair[0] else one - other
        kept = (apart <= most).astype(np.float64)
        found[pair] = found[pair] * kept if pair in found else kept
    return list(found.items())


def _summed(tables: list[Table], size: list[int], gone: tuple[int, ...]) -> Table | None:
    """The product of tables, summed over the blocks that go."""
    every = tuple(sorted({block for blocks, _ in tables for block in blocks}))
    left = tuple(block for block in every if block not in gone)
    if _cells(left, size) > MOST_CELLS or _cells(every, size) > MOST_SUMMED:
        return None
    letters = {block: number for number, block in enumerate(every)}
    operands: list[object] = []
    for blocks, weights in tables:
        operands += [weights, [letters[block] for block in blocks]]
    summed = np.einsum(*operands, [letters[block] for block in left], optimize=True)  # type: ignore[call-overload]
    top = float(summed.max())
    return left, (summed / top if top else summed)


def _cells(blocks: tuple[int, ...], size: list[int]) -> int:
    cells = 1
    for block in blocks:
        cells *= size[block]
    return cells
