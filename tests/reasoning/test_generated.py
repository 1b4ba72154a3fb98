"""Chronologies as the shared generator makes them, with every option it has: bounds against a plain reference."""

import importlib.util
import random
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from regesta.reasoning.bounds import bounds
from regesta.reasoning.contradictions import settled
from regesta.reasoning.network import OPEN, ORIGIN, Network, network

GENERATOR = Path(__file__).parents[3] / "shared" / "peers" / "chronology_gen.py"
pytestmark = pytest.mark.skipif(
    not GENERATOR.is_file(), reason="the generator is not here: ../shared/peers/chronology_gen.py"
)


@pytest.fixture(scope="module")
def generator() -> Any:
    """The generator, as a module."""
    found = importlib.util.spec_from_file_location("chronology_gen", GENERATOR)
    assert found is not None and found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def generated(generator: Any, seed: int, *, is_wrong: bool) -> tuple[Network, dict[str, Any]]:
    """A chronology of some size and of any options, with wrong statements or without."""
    chance = random.Random(seed)
    events = chance.randrange(8, 80)
    made = generator.generate(
        events,
        seed,
        chance.randrange(1, 4) if is_wrong else 0,
        chance.choice((1.5, 3.0, 5.0)),
        dated_share=chance.choice((0.05, 0.3, 0.6, 1.0)),
        abs_share=chance.choice((0.1, 0.4, 0.8)),
        hard=chance.randrange(3) if is_wrong else 0,
    )
    first, second, most, statement = generator.graph(made["statements"], events)
    return network(events + 1, first, second, most=most, statement=statement), made


def latest(points: int, limits: Sequence[tuple[int, int, int]]) -> list[int]:
    """The most days from the origin to each point, by a queue (Moore 1959)."""
    day = [OPEN] * points
    day[ORIGIN] = 0
    onward: dict[int, list[tuple[int, int]]] = {}
    for first, second, most in limits:
        onward.setdefault(first, []).append((second, most))
    waiting = deque([ORIGIN])
    while waiting:
        point = waiting.popleft()
        for other, most in onward.get(point, ()):
            if day[point] + most < day[other]:
                day[other] = day[point] + most
                waiting.append(other)
    return day


@pytest.mark.parametrize("some", range(10))
def test_bounds_are_those_of_a_plain_search(generator: Any, some: int) -> None:
    for seed in range(30 * some, 30 * some + 30):
        made, _ = generated(generator, seed, is_wrong=False)
        found = bounds(made)
        rows = list(zip(made.first.tolist(), made.second.tolist(), made.most.tolist(), strict=True))
        assert found.latest.tolist() == latest(made.points, rows)
        turned = [(second, first, most) for first, second, most in rows]
        assert [-day for day in found.earliest.tolist()] == latest(made.points, turned)


@pytest.mark.parametrize("seed", range(1000, 1060))
def test_every_wrong_statement_that_contradicts_what_is_true_is_named(generator: Any, seed: int) -> None:
    made, told = generated(generator, seed, is_wrong=True)
    found = settled(made)
    named = {statement for one in found.contradictions for statement in one}
    for wrong in told["wrong"]:
        others = [one for one in told["wrong"] if one != wrong]
        kept = ~np.isin(made.statement, others)
        alone = settled(Network(made.points, *(array[kept] for array in made[1:])))
        assert wrong in named or not alone.contradictions
