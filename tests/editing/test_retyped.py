"""A file as an editor has it, and put back: what was not typed stays, byte by byte."""

from hypothesis import given
from hypothesis import strategies as st

from regesta.editing.retyped import as_typed, retyped

LINES = st.lists(st.text("abc ", max_size=4), min_size=1, max_size=8)
NEWLINES = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A file that may mix newlines and begin with a byte-order mark."""
    lines = draw(LINES)
    ends = [draw(NEWLINES) for _ in lines[1:]]
    text = "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))
    return (draw(st.sampled_from(["", "\ufeff"])) + text).encode()


@given(files())
def test_what_is_not_changed_stays(data: bytes) -> None:
    assert retyped(data, as_typed(data)) == data


@given(files(), LINES)
def test_what_is_typed_is_what_is_read(data: bytes, lines: list[str]) -> None:
    text = "\n".join(lines)
    assert as_typed(retyped(data, text)) == text


@given(files(), st.text("abc", min_size=1, max_size=3))
def test_lines_before_and_after_what_is_typed_keep_their_newlines(data: bytes, more: str) -> None:
    text = as_typed(data)
    middle = text.count("\n") // 2
    lines = text.split("\n")
    lines[middle] += more
    changed = retyped(data, "\n".join(lines))
    assert changed.replace(more.encode(), b"", 1).replace(b"\r", b"\n").count(b"\n") >= text.count("\n")
    assert len(changed) == len(data) + len(more.encode())
