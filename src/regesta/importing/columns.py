"""What the columns of a table are: mappings for the tables that are known, and those that a person writes in TOML."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from regesta.sources.refusal import UnreadableSource
from regesta.statements.grammar import ALIAS, DIRECTIVES, ENTRY

KINDS = ("source", "place", "body", "group", "office", "person", "matter", "entry")
MENTIONED = {
    "by": "person", "to": "person", "whom": "person", "with": "person", "from": "person", "through": "person",
    "as": "office", "place": "place", "about": "matter", "answers": "entry", "part of": "", "of": "body",
}  # fmt: skip


class Column(NamedTuple):
    """A field that a column fills: which column, what kind of thing it names, the column of its identifier.

    `separator` parts several values of one cell. `is_name` tells that the cell holds the name a thing has in the case.
    """

    field: str
    column: str
    kind: str = ""
    identifier: str = ""
    separator: str = ""
    is_name: bool = False


class TableForm(NamedTuple):
    """What a row of a table is: the kind of statement, and which column gives what; empty where none does."""

    says: str
    kind: str
    key: str = ""
    name: str = ""
    text: str = ""
    date: str = ""
    date_words: str = ""
    verb: str = ""
    cites: str = ""
    locator: str = ""
    denied: str = ""
    target: str = ""
    columns: tuple[Column, ...] = ()
    passed: tuple[str, ...] = ()  # columns that are computed, and carried by none


def _names(field: str, column: str, kind: str) -> Column:
    return Column(field, column, kind, separator="; ", is_name=True)


# The tables that `regesta export --as csv` writes, and the table that csv2cmi reads.
KNOWN: Mapping[tuple[str, ...], TableForm] = {
    ("id", "kind", "sender", "receiver", "date"): TableForm(
        "letters of a case", "entry", key="id", name="id", verb="kind", date="date", cites="sources",
        columns=(
            _names("by", "sender", "person"), _names("to", "receiver", "person"), Column("form", "form"),
            _names("through", "carried_by", "person"), _names("about", "subject", "matter"),
            Column("reference", "reference"), _names("answers", "answers", "entry"),
        ),
        passed=("earliest", "latest", "chain", "how_many"),
    ),
    ("id", "kind", "date", "earliest", "latest", "actors"): TableForm(
        "chronology of a case", "entry", key="id", name="id", verb="kind", date="date", text="says", cites="citations",
        denied="is_denied", columns=(Column("cert", "cert"), Column("note", "actors")),
        target="matter", passed=("earliest", "latest", "words"),
    ),
    ("name", "kind", "title", "names", "life"): TableForm(
        "people of a case", "", key="name", name="name", text="title",
        columns=(Column("name", "names", separator="; "),),
        passed=("life", "holds", "does", "takes_part", "entries"),
    ),
    ("name", "title", "author", "kind", "date", "seen_as"): TableForm(
        "sources of a case", "source", key="name", name="name", text="title",
        columns=(
            Column("author", "author"), Column("kind", "kind"), Column("date", "date"), Column("seen as", "seen_as"),
            Column("reference", "reference"), Column("address", "address"),
        ),
        passed=("citations", "entries"),
    ),
    ("name", "title", "part_of", "now"): TableForm(
        "matters of a case", "matter", key="name", name="name", text="title",
        columns=(_names("part of", "part_of", "matter"),), passed=("now", "modality", "last_word", "acts"),
    ),
    ("sender", "senderID", "senderPlace", "senderPlaceID", "senderDate"): TableForm(
        "letters, as csv2cmi reads them", "entry", key="key", date="senderDate", date_words="senderDateText",
        cites="edition", locator="page",
        columns=(
            Column("by", "sender", "person", "senderID"), Column("to", "addressee", "person", "addresseeID"),
            Column("place", "senderPlace", "place", "senderPlaceID"), Column("note", "note"),
            Column("received at", "addresseePlace"),
        ),
        passed=("addresseePlaceID",),
    ),
}  # fmt: skip


def known_mapping(header: tuple[str, ...]) -> TableForm | None:
    """The mapping of a table that is known by its columns, None for any other."""
    for columns, mapping in KNOWN.items():
        if set(columns) <= set(header):
            return mapping
    return None


def read_mapping(path: Path) -> TableForm:
    """The mapping in a TOML file; raises `UnreadableSource` where it is not of its form."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as fault:
        raise UnreadableSource(f"the mapping cannot be read: {fault}", "check its path", path.name) from None
    except tomllib.TOMLDecodeError as fault:
        raise UnreadableSource(f"the mapping is no TOML: {fault}", "correct it there", path.name) from None
    kind = found.get("statement", "entry")
    if kind not in KINDS:
        raise UnreadableSource(
            f"the mapping says statement = {kind!r}", f"write one of {', '.join(KINDS)}", path.name
        )
    own = ("key", "name", "text", "date", "date_words", "verb", "cites", "locator", "denied", "target")
    told = {key: str(found[key]) for key in own if key in found}
    unknown = set(found) - set(own) - {"statement", "fields", "passed"}
    if unknown:
        raise UnreadableSource(
            f"the mapping has no use for {', '.join(sorted(unknown))}",
            f"write {', '.join(own)}, fields or passed",
            path.name,
        )
    fields = found.get("fields", {})
    if not isinstance(fields, dict):
        raise UnreadableSource("the mapping's fields are no table", "write [fields]", path.name)
    columns = tuple(_column(key, value, kind, path.name) for key, value in fields.items())
    return TableForm(path.name, kind, columns=columns, passed=tuple(found.get("passed", ())), **told)


def _column(field: str, value: object, kind: str, file: str) -> Column:
    allowed = ENTRY if kind == "entry" else {**DIRECTIVES[kind].fields, **ALIAS}
    if field not in allowed:
        raise UnreadableSource(
            f"{kind} has no field {field!r}", f"write one of {', '.join(sorted(allowed))}", file
        )
    if isinstance(value, str):
        return Column(field, value, MENTIONED.get(field, ""))
    if not isinstance(value, dict) or not isinstance(value.get("column"), str):
        raise UnreadableSource(
            f"the field {field!r} names no column",
            f'write {field} = "column" or {field} = {{ column = "…" }}',
            file,
        )
    return Column(
        field,
        value["column"],
        str(value.get("kind", MENTIONED.get(field, ""))),
        str(value.get("identifier", "")),
        str(value.get("separator", "")),
        bool(value.get("names", False)),
    )
