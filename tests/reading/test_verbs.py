"""Verbs with their auxiliaries."""

import pytest

from tests.reading.conftest import verbs


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The king had not been told.", [("tell", "finite", True, True)]),
        ("He carried out the order.", [("carry_out", "finite", False, False)]),
        ("They never attacked.", [("attack", "finite", False, True)]),
        ("A letter sent by Ward was lost.",
         [("send", "reduced", True, False), ("lose", "finite", True, False)]),
        ("They were armed, trained and paid.",
         [("arm", "finite", True, False), ("train", "finite", True, False), ("pay", "finite", True, False)]),
        ("He managed to take it.",
         [("manage", "finite", False, False), ("take", "infinitive", False, False)]),
        ("He left, asking for help.",
         [("leave", "finite", False, False), ("ask", "participle", False, False)]),
    ],
)  # fmt: skip
def test_verbs_of_a_sentence(sentence: str, expected: list[tuple[str, str, bool, bool]]) -> None:
    found = [(one.lemma, one.kind, one.is_passive, one.is_denied) for one in verbs(sentence)]
    assert found == expected


def test_what_would_have_been_is_told_from_what_was() -> None:
    (one,) = verbs("He would have left.")
    assert one.modal == "would" and one.is_perfect and not one.is_passive
