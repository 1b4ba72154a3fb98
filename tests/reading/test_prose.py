"""Sentences, and what is no prose."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.reading.lexicon import load_lexicon
from regesta.reading.prose import LONGEST_SENTENCE, Sentence, Unread, sentences

LEXICON = load_lexicon()


def split(text: str) -> list[str]:
    return [
        text[one.start : one.end] if isinstance(one, Sentence) else f"<{one.reason}>"
        for one in sentences(text, LEXICON)
    ]


def test_sentences_end_at_stops_and_not_at_abbreviations() -> None:
    text = "Gen. J. B. Smith met Mr. Ward at St. Albans. He left at once! “Why?” he asked. It was 3.5 miles."
    assert split(text) == [
        "Gen. J. B. Smith met Mr. Ward at St. Albans.",
        "He left at once!",
        "“Why?” he asked.",
        "It was 3.5 miles.",
    ]


def test_lines_are_joined_and_blank_lines_divide() -> None:
    assert split("The council met\nat noon and\nparted.\n\nIt met again") == [
        "The council met\nat noon and\nparted.",
        "It met again",
    ]


LINES = "\n".join(
    f"The {word} of the morning was upon the hill" for word in ("light", "wind", "bird", "cloud", "rain")
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1948 | 12 | 13.5 | 44\n1949 | 15 | 19.2 | 51\n", "a table, figures, or noise"),
        ("-~-~ 1 .. ;; 4 %% 8 a", "a table, figures, or noise"),
        (LINES, "verse or a list"),
        ("Der Rat trat am Morgen zusammen und beschloss nach langer Rede den Bau der neuen Straße zur Stadt.",
         "not in English, or noise"),
        ("Tlie conncil rnet arid tlien parled witliout auy resnlt wliatever ou tliat inoruing iu Aldermonth",
         "not in English, or noise"),
    ],
)  # fmt: skip
def test_what_is_no_prose_is_told_with_its_reason(text: str, reason: str) -> None:
    (found,) = sentences(text, LEXICON)
    assert isinstance(found, Unread) and found.reason == reason
    assert 0 <= found.start < found.end <= len(text)


def test_ten_megabytes_without_a_full_stop_take_no_long_time() -> None:
    text = "the council met in the town and " * 320_000
    start = time.process_time()
    found = list(sentences(text, LEXICON))
    assert time.process_time() - start < 10
    assert len(found) == 1 and isinstance(found[0], Unread) and f"{LONGEST_SENTENCE:,}" in found[0].reason


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aA1. \n!?“”\"'(,-é", max_size=200))
def test_nothing_is_lost_and_nothing_overlaps(text: str) -> None:
    at = 0
    for one in sentences(text, LEXICON):
        assert text[at : one.start].strip() == ""
        assert at <= one.start < one.end <= len(text)
        at = one.end
    assert text[at:].strip() == ""
