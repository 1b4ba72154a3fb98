"""Bounds kept while statements come and go: always those of a full recomputation."""

import random

import numpy as np
import pytest

from regesta.reasoning.contradictions import settled
from regesta.reasoning.revision import Revision
from tests.reasoning.conftest import Limit, made, random_limits


def _said(limits: list[Limit], statement: int) -> list[tuple[int, int, int]]:
    return [limit[:3] for limit in limits if limit[3] == statement]


@pytest.mark.parametrize("seed", range(60))
def test_any_edits_leave_what_all_statements_give(seed: int) -> None:
    chance = random.Random(seed)
    limits = random_limits(seed, points=10, statements=24)
    every = sorted({limit[3] for limit in limits})
    there = set(chance.sample(every, len(every) // 2))
    kept = Revision(made(10, [limit for limit in limits if limit[3] in there]))
    for _ in range(40):
        statement = chance.choice(every)
        if statement in there:
            there.remove(statement)
            kept.retract(statement)
        else:
            there.add(statement)
            kept.add(statement, _said(limits, statement))
        whole = settled(made(10, [limit for limit in limits if limit[3] in there]))
        assert kept.contradictions == whole.contradictions
        for found, expected in zip(kept.bounds(), whole.bounds, strict=True):
            assert np.array_equal(found, expected)


def test_new_points_are_made() -> None:
    kept = Revision(made(1, []))
    kept.add(7, [(0, 3, 20), (3, 0, -10)])
    assert kept.bounds().earliest[3] == 10 and kept.bounds().latest[3] == 20


def test_what_is_no_limit_is_refused() -> None:
    kept = Revision(made(2, [(0, 1, 5, 0)]))
    with pytest.raises(ValueError, match="there already"):
        kept.add(0, [(0, 1, 5)])
    with pytest.raises(ValueError, match="no limit"):
        kept.add(1, [(0, -1, 5)])
    with pytest.raises(KeyError):
        kept.retract(5)
