"""Guesses at what is meant: near words only, and no more of them than can be made in reasonable time."""

import pytest

from regesta.statements import nearness
from regesta.statements.nearness import Guesses, did_you_mean


def test_the_nearest_word_is_guessed() -> None:
    assert did_you_mean("stalln", ["stalin", "kim", "sta"]) == "did you mean stalin?"
    assert did_you_mean("STALIN", ["stalin"]) == "did you mean stalin?"
    assert did_you_mean("kim", ["kim", "politburo"]) == ""


def test_a_letter_that_looks_like_another_is_told() -> None:
    remedy = "did you mean kim? Letter 2 is 'і', Cyrillic: write 'i', Latin"
    assert did_you_mean("kіm", ["kin", "kim"]) == remedy
    assert did_you_mean("ѕоvіеt", ["soviet"]).startswith("did you mean soviet? Letter 1 is ")


def test_long_words_are_no_slips() -> None:
    assert did_you_mean("x" * 99_000, ["x" * 99_001, "x" * 10]) == ""
    assert did_you_mean("y", ["x" * 99_000, "yy"]) == ""


def test_guesses_end_where_they_would_take_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearness, "MOST_COMPARED", 20)
    guesses = Guesses(f"actor{number}" for number in range(8))
    assert [guesses.nearest("actr1") for _ in range(4)] == ["actor1", "actor1", None, None]
