"""The words of a text, folded."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.collection.words import LONGEST, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("Rhee's cable; №25", ["rhee", "s", "cable", "no25"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("Ch’ŏn", ["ch", "on"]),
        ("under_score", ["under", "score"]),
        ("毛泽东", ["毛", "泽", "东"]),
        ("김일성이 왔다", ["김일성이", "왔다"]),
        ("Σίσυφος", ["σισυφοσ"]),
        ("x" * 100, ["x" * LONGEST]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@given(st.text())
def test_forms_of_one_text_have_the_same_words(text: str) -> None:
    composed = words_of(unicodedata.normalize("NFC", text))
    assert words_of(unicodedata.normalize("NFD", text)) == composed


@given(st.text())
def test_words_hold_no_sign_that_parts_them(text: str) -> None:
    for word in words_of(text):
        assert word
        assert not set(word) & set(' "*¶_')
        assert words_of(word) == [word] or len(word) == LONGEST
