"""Languages: their files are whole, and one that has none is refused."""

import pytest

from regesta.dates.words import UnknownLanguage, language_names
from regesta.dates.words.language import load_language
from regesta.dates.words.times import READINGS


@pytest.mark.parametrize("name", language_names())
def test_every_form_of_a_language_names_a_reading(name: str) -> None:
    known = load_language(name)
    assert known.forms
    assert {form.means for form in known.forms} <= {means for means, _ in READINGS}


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownLanguage):
        load_language("xx")
