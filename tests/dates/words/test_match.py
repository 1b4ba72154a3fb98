"""Numbers in words and figures."""

import pytest

from regesta.dates.words.language import load_language
from regesta.dates.words.match import number_of, ordinal_of


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("22 . 8", 22.8),
        ("twenty - five", 25),
        ("two and a half", 2.5),
        ("a hundred and fifty", 150),
        ("hundred", 100),
        ("a", 1),
        ("half a", 0.5),
        ("several", "X"),
        ("a few", "X"),
        ("a couple of", 2),
    ],
)
def test_numbers(words: str, number: float | str) -> None:
    assert number_of(words.split(), load_language("en")) == number


@pytest.mark.parametrize(
    ("words", "number"), [("25 th", 25), ("eleventh", 11), ("twenty - first", 21), ("7", 7)]
)
def test_ordinals(words: str, number: int) -> None:
    assert ordinal_of(words.split(), load_language("en")) == number
