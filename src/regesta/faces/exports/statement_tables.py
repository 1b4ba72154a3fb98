"""The statements of a case as tables, a table a kind, every field a column: what an import reads back whole."""

import csv
import io
from collections import defaultdict
from typing import NamedTuple

from regesta.case import Case
from regesta.findings.citations import sealed_sources
from regesta.statements.cells import TABLES, cells_of, columns_of, table_of
from regesta.statements.phrases import ELISION
from regesta.statements.spreadsheet import guarded
from regesta.statements.statement import Field
from regesta.statements.values import Cites

FOLDER = "statements"


class StatementTables(NamedTuple):
    """The tables by their file names; where statements stand that could not be read whole, and so stand in none.

    `closed` are the sources whose words are quoted here and sealed there: they are written nowhere.
    """

    tables: dict[str, bytes]
    unread: tuple[str, ...]
    closed: tuple[str, ...]


def export_statements(case: Case) -> StatementTables:
    """Every statement of a case in the table of its kind, in the order of the files; in UTF-8 with a mark."""
    sealed = sealed_sources(case)
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    unread = [f"{one.file}:{one.lines[0]}" for one in case.broken]
    closed: dict[str, None] = {}
    for statement in case.statements:
        table = table_of(statement)
        if not statement.is_whole:
            unread.append(f"{statement.file}:{statement.line}")
        elif table:
            shown = statement._replace(fields=tuple(_closed(one, sealed, closed) for one in statement.fields))
            rows[table].append(cells_of(shown))
    tables = {f"{table}.csv": _written(columns_of(table), rows[table]) for table in TABLES if rows[table]}
    return StatementTables(tables, tuple(unread), tuple(closed))


def _closed(field: Field, sealed: frozenset[str], closed: dict[str, None]) -> Field:
    """The field without words quoted of a source that is sealed; the source is noted."""
    under = tuple(_closed(deeper, sealed, closed) for deeper in field.under)
    value = field.value
    if isinstance(value, Cites) and value.words is not None and value.source in sealed:
        closed[value.source] = None
        value = value._replace(words=ELISION)
    return field._replace(value=value, under=under)


def _written(columns: tuple[str, ...], rows: list[dict[str, str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")  # as RFC 4180 has it
    writer.writerow(columns)
    writer.writerows([guarded(row.get(column, "")) for column in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig")
