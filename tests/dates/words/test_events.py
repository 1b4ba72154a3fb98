"""How far an expression reaches that an event tells."""

import pytest

from tests.dates.words.conftest import told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The day after the battle, he left.", "The day after the battle"),
        ("By the time he left office, all was over.", "the time he left office"),
        ("Two days after relieving the siege, he came.", "Two days after relieving the siege"),
        ("After two months of bitter fighting in the hills, it fell.", "two months of bitter fighting in the hills"),
        ("It was a period of success for all.", "a period of success"),
        ("For about a week before moving back they held it.", "about a week"),
        ("At the time of the peace the men left.", "the time of the peace"),
    ],
)  # fmt: skip
def test_events_belong_to_the_expression(text: str, words: str) -> None:
    assert words in [found for found, _, _ in told(text)]


def test_a_date_in_the_clause_keeps_its_own_place() -> None:
    assert [found for found, _, _ in told("By the time he came in May 1940, all was over.")] == [
        "the time",
        "May 1940",
    ]
