"""Files that may be named where the cursor is: texts of sources and versions, and parts of the case."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from regesta.case.files import SUFFIX
from regesta.faces.service.answers import Completion
from regesta.faces.service.cursor import Cursor
from regesta.statements.values import quoted

MOST_FILES = 2_000  # files that are looked at
DEEPEST = 3  # folders below that of the case


class Wanted(NamedTuple):
    """A file that is named at the cursor: whether it is a part of the case, what is written of it, and where."""

    is_part: bool
    said: str
    start: int
    is_quoted: bool


def wanted(cursor: Cursor) -> Wanted | None:
    """Which file is named at the cursor; None where none is."""
    is_part = cursor.is_first_line and cursor.before == "include"
    is_text = not cursor.above and cursor.before == "text" and cursor.kind in ("source", "version")
    if cursor.is_comment or not (is_part or (is_text and not cursor.is_entry and not cursor.is_first_line)):
        return None
    said = cursor.word.removeprefix('"') if cursor.is_text else cursor.word
    return Wanted(is_part, said, cursor.column - len(said), cursor.is_text)


def file_completions(
    cursor: Cursor, named: Wanted, after: str, folders: Sequence[Path], parts: Iterable[str]
) -> list[Completion]:
    """The files that fit, those first that begin with what is written; `after` is what follows the cursor on the line.

    Parts of the case are offered where they are not included yet.
    """
    there = {*parts} if named.is_part else set()
    asked = named.said.casefold()
    found = [
        name
        for folder in folders[: 1 if named.is_part else None]
        for name in _files(folder)
        if name.endswith(SUFFIX) == named.is_part and name not in there and asked in name.casefold()
    ]
    ordered = sorted(dict.fromkeys(found), key=lambda name: (not name.casefold().startswith(asked), name))
    return [_completion(cursor, named, after, name) for name in ordered]


def _completion(cursor: Cursor, named: Wanted, after: str, name: str) -> Completion:
    written = quoted(name)
    if named.is_quoted:
        text = written[1:-1] if after.startswith('"') else written[1:]
    else:
        text = written if named.is_part or not name.isascii() or not _is_bare(name) else name
    return Completion(name, "file", "", cursor.line, named.start, cursor.column, text)


def _is_bare(name: str) -> bool:
    """Whether a name may stand without quotation marks."""
    return not any(sign.isspace() or sign in '"#\\' for sign in name)


def _files(folder: Path) -> Iterator[str]:
    """The files of a folder and those below it, relative to it; hidden ones and drafts are passed over."""
    seen = 0
    for place, folders, files in os.walk(folder):
        path = Path(place).relative_to(folder)
        folders[:] = sorted(one for one in folders if not one.startswith(".") and len(path.parts) < DEEPEST)
        if not path.parts and "drafts" in folders:
            folders.remove("drafts")
        for name in sorted(files):
            seen += 1
            if seen > MOST_FILES:
                return
            if not name.startswith("."):
                yield (path / name).as_posix()
