"""Whole texts: places that never drift, time that grows with the text, hostile texts, and WikiWars."""

import json
import random
import runpy
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.dates import parse
from regesta.dates.words import find_times
from tests.dates.words.hostile import SHAPES, hostile_text, mixtures

SHARED = Path(__file__).parents[4] / "shared"
WIKIWARS = SHARED / "data" / "dates" / "wikiwars"
SCORER = SHARED / "peers" / "score_times.py"
ESSAY = SHARED / "data" / "essay" / "lankov.txt"

WORDS = (
    "May", "the", "1945", "18", "of", "and", "-", "–", ",", ".", " ", "\n", "\r\n", "\n\n", "'", "s", "years", "two",
    "later", "early", "in", "a", "few", "BC", "night", "summer", "that", "next", "day", "Monday", ":", "30", "a.m.",
    "𝔄", "é", "\ufeff", "\u2028", "(", ")", "/", "9", "century", "4th", "half", "over", "by", "time", "İ", "old", "now",
)  # fmt: skip


@given(
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
    | st.lists(st.sampled_from(WORDS)).map("".join)
)
@settings(max_examples=300)
def test_every_expression_stands_where_it_says(text: str) -> None:
    end = 0
    for one in find_times(text, created=(2009, 12, 19)):
        assert text[one.start : one.end] == one.text and one.text.strip() == one.text
        assert end <= one.start < one.end
        end = one.end
        if one.edtf is not None:
            date = parse(one.edtf)
            assert (one.earliest, one.latest) == (date.earliest, date.latest)


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    for one in find_times(text):
        assert text[one.start : one.end] == one.text


@pytest.mark.parametrize("before", ["", "\n\n\n", "\r\n", "\ufeff", "𝔄𝔅 ", "é\r\n\r\n", "İ"])
def test_places_do_not_drift(before: str) -> None:
    (one,) = find_times(f"{before} on 25 June\r\n1950.")
    assert (one.start, one.end) == (len(before) + 4, len(before) + 17)
    assert one.value == "1950-06-25"


@pytest.mark.parametrize("shape", (*SHAPES, *mixtures(12)))
def test_time_grows_with_the_text_and_no_faster(shape: str) -> None:
    def seconds(size: int) -> float:
        text = hostile_text(shape, size)
        started = time.process_time()
        find_times(text, born=(("Ada", "1880"), ("s", "1881")))
        return time.process_time() - started

    seconds(2_000)  # the language is read, and its forms are compiled
    small = min(seconds(4_000) for _ in range(2))
    assert min(seconds(16_000) for _ in range(2)) < 4 * 4 * max(small, 0.004)


def test_time_does_not_depend_on_what_is_mixed() -> None:
    chance = random.Random(3)
    text = " ".join(chance.choice(WORDS) for _ in range(20_000))
    assert find_times(text)


@pytest.mark.skipif(not WIKIWARS.exists(), reason="needs ../shared/data/dates/wikiwars")
def test_wikiwars() -> None:
    scorer = runpy.run_path(str(SCORER), run_name="scorer")
    gold = [json.loads(line) for line in (WIKIWARS / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    gold = [one for one in gold if not one["depth"]]
    found = []
    for doc, about in json.loads((WIKIWARS / "docs.json").read_text(encoding="utf-8")).items():
        with (WIKIWARS / "txt" / f"{doc}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        year, month, day = map(int, about["dct"].split("-"))
        for one in find_times(text, created=(year, month, day)):
            found.append({"doc": doc, "start": one.start, "end": one.end, "value": one.value})
    result = scorer["score"](gold, found)[0]
    assert result["strict_F1"] > 0.92
    assert result["overlap_F1"] > 0.965
    assert result["value_F1"] > 0.90


@pytest.mark.skipif(not ESSAY.exists(), reason="needs ../shared/data/essay")
def test_the_essay() -> None:
    found = find_times(ESSAY.read_text(encoding="utf-8"), born=(("Stalin", "1880"),))
    told = [(one.value, one.mod, one.bound) for one in found]
    for wanted in (
        ("192", "MID", "from"), ("1953-03", "", ""), ("192", "END", "by"), ("1945", "", "until"),
        ("192", "START", "from"), ("1945-08", "", ""), ("1945", "END", ""), ("1946", "", "from"),
        ("1946-SU", "", ""), ("P3W", "", ""), ("1948-02", "", ""), ("1948", "START", ""), ("194", "", ""),
        ("1950-01", "", "by"), ("1950-04", "", ""), ("1950-10", "", ""), ("196", "", ""),
        ("PRESENT_REF", "", ""), ("P150Y", "", ""), ("1880", "", ""),
    ):  # fmt: skip
        assert wanted in told, wanted
    assert "[1897-01-01..1900-12-30]" in [one.edtf for one in found]
