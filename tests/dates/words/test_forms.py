"""Forms of date words: what the notation takes, what it matches, and that every pattern has a greatest length."""

import re
from importlib import import_module

import pytest

from regesta.dates.words import language_names
from regesta.dates.words.forms import FormError, Shape, compile_form, words_of
from regesta.dates.words.language import load_language

_CHARACTERS = {"a": frozenset("a"), "b": frozenset("b"), "AB": frozenset("ab"), "C": frozenset("c")}


def _compiled(form: str) -> Shape:
    return compile_form(form, lambda item: _CHARACTERS.get(item, frozenset()))


@pytest.mark.parametrize(
    ("form", "matched", "refused"),
    [
        ("a b", ["a b", "ab"], ["a", "a  b", "b a"]),
        ("a ~b", ["ab"], ["a b"]),
        ("a? b", ["b", "a b"], ["a"]),
        ("a{0,2} C", ["c", "a c", "aac"], ["a a a c"]),
        ("(a | b) C", ["a c", "bc"], ["c"]),
        ("AB C?", ["a", "b c"], ["c"]),
        ("~(a | b)", ["a", "b"], [" a"]),
    ],
)
def test_what_a_form_matches(form: str, matched: list[str], refused: list[str]) -> None:
    pattern = _compiled(form).pattern
    for text in matched:
        assert pattern.fullmatch(text), text
    for text in refused:
        assert not pattern.fullmatch(text), text


def test_slots_may_share_a_name() -> None:
    shape = _compiled("(x:a | x:b C)")
    assert [name for name, _ in shape.slots] == ["x", "x"]


@pytest.mark.parametrize("form", ["(a", "a)", "", "a |", "a?", "nothing", "{0,1}"])
def test_what_is_no_form_is_refused(form: str) -> None:
    with pytest.raises(FormError):
        _compiled(form)


def test_words_stand_for_themselves() -> None:
    assert words_of("the? day:DAY of (a | b)") == {"the", "of", "a", "b"}


@pytest.mark.parametrize("name", language_names())
def test_every_pattern_has_a_greatest_length(name: str) -> None:
    parser = import_module("re._parser")
    for form in load_language(name).forms:
        longest = parser.parse(form.shape.text).getwidth()[1]
        assert longest < 200, form.text
        re.compile(form.shape.text)
