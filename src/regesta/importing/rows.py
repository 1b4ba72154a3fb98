"""The rows of a table of comma-separated values, whatever program wrote it."""

import codecs
import csv
import io
from collections.abc import Iterator

from regesta.importing.carried import Left
from regesta.importing.original import Original
from regesta.sources.refusal import UnreadableSource
from regesta.statements.spreadsheet import unguarded

LONGEST_CELL = 1_000_000
DELIMITERS = ",;\t"


class Rows:
    """The rows of a table, as dictionaries by the names of its columns, each with the line it ends on.

    `header` are the columns, `encoding` that of the file. Commas, semicolons and tabs part cells, whichever the first
    line has most of. Raises `UnreadableSource`, at the latest while rows are read.
    """

    def __init__(self, original: Original) -> None:
        csv.field_size_limit(LONGEST_CELL)
        text, self.encoding = original.decoded()
        first = text.partition("\n")[0]
        self._file = original.file
        self._rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=first.count))
        self.header = tuple(cell.strip() for cell in self._next() or [])

    def _next(self) -> list[str] | None:
        try:
            return next(self._rows, None)
        except csv.Error as fault:
            raise UnreadableSource(
                f"the table is broken at line {self._rows.line_num}: {fault}", "correct it there", self._file
            ) from None

    def __iter__(self) -> Iterator[tuple[dict[str, str], int] | Left]:
        """Each row that says something; one with a cell too many or too few is left."""
        while (row := self._next()) is not None:
            line = self._rows.line_num
            if not any(cell.strip() for cell in row):
                continue
            if len(row) == len(self.header):
                cells = (unguarded(cell.strip()) for cell in row)
                yield dict(zip(self.header, cells, strict=True)), line
                continue
            why = f"it has {len(row)} cells, and the table {len(self.header)} columns"
            yield Left(f"line {line}", "a row", why, line)


def header_of(head: bytes) -> tuple[str, ...]:
    """The columns of the table that begins with these bytes, as far as they can be told."""
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = head.decode("utf-16" if wide else "utf-8-sig", "replace").partition("\n")[0]
    delimiter = max(DELIMITERS, key=text.count)
    try:
        return tuple(cell.strip() for cell in next(csv.reader([text], delimiter=delimiter), []))
    except csv.Error:
        return ()
