"""Changes of substance and of form: what counts as which, and that a dropped "not" is never form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.findings.changes import Stretch, kind_of
from regesta.sources import Text
from regesta.sources.tokens import tokens_of


def stretch(text: str) -> Stretch:
    found = tokens_of(Text(text))
    return Stretch(found.words, found.forms, [False] * len(found.words))


def kind(before: str, after: str, language: str = "en") -> tuple[str, tuple[str, ...]]:
    return tuple(kind_of(stretch(before), stretch(after), language))  # type: ignore[return-value]


FORM = (
    ("the colour", "the color", "spelling"),
    ("the law", "The Law", "capitals"),
    ("land, water", "land water", "punctuation"),
    ("to-day", "today", "spacing"),
    ("can not", "cannot", "spacing"),
    ("co-operate", "cooperate", "spacing"),
)
SUBSTANCE = (
    ("shall not be", "shall be", "negation", "en"),
    ("may", "shall", "modality", "en"),
    ("three provinces", "four provinces", "numbers", "en"),
    ("in 1948", "in 1949", "numbers", "en"),
    ("3.5", "35", "numbers", "en"),
    ("if he agrees", "he agrees", "condition", "en"),
    ("lawful", "unlawful", "negation", "en"),
    ("of Kim", "of Pak", "names", "en"),
    ("the house", "the garden", "wording", "en"),
    ("the big old house", "the old big house", "order", "en"),
    ("ne peut pas", "peut", "negation", "fr"),
    ("darf nicht", "darf", "negation", "de"),
    ("не может", "может", "negation", "ru"),
    ("不得", "得", "negation", "zh"),
    ("no able", "noable", "negation", ""),
    ("5%", "5", "numbers", "en"),
)


@pytest.mark.parametrize(("before", "after", "respect"), FORM)
def test_form(before: str, after: str, respect: str) -> None:
    assert kind(before, after) == ("form", (respect,))


@pytest.mark.parametrize(("before", "after", "respect", "language"), SUBSTANCE)
def test_substance(before: str, after: str, respect: str, language: str) -> None:
    nature, respects = kind(before, after, language)
    assert nature == "substance" and respect in respects


WORDS = (
    "the",
    "law",
    "shall",
    "be",
    "colour",
    "centre",
    "Kim",
    "and,",
    "state",
    "may",
    "by",
    "of",
    "it",
    "to-day;",
    "can",
)
words = st.lists(st.sampled_from(WORDS), max_size=8)


@given(words, words, st.sampled_from(["not", "no", "never", "cannot", "n't", "nor"]))
def test_a_dropped_negation_is_never_form(before: list[str], after: list[str], negation: str) -> None:
    with_it, without = " ".join([*before, negation, *after]), " ".join([*before, *after])
    assert kind(with_it, without)[0] == kind(without, with_it)[0] == "substance"


@given(words, words)
def test_form_and_substance_do_not_depend_on_the_direction(before: list[str], after: list[str]) -> None:
    assert kind(" ".join(before), " ".join(after))[0] == kind(" ".join(after), " ".join(before))[0]
