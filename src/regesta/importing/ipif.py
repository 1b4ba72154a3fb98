"""The International Prosopography Interchange Format (IPIF): persons, sources, factoids.

https://github.com/GVogeler/prosopogrAPhI: a factoid is what a source says of a person, in one or more statements.
"""

from collections.abc import Iterator
from typing import Any

from regesta.dates import Edtf, InvalidDate, parse, read_english
from regesta.importing.carried import At, Carried, Key, Left, Line, text_line
from regesta.importing.csl import said
from regesta.importing.names import family_name, legible
from regesta.importing.original import Original
from regesta.importing.plan import identity
from regesta.sources.refusal import UnreadableSource
from regesta.statements.values import NameForm

NAME = "ipif"
SAYS = "prosopographical factoids in IPIF"
LONGEST_TITLE = 300  # characters of what a statement says: more is a note
# What is read of each part of a file; who made it, and when, is the file's own.
_MADE = ("createdBy", "createdWhen", "modifiedBy", "modifiedWhen")
_FIELDS = {
    "persons": ("@id", "id", "uris", "label", "factoid-refs", *_MADE),
    "sources": ("@id", "id", "uris", "label", "factoid-refs", *_MADE),
    "factoids": (
        "@id", "id", "person-ref", "person", "source-ref", "source", "statements", "statement", "statement-refs",
        "statement-ref", *_MADE,
    ),
    "statements": (
        "@id", "id", "name", "role", "memberOf", "date", "places", "statementContent", "statementType",
        "relatesToPerson", "relatesToPersons", "factoid-refs", *_MADE,
    ),
}  # fmt: skip


def identify(head: bytes) -> bool:
    """Whether a file is in this format."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") and (
        b'"person-ref"' in head
        or b'"statement-refs"' in head
        or b'"factoids"' in head
        or b'"factoid-refs"' in head
    )


def extract(original: Original) -> Iterator[Carried | Left]:
    """The persons, sources and statements of a file, in its order."""
    yield from _Factoids(original).read()


class _Factoids:
    """One file of factoids, as it is read."""

    def __init__(self, original: Original) -> None:
        self.original = original
        found = original.json()
        if not isinstance(found, dict):
            found = {"factoids": found}
        self.parts = {
            kind: _listed(found.get(kind)) for kind in ("persons", "sources", "statements", "factoids")
        }
        if not any(self.parts.values()):
            raise UnreadableSource(
                "the JSON holds no factoids", "export persons, sources and factoids", original.file
            )
        self.statements = {_id(one): one for one in self.parts["statements"]}
        self.emitted: set[str] = set()

    def read(self) -> Iterator[Carried | Left]:
        for kind in ("persons", "sources", "factoids"):
            yield from (left for one in self.parts[kind] for left in _unread(one, kind))
        for one in self.parts["sources"]:
            yield from self._source(one)
        names = self._names()
        for one in self.parts["persons"]:
            yield from self._person(one, names.get(_id(one), ""))
        for factoid in self.parts["factoids"]:
            yield from self._factoid(factoid, names)

    def _names(self) -> dict[str, str]:
        """What the first statement that names a person calls him."""
        found: dict[str, str] = {}
        for factoid in self.parts["factoids"]:
            person = _ref(factoid, "person")
            for statement in self._statements(factoid):
                if said(statement.get("name")):
                    found.setdefault(person, said(statement.get("name")))
        return found

    def _statements(self, factoid: dict[str, Any]) -> list[dict[str, Any]]:
        own = factoid.get("statements") or factoid.get("statement")
        own = own if isinstance(own, list) else [own] if own else []
        refs = factoid.get("statement-refs") or factoid.get("statement-ref") or []
        refs = refs if isinstance(refs, list) else [refs]
        return [
            *(one for one in own if isinstance(one, dict)),
            *(
                self.statements[_id(one)]
                for one in refs
                if isinstance(one, dict) and _id(one) in self.statements
            ),
        ]

    def _source(self, one: dict[str, Any]) -> Iterator[Carried]:
        key = _id(one)
        if f"source {key}" in self.emitted:
            return
        self.emitted.add(f"source {key}")
        address = next((said(uri) for uri in one.get("uris", []) if "://" in said(uri)), "")
        title = said(one.get("label")) or key
        yield Carried(
            "source", f"source {key}", legible(key if len(key) < 30 else title, "source"), title,
            (Line("seen as", "not seen"), *text_line("address", address)),
        )  # fmt: skip

    def _person(self, one: dict[str, Any], name: str) -> Iterator[Carried]:
        key = _id(one)
        if f"person {key}" in self.emitted:
            return
        self.emitted.add(f"person {key}")
        name = name or said(one.get("label")) or key
        uris = [said(uri) for uri in one.get("uris", []) if "://" in said(uri)]
        label = said(one.get("label"))
        other = (Line("name", NameForm(label)),) if label not in ("", name) else ()
        yield Carried(
            "person", f"person {key}", legible(family_name(name), "person"), name,
            (*other, *(Line("identifier", uri) for uri in uris)),
            identifiers=tuple(identity(uri) for uri in uris),
        )  # fmt: skip

    def _factoid(self, factoid: dict[str, Any], names: dict[str, str]) -> Iterator[Carried | Left]:
        person, source = _ref(factoid, "person"), _ref(factoid, "source")
        place = f"factoid {_id(factoid)}"
        if not person:
            yield Left(place, "a factoid", "it is of no person")
            return
        yield from self._person({"@id": person}, names.get(person, ""))
        if source:
            yield from self._source({"@id": source})
        statements = self._statements(factoid)
        if not statements:
            yield Left(place, "a factoid", "it has no statement")
        for number, statement in enumerate(statements, 1):
            key = f"{_id(factoid)} {_id(statement) or number}"
            yield from self._statement(
                statement, key, person, source, is_named=names.get(person) == said(statement.get("name"))
            )

    def _statement(
        self, one: dict[str, Any], key: str, person: str, source: str, *, is_named: bool
    ) -> Iterator[Carried | Left]:
        role, member = _label(one, "role"), _label(one, "memberOf")
        content, kind = said(one.get("statementContent")), _label(one, "statementType")
        yield from _unread(one, "statements")
        date, reason = _date(one.get("date"))
        if reason:
            yield Left(f"statement {key}", "its date", reason)
        if is_named and not (role or member or content):
            return
        lines = [Line("by" if role or member else "about", (Key(f"person {person}"),))]
        target: tuple[Key, ...] = ()
        verb, text = "event", content or kind or said(one.get("name"))
        if member or role:
            verb, directive, label = ("belongs", "body", member) if member else ("holds", "office", role)
            target, text = (Key(f"{directive} {label}"),), ""
            yield from self._once(directive, label, one.get("memberOf" if member else "role"))
        places = [where for where in _listed(one.get("places")) if said(where.get("label"))]
        for where in places:
            yield from self._once("place", said(where.get("label")), where)
        if places:
            keys = dict.fromkeys(f"place {said(where.get('label'))}" for where in places)
            lines.append(Line("place", tuple(map(Key, keys))))
        if source:
            lines.append(Line("cites", At(f"source {source}")))
        for note in _notes(one, is_named=is_named):
            if note != text or len(note) > LONGEST_TITLE:
                lines.extend(text_line("note", note))
        wish = f"{self.original.name}-{legible(key, 'statement')}"
        text = text if len(text) <= LONGEST_TITLE else ""
        yield Carried(verb, key, wish, text, tuple(lines), date, is_entry=True, target=target)

    def _once(self, kind: str, text: str, one: object) -> Iterator[Carried]:
        key = f"{kind} {text}"
        if key not in self.emitted:
            self.emitted.add(key)
            uri = said(one.get("uri")) if isinstance(one, dict) else ""
            lines = text_line("identifier", uri) if "://" in uri else ()
            identifiers = (identity(uri),) if lines else ()
            yield Carried(kind, key, legible(text, kind), text, lines, identifiers=identifiers)


def _notes(one: dict[str, Any], *, is_named: bool) -> Iterator[str]:
    """What a statement says besides, in words."""
    role, member = _label(one, "role"), _label(one, "memberOf")
    if role and member:
        yield f"as {role}"
    if one.get("name") and not is_named:
        yield f"named {said(one.get('name'))}"
    date = one.get("date")
    label = said(date.get("label")) if isinstance(date, dict) else ""
    if label and str(_date(date)[0]) != label:
        yield f"dated: {label}"
    yield said(one.get("statementContent"))
    if _label(one, "statementType") and (role or member):
        yield f"kind: {_label(one, 'statementType')}"
    related = one.get("relatesToPerson") or one.get("relatesToPersons") or []
    for other in _listed(related if isinstance(related, list) else [related]):
        if said(other.get("label") or other.get("uri")):
            yield f"relates to {said(other.get('label') or other.get('uri'))}"


def _listed(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _id(one: dict[str, Any]) -> str:
    return said(one.get("@id") or one.get("id"))


def _ref(factoid: dict[str, Any], kind: str) -> str:
    ref = factoid.get(f"{kind}-ref") or factoid.get(kind)
    return _id(ref) if isinstance(ref, dict) else said(ref)


def _label(one: dict[str, Any], key: str) -> str:
    value = one.get(key)
    value = value[0] if isinstance(value, list) and value else value
    return said(value.get("label") or value.get("uri")) if isinstance(value, dict) else said(value)


def _unread(one: dict[str, Any], kind: str) -> Iterator[Left]:
    """The fields of a part of the file that nothing here reads, and what stands second where one is read."""
    place = f"{kind.removesuffix('s')} {_id(one)}"
    for name, value in one.items():
        if name in ("role", "memberOf", "statementType") and isinstance(value, list) and len(value) > 1:
            yield Left(place, f"its {name} after the first", "it is written by hand")
        elif name not in _FIELDS[kind] and value not in (None, "", [], {}):
            yield Left(place, f"the field {name}", "the register has no field for it")


def _date(date: object) -> tuple[Edtf | None, str]:
    """The date of a statement: as its label has it, which the date to sort by would make more exact than it is."""
    texts = (
        [said(date.get(key)) for key in ("label", "sortdate", "sortDate")]
        if isinstance(date, dict)
        else [said(date)]
    )
    for text in texts:
        for read in (parse, read_english):
            try:
                if text:
                    return read(text), ""
            except InvalidDate:
                continue
    told = next((text for text in texts if text), "")
    return None, f"no date can be made out of {told!r}" if told else ""
