"""The letters of a case in the Correspondence Metadata Interchange Format, as correspSearch gathers them.

TEI Correspondence SIG, CMIF 1: a header with its editor, publisher, address, licence and editions, then a
`correspDesc` for each letter. What CMIF has no place for stays in the case.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from regesta.case import Case
from regesta.dates import Edtf, format_bound
from regesta.findings.finding import entry_id
from regesta.findings.letters import letters
from regesta.statements.statement import Statement, field_cites
from regesta.statements.values import Mentions, meant

LICENCE = "https://creativecommons.org/licenses/by/4.0/"  # CMIF asks for this one
NO_LETTER = ("conversation", "meeting", "talk", "telephone")
_ELEMENTS = {"person": "persName", "body": "orgName", "group": "orgName", "office": "orgName"}
_PLAIN = re.compile(r"(-?\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?([?~%]?)")
_CERTAINTY = {"?": "low", "~": "medium", "%": "low"}


def export_cmif(case: Case, address: str = "") -> bytes:
    """The letters of a case in CMIF; `address` is where the file is to stand, else `urn:regesta:NAME`."""
    sent = list(_letters(case))
    first = dict.fromkeys(name for entry in sent for name in _sources(entry)[:1])
    editions = {name: number for number, name in enumerate(first or [""], 1)}
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
        "  <teiHeader>",
    ]
    lines.extend(_file(case, editions, address))
    lines.append("    <profileDesc>")
    keys = {entry.name: entry.name.lstrip("^") for entry in sent if entry.name}
    for entry in sent:
        lines.extend(_letter(case, entry, editions, keys))
    lines += ["    </profileDesc>", "  </teiHeader>", "  <text><body><p/></body></text>", "</TEI>", ""]
    return "\n".join(lines).encode()


def _letters(case: Case) -> Iterator[Statement]:
    """The entries that record letters, in the order of their bounds; meetings and talks are none."""
    by_id = {entry_id(entry): entry for entry in case.entries if entry.is_entry}
    for one in letters(case).register:
        entry = by_id[one.value.id]
        if entry.kind != "meet" and entry.word("form") not in NO_LETTER:
            yield entry


def _sources(entry: Statement) -> list[str]:
    return [field_cites(field).source for field in entry.citations]


def _file(case: Case, editions: Mapping[str, int], address: str) -> Iterator[str]:
    author = (case.options.word("author") if case.options is not None else "") or "the recorder"
    name = case.options.name if case.options is not None and case.options.name else "case"
    yield "    <fileDesc>"
    yield f"      <titleStmt><title>{escape(case.title)}</title><editor>{escape(author)}</editor></titleStmt>"
    yield "      <publicationStmt>"
    yield f"        <publisher>{escape(author)}</publisher>"
    yield f'        <idno type="url">{escape(address or f"urn:regesta:{name}")}</idno>'
    yield f'        <date when="{_changed(case)}"/>'
    yield f'        <availability><licence target="{LICENCE}">CC BY 4.0</licence></availability>'
    yield "      </publicationStmt>"
    yield "      <sourceDesc>"
    for source, number in editions.items():
        yield f"        {_edition(case, source, number)}"
    yield "      </sourceDesc>"
    yield "    </fileDesc>"


def _changed(case: Case) -> str:
    """The day on which a file of the case last changed."""
    times = []
    for file in case.files:
        try:
            times.append((case.folder / file).stat().st_mtime)
        except OSError:
            continue
    return datetime.fromtimestamp(max(times, default=0), UTC).date().isoformat()


def _edition(case: Case, source: str, number: int) -> str:
    statement = case.named.get(source)
    address = statement.word("address") if statement is not None else ""
    kind = "online" if address and statement is not None and statement.word("kind") == "website" else "print"
    kind = "hybrid" if address and kind == "print" else kind
    title = case.title_of(source) if source else case.title
    ref = f" <ref target={quoteattr(address)}>{escape(address)}</ref>" if address else ""
    return f'<bibl type="{kind}" xml:id="edition-{number}">{escape(title)}{ref}</bibl>'


def _letter(
    case: Case, entry: Statement, editions: Mapping[str, int], keys: Mapping[str, str]
) -> Iterator[str]:
    edition = next((editions[name] for name in _sources(entry) if name in editions), 1)
    reference = entry.word("reference")
    ref = f" ref={quoteattr(reference)}" if re.match(r"https?://\S+$", reference) else ""
    key = f" key={quoteattr(entry.name.lstrip('^'))}" if entry.name else ""
    yield f'      <correspDesc{key}{ref} source="#edition-{edition}">'
    yield '        <correspAction type="sent">'
    yield from _actors(case, entry.mentions("by"))
    for name, is_sure in meant(entry.mentions("place")):
        yield f"          {_named(case, 'placeName', name, is_sure=is_sure)}"
    if entry.date is not None and (dated := _date(entry.date)):
        yield f"          {dated}"
    yield "        </correspAction>"
    yield '        <correspAction type="received">'
    yield from _actors(case, entry.mentions("to"))
    yield "        </correspAction>"
    yield from _context(entry, keys)
    yield "      </correspDesc>"


def _context(entry: Statement, keys: Mapping[str, str]) -> Iterator[str]:
    """What a letter answers, of the letters that the file has."""
    answered = [keys[name] for name, is_sure in meant(entry.mentions("answers")) if name in keys and is_sure]
    if answered:
        yield "        <correspContext>"
        yield from (f'          <ref type="reply" target={quoteattr(f"#{key}")}/>' for key in answered)
        yield "        </correspContext>"


def _actors(case: Case, mentions: Mentions) -> Iterator[str]:
    found = meant(mentions)
    for name, is_sure in found:
        statement = case.named.get(name)
        element = _ELEMENTS.get(statement.kind, "persName") if statement is not None else "persName"
        yield f"          {_named(case, element, name, is_sure=is_sure)}"
    for mention in mentions:
        if mention.words:
            yield f"          <persName>{escape(mention.words)}</persName>"
    if not found and not any(mention.words for mention in mentions):
        yield "          <persName>Unknown</persName>"


def _named(case: Case, element: str, name: str, *, is_sure: bool) -> str:
    statement = case.named.get(name)
    identifier = statement.word("identifier") if statement is not None else ""
    ref = f" ref={quoteattr(identifier)}" if re.match(r"\w+:\S+$", identifier) else ""
    doubt = "" if is_sure else ' evidence="conjecture"'
    return f"<{element}{ref}{doubt}>{escape(case.title_of(name))}</{element}>"


def _date(date: Edtf) -> str:
    """A date with the attributes of TEI; what they cannot say is told by its bounds. Empty where it has none."""
    text = str(date)
    plain = _PLAIN.fullmatch(text)
    if plain:
        return f'<date when="{plain[1]}"{_certainty(plain[2])}/>'
    for pattern, first, last in (
        (r"(.*)/(.*)", "from", "to"),
        (r"\[(.*)\.\.(.*)\]", "notBefore", "notAfter"),
    ):
        found = re.fullmatch(pattern, text)
        ends = [_PLAIN.fullmatch(end) for end in found.groups()] if found else []
        if found and all(
            end is not None or written in ("", "..")
            for end, written in zip(ends, found.groups(), strict=True)
        ):
            told = [
                f'{key}="{end[1]}"' for key, end in zip((first, last), ends, strict=True) if end is not None
            ]
            signs = "".join(end[2] for end in ends if end is not None)
            return f"<date {' '.join(told)}{_certainty(signs[:1])}/>" if told else ""
    bounds = [format_bound(bound) for bound in (date.earliest, date.latest)]
    told = [
        f'{key}="{bound}"'
        for key, bound in zip(("notBefore", "notAfter"), bounds, strict=True)
        if bound[-1:].isdigit()
    ]
    return f"<date {' '.join(told)}/>" if told else ""


def _certainty(sign: str) -> str:
    return f' cert="{_CERTAINTY[sign]}"' if sign else ""
