import pytest

from regesta.sources import Span
from regesta.sources.locators import Named, cited, lines_of, paragraphs_of

CONTENT = "one\ntwo\n\nthree\nfour\n"


def test_lines_are_the_files() -> None:
    lines = lines_of(CONTENT)
    assert list(lines) == ["1", "2", "3", "4", "5"]
    assert lines["4"] == (Span(9, 5),)
    assert [lines.standing(Span(at, 1)) for at in (0, 4, 9, 15)] == ["1", "2", "4", "5"]
    assert lines.standing(Span(0, 6)) == "1-2"
    with pytest.raises(KeyError):
        lines["0"]
    with pytest.raises(KeyError):
        lines["٣"]


def test_paragraphs_stand_between_blank_lines() -> None:
    assert [spans[0] for spans in paragraphs_of(CONTENT).values()] == [Span(0, 7), Span(9, 10)]


@pytest.mark.parametrize(
    ("locator", "spans"),
    [
        ("2", (Span(4, 3),)),
        ("1-2", (Span(0, 7),)),
        ("1–2", (Span(0, 7),)),
        ("1,4", (Span(0, 3), Span(9, 5))),
        ("1,4-5", (Span(0, 3), Span(9, 10))),
        ("2-1", ()),
        ("1,99", ()),
        ("", ()),
        ("xii", ()),
    ],
)
def test_citing_lines(locator: str, spans: tuple[Span, ...]) -> None:
    assert cited(lines_of(CONTENT), locator) == spans


def test_names_may_nest_and_repeat() -> None:
    table = Named(
        {
            "d1": (Span(0, 20),),
            "p-1": (Span(4, 5),),
            "xii": (Span(0, 3), Span(30, 4)),
            "123": (Span(40, 4),),
            "125": (Span(50, 4),),
        }
    )
    assert table.standing(Span(5, 2)) == "p-1"
    assert table.standing(Span(8, 4)) == "d1"
    assert table.standing(Span(31, 2)) == "xii"
    assert table.standing(Span(41, 12)) == "123-125"
    assert table.standing(Span(25, 1)) == ""
    assert cited(table, "p-1") == (Span(4, 5),)
    assert cited(table, "#d1") == (Span(0, 20),)
    assert cited(table, "123-5") == (Span(40, 14),)
