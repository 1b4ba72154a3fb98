"""How values are written: what is read is printed as it was, and what is not read says what to write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.statements.notation import (
    Unreadable,
    read_chance,
    read_count,
    read_length,
    read_mentions,
    read_name,
    read_quantity,
    read_whole_years,
)
from regesta.statements.wording import text_of


@pytest.mark.parametrize(
    "text",
    [
        "kim",
        "kim, pak",
        "a|b?",
        "?",
        "unnamed",
        'unnamed "a man"',
        "some of ^asks",
        "moscow = stalin|politburo",
        "^x, y",
    ],
)
def test_mentions_are_printed_as_they_were(text: str) -> None:
    assert text_of(read_mentions(text)) == text


@pytest.mark.parametrize("text", ["50", "~50", "40..60", "100..", "..20", "50?", "many", "few", "?", "0.5"])
def test_quantities_are_printed_as_they_were(text: str) -> None:
    assert str(read_quantity(text)) == text


@given(st.integers(0, 10**14), st.integers(0, 10**14))
def test_a_range_runs_from_the_smaller_to_the_greater(one: int, other: int) -> None:
    low, high = sorted((one, other))
    quantity = read_quantity(f"{low}..{high}")
    assert (quantity.low, quantity.high) == (low, high)
    if low < high:
        with pytest.raises(Unreadable, match="ends before it begins"):
            read_quantity(f"{high}..{low}")


def test_many_never_becomes_a_number() -> None:
    assert (read_quantity("many").low, read_quantity("many").high) == (None, None)


def test_the_other_forms() -> None:
    assert str(read_count("found ~50 letters|cables")) == "found ~50 letters|cables"
    assert (str(read_length("3 week")), str(read_length("~1 months"))) == ("3 weeks", "~1 month")
    assert str(read_whole_years("2 years")) == "2 years"
    assert [text_of(read_chance(text)) for text in ("0.3", "0.3 to 0.7", "almost certain")] == [
        "0.3",
        "0.3 to 0.7",
        "almost certain",
    ]


def test_names_are_compared_in_normal_form() -> None:
    assert read_name("cafe\u0301") == read_name("caf\u00e9")
    assert read_name("김일성") != read_name("김정일")


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused_with_a_remedy(text: str) -> None:
    for read in (read_mentions, read_quantity, read_count, read_length, read_chance, read_name):
        try:
            read(text)
        except Unreadable as fault:
            assert fault.what and fault.remedy
