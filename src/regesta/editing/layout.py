"""The canonical layout of a file: the same words in the same lines, with the white space of docs/formatting.md.

A directive that could not be read whole is left as it stands, and so is one that would be read differently afterwards.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from regesta.editing.patch import BYTE_ORDER_MARK
from regesta.statements.filetext import FileText, read_file_text
from regesta.statements.indents import STEP
from regesta.statements.lines import directive_lines, goes_on, indent_of, strip_comment
from regesta.statements.notation import QUOTED
from regesta.statements.parser import read_statements
from regesta.statements.statement import Statement, bare

VALUE = 12  # columns before a field's value
MORE = 10  # columns before the + of a line that goes on
COMMENT = 39  # columns before a comment that follows something

_SPACES = re.compile(r"[ \t]+")


class _Line(NamedTuple):
    """A line in its parts: its words, its comment with the `#`, and how deep it stands; level 0 is a directive's."""

    words: str
    comment: str
    level: int


def laid_out(name: str, data: bytes) -> bytes:
    """The bytes of a file in the canonical layout; the same bytes where it is in it.

    Nothing but white space changes, and newlines become those that the file uses most. Doing it twice is doing it
    once.

    >>> laid_out("a.regesta", b'person  kim   "Kim"\\n    born 1912-04-15   # so they say\\n\\n\\n').decode()
    'person kim "Kim"\\n  born      1912-04-15                 # so they say\\n'
    """
    text = read_file_text(name, data)
    whole = {statement.lines[0]: statement for statement in read_statements(text).statements}
    lines: list[str] = []
    for first, last in directive_lines(text.lines):
        raw = text.lines[first - 1 : last]
        statement = whole.get(first)
        if not text.unreadable.isdisjoint(range(first, last + 1)):
            lines.extend(raw)
        elif statement is not None and statement.is_whole:
            made = list(_directive(raw, _keys(statement)))
            lines.extend(made if _is_same(statement, name, made) else raw)
        elif statement is None and all(_is_aside(line) for line in raw):
            lines.extend(line.rstrip() for line in raw)
        else:
            lines.extend(raw)
    return _joined(text, lines)


def _joined(text: FileText, lines: list[str]) -> bytes:
    """The file of these lines: no blank line at its ends, no two in a row, and a newline at its end."""
    kept: list[str] = []
    for line in lines:
        says = line.strip(" \t")  # a control character says that there is something to mend
        if says or (kept and kept[-1]):
            kept.append(line if says else "")
    while kept and not kept[-1]:
        kept.pop()
    if not text.has_mark and kept and kept[0].startswith(BYTE_ORDER_MARK):
        kept.insert(0, "")  # a stray mark must not come to stand where it would be the file's
    mark = BYTE_ORDER_MARK if text.has_mark else ""
    written = mark + "".join(line + text.newline for line in kept)
    return written.encode("utf-8", "surrogateescape")


def _is_aside(line: str) -> bool:
    """Whether a line says nothing: a blank one, or a comment."""
    return not line.strip() or line.lstrip()[0] == "#"


def _keys(statement: Statement) -> dict[int, str]:
    """The key of the field on each line, the directive's first line being 0."""
    fields = list(statement.fields)
    for field in fields:
        fields.extend(field.under)
    return {field.line - statement.line: field.key for field in fields}


def _directive(raw: Sequence[str], keys: dict[int, str]) -> Iterator[str]:
    """The lines of one directive in the canonical layout, its comments and blank lines among them."""
    lines = list(_parts(raw))
    for index, line in enumerate(lines):
        if not line.words and not line.comment:
            yield ""
        elif not line.words:
            is_first = raw[index][0] == "#"
            yield line.comment if is_first else " " * STEP * _comment_level(lines, index) + line.comment
        else:
            yield _with_comment(_words(line, keys.get(index, "")), line.comment)


def _parts(raw: Sequence[str]) -> Iterator[_Line]:
    indents = [0]
    for line in raw:
        content = line.strip()
        if not content or content[0] == "#":
            yield _Line("", content, 0)
            continue
        text, _ = strip_comment(line)
        comment = line[len(text) :].strip()
        if not goes_on(content):
            indent = indent_of(line)
            while len(indents) > 1 and indents[-1] >= indent:
                indents.pop()
            if indent:
                indents.append(indent)
        yield _Line(text.strip(), comment, len(indents) - 1)


def _comment_level(lines: list[_Line], index: int) -> int:
    """How deep an indented comment stands: as deep as the line below it, or as the last one above."""
    below = next((line.level for line in lines[index:] if line.words), None)
    if below is None:
        below = next(line.level for line in reversed(lines[:index]) if line.words)
    return max(below, 1)


def _words(line: _Line, key: str) -> str:
    """The words of a line, its indentation, and the space between a field's key and its value."""
    if goes_on(line.words):
        return " " * MORE + f"+ {_narrow(line.words[1:].lstrip())}".rstrip()
    words = _narrow(line.words)
    if not line.level:
        return words
    if key == "if":  # the hypothesis belongs to the key
        key = " ".join(words.split(" ", 2)[:2])
    elif not words.startswith(f"{key} "):  # in a model, a line begins with the node that it ties
        key = words.partition(" ")[0]
    indent = " " * STEP * line.level
    return f"{indent}{key:<{VALUE - len(indent) - 1}} {words[len(key) + 1 :]}".rstrip()


def _narrow(text: str) -> str:
    """The text with one space in the place of several, outside quotation marks."""
    pieces: list[str] = []
    done = 0
    for match in QUOTED.finditer(text):
        pieces.extend((_SPACES.sub(" ", text[done : match.start()]), match.group()))
        done = match.end()
    return "".join((*pieces, _SPACES.sub(" ", text[done:])))


def _with_comment(words: str, comment: str) -> str:
    if not comment:
        return words
    return f"{words:<{COMMENT - 2}}  {comment}"


def _is_same(statement: Statement, name: str, lines: list[str]) -> bool:
    """Whether the lines say what the statement says, and nothing else."""
    text = read_file_text(name, "\n".join(lines).encode("utf-8", "surrogateescape"))
    found = read_statements(text).statements
    return len(found) == 1 and bare(found[0]) == bare(statement)
