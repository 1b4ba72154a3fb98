"""Passages shared by any two of many texts: found wherever they are planted, and nowhere else."""

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from regesta.reasoning.collation.corpus import NEIGHBOURS, SHINGLE, fingerprint, shared_by_many, surprise
from regesta.reasoning.collation.tokens import Numbers, windows


def drawn(seed: int, count: int) -> Numbers:
    draw = random.Random(seed)
    return np.array([min(3000, int(draw.paretovariate(0.8))) for _ in range(count)], dtype=np.int64)


def test_a_planted_passage_is_found_in_every_pair_that_has_it() -> None:
    texts = [drawn(seed, 1500) for seed in range(6)]
    passage = drawn(99, 60)
    for number, at in ((1, 200), (3, 900), (4, 0)):
        texts[number][at : at + 60] = passage
    reworded = passage.copy()
    reworded[[20, 41]] = 3001
    texts[4][0:60] = reworded
    found = {(pair.one, pair.other): pair.passages for pair in shared_by_many(texts)}
    assert set(found) == {(1, 3), (1, 4), (3, 4)}
    (best,) = found[1, 3]
    assert best.one[0] <= 200 and best.one[1] >= 260 and best.other[0] <= 900 and best.other[1] >= 960
    assert found[1, 3][0].surplus > found[1, 4][0].surplus


def test_unrelated_texts_and_no_texts_share_nothing() -> None:
    assert shared_by_many([drawn(seed, 3000) for seed in range(5)]) == []
    assert shared_by_many([]) == [] and shared_by_many([drawn(1, 50)]) == []
    assert shared_by_many([drawn(1, 0), drawn(1, 3), drawn(2, 50)]) == []


def test_a_formula_says_less_than_what_stands_twice() -> None:
    formula, copied = list(range(4000, 4012)), list(range(5000, 5012))
    texts = [drawn(seed, 400) for seed in range(12)]
    for text in texts:
        text[50:62] = formula
    for number in (2, 7):
        texts[number][200:212] = copied
    bits = surprise(texts)
    assert bits[2][201:212].sum() > 2 * bits[2][51:62].sum()


@given(st.lists(st.integers(0, 3), max_size=60), st.lists(st.integers(0, 3), max_size=20), st.integers(0, 50))
def test_every_long_run_in_common_leaves_a_key_in_common(text: list[int], other: list[int], at: int) -> None:
    run = list(range(10, 10 + SHINGLE + NEIGHBOURS - 1))
    one, two = np.array(text[:at] + run + text[at:]), np.array(other + run)
    keys = [set(windows(each, SHINGLE)[fingerprint(each)].tolist()) for each in (one, two)]
    assert keys[0] & keys[1] & set(windows(np.array(run), SHINGLE).tolist())
