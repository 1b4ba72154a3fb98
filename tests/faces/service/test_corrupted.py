"""Whatever a text holds and wherever the cursor is: an answer, never an exception, and ranges that lie in the line."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regesta.editing import NotRenamed, NotWritten
from regesta.faces.service import Service
from regesta.faces.service.cursor import lines_of

KOREA = Path(__file__).parents[3] / "cases" / "korea"
FILES = tuple(sorted(file.name for file in KOREA.glob("*.regesta")))
PIECES = (
    '"', "#", "^", "|", "=", ",", "+", "?", " of ", "\t", "\n", "\r\n", "\r", "  ", "\n  ", "\n    ", "\x00", "\u2028",
    "\ud800", "😀", "é", "e\u0301", "[", "]", "..", "1950", "not ", "cites ", "by ", "case ", "include ", "undated ",
    "\\",
)  # fmt: skip


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The service of a copy of the Korea case."""
    folder = tmp_path_factory.mktemp("case") / "korea"
    shutil.copytree(KOREA, folder)
    yield Service(folder)


@st.composite
def corrupted(draw: st.DrawFn) -> tuple[str, str, int, int]:
    """A file of the case, a stretch of its text with pieces put in, taken out and doubled, and a place."""
    name = draw(st.sampled_from(FILES))
    lines = (KOREA / name).read_text(encoding="utf-8").split("\n")
    first = draw(st.integers(0, len(lines) - 1))
    text = "\n".join(lines[first : first + draw(st.integers(1, 40))])
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.integers(0, 12)))
        text = text[:at] + draw(st.sampled_from((*PIECES, "", text[at:end]))) + text[end:]
    return name, text, draw(st.integers(-1, text.count("\n") + 3)), draw(st.integers(-1, 90))


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(corrupted())
def test_every_text_and_place_has_an_answer(service: Service, asked: tuple[str, str, int, int]) -> None:
    name, text, *_ = asked
    lines = lines_of(text)
    for one in service.complete(*asked):
        assert 1 <= one.line <= len(lines) and 1 <= one.start <= one.end <= len(lines[one.line - 1]) + 1
        assert one.text and one.label
    told = service.hover(*asked)
    if told is not None:
        assert told.text and told.start < told.end <= len(lines[told.line - 1]) + 1
    for problem in service.problems(name, text):
        if problem.position.file == name:
            assert 1 <= problem.position.line <= len(lines)
    place = service.definition(*asked)
    if place is not None:
        assert place in service.references(*asked) or place.start == 1
    with pytest.raises((NotRenamed, NotWritten)):
        service.rename(*asked, "no name at all")
    service.symbols(name, text)
    once = service.format(name, text)
    assert service.format(name, once) == once


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(corrupted())
def test_a_completion_taken_is_where_the_cursor_is(
    service: Service, asked: tuple[str, str, int, int]
) -> None:
    """What is put in ends where the cursor was: nothing after it is touched, nothing before the word."""
    name, text, line, column = asked
    lines = lines_of(text)
    line, column = (
        min(max(line, 1), len(lines)),
        min(max(column, 1), len(lines[min(max(line, 1), len(lines)) - 1]) + 1),
    )
    for one in service.complete(name, text, line, column):
        assert (one.line, one.end) == (line, column)
        assert " " not in lines[line - 1][one.start - 1 : one.end - 1]
