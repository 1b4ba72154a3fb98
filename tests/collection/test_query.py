"""Queries, read from one line."""

import pytest

from regesta.collection.document import EARLIEST, LATEST
from regesta.collection.query import Query, Term, UnreadableQuery, read_query
from regesta.dates import day_number


def test_words_phrases_beginnings_and_fields() -> None:
    query = read_query('nuclear "Armed forces" stalin* from:rhee to:"Dean Acheson" title:minutes* 12:30')
    assert query.groups == (
        (Term(("nuclear",)),),
        (Term(("armed", "forces")),),
        (Term(("stalin",), "", True),),
        (Term(("rhee",), "from"),),
        (Term(("dean", "acheson"), "to"),),
        (Term(("minutes",), "title", True),),
        (Term(("12", "30")),),
    )


def test_either_and_without() -> None:
    query = read_query("cable OR letter OR note -draft -from:kim")
    assert query.groups == ((Term(("cable",)), Term(("letter",)), Term(("note",))),)
    assert query.denied == (Term(("draft",)), Term(("kim",), "from"))


def test_dates_bound_the_time_together() -> None:
    query = read_query('x date:1949/1951 date:"June 1950" language:DE', is_certain=True)
    assert (query.first_day, query.last_day) == (day_number(1950, 6, 1), day_number(1950, 6, 30))
    assert query.languages == ("de",) and query.is_certain and query.is_dated
    open_end = read_query("date:1949/..")
    assert (open_end.first_day, open_end.last_day) == (day_number(1949, 1, 1), LATEST)
    assert not read_query("x").is_dated and read_query("x").first_day == EARLIEST


@pytest.mark.parametrize(
    "written", ["", "  ", "-x", "…", '"open', "x OR", "OR x", "date:soon", "-date:1949 x", "a " * 65]
)
def test_what_cannot_be_read_is_told(written: str) -> None:
    with pytest.raises(UnreadableQuery) as told:
        read_query(written)
    assert told.value.reason and told.value.remedy


def test_signs_between_words_are_no_words() -> None:
    assert read_query("– stalin —") == Query(((Term(("stalin",)),),))
