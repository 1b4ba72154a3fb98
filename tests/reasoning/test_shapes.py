"""Shapes of days: even within, falling to the ends."""

from collections.abc import Callable

import numpy as np
import pytest

from regesta.reasoning.bounds import bounds
from regesta.reasoning.pieces import piece
from regesta.reasoning.shapes import Shape, Weights, bell, block_weights, falling
from tests.reasoning.conftest import made

MAKERS = [falling, bell]


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize(
    ("first", "last", "earliest", "latest"), [(5, 9, 0, 14), (0, 0, 0, 0), (3, 9, 3, 20), (3, 9, 0, 9)]
)
def test_weights_are_even_within_and_fall_to_either_end(
    make: Callable[..., tuple[int, Weights]], first: int, last: int, earliest: int, latest: int
) -> None:
    start, weight = make(first, last, earliest=earliest, latest=latest)
    assert start == earliest and len(weight) == latest - earliest + 1
    assert (weight > 0).all() and (weight[first - earliest : last - earliest + 1] == 1).all()
    assert (np.diff(weight[: first - earliest + 1]) > 0).all() and (
        np.diff(weight[last - earliest :]) < 0
    ).all()


def test_two_shapes_of_one_block_are_multiplied() -> None:
    whole = made(3, [(1, 2, 1, 0), (2, 1, -1, 0), (0, 1, 3, 1), (1, 0, 0, 1)])
    own = piece(whole, bounds(whole))
    one, other = Shape(1, 0, np.array([1.0, 2.0, 3.0, 4.0])), Shape(2, 1, np.array([4.0, 3.0, 2.0, 1.0]))
    (found,) = block_weights(own, (one, other)).values()
    assert found.tolist() == pytest.approx([4 / 6, 1, 1, 4 / 6])
