"""What looks like a time and is none."""

import pytest

from regesta.dates.words import find_times
from tests.dates.words.conftest import told
from tests.dates.words.dateless import dateless_text


def test_a_text_without_times_raises_hardly_an_alarm() -> None:
    words = 20_000
    found = find_times(dateless_text(words, seed=11))
    assert len(found) <= words / 10_000, [one.text for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "He may march on, fall back and spring up.",
        "see pp. 1914-18 and no. 1812",
        "in room 1950 for $1945 or 1,945 francs",
        "version 19.5.1950 costs 1.950 euros",
        "call 555 1945 or 020-1945-1946",
        "1500 men and 1812 tons",
        "the fall of the town; the Long March; Mr. May",
        "April Jones and June Carter met.",
        "He carried the day.",
        "Ratios of 3:15 and 1:2; John 3:16",
        "B1950 and x1950 and 1950x",
        "They stormed the Winter Palace and burned the Summer Palace.",
        "Winter Palace guards; the Winter War; at the Summer Olympics",
        "the 25th regiment, the 25th anniversary, on the 25th floor, on the 24th Division's flank",
        "on the 5th Guards Tank Army's front; at the 38th parallel; on the 2nd of these",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert find_times(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In the fall they left.", "the fall"),
        ("The Spring Offensive failed.", "Spring"),
        ("In Winter Stalin rested.", "Winter"),
        ("They stormed the Winter Palace in 1917.", "1917"),
        ("The 1945-53 period was hard.", "The 1945-53 period"),
        ("In April Soviet troops came.", "April"),
        ("the 1945 uprisings", "1945"),
        ("at 10:57 he died", "10:57"),
        ("(1945)", "1945"),
        ("In 1945 men and women", "1945"),
        ("On the 5th he left.", "the 5th"),
        ("at this time they", "this time"),
        ("the Spring Offensive", "Spring"),
    ],
)
def test_what_is_one_all_the_same(text: str, words: str) -> None:
    assert words in [found for found, _, _ in told(f"In May 1950 it was. {text}")]
