"""Tokens: nothing of a text is lost, and each stands where it says."""

from hypothesis import given
from hypothesis import strategies as st

from regesta.dates.words.forms import BREAK, NO_CLASS, NO_SIGN, SPACE
from regesta.dates.words.tokens import ClassTable, tokenise


@given(st.text(max_size=60))
def test_the_tokens_are_the_text(text: str) -> None:
    tokens = tokenise(text, ClassTable())
    assert "".join(tokens.pieces) == text
    assert len(tokens.classes) == len(tokens.pieces) == len(tokens.starts) - 1
    for piece, start in zip(tokens.pieces, tokens.starts, strict=False):
        assert text.startswith(piece, start)


def test_classes_of_what_is_in_no_table() -> None:
    tokens = tokenise("Über\r\n𝔄 12345\n\nx%", ClassTable({"x": "x"}))
    assert tokens.classes == NO_CLASS + SPACE + NO_CLASS + SPACE + NO_SIGN + BREAK + "x" + NO_SIGN


def test_a_blank_line_breaks_and_a_line_end_does_not() -> None:
    assert tokenise("\r\n", ClassTable()).classes == SPACE
    assert tokenise("\r\n\r\n", ClassTable()).classes == BREAK
