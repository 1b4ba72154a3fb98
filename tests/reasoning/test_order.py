"""Chances of order and spreads of days: held against counting all consistent days."""

import random

import numpy as np
import pytest
from numpy.typing import NDArray

from regesta.reasoning import order
from regesta.reasoning.bounds import Contradictory, bounds
from regesta.reasoning.network import OPEN, Places
from regesta.reasoning.order import chance_before, closed, density
from regesta.reasoning.pieces import piece
from regesta.reasoning.sampling import Sampler
from regesta.reasoning.shapes import Shape, bell, falling
from tests.reasoning.conftest import Limit, made, random_limits

Flags = NDArray[np.bool_]


def _bounded(seed: int) -> tuple[int, list[Limit]]:
    chance = random.Random(seed)
    points = chance.randrange(3, 7)
    limits = random_limits(seed, points=points, statements=chance.randrange(1, 6))
    for point in range(1, points):
        limits += [
            (0, point, chance.randrange(3, 12), 100 + point),
            (point, 0, chance.randrange(9), 100 + point),
        ]
    return points, limits


def _counted(points: int, limits: list[Limit], days: list[tuple[int, int]]) -> tuple[list[Places], Flags]:
    """The days of every point, and which choices of days are consistent."""
    grids = [np.zeros(1, np.int64), *np.meshgrid(*(np.arange(a, b + 1) for a, b in days), indexing="ij")]
    kept = np.ones(grids[1].shape, bool)
    for first, second, most, _ in limits:
        kept &= grids[second] - grids[first] <= most
    return grids, kept


def _weighted(
    grids: list[Places], kept: Flags, days: list[tuple[int, int]]
) -> tuple[NDArray[np.float64], tuple[Shape, ...]]:
    """The weights of choices of days where the first two points have a shape, and these."""
    weight, shapes = kept.astype(float), []
    for point, make in ((1, falling), (2, bell)):
        first, last = days[point - 1]
        middle = (first + last) // 2
        shape = Shape(point, *make(middle, middle + 1, earliest=first - 2, latest=last + 3))
        shapes.append(shape)
        weight *= shape.weight[grids[point] - shape.earliest]
    return weight, tuple(shapes)


@pytest.mark.parametrize("is_shaped", [False, True])
@pytest.mark.parametrize("is_sampled", [False, True])
@pytest.mark.parametrize("seed", range(24))
def test_chances_are_shares_of_consistent_days(
    seed: int, is_sampled: bool, is_shaped: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if is_sampled:
        monkeypatch.setattr(order, "pair_weights", lambda *_, **__: None)
        monkeypatch.setattr(order, "point_weights", lambda *_, **__: None)
    points, limits = _bounded(seed)
    whole = made(points, limits)
    try:
        found = bounds(whole)
    except Contradictory:
        return
    ranges = list(zip(found.earliest[1:].tolist(), found.latest[1:].tolist(), strict=True))
    grids, kept = _counted(points, limits, ranges)
    weight, shapes = _weighted(grids, kept, ranges) if is_shaped else (kept.astype(float), ())
    pairs = [(1, 2), (2, 1)] if is_sampled else [(a, b) for a in range(1, points) for b in range(1, points)]
    for first, second in pairs:
        expected = weight[grids[first] < grids[second]].sum() / weight.sum()
        given = chance_before(whole, found, first, second, shapes=shapes)
        assert given is not None
        assert given.value == pytest.approx(expected, abs=0.01 if is_sampled else 1e-9)
    spread = density(whole, found, 1, shapes=shapes)
    assert spread is not None
    for place, share in enumerate(spread.share):
        expected = weight[grids[1] == spread.earliest + place].sum() / weight.sum()
        assert share == pytest.approx(expected, abs=0.02 if is_sampled else 1e-9)


def test_open_ends_are_unknown_without_a_horizon() -> None:
    whole = made(3, [(1, 0, -5, 0), (2, 0, 0, 1), (0, 2, 9, 1)])
    assert chance_before(whole, bounds(whole), 1, 2) is None
    ended = closed(whole, bounds(whole), earliest=-10, latest=9)
    assert bounds(ended).latest[1] == 9 and bounds(whole).latest[1] == OPEN
    given = chance_before(ended, bounds(ended), 1, 2)
    assert given is not None and given.value == pytest.approx(10 / 50)


def test_points_that_never_move_apart_are_one_block() -> None:
    limits = [(1, 2, 3, 0), (2, 1, -3, 0), (0, 1, 9, 1), (1, 0, 0, 1)]
    own = piece(made(3, limits), bounds(made(3, limits)))
    assert own.block[1] == own.block[2] and own.shift[2] - own.shift[1] == 3
    given = chance_before(made(3, limits), bounds(made(3, limits)), 1, 2)
    assert given == (1.0, 0.0)


def test_every_draw_is_consistent() -> None:
    points, limits = 30, random_limits(3, points=30, statements=25, is_dated=False)
    limits = [limit for limit in limits if limit[2] >= 0]
    limits += [one for p in range(1, points) for one in ((0, p, 40, 100 + p), (p, 0, 0, 100 + p))]
    whole = made(points, limits)
    own = piece(whole, bounds(whole))
    sampler = Sampler(own, 16, seed=1, shaped={})
    for _ in range(20):
        sampler.sweep()
        day = sampler.day
        assert (day[own.second] - day[own.first] <= own.most[:, None]).all()
        assert (day[:-1] >= own.earliest[:, None]).all() and (day[:-1] <= own.latest[:, None]).all()
