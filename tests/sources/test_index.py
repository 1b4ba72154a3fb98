"""The index of blocks: whatever stands in a text is among its candidates."""

from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.sources.index import Blocks

TEXTS = st.text(alphabet="ab é中\U0001f600", min_size=20, max_size=300)


@settings(max_examples=60)
@given(TEXTS, st.data())
def test_every_occurrence_is_a_candidate(text: str, data: st.DataObject) -> None:
    size = 8
    start = data.draw(st.integers(0, len(text) - 15))
    words = text[start : start + 15]
    blocks = Blocks(text, size)
    firsts, counts = blocks.look_up(words, size)
    found = {
        place - shift
        for shift, (first, count) in enumerate(zip(firsts, counts, strict=True))
        for place in blocks.places(first, count)
    }
    standing = {at for at in range(len(text) - 14) if text.startswith(words, at)}
    assert standing <= found


def test_words_shorter_than_a_block_have_no_candidates() -> None:
    assert Blocks("a text of some length", 8).look_up("short", 8) == ([], [])
