"""Reading again after an edit gives what reading the whole file gives."""

from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.statements.filetext import read_file_text
from regesta.statements.parser import read_statements
from regesta.statements.rereading import reread_statements

TEXT = """# aside
  stray
case c "C" format 1
  note one
  note two

person kim "Kim"
  + "Il-sung"
  born 1912
  born 1913
1950 refuse war ^veto
  by kim   # he
  cites s 3 "words
persn x
undated meet ^met
  nobody x
"""

LINES = (
    "", "# aside", "  + more", "+", "  by kim", " by kim", "\tby kim", "person p", "1950 meet", "\x00", "by",
    '  note "unclosed', "    mode infers", "persn x", "\u2028x",
)  # fmt: skip


@st.composite
def edits(draw: st.DrawFn) -> tuple[bytes, bytes]:
    """A text, and the same with some of its lines replaced by others."""
    lines = TEXT.split("\n")
    for _ in range(draw(st.integers(0, 2))):
        lines.insert(draw(st.integers(0, len(lines))), draw(st.sampled_from(LINES)))
    first = draw(st.integers(0, len(lines)))
    last = draw(st.integers(first, min(len(lines), first + 3)))
    new = draw(st.lists(st.sampled_from((*LINES, *TEXT.split("\n"))), max_size=3))
    newline = draw(st.sampled_from(("\n", "\r\n")))
    after = [*lines[:first], *new, *lines[last:]]
    return "\n".join(lines).encode(), newline.join(after).encode()


@settings(deadline=None)
@given(edits())
def test_reading_again_is_reading(edit: tuple[bytes, bytes]) -> None:
    before, after = (read_file_text("a.regesta", data) for data in edit)
    assert reread_statements(after, before, read_statements(before)) == read_statements(after)


def test_directives_above_the_edit_are_kept_as_they_are() -> None:
    before = read_file_text("a.regesta", b"person a\n  born 1900\n\nperson b\n  born 1901\n\nperson c\n")
    parsed = read_statements(before)
    after = read_file_text("a.regesta", b"person a\n  born 1900\n\nperson b\n  born 1902\n\nperson c\n")
    again = reread_statements(after, before, parsed)
    assert again.statements[0] is parsed.statements[0] and again.statements[2] is parsed.statements[2]
    assert str(again.statements[1].fields[0].value) == "1902"


def test_a_file_of_another_name_is_read_whole() -> None:
    one, other = (read_file_text(name, b"persn x\n") for name in ("a", "b"))
    assert reread_statements(other, one, read_statements(one)).problems[0].position.file == "b"
