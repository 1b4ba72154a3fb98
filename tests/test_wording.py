"""Sentences: English as any text, and with what they are made of."""

import copy
import json
import pickle

import pytest

from regesta.wording import Sentence, both, either, joined, listed, renamed, said, word


def test_a_sentence_is_its_english_text() -> None:
    told = said("{actor} leads by {share:.1f} %", actor="Kim", share=12.34)
    assert told == "Kim leads by 12.3 %" and json.dumps(told) == '"Kim leads by 12.3 %"'
    assert hash(told) == hash("Kim leads by 12.3 %")
    assert f"{told}." == "Kim leads by 12.3 %." and type(f"{told}.") is str
    assert (told.pattern, told.parts) == ("{actor} leads by {share:.1f} %", {"actor": "Kim", "share": 12.34})


def test_what_tells_words_apart_is_no_part_of_the_text() -> None:
    assert word("field", "by") == "by" and word("field", "by").pattern == "field|by"
    assert said("not: {verb}", verb=word("predicate", "holds")) == "not: holds"


@pytest.mark.parametrize(
    ("texts", "list_", "all_", "one"),
    [
        (("a",), "a", "a", "a"),
        (("a", "b"), "a and b", "a and b", "a or b"),
        (("a", "b", "c"), "a, b and c", "a and b and c", "a or b or c"),
    ],
)
def test_lists(texts: tuple[str, ...], list_: str, all_: str, one: str) -> None:
    assert (listed(texts), both(texts), either(texts)) == (list_, all_, one)
    assert listed(()) == both(()) == either(()) == "" and joined("; ", texts) == "; ".join(texts)


def test_names_among_the_parts_are_called_otherwise_at_any_depth() -> None:
    verdict = said("{leader} leads; {others} may", leader="trap", others=either(("rescue", "trap")))
    called = renamed(verdict, {"trap": "China is to be tied down"})
    assert called == "China is to be tied down leads; rescue or China is to be tied down may"
    assert isinstance(called, Sentence) and called.pattern == verdict.pattern


def test_a_sentence_is_copied_with_its_parts() -> None:
    told = said("{a} or {b}", a="x", b=said("{n} more", n=2))
    for copied in (copy.copy(told), copy.deepcopy(told), pickle.loads(pickle.dumps(told))):
        assert copied == told and copied.pattern == told.pattern
        inner = copied.parts["b"]
        assert isinstance(inner, Sentence) and inner.pattern == "{n} more"


@pytest.mark.parametrize("text", ["}", "{x}", "a|b", "say{"])
def test_a_word_of_somebody_s_own_is_itself(text: str) -> None:
    assert word("predicate", text) == text
