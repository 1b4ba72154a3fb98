"""What two states of a case say differently: by meaning, whatever the layout."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.case.differences import FieldDifference, differences, field_differences
from regesta.editing import laid_out
from regesta.statements.filetext import read_file_text
from regesta.statements.parser import read_statements
from regesta.statements.statement import Statement

TEXT = """case c "C" format 1

person kim "Kim"
  born      1912

1950 refuse war ^veto
  by        kim
  cites     s 3
    mode    infers
  cites     s 4

1951 meet
  by        kim
  with      pak

same kim kim-2
"""


def read(text: str, name: str = "a.regesta") -> tuple[Statement, ...]:
    return read_statements(read_file_text(name, text.encode())).statements


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [
        (one.how, one.statement.name or one.statement.kind) for one in differences(read(before), read(after))
    ]


def test_layout_comments_order_and_files_are_no_difference() -> None:
    other = """case c    "C"   format 1
1951 meet # they met
   with pak
   by   kim
same kim kim-2
person kim "Kim"
   born 1912
1950 refuse war ^veto
   cites s 4
   cites s 3
      mode infers
   by kim
"""
    assert not differences(read(TEXT), read(other, "b.regesta"))
    assert not differences(read(TEXT), read(laid_out("a", other.encode()).decode()))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("1950 refuse war ^veto", "1950-02 defer war ^veto", [("changed", "^veto")]),
        ("same kim kim-2\n", "", [("removed", "same")]),
        ("same kim", "same pak", [("added", "same"), ("removed", "same")]),
        ("  with      pak", "  with      ho", [("changed", "meet")]),
        ("1951 meet\n", "1952 meet\n", [("changed", "meet")]),
        ("1951 meet\n", "1951 meet ^met\n", [("renamed", "^met")]),
        ("^veto", "^refusal", [("renamed", "^refusal")]),
        ("case c", "case d", [("renamed", "d")]),
        ("1951 meet\n", "1951 meet\n  by        kim\n  with      pak\n\n1951 meet\n", [("added", "meet")]),
        ("person kim", 'person pak "Pak"\nperson kim', [("added", "pak")]),
    ],
)
def test_what_has_become_of_a_statement(before: str, after: str, expected: list[tuple[str, str]]) -> None:
    assert before in TEXT
    assert told(TEXT, TEXT.replace(before, after, 1)) == expected


def test_the_fields_that_differ_are_told() -> None:
    before, after = (
        read(TEXT)[2],
        read(TEXT.replace("1950 refuse", "1950-02 not defer").replace("infers", "asserts"))[2],
    )
    assert field_differences(before, after) == [
        FieldDifference("verb", "refuse", "defer"),
        FieldDifference("date", "1950", "1950-02"),
        FieldDifference("denied", "", "not"),
        FieldDifference("cites › mode", "infers", "asserts"),
    ]
    (more,) = field_differences(
        before, read(TEXT.replace("  by        kim\n", "  by        kim\n  to        pak\n"))[2]
    )
    assert more == FieldDifference("to", "", "pak")


def test_directives_that_cannot_be_told_apart_are_counted() -> None:
    twice = TEXT + "\n1951 meet\n  by        kim\n  with      pak\n"
    assert told(TEXT, twice) == [("added", "meet")]
    assert told(twice, TEXT) == [("removed", "meet")]


def test_what_mentions_a_thing_under_its_new_name_says_what_it_said() -> None:
    text = (
        TEXT
        + "\n1952 meet ^again\n  by        kim\n  after     ^veto\n  cites     s 5\n    via kim recalls\n"
    )
    other = text.replace("kim ", "pak ").replace("kim\n", "pak\n").replace("^veto", "^refusal")
    assert told(text, other) == [("renamed", "pak"), ("renamed", "^refusal")]
    more = other.replace("1952 meet", "1953 meet")
    assert told(text, more) == [("renamed", "pak"), ("renamed", "^refusal"), ("changed", "^again")]


@settings(deadline=None)
@given(st.permutations(read(TEXT)), st.sets(st.integers(0, 4)))
def test_what_was_taken_away_is_what_is_told(statements: list[Statement], gone: set[int]) -> None:
    left = [one for number, one in enumerate(statements) if number not in gone]
    found = differences(read(TEXT), left)
    assert {one.how for one in found} <= {"removed"} and len(found) == len(gone)
    back = differences(left, read(TEXT))
    assert {one.how for one in back} <= {"added"} and len(back) == len(gone)
