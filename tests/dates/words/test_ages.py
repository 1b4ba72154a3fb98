"""Ages of persons whose birth the reader tells."""

import pytest

from regesta.dates import InvalidDate, format_bound
from regesta.dates.words import find_times

TEXT = "Ada went to sea in her early twenties. Ben followed in his late teens."
BORN = (("Ada", "1880-03-05"), ("Ben", "1884"))


def test_each_age_is_counted_from_the_person_named_last() -> None:
    early, late = find_times(TEXT, born=BORN)
    assert (early.text, early.edtf, early.anchor) == ("her early twenties", "[1900-03-05..1904-03-04]", "Ada")
    assert (late.text, late.edtf, late.mod) == ("his late teens", "[1901-01-01..1904-12-30]", "END")
    assert late.earliest is not None and format_bound(late.earliest) == "1901-01-01"


def test_without_a_birth_the_words_are_found_and_no_date_is_made_up() -> None:
    assert [(one.text, one.edtf, one.value) for one in find_times(TEXT)] == [
        ("her early twenties", None, None),
        ("his late teens", None, None),
    ]


def test_a_birth_that_is_no_date_is_refused() -> None:
    with pytest.raises(InvalidDate):
        find_times(TEXT, born=(("Ada", "1880-13"),))


def test_a_birth_without_an_edge_tells_nothing() -> None:
    assert find_times(TEXT, born=(("Ada", "../1880"),))[0].edtf is None


def test_an_age_in_figures() -> None:
    (one,) = find_times("Ada went to sea in her 20s.", born=BORN)
    assert (one.text, one.edtf) == ("her 20s", "[1900-03-05..1910-03-04]")
    assert find_times("In her 25s, 20s and 50s.") == []
