"""Who does what to whom in a clause."""

import pytest

from tests.reading.conftest import clauses

Expected = list[tuple[str, str, str]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The council refused the permit.", [("The council", "refuse", "the permit")]),
        ("Ward and Lin visited Moscow and met the mayor.",
         [("Ward and Lin", "visit", "Moscow"), ("Ward and Lin", "meet", "the mayor")]),
        ("The clerk, who wrote the letter, left.",
         [("The clerk", "write", "the letter"), ("The clerk", "leave", "")]),
        ("The rebels destroyed the bridge and by May held the town.",
         [("The rebels", "destroy", "the bridge"), ("The rebels", "hold", "the town")]),
        ("In the new year, the king approved the plans which Ward drafted.",
         [("the king", "approve", "the plans"), ("Ward", "draft", "the plans")]),
        ("The Senate, the upper house, rejected it.", [("The Senate", "reject", "it")]),
        ("He wanted peace and he believed that war was near.",
         [("He", "want", "peace"), ("he", "believe", ""), ("war", "be", "")]),
        ('"We wanted peace," wrote the king to Ward.', [("We", "want", "peace"), ("the king", "write", "")]),
        ('"We need peace," the king wrote.', [("the king", "write", "")]),
        ("They promised financial, technical and logistical support.",
         [("They", "promise", "financial , technical and logistical support")]),
    ],
)  # fmt: skip
def test_subjects_and_objects(sentence: str, expected: Expected) -> None:
    tokens, found = clauses(sentence)
    assert [
        (
            tokens.text(*one.subject) if one.subject else "",
            one.verb.lemma,
            tokens.text(*one.object) if one.object else "",
        )
        for one in found
    ] == expected


def test_what_prepositions_bring_in() -> None:
    tokens, (one,) = clauses("The proposal was sent by Ward to the Senate.")
    assert [(word, tokens.text(*phrase)) for word, phrase in one.others] == [
        ("by", "Ward"),
        ("to", "the Senate"),
    ]


def test_a_clause_ends_where_the_next_begins() -> None:
    tokens, found = clauses("The king left, and the queen stayed as they made ready.")
    assert [tokens.text(*one.stretch) for one in found][:2] == [
        "The king left",
        "the queen stayed as they made ready",
    ]
