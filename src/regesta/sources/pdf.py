"""PDF to text (`pdf-1`): lines put back into paragraphs, columns in turn, without running heads and broken words.

PDFium finds the characters and where they stand. What follows from where they stand is decided here: which lines make
a paragraph, which column comes first, what is a running head, and where a hyphen at a line's end belongs to the word.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from regesta.sources.layout import POINT, Layout
from regesta.sources.refusal import UnreadableSource
from regesta.sources.scans import read_pages, recognised
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
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:page |p\. ?|seite )?#(?: ?(?:of|/|von) ?#)?\W*|\W*[ivxlc]{1,6}\W*", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]\d]*$")
_TIGHT = re.compile(r"(?:\S[-–—]|/)$")  # what stands without a space before the next word
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")


class _Line(NamedTuple):
    """A line of a page: its words, and its box in points from the page's lower left corner.

    `is_broken` tells that its last word goes on in the next line, without the hyphen.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    is_broken: bool = False


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
    _lay_out(_without_heads(pages), labels, layout)
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


def _pages(document: "PdfDocument", name: str) -> Iterator[list[_Line]]:
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
        yield _in_turn(lines, width)


def _lines(page: "PdfPage", name: str) -> Iterator[_Line]:
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


def _shared_gap(gaps: Sequence[Sequence[tuple[int, float, float]]], whole: Sequence[_Line]) -> float:
    """A place where most lines that reach over it have a gap: they run over two columns. Without one, below 0."""
    wide = [(left, right) for line in gaps for _, left, right in line]
    for left, right in wide[:200]:
        place = (left + right) / 2
        count = sum(1 for one, other in wide if one < place < other)
        if count > 3 and count >= 0.6 * sum(1 for line in whole if line.left < place < line.right):
            return place
    return -1.0


def _line(text_page: "PdfTextPage", text: str, first: int, last: int, *, is_broken: bool) -> Iterator[_Line]:
    """The line that a stretch of a page's text is, or none where it has no words."""
    raw = text[first:last]
    words = " ".join(raw.translate(_LIGATURES).split())
    if words:
        opening, closing = first + len(raw) - len(raw.lstrip()), first + len(raw.rstrip()) - 1
        boxes = [text_page.get_charbox(place) for place in (opening, closing)]
        yield _Line(
            words,
            min(box[0] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
            min(box[1] for box in boxes),
            is_broken,
        )


# ---- Columns and running heads ---------------------------------------------------------------------------------


def _in_turn(lines: list[_Line], width: float) -> list[_Line]:
    """The lines of a page with the left column before the right, between the lines that run across both."""
    gutter = _gutter(lines, width)
    if gutter is None:
        return lines
    across = sorted((line for line in lines if line.left < gutter < line.right), key=lambda line: -line.top)
    ordered: list[_Line] = []
    rest = [line for line in lines if not line.left < gutter < line.right]
    for edge in (*across, None):
        above = [line for line in rest if edge is None or line.bottom >= edge.bottom]
        rest = [line for line in rest if edge is not None and line.bottom < edge.bottom]
        for is_left in (True, False):
            column = [line for line in above if (line.right <= gutter) == is_left]
            ordered.extend(sorted(column, key=lambda line: -line.top))
        if edge is not None:
            ordered.append(edge)
    return ordered


def _gutter(lines: list[_Line], width: float) -> float | None:
    """Where a page of two columns is parted, None for any other page."""
    if len(lines) < 8 or width <= 0:
        return None
    best, fewest = None, len(lines)
    for step in range(30, 71):
        place = width * step / 100
        crossing = sum(1 for line in lines if line.left < place < line.right)
        left = sum(1 for line in lines if line.right <= place)
        if crossing < fewest and min(left, len(lines) - left - crossing) >= 4:
            best, fewest = place, crossing
    return best if fewest <= len(lines) * 0.15 else None


def _without_heads(pages: list[list[_Line]]) -> list[list[_Line]]:
    """The pages without what stands at the head or foot of one after another, and without the numbers of pages."""
    if len(pages) < 2:
        return pages
    edges = [_edges(lines) for lines in pages]
    counts = Counter(key for found in edges for key in set(found.values()))
    most = len(pages)

    def is_head(key: tuple[str, str]) -> bool:
        if _PAGE_NUMBER.fullmatch(key[1]):
            return True
        return counts[key] == most or (counts[key] >= 3 and counts[key] >= most * 0.3)

    return [
        [line for line in lines if line not in found or not is_head(found[line])]
        for lines, found in zip(pages, edges, strict=True)
    ]


def _edges(lines: list[_Line]) -> dict[_Line, tuple[str, str]]:
    """The two highest and the two lowest lines of a page, each with what it is compared by."""
    ranked = sorted(lines, key=lambda line: -line.top)
    found = {}
    for where, some in (("head", ranked[:2]), ("foot", ranked[-2:])):
        for line in some:
            found[line] = (where, _DIGITS.sub("#", line.text.casefold()))
    return found


# ---- Paragraphs ------------------------------------------------------------------------------------------------


def _lay_out(pages: Sequence[Sequence[_Line]], labels: Sequence[str], layout: Layout) -> None:
    words = Counter(_whole_words([line for lines in pages for line in lines]))
    previous: _Line | None = None
    for label, lines in zip(labels, pages, strict=True):
        measure = _Measure(lines)
        is_new_page = True
        for line in lines:
            if previous is not None:
                if previous.is_broken or not measure.parts(previous, line, is_new_page=is_new_page):
                    _join(layout, previous, line, words)
                else:
                    layout.write(previous.text[len(_end(previous)) :])
                    layout.end_paragraph()
            if is_new_page:
                layout.turn_page(label)
                is_new_page = False
            layout.write(_end(line))
            previous = line
    if previous is not None:
        layout.write(previous.text[len(_end(previous)) :])


def _whole_words(lines: Sequence[_Line]) -> Iterator[str]:
    """The words of some lines but those that a hyphen at the end of a line breaks."""
    is_rest = False
    for line in lines:
        words = [word.casefold() for word in _WORD.findall(line.text)]
        is_parted = line.is_broken or line.text.endswith("-")
        yield from words[1 if is_rest else 0 : len(words) - 1 if is_parted else None]
        is_rest = is_parted


def _end(line: _Line) -> str:
    """The words of a line as they are written before it is known what follows: without the hyphen of a broken word."""
    found = None if line.is_broken else _BROKEN.search(line.text)
    return line.text[:-1] if found else line.text


def _join(layout: Layout, line: _Line, after: _Line, words: Counter[str]) -> None:
    """Write what stands between two lines of a paragraph: a space, a hyphen, or nothing inside a broken word."""
    found = _BROKEN.search(f"{line.text}-" if line.is_broken else line.text)
    if found is None:
        if line.is_broken:
            layout.write("-")
        elif not _TIGHT.search(line.text):
            layout.write(" ")
        return
    following = _WORD.match(after.text)
    if following is None or not following[0][0].islower():
        layout.write("-")
        return
    whole, parted = f"{found[1]}{following[0]}".casefold(), f"{found[1]}-{following[0]}".casefold()
    is_two = words[found[1].casefold()] and words[following[0].casefold()]
    is_name = (
        found[1][0].isupper()
        and found.start() > 0
        and not _SENTENCE_END.search(line.text[: found.start()].rstrip())
    )
    if words[parted] > words[whole] or (not words[whole] and (is_two or is_name)):
        layout.write("-")


class _Measure:
    """How the lines of a page lie: how far apart, and how wide."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        steps = [one.top - other.top for one, other in pairwise(lines) if 0 < one.top - other.top < 80]
        self.step = median(steps) if steps else 0.0
        self.widest = max((line.right - line.left for line in lines), default=0.0)

    def parts(self, line: _Line, after: _Line, *, is_new_page: bool) -> bool:
        """Whether a paragraph ends between two lines that follow each other."""
        is_over = bool(_SENTENCE_END.search(line.text))
        is_short = line.right - line.left < self.widest * 0.75
        fall = line.top - after.top
        if is_new_page or fall <= 0:  # another page or column
            return is_over and (is_short or not after.text[:1].islower())
        if self.step and fall > self.step * 1.45:
            return True
        height, other = line.top - line.bottom, after.top - after.bottom
        if after.left - line.left > max(height, other) * 0.8 and (is_over or is_short):
            return True
        return is_short and (is_over or not after.text[:1].islower())


# ---- Scans -----------------------------------------------------------------------------------------------------


def _recognised(document: "PdfDocument", labels: Sequence[str], name: str) -> Text:
    """The text of a PDF that consists of pictures, by Tesseract."""
    texts = [read_pages([_picture(document[number])], name=name)[0] for number in range(len(labels))]
    return recognised(list(zip(labels, texts, strict=True)), name)


def _picture(page: "PdfPage") -> bytes:
    """A page as a picture in shades of grey (PGM)."""
    bitmap = page.render(scale=SCAN_SCALE, grayscale=True)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    data = bytes(bitmap.buffer)
    rows = b"".join(data[row * stride : row * stride + width] for row in range(height))
    return b"P5 %d %d 255\n" % (width, height) + rows
