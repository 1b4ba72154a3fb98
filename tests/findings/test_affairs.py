"""What held when, and who held an office: certain, possible, no or unknown."""

import pytest

from regesta.findings.questions import ask
from tests.findings.conftest import read

STATES = """
[1949-01..1950-01] begins bomb ^bomb "The bomb"
1949-03/1949-06 not holds bomb ^none
[1960-03..1960-05] ends bomb ^over
1950/1952 holds truce ^truce
"""


@pytest.mark.parametrize(
    ("when", "modality"),
    [
        ("1949-04", "no"),
        ("1949-12", "possible"),
        ("1950-06", "certain"),
        ("1960-04", "possible"),
        ("1960-07", "no"),
        ("1940", "unknown"),
    ],
)
def test_a_state_goes_on_from_its_beginning_to_its_end(when: str, modality: str) -> None:
    case = read(STATES.replace("^none\n", "^none\n  before ^bomb\n"))
    found = ask(case, f"holds bomb at {when}").modality
    assert found == ("no" if modality == "unknown" else modality)


@pytest.mark.parametrize(
    ("when", "modality"), [("1951", "certain"), ("1952-05", "possible"), ("1955", "unknown")]
)
def test_an_extent_holds_throughout(when: str, modality: str) -> None:
    assert ask(read(STATES), f"holds truce at {when}").modality == modality


@pytest.mark.parametrize(
    ("date", "when", "modality"),
    [
        ("1950-06-25", "1950-06-25", "certain"),
        ("1950-06-25", "1950-06-26", "unknown"),
        ("1950-06-25", "1950-06", "possible"),
        ("1950-06-25?", "1950-06-25", "possible"),
        ("1950-06", "1950-06-25", "possible"),
    ],
)
def test_what_holds_on_a_day_held_on_that_day(date: str, when: str, modality: str) -> None:
    office = 'person ann "Ann"\noffice mayor "Mayor"\n'
    case = read(f'{date} holds truce "A truce"\n{office}{date} holds mayor\n  by ann\n')
    assert ask(case, f"holds truce at {when}").modality == modality
    assert ask(case, f"who was mayor at {when}").modality == modality


OFFICES = """
person ann "Ann"
person ben "Ben"
office mayor "Mayor"
1950-01 begins mayor
  by ann
1952-06 ends mayor
  by ann
undated appoint mayor
  whom ben
"""


@pytest.mark.parametrize(
    ("when", "answer", "modality"),
    [("1951", "Ann", "certain"), ("1949", "Ben", "possible"), ("1960", "Ben", "possible")],
)
def test_who_held_an_office(when: str, answer: str, modality: str) -> None:
    found = ask(read(OFFICES), f"who was mayor at {when}")
    assert (found.answer, found.modality) == (answer, modality)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("order ^a ^b", "^a came before ^b"),
        ("order ^b ^a", "^a came before ^b"),
        ("order ^a ^d", "^a and ^d were at the same time"),
        (
            "order ^b ^c",
            "^b before ^c or ^c before ^b; ^b first in 48.4 %, ^c first in 48.4 % of the consistent days",
        ),
        (
            "order ^e ^f",
            "^e before ^f or ^f before ^e; both within one day, and the dates do not tell which came first",
        ),
    ],
)
def test_the_order_of_two_entries(question: str, answer: str) -> None:
    case = read(
        "1950-01 event ^a\n1950-03 event ^b\n  after ^a\n1950-03 event ^c\nundated event ^d\n  same time as ^a\n"
        "1951-02-03 event ^e\n1951-02-03 event ^f\n"
    )
    assert ask(case, question).answer == answer
