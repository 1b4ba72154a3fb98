"""The cheapest repair: held against trying all sets of statements."""

import random
from itertools import chain, combinations

import pytest

from regesta.reasoning import repair
from regesta.reasoning.repair import cheapest_cover, cheapest_repair


def all_sets(statements: range) -> list[frozenset[int]]:
    return [
        frozenset(some)
        for some in chain.from_iterable(
            combinations(statements, count) for count in range(len(statements) + 1)
        )
    ]


@pytest.mark.parametrize("seed", range(80))
def test_no_cover_is_cheaper(seed: int) -> None:
    chance = random.Random(seed)
    statements = range(8)
    costs = [chance.randrange(1, 6) for _ in statements]
    every = [tuple(chance.sample(statements, chance.randrange(1, 4))) for _ in range(chance.randrange(1, 9))]
    found = cheapest_cover(every, costs.__getitem__)
    assert all(found.intersection(one) for one in every)
    covers = (some for some in all_sets(statements) if all(some.intersection(one) for one in every))
    assert sum(costs[one] for one in found) == min(sum(costs[one] for one in some) for some in covers)


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("turns", [0, 48])
def test_contradictions_that_come_to_light_one_by_one(
    seed: int, turns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repair, "MOST_TURNS", turns)
    chance = random.Random(seed)
    costs = [chance.randrange(1, 6) for _ in range(8)]
    every = [tuple(chance.sample(range(8), chance.randrange(1, 4))) for _ in range(6)]
    found = cheapest_repair(lambda out: [one for one in every if not out & {*one}][:1], costs.__getitem__)
    assert all(found.statements.intersection(one) for one in every)
    if turns:
        spent = sum(costs[one] for one in found.statements)
        assert spent == sum(costs[one] for one in cheapest_cover(every, costs.__getitem__))
    assert set(found.contradictions) <= set(every)


def test_nothing_contradicts() -> None:
    assert cheapest_repair(lambda out: [], lambda one: 1).statements == frozenset()
