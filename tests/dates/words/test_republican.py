"""Dates of the French Republican calendar in prose, with days known from the history of the Revolution."""

import pytest

from tests.dates.words.conftest import only, told


@pytest.mark.parametrize(
    ("text", "value", "anchor"),
    [
        ("14 Thermidor Year II", "1794-08-01", "republican:0002-11-14"),
        ("9 thermidor an II", "1794-07-27", "republican:0002-11-09"),
        ("18 Brumaire of the Year VIII", "1799-11-09", "republican:0008-02-18"),
        ("13 Vendémiaire, Year 4", "1795-10-05", "republican:0004-01-13"),
        ("18 Fructidor V", "1797-09-04", "republican:0005-12-18"),
    ],
)
def test_days(text: str, value: str, anchor: str) -> None:
    one = only(f"On {text} it was done.")
    assert (one.text, one.value, one.edtf, one.anchor) == (text, value, value, anchor)


def test_a_day_without_a_year_lies_in_the_year_of_the_text() -> None:
    assert told("In 1794 he ruled; on 9 Thermidor he fell.")[1][1] == "1794-07-27"
    assert told("On 9 Thermidor he fell.") == [("9 Thermidor", None, "")]


def test_a_month_and_a_year() -> None:
    assert only("in Thermidor Year II").edtf == "1794-07-19/1794-08-17"
    assert only("By the Year III it was over.").edtf == "1794-09-22/1795-09-22"


def test_what_is_no_republican_date() -> None:
    assert told("Lobster Thermidor, a novel called Germinal, and the thing I saw.") == []
    assert told("On 31 Thermidor Year II nothing was done.") != [("31 Thermidor Year II", None, "")]
