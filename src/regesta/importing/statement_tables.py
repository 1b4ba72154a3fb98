"""Tables of statements, as `regesta export --as csv` writes them: every field comes back as it was.

A row has a column `was`, the digest of what it said when it was written. By it an import tells rows that have been
edited from those that have not, in the case that they come from and in any other.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from regesta.importing.carried import Carried, Left
from regesta.importing.original import Original
from regesta.importing.returning import CASE
from regesta.importing.rows import Rows, header_of
from regesta.sources.refusal import UnreadableSource
from regesta.statements.cells import STATEMENT, TABLES, WAS, columns_of, digest_of, read_row
from regesta.statements.filetext import read_file_text
from regesta.statements.parser import read_statements
from regesta.statements.statement import Statement
from regesta.statements.writing import written

NAME = "statements"
SAYS = "tables of statements, or a folder of them, as they are exported"


def identify(head: bytes) -> bool:
    """Whether a file is a table of statements, which its columns tell."""
    return {STATEMENT, WAS} <= set(header_of(head))


def extract(original: Original) -> Iterator[Carried | Left]:
    """The statements of a table, or of all tables in a folder."""
    seen: Counter[str] = Counter()
    for file in _files(original):
        one = original._replace(path=file)
        if original.path.is_dir() and not identify(one.head()):
            yield Left(file.name, "the file", "it is no table of statements: save what is to be read as CSV")
        else:
            yield from _rows(one, seen)


def _files(original: Original) -> list[Path]:
    if not original.path.is_dir():
        return [original.path]
    try:
        files = [file for file in original.path.iterdir() if file.is_file() and file.name[0] != "."]
    except OSError as fault:
        raise UnreadableSource(
            f"the folder cannot be read: {fault.strerror}", "check its permissions", original.file
        ) from None
    tables = [file for file in files if identify(original._replace(path=file).head())]
    if not tables:
        raise UnreadableSource(
            "the folder holds no table of statements",
            "name the folder `statements` of an export as csv, or files",
            original.file,
        )
    rank = {table: number for number, table in enumerate(TABLES)}
    return sorted(files, key=lambda file: (rank.get(file.stem, len(rank)), file.name))


def _rows(original: Original, seen: Counter[str]) -> Iterator[Carried | Left]:
    rows = Rows(original)
    if not {STATEMENT, WAS} <= set(rows.header):
        raise UnreadableSource(
            f"the table has no columns {STATEMENT} and {WAS}", "name a table of statements", original.file
        )
    if not rows.encoding.name.startswith("utf"):
        raise UnreadableSource(
            f"the table was saved in {rows.encoding.name}, which has not all letters: some may be lost",
            "save it as CSV in UTF-8; nothing was changed",
            original.file,
        )
    for row in rows:
        if isinstance(row, Left):
            yield row._replace(place=f"{original.file}, {row.place}")
        else:
            yield from _row(original.file, *row, seen)


def _row(file: str, cells: dict[str, str], line: int, seen: Counter[str]) -> Iterator[Carried | Left]:
    name, was = cells.get("id", ""), cells[WAS]
    place = f"{file}, {name}" if name else file
    statement, faults = read_row(cells)
    reasons = [(f"the row, for its {fault.column}", f"{fault.what}: {fault.remedy}") for fault in faults]
    if statement is not None:
        reasons.extend(("the row", reason) for reason in _refused(statement, cells))
    yield from (Left(place, what, why, line, key=name or f"={was}") for what, why in reasons)
    if statement is None or reasons:
        return
    known = columns_of(cells[STATEMENT])
    for column, cell in cells.items():
        if cell and column not in known:
            what = f"the cell under {column or 'no heading'}"
            yield Left(place, what, f"a {cells[STATEMENT]} has no such field", line)
    yield Carried(
        statement.kind,
        _key(statement, was, seen),
        "",
        date=statement.date,
        is_entry=statement.is_entry,
        line=line,
        statement=statement,
        was=was,
    )


def _key(statement: Statement, was: str, seen: Counter[str]) -> str:
    """The name of a statement; of one without a name what it was, or says, and which of several that say the same."""
    if statement.kind == "case":
        return CASE
    if statement.name:
        return statement.name
    key = f"={was or digest_of(statement)}"
    seen[key] += 1
    return key if seen[key] == 1 else f"{key}-{seen[key]}"


def _refused(statement: Statement, cells: dict[str, str]) -> Iterator[str]:
    """Why a row is not taken: a column that it had is gone, or no file of a case could hold what it says."""
    lacking = [column for column in columns_of(cells[STATEMENT]) if column not in cells]
    if lacking and cells[WAS]:
        columns = f"column {lacking[0]}" if len(lacking) == 1 else f"columns {', '.join(lacking)}"
        yield f"it was written with the {columns}: put back what was taken out of the table"
    text = read_file_text("", written(statement).encode("utf-8", "surrogatepass"))
    errors = (one.message for one in read_statements(text).problems if one.severity == "error")
    yield from list(errors)[:1]
