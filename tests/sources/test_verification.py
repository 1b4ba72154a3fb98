import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.sources import SealRefused, Text, find_quotation, seal, seal_of, verify, verify_all
from tests.sources.conftest import MINUTES

WORDS = (
    "resolved to wait until the 12th, when the engineers' report was due. A second letter was read. "
    "It repeated the first"
)


def test_verified_in_place(minutes: Text) -> None:
    made = seal(minutes, WORDS)
    found = verify(made, minutes)
    assert (found.verdict, found.is_moved, found.standing_count) == ("verified", False, made.block_count)
    assert [minutes.passage(span) for span in found.spans] == [WORDS.replace("due. A", "due.\n\nA")]


def test_without_the_text(minutes: Text) -> None:
    found = verify(seal(minutes, WORDS), None)
    assert found.verdict == "unverified" and found.spans == ()


def test_moved_is_said(minutes: Text) -> None:
    found = verify(seal(minutes, WORDS), Text("A new heading.\n\n" + MINUTES))
    assert (found.verdict, found.is_moved) == ("verified", True)


@pytest.mark.parametrize(
    "slip", ["repeated|rep eated", "second|sec0nd", "letter was|1etter was", "the 12th|12th"]
)
def test_a_slip_leaves_a_variant(minutes: Text, slip: str) -> None:
    before, after = slip.split("|")
    found = verify(seal(minutes, WORDS), Text(MINUTES.replace(before, after)))
    assert found.verdict == "variant" and found.standing_count == len(found.blocks) - 1


def test_a_word_between_two_blocks_is_no_verification(minutes: Text) -> None:
    found = verify(seal(minutes, WORDS), Text(MINUTES.replace("report was", "report not was")))
    assert found.verdict == "variant"
    other = verify(
        seal(minutes, WORDS),
        Text(MINUTES.replace("the engineers' report was", "the not engineers' report was")),
    )
    assert other.verdict == "variant" and other.standing_count == 2 and other.is_scattered


def test_missing(minutes: Text) -> None:
    assert (
        verify(seal(minutes, WORDS), Text("Another text altogether, which says nothing of it.")).verdict
        == "missing"
    )


@pytest.mark.parametrize(
    "changed",
    [
        MINUTES.replace("\n", " "),
        MINUTES.replace("'", "’"),
        MINUTES.replace("fi", "ﬁ"),
        MINUTES.replace("engineers", "engi-\nneers"),
        MINUTES.replace(" ", "  "),
    ],
)
def test_the_same_words_spelled_otherwise_are_verified(minutes: Text, changed: str) -> None:
    assert verify(seal(minutes, WORDS), Text(changed)).verdict == "verified"


def test_far_away_and_many_at_once() -> None:
    content = " ".join(f"word{number} stands" for number in range(30_000))
    text = Text(content)
    seals = [
        seal(text, " ".join(f"word{number} stands" for number in range(first, first + 9)))
        for first in range(0, 29_000, 997)
    ]
    parts = content.split(" ")
    turned = Text(" ".join(parts[30_000:] + parts[:30_000]))
    assert {found.verdict for found in verify_all(seals, text)} == {"verified"}
    assert {(found.verdict, found.is_moved) for found in verify_all(seals, turned)} == {("verified", True)}
    assert verify(seals[3], turned).verdict == "verified"


@pytest.mark.parametrize(
    ("words", "locator", "reason"),
    [
        ("The mayor said", None, "2 places"),
        ("signed by 1,200 marchers", None, "too few"),
        ("The clerk read a letter in which the marchers … wait until", None, "too few"),
        ("words that are not there", None, "not in the text"),
        ("", None, "no words"),
        (WORDS, "3", "elsewhere"),
        (WORDS, "300", "elsewhere"),
    ],
)
def test_refused(minutes: Text, words: str, locator: str | None, reason: str) -> None:
    with pytest.raises(SealRefused, match=reason) as raised:
        seal(minutes, words, locator)
    assert raised.value.remedy


def test_brackets_are_sealed_in_the_sources_words(minutes: Text) -> None:
    made = seal(minutes, "[t]he clerk read a letter in which the marchers [workers] asked for leave to cross")
    assert verify(made, minutes).verdict == "verified"
    assert made == seal(minutes, "The clerk read a letter in which the marchers asked for leave to cross")


TEXTS = st.lists(
    st.sampled_from(
        [
            "bridge",
            "river",
            "isn’t",
            "ﬁrst",
            "1,200",
            "state-owned",
            "so.",
            "(or",
            "été",
            "—",
            "mem-\nbers",
            "x",
        ]
    ),
    min_size=12,
    max_size=60,
).map(" ".join)


@settings(deadline=None)
@given(TEXTS, st.integers(0, 40), st.integers(8, 40))
def test_a_seal_made_from_a_text_verifies_in_it(content: str, first: int, count: int) -> None:
    words = content.split(" ")[first : first + count]
    text = Text(content)
    found = find_quotation(text, " ".join(words))
    try:
        made = seal_of(text, found)
    except SealRefused:
        return
    assert verify(made, text).verdict == "verified"
    assert verify(made, Text("Before it all. " + content)).verdict == "verified"
    altered = content.split(" ")
    at = altered.index("river") if "river" in words else -1
    if at >= 0 and altered.count("river") == 1:
        altered[at] = "stream"
        assert verify(made, Text(" ".join(altered))).verdict != "verified"


def test_the_essay_is_sealed_line_by_line(essay: Text) -> None:
    """Every long line of the first case's source is sealed and verified; nothing of it stands in this repository."""
    sealed = 0
    for number, spans in essay.locators["lines"].items():
        words = essay.passage(spans[0])
        if len(words.split()) < 12:
            continue
        made = seal(essay, words, number, scheme="lines")
        found = verify(made, essay)
        assert found.verdict == "verified" and not found.is_moved
        sealed += 1
    assert sealed > 15
