"""Indents: the odd line is found, whichever it is, and what stands well is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.statements.indents import is_ragged, levelled


@pytest.mark.parametrize(
    ("indents", "meant"),
    [
        ([0, 3, 2, 2, 2], [0, 2, 2, 2, 2]),  # the first is the odd one
        ([0, 8, 2, 2], [0, 2, 2, 2]),  # by a tab
        ([0, 2, 1, 2], [0, 2, 2, 2]),
        ([0, 3, 2], [0, 2, 2]),  # none has more: the canonical indent is right
        ([0, 4, 3], [0, 4, 4]),
        ([0, 8, 4, 2], [0, 2, 4, 2]),  # what stands below the odd one stays below it
        ([0, 8, 4], [0, 2, 4]),
        ([0, 2, 5, 4, 4, 2], [0, 2, 4, 4, 4, 2]),
        ([0, 2, 4, 0, 2], [0, 2, 4, 2, 2]),  # a field that is not indented at all
        ([0, 0], [0, 2]),
        ([0, 4, 8, 4, 3], [0, 4, 8, 4, 4]),
    ],
)
def test_the_odd_one_is_levelled(indents: list[int], meant: list[int]) -> None:
    assert is_ragged(indents)
    assert levelled(indents) == meant


@given(st.lists(st.integers(0, 9), max_size=12).map(lambda indents: [0, *indents]))
def test_what_is_levelled_is_ragged_no_more(indents: list[int]) -> None:
    meant = levelled(indents)
    if not is_ragged(indents):
        assert meant == indents
    assert all(indent > 0 for indent in meant[1:])


def test_a_staircase_of_any_height_is_no_trouble() -> None:
    assert len(levelled([0, *range(1, 50_000), 1, 2])) == 50_002
