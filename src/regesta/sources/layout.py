"""Laying out the paragraphs of a marked-up document as one text, with its pages and identifiers.

An extraction hands over text and marks in the order of the document; every paragraph becomes one line of the text,
with single spaces. A note is kept out of the sentence it is attached to and laid out after the paragraph. A page
break is no white space, so it parts no word.
"""

from array import array
from collections.abc import Mapping
from typing import NamedTuple

from regesta.sources.locators import Named, Numbered, Table
from regesta.sources.span import Span

POINT = "\x01"  # stands in a paragraph under way where a page or an identifier begins or ends; no XML or HTML has it


_Event = tuple[str, str]  # "page", "open" or "close", and of what
_Marks = tuple[tuple[int, _Event], ...]  # each mark with its offset in the paragraph


class _Paragraph:
    """A paragraph under way: its pieces of text, the marks among them, and the notes that wait for its end."""

    __slots__ = ("events", "notes", "page", "pieces")

    def __init__(self, page: str) -> None:
        self.pieces: list[str] = []
        self.events: list[_Event] = []
        self.notes: list[_Line] = []
        self.page = page


class _Line(NamedTuple):
    """A finished paragraph: its text, and each mark with its offset in it."""

    text: str
    marks: _Marks
    page: str


class Layout:
    """The text of a document as it is laid out, one paragraph after another."""

    def __init__(self) -> None:
        self._page = ""
        # The paragraphs that notes interrupt, and the one under way.
        self._open: list[_Paragraph] = [_Paragraph("")]
        self.write = self._open[0].pieces.append  # adds text to the paragraph under way
        self._lines: list[str] = []
        self._starts: list[int] = []
        self._length = 0
        self._pages: dict[str, list[Span]] = {}
        self._begun: dict[str, list[int]] = {}
        self._ids: dict[str, tuple[Span, ...]] = {}
        self._page_run: tuple[str, int] = ("", 0)

    def _mark(self, event: _Event) -> None:
        paragraph = self._open[-1]
        paragraph.pieces.append(POINT)
        paragraph.events.append(event)

    def turn_page(self, name: str) -> None:
        """A new page begins here."""
        self._page = name
        self._mark(("page", name))

    def open_name(self, name: str) -> None:
        """What is called `name` begins here."""
        self._mark(("open", name))

    def close_name(self, name: str) -> None:
        """What is called `name` ends here."""
        if name:
            self._mark(("close", name))

    def end_paragraph(self) -> None:
        """The paragraph under way ends; inside a note, the note's paragraph."""
        paragraph = self._open[-1]
        pieces, page, paragraph.page = paragraph.pieces, paragraph.page, self._page
        if not paragraph.events and not paragraph.notes:  # as most are
            if not pieces:
                return
            text = " ".join("".join(pieces).split())
            pieces.clear()
            if text and len(self._open) == 1:
                self._lay(text, (), page)
            elif text:
                self._open[-2].notes.append(_Line(text, (), page))
            return
        line = _line(paragraph, page)
        notes, paragraph.notes = paragraph.notes, []
        pieces.clear()
        paragraph.events.clear()
        if len(self._open) > 1:
            self._open[-2].notes += [line, *notes]
            return
        for each in (line, *notes):
            self._lay(*each)

    def open_note(self) -> None:
        """A note begins: what follows, until it is closed, is laid out after the paragraph."""
        self._open.append(_Paragraph(self._page))
        self.write = self._open[-1].pieces.append

    def close_note(self) -> None:
        """The note under way ends, and the paragraph it interrupted goes on."""
        self.end_paragraph()
        if len(self._open) > 1:
            self._open.pop()
        self.write = self._open[-1].pieces.append

    def drop_note(self) -> None:
        """Forget the note under way."""
        if len(self._open) > 1:
            self._open.pop()
        self.write = self._open[-1].pieces.append

    def join_note(self) -> None:
        """The note under way was none: its words become part of the paragraph it interrupted."""
        if len(self._open) > 1:
            note = self._open.pop()
            self._open[-1].pieces += note.pieces
            self._open[-1].events += note.events
            self._open[-1].notes += note.notes
        self.write = self._open[-1].pieces.append

    def _lay(self, text: str, marks: _Marks, page: str) -> None:
        base = self._length
        if page != self._page_run[0]:
            self._end_page_run(base)
            self._page_run = (page, base)
        for offset, (kind, name) in marks:
            at = base + offset
            if kind == "open":
                self._begun.setdefault(name, []).append(at)
            elif kind == "close":
                starts = self._begun.get(name)
                if starts:
                    start = starts.pop()
                    self._ids.setdefault(name, (Span(start, max(0, self._last_end(at) - start)),))
            else:
                self._end_page_run(at)
                self._page_run = (name, at)
        if text:
            self._starts.append(base)
            self._lines.append(text)
            self._length += len(text) + 1

    def _last_end(self, at: int) -> int:
        """`at`, or the end of the last paragraph where `at` is the beginning of one not yet laid out."""
        return at - 1 if at == self._length and self._lines else at

    def _end_page_run(self, at: int) -> None:
        name, start = self._page_run
        end = self._last_end(at)
        if name and end > start:
            self._pages.setdefault(name, []).append(Span(start, end - start))

    def finish(self) -> tuple[str, Mapping[str, Table]]:
        """The text, and its paragraphs, pages and identifiers."""
        while len(self._open) > 1:
            self.close_note()
        self.end_paragraph()
        self._end_page_run(self._length)
        ends = [start + len(line) for start, line in zip(self._starts, self._lines, strict=True)]
        tables: dict[str, Table] = {
            "paragraphs": Numbered(array("L", self._starts), array("L", ends)),
            "pages": Named({name: tuple(spans) for name, spans in self._pages.items()}),
            "ids": Named({name: spans for name, spans in self._ids.items() if spans[0].length}),
        }
        return "\n".join(self._lines) + ("\n" if self._lines else ""), tables


def _line(paragraph: _Paragraph, page: str) -> _Line:
    """A paragraph with single spaces, and its marks taken out."""
    text = " ".join("".join(paragraph.pieces).split())
    if not paragraph.events:
        return _Line(text, (), page)
    marks: list[tuple[int, _Event]] = []
    pieces: list[str] = []
    length = 0
    is_spaced = True  # whether what stands so far ends in a space, or nothing does
    for number, piece in enumerate(text.split(POINT)):
        if number:
            marks.append((length, paragraph.events[number - 1]))
        piece = piece.lstrip(" ") if is_spaced else piece
        if piece:
            pieces.append(piece)
            length += len(piece)
            is_spaced = piece.endswith(" ")
    whole = "".join(pieces)
    text = whole.rstrip(" ")
    return _Line(text, tuple((min(offset, len(text)), event) for offset, event in marks), page)
