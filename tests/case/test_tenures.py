"""Who held which office when, out of beginnings, ends and extents."""

from regesta.case.tenures import Tenure, tenures
from regesta.dates import End, format_bound
from tests.case.conftest import read

OFFICE = 'body state "The state"\noffice chief "Chief"\n  of state\nperson a "A"\nperson b "B"\n'


def told(one: Tenure) -> tuple[str, ...]:
    """A tenure in words: who, its bounds, and its core."""
    return one.person, *map(format_bound, (one.first, one.last, *(one.core or ())))


def of(text: str) -> list[tuple[str, ...]]:
    """The tenures of the one office."""
    return [told(one) for one in tenures(read(OFFICE + text)).get("chief", [])]


def test_an_extent_is_a_tenure_with_a_core() -> None:
    assert of("1945-03-01/1947-06-30 holds chief\n  by a\n") == [
        ("a", "1945-03-01", "1947-06-30", "1945-03-01", "1947-06-30")
    ]
    assert of("1945/1947 holds chief\n  by a\n")[0][3:] == ("1945-12-31", "1947-01-01")
    assert of("[1945..1947] holds chief\n  by a\n")[0][3:] == ()


def test_a_beginning_takes_the_first_end_that_may_follow_it() -> None:
    text = (
        "1950-01-01 begins chief\n  by a\n1952-01-01 remove chief\n  whom a\n"
        "1954-01-01 appoint chief\n  whom a\n1953-01-01 begins chief\n  by b\n"
    )
    assert of(text) == [
        ("a", "1950-01-01", "1952-01-01", "1950-01-01", "1952-01-01"),
        ("a", "1954-01-01", "unknown"),
        ("b", "1953-01-01", "unknown"),
    ]


def test_what_is_not_certain_or_no_office_gives_none() -> None:
    assert of("1950 not begins chief\n  by a\n") == []
    assert of("1950 begins chief\n  by a|b\n") == [] == of("1950 begins chief\n  by a?\n")
    assert tenures(read(OFFICE + "1950/1951 holds peace\n  by a\n")) == {}
    (one,) = tenures(read(OFFICE + "1950 begins chief\n  by a\n"))["chief"]
    assert one.last is End.UNKNOWN and one.core is None
