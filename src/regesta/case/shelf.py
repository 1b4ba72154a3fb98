"""The files of a case as they were last read, so that only what has changed is read again."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from regesta.case.files import FileFault, read_bytes
from regesta.statements.filetext import FileText, read_file_text, wide_encoding
from regesta.statements.parser import Parsed, read_statements
from regesta.statements.rereading import reread_statements


class _Read(NamedTuple):
    """A file as it was read: its bytes, its lines, and what they say."""

    data: bytes
    text: FileText
    parsed: Parsed


class Shelf:
    """Files read, kept by name from one loading of their case to the next.

    `unsaved` are the bytes that stand in the place of what a file holds on the disk, as an editor has them.
    """

    def __init__(self, unsaved: Mapping[str, bytes] | None = None) -> None:
        self.unsaved = dict(unsaved or {})
        self._read: dict[str, _Read] = {}

    def read(self, folder: Path, name: str) -> tuple[FileText, Parsed]:
        """The lines of a file of the case and what they say; raises FileFault where it cannot be read."""
        data = self.unsaved.get(name)
        if data is None:
            data = read_bytes(folder, name)
        if encoding := wide_encoding(data):
            raise FileFault("not-utf-8", f"{name} is in {encoding}", "save the file in the encoding UTF-8")
        kept = self._read.get(name)
        if kept is None or kept.data != data:
            text = read_file_text(name, data)
            parsed = (
                read_statements(text) if kept is None else reread_statements(text, kept.text, kept.parsed)
            )
            kept = self._read[name] = _Read(data, text, parsed)
        return kept.text, kept.parsed
