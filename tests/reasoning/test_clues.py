"""Clues that are not independent, and discounted evidence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.reasoning.clues import discounted, joint_chances

chances = st.floats(0.05, 0.95)


@given(chances, chances)
@settings(max_examples=50, deadline=None)
def test_independent_clues(first: float, second: float) -> None:
    neither, other, one, both = joint_chances(first, second)
    assert both == pytest.approx(first * second)
    assert neither == pytest.approx((1 - first) * (1 - second))
    assert one + both == pytest.approx(first) and other + both == pytest.approx(second)


def test_correlated_clues() -> None:
    assert joint_chances(0.5, 0.5, 1) == (0.5, 0, 0, 0.5)
    with pytest.raises(ValueError, match="cannot be correlated"):
        joint_chances(0.9, 0.1, 1)


def test_discounted_likelihoods() -> None:
    first, second = discounted([0.8, 0.2], 0.5)
    assert first / second == pytest.approx(2)
    assert discounted([0.8, 0.2], 0) == [1, 1]
    assert discounted([0.9, 0.0001], cap=3) == pytest.approx([3, 1 / 3])
    with pytest.raises(ValueError, match="0 against 0"):
        discounted([0.0, 0.0])
