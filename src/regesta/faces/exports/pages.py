"""The chronology as a PDF: A4 pages with numbered footnotes at their feet, set here on ReportLab's canvas.

Letters are those of the fonts that come with the package; for Korean, Chinese and Japanese, and where those fonts are
not there, fonts that readers of PDF have of their own.
"""

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from regesta.case import Case
from regesta.faces.exports.manuscript import Item, manuscript

FONTS = Path(__file__).parents[1] / "site" / "assets"
SUBSETS = ("latin", "latin-ext", "cyrillic", "greek")
CUTS = {"plain": "400-normal", "italic": "400-italic", "bold": "600-normal"}
_OWN = {"plain": "Times-Roman", "italic": "Times-Italic", "bold": "Times-Bold"}
_EASTERN = (
    ("HYSMyeongJo-Medium", 0xAC00, 0xD7A3),
    ("HeiseiMin-W3", 0x3040, 0x30FF),
    ("STSong-Light", 0x2E80, 0x9FFF),
)

WIDTH, HEIGHT, MARGIN = 595.28, 841.89, 70.0  # points: A4
SIZE, LEADING, DATE_WIDTH = 10.5, 14.5, 118.0
NOTE_SIZE, NOTE_LEADING = 8.5, 10.8
MOST_OF_A_PAGE = 0.6  # what notes may take of it; what is over goes on below the next page


class Piece(NamedTuple):
    """Some letters of one font; `rise` lifts them, as those of the number of a note."""

    text: str
    style: str
    size: float
    rise: float = 0.0


class Line(NamedTuple):
    """A line of a column, and the numbers of the notes that stand in it."""

    pieces: tuple[Piece, ...]
    notes: tuple[int, ...] = ()


class Row(NamedTuple):
    """What is set side by side: at the left a line of a date, beside it one of what happened; each may be empty.

    `keeps_next` holds for what stands on one page with the row after it.
    """

    left: Line
    right: Line
    leading: float
    keeps_next: bool = False


def export_pdf(case: Case) -> bytes:
    """The chronology of a case as the bytes of a PDF; the same case gives the same bytes."""
    from reportlab.pdfgen.canvas import Canvas

    whole = manuscript(case)
    rows, notes = list[Row](), list[str]()
    rows += _block(whole.title, "bold", 20, 28)
    if whole.author:
        rows += _block(whole.author, "italic", 12, 24)
    for section in whole.sections:
        rows += [Row(Line(()), Line(()), 10), *_block(section.title, "bold", 13, 20)]
        for item in section.items:
            rows += _entry(item, notes)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.setTitle(whole.title)
    canvas.setAuthor(whole.author)
    _Press(canvas, notes, whole.title).print(rows)
    canvas.save()
    return out.getvalue()


def _block(text: str, style: str, size: float, leading: float) -> list[Row]:
    width = WIDTH - 2 * MARGIN
    return [
        Row(line, Line(()), leading, keeps_next=True) for line in _lines([Piece(text, style, size)], width)
    ]


def _entry(item: Item, notes: list[str]) -> list[Row]:
    """The rows of an entry; its notes are put to those there are, and numbered on from them."""
    stop = "" if item.says.endswith((".", "!", "?", "…")) else "."
    pieces = [Piece(f"{item.says}{stop}", "plain", SIZE)]
    if item.caution:
        pieces.append(Piece(f" [{item.caution}]", "italic", SIZE))
    for note in item.notes:
        notes.append(note)
        pieces.append(Piece(f"\u2060{len(notes)}", "note", 6.8, 4.0))
    left = _lines([Piece(item.when, "bold", 9.5)], DATE_WIDTH - 12)
    right = _lines(pieces, WIDTH - 2 * MARGIN - DATE_WIDTH)
    count = max(len(left), len(right))
    blank = Line(())
    left += [blank] * (count - len(left))
    right += [blank] * (count - len(right))
    rows = [Row(one, other, LEADING) for one, other in zip(left, right, strict=True)]
    return [*(row._replace(keeps_next=True) for row in rows[:-1]), rows[-1]._replace(leading=LEADING + 4)]


def _lines(pieces: list[Piece], width: float) -> list[Line]:
    """Words set into lines of a width; a word that is wider than a line is cut."""
    found: list[Line] = []
    line: list[Piece] = []
    numbers: list[int] = []
    used = 0.0
    for piece in pieces:
        for word in _words(piece, width):
            wide = width_of(word)
            if (
                used + width_of(word._replace(text=word.text.rstrip())) > width
                and line
                and word.style != "note"
            ):
                found.append(Line(tuple(line), tuple(numbers)))
                line, numbers, used = [], [], 0.0
            if word.style == "note":
                if line and line[-1].style != "note":
                    line[-1] = line[-1]._replace(text=line[-1].text.rstrip())  # a mark follows at once
                numbers.append(int(word.text.lstrip("\u2060 ")))
            line.append(word)
            used += wide
    return [*found, Line(tuple(line), tuple(numbers))] if line else found


def _words(piece: Piece, width: float) -> Iterator[Piece]:
    """The words of a text, each with the space after it."""
    if piece.style == "note":
        yield piece._replace(text=f"{piece.text} ")
        return
    for part in piece.text.replace("\n", " ").split(" "):
        while width_of(piece._replace(text=part)) > width:
            cut = max(1, int(len(part) * width / width_of(piece._replace(text=part))) - 1)
            yield piece._replace(text=part[:cut])
            part = part[cut:]
        yield piece._replace(text=f"{part} ")


class _Press:
    """Prints rows on pages, the notes of each line on its own page, or going on below the next where they are long."""

    def __init__(self, canvas: object, notes: list[str], title: str) -> None:
        from reportlab.pdfgen.canvas import Canvas

        assert isinstance(canvas, Canvas)
        self.canvas, self.notes, self.title = canvas, notes, title
        self.page = 0
        self.left_over: list[Line] = []

    def print(self, rows: list[Row]) -> None:
        """Prints all, page by page."""
        at = 0
        while at < len(rows) or self.left_over:
            at = self._print_page(rows, at)

    def _print_page(self, rows: list[Row], at: int) -> int:
        """Prints one page from a row on; returns the row that the next begins with."""
        self.page += 1
        room = HEIGHT - 2 * MARGIN
        feet = self.left_over
        most = int(room * MOST_OF_A_PAGE / NOTE_LEADING)
        taken, start = 0.0, at
        while at < len(rows):
            row = rows[at]
            own = [line for number in (*row.left.notes, *row.right.notes) for line in self._note(number)]
            foot = min(len(feet) + len(own), most) * NOTE_LEADING + 10
            need = sum(one.leading for one in _kept_together(rows, at))
            if taken + need + foot > room and at > start:
                break
            feet = [*feet, *own]
            taken += row.leading
            at += 1
        self._set_rows(rows[start:at])
        self._set_notes(feet[:most])
        self.left_over = feet[most:]
        self._draw([Piece(str(self.page), "plain", 9)], WIDTH / 2 - 4, MARGIN / 2)
        self.canvas.showPage()
        return at

    def _set_rows(self, rows: list[Row]) -> None:
        y = HEIGHT - MARGIN
        for row in rows:
            y -= row.leading
            self._draw(row.left.pieces, MARGIN, y)
            self._draw(row.right.pieces, MARGIN + DATE_WIDTH, y)

    def _note(self, number: int) -> list[Line]:
        pieces = [Piece(f"{number}  ", "plain", 6.0, 3.0), Piece(self.notes[number - 1], "plain", NOTE_SIZE)]
        return _lines(pieces, WIDTH - 2 * MARGIN)

    def _set_notes(self, feet: list[Line]) -> None:
        if not feet:
            return
        y = MARGIN + NOTE_LEADING * len(feet)
        self.canvas.setLineWidth(0.5)
        self.canvas.line(MARGIN, y + 4, MARGIN + 120, y + 4)
        for line in feet:
            y -= NOTE_LEADING
            self._draw(line.pieces, MARGIN, y + 2)

    def _draw(self, pieces: tuple[Piece, ...] | list[Piece], x: float, y: float) -> None:
        for piece in pieces:
            for font, text in runs(piece.text, piece.style):
                self.canvas.setFont(font, piece.size)
                self.canvas.drawString(x, y + piece.rise, text)
                x += _width(text, font, piece.size)


def _kept_together(rows: list[Row], at: int) -> Iterator[Row]:
    """A row and those that have to stand on its page."""
    while at < len(rows):
        yield rows[at]
        if not rows[at].keeps_next:
            return
        at += 1


def width_of(piece: Piece) -> float:
    """How wide some letters are, in points."""
    return sum(_width(text, font, piece.size) for font, text in runs(piece.text, piece.style))


def _width(text: str, font: str, size: float) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(text, font, size))


def runs(text: str, style: str) -> list[tuple[str, str]]:
    """The text in pieces of one font each; what no font has is shown as a question mark."""
    found: list[tuple[str, str]] = []
    for sign in text:
        if sign == "\u2060":
            continue
        font, shown = _font_of(sign if sign.isprintable() else " ", "plain" if style == "note" else style)
        if found and found[-1][0] == font:
            found[-1] = (font, found[-1][1] + shown)
        else:
            found.append((font, shown))
    return found


@cache
def _font_of(sign: str, style: str) -> tuple[str, str]:
    """The first font that has a sign, and the sign as it is shown in it."""
    fonts = _fonts(style)
    for name, signs in fonts:
        if ord(sign) in signs:
            return name, sign
    for name, first, last in _EASTERN:
        if first <= ord(sign) <= last:
            return _eastern(name), sign
    try:
        sign.encode("cp1252")
    except UnicodeEncodeError:
        return (fonts[0][0] if fonts else _OWN[style]), "?"
    return _OWN[style], sign


@cache
def _fonts(style: str) -> list[tuple[str, frozenset[int]]]:
    """The package's fonts of a style that are there, with the signs that each has."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    found = []
    for subset in SUBSETS:
        path = FONTS / f"source-serif-4-{subset}-{CUTS[style]}.ttf"
        if path.is_file():
            font = TTFont(f"{subset}-{style}", str(path))
            pdfmetrics.registerFont(font)
            found.append((font.fontName, frozenset(font.face.charToGlyph)))
    return found


@cache
def _eastern(name: str) -> str:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont(name))
    return name
