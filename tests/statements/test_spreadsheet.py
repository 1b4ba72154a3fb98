"""What a spreadsheet would change is guarded, and comes back whatever it was."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from regesta.statements.spreadsheet import guarded, unguarded


@example("'=1")
@example("''1950-01")
@example("'tis")
@given(st.text())
def test_what_is_guarded_comes_back(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


@given(st.sampled_from("=+-@\t\r"), st.text())
def test_nothing_that_is_written_begins_as_a_formula_does(sign: str, rest: str) -> None:
    assert guarded(sign + rest)[0] == "'"


@pytest.mark.parametrize(
    "cell",
    ["007", "1e5", "1.10", "1/2", "true", "may-8", "May 1950", "12:30", "50%", "1,200", "$5", "1950-01-30"],
)
def test_what_spreadsheets_change_is_guarded(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["", "0", "1950", "kim-2", "[..1950-01]", "1950~", "frus1949v07p2", "a cable of 1950"]
)
def test_what_they_leave_alone_is_left_alone(cell: str) -> None:
    assert guarded(cell) == cell
