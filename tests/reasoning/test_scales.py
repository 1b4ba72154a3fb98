"""Words of probability and their ranges."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from regesta.reasoning.scales import SCALE_BY_NAME, SCALES, folded

PUBLISHED = Path(__file__).parents[3] / "shared" / "data" / "explanation" / "words_of_probability.json"
NAMES = {
    "Kent_1964": "kent",
    "ICD_203": "icd-203",
    "yardstick_efsa": "efsa",
    "yardstick_ipcc": "ipcc",
    "yardstick_nato": "nato",
    "yardstick_uk": "uk",
    "yardstick_us_nic": "us-nic",
    "Kucharski_2026_CAPphrase": "capphrase",
    "Mauboussin_2018": "mauboussin",
    "zonination_2015": "zonination",
}


def percent(number: float) -> Fraction:
    return Fraction(repr(number)) / 100


def test_every_range_holds_its_middle() -> None:
    for scale in SCALES:
        for words, chance in scale.words.items():
            assert 0 <= chance.low <= chance.middle <= chance.high <= 1, (scale.name, words)
            assert words == folded(words)


def test_case_hyphens_and_spaces_do_not_count() -> None:
    scale = SCALE_BY_NAME["icd-203"]
    assert scale.read("  Very-Likely ") == scale.read("very likely") is not None
    assert scale.read("more or less") is None


@pytest.mark.skipif(
    not PUBLISHED.is_file(), reason="the published scales are not here: ../shared/data/explanation"
)
def test_the_scales_are_as_published() -> None:
    data = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    for key, scale in data["published_scales"].items():
        ours = SCALE_BY_NAME[NAMES[key]]
        for row in scale.get("rows", []):
            found = ours.read(row["term"])
            assert found is not None and (found.low, found.high) == (
                percent(row["low"]),
                percent(row["high"]),
            ), row
        for words, value in scale.get("values", {}).items():
            low, high = value if isinstance(value, list) else (value, value)
            if scale.get("form") and isinstance(value, list):
                low, high = value[0] - value[1], value[0] + value[1]
            for word in words.replace("almost certain(ly)", "almost certain / almost certainly").split(" / "):
                found = ours.read(word)
                assert found is not None and (found.low, found.high) == (percent(low), percent(high)), word
    for key, survey in data["surveys"].items():
        ours = SCALE_BY_NAME[NAMES[key]]
        assert len(ours.words) == len(survey["phrases"])
        for words, row in survey["phrases"].items():
            found = ours.read(words)
            assert found is not None
            for ends, theirs in zip(found[:3], (row["p05"], row["median"], row["p95"]), strict=True):
                assert abs(ends - percent(theirs)) < Fraction(1, 10**9), words
