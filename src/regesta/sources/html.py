"""HTML to text (`html-1`): the words a reader sees, without scripts and styles.

The tags are read by a scanner of our own, in one pass and without a tree, so that no parser's change changes an offset.
"""

import re

from regesta.sources.encodings import Decoded
from regesta.sources.entities import unescaped
from regesta.sources.layout import POINT, Layout
from regesta.sources.refusal import UnreadableSource
from regesta.sources.text import Text

EXTRACTION = "html-1"

_BLOCK_TAGS = """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre
    section select summary table tbody td tfoot th thead tr ul
"""
BLOCKS = frozenset(_BLOCK_TAGS.split())
# What a browser does not show as words, up to the closing tag; it is not searched for tags.
_SILENT_TAGS = """
    script style template noscript title head textarea iframe object svg math noframes noembed xmp canvas
"""
SILENT = frozenset(_SILENT_TAGS.split())
_VOID_TAGS = """
    area base br col embed hr img input link meta param source track wbr
"""
VOID = frozenset(_VOID_TAGS.split())
_RAW = SILENT - {"head"}
# What begins these ends one of them that is still open, and a paragraph; what they are in does not.
_ITEMS = frozenset(["li", "dt", "dd", "td", "th", "tr", "option"])
_HOLDERS = frozenset(["ul", "ol", "dl", "table", "select"])

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)|<!--|<[!?/]")
_BLANK = re.compile(r"[\s/]*")
_ATTRIBUTE = re.compile(r"""([^\s/>=][^\s/>=]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]*))?""")
_NOTE_CLASS = re.compile(r"\b(?:footnote-ref|noteref|fnref|reference|footnote-anchor)\b", re.IGNORECASE)


class _Reader:
    """One pass over an HTML document."""

    def __init__(self, content: str, layout: Layout) -> None:
        self.content = content
        self.layout = layout
        self.names: list[tuple[str, str]] = []  # of open elements: tag and identifier
        self.notes: list[tuple[str, bool]] = []  # open <sup> and <a>: tag, and whether it marks a note

    def read(self) -> None:
        content, at = self.content, 0
        while match := _TAG.search(content, at):
            self._write(content[at : match.start()])
            at = self._comment(match) if match[2] is None else self._tag(match)
        self._write(content[at:])
        while self.notes:
            self._close_mark()
        while self.names:
            self.layout.close_name(self.names.pop()[1])

    def _write(self, text: str) -> None:
        if text:
            self.layout.write(unescaped(text))

    def _comment(self, match: re.Match[str]) -> int:
        """The end of a comment, a declaration or an instruction."""
        closing = "-->" if match[0] == "<!--" else ">"
        end = self.content.find(closing, match.end())
        return len(self.content) if end < 0 else end + len(closing)

    def _attributes(self, at: int) -> tuple[dict[str, str], int]:
        """The attributes of a tag that begin at `at`, and the end of the tag."""
        content = self.content
        attributes: dict[str, str] = {}
        while (at := _BLANK.match(content, at).end()) < len(content) and content[at] != ">":  # type: ignore[union-attr]
            match = _ATTRIBUTE.match(content, at)
            if match is None:
                at += 1
                continue
            attributes.setdefault(match[1].lower(), unescaped((match[2] or "").strip("\"'")))
            at = match.end()
        return attributes, at + 1

    def _tag(self, match: re.Match[str]) -> int:
        name = match[2].lower()
        attributes, end = self._attributes(match.end())
        if match[1]:
            self._close(name)
            return end
        if name in SILENT:
            return self._silence(name, end)
        if name in BLOCKS:
            if self.names and (self.names[-1][0] == "p" or (name in _ITEMS and self.names[-1][0] == name)):
                self.layout.close_name(self.names.pop()[1])
            self.layout.end_paragraph()
        elif name == "br":
            self.layout.write(" ")
        self._open(name, attributes)
        return end

    def _silence(self, name: str, at: int) -> int:
        """The end of an element that is passed over; a head without an end ends with its tag."""
        closing = re.compile(
            rf"</{name}\b[^>]*>?|<body\b" if name == "head" else rf"</{name}\b[^>]*>?", re.IGNORECASE
        )
        match = closing.search(self.content, at)
        if match is None:
            return len(self.content) if name in _RAW else at
        return match.start() if match[0][1] != "/" else match.end()

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        identifier = attributes.get("id") or (attributes.get("name") if name == "a" else None)
        role = f"{attributes.get('role', '')} {attributes.get('epub:type', '')}"
        if "pagebreak" in role:
            self.layout.turn_page(
                attributes.get("aria-label") or attributes.get("title") or identifier or "?"
            )
        if identifier:
            self.layout.open_name(identifier)
            if name in VOID:
                self.layout.close_name(identifier)
        if (identifier and name not in VOID) or name in _HOLDERS:
            self.names.append((name, identifier or ""))
        if name == "a" and self.notes and attributes.get("href", "").startswith("#"):
            self.notes[-1] = (self.notes[-1][0], True)
        is_mark = "noteref" in role or bool(
            name in ("a", "sup") and _NOTE_CLASS.search(attributes.get("class", ""))
        )
        if name == "sup" or (name == "a" and is_mark):
            self.notes.append((name, is_mark))
            self.layout.open_note()

    def _close(self, name: str) -> None:
        if self.notes and name == self.notes[-1][0]:
            self._close_mark()
        is_block = name in BLOCKS
        while is_block and self.notes:
            self._close_mark()
        for number in range(len(self.names) - 1, max(-1, len(self.names) - 50), -1):
            if self.names[number][0] == name:
                for _, identifier in reversed(self.names[number:]):
                    self.layout.close_name(identifier)
                del self.names[number:]
                break
        if is_block:
            self.layout.end_paragraph()

    def _close_mark(self) -> None:
        """A raised sign ends: the mark of a note is dropped, anything else is part of the sentence."""
        _, is_mark = self.notes.pop()
        if is_mark:
            self.layout.drop_note()
        else:
            self.layout.join_note()


def lay_out_html(decoded: Decoded, layout: Layout) -> None:
    """Lay out the words of a page after what is laid out already."""
    _Reader(decoded.content.replace(POINT, ""), layout).read()


def read_html(decoded: Decoded, *, name: str = "") -> Text:
    """The text of an HTML page: each paragraph, heading, list item and table cell is one paragraph.

    Scripts, styles, titles and comments are dropped, and so are the raised marks of footnotes. `ids` are the page's
    identifiers; `pages` its page breaks, if it marks them as e-books do. Raises `UnreadableSource` for a page without
    words.
    """
    layout = Layout()
    lay_out_html(decoded, layout)
    content, tables = layout.finish()
    if not content:
        raise UnreadableSource(
            "the page has no words without its scripts", "save the page as the browser shows it", name
        )
    encoding = decoded.encoding
    return Text(content, EXTRACTION, encoding.name, encoding.basis, encoding.remarks, tables)
