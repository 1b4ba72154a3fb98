"""Spellings of one word are told from two words."""

import pytest

from regesta.sources.variants import is_variant

ONE = (
    "favourite favorite", "honour honor", "colours colors", "realise realize", "civilisation civilization",
    "analysed analyzed", "centre center", "theatre theater", "defence defense", "travelled traveled",
    "connexion connection", "judgement judgment", "publick public", "encrease increase", "enquire inquire",
    "shewed showed", "chuse choose", "catalogue catalog", "pass'd passed", "mediaeval medieval", "œuvre oeuvre",
    "élève eleve", "straße strasse", "миръ мир", "вѣра вера", "ещё еще", "controul control",
)  # fmt: skip
TWO = (
    "four for", "hour hor", "cause clause", "not now", "no know", "wise wize", "ou où", "el él", "shall should",
    "lawful unlawful", "statue statute", "form from", "than then", "advice advise", "мир мор", "1948 1949",
    "hence hense", "acre acer", "state states", "five fire", "our or",
)  # fmt: skip


@pytest.mark.parametrize("pair", ONE)
def test_spellings_of_one_word(pair: str) -> None:
    assert is_variant(*pair.split())


@pytest.mark.parametrize("pair", TWO)
def test_two_words(pair: str) -> None:
    assert not is_variant(*pair.split())
