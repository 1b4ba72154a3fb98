"""The apparatus: read through one version, it gives that version back."""

from hypothesis import given
from hypothesis import strategies as st

from regesta.findings.apparatus import PARAGRAPH, apparatus, read_through
from regesta.sources import Text
from regesta.sources.tokens import tokens_of

WORDS = ("the", "The", "law", "stands", ".", "\n\nNew", "not", "Kim", ",")
versions = st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), min_size=1, max_size=4)


@given(versions)
def test_every_version_can_be_read_out_of_it(contents: list[str]) -> None:
    texts = [Text(content) for content in contents]
    places = apparatus(texts)
    for number, text in enumerate(texts):
        whole = "".join(read_through(places, number))
        wanted = tokens_of(text)
        assert tokens_of(Text(whole.replace(PARAGRAPH, "\n\n"))).words == wanted.words
    for place in places:
        assert sorted(number for reading in place for number in reading.versions) == list(range(len(texts)))
        assert len({reading.text for reading in place}) == len(place)


def test_what_all_have_is_one_reading() -> None:
    texts = [Text("The old law stands."), Text("The new law stands."), Text("The old law stands.")]
    places = apparatus(texts)
    assert [[reading.text for reading in place] for place in places] == [
        ["The "],
        ["old ", "new "],
        ["law stands."],
    ]
    assert places[1][0].versions == (0, 2)
