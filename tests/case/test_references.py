"""What the names in a statement must be names of."""

import pytest

from regesta.case.references import expected, is_of_kind, kind_of, references, target_kinds
from tests.case.conftest import read

CASE = read(
    'person kim "Kim"\nbody state "The state"\nmatter war "War"\noffice chief "Chief"\n  of state\n'
    "1950 request war ^ask\n  by kim|state\n  to ?, moscow = kim|state\n  count ~5 letters\n"
    '1951 holds peace\n1952 practice leave "Leave"\n  of state\n  needs kim\n1953 refuse war\n  answers one of ^ask\n'
    "  after ^ask by 3 weeks\n"
)


def test_every_name_is_told_with_its_line_and_the_statement_s_own_is_not() -> None:
    ask = CASE.named["^ask"]
    assert [(one.name, one.line) for one in references(ask)] == [
        ("war", 7),
        ("kim", 8),
        ("state", 8),
        ("moscow", 9),
        ("kim", 9),
        ("state", 9),
    ]
    refusal = next(iter(CASE.of_kind("refuse")))
    assert [one.name for one in references(refusal)] == ["war", "^ask", "^ask"]
    practice = CASE.named["leave"]
    assert [one.name for one in references(practice)] == ["state", "kim"]


@pytest.mark.parametrize(
    ("name", "kind"), [("kim", "person"), ("peace", "a state"), ("^ask", "an entry"), ("nobody", None)]
)
def test_what_a_name_is(name: str, kind: str | None) -> None:
    assert kind_of(CASE, name) == kind


def test_what_verbs_and_fields_want() -> None:
    assert target_kinds("request") == frozenset({"matter"}) and target_kinds("appoint") == frozenset(
        {"office"}
    )
    assert is_of_kind("office", target_kinds("holds")) and not is_of_kind("person", target_kinds("holds"))
    assert expected("office", "of") == frozenset({"body", "group"})
    assert expected("hypothesis", "of") == frozenset({"question"}) and expected("claim", "like") is None
