"""Passages shared in whatever order: found beyond chance, and not below it."""

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from regesta.reasoning.collation.passages import shared_passages, shared_runs, unpaired
from regesta.reasoning.collation.runs import Run
from regesta.reasoning.collation.tokens import Numbers, information

texts = st.lists(st.integers(0, 4), max_size=25).map(lambda text: np.array(text, dtype=np.int64))


@given(texts, texts, st.integers(2, 4))
def test_runs_are_those_that_looking_finds(one: Numbers, other: Numbers, size: int) -> None:
    alike = {
        (at, there)
        for at in range(len(one) - size + 1)
        for there in range(len(other) - size + 1)
        if (one[at : at + size] == other[there : there + size]).all()
    }
    found = shared_runs(one, other, size)
    covered = {(run.one + step, run.other + step) for run in found for step in range(run.length - size + 1)}
    assert covered == alike
    assert found == sorted(found)


def drawn(seed: int, count: int) -> Numbers:
    draw = random.Random(seed)
    return np.array([draw.randrange(2000) for _ in range(count)])


def test_a_reworded_passage_is_found_whole() -> None:
    one, other = drawn(1, 1000), drawn(2, 1000)
    passage = one[300:340].copy()
    passage[[10, 21]] = 1999
    other[700:740] = passage
    found = shared_passages(one, other, bits=information((one, other)), size=3)
    assert [(passage.one, passage.other) for passage in found] == [((300, 340), (700, 740))]
    assert found[0].alike == 38
    assert found[0].surplus > 100


def test_unrelated_texts_share_nothing() -> None:
    one, other = drawn(3, 3000), drawn(4, 3000)
    assert shared_passages(one, other, bits=information((one, other)), size=2) == []


def test_what_no_run_holds_is_unpaired() -> None:
    alone = unpaired([Run(1, 0, 2)], (4, 3))
    assert alone[0].tolist() == [True, False, False, True]
    assert alone[1].tolist() == [False, False, True]
