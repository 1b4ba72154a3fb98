"""Alignment: what it pairs reads alike, in order; it is exact where small; no text makes it run away."""

import random
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.reasoning.collation import alignment
from regesta.reasoning.collation.alignment import align, shared_once
from regesta.reasoning.collation.runs import Run
from regesta.reasoning.collation.tokens import Numbers, numbered

texts = st.lists(st.integers(0, 6), max_size=40).map(lambda text: np.array(text, dtype=np.int64))
FREE = np.full(8, 1000.0)  # every token says so much that no run is left out


def longest(one: list[int], other: list[int]) -> int:
    """The length of the longest common subsequence, by the table of all pairs."""
    row = [0] * (len(other) + 1)
    for here in one:
        last = row[:]
        for at, there in enumerate(other, 1):
            row[at] = last[at - 1] + 1 if here == there else max(last[at], row[at - 1])
    return row[-1]


@given(texts, texts)
def test_runs_read_alike_and_go_up(one: Numbers, other: Numbers) -> None:
    at = at_other = 0
    for run in align(one, other):
        assert run.one >= at and run.other >= at_other and run.length
        assert (one[run.one : run.one + run.length] == other[run.other : run.other + run.length]).all()
        at, at_other = run.one + run.length, run.other + run.length


@given(texts, texts)
def test_small_texts_are_aligned_exactly(one: Numbers, other: Numbers) -> None:
    found = align(one, other, bits=FREE)
    assert sum(run.length for run in found) == longest(one.tolist(), other.tolist())


@given(texts)
def test_a_text_is_all_alike_with_itself(one: Numbers) -> None:
    assert align(one, one) == ([Run(0, 0, len(one))] if len(one) else [])


def test_a_large_text_is_aligned_as_a_small_one_is(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(4)
    one = [draw.randrange(400) for _ in range(3000)]
    other = [token if draw.random() > 0.1 else draw.randrange(400) for token in one]
    pair = np.array(one), np.array(other)
    anchored = align(*pair)
    monkeypatch.setattr(alignment, "EXACT_CELLS", 1 << 40)
    exact = align(*pair)
    assert sum(run.length for run in anchored) >= 0.995 * sum(run.length for run in exact)


def test_a_small_edit_changes_the_alignment_there_alone() -> None:
    draw = random.Random(5)
    words = [draw.randrange(300) for _ in range(800)]
    edited = [*words[:200], *words[240:]]
    once = align(np.array(words), np.array(edited))
    twice = align(np.array(words), np.array([*edited[:500], 999, *edited[501:]]))
    assert [run for run in once if run.one < 200] == [run for run in twice if run.one < 200]


def words(text: str) -> list[str]:
    return text.split()


def test_words_shared_by_chance_are_not_paired() -> None:
    one = words("the king of the north sent a letter to the old queen")
    other = words("a ship that left the harbour of Genoa was lost in some storm")
    head, tail = words("it was agreed by all who were there"), words("and so they went home at last")
    found = align(*numbered([head + one + tail, head + other + tail]))
    assert found == [Run(0, 0, 8), Run(8 + len(one), 8 + len(other), 7)]


@pytest.mark.parametrize(
    "pair",
    [
        (["a"] * 60_000, ["a"] * 50_000),
        (["a", "b"] * 30_000, ["b", "a", "a"] * 20_000),
        ([str(number) for number in range(60_000)], [str(-number) for number in range(1, 60_000)]),
    ],
    ids=["one word", "two words", "nothing shared"],
)
def test_time_grows_with_the_text_and_not_with_its_square(pair: tuple[list[str], list[str]]) -> None:
    def seconds(share: int) -> float:
        numbers = numbered([text[: len(text) // share] for text in pair])
        begun = time.process_time()
        align(*numbers)
        return time.process_time() - begun

    small = min(seconds(8) for _ in range(3))
    assert seconds(1) < 30 * small + 0.3


@given(texts, texts, st.integers(1, 3))
def test_what_both_have_once_is_found_by_looking(one: Numbers, other: Numbers, size: int) -> None:
    def runs(text: Numbers) -> list[tuple[int, ...]]:
        return [tuple(text[at : at + size].tolist()) for at in range(len(text) - size + 1)]

    here, there = runs(one), runs(other)
    wanted = [
        (at, there.index(run)) for at, run in enumerate(here) if here.count(run) == there.count(run) == 1
    ]
    ones, others = shared_once(one, other, size)
    assert list(zip(ones.tolist(), others.tolist(), strict=True)) == wanted
