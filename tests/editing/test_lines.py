"""Lines replaced, and every other byte as it was."""

import pytest

from regesta.editing.lines import FileLines, last_line


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a\r\nb\r\nc", b"a\r\nB\r\nBB\r\nc"),
        (b"\xef\xbb\xbfa\nb", b"\xef\xbb\xbfa\nB\nBB"),
        (b"a\xff\rb\rc\r", b"a\xff\rB\rBB\rc\r"),
    ],
)
def test_replaced(before: bytes, after: bytes) -> None:
    lines = FileLines(before)
    lines.replace(2, 2, ["B", "BB"])
    assert lines.written() == after


def test_lines_taken_away_and_added() -> None:
    lines = FileLines(b"a\nb\nc\nd\n")
    lines.replace(2, 3, ["x"])
    lines.add_below(2, ["y"])
    lines.add_below(4, ["z"])
    assert lines.written() == b"a\nx\ny\nd\nz\n"
    assert FileLines(b"").written() == b""


def test_what_goes_on() -> None:
    lines = ["cites a 1", "", "  # between", '  + "words"', "  # after", "  by kim"]
    assert last_line(lines, 1, len(lines)) == 4
    assert last_line(lines, 6, len(lines)) == 6
