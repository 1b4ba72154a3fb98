"""The fewest statements that cannot all be true: held against trying all of them."""

import pytest

from regesta.reasoning.contradictions import settled
from tests.reasoning.conftest import distances, fewest, made, random_limits, random_spans


@pytest.mark.parametrize("is_dated", [True, False])
@pytest.mark.parametrize("seed", range(150))
def test_each_contradiction_has_the_fewest_statements(seed: int, is_dated: bool) -> None:
    limits = random_limits(seed, points=7, statements=9, is_dated=is_dated)
    found = settled(made(7, limits))
    gone: list[int] = []
    for one, dropped in zip(found.contradictions, found.dropped, strict=True):
        assert len(one) == fewest(7, limits, gone)
        assert distances(7, [limit for limit in limits if limit[3] in one]) is None
        assert dropped == max(one)
        gone.append(dropped)
    assert fewest(7, limits, gone) == 0


@pytest.mark.parametrize("seed", range(60))
def test_a_statement_used_in_two_places_counts_once(seed: int) -> None:
    limits = random_spans(seed, spans=4, statements=9)
    found = settled(made(9, limits))
    gone: list[int] = []
    for one, dropped in zip(found.contradictions, found.dropped, strict=True):
        assert len(one) == fewest(9, limits, gone)
        gone.append(dropped)
    assert fewest(9, limits, gone) == 0
