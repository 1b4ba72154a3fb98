"""Values in themselves: how numbers and texts are written, and what mentions mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.statements.notation import read_mentions, unescape
from regesta.statements.values import meant, number_text, quoted


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=30))
def test_a_quoted_text_is_read_as_it_was(text: str) -> None:
    assert unescape(quoted(text)[1:-1]) == text


@pytest.mark.parametrize(("number", "text"), [(50.0, "50"), (0.5, "0.5"), (1e15, "1000000000000000")])
def test_numbers_have_no_needless_digits(number: float, text: str) -> None:
    assert number_text(number) == text


def test_what_is_meant_is_each_name_and_whether_for_certain() -> None:
    assert meant(read_mentions("kim, pak?")) == [("kim", True), ("pak", False)]
    assert [is_certain for _, is_certain in meant(read_mentions("a|b"))] == [False, False]
