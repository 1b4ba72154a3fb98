"""Chains of runs against every choice there is."""

import math
from itertools import combinations, pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from regesta.reasoning.collation.runs import Run, gap_bits, heaviest_chain, runs_of, telling


def is_chain(runs: list[Run]) -> bool:
    return all(
        one.one + one.length <= other.one and one.other + one.length <= other.other
        for one, other in pairwise(runs)
    )


@st.composite
def apart(draw: st.DrawFn) -> list[Run]:
    """Runs that stand apart in the first text, anywhere in the second."""
    found, one = [], 0
    for _ in range(draw(st.integers(0, 7))):
        one += draw(st.integers(0, 3))
        found.append(Run(one, draw(st.integers(0, 15)), draw(st.integers(1, 5))))
        one += found[-1].length
    return found


@given(apart())
def test_no_chain_is_heavier(runs: list[Run]) -> None:
    chain = heaviest_chain(runs)
    assert is_chain(chain)
    every = (list(some) for size in range(len(runs) + 1) for some in combinations(runs, size))
    best = max(sum(run.length for run in some) for some in every if is_chain(some))
    assert sum(run.length for run in chain) == best


def test_a_long_run_beats_several_short_ones_that_cross_it() -> None:
    runs = [Run(0, 10, 20), Run(22, 0, 3), Run(26, 4, 3)]
    assert heaviest_chain(runs) == [Run(0, 10, 20)]


@st.composite
def chains(draw: st.DrawFn) -> tuple[list[Run], tuple[int, int], list[float]]:
    """A chain of runs with gaps, the sizes of both texts, and what each token of the first says."""
    runs: list[Run] = []
    one = other = 0
    for _ in range(draw(st.integers(0, 6))):
        gaps = draw(st.sampled_from([(1, 0), (0, 1), (1, 1), (7, 9), (40, 3), (200, 300)]))
        one, other = one + gaps[0], other + gaps[1]
        length = draw(st.integers(1, 4))
        runs.append(Run(one, other, length))
        one, other = one + length, other + length
    sizes = one + draw(st.integers(0, 30)), other + draw(st.integers(0, 30))
    bits = draw(st.lists(st.floats(0.5, 15), min_size=sizes[0] or 1, max_size=sizes[0] or 1))
    return runs, sizes, bits


def worth(runs: list[Run], sizes: tuple[int, int], bits: list[float]) -> float:
    """The bits of a choice of runs less those of its gaps."""
    total, one, other = 0.0, 0, 0
    for run in (*runs, Run(*sizes, 0)):
        total -= gap_bits(run.one - one, run.other - other)
        total += sum(bits[run.one : run.one + run.length])
        one, other = run.one + run.length, run.other + run.length
    return total


@given(chains())
def test_no_choice_of_runs_says_more_than_the_one_taken(
    made: tuple[list[Run], tuple[int, int], list[float]],
) -> None:
    runs, sizes, bits = made
    found = telling(runs, np.arange(len(bits)), np.array(bits), sizes)
    best = max(
        worth(list(some), sizes, bits) for size in range(len(runs) + 1) for some in combinations(runs, size)
    )
    assert math.isclose(worth(found, sizes, bits), best, abs_tol=1e-6)


def test_pairs_that_go_on_in_both_texts_are_one_run() -> None:
    ones, others = np.array([3, 4, 5, 9]), np.array([0, 1, 2, 7])
    assert runs_of(ones, others) == [Run(3, 0, 3), Run(9, 7, 1)]
    assert runs_of(ones[:0], others[:0]) == []
