"""Tightest bounds: held against all distances, and against the laws that any bounds must obey."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from regesta.reasoning.bounds import Contradictory, bounds
from regesta.reasoning.network import FARTHEST, OPEN, ORIGIN, network
from regesta.reasoning.pieces import apart
from tests.reasoning.conftest import Limit, distances, made, random_limits

POINTS = 8
seeds = some.integers(0, 10_000)


def _consistent(seed: int) -> list[Limit]:
    """As many random limits, from the first on, as can all hold."""
    kept: list[Limit] = []
    for limit in random_limits(seed, points=POINTS, statements=12):
        if distances(POINTS, [*kept, limit]) is not None:
            kept.append(limit)
    return kept


@pytest.mark.parametrize("seed", range(80))
def test_bounds_are_the_distances_from_the_origin(seed: int) -> None:
    limits = random_limits(seed, points=POINTS, statements=10)
    expected = distances(POINTS, limits)
    if expected is None:
        with pytest.raises(Contradictory) as caught:
            bounds(made(POINTS, limits))
        assert distances(POINTS, [limits[limit] for limit in caught.value.circle]) is None
        return
    found = bounds(made(POINTS, limits))
    for point in range(POINTS):
        latest, least = expected[ORIGIN][point], expected[point][ORIGIN]
        assert found.latest[point] == (OPEN if latest == float("inf") else latest)
        assert found.earliest[point] == (-OPEN if least == float("inf") else -least)


@settings(max_examples=60, deadline=None)
@given(seeds, some.randoms())
def test_the_order_of_statements_never_matters(seed: int, chance: random.Random) -> None:
    limits = _consistent(seed)
    shuffled = limits[:]
    chance.shuffle(shuffled)
    for one, other in zip(bounds(made(POINTS, limits)), bounds(made(POINTS, shuffled)), strict=True):
        assert np.array_equal(one, other)


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_adding_never_widens(seed: int) -> None:
    limits = _consistent(seed)
    for count in range(len(limits)):
        fewer, more = bounds(made(POINTS, limits[:count])), bounds(made(POINTS, limits[: count + 1]))
        assert (more.earliest >= fewer.earliest).all()
        assert (more.latest <= fewer.latest).all()


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_bounds_are_attained(seed: int) -> None:
    limits = _consistent(seed)
    found = bounds(made(POINTS, limits))
    for days in found:
        if (np.abs(days) < OPEN).all():
            assert all(days[second] - days[first] <= most for first, second, most, _ in limits)


@pytest.mark.parametrize("seed", range(40))
def test_how_far_two_points_lie_apart(seed: int) -> None:
    limits = _consistent(seed)
    expected = distances(POINTS, limits)
    assert expected is not None
    whole = made(POINTS, limits)
    for first in range(1, POINTS):
        for second in range(1, POINTS):
            least, most = apart(whole, bounds(whole), first, second)
            assert most == min(expected[first][second], OPEN)
            assert least == max(-expected[second][first], -OPEN)


def test_a_long_circle_clear_of_every_date_is_found() -> None:
    limits = [(point, point % 99 + 1, -1 if point == 5 else 0, point) for point in range(1, 100)]
    with pytest.raises(Contradictory) as caught:
        bounds(made(100, limits))
    assert len(caught.value.circle) == 99


def test_limits_that_are_none_are_refused() -> None:
    with pytest.raises(ValueError, match="points run from 0 to 1"):
        network(2, [0], [2], most=[1], statement=[0])
    with pytest.raises(ValueError, match="more than"):
        network(2, [0], [1], most=[FARTHEST + 1], statement=[0])
    with pytest.raises(ValueError, match="different lengths"):
        network(2, [0], [1], most=[1, 2], statement=[0])
