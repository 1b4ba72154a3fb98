"""Lines: where directives begin, where comments do, and where a word stands."""

import pytest

from regesta.statements.lines import (
    directive_lines,
    find_word,
    goes_on,
    indent_of,
    opens_directive,
    plausible_names,
    strip_comment,
)


def test_a_directive_runs_to_the_next_line_in_the_first_column() -> None:
    lines = ["# aside", "case c", "  a", "", "# aside", "  b", "+ more", "person p"]
    assert list(directive_lines(lines)) == [(1, 1), (2, 7), (8, 8)]


@pytest.mark.parametrize(("line", "opens"), [("case c", True), ("", False), ("# a", False), ("+ a", False)])
def test_what_begins_in_the_first_column_opens_a_directive(line: str, opens: bool) -> None:
    assert opens_directive(line) is opens and not opens_directive(f" {line}")


@pytest.mark.parametrize(
    ("line", "text", "unclosed"),
    [
        ("a b  # c", "a b", -1),
        ("# c", "", -1),
        ("a#b C# d", "a#b C# d", -1),
        ('a "b # c" # d', 'a "b # c"', -1),
        ('a "b \\" # c" # d', 'a "b \\" # c"', -1),
        ('a "b # c', 'a "b # c', 2),
        ('a "b" "', 'a "b" "', 6),
    ],
)
def test_a_comment_begins_outside_quotation_marks(line: str, text: str, unclosed: int) -> None:
    assert strip_comment(line) == (text, unclosed)


@pytest.mark.parametrize(
    ("line", "word", "start", "is_last", "column"),
    [
        ("  cert      e", "e", 0, False, 12),
        ("  cert      e", "x", 0, False, -1),
        ("  by        kim, kim", "kim", 0, True, 17),
        ("1950 approve approval", "approv", 0, False, 5),
        ("a ^war war", "war", 0, False, 7),
        ("of of", "of", 1, False, 3),
        ("abc", "", 0, False, -1),
    ],
)
def test_a_word_is_found_where_it_stands_by_itself(
    line: str, word: str, start: int, is_last: bool, column: int
) -> None:
    assert find_word(line, word, start, is_last=is_last) == column


def test_small_things() -> None:
    assert [indent_of(line) for line in ("a", "  a", "\ta", " \ta")] == [0, 2, 8, 8]
    assert [goes_on(line) for line in ("+", "+ a", "+a", "a")] == [True, True, False, False]
    assert plausible_names('person friend, "Not these"') == ("person", "friend")
