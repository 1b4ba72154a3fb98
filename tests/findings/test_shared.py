"""What texts share: places and words are those of the texts, and the matrix adds up."""

import pytest

from regesta.findings.shared import shared_texts
from regesta.sources import Text

COPY = "All power belongs to the working people of town and country, as represented by their councils of deputies"
ONE = f"Here begins the first law of the land. {COPY}. Whoever plants a tree may rest in its shade at noon."
TWO = f"A preamble about mountains and rivers, of some length. {COPY.replace('town', 'city')}. Bread is sold by weight."
OTHER = "Ships that carry salt pay no toll, and the lighthouse keeper is chosen by lot every third winter."


def test_a_reworded_passage_is_found_with_its_words_and_places() -> None:
    texts = {"one": Text(ONE), "two": Text(TWO), "other": Text(OTHER)}
    found = shared_texts(texts)
    assert found.names == ("one", "two", "other")
    (passage,) = found.passages
    assert (passage.one, passage.other) == ("one", "two")
    assert passage.words == texts["one"].passage(passage.place)
    assert passage.other_words == texts["two"].passage(passage.other_place)
    assert "belongs to the working people" in passage.words and "city" in passage.other_words
    assert passage.is_reworded and 0.8 < passage.alike < 1 and passage.bits > 10
    assert found.matrix[0][1] > 0.4 and found.matrix[0][2] == 0 and found.matrix[1][1] == 1
    (pair,) = found.pairs
    assert (pair.share, pair.other_share) == (found.matrix[0][1], found.matrix[1][0])


def test_texts_in_two_languages_and_empty_ones_share_nothing() -> None:
    found = shared_texts(
        {"one": Text(ONE), "ru": Text("Вся власть принадлежит трудящимся города и деревни."), "e": Text("")}
    )
    assert found.passages == () and found.pairs == () and found.words[2] == 0


def test_many_texts_have_pairs_and_no_matrix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regesta.findings.shared.MATRIX_MOST", 2)
    found = shared_texts({"one": Text(ONE), "two": Text(TWO), "other": Text(OTHER)})
    assert found.matrix == () and [(pair.one, pair.other) for pair in found.pairs] == [("one", "two")]


def test_passages_that_change_places_are_both_found() -> None:
    meadow = "Nobody may build {} the meadow without the leave of the council and of the Duke together."
    wall = "The wall at the harbour shall be mended every spring by those who moor their boats along it."
    one = Text(f"{meadow.format('upon')}\n\n{wall}\n")
    other = Text(f"{wall}\n\n{meadow.format('on')}\n")
    found = shared_texts({"one": one, "other": other}).passages
    assert {(passage.words, passage.other_words) for passage in found} == {
        (wall, wall),
        (meadow.format("upon"), meadow.format("on")),
    }
