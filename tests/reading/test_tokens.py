"""The classes of words in a sentence."""

import pytest

from regesta.dates.words import find_times
from regesta.reading.lexicon import load_lexicon
from regesta.reading.tokens import Tagger
from tests.reading.conftest import tagged


@pytest.mark.parametrize(
    ("sentence", "tags"),
    [
        ("The council had not refused it.", "dnHker."),
        ("He was forced to withdraw.", "rBeTb."),
        ("They sent the armed men to Moscow.", "redjniN."),
        ("The attack failed.", "dne."),
        ("Kim Il-sung’s plans were drafted by officers.", "NNnBein."),
        ("until his death he ruled", "SdnrE".replace("E", "e")),
    ],
)
def test_words_have_the_class_that_stands_around_them(sentence: str, tags: str) -> None:
    assert tagged(sentence).tags == tags


def test_times_are_a_class_of_their_own() -> None:
    text = "On 3 May 1948 he left."
    tokens = Tagger(load_lexicon()).tokens(text, 0, len(text), find_times(text))
    assert tokens.tags == "iXXXrv.".replace("v", tokens.tags[5]) and tokens.tags.count("X") == 3


def test_places_count_in_the_whole_text() -> None:
    text = "First. The mayor (and clerk) left."
    tokens = Tagger(load_lexicon()).tokens(text, 7, len(text), ())
    assert [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words
