"""How likely it is that one point lies before another, and on which days a point lies: all consistent days alike.

Every choice of days that keeps all limits counts the same, or by the weights of shapes that are given. Where they can
be counted they are counted; elsewhere they are sampled: points are drawn one after another, each evenly from the days
that the others leave it (Geman and Geman 1984), together with moves of whole groups along a line (Smith, "Efficient
Monte Carlo procedures for generating points uniformly distributed over bounded regions", Operations Research 32,
1984). The days form a distributive lattice, in which steps of single blocks lead from any choice to any other.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from regesta.reasoning.bounds import Bounds
from regesta.reasoning.counting import pair_weights, point_weights
from regesta.reasoning.network import OPEN, ORIGIN, Network, network
from regesta.reasoning.pieces import Piece, piece
from regesta.reasoning.sampling import Sampler
from regesta.reasoning.shapes import Shape, block_weights

Shares = NDArray[np.float64]

CHAINS = 256  # of a small piece, drawn side by side
MOST_ERROR = 0.0015  # below which no more is drawn
MOST_DRAWN = 40_000_000  # points drawn in all, after which it is left at the error there is


class Chance(NamedTuple):
    """A chance, and its standard error from sampling: 0 where it was counted."""

    value: float
    error: float


class Density(NamedTuple):
    """The share of consistent days on which a point lies on each day from `earliest` on, with its standard error."""

    earliest: int
    share: Shares
    error: float


def closed(made: Network, found: Bounds, *, earliest: int, latest: int) -> Network:
    """The network with what is open ended at a horizon's first and last day."""
    before = np.flatnonzero(found.earliest == -OPEN)
    after = np.flatnonzero(found.latest == OPEN)
    extra = len(before) + len(after)
    zeros = np.zeros(extra, np.int64)
    split = np.arange(extra) < len(before)
    points = np.concatenate((before, after))
    return network(
        made.points,
        np.concatenate((made.first, np.where(split, points, ORIGIN))),
        np.concatenate((made.second, np.where(split, ORIGIN, points))),
        most=np.concatenate((made.most, np.where(split, -earliest, latest))),
        statement=np.concatenate((made.statement, zeros - 1)),
    )


def chance_before(
    made: Network, found: Bounds, first: int, second: int, *, shapes: Sequence[Shape] = (), seed: int = 1
) -> Chance | None:
    """The chance that the first point lies on an earlier day than the second; None where an end is open.

    >>> from regesta.reasoning.bounds import bounds
    >>> two = network(3, [0, 1, 0, 2], [1, 0, 2, 0], most=[4, -1, 4, -1], statement=[0, 0, 1, 1])
    >>> chance_before(two, bounds(two), 1, 2)
    Chance(value=0.375, error=0.0)
    """
    if found.latest[first] < found.earliest[second]:
        return Chance(1.0, 0.0)
    if found.earliest[first] >= found.latest[second]:
        return Chance(0.0, 0.0)
    own = piece(made, found, [first, second])
    if not own.is_bounded:
        return None
    a, b = int(own.block[first]), int(own.block[second])
    days = int(own.shift[second] - own.shift[first])
    if a == b:
        return Chance(float(days > 0), 0.0)
    if a < 0 or b < 0:
        return _beside_fixed(own, a, b, days, shapes, seed)
    shaped = block_weights(own, shapes)
    weights = pair_weights(own, a, b, shaped=shaped)
    if weights is None:
        return _drawn(own, a, b, days, Sampler(own, _chains(own), seed, shaped=shaped))
    one = own.earliest[a] + np.arange(weights.shape[0])
    other = own.earliest[b] + np.arange(weights.shape[1])
    is_before = one[:, None] < other[None, :] + days
    return Chance(float(weights[is_before].sum() / weights.sum()), 0.0)


def _beside_fixed(own: Piece, a: int, b: int, days: int, shapes: Sequence[Shape], seed: int) -> Chance:
    """The chance where one of the two has its day for certain: its block is -1 and its shift that day."""
    block = max(a, b)
    density = _density(own, block, shapes, seed)
    day = density.earliest + np.arange(len(density.share))
    is_before = day < days if a >= 0 else day > -days
    return Chance(float(density.share[is_before].sum()), density.error)


def density(
    made: Network, found: Bounds, point: int, *, shapes: Sequence[Shape] = (), seed: int = 1
) -> Density | None:
    """How the days of a point are spread; None where an end is open."""
    own = piece(made, found, [point])
    block, shift = int(own.block[point]), int(own.shift[point])
    if block < 0:
        return Density(shift, np.ones(1), 0.0)
    if not own.is_bounded:
        return None
    spread = _density(own, block, shapes, seed)
    return Density(spread.earliest + shift, spread.share, spread.error)


def _density(own: Piece, block: int, shapes: Sequence[Shape], seed: int) -> Density:
    earliest = int(own.earliest[block])
    shaped = block_weights(own, shapes)
    weights = point_weights(own, block, shaped=shaped)
    if weights is not None:
        return Density(earliest, weights / weights.sum(), 0.0)
    sampler = Sampler(own, _chains(own), seed, shaped=shaped)
    sampler.warm_up()
    counts = np.zeros(int(own.latest[block]) - earliest + 1)
    sweeps = max(64, min(2000, MOST_DRAWN // (4 * sampler.drawn_a_sweep)))
    for _ in range(sweeps):
        sampler.sweep()
        counts += np.bincount(sampler.day[block] - earliest, minlength=len(counts))
    share = counts / counts.sum()
    return Density(earliest, share, float(0.5 / np.sqrt(sampler.chains * sweeps / 8)))


def _chains(own: Piece) -> int:
    return max(1, min(CHAINS, 64_000 // max(1, len(own.earliest))))


def _drawn(own: Piece, a: int, b: int, days: int, sampler: Sampler) -> Chance:
    """The chance by sampling, with the standard error of the means of stretches of sweeps."""
    sampler.warm_up()
    means: list[Shares] = []
    stretch = max(8, 512 // sampler.chains)
    while True:
        before = np.zeros(sampler.chains)
        for _ in range(stretch):
            sampler.sweep()
            before += sampler.day[a] < sampler.day[b] + days
        means.append(before / stretch)
        if len(means) >= 8 and len(means) % 8 == 0:
            groups = np.concatenate([np.stack(part).mean(axis=0) for part in _fourths(means)])
            error = float(groups.std(ddof=1) / np.sqrt(len(groups)))
            value = float(groups.mean())
            drawn = len(means) * stretch * sampler.drawn_a_sweep
            if error <= MOST_ERROR or drawn >= MOST_DRAWN:
                return Chance(value, max(error, 1 / (len(means) * stretch * sampler.chains)))


def _fourths(means: list[Shares]) -> list[list[Shares]]:
    size = len(means) // 4
    return [means[start : start + size] for start in range(0, 4 * size, size)]
