"""PDF to text (`pdf-1`): lines put back into paragraphs, columns in turn, without running heads and broken words.

PDFium finds the characters and where they stand; what follows from where they stand is decided in `lines`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from regesta.sources.layout import POINT, Layout
from regesta.sources.lines import Line, in_turn, lay_out, without_heads
from regesta.sources.refusal import UnreadableSource
from regesta.sources.scans import MOST_DOTS, read_page, recognised
from regesta.sources.text import Text

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

EXTRACTION = "pdf-1"
MOST_PAGES = 10_000
MOST_ON_PAGE = 500_000  # characters
MOST_IN_ALL = 60_000_000
SCAN_SCALE = 300 / 72  # of a page that is drawn to be recognised: 300 dots an inch

_LIGATURES = str.maketrans({
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st",
    "\u00ad": "", "\0": "", POINT: "", "\ufeff": "",
})  # fmt: skip
_BREAK = re.compile("\r\n|\n|\r|([\ufffe\x02])")
_GAP = re.compile(r"(?<=\S) +(?=\S)")
WIDEST_GAP = 14.0  # points between two words of one column


def read_pdf(data: bytes, *, name: str = "") -> Text:
    """The text of a PDF; `pages` go by the labels that the document gives them, or by their numbers.

    A document without a text layer is recognised by Tesseract where that is installed (`ocr-1`). Raises
    `UnreadableSource` for what is encrypted, broken, or absurdly long.
    """
    document = _opened(data, name)
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise UnreadableSource(f"the PDF has {count:,} pages", "divide it into volumes", name)
        if not count:
            raise UnreadableSource("the PDF has no pages", "fetch the file anew", name)
        pages = list(_pages(document, name))
        labels = [_label(document, number) for number in range(count)]
        if sum(len(line.text) for lines in pages for line in lines) < count:
            return _recognised(document, labels, name)
    finally:
        document.close()
    layout = Layout()
    lay_out(without_heads(pages), labels, layout)
    content, tables = layout.finish()
    if not content:
        raise UnreadableSource("the PDF has no words", "give one with a text layer", name)
    return Text(content, EXTRACTION, "utf-8", "declared", (), tables)


def _opened(data: bytes, name: str) -> "PdfDocument":
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        if "password" in str(fault).lower() or "security" in str(fault).lower():
            raise UnreadableSource("the PDF is encrypted", "save it without a password", name) from None
        raise UnreadableSource("the PDF is broken or cut short", "fetch or save it anew", name) from None


def _label(document: "PdfDocument", number: int) -> str:
    try:
        label = document.get_page_label(number)
    except (RuntimeError, UnicodeDecodeError, ValueError):
        label = ""
    return "".join((label or "").split()) or str(number + 1)


def _pages(document: "PdfDocument", name: str) -> Iterator[list[Line]]:
    """The lines of every page, in the order in which they are read."""
    import pypdfium2

    so_far = 0
    for number in range(len(document)):
        try:
            page = document[number]
            lines, width = list(_lines(page, name)), page.get_width()
            page.close()
        except pypdfium2.PdfiumError:
            raise UnreadableSource(
                f"page {number + 1} of the PDF is broken", "fetch or save the file anew", name
            ) from None
        so_far += sum(len(line.text) for line in lines)
        if so_far > MOST_IN_ALL:
            raise UnreadableSource("the PDF has too many characters", "divide it into volumes", name)
        yield in_turn(lines, width)


def _lines(page: "PdfPage", name: str) -> Iterator[Line]:
    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
        if count > MOST_ON_PAGE:
            raise UnreadableSource(f"a page of the PDF has {count:,} characters", "give a plainer file", name)
        text = text_page.get_text_range(errors="ignore") if count else ""
        stretches = list(_stretches(text[:count]))
        gaps = [_gaps(text_page, text, first, last) for first, last, _ in stretches]
        whole = [
            line for one in stretches for line in _line(text_page, text, one[0], one[1], is_broken=one[2])
        ]
        gutter = _shared_gap(gaps, whole)
        if gutter < 0:
            yield from whole
            return
        for (first, last, is_broken), wide in zip(stretches, gaps, strict=True):
            parting = [at for at, left, right in wide if left < gutter < right][:1]
            ends = (first, *parting, last)
            for number, (one, other) in enumerate(pairwise(ends), 2):
                yield from _line(text_page, text, one, other, is_broken=is_broken and number == len(ends))
    finally:
        text_page.close()


def _stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where each line begins and ends, and whether a word of it goes on in the next."""
    at = 0
    for found in _BREAK.finditer(text):
        yield at, found.start(), found[1] is not None
        at = found.end()
    yield at, len(text), False


def _gaps(text_page: "PdfTextPage", text: str, first: int, last: int) -> list[tuple[int, float, float]]:
    """The wide gaps of a line: the character after each, and its edges."""
    found = []
    for space in _GAP.finditer(text, first, last):
        left, right = text_page.get_charbox(space.start() - 1), text_page.get_charbox(space.end())
        if right[0] - left[2] > WIDEST_GAP:
            found.append((space.end(), left[2], right[0]))
    return found


def _shared_gap(gaps: Sequence[Sequence[tuple[int, float, float]]], whole: Sequence[Line]) -> float:
    """A place where most lines that reach over it have a gap: they run over two columns. Without one, below 0."""
    wide = [(left, right) for line in gaps for _, left, right in line]
    for left, right in wide[:200]:
        place = (left + right) / 2
        count = sum(1 for one, other in wide if one < place < other)
        if count > 3 and count >= 0.6 * sum(1 for line in whole if line.left < place < line.right):
            return place
    return -1.0


def _line(text_page: "PdfTextPage", text: str, first: int, last: int, *, is_broken: bool) -> Iterator[Line]:
    """The line that a stretch of a page's text is, or none where it has no words."""
    raw = text[first:last]
    words = " ".join(raw.translate(_LIGATURES).split())
    if words:
        opening, closing = first + len(raw) - len(raw.lstrip()), first + len(raw.rstrip()) - 1
        boxes = [text_page.get_charbox(place) for place in (opening, closing)]
        yield Line(
            words,
            min(box[0] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
            min(box[1] for box in boxes),
            is_broken,
        )


# ---- Scans -----------------------------------------------------------------------------------------------------


def _recognised(document: "PdfDocument", labels: Sequence[str], name: str) -> Text:
    """The text of a PDF that consists of pictures, by Tesseract."""
    pages = (read_page(_picture(document[number]), name=name) for number in range(len(labels)))
    return recognised(list(zip(labels, pages, strict=True)), name)


def _picture(page: "PdfPage") -> bytes:
    """A page as a picture in shades of grey (PGM), of so many dots at most."""
    size = max(1.0, page.get_width() * page.get_height())
    bitmap = page.render(scale=min(SCAN_SCALE, (MOST_DOTS / size) ** 0.5), grayscale=True)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    data = bytes(bitmap.buffer)
    rows = b"".join(data[row * stride : row * stride + width] for row in range(height))
    return b"P5 %d %d 255\n" % (width, height) + rows
