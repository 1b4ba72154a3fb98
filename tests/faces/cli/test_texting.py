"""`regesta text`: where words and selectors stand in a document."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from regesta.faces.cli.texting import text

CONTENT = "The clerk was told to wait.\nHe did not wait.\n"


@pytest.fixture
def file(tmp_path: Path) -> str:
    (tmp_path / "a.txt").write_text(CONTENT, encoding="utf-8")
    return str(tmp_path / "a.txt")


def test_words_are_found_and_their_selectors_lead_back(file: str) -> None:
    found = CliRunner().invoke(text, [file, "--find", "did not wait", "--json"])
    (place,) = json.loads(found.stdout)["places"]
    assert place["locators"]["lines"] == "2" and place["spans"] == [{"offset": 31, "length": 12}]
    quote, position = place["selectors"]
    for selector in (quote, position, [position, quote], {"target": {"source": "x", "selector": [quote]}}):
        again = CliRunner().invoke(text, [file, "--selector", "-", "--json"], input=json.dumps(selector))
        told = json.loads(again.stdout)
        assert told["places"][0]["spans"] == place["spans"]
        assert told["verdict"] == ("located" if selector is position else "exact")


def test_people_are_told_the_place_and_the_words(file: str) -> None:
    found = CliRunner().invoke(text, [file, "--find", "The clerk … wait"])
    assert found.stdout.startswith("elided\n  line 1, ") and "The clerk … wait" in found.stdout
    missing = CliRunner().invoke(text, [file, "--find", "the clerk was told to go"])
    assert missing.stdout.startswith("missing\nnearest to it:\n  line 1, ")


@pytest.mark.parametrize(
    "selector",
    [
        "",
        "{",
        "3",
        "[]",
        '"x"',
        '{"type": "XPathSelector"}',
        '{"type": "TextQuoteSelector"}',
        "[" * 20_000,
        "NaN",
    ],
)
def test_what_is_no_selector_is_a_usage_error(file: str, selector: str) -> None:
    found = CliRunner().invoke(text, [file, f"--selector={selector}"])
    assert found.exit_code == 2 and "→" in found.output and not isinstance(found.exception, ValueError)


def test_one_thing_is_asked_at_a_time(file: str) -> None:
    assert CliRunner().invoke(text, [file, "--find", "x", "--selector", "{}"]).exit_code == 2
    for nothing in ("", "…"):
        assert CliRunner().invoke(text, [file, "--find", nothing]).exit_code == 2
