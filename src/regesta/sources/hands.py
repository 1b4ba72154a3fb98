"""The hands of a manuscript: TEI that marks what was added and struck out, read as pieces of text with their hands."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple
from xml.parsers import expat

from regesta.sources.refusal import UnreadableSource
from regesta.sources.tei import BLOCKS, DEEPEST, SILENT
from regesta.sources.text import Text
from regesta.sources.xml import not_well_formed, refuse_entities

EXTRACTION = "hands-1"
_ROOTS = frozenset(("TEI", "teiCorpus", "text", "div", "sourceDoc", "surface", "surfaceGrp", "body"))
# Nothing in these was written by the hands of the text: signs of editing, and what editors say.
_PASSED_OVER = (SILENT - {"del", "sourceDoc"}) | {"metamark", "corr", "reg", "expan", "listTranspose"}
_OTHER_ZONES = frozenset(("pagination", "library"))  # numbers of leaves, and the marks of libraries
_LINES = frozenset(("line", "lb", "cb", "pb"))
_MARGIN = "margin"  # a zone that belongs elsewhere
_GROUPS = frozenset(("mod", "subst"))
# White space as it is read: between the parts of one change, in a line, between lines, between paragraphs.
PARTS, LINE, PARAGRAPH = "\x1f", "\n", "\x1d"
_SPACES = ("", PARTS, " ", LINE, PARAGRAPH)


class Hand(NamedTuple):
    """Whose a change is: the hand's identifier, or an empty text where nobody knows, and what says so.

    `told` is `marked` (by the change itself), `within` (by the addition it stands in), `substitution` (by what replaces
    it), `shift` (by the last change of hand), or an empty text.
    """

    name: str = ""
    told: str = ""


class Piece(NamedTuple):
    """Text with the hand that added it and the one that struck it out, or None where nobody did."""

    text: str
    added: Hand | None = None
    struck: Hand | None = None


class Draft(NamedTuple):
    """A text with its layers: every piece in order, the hands that the file declares, and what is to be said of it."""

    pieces: tuple[Piece, ...]
    hands: dict[str, str]
    remarks: tuple[str, ...]

    @property
    def is_marked(self) -> bool:
        """Whether anything was added or struck out at all."""
        return any(piece.added is not None or piece.struck is not None for piece in self.pieces)

    @property
    def first(self) -> Text:
        """The text before anything was added or struck out."""
        return Text(_laid_out(piece for piece in self.pieces if piece.added is None)[0], EXTRACTION)

    @property
    def final(self) -> Text:
        """The text as it was left: with all that was added and without all that was struck out."""
        return Text(_laid_out(piece for piece in self.pieces if piece.struck is None)[0], EXTRACTION)

    @property
    def layers(self) -> tuple[Piece, ...]:
        """Every piece laid out as it is read, none of them empty; all of them together are both texts at once."""
        content, owners = _laid_out(self.pieces)
        found: list[Piece] = []
        start = 0
        for at in range(1, len(content) + 1):
            if at == len(content) or owners[at] is not owners[start]:
                found.append(owners[start]._replace(text=content[start:at]))
                start = at
        return tuple(found)

    @property
    def additions(self) -> "tuple[Stretch, ...]":
        """Where in the final text what was added stands, with the hand that added it."""
        return tuple(_stretches((one for one in self.pieces if one.struck is None), lambda one: one.added))

    @property
    def cuts(self) -> "tuple[Stretch, ...]":
        """Where in the first text what was struck out stands, with the hand that struck it out."""
        return tuple(_stretches((one for one in self.pieces if one.added is None), lambda one: one.struck))


Stretch = tuple[int, int, Hand]  # its first character, the one after its last, and whose it is


def _stretches(pieces: Iterable[Piece], hand_of: Callable[[Piece], Hand | None]) -> Iterator[Stretch]:
    """Where in the text of some pieces stands what a hand has to do with."""
    content, owners = _laid_out(pieces)
    start = 0
    for at in range(1, len(content) + 1):
        if at == len(content) or hand_of(owners[at]) != hand_of(owners[start]):
            hand = hand_of(owners[start])
            if hand is not None:
                yield start, at, hand
            start = at


def _laid_out(pieces: Iterable[Piece]) -> tuple[str, list[Piece]]:
    """The text of pieces and, for each character, the piece it is of.

    Spaces are single, and a blank line stands between paragraphs. A hyphen at the end of a line, before a small letter,
    joins the two parts of a word. Between the parts of one change there is no space within a word, since files are laid
    out there as they are written over a line.
    """
    out: list[str] = []
    owners: list[Piece] = []
    space = ""
    for piece in pieces:
        for sign in piece.text:
            if sign.isspace():
                space = max(space, sign if sign in _SPACES else " ", key=_SPACES.index)
                continue
            if space and out:
                if space == LINE and len(out) > 1 and out[-1] == "-" and sign.islower() and out[-2].isalpha():
                    out.pop()
                    owners.pop()
                elif space != PARTS or not out[-1].isalnum() or (owners[-1].added and piece.added):
                    out += "\n\n" if space == PARAGRAPH else " "
                    owners += [piece] * (len(out) - len(owners))
            space = ""
            out.append(sign)
            owners.append(piece)
    return "".join(out), owners


class _Mark:
    """A change that is open: whether it adds or strikes out, and by whom, which what replaces it may still tell."""

    def __init__(self, what: str, hand: Hand) -> None:
        self.what, self.hand = what, hand


class _Reader:
    """The handlers that follow a manuscript's changes as the parser meets its parts."""

    def __init__(self, name: str, hand: str) -> None:
        self.name = name
        self.shift = hand
        self.hands: dict[str, str] = {}
        self.remarks: list[str] = []
        self.open: list[tuple[str, _Mark | None]] = []  # every element, with the change it makes
        self.spans: dict[str, list[_Mark]] = {}  # by the identifier where they end
        self.restored = 0
        self.groups: list[list[_Mark]] = []
        self.passed_over = 0
        self.parts: dict[
            str, list[tuple[str, tuple[_Mark, ...]]]
        ] = {}  # what stands in margins, by its place
        self.main: list[tuple[str, tuple[_Mark, ...]]] = []
        self.into = [self.main]

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if not self.open and tag not in _ROOTS:
            raise UnreadableSource(
                f"the XML begins with <{tag[:60]}>, which is not TEI", "give a TEI document", self.name
            )
        if len(self.open) > DEEPEST:
            raise UnreadableSource(
                f"elements stand more than {DEEPEST} deep", "give a plainer file", self.name
            )
        if tag == "handNote":
            identifier = attributes.get("xml:id", "")
            self.hands[identifier] = attributes.get("scribe", "") or attributes.get("n", "") or identifier
        is_silent = tag in _PASSED_OVER or (tag == "zone" and attributes.get("type") in _OTHER_ZONES)
        if tag == "note":  # an editor's, unless it stands in what a hand added
            is_silent = not any(mark.what == "add" for mark in self._marks())
        if self.passed_over or is_silent:
            self.passed_over += 1
        self._end_spans(attributes.get("xml:id", ""))
        if tag == "zone" and attributes.get("corresp"):
            tag = _MARGIN
        self.open.append((tag, None if self.passed_over else self._begun(tag, attributes)))

    def _begun(self, tag: str, attributes: dict[str, str]) -> _Mark | None:
        """What an element that is heard does where it begins; the change it makes, if it makes one."""
        if tag == "handShift":
            self.shift = _pointed(attributes.get("new", ""))
        elif tag == "restore":
            self.restored += 1
        elif tag in _GROUPS:
            self.groups.append([])
        elif tag in _LINES:
            self._write("" if attributes.get("break") == "no" else LINE)
        elif tag in BLOCKS or attributes.get("unit") in ("tei:p", "p", "paragraph"):
            self._write(PARAGRAPH)
        if tag == _MARGIN:
            self.into.append(self.parts.setdefault(_pointed(attributes["corresp"]), []))
            self._write(" ")
        if tag in ("add", "addSpan", "del", "delSpan"):
            mark = _Mark(tag[:3], self._hand(tag[:3], attributes))
            if self.groups:
                self.groups[-1].append(mark)
            if tag.endswith("Span"):
                self.spans.setdefault(_pointed(attributes.get("spanTo", "")), []).append(mark)
                return None
            return mark
        return None

    def _hand(self, what: str, attributes: dict[str, str]) -> Hand:
        named = attributes.get("hand") or attributes.get("resp")
        if named:
            return Hand(_pointed(named.split()[0]), "marked")
        around = [mark for mark in self._marks() if mark.what == "add" and mark.hand.name]
        if around and what == "add":
            return Hand(around[-1].hand.name, "within")
        return Hand(self.shift, "shift") if self.shift else Hand()

    def _marks(self) -> Iterator[_Mark]:
        for _, mark in self.open:
            if mark is not None:
                yield mark
        for marks in self.spans.values():
            yield from marks

    def _end_spans(self, identifier: str) -> None:
        if identifier:
            self.spans.pop(identifier, None)
            self.into[-1].append((f"\0{identifier}", ()))  # a place where something in a margin may belong

    def end(self, tag: str) -> None:
        tag, _ = self.open.pop()
        if self.passed_over:
            self.passed_over -= 1
            return
        if tag == "restore":
            self.restored -= 1
        elif tag in _GROUPS:
            _share(self.groups.pop())
        elif tag in BLOCKS and tag not in _LINES:
            self._write(PARAGRAPH)
        if tag == _MARGIN:
            self._write(" ")
            self.into.pop()

    def write(self, text: str) -> None:
        if not self.passed_over:
            is_layout = bool(self.groups) and not text.strip() and self.open[-1][0] in _GROUPS
            self._write(PARTS if is_layout else re.sub(r"\s+", " ", text).replace("\0", ""))

    def _write(self, text: str) -> None:
        marks = tuple(mark for mark in self._marks() if not (self.restored and mark.what == "del"))
        self.into[-1].append((text, marks))

    def finish(self) -> Draft:
        """What was read, with what stands in margins put where it belongs."""
        for identifier, marks in self.spans.items():
            what = "added" if marks[0].what == "add" else "struck out"
            self.remarks.append(
                f"a passage {what} is said to end at {identifier or 'no place'}, which does not come after it"
            )
        pieces: list[Piece] = []
        self._lay(self.main, pieces)
        for identifier in list(self.parts):
            self.remarks.append(f"a margin belongs to {identifier}, which is nowhere: it stands at the end")
            self._lay(self.parts.pop(identifier), pieces)
        for piece in pieces:
            for hand in (piece.added, piece.struck):
                if hand is not None and hand.told == "marked" and self.hands and hand.name not in self.hands:
                    self.remarks.append(f"the hand {hand.name} is marked and not declared")
        return Draft(tuple(pieces), self.hands, tuple(dict.fromkeys(self.remarks)))

    def _lay(self, written: list[tuple[str, tuple[_Mark, ...]]], pieces: list[Piece]) -> None:
        for text, marks in written:
            if text.startswith("\0"):
                if text[1:] in self.parts:
                    self._lay(self.parts.pop(text[1:]), pieces)
            elif text:
                added = [mark.hand for mark in marks if mark.what == "add"]
                struck = [mark.hand for mark in marks if mark.what == "del"]
                pieces.append(Piece(text, added[-1] if added else None, struck[-1] if struck else None))


def _share(group: list[_Mark]) -> None:
    """What is struck out and replaced in one change was struck out by the hand that replaced it, unless marked."""
    named = {mark.hand.name for mark in group if mark.what == "add" and mark.hand.told == "marked"}
    if len(named) == 1:
        for mark in group:
            if mark.what == "del" and mark.hand.told != "marked":
                mark.hand = Hand(next(iter(named)), "substitution")


def _pointed(pointer: str) -> str:
    return pointer.strip().rpartition("#")[2]


def read_hands(data: bytes, *, name: str = "", hand: str = "") -> Draft:
    """The layers of a TEI document: a transcription of text, or of the surfaces of leaves.

    Changes are `add`, `del`, `addSpan` and `delSpan`, in one another and overlapping; `restore` gives back what was
    struck out. Whose a change is says its `hand` (or `resp`), the addition it stands in, what replaces it (in `mod` and
    `subst`), or the last `handShift`; `hand` is the one that writes at the beginning. What stands in a margin (`zone`
    with `corresp`) is read where it belongs. Raises `UnreadableSource` as `read_tei` does.
    """
    reader = _Reader(name, hand)
    parser: Any = expat.ParserCreate()
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.write
    refuse_entities(parser, name)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise not_well_formed(error, name) from None
    return reader.finish()
