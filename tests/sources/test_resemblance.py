from regesta.sources import Text
from regesta.sources.resemblance import differences, nearest_passage


def test_differences_word_by_word() -> None:
    assert differences("he did wait", "he did wait.") == ()
    (one,) = differences("he did wait", "he did not wait")
    assert (one.kind, one.quoted, one.found) == ("not in the quotation", "", "not")
    (two,) = differences("he did really wait", "he did wait")
    assert (two.kind, two.quoted) == ("not in the source", "really")


def test_the_nearest_passage_is_whole_words() -> None:
    text = Text(
        "Nothing here. The council resolved that no answer should be given before noon. Nothing there."
    )
    found = nearest_passage(text, "council resolved that an answer should be given")
    assert found and text.passage(found.span) == "council resolved that no answer should be given"
    assert 90 < found.likeness < 100


def test_nothing_is_near() -> None:
    assert nearest_passage(Text("A short text."), "quite unlike that") is None
