"""Bytes to lines: nothing is lost, and what keeps a line from being read is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.statements.filetext import LONGEST_LINE, printable, read_file_text


@pytest.mark.parametrize(
    ("data", "newline", "count"),
    [
        (b"a\nb", "\n", 2),
        (b"a\r\nb\r\n", "\r\n", 3),
        (b"a\rb", "\r", 2),
        (b"", "\n", 1),
        (b"a\r\nb\nc\r\n", "\r\n", 4),
    ],
)
def test_any_newline_ends_a_line(data: bytes, newline: str, count: int) -> None:
    text = read_file_text("f", data)
    assert (text.newline, len(text.lines)) == (newline, count)
    assert not any("\r" in line or "\n" in line for line in text.lines)


@given(st.binary(max_size=200))
def test_no_byte_is_lost(data: bytes) -> None:
    text = read_file_text("f", data)
    ends = [b"\xef\xbb\xbf"] if text.has_mark else []
    kept = b"".join([*ends, *(line.encode("utf-8", "surrogateescape") for line in text.lines)])
    assert kept == data.replace(b"\r", b"").replace(b"\n", b"")


def codes(data: bytes) -> list[tuple[str, int, int]]:
    """The problems of a file, with line and column."""
    return [(p.code, p.position.line, p.position.column) for p in read_file_text("f", data).problems]


def test_what_is_wrong_with_bytes_is_told_where_it_stands() -> None:
    assert codes(b"\xef\xbb\xbfcase") == [("byte-order-mark", 1, 1)]
    assert codes(b"ab\ncd\xff") == [("not-utf-8", 2, 3)]
    assert codes(b"ab\0") == [("control-character", 1, 3)]
    assert codes(b"a\nb\r\nc\n") == [("mixed-newlines", 2, 1)]
    assert codes(b"\ta\x0cb") == [("control-character", 1, 3)]


def test_a_line_too_long_is_told_and_its_neighbours_are_read() -> None:
    text = read_file_text("f", b"a\n" + b"x" * (LONGEST_LINE + 1) + b"\nb" + b"y" * (LONGEST_LINE - 1))
    assert [(p.code, p.position.line, p.position.column) for p in text.problems] == [
        ("line-too-long", 2, LONGEST_LINE + 1)
    ]
    assert text.unreadable == {2}
    assert len(text.problems[0].text) <= 200


def test_what_is_shown_can_be_printed() -> None:
    assert printable("a\x1b[31m\u202eb\t\udcff") == "a\\x1b[31m\\u202eb\t\\udcff"
    assert printable("x" * 300) == "x" * 200
