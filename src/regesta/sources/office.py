"""Word processors' documents to text: DOCX (`docx-1`) and ODT (`odt-1`), read in one pass without a tree.

Office Open XML: ECMA-376, part 1, WordprocessingML. OpenDocument: ISO/IEC 26300, text documents. Text that was struck
out under change tracking is not read, text that was added is. Notes follow the paragraph they are attached to.
"""

from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from regesta.sources.archives import Archive
from regesta.sources.layout import Layout
from regesta.sources.refusal import UnreadableSource
from regesta.sources.text import Text
from regesta.sources.xml import not_well_formed, refuse_entities

DOCX, ODT = "docx-1", "odt-1"
DEEPEST = 500

End = Callable[[str], None]

_SILENT = {
    DOCX: frozenset(
        {"w:del", "w:moveFrom", "w:instrText", "w:fldInstr", "mc:Fallback", "w:sectPr", "w:delText", "w:pPr", "w:rPr"}
    ),
    ODT: frozenset(
        {"text:tracked-changes", "office:annotation", "text:note-citation", "text:sequence-decls", "office:forms",
         "text:ruby-text", "text:index-title-template"}
    ),
}  # fmt: skip
_BLOCKS = {
    DOCX: frozenset({"w:p", "w:tc", "w:tr", "w:tbl", "w:footnote", "w:endnote"}),
    ODT: frozenset({"text:p", "text:h", "table:table-cell", "table:table-row", "text:list-item"}),
}


class _Reader:
    """The handlers that lay out a document as the parser meets its parts."""

    def __init__(self, form: str, name: str, layout: Layout, notes: dict[str, str] | None = None) -> None:
        self.form, self.name, self.layout = form, name, layout
        self.notes = notes or {}
        self.silent = 0
        self.depth = 0
        self.is_text = form == ODT
        self.pages = 1
        self.marks: dict[str, str] = {}

    def read(self, data: bytes) -> None:
        parser = expat.ParserCreate("utf-8" if not data.startswith((b"\xff\xfe", b"\xfe\xff")) else None)
        parser.buffer_text = True
        refuse_entities(parser, self.name)
        parser.StartElementHandler, parser.EndElementHandler = self.start, self.end
        parser.CharacterDataHandler = self.write
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise not_well_formed(error, self.name) from None

    def write(self, text: str) -> None:
        if self.is_text and not self.silent:
            self.layout.write(text)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise UnreadableSource(
                f"elements stand more than {DEEPEST} deep", "give a plainer file", self.name
            )
        if self.silent or tag in _SILENT[self.form]:
            self.silent += 1
            return
        if tag in _BLOCKS[self.form]:
            self.layout.end_paragraph()
        (self._start_docx if self.form == DOCX else self._start_odt)(tag, attributes)

    def _start_docx(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "w:t":
            self.is_text = True
        elif tag in ("w:tab", "w:cr", "w:ptab"):
            self.layout.write(" ")
        elif tag == "w:br":
            self.layout.write(" ")
            if attributes.get("w:type") == "page":
                self._turn()
        elif tag == "w:lastRenderedPageBreak":
            self._turn()
        elif tag == "w:noBreakHyphen":
            self.layout.write("-")
        elif tag == "w:bookmarkStart" and not attributes.get("w:name", "_").startswith("_"):
            self.marks[attributes.get("w:id", "")] = attributes["w:name"]
            self.layout.open_name(attributes["w:name"])
        elif tag == "w:bookmarkEnd":
            self.layout.close_name(self.marks.pop(attributes.get("w:id", ""), ""))
        elif tag in ("w:footnoteReference", "w:endnoteReference"):
            note = self.notes.get(f"{tag[2]} {attributes.get('w:id')}", "")
            if note:
                self.layout.open_note()
                self.layout.write(note)
                self.layout.close_note()

    def _start_odt(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "text:s" or tag in ("text:tab", "text:line-break"):
            self.layout.write(" ")
        elif tag == "text:soft-page-break":
            self._turn()
        elif tag == "text:note":
            self.layout.open_note()
        elif tag == "text:bookmark-start":
            self.layout.open_name(attributes.get("text:name", ""))
        elif tag == "text:bookmark-end":
            self.layout.close_name(attributes.get("text:name", ""))

    def _turn(self) -> None:
        self.pages += 1
        self.layout.turn_page(str(self.pages))

    def end(self, tag: str) -> None:
        self.depth -= 1
        if self.silent:
            self.silent -= 1
            return
        if tag == "w:t":
            self.is_text = False
        elif tag == "text:note":
            self.layout.close_note()
        if tag in _BLOCKS[self.form]:
            self.layout.end_paragraph()


def read_docx(data: bytes, *, name: str = "") -> Text:
    """The text of a Word document: each paragraph and table cell is one paragraph, notes after theirs.

    `ids` are the bookmarks that a writer named; `pages` those that the program noted when it last laid the document
    out, if it did. Raises `UnreadableSource`.
    """
    archive = Archive(data, name)
    document = archive.needed("word/document.xml")
    notes = {}
    for part, letter in (("word/footnotes.xml", "f"), ("word/endnotes.xml", "e")):
        held = archive.part(part)
        if held is not None:
            notes.update(_notes(held, letter, name))
    return _laid_out(DOCX, document, name, notes)


def read_odt(data: bytes, *, name: str = "") -> Text:
    """The text of an OpenDocument text: as `read_docx`."""
    return _laid_out(ODT, Archive(data, name).needed("content.xml"), name, {})


def _laid_out(form: str, data: bytes, name: str, notes: dict[str, str]) -> Text:
    layout = Layout()
    if b"<w:lastRenderedPageBreak" in data or b"<text:soft-page-break" in data:
        layout.turn_page("1")
    _Reader(form, name, layout, notes).read(data)
    content, tables = layout.finish()
    if not content:
        raise UnreadableSource("the document has no text", "give a document with words in it", name)
    return Text(content, form, "utf-8", "declared", (), tables)


def _notes(data: bytes, letter: str, name: str) -> dict[str, str]:
    """The notes of a Word document by their number, each as one paragraph."""
    from regesta.sources.xml import read_elements

    wanted: Any = {"footnote": None, "endnote": None}
    found = {}
    for one in read_elements([data], wanted, name=name):
        paragraphs = (
            "".join(part.text or "" for part in paragraph.iter("t")) for paragraph in one.element.iter("p")
        )
        text = " ".join(" ".join(paragraphs).split())
        if text and one.element.get("w:type") is None:
            found[f"{letter} {one.element.get('w:id')}"] = text
    return found
