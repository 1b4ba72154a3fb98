"""Any TEI document: itself as a source, its persons, places and bodies, the events it lists, the letter it is.

TEI P5 Guidelines: 13 (names, dates, people, places), 2.4.6 (correspDesc).
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from regesta.importing import cmif
from regesta.importing.carried import At, Carried, Key, Left, Line, text_line
from regesta.importing.names import family_name, legible
from regesta.importing.original import Original
from regesta.importing.plan import identity
from regesta.importing.tei_dates import read_date
from regesta.sources.xml import Found, read_elements, words_in
from regesta.statements.values import NameForm

NAME = "tei"
SAYS = "any TEI document: persons, places, bodies, events"

_LISTED = {"person": "person", "place": "place", "org": "body"}
_NAMED = {"persName": "person", "placeName": "place", "orgName": "body"}
_NAMES = {"person": "persName", "place": "placeName", "body": "orgName"}


def identify(head: bytes) -> bool:
    """Whether a file is TEI."""
    return re.search(rb"<(?:\w+:)?(?:TEI|teiCorpus)\b", head) is not None


def extract(original: Original) -> Iterator[Carried | Left]:
    """The statements of a document."""
    yield from _Reader(original).read()


def _of_document(one: Carried | Left) -> Carried | Left:
    """A letter as the document that it stands in is cited for it, before the edition that the document names."""
    if isinstance(one, Left) or not one.is_entry:
        return one
    others = tuple(line for line in one.lines if line.value != At(cmif.ITSELF))
    at = next((place for place, line in enumerate(others) if isinstance(line.value, At)), len(others))
    return one._replace(lines=(*others[:at], Line("cites", At("document")), *others[at:]))


class _Reader:
    """One document, as it is read."""

    def __init__(self, original: Original) -> None:
        self.original = original
        self.emitted: set[str] = set()
        self.names: dict[str, int] = {}
        self.dates = 0
        self.first_date = 0
        self.has_letter = False

    def read(self) -> Iterator[Carried | Left]:
        wanted = {
            **dict.fromkeys((*_LISTED, *_NAMED, "event", "titleStmt", "correspDesc"), None),
            "date": None,
        }
        for found in read_elements(self.original.pieces(), wanted, name=self.original.file):
            yield from self._one(found)
        if "document" not in self.emitted:
            yield self._source(self.original.file, "")
        if self.dates:
            yield Left(
                "", f"{self.dates} dates in the text", "no statement says what happened then", self.first_date
            )
        if self.has_letter:
            yield from (
                _of_document(one)
                for one in cmif.extract(self.original._replace(advance=_silent))
                if not self._is_known(one) and not (isinstance(one, Carried) and one.key == cmif.ITSELF)
            )
        for name, count in self.names.items():
            yield Left(
                "",
                f"{count} × {name}",
                "the name has neither key nor record, so nobody can tell who is meant",
            )

    def _is_known(self, one: Carried | Left) -> bool:
        return isinstance(one, Carried) and one.key in self.emitted

    def _one(self, found: Found) -> Iterator[Carried | Left]:
        element, within = found.element, found.within
        if element.tag == "titleStmt":
            if "document" not in self.emitted:
                author = next((words_in(one) for one in element.iter("author")), "")
                yield self._source(words_in(next(element.iter("title"), element)), author)
        elif element.tag == "correspDesc":
            self.has_letter = True
        elif element.tag in _LISTED:
            yield from self._listed(element, found.line)
        elif element.tag == "event":
            yield from self._event(element, found.line)
        elif "teiHeader" in within:
            return
        elif element.tag == "date":
            self.dates += 1
            self.first_date = self.first_date or found.line
        else:
            yield from self._named(element)

    def _source(self, title: str, author: str) -> Carried:
        self.emitted.add("document")
        return Carried(
            "source",
            "document",
            self.original.name,
            title,
            (
                *text_line("author", author),
                Line("seen as", "transcription"),
                Line("text", self.original.file),
            ),
        )

    def _listed(self, element: Element, line: int) -> Iterator[Carried | Left]:
        kind = _LISTED[element.tag]
        key = element.get("xml:id") or f"line {line}"
        names = [words_in(one) for one in element.iter(_NAMES[kind])]
        names = [name for name in names if name] or [words_in(next(iter(element), element))[:80]]
        if f"#{key}" in self.emitted:
            yield Left(key, names[0], "the document gives this key twice", line)
            return
        self.emitted.add(f"#{key}")
        named = (element, *element.iter(_NAMES[kind]))
        refs = [words_in(one) for one in element.iter("idno")] + [one.get("ref", "") for one in named]
        refs = list(dict.fromkeys(ref for ref in refs if "://" in ref and " " not in ref))
        lines = [Line("identifier", ref) for ref in refs]
        for one in self._details(element, kind, key, line):
            if isinstance(one, Left):
                yield one
            else:
                lines.append(one)
        lines.extend(Line("name", NameForm(other)) for other in dict.fromkeys(names[1:]) if other != names[0])
        for note in element.iter("note"):
            lines.extend(text_line("note", words_in(note, frozenset())))
        yield Carried(
            kind,
            f"#{key}",
            legible(family_name(names[0]) if kind == "person" else names[0], kind),
            names[0],
            (*lines, Line("cites", At("document"))),
            line=line,
            identifiers=tuple(identity(ref) for ref in refs),
        )

    def _details(self, element: Element, kind: str, key: str, line: int) -> Iterator[Line | Left]:
        """Birth, death and occupation of a person; where a place lies."""
        if kind == "person":
            for tag, field in (("birth", "born"), ("death", "died")):
                for one in list(element.iter(tag))[:1]:
                    dated = read_date(one.attrib, words_in(one), language=self.original.language)
                    if dated.date is not None:
                        yield Line(field, dated.date)
                    elif dated.reason:
                        yield Left(key, field, dated.reason, line)
            for one in list(element.iter("occupation"))[:1]:
                yield from text_line("occupation", words_in(one))
        if kind == "place":
            for one in list(element.iter("geo"))[:1]:
                found = re.findall(r"-?\d+(?:\.\d+)?", words_in(one))
                if len(found) == 2:
                    yield Line("coordinates", f"{found[0]} {found[1]}")
                else:
                    yield Left(key, "where it lies", "two numbers are needed: latitude and longitude", line)

    def _named(self, element: Element) -> Iterator[Carried | Left]:
        kind, name = _NAMED[element.tag], words_in(element)
        ref = element.get("ref") or element.get("key") or ""
        if not ref:
            if name:
                self.names[name] = self.names.get(name, 0) + 1
            return
        for one in ref.split():
            key = one if one.startswith("#") else identity(one)
            if key in self.emitted or one.startswith("#"):  # listed in the document, perhaps further on
                continue
            self.emitted.add(key)
            lines = text_line("identifier", one) if "://" in one else ()
            yield Carried(
                kind,
                key,
                legible(family_name(name) if kind == "person" else name, kind),
                name,
                (*lines, Line("cites", At("document"))),
                identifiers=(key,) if lines else (),
            )

    def _event(self, element: Element, line: int) -> Iterator[Carried | Left]:
        key = element.get("xml:id") or f"event line {line}"
        dated = read_date(element.attrib)
        if dated.reason:
            yield Left(key, "its date", dated.reason, line)
        title = next(
            (words_in(one) for tag in ("label", "head", "eventName") for one in element.iter(tag)), ""
        )
        yield Carried(
            "event",
            key,
            f"{self.original.name}-{legible(element.get('xml:id') or title, 'event')}",
            title or words_in(element)[:200],
            (
                *self._about(element),
                Line("cites", At("document")),
                *(line_ for one in element.iter("desc") for line_ in text_line("note", words_in(one))),
            ),
            dated.date,
            is_entry=True,
            line=line,
        )

    def _about(self, element: Element) -> Iterator[Line]:
        keys = [
            Key(ref)
            for one in element.iter("persName")
            for ref in (one.get("ref") or "").split()
            if ref in self.emitted
        ]
        if keys:
            yield Line("about", tuple(dict.fromkeys(keys)))


def _silent(_: int) -> None:
    """The file is read a second time, which nobody need see."""
