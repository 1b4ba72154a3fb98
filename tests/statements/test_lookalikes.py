"""Letters that look alike: which is which, and where it stands."""

import pytest

from regesta.statements.lookalikes import Lookalike, lookalike, skeleton


@pytest.mark.parametrize(
    ("name", "other", "place", "script"),
    [("kіm", "kim", 2, "Cyrillic"), ("kim", "kіm", 2, "Latin"), ("Αb", "ab", 1, "Greek")],
)
def test_the_letter_is_told_with_its_place(name: str, other: str, place: int, script: str) -> None:
    found = lookalike(name, other)
    assert isinstance(found, Lookalike)
    assert (found.place, found.script, found.letter, found.other) == (
        place,
        script,
        name[place - 1],
        other[place - 1],
    )
    assert skeleton(name) == skeleton(other)


@pytest.mark.parametrize(("name", "other"), [("kim", "Kim"), ("kim", "kin"), ("kim", "kim"), ("kam", "kіm")])
def test_letters_that_differ_to_the_eye_are_none(name: str, other: str) -> None:
    assert lookalike(name, other) is None
