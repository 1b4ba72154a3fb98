"""Checks of time: only what is certain counts."""

from collections.abc import Callable, Iterator

import pytest

from regesta.case import Case
from regesta.case.checks import times
from regesta.problem import Problem
from tests.case.conftest import read

PERSON = 'person kim "Kim"\n  born {born}\n  died {died}\nmatter war "War"\n'


@pytest.mark.parametrize(
    ("born", "died", "code"),
    [("1950", "1949", "wrong-order"), ("1950", "1950", ""), ("1950", "1949/..", ""), ("195X", "1950", "")],
)
def test_nobody_dies_before_being_born(born: str, died: str, code: str) -> None:
    found = [one.code for one in times.lives(read(PERSON.format(born=born, died=died)))]
    assert found == ([code] if code else [])


OFFICE = 'body state "The state"\noffice chief "Chief"\n  of state\n{seats}person a "A"\nperson b "B"\n'


@pytest.mark.parametrize(
    ("seats", "second", "count"),
    [
        ("", "1946/1948", 1),
        ("", "1947/1949", 0),
        ("", "1948/1949", 0),
        ("", "1946-05-01", 1),
        ("", "1946-05-01?", 0),
        ("", "1946-05", 0),
        ("  seats 2\n", "1946/1948", 0),
    ],
)
def test_one_office_has_one_holder_on_a_day(seats: str, second: str, count: int) -> None:
    case = read(
        OFFICE.format(seats=seats) + f"1945/1947-06 holds chief\n  by a\n{second} holds chief\n  by b\n"
    )
    assert len(list(times.office_holders(case))) == count


@pytest.mark.parametrize(
    ("check", "later", "count"),
    [
        (times.answers, "1951 inform war ^told\n1952 refuse war\n  answers ^told\n", 1),
        (times.answers, "1950 refuse war\n  answers ^ask\n", 0),
        (times.refused_and_carried_out, "1951 refuse war ^no\n1952 carry-out war ^done\n", 1),
        (
            times.refused_and_carried_out,
            "1951 refuse war ^no\n1952 approve war\n1953 carry-out war ^done\n",
            0,
        ),
        (times.refused_and_carried_out, "1951 refuse war ^no\n[1950..1952] carry-out war ^done\n", 0),
    ],
)
def test_what_follows_follows(check: Callable[[Case], Iterator[Problem]], later: str, count: int) -> None:
    case = read(f'matter war "War"\n1950 request war ^ask\n{later}')
    assert len(list(check(case))) == count
