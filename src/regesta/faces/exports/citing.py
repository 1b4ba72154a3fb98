"""How to cite an entry of a register, and the sources themselves: as a Chicago note, as BibTeX, as CSL-JSON.

Chicago: The Chicago Manual of Style, 17th edition, notes (14.19 ff.; 14.221 for items in a collection). CSL-JSON: the
schema of the Citation Style Language, 1.0.2. A day of access and an address are for whoever cites a copy on the web.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from regesta.case import Case
from regesta.faces.plain import json_bytes
from regesta.findings.records import Record
from regesta.statements.statement import Statement
from regesta.wording import joined, said

_BIBTEX_SIGNS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "{}%&#$_"},
    }
)


class Citing(NamedTuple):
    """One thing cited in the three forms."""

    chicago: str
    bibtex: str
    csl: str


def cite_entry(case: Case, record: Record) -> Citing:
    """How to cite an entry: what it says and its date, as a part of the register that the case is."""
    author = case.options.word("author") if case.options is not None else ""
    name = record.name or record.id
    is_dated = bool(record.words) and record.words != "undated"
    title = said("{title} ({date})", title=record.says, date=record.words) if is_dated else record.says
    note = said("“{title},” entry {name}, in {register}", title=title, name=name, register=_ended(case.title))
    chicago = joined(", ", (author, note)) if author else note
    fields = {
        "author": author,
        "title": title,
        "booktitle": case.title,
        "note": f"Entry {name}; a Regesta register",
    }
    csl: dict[str, object] = {
        "id": _key(name),
        "type": "entry",
        "title": record.says,
        "container-title": case.title,
        **({"author": [{"literal": author}]} if author else {}),
        "number": name,
        **({"note": record.words} if is_dated else {}),
    }
    return Citing(chicago, _bibtex("incollection", _key(name), fields), _csl(csl))


def cite_source(source: Statement) -> Citing:
    """How to cite a source of a case, as far as its block describes it."""
    title, author = source.text or source.name, source.word("author")
    date, kind = _shown(source, "date"), source.word("kind")
    reference, address = source.word("reference"), source.word("address")
    fields = {
        "author": author,
        "title": title,
        "howpublished": kind,
        "year": _year(date),
        "note": reference,
        "url": address,
    }
    issued = [[int(part) for part in date.split("-")]] if re.fullmatch(r"\d{4}(-\d\d){0,2}", date) else []
    csl: dict[str, object] = {
        "id": _key(source.name),
        "type": _CSL_TYPES.get(kind, "document"),
        "title": title,
        **({"author": [{"literal": author}]} if author else {}),
        **({"issued": {"date-parts": issued} if issued else {"literal": date}} if date else {}),
        **({"archive_location": reference} if reference else {}),
        **({"URL": address} if address else {}),
    }
    return Citing(note_of(source), _bibtex("misc", _key(source.name), fields), _csl(csl))


def note_of(source: Statement, locator: str = "", t: Callable[[str], str] = str) -> str:
    """A source as a Chicago note, with the place in it where one is given; it ends with a full stop.

    `t` puts into another language how the place is counted.
    """
    place = _place(source, locator, t)
    parts = (
        source.word("kind"),
        _shown(source, "date"),
        source.word("reference"),
        place,
        source.word("address"),
    )
    rest = ", ".join(part for part in parts if part)
    author = f"{source.word('author')}, " if source.word("author") else ""
    title = source.text or source.name  # Chicago has the comma and the full stop within the marks
    return _ended(f"{author}“{title},” {rest}") if rest else f"{author}“{_ended(title)}”"


def short_note_of(source: Statement, locator: str = "", t: Callable[[str], str] = str) -> str:
    """A source that was cited in full before: its author's last name, its title, and the place in it."""
    author = source.word("author").rpartition(" ")[2]
    place = _place(source, locator, t)
    title = source.text or source.name
    head = f"{author}, " if author else ""
    return _ended(f"{head}“{title},” {place}") if place else f"{head}“{_ended(title)}”"


def _place(source: Statement, locator: str, t: Callable[[str], str]) -> str:
    """A place in a source, as its scheme counts; empty for none."""
    scheme = source.word("locators")
    if locator and scheme == "lines":
        return t(said("l. {place}", place=locator))
    if locator and scheme == "paragraphs":
        return t(said("par. {place}", place=locator))
    return locator


_CSL_TYPES = {
    "letter": "personal_communication",
    "cable": "personal_communication",
    "essay": "article-newspaper",
    "newspaper": "article-newspaper",
    "article": "article-journal",
    "book": "book",
    "memoir": "book",
    "law": "legislation",
    "report": "report",
    "interview": "interview",
}


def _shown(statement: Statement, key: str) -> str:
    field = statement.field(key)
    return str(field.value) if field is not None else ""


def _year(date: str) -> str:
    found = re.match(r"-?\d{4}", date)
    return found[0] if found else date


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _key(name: str) -> str:
    """A key that every program takes: letters, digits and `-`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-") or "entry"


def _bibtex(kind: str, key: str, fields: dict[str, str]) -> str:
    lines = [f"  {name} = {{{_escaped(text)}}}" for name, text in fields.items() if text]
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}"


def _escaped(text: str) -> str:
    return " ".join(text.split()).translate(_BIBTEX_SIGNS)


def _csl(item: dict[str, object]) -> str:
    return json_bytes([item], indent=2).decode()
