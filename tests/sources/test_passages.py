import pytest

from regesta.sources.concordance import Concordance
from regesta.sources.fragments import compose
from regesta.sources.passages import composed_passages, is_inside_word, literal_passages


@pytest.mark.parametrize(
    ("text", "at", "inside"),
    [
        ("council", 3, True),
        ("the council", 3, False),
        ("the council", 4, False),
        ("1,200", 1, True),
        ("1,200", 2, True),
        ("one,two", 4, False),
        ("3.5", 1, True),
        ("isn't", 3, False),
        ("mem-\nbers", 3, True),
        ("mem-\nbers", 5, True),
        ("non-\nState", 5, False),
        ("well-known", 5, False),
        ("inter\u00adnational", 6, True),
        ("中国", 1, False),
        ("ab", 0, False),
        ("ab", 2, False),
    ],
)
def test_inside_a_word(text: str, at: int, inside: bool) -> None:
    assert is_inside_word(text, at) is inside


def test_literal_passages_are_whole_words() -> None:
    found = literal_passages(Concordance("the art of the party, art"), "art", "art")
    assert [passage.whole.offset for passage in found] == [4, 22]


def test_of_passages_that_share_an_end_the_tightest_is_meant() -> None:
    text = "The clerk rose. The clerk read the letter. The mayor sat."
    found = composed_passages(Concordance(text), compose("The clerk … the letter"))
    assert [passage.whole.offset for passage in found] == [16]


def test_a_gap_has_a_bound() -> None:
    text = "He rose " + "and spoke " * 60 + "until noon"
    assert not composed_passages(Concordance(text), compose("He rose … until noon"))
    assert composed_passages(Concordance(text), compose("He rose … until noon"), longest_gap=200)
