"""A statement that says something else: the lines of what has not changed stay, with their comments."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.editing.restating import restated
from regesta.statements.filetext import FileText, read_file_text
from regesta.statements.parser import read_statements
from regesta.statements.statement import Statement, bare

CASES = Path(__file__).parents[1] / "cases"
OLD = b"""body senate "The senate" part of state  # the upper house
  # what it was
  kind      parliament            # as the law has it
  name      "Senatus"
    cites   law 3                 # the second article
  note      "A long text"
          + "that goes on"
"""


def _read(data: bytes) -> tuple[FileText, Statement]:
    text = read_file_text("a.regesta", data)
    return text, read_statements(text).statements[0]


def _restated(old: bytes, new: bytes) -> str:
    (text, before), (_, after) = _read(old), _read(new)
    return "".join(f"{line}\n" for line in restated(text, before, after, before.lines[1]))


def test_only_what_changes_is_written_anew() -> None:
    assert _restated(OLD, OLD) == OLD.decode()
    assert _restated(OLD, OLD.replace(b"parliament  ", b"assembly  ")) == OLD.decode().replace(
        "parliament            #", "assembly            #"
    )
    assert _restated(OLD, OLD.replace(b"The senate", b"The council")).splitlines()[0] == (
        'body senate "The council" part of state  # the upper house'
    )
    assert _restated(OLD, OLD.replace(b"law 3", b"law 4")).splitlines()[3:5] == [
        '  name      "Senatus"',
        "    cites   law 4",
    ]
    more = _restated(OLD, OLD + b"  note      B\n")
    assert more == OLD.decode() + "  note      B\n"


PAIRS = [
    (text, statement)
    for file in sorted(CASES.rglob("*.regesta"))
    if file.is_file()
    for text in [read_file_text(file.name, file.read_bytes())]
    for statement in read_statements(text).statements
    if statement.is_whole
]


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(PAIRS), st.sampled_from(PAIRS))
def test_whatever_it_said_it_then_says_the_other(
    one: tuple[FileText, Statement], other: tuple[FileText, Statement]
) -> None:
    text, old = one
    new = bare(other[1])
    made = "\n".join(restated(text, old, new, old.lines[1]))
    (read,) = read_statements(read_file_text("", made.encode())).statements
    assert bare(read) == new
