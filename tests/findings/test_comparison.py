"""Two versions side by side: every change is told, in its place, and both texts can be made again from it."""

from hypothesis import given
from hypothesis import strategies as st

from regesta.findings.comparison import Comparison
from regesta.findings.marked_text import marked_paragraphs
from regesta.findings.versions import measure, passages, step
from regesta.sources import Text
from regesta.sources.tokens import tokens_of

BEFORE = """Article 1. The Republic is a democratic state of three provinces.

Article 2. Every citizen shall have the right to vote, and the colour of his house is his own affair.

Article 3. The Assembly shall not be dissolved by the Council unless two thirds agree. It meets twice a year.

Article 4. Judges are independent.
"""
AFTER = """Article 1. The Republic is a Democratic state of four provinces.

Article 3. The Assembly shall be dissolved by the Council unless two thirds agree.

It meets twice a year.

Article 2. Every citizen shall have the right to vote, and the color of his house is his own affair.

Article 4. Judges are independent, and subject to the law alone.
"""


def compared(before: str, after: str) -> Comparison:
    return Comparison(Text(before), Text(after), language="en")


def test_every_change_is_told_with_its_nature() -> None:
    found = [(one.what, one.nature, one.before, one.after) for one in compared(BEFORE, AFTER).changes]
    assert ("replaced", "form", "democratic", "Democratic") in found
    assert ("replaced", "substance", "three", "four") in found
    assert ("cut", "substance", "not", "") in found
    assert ("added", "substance", "", ", and subject to the law alone") in found
    moved = [one for one in found if one[0] == "moved"]
    assert len(moved) == 1 and moved[0][1] == "form" and moved[0][2].startswith("Article 3")
    assert ("replaced", "form", "colour", "color") in found
    assert len(found) == 6


def test_passages_are_split_moved_and_changed() -> None:
    found = compared(BEFORE, AFTER)
    fates = {
        (one.one, one.other): (one.fate, one.is_moved)
        for one in passages(found, found.one.paragraphs, found.other.paragraphs)
    }
    assert fates == {
        ((1,), (1,)): ("changed", False),
        ((3,), (2, 3)): ("split", True),
        ((2,), (4,)): ("form", False),
        ((4,), (5,)): ("changed", False),
    }
    back = compared(AFTER, BEFORE)
    joined = [one.fate for one in passages(back, back.one.paragraphs, back.other.paragraphs)]
    assert "joined" in joined


def test_sentences_have_fates_too() -> None:
    found = compared(
        "One stands. Two goes away now. Three stands.", "One stands. Three stands. Four comes in."
    )
    fates = [one.fate for one in passages(found, found.one.sentences, found.other.sentences)]
    assert sorted(fates) == ["added", "cut", "same", "same"]


def test_versions_that_are_the_same_or_empty() -> None:
    same = compared(BEFORE, BEFORE)
    assert same.changes == () and same.likeness == 1
    for pair in (("", BEFORE), (BEFORE, ""), ("", "")):
        found = compared(*pair)
        assert found.likeness == (1 if pair == ("", "") else 0)
        assert len(found.changes) == (0 if pair == ("", "") else 1)
        assert [segment.mark for one in marked_paragraphs(found) for segment in one if segment.nature] == (
            [] if pair == ("", "") else ["added"] * 4 if not pair[0] else ["cut"] * 4
        )


words = st.lists(
    st.sampled_from(
        ["the", "law", "shall", "not", "be", "made.", "Kim", "state", "a\n\nnew", ",", "if", "two"]
    ),
    max_size=30,
).map(" ".join)


@given(words, words)
def test_nothing_is_lost_and_nothing_made_up(before: str, after: str) -> None:
    found = compared(before, after)
    kept = set(found.pairs)
    told = {token for change in found.changes for token in range(*change.one)}
    assert kept | told == set(range(len(found.one.words)))
    other_told = {token for change in found.changes for token in range(*change.other)}
    assert set(found.pairs.values()) | other_told == set(range(len(found.other.words)))
    marked = list(marked_paragraphs(found))

    def read(*marks: str) -> str:
        return "\n".join("".join(one.text for one in line if one.mark in marks) for line in marked)

    new, old = read("same", "added", "moved here"), read("same", "cut", "moved from here")
    assert sorted(tokens_of(Text(new)).words) == sorted(found.other.words)
    assert len(tokens_of(Text(old)).words) == len(found.one.words)


@given(words, words)
def test_measures_add_up(before: str, after: str) -> None:
    found = step(compared(before, after))
    back = measure(compared(after, before))
    assert found.measure.standing + found.measure.cut == back.standing + back.added
    numbers = [number for passage in found.paragraphs for number in passage.one]
    assert set(numbers) == set(range(1, len(found.comparison.one.paragraphs) + 1))


def test_a_passage_that_moved_is_found_though_others_changed_on_the_way() -> None:
    """What was changed in other places is no part of it, however near those changes stand."""
    article = "A judge may not be dismissed unless the Assembly finds that he has broken his oath."
    toll = "The Assembly may lay a toll of two pennies on every barge."
    vote = "The vote is cast by raising the right hand in the market-place."
    rest = "Each town keeps up its own stretch of the dyke at its own cost."
    before = "\n\n".join([vote, rest, toll, article])
    after = "\n\n".join([vote.replace("raising the right hand in the market-place", "ballot"), article, rest,
                        toll.replace("two", "four")])  # fmt: skip
    found = Comparison(Text(before), Text(after), language="en")
    moved = [change.before for change in found.changes if change.what == "moved"]
    assert [one.rstrip(".") for one in moved] == [article.rstrip(".")]
