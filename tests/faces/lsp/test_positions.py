"""Places counted as clients count: astral characters, combining marks, places outside of the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol.types import Position, Range

from regesta.faces.lsp.positions import WIDTHS, Positions

LINES = ["ab", "a😀b é", "", "김일성"]


@pytest.mark.parametrize(
    ("encoding", "units"),
    [("utf-8", [0, 1, 5, 6, 7]), ("utf-16", [0, 1, 3, 4, 5]), ("utf-32", [0, 1, 2, 3, 4])],
)
def test_columns_are_counted_in_the_units_agreed_on(encoding: str, units: list[int]) -> None:
    positions = Positions(LINES, encoding)
    for column, unit in enumerate(units, 1):
        assert positions.written(2, column) == Position(1, unit)
        assert positions.read(Position(1, unit)) == (2, column)


def test_a_place_within_a_character_is_before_it() -> None:
    assert Positions(LINES, "utf-16").read(Position(1, 2)) == (2, 2)


def test_places_outside_are_the_nearest_within() -> None:
    positions = Positions(LINES, "utf-16")
    assert positions.read(Position(9, 9)) == (4, 4) and positions.read(Position(0, 99)) == (1, 3)
    assert positions.written(99, 99) == Position(3, 3)


@settings(deadline=None)
@given(st.lists(st.text(alphabet=st.characters(exclude_characters="\r\n")), min_size=1), st.data())
def test_reading_is_the_way_back_from_writing(lines: list[str], data: st.DataObject) -> None:
    line = data.draw(st.integers(1, len(lines)))
    column = data.draw(st.integers(1, len(lines[line - 1]) + 1))
    for encoding in WIDTHS:
        positions = Positions(lines, encoding)
        assert positions.read(positions.written(line, column)) == (line, column)


@settings(deadline=None)
@given(st.lists(st.text(alphabet=st.characters(exclude_characters="\r\n")), min_size=1), st.data())
def test_a_word_lies_in_its_line(lines: list[str], data: st.DataObject) -> None:
    line, column = data.draw(st.integers(0, 9)), data.draw(st.integers(1, 9))
    found = Positions(lines, "utf-32").word(line, column)
    assert found.start.line == found.end.line
    assert found.start.character <= found.end.character <= len(lines[found.end.line])


def test_a_word_is_what_a_problem_is_shown_under() -> None:
    positions = Positions(['  by  kim, "a b" x'], "utf-16")
    assert positions.word(1, 7) == Range(Position(0, 6), Position(0, 9))
    assert positions.word(1, 12) == Range(Position(0, 11), Position(0, 16))
