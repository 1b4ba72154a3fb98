"""What contradicts what, and the cheapest repair of it all."""

import pytest

from regesta.case import Case
from regesta.dates import format_bound
from regesta.findings.diagnosis import contradictions
from regesta.findings.times import times
from tests.findings.conftest import read


def repairs(case: Case) -> set[tuple[str, str]]:
    return {
        (one.repair.entry.name, one.repair.field.key if one.repair.field else "date")
        for one in contradictions(case)
    }


def test_one_date_against_many_is_the_one_to_mend() -> None:
    case = read("1950 event ^a\n1960 event ^hub\n  before ^b\n  before ^c\n1951 event ^b\n1952 event ^c\n")
    assert repairs(case) == {("^hub", "date")}
    assert format_bound(times(case).span(case.named["^b"])[0]) == "1951-01-01"


def test_certainty_goes_before_number() -> None:
    entries = "1960 event ^hub\n  cert high\n  before ^b\n1951 event ^b\n  cert low\n"
    assert repairs(read(entries)) == {("^b", "date")}


@pytest.mark.parametrize(("planted", "expected"), [(("1970", "1951"), "^x"), (("1950", "1933"), "^y")])
def test_the_date_that_other_relations_bear_out_stands(planted: tuple[str, str], expected: str) -> None:
    x, y = planted
    case = read(
        f"1949 event ^p\n{x} event ^x\n  overlaps 1950\n{y} event ^y\n  after ^x\n  during 1951\n"
        if expected == "^x"
        else f"{x} event ^x\n  during 1950\n{y} event ^y\n  after ^x\n"
    )
    assert {name for name, _ in repairs(case)} == {expected}


def test_the_date_that_its_source_bears_stands() -> None:
    for first, second, expected in (("1950-03-04", "1948", "^y"), ("1960", "1950-05-06", "^x")):
        case = read(
            'source p "P"\n  date 1950-03-04\nsource q "Q"\n  date 1950-05-06\n'
            f"{first} event ^x\n  cites p\n{second} event ^y\n  after ^x\n  cites q\n"
        )
        assert repairs(case) == {(expected, "date")}


def test_what_is_told_in_one_passage_bears_a_date_out() -> None:
    case = read(
        'source p "P"\n1905 event ^x\n  cites p 1\n1946 event ^y\n  during ^x\n  cites p 1\n1946 event\n  cites p 1\n'
    )
    assert repairs(case) == {("^x", "date")}


def test_a_repair_leaves_nothing() -> None:
    lines = "".join(f"19{50 + n} event ^e{n}\n  before ^e{(n * 7 + 1) % 9}\n" for n in range(9))
    case = read(lines)
    found = contradictions(case)
    assert found and all(one.repair in one.said for one in found)
    assert times(case).bounds is not None  # worked out, all repairs left out
