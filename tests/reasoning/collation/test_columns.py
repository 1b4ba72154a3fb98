"""Versions side by side: every token in one column, in order, beside its like."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from regesta.reasoning.collation.columns import ABSENT, collate, pairs_of
from regesta.reasoning.collation.tokens import Numbers, numbered

texts = st.lists(st.integers(0, 5), max_size=20).map(lambda text: np.array(text, dtype=np.int64))


@given(st.lists(texts, min_size=1, max_size=4))
def test_every_token_stands_once_and_in_order_among_its_like(found: list[Numbers]) -> None:
    table = collate(found)
    assert table.shape[0] == len(found)
    for row, text in zip(table, found, strict=True):
        assert row[row != ABSENT].tolist() == list(range(len(text)))
    for column in table.T:
        forms = {int(text[place]) for text, place in zip(found, column, strict=True) if place != ABSENT}
        assert len(forms) == 1


def test_what_was_cut_and_restored_comes_back_to_its_place() -> None:
    whole = ["the", "assembly", "of", "the", "people", "meets", "twice", "a", "year", "in", "the", "capital"]
    cut = [word for word in whole if word not in ("twice", "a", "year")]
    table = collate(numbered([whole, cut, whole]))
    assert table.shape[1] == len(whole)
    ones, others = pairs_of(table, 0, 2)
    assert ones.tolist() == others.tolist() == list(range(len(whole)))


def test_no_versions_make_no_columns() -> None:
    assert collate([]).shape == (1, 0)
