"""Volumes of Foreign Relations of the United States in TEI: volume, documents, letters, list of persons."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from regesta.importing.carried import At, Carried, Key, Left, Line, text_line
from regesta.importing.headings import Heading, Side, read_heading
from regesta.importing.names import family_name, legible
from regesta.importing.original import Original
from regesta.importing.people_lists import Listed, read_list, upright
from regesta.importing.volumes import Document, Party, documents_of, is_document
from regesta.sources.xml import read_elements, words_in

NAME = "frus"
SAYS = "a volume of Foreign Relations of the United States, in TEI"
ADDRESS = "https://history.state.gov/historicaldocuments"
DRAFT = "the rules for headings, where nothing is marked up"

_OFFICE = re.compile(
    r"^(?:(?:acting|deputy|assistant|under|vice|special|first|second|former|united states|u\.s\.|us|american|"
    r"british|french|soviet|japanese|korean|chinese|permanent|executive|political|senior|supreme|commanding)[\s-]+)*"
    r"(?:secretar(?:y|ies)|director|chief|president|chairman|ambassador|minister|chargé|consul|commander|commanding|"
    r"general|representatives?|adviser|advisor|counselor|officers?|administrator|premier|delegate|attorney|member|"
    r"comptroller|commissioner|coordinator|assistant|head|legal|king|emperor|governor|attach[ée])\b",
    re.IGNORECASE,
)


def identify(head: bytes) -> bool:
    """Whether a file is such a volume."""
    return b"<TEI" in head and (b"history.state.gov/frus" in head or b'type="frus"' in head)


def extract(original: Original) -> Iterator[Carried | Left]:
    """The statements of a volume, in the order of the file."""
    yield from _Volume(original).read()


class _Volume:
    """One volume, as it is read."""

    def __init__(self, original: Original) -> None:
        self.original = original
        self.name = original.name
        self.page = ""
        self.people: dict[str, Listed] = {}
        self.by_family: dict[str, list[Listed]] = {}
        self.emitted: set[str] = set()
        self.notes = 0
        self.terms = 0

    def read(self) -> Iterator[Carried | Left]:
        wanted = {
            "div": lambda attributes: (
                is_document(attributes) or attributes.get("xml:id") in ("persons", "terms")
            ),
            "teiHeader": None,
            "pb": None,
        }
        for found in read_elements(self.original.pieces(), wanted, name=self.original.file):
            element = found.element
            if element.tag == "pb":
                self.page = element.get("n", "")
            elif element.tag == "teiHeader":
                yield self._volume(element)
            elif element.get("xml:id") == "persons":
                yield from self._persons(element)
            elif element.get("xml:id") == "terms":
                self.terms = sum(1 for _ in element.iter("item"))
            else:
                for document in documents_of(found, self.page):
                    yield from self._document(document)
                for turn in element.iter("pb"):
                    self.page = turn.get("n", "")
                self.notes += sum(1 for _ in element.iter("note"))
        if self.terms:
            yield Left(
                "terms", f"{self.terms} abbreviations explained", "a register has no list of abbreviations"
            )
        if self.notes:
            yield Left("", f"{self.notes} notes of the editors", "notes stay in the text of their document")

    def _volume(self, header: Element) -> Carried:
        titles = {one.get("type", ""): words_in(one) for one in header.iter("title")}
        numbers = {one.get("type", ""): words_in(one) for one in header.iter("idno")}
        self.name = legible(numbers.get("frus") or self.original.name)
        years = [words_in(one) for one in header.iter("date")]
        editors = [words_in(one) for one in header.iter("editor") if one.get("role", "primary") == "primary"]
        return Carried(
            "source",
            "volume",
            self.name,
            titles.get("complete") or next(iter(titles.values()), self.name),
            (
                *text_line("author", " and ".join(editors)),
                Line("kind", "edition"),
                *(text_line("date", years[0]) if years and re.fullmatch(r"\d{4}", years[0]) else ()),
                Line("seen as", "transcription"),
                Line("locators", "ids"),
                Line("text", self.original.file),
                Line("address", f"{ADDRESS}/{numbers.get('frus') or self.original.name}"),
                Line("language", "en"),
            ),
        )

    # ---- People ------------------------------------------------------------------------------------------------

    def _persons(self, division: Element) -> Iterator[Carried | Left]:
        for one in read_list(division):
            if one.key in self.people:
                yield Left(one.key, one.name, "the list names this key twice")
                continue
            self.people[one.key] = one
            self.by_family.setdefault(family_name(one.name).casefold(), []).append(one)
            name = upright(one.name)
            yield Carried(
                "person",
                one.key,
                legible(family_name(one.name), "person"),
                name,
                (
                    *text_line("occupation", one.description),
                    Line("cites", At("volume", "persons")),
                ),
            )
            for number, role in enumerate(one.roles, 1):
                if role.date is None:
                    continue
                yield from self._office(role.title)
                yield Carried(
                    "holds",
                    f"{one.key} {number}",
                    f"{self.name}-{legible(family_name(one.name), 'person')}-{number}",
                    "",
                    (Line("by", (Key(one.key),)), Line("cites", At("volume", "persons"))),
                    role.date,
                    is_entry=True,
                    target=(Key(f"office {role.title.casefold()}"),),
                )

    def _office(self, title: str) -> Iterator[Carried]:
        key = f"office {title.casefold()}"
        if key not in self.emitted:
            self.emitted.add(key)
            yield Carried("office", key, legible(title, "office"), title, (Line("seats", "?"),))

    def _actor(self, party: Party) -> tuple[Key, Iterator[Carried]]:
        """The key of a sender or recipient, and the directive that introduces it if none has."""
        if party.key in self.people:
            return Key(party.key), iter(())
        if party.is_person:
            return self._person(party.name)
        office = f"office {party.name.casefold()}"
        if office in self.emitted or _OFFICE.search(party.name):
            return Key(office), self._office(party.name)
        key = f"body {party.name.casefold()}"
        return Key(key), self._once("body", key, party.name, legible(party.name, "body"))

    def _person(self, name: str) -> tuple[Key, Iterator[Carried]]:
        name = name.title() if name.islower() else name
        listed = self.by_family.get(family_name(name).casefold(), [])
        if len(listed) == 1 and (name.count(" ") == 0 or upright(listed[0].name) == name):
            return Key(listed[0].key, is_doubtful=name.count(" ") == 0), iter(())
        key = f"person {name.casefold()}"
        return Key(key), self._once("person", key, name, legible(family_name(name), "person"))

    def _once(self, kind: str, key: str, text: str, wish: str) -> Iterator[Carried]:
        if key not in self.emitted:
            self.emitted.add(key)
            yield Carried(kind, key, wish, text)

    # ---- Documents ---------------------------------------------------------------------------------------------

    def _document(self, document: Document) -> Iterator[Carried | Left]:
        place = f"document {document.id}"
        if document.date_problem:
            yield Left(place, "its date", document.date_problem, document.line)
        if document.is_editorial:
            yield Left(place, "an editorial note", "it is no document: cite it in the volume", document.line)
            return
        heading = read_heading(document.title)
        yield self._source(document)
        sides, draft = _sides(document, heading)
        keys: list[tuple[str, tuple[Key, ...]]] = []
        for side, parties in sides:
            found: list[Key] = []
            for party in parties:
                key, introduced = self._actor(party)
                yield from introduced
                if key not in found:
                    found.append(key)
            if found:
                keys.append((side, tuple(found)))
        if not keys:
            yield Left(
                place,
                "who wrote to whom",
                "neither markup nor heading names a sender or recipient",
                document.line,
            )
            return
        lines = [Line(side, found) for side, found in keys]
        office = (
            heading.sender.office if heading.sender.person and _OFFICE.search(heading.sender.office) else ""
        )
        if office and document.senders and not heading.is_talk:
            yield from self._office(office)
            lines.append(Line("as", (Key(f"office {office.casefold()}"),)))
        if document.place:
            place_key = f"place {document.place.casefold()}"
            yield from self._once("place", place_key, document.place, legible(document.place, "place"))
            lines.append(Line("place", (Key(place_key),)))
        yield self._letter(document, lines, heading, draft)

    def _source(self, document: Document) -> Carried:
        within = document.within or "volume"
        return Carried(
            "source",
            document.id,
            f"{self.name}-{legible(document.id)}",
            document.title.replace("( ", "(").replace(" )", ")") or f"Document {document.id}",
            (
                Line("part of", (Key(within),)),
                Line("kind", document.form or "document"),
                *((Line("date", document.date),) if document.date is not None else ()),
                Line("seen as", "transcription"),
                Line("locators", "paragraphs"),
                *(() if document.within else (Line("text", f"{self.original.file}#{document.id}"),)),
                *text_line("reference", document.reference),
                Line("address", f"{ADDRESS}/{self.name}/{document.within or document.id}"),
            ),
            line=document.line,
        )

    def _letter(self, document: Document, lines: list[Line], heading: Heading, draft: str) -> Carried:
        form = "conversation" if heading.is_talk else document.form
        return Carried(
            "write",
            f"{document.id} letter",
            f"{self.name}-{legible(document.id)}",
            "",
            (
                *lines,
                *text_line("form", form),
                Line("cites", At(document.id)),
                *text_line("draft", draft),
            ),
            document.date,
            is_entry=True,
            line=document.line,
        )


def _sides(document: Document, heading: Heading) -> tuple[list[tuple[str, tuple[Party, ...]]], str]:
    """Sender and recipient of a document, and why they are a draft where only the heading tells."""
    if document.senders or document.recipients:
        named = {side.person.casefold() for side in (heading.sender, heading.recipient) if side.person}
        return [
            (
                side,
                tuple(
                    one._replace(is_person=one.is_person or one.name.casefold() in named) for one in parties
                ),
            )
            for side, parties in (("by", document.senders), ("to", document.recipients))
        ], ""
    sides = [("by", _parties(heading.sender)), ("to", _parties(heading.recipient))]
    return [(side, parties) for side, parties in sides if parties], DRAFT


def _parties(side: Side) -> tuple[Party, ...]:
    return (Party(side.label, "", bool(side.person)),) if side.label else ()
