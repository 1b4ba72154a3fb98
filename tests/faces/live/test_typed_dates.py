"""Dates typed by hand: what is one is taken, what is none is told with what may stand there."""

import pytest

from regesta.dates import InvalidDate, parse
from regesta.faces.live.guard import Refused
from regesta.faces.live.typed_dates import check_date

BEFORE = "On 4 March 1848 the council met, and on"


@pytest.mark.parametrize(
    ("typed", "what", "instead"),
    [
        ("31 Feb", "February has 29 days, not 31", ["1848-02"]),
        ("31 Feb 1849", "February has 28 days, not 31", ["1849-02"]),
        ("31st of June 1848", "June has 30 days, not 31", ["1848-06"]),
        ("31. Februar 1848", "February has 29 days, not 31", ["1848-02"]),
        ("1848-02-31", "February has 29 days, not 31", ["1848-02"]),
        ("4 March", "“4 March” is not a date", ["1848-03-04"]),
        ("12. März", "“12. März” is not a date", ["1848-03-12"]),
        ("12 March 1848", "a date is written in figures, the year first", ["1848-03-12"]),
        ("Feb 1848", "a month is written in figures after the year", ["1848-02"]),
        ("about 1850", "“about” is written ~ after the date", ["1850~"]),
        ("4.3.1848", "a date is written year, month, day; if the first figure is the day", ["1848-03-04"]),
        ("1848-13", "there is no month 13; months run 01 to 12 (seasons 21 to 41)", ["1848"]),
        ("1848-3-4", "a month has two digits", ["1848-03-04"]),
        ("yesterday", "“yesterday” is not a date", ["1848-03-03"]),
        ("nonsense", "“nonsense” is not a date", []),
        ("45 March 1848", "March has 31 days, not 45", ["1848-03"]),
    ],
)  # fmt: skip
def test_what_is_no_date_is_told_at_its_field(typed: str, what: str, instead: list[str]) -> None:
    with pytest.raises(Refused) as told:
        check_date(typed, BEFORE, ("en", "de"))
    assert (told.value.field, told.value.what) == ("date", what)
    assert list(told.value.instead) == instead and told.value.remedy
    for one in instead:
        parse(one)


def test_a_day_without_a_year_anywhere_is_told_to_need_one() -> None:
    with pytest.raises(Refused) as told:
        check_date("31 Feb", "It was cold.", ("en",))
    assert told.value.what == "“31 Feb” has no year" and not told.value.instead


@pytest.mark.parametrize("typed", ["", "1848", "1848-02-29", "[1848..1849]", "184X", "1848-03~", " 1848-03 "])
def test_what_is_a_date_is_taken(typed: str) -> None:
    check_date(typed, BEFORE, ("en", "xx"))
    if typed:
        parse(typed.strip())
    with pytest.raises(InvalidDate):
        parse("31 Feb")
