"""Tokens: words and signs of any script with their places, and the sentences and paragraphs they make up."""

from hypothesis import given
from hypothesis import strategies as st

from regesta.sources import Text
from regesta.sources.tokens import form, is_word, tokens_of


def tokens(content: str) -> list[str]:
    return tokens_of(Text(content)).words


def test_words_numbers_and_signs_are_apart() -> None:
    assert tokens("Don’t pay 1,000.5 roubles (5%).") == [
        "Don’t", "pay", "1,000.5", "roubles", "(", "5", "%", ")", ".",
    ]  # fmt: skip


def test_scripts_without_spaces_have_a_token_a_sign_and_others_a_token_a_word() -> None:
    assert tokens("朝鮮民主") == ["朝", "鮮", "民", "主"]
    assert tokens("조선민주주의 인민공화국") == ["조선민주주의", "인민공화국"]
    assert tokens("संविधान के") == ["संविधान", "के"]
    assert tokens("Совет Министров") == ["Совет", "Министров"]


@given(st.text(max_size=60))
def test_tokens_stand_where_they_say_and_leave_out_nothing_but_space(content: str) -> None:
    found = tokens_of(Text(content))
    for word, start, end in zip(found.words, found.starts, found.ends, strict=True):
        assert content[start:end] == word
    assert sum(map(len, found.words)) >= sum(1 for sign in content if sign.isalnum())
    assert found.paragraphs == sorted(set(found.paragraphs)) and set(found.paragraphs) <= set(found.sentences)


def test_sentences_end_at_full_stops_and_not_at_initials() -> None:
    text = "Mr. A. Lankov wrote it. He was right! “Was he?” asked nobody.\n\nA new paragraph."
    found = tokens_of(Text(text))
    assert [found.words[at] for at in found.sentences] == ["Mr", "He", "“", "A"]
    assert len(found.paragraphs) == 2


def test_a_token_is_never_so_long_as_a_file() -> None:
    assert max(map(len, tokens("x" * 5_000))) <= 200


def test_forms_pass_over_capitals_and_kinds_of_quotation_marks() -> None:
    assert form("“") == form('"') and form("’") == form("'") and form("ÉTAT") == form("état") == "état"
    assert not is_word("—") and is_word("%") and is_word("3")
