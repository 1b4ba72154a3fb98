"""Sentences beside what became of them: every word of both versions stands in its place, marked or not."""

from hypothesis import given
from hypothesis import strategies as st

from regesta.findings.beside import sentences_beside
from regesta.findings.comparison import Comparison
from regesta.findings.marked_text import Paragraph
from regesta.findings.versions import fates, sentence_passages
from regesta.sources import Text

SENTENCES = st.lists(
    st.lists(st.sampled_from(["law", "king", "town", "dyke", "river", "oath"]), min_size=1, max_size=8).map(
        lambda words: " ".join(words).capitalize() + "."
    ),
    max_size=8,
).map(" ".join)


def read(paragraph: Paragraph) -> str:
    return "".join(segment.text for segment in paragraph)


@given(SENTENCES, SENTENCES)
def test_every_word_of_both_versions_is_in_one_sentence(before: str, after: str) -> None:
    comparison = Comparison(Text(before), Text(after))
    found = list(sentences_beside(comparison, sentence_passages(comparison)))
    ones = {number: read(one.one) for one in found for number in one.passage.one}
    others = {number: read(one.other) for one in found for number in one.passage.other}
    assert len(ones) == len(comparison.one.sentences) and len(others) == len(comparison.other.sentences)
    for one in found:
        marks = {segment.mark for segment in one.one}
        assert marks <= {"same", "cut", "moved from here"}
        if one.passage.fate == "same" and not one.passage.is_moved:
            assert marks <= {"same"} and read(one.one) == read(one.other)


def test_a_split_sentence_stands_beside_both_its_parts() -> None:
    before = Text("The king rules. He hears the council, and he signs its laws.")
    after = Text("The king rules. He hears the council. He signs its laws.")
    comparison = Comparison(before, after)
    passages = sentence_passages(comparison)
    last = list(sentences_beside(comparison, passages))[-1]
    assert (last.passage.one, last.passage.other, last.passage.fate) == ((2,), (2, 3), "split")
    assert read(last.one) == "He hears the council, and he signs its laws."
    assert read(last.other) == "He hears the council. He signs its laws."
    assert fates(passages) == {"same": 1, "split": 1}
