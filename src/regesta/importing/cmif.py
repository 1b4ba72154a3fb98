"""Letters as the Correspondence Metadata Interchange Format (CMIF) and TEI's `correspDesc` have them.

CMIF: https://correspsearch.net/en/documentation.html, a customisation of TEI P5. A letter is a `correspDesc` with one
`correspAction` for the sending and one for the receiving.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from regesta.dates import Edtf
from regesta.importing.carried import At, Carried, Key, Left, Line, text_line
from regesta.importing.names import family_name, legible
from regesta.importing.original import Original
from regesta.importing.plan import identity
from regesta.importing.tei_dates import read_date
from regesta.sources.xml import read_elements, words_in

NAME = "cmif"
SAYS = "letters in CMIF, or the correspDesc of TEI"

_DIRECTIVES = {
    "persName": "person",
    "orgName": "body",
    "name": "person",
    "rs": "person",
    "placeName": "place",
}
ITSELF = ""  # the key of the file as the source of its letters
_TEXT = re.compile(rb"[^\W\d_]{2}.*[^\W\d_]{2}.*[^\W\d_]{2}", re.DOTALL)  # of a body: more than a filler
_UNNAMED = re.compile(r"^(?:unbekannt|unknown|n\. ?n\.|anonym(?:ous)?|\[?\?\]?|inconnu)$", re.IGNORECASE)
_KNOWN = frozenset((*_DIRECTIVES, "date", "note", "correspAction", "correspContext"))
_REFUSED = "the register has no field for it"
# What a `ref` or `ptr` in a letter's context says of the letter it points at, by its type, in small letters alone.
_ANSWERS = frozenset(("reply", "replyto", "inreplyto", "isreplyto", "answers", "answerto", "isanswerto"))
_ANSWERED = frozenset(("repliedby", "isrepliedby", "answeredby", "isansweredby", "hasreply"))
_BESIDE = {
    "prev": "the letter before it",
    "next": "the letter after it",
}  # in the exchange: no answer need be meant


class _Side(NamedTuple):
    """One action of a letter: who, where, when, and what is said of that besides."""

    actors: tuple[Key, ...]
    places: tuple[Key, ...]
    date: Edtf | None
    date_words: str
    remarks: tuple[str, ...]
    names: tuple[str, ...]
    place_names: tuple[str, ...]


_NOTHING = _Side((), (), None, "", (), (), ())


def identify(head: bytes) -> bool:
    """Whether a file holds letters in this form: what is told of them, and not the text of one."""
    if head.count(b"<correspDesc") == 1 and _TEXT.search(
        re.sub(rb"<[^>]*>", b" ", head.partition(b"</teiHeader>")[2])
    ):
        return False
    return b"<correspDesc" in head or b"<correspAction" in head


def extract(original: Original) -> Iterator[Carried | Left]:
    """The statements of a file of letters, in the order of the file."""
    yield from _Letters(original).read()


class _Pointer(NamedTuple):
    """What the context of a letter says of another: that it answers it, or is answered by it, and in which words."""

    letter: str
    place: str
    answers: bool
    target: str
    words: str
    line: int


class _Letters:
    """One file of letters, as it is read."""

    def __init__(self, original: Original) -> None:
        self.original = original
        self.emitted: set[str] = set()
        self.sources: list[str] = []
        self.keys: Counter[str] = Counter()
        self.title = ""
        self.known_as: dict[
            str, str
        ] = {}  # the key of a letter by its number, its identifier and its address
        self.pointers: list[_Pointer] = []

    def read(self) -> Iterator[Carried | Left]:
        """All that the file has; a letter may answer one that comes after it, so that answers are joined at the end."""
        found = list(self._found())
        answers: dict[str, list[str]] = {}
        for pointer in self.pointers:
            other = self.known_as.get(pointer.target.removeprefix("#"), "")
            pair = (pointer.letter, other) if pointer.answers else (other, pointer.letter)
            if other and other != pointer.letter:
                answers.setdefault(pair[0], []).append(pair[1])
            else:
                said = "answers" if pointer.answers else "is answered by"
                what = f"that it {said} {pointer.words or pointer.target}"
                yield Left(f"letter {pointer.place}", what, "no letter of the file is that", pointer.line)
        for one in found:
            keys = (
                tuple(map(Key, dict.fromkeys(answers.get(one.key, ())))) if isinstance(one, Carried) else ()
            )
            yield _answering(one, keys) if isinstance(one, Carried) and keys else one

    def _found(self) -> Iterator[Carried | Left]:
        wanted = {"titleStmt": None, "publicationStmt": None, "bibl": None, "correspDesc": None}
        for found in read_elements(self.original.pieces(), wanted, name=self.original.file):
            element = found.element
            if element.tag == "titleStmt":
                self.title = self.title or words_in(next(element.iter("title"), element))
            elif element.tag == "bibl" and "sourceDesc" in found.within:
                yield self._edition(element)
            elif element.tag == "correspDesc":
                if not self.sources:
                    yield self._itself()
                yield from self._letter(element, found.line)

    def _edition(self, element: Element) -> Carried:
        key = element.get("xml:id") or f"edition-{len(self.sources) + 1}"
        self.sources.append(key)
        text = words_in(element)
        address = next((one.get("target", "") for one in element.iter("ref") if one.get("target")), "")
        address = address or next(iter(re.findall(r"https?://\S+[\w/]", text)), "")
        return Carried(
            "source",
            key,
            f"{self.original.name}-edition",
            text or self.title or self.original.name,
            (
                Line("kind", "website" if element.get("type") == "online" else "edition"),
                Line("seen as", "title only"),
                *text_line("address", address),
            ),
        )

    def _itself(self) -> Carried:
        """The file itself as the source of its letters, where it names none."""
        self.sources.append(ITSELF)
        return Carried(
            "source",
            ITSELF,
            f"{self.original.name}-edition",
            self.title or self.original.file,
            (Line("seen as", "title only"),),
        )

    def _letter(self, element: Element, line: int) -> Iterator[Carried | Left]:
        sides: dict[str, _Side] = {}
        place = element.get("key") or element.get("xml:id") or f"line {line}"
        for action in element.iter("correspAction"):
            kind = action.get("type", "sent")
            if kind not in ("sent", "received") or kind in sides:
                yield Left(f"letter {place}", f"a correspAction of type {kind}", _REFUSED, line)
                continue
            side, introduced = self._side(action)
            yield from introduced
            sides[kind] = side.side
            if side.problem:
                yield Left(f"letter {place}", "the date", side.problem, line)
        sent, received = sides.get("sent", _NOTHING), sides.get("received", _NOTHING)
        if not sent.actors and not received.actors:
            yield Left(f"letter {place}", "the letter", "it names neither a sender nor a recipient", line)
            return
        entry = self._entry(element, sent, received, line)
        for alias in (element.get(name, "") for name in ("key", "xml:id", "n", "ref")):
            if alias:
                self.known_as.setdefault(alias, entry.key)
        for context in element.iter("correspContext"):
            for one in context.iter():
                kind = re.sub(r"[^a-z]", "", one.get("type", "").rpartition(":")[2].lower())
                if kind in _ANSWERS or kind in _ANSWERED:
                    target = one.get("target", "").strip()
                    words = words_in(one, frozenset())
                    self.pointers.append(_Pointer(entry.key, place, kind in _ANSWERS, target, words, line))
        yield from (Left(f"letter {place}", what, _REFUSED, line) for what in _unread(element))
        yield entry

    def _entry(self, element: Element, sent: _Side, received: _Side, line: int) -> Carried:
        own = element.get("key") or element.get("n") or ""
        source = (element.get("source") or "").removeprefix("#").split(" ")[0]
        source = source if source in self.sources else self.sources[0]
        number = f"{self.sources.index(source) + 1}-" if len(self.sources) > 1 else ""
        wish = f"{self.original.name}-{number}{own if own.isdecimal() else legible(own, 'letter')}"
        if not own:
            who = "-".join(
                legible(family_name(names[0]), "x") for names in (sent.names, received.names) if names
            )
            day = (
                re.sub(r"[^\d-]", "", str(sent.date).partition("T")[0])
                if sent.date is not None
                else "undated"
            )
            wish = own = f"{who}-{day}".strip("-")
        key = f"{own} letter {source}".strip()
        self.keys[key] += 1
        key = key if self.keys[key] == 1 else f"{key} {self.keys[key]}"
        return Carried(
            "write",
            key,
            wish,
            "",
            (
                *((Line("by", sent.actors),) if sent.actors else ()),
                *((Line("to", received.actors),) if received.actors else ()),
                *((Line("place", sent.places[:1]),) if sent.places else ()),
                Line("form", "letter"),
                *text_line("reference", element.get("ref") or ""),
                Line("cites", At(source)),
                *self._notes(element, sent, received),
            ),
            sent.date,
            is_entry=True,
            line=line,
        )

    def _notes(self, element: Element, sent: _Side, received: _Side) -> Iterator[Line]:
        """What the register has no field for, in words."""
        yield from (Line("note", remark) for remark in sent.remarks)
        if sent.date is None and sent.date_words:
            yield Line("note", f"dated: {sent.date_words}")
        if len(sent.places) > 1:
            yield Line("note", f"or written at {'; '.join(sent.place_names[1:])}")
        if received.place_names:
            yield Line("note", f"received at {'; '.join(received.place_names)}")
        if received.date is not None and received.date != sent.date:
            yield Line("note", f"received {received.date}")
        yield from (Line("note", f"of the receiving: {remark}") for remark in received.remarks)
        for one in (*element.iter("note"), *element.iter("correspContext")):
            yield from (Line("note", words) for words in _said_in(one))

    def _side(self, action: Element) -> tuple["_Read", list[Carried]]:
        introduced: list[Carried] = []
        actors: list[Key] = []
        places: list[Key] = []
        names: list[str] = []
        place_names: list[str] = []
        remarks: list[str] = []
        for one in action.iter():
            kind = _DIRECTIVES.get(one.tag)
            if kind is None or one.get("type") in ("forename", "surname"):
                continue
            name = words_in(one)
            if not name:
                continue
            key, new = self._thing(kind, name, one.get("ref") or one.get("key") or "")
            introduced.extend(new)
            doubtful = Key(key, is_doubtful=_is_conjecture(one))
            if kind == "place":
                places.append(doubtful)
                place_names.append(f"{name} ({one.get('evidence')})" if one.get("evidence") else name)
            elif doubtful not in actors:
                actors.append(doubtful)
                names.append(name)
                if one.get("evidence", "conjecture") != "conjecture":
                    remarks.append(f"{name} rests on {one.get('evidence')}")
        found = next(action.iter("date"), None)
        words = words_in(found) if found is not None else ""
        dated = read_date(found.attrib, words, language=self.original.language) if found is not None else None
        if dated is not None:
            remarks.extend(dated.remarks)
        side = _Side(
            tuple(actors),
            tuple(places),
            dated.date if dated else None,
            words,
            tuple(remarks),
            tuple(names),
            tuple(place_names),
        )
        return _Read(side, dated.reason if dated else ""), introduced

    def _thing(self, kind: str, name: str, ref: str) -> tuple[str, list[Carried]]:
        """The key of a person, body or place, and the directive that introduces it if none has."""
        key = identity(ref) if ref else f"{kind} {name.casefold()}"
        if key in self.emitted:
            return key, []
        self.emitted.add(key)
        wish = (
            legible(name, kind)
            if kind != "person" or _UNNAMED.match(name)
            else legible(family_name(name), kind)
        )
        identifiers = (identity(ref),) if "://" in ref else ()
        lines = text_line("identifier", ref) if identifiers else ()
        return key, [Carried(kind, key, wish, name, lines, identifiers=identifiers)]


def _unread(letter: Element) -> Iterator[str]:
    """What stands in a letter, or in one of its actions, that nothing here reads."""
    for part in (letter, *(one for one in letter if one.tag == "correspAction")):
        for one in part:
            if one.tag not in _KNOWN and not any(inner.tag in _DIRECTIVES for inner in one.iter()):
                words = words_in(one, frozenset())
                yield f"the element {one.tag}" + (f": {words[:80]}" if words else "")


def _answering(letter: Carried, keys: tuple[Key, ...]) -> Carried:
    """A letter with what it answers, before its citation."""
    at = next(number for number, line in enumerate(letter.lines) if line.key == "cites")
    return letter._replace(lines=(*letter.lines[:at], Line("answers", keys), *letter.lines[at:]))


def _said_in(element: Element) -> Iterator[str]:
    """What a note or a context says in words, and each pointer in it as what it is: `mentionsPerson: Anna (address)`.

    Pointers that say what answers what are left out: they become fields.
    """
    pointers = [one for one in element.iter() if one.tag in ("ref", "ptr") and one.get("type")]
    if not pointers:
        if words := words_in(element, frozenset()):
            yield words
        return
    for one in pointers:
        name = one.get("type", "").rpartition(":")[2]
        kind = re.sub(r"[^a-z]", "", name.lower())
        if kind not in _ANSWERS and kind not in _ANSWERED:
            target = one.get("target", "").strip()
            words = words_in(one, frozenset()) or target
            yield f"{_BESIDE.get(kind, name)}: {words}" + (
                f" ({target})" if target not in ("", words) else ""
            )


class _Read(NamedTuple):
    """A side, and what is wrong with its date."""

    side: _Side
    problem: str


def _is_conjecture(element: Element) -> bool:
    return element.get("cert") in ("low", "medium", "unknown") or element.get("evidence") == "conjecture"
