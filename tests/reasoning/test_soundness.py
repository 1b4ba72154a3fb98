"""Whether limits can all hold: held against all distances."""

import pytest

from regesta.reasoning.soundness import can_all_hold
from tests.reasoning.conftest import distances, random_limits


@pytest.mark.parametrize("seed", range(120))
def test_it_agrees_with_all_distances(seed: int) -> None:
    limits = random_limits(seed, points=8, statements=10)
    assert can_all_hold(8, [limit[:3] for limit in limits]) == (distances(8, limits) is not None)
