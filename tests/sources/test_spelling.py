import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.sources.spelling import LIGATURES, QUOTES, normalise, rules_between, spelled

SIGNS = st.sampled_from(
    ["-", "–", "—", " ", "\n", "\u00ad", "“", "’", "'", "ﬁ", "…", "é", "e\u0301", "中", "a", "B", "7"]
)
TEXTS = st.lists(SIGNS | st.characters(exclude_categories=["Cs"]), max_size=30).map("".join)


@pytest.mark.parametrize(
    ("one", "other", "rules"),
    [
        ("a  b", "a b", {"white space"}),
        ("a\nb", "a b", {"white space"}),
        ("a\u00a0b", "a b", {"white space"}),
        ("inde-\npendent", "independent", {"line-end hyphen"}),
        ("inde- pendent", "independent", {"line-end hyphen"}),
        ("anti-\nslavery", "anti-slavery", {"line-end hyphen"}),
        ("inde\u00ad\npendent", "independent", {"invisible characters", "line-end hyphen"}),
        ("inde\u00adpendent", "independent", {"invisible characters"}),
        ("ﬁsh", "fish", {"ligature"}),
        ("æther", "aether", {"ligature"}),
        ("ſtate", "state", {"ligature"}),
        ("“so”", '"so"', {"quotation marks"}),
        ("isn’t", "isn't", {"quotation marks"}),
        ("« mot »", "“mot”", {"quotation marks"}),
        ("''so''", '"so"', {"quotation marks"}),
        ("war—and", "war - and", {"dashes"}),
        ("war – and", "war -- and", {"dashes"}),
        ("1945–53", "1945-53", {"dashes"}),
        ("caf\u00e9", "cafe\u0301", {"Unicode form"}),
        ("\u1112\u1161\u11ab", "한", {"Unicode form"}),
        ("so…", "so...", {"Unicode form"}),
        ("a\u200fb", "ab", {"invisible characters"}),
        ("中\n国", "中国", {"white space"}),
        ("same", "same", set()),
    ],
)
def test_rules_bring_two_spellings_together(one: str, other: str, rules: set[str]) -> None:
    assert normalise(one) == normalise(other)
    assert set(rules_between(one, other)) >= rules
    assert rules_between(one, other) == rules_between(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("State", "state"),
        ("1945-53", "194553"),
        ("a b", "ab"),
        ("3.5", "35"),
        ("don't", "dont"),
        ("yes.", "yes,"),
        ("²", "2"),
    ],
)
def test_other_differences_stay(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@given(TEXTS)
def test_normal_spelling_is_stable(text: str) -> None:
    normal = spelled(text)[0]
    assert not any(sign in normal for sign in LIGATURES)
    assert not any(sign in normal for sign in QUOTES if sign != "'")
    assert spelled(normal.replace("-", "–"))[0] == spelled(normal)[0]


@given(TEXTS)
def test_composed_or_not_is_the_same(text: str) -> None:
    assert normalise(unicodedata.normalize("NFD", text)) == normalise(unicodedata.normalize("NFC", text))


@given(TEXTS, TEXTS)
def test_a_rule_is_named_where_one_was_needed(one: str, other: str) -> None:
    if normalise(one) == normalise(other):
        assert bool(rules_between(one, other)) == (one != other)


def test_heaps_of_marks_take_no_time() -> None:
    began = time.process_time()
    spelled("a" + "\u0301\u0323" * 200_000)
    spelled(" -" * 200_000)
    assert time.process_time() - began < 10
