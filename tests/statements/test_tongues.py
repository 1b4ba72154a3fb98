"""Languages by their tags and by their names."""

import pytest

from regesta.statements.tongues import TAGS, tag_of


@pytest.mark.parametrize("tag", ["en", "de-CH", "zh-Hant", "grc", "EN", "sr-Cyrl-RS"])
def test_a_tag_is_itself(tag: str) -> None:
    assert tag_of(tag) == tag


@pytest.mark.parametrize(
    ("name", "tag"), [("English", "en"), ("russian", "ru"), ("GERMAN", "de"), ("Русский", "ru")]
)
def test_a_language_written_out_has_its_tag(name: str, tag: str) -> None:
    assert tag_of(name) == tag


@pytest.mark.parametrize("text", ["", "e", "Klingonish", "en_US", "en us", "en-"])
def test_what_is_no_language_has_none(text: str) -> None:
    assert tag_of(text) == ""


def test_every_tag_of_a_name_is_a_tag() -> None:
    assert all(tag_of(tag) == tag for tag in TAGS.values())
