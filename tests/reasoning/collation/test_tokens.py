"""Tokens as numbers: equal forms and equal runs have equal numbers, and rare forms say more."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from regesta.reasoning.collation.tokens import information, numbered, windows


@given(st.lists(st.lists(st.sampled_from("abcde"), max_size=20), max_size=4))
def test_equal_forms_have_equal_numbers_and_no_others(texts: list[list[str]]) -> None:
    found = numbered(texts)
    forms = [form for text in texts for form in text]
    numbers = [int(number) for text in found for number in text]
    assert len(set(zip(forms, numbers, strict=True))) == len(set(forms)) == len(set(numbers))


@given(st.lists(st.integers(0, 3), max_size=40), st.integers(1, 5))
def test_runs_have_the_same_key_exactly_where_they_read_alike(text: list[int], size: int) -> None:
    keys = windows(np.array(text, dtype=np.int64), size)
    runs = [tuple(text[at : at + size]) for at in range(len(text) - size + 1)]
    assert len(keys) == len(runs)
    assert len(set(keys.tolist())) == len(set(runs))


def test_the_rarer_a_form_the_more_it_says() -> None:
    bits = information(numbered([["the"] * 9 + ["constitution"]]))
    assert bits[1] > bits[0] > 0


def test_no_texts_say_nothing() -> None:
    assert numbered([]) == []
    assert len(information([])) == 1
