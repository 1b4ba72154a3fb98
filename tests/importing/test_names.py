"""Names for what is imported."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.importing.names import LONGEST, family_name, free_name, legible
from regesta.statements.notation import read_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Straßburg, Elsaß", "strassburg-elsass"),
        ("1949 (draft)", "n1949-draft"),
        ("김일성", "김일성"),
        ("Œuvres d’Éluard", "oeuvres-d-eluard"),
        ("not", "not-it"),
        ("…", "it"),
    ],
)
def test_a_text_becomes_a_legible_name(text: str, name: str) -> None:
    assert legible(text) == name


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_any_text_becomes_a_name(text: str) -> None:
    name = legible(text)
    assert read_name(name) == name and len(name) <= LONGEST + 3


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Acheson, Dean G.", "Acheson"),
        ("Dean G. Acheson", "Acheson"),
        ("John Wheel, Jr.", "John Wheel"),
        ("Rhee", "Rhee"),
    ],
)
def test_family_names(text: str, name: str) -> None:
    assert family_name(text) == name


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert [free_name("kim", taken) for taken in ((), ("kim",), ("kim", "kim-2"))] == [
        "kim",
        "kim-2",
        "kim-3",
    ]
