import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.sources import Span
from regesta.sources.wording import Wording, without_edges, word_starts


def words_of(text: str) -> list[str]:
    wording = Wording(text)
    return [
        text[span.offset : span.end]
        for number in range(len(wording.starts))
        if (span := wording.stretch(Span(number, 1)))
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said: “No.”", ["He", "said", "No"]),
        ("anti-slavery law", ["anti", "slavery", "law"]),
        ("inde-\npendent Anglo-\nIrish", ["inde-\npendent", "Anglo", "Irish"]),
        ("war—and/or peace", ["war", "and", "or", "peace"]),
        ("1,200 men; 3.5 %", ["1,200", "men", "3.5"]),
        ("the mayor's . . . word", ["the", "mayor's", "word"]),
        ("中国 and 日本", ["中", "国", "and", "日", "本"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        ("", []),
        (" . ! ", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_edges() -> None:
    assert without_edges("(“so it is,”)") == "so it is"
    assert without_edges("5 $") == "5 $"
    assert without_edges("...") == ""


@pytest.mark.parametrize(
    "quoted", ["The clerk", "clerk read", "“and it", "was late.”", "state-owned", "owned farm"]
)
def test_the_words_of_a_stretch(quoted: str) -> None:
    text = "The clerk read the letter, “and it was late.” A state-owned farm"
    wording = Wording(text)
    words = wording.words(Span(text.index(quoted), len(quoted)))
    assert words.length == len(quoted.replace("-", " ").split())
    assert text[wording.stretch(words).offset :].startswith(without_edges(quoted))


@given(st.text(alphabet="ab- \n“ﬁ\u00ad.,中é", max_size=50))
def test_word_starts_lie_in_order_on_letters(text: str) -> None:
    starts = list(word_starts(text))
    assert starts == sorted(set(starts))
    assert all(text[start].isalnum() for start in starts)
    wording = Wording(text)
    assert list(wording.normal_starts) == [wording.place(start) for start in wording.starts]
