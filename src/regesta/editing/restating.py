"""A statement that is to say something else: only the lines that say it change, and comments stay."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from regesta.statements.filetext import FileText, read_file_text
from regesta.statements.lines import strip_comment
from regesta.statements.parser import read_statements
from regesta.statements.statement import Field, Statement, bare
from regesta.statements.writing import field_lines, written


def restated(file: FileText, old: Statement, new: Statement, last: int) -> list[str]:
    """The lines of a statement, from its first to `last`, once it says what `new` says.

    >>> text = read_file_text("a", b"1950 refuse war   # so he said\\n  by kim  # or pak\\n  manner slow")
    >>> other = read_file_text("b", b"1951 refuse war\\n  by kim")
    >>> old, new = (read_statements(one).statements[0] for one in (text, other))
    >>> restated(text, old, new, 3)
    ['1951 refuse war   # so he said', '  by kim  # or pak']
    """
    lines = list(file.lines[old.line - 1 : last])
    made = list(_restated(lines, old, new))
    read = read_statements(read_file_text("", "\n".join(made).encode("utf-8", "surrogateescape"))).statements
    return made if [bare(one) for one in read] == [bare(new)] else written(new).rstrip("\n").split("\n")


def _restated(lines: list[str], old: Statement, new: Statement) -> Iterator[str]:
    inline = [field for field in old.fields if field.line == old.line]
    below = [field for field in old.fields if field.line != old.line]
    starts = [field.line - old.line for field in below]
    head = lines[: starts[0]] if starts else lines
    kept, rest = _kept(inline, new.fields)
    if _head(old, inline) == _head(new, kept):
        yield from head
    else:
        first = written(new._replace(fields=tuple(kept), lines=(0, 0))).partition("\n")[0]
        yield _commented(first, head[0])
        yield from (line for line in head[1:] if _is_aside(line))
    blocks = [lines[start:end] for start, end in pairwise([*starts, len(lines)])]
    yield from _body(blocks, [_bare(one) for one in below], [_bare(one) for one in rest])


def _kept(inline: Sequence[Field], fields: Sequence[Field]) -> tuple[list[Field], list[Field]]:
    """The fields of a new statement that go on its first line, as others of their keys did, and the rest."""
    keys = {field.key for field in inline}
    kept = [field._replace(line=0) for field in fields if field.key in keys and not field.under]
    return kept, [field for field in fields if field.key not in keys or field.under]


def _head(statement: Statement, inline: Sequence[Field]) -> Statement:
    """What a first line says."""
    return bare(statement._replace(fields=tuple(inline), is_whole=True))


def _bare(field: Field) -> Field:
    return field._replace(line=0, under=tuple(map(_bare, field.under)))


def _body(blocks: Sequence[list[str]], old: Sequence[Field], new: Sequence[Field]) -> Iterator[str]:
    """The lines below the first: those of the fields that stay, and new ones in the place of others."""
    for how, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            yield from (line for block in blocks[first:last] for line in block)
            continue
        for place, field in enumerate(new[start:end], first):
            lines = list(field_lines(field))
            if place < last and old[place].key == field.key:
                lines[0] = _commented(lines[0], blocks[place][0])
            yield from lines
        yield from (line for block in blocks[first:last] for line in block[1:] if _is_aside(line))


def _commented(line: str, before: str) -> str:
    """A line with the comment at the end of the line whose place it takes."""
    text, _ = strip_comment(before)
    return line + before[len(text) :].rstrip()


def _is_aside(line: str) -> bool:
    return not line.strip() or line.lstrip()[0] == "#"
