"""Patches: what is to become of the files of a case, as values that change nothing by themselves."""

import difflib
from collections.abc import Iterable
from typing import NamedTuple

from regesta.statements.filetext import NEWLINE

BYTE_ORDER_MARK = "\ufeff"


class Change(NamedTuple):
    """What is to become of one file: `before` are the bytes the change was made from, and must still be there.

    None stands for a file that is not there yet, and must still not be there.
    """

    file: str
    before: bytes | None
    after: bytes


Patch = tuple[Change, ...]


class Replacement(NamedTuple):
    """A stretch of one line, from `column` on and `length` characters long, and what takes its place.

    Lines and columns count from 1, in characters, as those of a `Position` do.
    """

    line: int
    column: int
    length: int
    text: str


def replaced(data: bytes, replacements: Iterable[Replacement]) -> bytes:
    """The bytes of a file with stretches of its lines replaced, and every other byte as it was.

    Raises ValueError where two replacements overlap or one lies outside its line.

    >>> replaced(b"by kim\\r\\nto stalin", [Replacement(1, 4, 3, "pak")])
    b'by pak\\r\\nto stalin'
    """
    text = data.decode("utf-8", "surrogateescape")
    first = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
    starts, ends = _lines(text, first)
    pieces: list[str] = []
    done = 0
    for one in sorted(replacements):
        start = starts[one.line - 1] + one.column - 1
        if start < done or start + one.length > ends[one.line - 1]:
            raise ValueError(f"the replacement at line {one.line}, column {one.column} does not fit")
        pieces.extend((text[done:start], one.text))
        done = start + one.length
    return "".join((*pieces, text[done:])).encode("utf-8", "surrogateescape")


def _lines(text: str, first: int) -> tuple[list[int], list[int]]:
    """Where each line begins and where it ends, without its newline."""
    starts, ends = [first], []
    for match in NEWLINE.finditer(text, first):
        ends.append(match.start())
        starts.append(match.end())
    return starts, [*ends, len(text)]


def difference(patch: Patch) -> str:
    """What a patch changes, as a unified difference; empty where it changes nothing."""
    return "".join(line for change in patch for line in _difference(change))


def _difference(change: Change) -> Iterable[str]:
    before, after = (_shown_lines(data) for data in (change.before or b"", change.after))
    for line in difflib.unified_diff(before, after, change.file, change.file, n=1):
        yield line if line.endswith("\n") else f"{line}\n"


def _shown_lines(data: bytes) -> list[str]:
    """The lines of a file; a newline that is not a plain one is shown, since it may be all that changes."""
    text = data.decode("utf-8", "surrogateescape")
    shown = NEWLINE.sub(lambda found: {"\r\n": "␍\n", "\r": "␍\n"}.get(found[0], "\n"), text)
    return shown.encode("utf-8", "backslashreplace").decode().splitlines(keepends=True)
