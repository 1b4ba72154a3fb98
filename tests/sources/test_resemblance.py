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


def test_a_word_left_out_is_told_as_left_out() -> None:
    text = Text("The general did not order the attack on the town. It was [asked for in haste] by the envoy.")
    for words, left_out in (("did order the attack", "not"), ("It was asked for by the envoy", "in haste")):
        found = nearest_passage(text, words)
        assert found
        assert [(one.kind, one.found) for one in found.differences] == [("not in the quotation", left_out)]


def test_words_between_a_quotation_mark_and_a_dash_are_words_by_themselves() -> None:
    found = nearest_passage(
        Text("He spoke of 'great powers' — meeting at dawn."), "of great powers meet at dawn"
    )
    assert found and [(one.quoted, one.found) for one in found.differences] == [("meet", "meeting")]


def test_a_text_without_a_shared_block_is_compared_whole() -> None:
    text = Text("The clerk, who waited, came. Others went.")
    found = nearest_passage(text, "clerk who waited came")
    assert found and text.passage(found.span) == "clerk, who waited, came."
