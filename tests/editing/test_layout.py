"""The canonical layout: what it does to white space, and that it does nothing else."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.editing import laid_out
from regesta.statements.filetext import read_file_text
from regesta.statements.parser import read_statements

ROOT = Path(__file__).parents[2]


def _laid(text: str) -> str:
    return laid_out("a.regesta", text.encode()).decode()


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("", ""),
        ("\n\n\n", ""),
        ("# a comment\n", "# a comment\n"),
        ("\n# a comment", "# a comment\n"),
        ("person   kim\t'", "person   kim\t'\n"),
        ('person   kim  "Kim  Il-sung"', 'person kim "Kim  Il-sung"\n'),
        ("body a\n\n\n\nbody b", "body a\n\nbody b\n"),
        ("body a\n    kind party   ", "body a\n  kind      party\n"),
        ("body a\n\tkind\tparty", "body a\n  kind      party\n"),
        ("body a part of  b", "body a part of b\n"),
        ("source s\n seen as  title  only", "source s\n  seen as   title only\n"),
        ("source s\n translation of t", "source s\n  translation of t\n"),
        (
            "undated event\n cites s   1\n   mode asserts",
            "undated event\n  cites     s 1\n    mode    asserts\n",
        ),
        (
            "undated event\n note one\n + two",
            "undated event\n  note      one\n          + two\n",
        ),
        (
            "evidence ^e on q\n if  a 0.3  to 0.7\n if hypothesis likely",
            "evidence ^e on q\n  if a      0.3 to 0.7\n  if hypothesis likely\n",
        ),
        ("model m\n Bomb  is ^a", "model m\n  Bomb      is ^a\n"),
        ("body a # so", "body a                                 # so\n"),
        ("body a\n# first column\n   # indented\n kind  party", None),
    ],
)
def test_white_space(written: str, canonical: str | None) -> None:
    expected = "body a\n# first column\n  # indented\n  kind      party\n" if canonical is None else canonical
    assert _laid(written) == expected
    assert _laid(expected) == expected


def test_a_comment_at_the_end_stands_as_the_line_above_it() -> None:
    assert _laid("body a\n kind party\n    # end") == "body a\n  kind      party\n  # end\n"


def test_a_comment_after_a_long_line_stands_two_spaces_behind_it() -> None:
    line = 'person kim "A name that takes a good deal of room in its line"'
    assert _laid(f"{line} # so") == f"{line}  # so\n"


@pytest.mark.parametrize(
    "broken",
    [
        "person   kim\n   borne   1912",
        "1950-13   request   march",
        "persn   kim   'x'",
        'person   kim   "Kim\n  born   1912',
        "   indented   alone",
        "body a\n   kind   party\n       kind   army",
        "body a\n   kind   \x00party",
    ],
)
def test_what_cannot_be_read_is_left_as_it_stands(broken: str) -> None:
    around = f"{broken}\nbody  b"
    assert _laid(around) == f"{broken}\nbody b\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines_become_those_that_the_file_uses_most(newline: str) -> None:
    data = f"body a{newline}body b{newline}body c\nbody d".encode()
    if newline == "\n":
        data = b"body a\nbody b\r\nbody c\nbody d"
    assert laid_out("a.regesta", data).decode() == newline.join(("body a", "body b", "body c", "body d", ""))


def test_bytes_that_are_not_text_and_the_mark_at_the_beginning_stay() -> None:
    data = b"\xef\xbb\xbfbody  a\nbody \xff  b\n"
    assert laid_out("a.regesta", data) == b"\xef\xbb\xbfbody a\nbody \xff  b\n"


def test_the_cases_and_the_template_are_in_the_layout() -> None:
    files = [*ROOT.glob("cases/*/*.regesta"), ROOT / "src/regesta/faces/cli/new_case.regesta"]
    assert len(files) > 5
    for file in files:
        assert laid_out(file.name, file.read_bytes()) == file.read_bytes(), file


_LINES = st.sampled_from(
    [
        "body a",
        'person  kim "Kim  Il"   # one',
        "1950 request march ^a",
        "  by   kim ,  pak",
        "    cites s  1   # two",
        "      mode   asserts",
        "  note  a  b",
        "  +  and   more # three",
        "# alone",
        "   # within",
        "",
        "   ",
        '  note "unclosed',
        "  kind  party",
        "wrong",
        "model  m",
        "  X  is ^a",
    ]
)


@given(st.lists(_LINES, max_size=14), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=200, deadline=None)
def test_nothing_but_white_space_changes(lines: list[str], newline: str) -> None:
    data = newline.join(lines).encode()
    made = laid_out("a.regesta", data)
    assert made.split() == data.split()
    assert laid_out("a.regesta", made) == made
    before, after = (read_statements(read_file_text("a.regesta", each)) for each in (data, made))
    assert [(s.kind, s.name, s.text, s.is_whole) for s in before.statements] == [
        (s.kind, s.name, s.text, s.is_whole) for s in after.statements
    ]
    assert [problem.code for problem in before.problems] == [problem.code for problem in after.problems]


def test_a_stray_byte_order_mark_stays_stray() -> None:
    data = b"\r\t\r\r\r\xef\xbb\xbf\r\x1c\x1c\x1cper\x1c"  # found by the fuzzer
    once = laid_out("a.regesta", data)
    assert laid_out("a.regesta", once) == once and once.startswith(b"\r")
