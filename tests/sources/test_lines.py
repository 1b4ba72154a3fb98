"""Lines of pages to paragraphs: columns, running heads, broken words, and what ends a paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.sources.layout import Layout
from regesta.sources.lines import Line, in_turn, lay_out, without_heads

WIDE = "a line of a paragraph that reaches to the margin on the right side"


def line(text: str, top: float, *, left: float = 50.0, is_broken: bool = False) -> Line:
    return Line(text, left, left + 5.0 * len(text), top, top - 10.0, is_broken)


def laid(*pages: list[Line]) -> list[str]:
    layout = Layout()
    lay_out(pages, [str(number) for number in range(1, len(pages) + 1)], layout)
    return layout.finish()[0].splitlines()


def test_a_gap_or_an_indent_after_a_sentence_begins_a_paragraph() -> None:
    assert laid([line(WIDE, 700), line("and ends here.", 688), line(f"X {WIDE}", 676), line(WIDE, 640)]) == [
        f"{WIDE} and ends here.",
        f"X {WIDE}",
        WIDE,
    ]


@pytest.mark.parametrize(
    ("end", "begin", "is_broken", "joined"),
    [
        ("the govern-", "ment", False, "the government"),
        ("the govern", "ment", True, "the government"),
        ("since 1945-", "53", False, "since 1945-53"),
        ("the Franco-", "Cambodian", False, "the Franco-Cambodian"),
        ("the wheel", "stands", False, "the wheel stands"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(end: str, begin: str, is_broken: bool, joined: str) -> None:
    pad = "x" * 60
    assert laid([line(f"{pad} {end}", 700, is_broken=is_broken), line(f"{begin} {pad}", 688)]) == [
        f"{pad} {joined} {pad}"
    ]


def test_the_left_column_is_read_before_the_right() -> None:
    left = [line(f"left {number}", 700.0 - 12 * number) for number in range(5)]
    right = [line(f"right {number}", 700.0 - 12 * number, left=330.0) for number in range(5)]
    mixed = [one for pair in zip(left, right, strict=True) for one in pair]
    assert in_turn(mixed, 600.0) == [*left, *right]
    assert in_turn(mixed[:4], 600.0) == mixed[:4], "too few to tell columns by"


def test_what_stands_at_the_head_of_every_page_is_left_out() -> None:
    pages = [
        [line(f"The Mill {number}", 760), line(f"Words of page {word}.", 700), line(str(number), 30)]
        for number, word in enumerate(("one", "two", "three"), 1)
    ]
    assert [[one.text for one in page] for page in without_heads(pages)] == [
        ["Words of page one."],
        ["Words of page two."],
        ["Words of page three."],
    ]
    assert without_heads(pages[:1]) == pages[:1], "one page alone has no running head"


@given(st.lists(st.text("ab-. ", min_size=1, max_size=12).filter(str.strip), max_size=12))
def test_every_letter_is_kept_in_order(texts: list[str]) -> None:
    lines = [line(" ".join(text.split()), 700.0 - 12 * number) for number, text in enumerate(texts)]
    kept = "".join("".join(laid(lines)).split()).replace("-", "")
    assert kept == "".join("".join(texts).split()).replace("-", "")
