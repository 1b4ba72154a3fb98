"""Gaps and bursts of days: held against the definition, and against days strewn evenly."""

import itertools
import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from regesta.reasoning.rhythm import Stretch, bursts, chance_of_gap, gaps

STRETCHES = some.lists(
    some.tuples(some.integers(0, 60), some.sampled_from([0, 0, 0, 2, 9, 30])).map(
        lambda one: (one[0], sum(one))
    )
)


@given(STRETCHES)
def test_gaps_are_what_no_stretch_as_short_touches(stretches: list[Stretch]) -> None:
    expected = [(-1000, 1000)]
    for first, last in sorted(stretches, key=lambda one: (one[1] - one[0], one)):
        cut = [
            one for one in expected if one[0] <= last and one[1] >= first and one[1] - one[0] >= last - first
        ]
        pieces = [each for a, b in cut for each in ((a, first - 1), (last + 1, b)) if each[0] <= each[1]]
        expected = sorted([one for one in expected if one not in cut] + pieces)
    found = gaps(stretches)
    assert found == [one for one in expected if one[0] > -1000 and one[1] < 1000]
    for first, last in found:
        assert not any(a <= last and b >= first and b - a <= last - first for a, b in stretches)


@given(STRETCHES)
def test_their_order_does_not_matter(stretches: list[Stretch]) -> None:
    assert gaps(stretches) == gaps(stretches[::-1])


@pytest.mark.parametrize("count", [5, 40])
def test_the_chance_of_a_gap_is_that_of_the_longest_of_so_many(count: int) -> None:
    chance = random.Random(1)
    longest = [max(chance.expovariate(1 / 10) for _ in range(count)) for _ in range(4000)]
    for days in (10, 30, 60):
        share = sum(one >= days for one in longest) / len(longest)
        assert chance_of_gap(days, count, 10) == pytest.approx(share, abs=0.03)
    assert chance_of_gap(0, count, 10) == pytest.approx(1)


def test_bursts_are_the_cheapest_states() -> None:
    for seed in range(30):
        chance = random.Random(seed)
        days = sorted(chance.choice((chance.randrange(200), 50 + chance.randrange(8))) for _ in range(10))
        states = [any(a <= place < b for a, b in bursts(days)) for place in range(9)]
        costs = {bits: _cost(days, [bool(bits >> place & 1) for place in range(9)]) for bits in range(512)}
        assert _cost(days, states) == pytest.approx(min(costs.values()))


def _cost(days: list[int], states: list[bool]) -> float:
    apart = [later - day for day, later in itertools.pairwise(days)]
    rate = len(apart) / sum(apart)
    ups = sum(now and not before for before, now in zip([False, *states], states, strict=False))
    own = (rate * (1 + state) for state in states)
    return ups * math.log(len(apart)) + sum(r * gap - math.log(r) for r, gap in zip(own, apart, strict=True))


def test_days_that_are_all_one_or_none_have_no_bursts() -> None:
    assert bursts([]) == bursts([5]) == bursts([5, 5, 5]) == []
