"""The hands of a manuscript: every layer read as it is marked, nested, overlapping, shifted and restored."""

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from regesta.sources.hands import Draft, Hand, read_hands
from regesta.sources.refusal import UnreadableSource

LEAVES = Path(__file__).parents[3] / "shared" / "data" / "drafts" / "shelley"


def read(body: str, *, hand: str = "") -> Draft:
    return read_hands(f"<TEI><text><body><p>{body}</p></body></text></TEI>".encode(), hand=hand)


def pieces(draft: Draft) -> list[tuple[str, str | None, str | None]]:
    """The pieces, with the names of the hands that added them and struck them out."""
    return [
        (piece.text, piece.added and piece.added.name, piece.struck and piece.struck.name)
        for piece in draft.layers
    ]


def test_additions_and_deletions_with_their_hands() -> None:
    draft = read('The <del hand="#b">old</del> <add hand="#a">new</add> law')
    assert draft.first.content == "The old law"
    assert draft.final.content == "The new law"
    assert [(draft.final.content[a:b].strip(), hand.name) for a, b, hand in draft.additions] == [("new", "a")]
    assert [piece for piece in pieces(draft) if piece[0].strip()] == [
        ("The", None, None), (" old", None, "b"), (" new", "a", None), (" law", None, None),
    ]  # fmt: skip


def test_what_is_nested_has_both_hands() -> None:
    draft = read('a <add hand="#x">b <del hand="#y">c</del> <add>d</add></add> e')
    assert draft.first.content == "a e"
    assert draft.final.content == "a b d e"
    assert ("c", "x", "y") in [(text.strip(), added, struck) for text, added, struck in pieces(draft)]
    assert [hand for _, _, hand in draft.additions] == [Hand("x", "marked"), Hand("x", "within")]


def test_spans_may_overlap() -> None:
    draft = read(
        '<addSpan hand="#x" spanTo="#1"/>one <delSpan hand="#y" spanTo="#2"/>two<anchor xml:id="1"/> three'
        '<anchor xml:id="2"/> four'
    )
    assert [(text.strip(), added, struck) for text, added, struck in pieces(draft)] == [
        ("one", "x", None), ("two", "x", "y"), ("three", None, "y"), ("four", None, None),
    ]  # fmt: skip
    assert draft.remarks == ()


def test_what_replaces_says_who_struck_out() -> None:
    draft = read('<subst><del>we</del><add hand="#s">they</add></subst> agree')
    assert draft.pieces[1].struck == Hand("s", "substitution") or draft.layers[0].struck == Hand(
        "s", "substitution"
    )


def test_a_shift_of_hands_and_the_hand_at_the_beginning() -> None:
    draft = read('a <add>b</add> <handShift new="#m"/>c <add>d</add>', hand="first")
    assert [hand for _, _, hand in draft.additions] == [Hand("first", "shift"), Hand("m", "shift")]
    assert [hand for _, _, hand in read("a <add>b</add>").additions] == [Hand("", "")]


def test_what_was_restored_stands() -> None:
    assert read("the <restore><del>old</del></restore> law").final.content == "the old law"


def test_words_that_a_line_parts_are_joined_and_changes_within_words_have_no_space() -> None:
    assert read("al-<lb/>ways and writ<mod>\n  <del>ers</del>\n  <add>ings</add>\n</mod>").final.content == (
        "always and writings"
    )


def test_a_margin_is_read_where_it_belongs() -> None:
    leaf = (
        '<surface><zone type="pagination"><line>12</line></zone><zone type="main"><line>by the <anchor xml:id="a"/>'
        'pleasing</line></zone><zone type="left_margin" corresp="#a"><line><add hand="#p">desire of</add></line></zone>'
        "</surface>"
    )
    draft = read_hands(leaf.encode())
    assert draft.final.content == "by the desire of pleasing"
    assert draft.first.content == "by the pleasing"


def test_what_is_amiss_is_remarked_and_loses_nothing() -> None:
    draft = read('a <addSpan spanTo="#gone" hand="#x"/>b')
    assert draft.final.content == "a b" and draft.first.content == "a"
    assert "gone" in draft.remarks[0]
    declared = read_hands(
        b'<TEI><teiHeader><handNotes><handNote xml:id="k" scribe="Kim"/></handNotes></teiHeader>'
        b'<text><p>a <add hand="#z">b</add></p></text></TEI>'
    )
    assert declared.hands == {"k": "Kim"}
    assert declared.remarks == ("the hand z is marked and not declared",)


@pytest.mark.parametrize(
    "document",
    [
        b"<html><p>x</p></html>",
        b"<TEI><text><p>x</text></TEI>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><TEI>&b;</TEI>',
    ],
    ids=["not TEI", "not well-formed", "entities"],
)
def test_what_cannot_be_read_is_refused(document: bytes) -> None:
    with pytest.raises(UnreadableSource):
        read_hands(document)


@pytest.mark.skipif(not LEAVES.is_dir(), reason="the Shelley leaves are not here")
def test_every_hand_of_the_leaves_is_as_tagged() -> None:
    tei = "{http://www.tei-c.org/ns/1.0}"
    for leaf in sorted(LEAVES.glob("*.xml")):
        draft = read_hands(leaf.read_bytes(), name=leaf.name)
        found = Counter[tuple[str, str]]()
        for piece in draft.pieces:
            if piece.added is not None and piece.added.told == "marked":
                found.update((sign, piece.added.name) for sign in piece.text if not sign.isspace())
        tagged = Counter[tuple[str, str]]()
        tree = ElementTree.parse(leaf).getroot()
        for add in tree.iter(f"{tei}add"):
            if (
                add.get("hand")
                and not list(add.iter(f"{tei}add"))[1:]
                and not list(add.iter(f"{tei}metamark"))
            ):
                hand = str(add.get("hand")).lstrip("#")
                tagged.update((sign, hand) for sign in "".join(add.itertext()) if not sign.isspace())
        other = {
            id(zone) for zone in tree.iter(f"{tei}zone") if zone.get("type") in ("pagination", "library")
        }
        if not other:
            assert not tagged - found, leaf.name
