"""TEI P5 to text (`tei-1`), read in one pass without a tree."""

from collections.abc import Callable, Iterable
from typing import Any
from xml.etree.ElementTree import Element
from xml.parsers import expat

from regesta.sources.layout import Layout
from regesta.sources.refusal import UnreadableSource
from regesta.sources.text import Text
from regesta.sources.xml import not_well_formed, refuse_entities

EXTRACTION = "tei-1"
DEEPEST = 500

# Each of these begins a paragraph and ends one.
_BLOCK_TAGS = """
    ab address addrLine argument attachment back bibl biblStruct body byline castItem castList cell closer
    dateline div div1 div2 div3 div4 div5 div6 div7 docAuthor docDate docEdition docImprint docTitle epigraph
    figure floatingText front group head imprimatur item l label lg line list listBibl listPerson listPlace
    listOrg opener org p person place postscript quote row salute signed sp speaker stage surface table text
    titlePage titlePart trailer zone
"""
BLOCKS = frozenset(_BLOCK_TAGS.split())
# Nothing in these is the source's running text: descriptions, running heads, what was struck out.
_SILENT_TAGS = """
    teiHeader facsimile standOff sourceDoc fw figDesc del index interp interpGrp script object param desc
    rendition gap certainty respons
"""
SILENT = frozenset(_SILENT_TAGS.split())

_INLINE, _BLOCK, _NOTE, _PAGE, _LINE, _CHOICE, _CORRECTION, _SILENT = range(8)
_OTHERS = {
    "note": _NOTE, "pb": _PAGE, "lb": _LINE, "cb": _LINE, "choice": _CHOICE,
    "corr": _CORRECTION, "reg": _CORRECTION, "expan": _CORRECTION,
}  # fmt: skip


def _kind(tag: str) -> int:
    name = tag.rpartition(":")[2]
    if name in BLOCKS:
        return _BLOCK
    return _SILENT if name in SILENT else _OTHERS.get(name, _INLINE)


class _Reader:
    """The handlers that lay out a document as the parser meets its parts."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.layout = Layout()
        self.kinds: dict[str, int] = {}
        self.names: list[str] = []  # the identifier of every element that is open
        self.choices = 0  # how many <choice> elements are open
        self.parser: Any = None

    def attach(self, parser: Any) -> None:
        """Have `parser` hand the document over."""
        self.parser = parser
        parser.StartElementHandler, parser.EndElementHandler = self._started(), self._ended()
        parser.CharacterDataHandler = self.layout.write

    def _started(self) -> Callable[[str, dict[str, str]], None]:
        """What hears of every element that begins; a function of its own, for it is called most."""
        kind_of, names = self.kinds.get, self.names
        end_paragraph, open_name = self.layout.end_paragraph, self.layout.open_name

        def started(tag: str, attributes: dict[str, str]) -> None:
            kind = kind_of(tag)
            if kind != _INLINE:
                if kind is None:
                    kind = self.kinds[tag] = self._first_of_kind(tag)
                if kind == _BLOCK:
                    end_paragraph()
                elif kind != _INLINE and not self._has_begun(kind, tag, attributes):
                    return
            name = attributes["xml:id"] if "xml:id" in attributes else ""  # noqa: SIM401 - half the time of get
            names.append(name)
            if name:
                open_name(name)
            if len(names) > DEEPEST:
                raise UnreadableSource(
                    f"elements stand more than {DEEPEST} deep", "give a plainer file", self.name
                )

        return started

    def _first_of_kind(self, tag: str) -> int:
        if not self.kinds and tag.rpartition(":")[2] not in ("TEI", "teiCorpus", "TEI.2", "text", "div"):
            raise UnreadableSource(
                f"the XML begins with <{tag[:60]}>, which is not TEI",
                "give TEI P5, HTML or plain text",
                self.name,
            )
        return _kind(tag)

    def _has_begun(self, kind: int, tag: str, attributes: dict[str, str]) -> bool:
        """Lay out what is neither a paragraph nor within one; false for what is passed over."""
        layout = self.layout
        if kind == _SILENT or (kind == _CORRECTION and self.choices):
            self._pass_over()
            return False
        if kind == _NOTE:
            layout.open_note()
            self.parser.CharacterDataHandler = layout.write
        elif kind == _LINE:
            if attributes.get("break") != "no":
                layout.write(" ")
        elif kind == _PAGE:
            layout.turn_page(attributes.get("n") or attributes.get("xml:id") or "?")
        elif kind == _CHOICE:
            self.choices += 1
        return True

    def _ended(self) -> Callable[[str], None]:
        """What hears of every element that ends."""
        kinds, take_name, layout = self.kinds, self.names.pop, self.layout
        end_paragraph = layout.end_paragraph

        def ended(tag: str) -> None:
            name = take_name()
            if name:
                layout.close_name(name)
            kind = kinds[tag]
            if kind == _INLINE:
                return
            if kind == _BLOCK:
                end_paragraph()
            elif kind == _NOTE:
                layout.close_note()
                self.parser.CharacterDataHandler = layout.write
            elif kind == _CHOICE:
                self.choices -= 1

        return ended

    def _pass_over(self) -> None:
        """Hear nothing of the element that begins here, nor of those in it."""
        depth = 1
        parser = self.parser

        def deeper(*_: object) -> None:
            nonlocal depth
            depth += 1

        def higher(_: str) -> None:
            nonlocal depth
            depth -= 1
            if not depth:
                self.attach(parser)

        parser.CharacterDataHandler = None
        parser.StartElementHandler, parser.EndElementHandler = deeper, higher


def read_tei(
    pieces: Iterable[bytes],
    *,
    name: str = "",
    encoding: str = "utf-8",
    basis: str = "valid",
    remarks: tuple[str, ...] = (),
) -> Text:
    """The text of a TEI document whose bytes, in UTF-8, come piece by piece.

    The header is passed over. Every paragraph, heading, list item and table cell is one paragraph of the text. Notes
    follow the paragraph they are attached to. `pages` are named by the `n` of each `pb`, `ids` by `xml:id`. Raises
    `UnreadableSource` for XML that is not well-formed, is not TEI, declares entities or draws in other files.
    """
    reader = _Reader(name)
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    refuse_entities(parser, name)
    reader.attach(parser)
    parse: Callable[[bytes, bool], int] = parser.Parse
    try:
        for piece in pieces:
            parse(piece, False)
        parse(b"", True)
    except expat.ExpatError as error:
        raise not_well_formed(error, name) from None
    content, tables = reader.layout.finish()
    if not content:
        raise UnreadableSource("the TEI document has no text", "give a document with a <text>", name)
    return Text(content, EXTRACTION, encoding, basis, remarks, tables)


class _Heard:
    """The handlers that hear an element as those of a parser hear a file."""

    StartElementHandler: Any = None
    EndElementHandler: Any = None
    CharacterDataHandler: Any = None

    def say(self, element: Element) -> None:
        """Hear an element and all that is in it."""
        self.StartElementHandler(element.tag, element.attrib)
        if element.text and self.CharacterDataHandler is not None:
            self.CharacterDataHandler(element.text)
        for child in element:
            self.say(child)
            if child.tail and self.CharacterDataHandler is not None:
                self.CharacterDataHandler(child.tail)
        self.EndElementHandler(element.tag)


def read_tei_element(element: Element, *, page: str = "", name: str = "") -> Text:
    """The text of one element of a TEI document: what `Text.part` of the whole document gives, counted from its start.

    `page` is the page that the element begins on.
    """
    reader = _Reader(name)
    heard = _Heard()
    reader.attach(heard)
    reader.kinds[""] = _INLINE  # the element need not be one that a document begins with
    if page:
        reader.layout.turn_page(page)
    heard.say(element)
    content, tables = reader.layout.finish()
    return Text(content, EXTRACTION, tables=tables)
