"""BibTeX and BibLaTeX: each work as a source. A broken entry is told with its line and does not hide its neighbours."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from regesta.importing.bibliography import Work, source_of
from regesta.importing.carried import Carried, Left
from regesta.importing.original import Original

NAME = "bibtex"
SAYS = "a bibliography in BibTeX or BibLaTeX"

_ENTRY = re.compile(r"^[ \t]*@[ \t]*([A-Za-z]+)[ \t]*([{(])", re.MULTILINE)
_PART = re.compile(r'\s*(?:"|\{|([^\s,#{}"()=]+))')
_FIELD = re.compile(r"\s*,?\s*([A-Za-z][\w.:+/-]*)\s*=")
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323", "b": "\u0331",
}  # fmt: skip
_SIGNS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "i": "i", "j": "j",
    "aa": "å", "AA": "Å", "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", "textendash": "–",
    "textemdash": "—", "ldots": "…", "dots": "…", "S": "§", "P": "¶",
}  # fmt: skip
_ACCENTED = re.compile(r"""\\([`'^~"=.]|[uvHckrdb](?![A-Za-z]))\s*(?:\{\\?([A-Za-z])\}|\\?([A-Za-z]))""")
_COMMAND = re.compile(r"\\(?:([A-Za-z]+)\s?|([&%$#_{}]))")
_CARRIED_FIELDS = """
    title subtitle author editor year date month journal journaltitle booktitle volume number issue pages publisher
    institution school organization address location url doi urldate langid language note annote annotation
    library archive howpublished isbn series edition crossref
"""
_CARRIED = frozenset(_CARRIED_FIELDS.split())


class _Broken(Exception):
    """An entry that is not of its form: what is wrong with it."""


class _Block(NamedTuple):
    kind: str
    key: str
    fields: dict[str, str]
    line: int


def identify(head: bytes) -> bool:
    """Whether a file is such a bibliography."""
    text = head.decode("utf-8", "replace")
    return (
        bool(re.search(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(][^=]{0,200},", text, re.MULTILINE)) and "=" in text
    )


def extract(original: Original) -> Iterator[Carried | Left]:
    """The works of a bibliography."""
    text = original.text()
    macros: dict[str, str] = {
        month: month
        for month in ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    }
    for found in _ENTRY.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        kind = found[1].lower()
        if kind in ("comment", "preamble"):
            continue
        try:
            block = _block(text, found, kind, line, macros)
        except _Broken as broken:
            yield Left(f"line {line}", f"an entry @{kind}", str(broken), line)
            continue
        if kind == "string":
            macros.update(block.fields)
            continue
        yield from _carried(block)


def _carried(block: _Block) -> Iterator[Carried | Left]:
    for name in block.fields:
        if name not in _CARRIED:
            yield Left(block.key, f"the field {name}", "a source has no such field", block.line)
    plain = {name: _plain(value) for name, value in block.fields.items()}

    def first(*names: str) -> str:
        return next((plain[name] for name in names if plain.get(name)), "")

    doi = first("doi")
    within = first("journal", "journaltitle", "booktitle")
    yield source_of(
        Work(
            key=block.key,
            title=": ".join(part for part in (first("title"), first("subtitle")) if part),
            kind=block.kind,
            authors=_people(block.fields.get("author", "")),
            editors=_people(block.fields.get("editor", "")),
            date=first("date") or _date(first("year"), first("month")),
            within=within,
            series=first("series") if first("series") != within else "",
            edition=first("edition"),
            isbn=first("isbn"),
            part_of=first("crossref"),
            volume=first("volume"),
            issue=first("number", "issue"),
            pages=first("pages").replace("--", "–"),
            publisher=first("publisher", "institution", "school", "organization"),
            place=first("location", "address"),
            address=first("url") or (f"https://doi.org/{doi}" if doi else ""),
            accessed=first("urldate"),
            language=first("langid", "language"),
            archive=first("library", "archive"),
            notes=tuple(
                value for name in ("note", "annote", "annotation", "howpublished") if (value := first(name))
            ),
            line=block.line,
        )
    )


def _date(year: str, month: str) -> str:
    names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    number = names.index(month[:3].lower()) + 1 if month[:3].lower() in names else 0
    number = int(month) if month.isdecimal() and 0 < int(month) < 13 else number
    return f"{year}-{number:02}" if number and re.fullmatch(r"\d{4}", year) else year


def _people(text: str) -> tuple[str, ...]:
    """The people of a field, each given name first, as `part, suffix, given` has them in another order."""
    found = []
    for one in _outside_braces(r"\s+and\s+", text):
        family, *rest = (_plain(part) for part in _outside_braces(r"\s*,\s*", one.strip()))
        suffix = rest[0] if len(rest) > 1 else ""
        name = " ".join(part for part in (rest[-1] if rest else "", family, suffix) if part)
        if name and name != "others":
            found.append(name)
    return tuple(found)


def _outside_braces(separator: str, text: str) -> list[str]:
    """The pieces of a text between separators that stand in no braces."""
    pieces, start, depth = [], 0, 0
    for match in re.finditer(rf"[{{}}]|{separator}", text):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif not depth:
            pieces.append(text[start : match.start()])
            start = match.end()
    return [*pieces, text[start:]]


def _block(text: str, found: re.Match[str], kind: str, line: int, macros: dict[str, str]) -> _Block:
    closing = "}" if found[2] == "{" else ")"
    at = found.end()
    key = ""
    if kind != "string":
        end = re.compile(r"[,\s]*([^,={}()\s\"]+)\s*(?=[,)}])").match(text, at)
        if end is None:
            raise _Broken("it has no key")
        key, at = end[1], end.end()
    fields: dict[str, str] = {}
    while True:
        field = _FIELD.match(text, at)
        if field is None:
            break
        value, at = _value(text, field.end(), macros)
        fields.setdefault(field[1].lower(), value)
    rest = re.compile(r"\s*,?\s*").match(text, at)
    at = rest.end() if rest else at
    if text[at : at + 1] != closing:
        shown = " ".join(text[at : at + 20].split())
        raise _Broken(f"it is not closed where {shown!r} stands" if shown else "it is not closed")
    return _Block(kind, key, fields, line)


def _value(text: str, at: int, macros: dict[str, str]) -> tuple[str, int]:
    """The value of a field, its parts put together, and where it ends."""
    pieces = []
    while True:
        part = _PART.match(text, at)
        if part is None:
            raise _Broken("a field has no value")
        if part[1]:
            pieces.append(macros.get(part[1].lower(), part[1]))
            at = part.end()
        else:
            end = _closing(text, part.end(), text[part.end() - 1])
            pieces.append(text[part.end() : end])
            at = end + 1
        more = re.compile(r"\s*#").match(text, at)
        if more is None:
            return "".join(pieces), at
        at = more.end()


def _closing(text: str, at: int, opening: str) -> int:
    depth = 0
    for place in range(at, min(len(text), at + 200_000)):
        sign = text[place]
        if text[place - 1] == "\\":
            continue
        if opening == '"' and sign == '"' and depth == 0:
            return place
        if sign == "{":
            depth += 1
        elif sign == "}":
            if depth == 0 and opening == "{":
                return place
            depth -= 1
    raise _Broken("a value is not closed")


def _plain(text: str) -> str:
    """A value as it reads: accents composed, commands and braces taken away."""

    def accented(found: re.Match[str]) -> str:
        return unicodedata.normalize("NFC", (found[2] or found[3]) + _ACCENTS[found[1]])

    text = _ACCENTED.sub(accented, text)
    text = _COMMAND.sub(lambda found: _SIGNS.get(found[1] or found[2], ""), text)
    text = text.replace("---", "—").replace("--", "–").replace("~", " ").replace("``", "“").replace("''", "”")
    return " ".join(text.replace("{", "").replace("}", "").split())
