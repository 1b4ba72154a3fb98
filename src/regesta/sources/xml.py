"""XML read piece by piece: the elements that are wanted, each as a small tree, and nothing kept of the rest.

Entities are not expanded and no other file is drawn in, whatever the document asks for.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from regesta.sources.refusal import UnreadableSource

DEEPEST = 500
MOST_ELEMENTS = 2_000_000  # in one wanted element

Wanted = Mapping[str, Callable[[dict[str, str]], bool] | None]


class Found(NamedTuple):
    """An element that was wanted: its tree, the line it begins on (from 1), and the elements it stands in."""

    element: Element
    line: int
    within: tuple[str, ...]


class _Builder:
    """Builds the trees of the elements wanted as the parser meets them. Names go without their prefix."""

    def __init__(self, parser: Any, wanted: Wanted) -> None:
        self.parser, self.wanted = parser, wanted
        self.found: deque[Found] = deque()
        self.names: dict[str, str] = {}
        self.open: list[str] = []  # outside of wanted elements
        self.depth = 0  # within one
        self.built = 0
        self.line = 0
        self.tree = TreeBuilder()
        parser.StartElementHandler, parser.EndElementHandler = self.start, self.end

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = self.names.get(tag)
        if name is None:
            name = self.names[tag] = tag.rpartition(":")[2]
        if self.depth:
            self.depth += 1
            self.built += 1
            if self.depth > DEEPEST or self.built > MOST_ELEMENTS:
                raise _TooDeep
            self.tree.start(name, attributes)
            return
        if name in self.wanted:
            test = self.wanted[name]
            if test is None or test(attributes):
                self.depth = 1
                self.line = self.parser.CurrentLineNumber
                self.tree = TreeBuilder()
                self.tree.start(name, attributes)
                self.parser.CharacterDataHandler = self.tree.data
                return
        self.open.append(name)
        if len(self.open) > DEEPEST:
            raise _TooDeep

    def end(self, tag: str) -> None:
        if not self.depth:
            self.open.pop()
            return
        element = self.tree.end(self.names[tag])
        self.depth -= 1
        if not self.depth:
            self.parser.CharacterDataHandler = None
            self.built = 0
            self.found.append(Found(element, self.line, tuple(self.open)))


class _TooDeep(Exception):
    """More elements one in another than any document has."""


class _Refusing:
    """The handlers that refuse what an XML document may draw in."""

    def __init__(self, name: str) -> None:
        self.name = name

    def attach(self, parser: Any) -> None:
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.EntityDeclHandler, parser.SkippedEntityHandler = self.declared, self.skipped
        parser.ExternalEntityRefHandler = self.external

    def declared(self, entity: str, *_: object) -> None:
        raise UnreadableSource(
            f"the XML declares the entity {entity[:40]!r}, and entities are not expanded",
            "write the characters out, and take the declarations away",
            self.name,
        )

    def skipped(self, entity: str, *_: object) -> None:
        raise UnreadableSource(
            f"the XML uses the entity {entity[:40]!r}, which is declared elsewhere",
            "write the character out",
            self.name,
        )

    def external(self, *_: object) -> int:
        raise UnreadableSource(
            "the XML draws in another file, and none is fetched", "write the text out in one file", self.name
        )


def refuse_entities(parser: Any, name: str) -> None:
    """Have a parser raise `UnreadableSource` where its document declares entities or draws in other files."""
    _Refusing(name).attach(parser)


def not_well_formed(error: expat.ExpatError, name: str) -> UnreadableSource:
    """What is wrong with a document that is not XML, and where."""
    return UnreadableSource(
        f"the XML is not well-formed: {expat.errors.messages.get(error.code, 'error')} "
        f"at line {error.lineno}, column {error.offset + 1}",
        "correct it there",
        name,
    )


def read_elements(pieces: Iterable[bytes], wanted: Wanted, *, name: str = "") -> Iterator[Found]:
    """The elements whose name is in `wanted` and whose attributes pass the test that stands there, in order.

    One that stands in another is part of it and does not come by itself. The bytes are in UTF-8. Raises
    `UnreadableSource` for XML that is not well-formed, nests too deeply, declares entities or draws in other files.
    """
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    refuse_entities(parser, name)
    builder = _Builder(parser, wanted)
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            while builder.found:
                yield builder.found.popleft()
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise not_well_formed(error, name) from None
    except _TooDeep:
        raise UnreadableSource(
            f"elements stand more than {DEEPEST} deep, or one holds more than {MOST_ELEMENTS:,}",
            "give a plainer file",
            name,
        ) from None
    while builder.found:
        yield builder.found.popleft()


def read_tree(data: bytes, *, name: str = "") -> Element:
    """The whole of a small document as a tree; as `read_elements`."""
    for found in read_elements([data], _Any(), name=name):
        return found.element
    raise UnreadableSource("the XML has no element", "give the whole file", name)


class _Any(dict[str, None]):
    """Wants whatever comes first."""

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: str) -> None:
        return None


def words_in(element: Element, passed: frozenset[str] = frozenset({"note"})) -> str:
    """The words of an element and those in it, with single spaces; without elements whose name is in `passed`."""
    pieces: list[str] = []
    _gather(element, passed, pieces)
    return " ".join("".join(pieces).split())


def _gather(element: Element, passed: frozenset[str], pieces: list[str]) -> None:
    if element.text:
        pieces.append(element.text)
    for child in element:
        if child.tag == "lb":
            pieces.append(" ")
        elif child.tag not in passed:
            _gather(child, passed, pieces)
        if child.tail:
            pieces.append(child.tail)
