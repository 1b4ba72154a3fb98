import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.sources.concordance import LONG, SHORT, Concordance
from regesta.sources.index import Blocks

WORDS = [
    "council",
    "bridge",
    "river",
    "letter",
    "mayor",
    "clerk",
    "report",
    "march",
    "water",
    "engineer",
    "leave",
    "answer",
    "vote",
    "paper",
    "hall",
]


def long_text(seed: int, count: int = 8_000) -> str:
    draw = random.Random(seed)
    return " ".join(draw.choices(WORDS, k=count))


def all_places(text: str, words: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(words, at)]


def test_the_index_finds_what_a_search_finds() -> None:
    text = long_text(1)
    concordance = Concordance(text)
    draw = random.Random(2)
    for _ in range(300):
        start, length = draw.randrange(len(text) - 200), draw.randint(3, 120)
        words = text[start : start + length]
        assert sorted(concordance.occurrences(words)) == all_places(text, words)
    assert not list(concordance.occurrences("a word that does not stand here at all"))
    assert not list(concordance.occurrences("no such words"))


def test_the_index_finds_in_a_stretch() -> None:
    text = long_text(3)
    words = text[30_000:30_060]
    assert 30_000 in Concordance(text).occurrences(words, 25_000, 50_000)
    assert 30_000 not in Concordance(text).occurrences(words, 30_001, 60_000)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 400), st.sampled_from([LONG, SHORT]))
def test_every_whole_block_is_entered(start: int, size: int) -> None:
    text = long_text(4, 100)
    blocks = Blocks(text, size)
    window = text[start : start + 2 * size - 1]
    if len(window) < 2 * size - 1:
        return
    firsts, counts = blocks.look_up(window, size)
    places = {
        place - at for at, row in enumerate(zip(firsts, counts, strict=True)) for place in blocks.places(*row)
    }
    assert start in places


def test_a_text_of_one_letter_takes_no_time() -> None:
    concordance = Concordance("a" * 300_000)
    began = time.process_time()
    assert not list(concordance.occurrences("a" * 60 + "b"))
    assert concordance.votes("a" * 60 + "b") == []
    assert time.process_time() - began < 5
