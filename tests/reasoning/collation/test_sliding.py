"""Sliding: the alignment stays what it is, and changes begin where people begin them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from regesta.reasoning.collation.alignment import align
from regesta.reasoning.collation.runs import Run
from regesta.reasoning.collation.sliding import settled
from regesta.reasoning.collation.tokens import Numbers, numbered

texts = st.lists(st.integers(0, 2), max_size=20).map(lambda text: np.array(text, dtype=np.int64))


@given(texts, texts, st.integers(0, 1000))
def test_what_is_paired_still_reads_alike_and_is_as_much(one: Numbers, other: Numbers, seed: int) -> None:
    draw = np.random.default_rng(seed)
    begins = draw.integers(0, 3, len(one) + 1), draw.integers(0, 3, len(other) + 1)
    runs = align(one, other)
    found = settled(runs, (one, other), begins)
    assert sum(run.length for run in found) == sum(run.length for run in runs)
    at = at_other = 0
    for run in found:
        assert run.one >= at and run.other >= at_other
        assert (one[run.one : run.one + run.length] == other[run.other : run.other + run.length]).all()
        at, at_other = run.one + run.length, run.other + run.length


def test_a_cut_begins_at_the_sentence() -> None:
    one, other = numbered(
        [
            ["begin", ":", "article", "a", "b", ".", "article", "c", "d", "."],
            ["begin", ":", "article", "c", "d", "."],
        ]
    )
    ones = np.array([1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0])
    aligned = [Run(0, 0, 3), Run(7, 3, 3)]  # "a b . article" was cut
    assert settled(aligned, (one, other), (ones, np.zeros(7, dtype=np.int64))) == [Run(0, 0, 2), Run(6, 2, 4)]
