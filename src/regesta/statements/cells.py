"""Statements as rows of tables and back: a column a field, and in a cell what a file would have after the field's word.

Several values of one field stand in one cell, a line each; what stands under a value follows it, indented. No value of
the language has a newline in it, so nothing need be escaped.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from regesta.problem import CODES
from regesta.statements.filetext import NEWLINE
from regesta.statements.grammar import DIRECTIVES, ENTRY, FieldKind
from regesta.statements.header import UNDATED, Header, read_header
from regesta.statements.indents import STEP
from regesta.statements.lines import indent_of
from regesta.statements.notation import CURLY, Unreadable, read_quoted
from regesta.statements.parser import kinds_under, split_key
from regesta.statements.phrases import read_tie
from regesta.statements.statement import Field, Statement, bare
from regesta.statements.values import NodeTie, Value, quoted
from regesta.statements.wording import text_of
from regesta.statements.writing import written

STATEMENT, WAS = "statement", "was"  # the columns that tell a table of statements from any other
IN_ENTRY = "entry"  # what the first column says of an entry
TABLES = (*(kind for kind in DIRECTIVES if kind != "include"), IN_ENTRY)
_TIE = "node"  # the column of what ties a model's nodes to the register
_BELOW = -1  # the line of a field that stands on no first line
_LETTERS = str.maketrans("0123456789", "ghijklmnop")  # what has no digits is no number to a spreadsheet
_YES = ("yes", "true")


class Fault(NamedTuple):
    """A cell that cannot be read: its column, what is wrong and what to write instead."""

    column: str
    what: str
    remedy: str


class Row(NamedTuple):
    """What a row says: its statement, None where a cell cannot be read, and what is wrong."""

    statement: Statement | None
    faults: tuple[Fault, ...]


def table_of(statement: Statement) -> str:
    """The table that a statement stands in: its directive's word, or `entry`; empty for what stands in none."""
    kind = IN_ENTRY if statement.is_entry else statement.kind
    return kind if kind in TABLES else ""


def columns_of(table: str) -> tuple[str, ...]:
    """The columns of a table, in order.

    >>> columns_of("hypothesis")
    ('statement', 'id', 'of', 'title', 'prior', 'cites', 'draft', 'note', 'order', 'was')
    """
    if table == IN_ENTRY:
        own: tuple[str, ...] = ("date", "denied", "verb", "object", "id", "series", "title")
    else:
        kind = DIRECTIVES[table]
        own = (*(("id",) if kind.naming else ()), *kind.needs, *(("title",) if kind.has_text else ()))
    return (STATEMENT, *own, *(key for key in _kinds(table) if key not in own), "order", WAS)


def _kinds(table: str) -> dict[str, FieldKind]:
    """How each field of a table's statements is read, in the order of the columns."""
    if table == IN_ENTRY:
        return ENTRY
    kind = DIRECTIVES[table]
    tie = {_TIE: FieldKind(_read_whole_tie, is_repeatable=True)} if table == "model" else {}
    return {**kind.heads, **kind.fields, **tie}


def _read_whole_tie(text: str) -> NodeTie:
    node, _, rest = text.partition(" ")
    return read_tie(node, rest.strip())


def digest_of(statement: Statement) -> str:
    """A short digest of what a statement says, wherever and however it is laid out."""
    text = written(standing_alone(statement))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16].translate(_LETTERS)


def standing_alone(statement: Statement) -> Statement:
    """The statement as it stands in no file, its fields below the first line; those that say the same are equal."""
    plain = bare(statement)
    return plain._replace(fields=tuple(field._replace(line=_BELOW) for field in plain.fields))


def cells_of(statement: Statement) -> dict[str, str]:
    """The cells of a statement by their columns, those that are not empty."""
    table = table_of(statement)
    cells = {
        STATEMENT: table,
        "id": statement.name,
        "title": _plain(statement.text) if statement.text else "",
        WAS: digest_of(statement),
    }
    if statement.is_entry:
        cells["date"] = str(statement.date) if statement.date is not None else UNDATED
        cells["verb"], cells["object"] = statement.kind, text_of(statement.target)
        cells["denied"] = "yes" if statement.is_denied else ""
        cells["series"] = "yes" if statement.is_series else ""
    for field in statement.fields:
        lines = "\n".join(_lines(field, 0))
        cells[field.key] = f"{cells[field.key]}\n{lines}" if field.key in cells else lines
    keys = [field.key for field in statement.fields]
    usual = list(_kinds(table))
    cells["order"] = "" if keys == sorted(keys, key=usual.index) else ", ".join(keys)
    return {column: cell for column, cell in cells.items() if cell}


def _lines(field: Field, level: int) -> Iterator[str]:
    """A value as it stands in a cell, and what stands under it."""
    value = _plain(field.value) if isinstance(field.value, str) else text_of(field.value)
    if field.key in ("names", "like"):
        value = value.replace(",", "")
    yield f"{' ' * STEP * level}{field.key} {value}" if level else value
    for deeper in field.under:
        yield from _lines(deeper, level + 1)


def _plain(text: str) -> str:
    """The text as it stands in a cell: in quotation marks where it would be read as another without them."""
    is_plain = text == " ".join(text.split()) and text[:1] not in (*CURLY, "", '"')
    return text if is_plain else quoted(text)


def read_row(cells: Mapping[str, str]) -> Row:
    """The statement of a row's cells, which may lack columns; in `order` it finds in what order the fields stood."""
    table = cells.get(STATEMENT, "").strip()
    if table not in TABLES:
        return Row(
            None,
            (Fault(STATEMENT, f"{table!r} is no kind of statement", f"write one of {', '.join(TABLES)}"),),
        )
    faults: list[Fault] = []
    heads = () if table == IN_ENTRY else tuple(DIRECTIVES[table].heads)
    header = _header(table, heads, cells, faults)
    fields: dict[str, list[Field]] = {key: [Field(key, value, _BELOW)] for key, value in header.inline}
    for key in _kinds(table):
        if key not in heads and cells.get(key, "").strip():
            try:
                fields[key] = list(_read_cell(cells[key], _kinds(table), key))
            except Unreadable as fault:
                faults.append(Fault(key, fault.what, fault.remedy))
    if faults:
        return Row(None, tuple(faults))
    ordered = tuple(_in_order(fields, cells.get("order", "")))
    return Row(_statement(header, ordered), ())


def _statement(header: Header, fields: tuple[Field, ...]) -> Statement:
    return Statement(
        header.kind,
        header.name,
        header.text,
        fields,
        "",
        (0, 0),
        is_entry=header.is_entry,
        date=header.date,
        is_denied=header.is_denied,
        is_series=header.is_series,
        target=header.target,
    )


def _header(table: str, heads: Sequence[str], cells: Mapping[str, str], faults: list[Fault]) -> Header:
    """The first line that the cells make, read as that of a file."""
    told = {key: " ".join(cell.split()) for key, cell in cells.items()}
    try:
        title = _read_title(cells.get("title", ""))
    except Unreadable as fault:
        faults.append(Fault("title", fault.what, fault.remedy))
        title = ""
    if table == IN_ENTRY:
        denied, series = ("yes" if told.get(key, "").lower() in _YES else "" for key in ("denied", "series"))
        words = [
            told.get("date", "") or UNDATED,
            "not" if denied else "",
            told.get("verb", ""),
            told.get("object", ""),
            told.get("id", ""),
            "series" if series else "",
        ]
    else:
        clauses = [
            told[key] if key in ("nature", "names") else f"{key} {told[key]}"
            for key in heads
            if told.get(key)
        ]
        words = [table, told.get("id", ""), *clauses]
    line = " ".join(word for word in (*words, quoted(title) if title else "") if word)
    header = read_header(line)
    errors = (fault for fault in header.faults if CODES[fault.code] == "error")
    faults.extend(Fault(_column_at(fault, told), fault.what, fault.remedy) for fault in errors)
    faults.extend(Fault(key, f"the {table} does not say its {key}", "fill the cell") for key in header.lacks)
    if not faults and header.is_entry is not (table == IN_ENTRY):
        faults.append(
            Fault(STATEMENT, f"the row says that it is of {table}, and is not", f"write {header.kind}")
        )
    return header


def _column_at(fault: Unreadable, told: Mapping[str, str]) -> str:
    """The column in which the piece of a first line that is at fault stands."""
    return next((key for key, cell in told.items() if fault.piece and fault.piece in cell.split()), "id")


def _read_title(cell: str) -> str:
    text = cell.strip()
    return read_quoted(text) if text[:1] == '"' else " ".join(text.split())


def _read_cell(cell: str, kinds: dict[str, FieldKind], key: str) -> Iterator[Field]:
    lines = [(indent_of(line), line.strip()) for line in NEWLINE.split(cell) if line.strip()]
    yield from _read_lines(lines, kinds, key)


def _read_lines(
    lines: Sequence[tuple[int, str]], kinds: dict[str, FieldKind], key: str = ""
) -> Iterator[Field]:
    """The fields of some lines with their indents: all of one key, where it is given, else each of the key it says."""
    found: set[str] = set()
    index = 0
    while index < len(lines):
        indent, line = lines[index]
        end = next((n for n in range(index + 1, len(lines)) if lines[n][0] <= indent), len(lines))
        own, text = (key, line) if key else split_key(line, kinds)
        value = _read_value(own, text, kinds)
        if own in found and not kinds[own].is_repeatable:
            raise Unreadable(f"{own} stands more than once", f"write one {own}, in one line", line)
        found.add(own)
        below = lines[index + 1 : end]
        under = kinds_under(own, kinds)
        if below and not under:
            raise Unreadable(
                f"nothing stands under {own}", f"take away {below[0][1]}, or its indentation", line
            )
        yield Field(own, value, _BELOW if key else 0, tuple(_read_lines(below, under)))
        index = end


def _read_value(key: str, text: str, kinds: dict[str, FieldKind]) -> Value:
    if key not in kinds:
        raise Unreadable(f"{key!r} is no field here", f"write one of {', '.join(kinds)}", key)
    if not text:
        raise Unreadable(f"{key} has no value", f"write it after {key}", key)
    return kinds[key].read(text)


def _in_order(fields: dict[str, list[Field]], order: str) -> Iterator[Field]:
    """The fields in the order of `order`; what it does not tell of comes with those of its key, or last."""
    keys = [key for key in (one.strip() for one in order.split(",")) if key in fields]
    for place, key in enumerate(keys):
        yield from _taken(fields, key, 1 if key in keys[place + 1 :] else None)
    for key in tuple(fields):
        yield from _taken(fields, key, None)


def _taken(fields: dict[str, list[Field]], key: str, most: int | None) -> list[Field]:
    taken = fields[key][:most]
    fields[key] = fields[key][len(taken) :]
    return taken
