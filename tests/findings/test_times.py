"""When entries can have happened: bounds from dates and relations, their chains, and the calendar's months."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from regesta.case import Case, load
from regesta.dates import format_bound
from regesta.findings.contradictions import time_problems
from regesta.findings.diagnosis import contradictions
from regesta.findings.times import Times, times
from tests.findings.conftest import read

KOREA = Path(__file__).parents[2] / "cases" / "korea"

Bounds = tuple[str, str]


def bounds(case: Case, name: str) -> Bounds:
    first, last = times(case).span(case.named[name])
    return format_bound(first), format_bound(last)


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("before ^x", ("open", "1950-03-20")),
        ("before ^x by 2..3 days", ("1950-03-07", "1950-03-18")),
        ("after ^x", ("1950-03-10", "open")),
        ("after ^x by 1 month", ("1950-04-10", "1950-04-20")),
        ("after ^x by 1 year", ("1951-03-10", "1951-03-20")),
        ("during ^x", ("1950-03-10", "1950-03-20")),
        ("same time as ^x", ("1950-03-10", "1950-03-20")),
        ("no later than ^x", ("open", "1950-03-20")),
        ("until ^x", ("open", "1950-03-20")),
        ("since ^x", ("1950-03-10", "open")),
        ("starts after end of ^x by 2 weeks", ("1950-03-24", "open")),
        ("ends at start of ^x", ("open", "1950-03-20")),
        ("before 1950", ("open", "1949-12-31")),
        ("after 1950", ("1951-01-01", "open")),
        ("during 1950", ("1950-01-01", "1950-12-31")),
        ("after ^x by ~2 days", ("1950-03-10", "open")),
    ],
)
def test_what_each_relation_says(relation: str, expected: Bounds) -> None:
    case = read(f"[1950-03-10..1950-03-20] event ^x\nundated event ^y\n  {relation}\n")
    assert bounds(case, "^y") == expected


def test_months_are_those_of_the_calendar() -> None:
    case = read(
        "1949-01-31 event ^x\nundated event ^y\n  after ^x by 1 month\nundated event ^z\n  before ^x by 2 months\n"
    )
    assert bounds(case, "^y") == ("1949-02-28", "1949-02-28")
    assert bounds(case, "^z")[1] == "1948-11-30"


def test_a_bound_comes_by_a_chain_of_statements() -> None:
    case = read("1950 event ^a\nundated event ^b\n  after ^a\nundated event ^c\n  after ^b\n")
    chain = times(case).why(case.named["^c"], is_latest=False)
    assert [(said.entry.name, said.field.key if said.field else "date") for said in chain] == [
        ("^a", "date"), ("^b", "after"), ("^c", "after"),
    ]  # fmt: skip


def test_the_least_certain_is_left_out() -> None:
    case = read("1950 event ^a\n1949 event ^b\n  after ^a\n  cert high\nundated event ^c\n  during ^a\n")
    (one,) = contradictions(case)
    assert len(one.said) == 3 and one.repair.entry.name == "^a"
    assert bounds(case, "^b") == ("1949-01-01", "1949-12-31")


def test_change_over_time_and_coarse_dates_contradict_nothing() -> None:
    case = read(
        "1950 holds peace\n1951 not holds peace\n1950 event ^coarse\n1950-03-04 event ^fine\n  during ^coarse\n"
        "1950-03-04 event ^same-day\n  after ^fine\n"
    )
    assert contradictions(case) == ()


ORDERS: dict[str, Callable[[Times, Case], str]] = {
    "before": lambda found, case: found.order(case.named["^a"], case.named["^b"]),
    "after": lambda found, case: found.order(case.named["^b"], case.named["^a"]),
}


@pytest.mark.parametrize("expected", ORDERS)
def test_order_on_one_day_follows_relations(expected: str) -> None:
    case = read("1950-03-04 event ^a\n1950-03-04 event ^b\n  after ^a\n")
    assert ORDERS[expected](times(case), case) == expected


def test_order_is_open_where_days_overlap() -> None:
    case = read("1950 event ^a\n1950-03 event ^b\n  overlaps 1950\n")
    found = Times(case, [case.named["^a"]])
    assert found.order(case.named["^a"], case.named["^b"]) == "open"


LINES = some.lists(
    some.sampled_from(
        [
            "after ^e0",
            "before ^e1",
            "during ^e2",
            "within 3 weeks of ^e0",
            "after ^e1 by 2..9 days",
            "overlaps ^e2",
        ]
    ),
    max_size=4,
)


@settings(max_examples=40, deadline=None)
@given(some.lists(LINES, min_size=3, max_size=3))
def test_adding_a_relation_never_widens(relations: list[list[str]]) -> None:
    dates = ("1950-02", "[1950..1951]", "1950-03/1950-05")
    heads = [f"{date} event ^e{number}\n" for number, date in enumerate(dates)]

    def case_of(lines: list[list[str]]) -> Case:
        bodies = ("".join(f"  {line}\n" for line in own) for own in lines)
        return read("".join(head + body for head, body in zip(heads, bodies, strict=True)))

    whole = times(case_of(relations))
    if contradictions(whole.case):
        return
    fewer = times(case_of([relations[0][:-1], *relations[1:]]))
    for number in range(3):
        more_span = whole.span(whole.case.named[f"^e{number}"])
        less_span = fewer.span(fewer.case.named[f"^e{number}"])
        assert more_span[0] >= less_span[0]  # type: ignore[operator]
        assert more_span[1] <= less_span[1]  # type: ignore[operator]


@pytest.mark.parametrize(
    "planted",
    [
        {"^veto": "1960-03", "^no-bomb": "1960-03", "^parade": "1951-02"},
        {"^approval": "[1940-01..1940-04]", "^revolution-1917": "1927", "^army-announced": "1953-02"},
        {"^death": "1943-03", "^junior-leader": "1902", "^asks": "[1933..1935]"},
        {"^air": "[1970-10..]", "^constitution-edited": "[1958-01..1958-04]", "^rule-ends": "1938"},
    ],
)
def test_dates_that_are_planted_wrong_are_named_and_no_others(
    planted: dict[str, str], tmp_path: Path
) -> None:
    shutil.copytree(KOREA, tmp_path / "korea")
    for name, date in planted.items():
        for file in (tmp_path / "korea").glob("*.regesta"):
            text = file.read_text(encoding="utf-8")
            entry = re.compile(rf"^\S+( [^\n]*\{name} )", re.MULTILINE)
            file.write_text(entry.sub(rf"{date}\1", text), encoding="utf-8")
    assert [one for one in time_problems(load(KOREA)) if one.code == "contradiction"] == []
    found = {
        (one.repair.entry.name, str(one.repair.entry.date))
        for one in contradictions(load(tmp_path / "korea"))
    }
    assert found == set(planted.items())
    assert {one.code for one in time_problems(load(tmp_path / "korea"))} >= {"contradiction"}


def test_months_of_the_calendar_can_contradict_alone() -> None:
    entries = "1949-05-31 event ^feast-day\n1949-07-01 event ^feast\n  after ^feast-day by {}\n"
    (one,) = contradictions(read(entries.format("1 month")))
    assert sorted(said.entry.name for said in one.said) == ["^feast", "^feast", "^feast-day"]
    assert contradictions(read(entries.format("31 days"))) == ()
    assert [p.code for p in time_problems(read(entries.format("1 month")))] == ["contradiction"]
