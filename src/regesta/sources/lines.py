"""Lines of pages, as a PDF or a scan has them, put back into paragraphs.

What follows from where lines stand is decided here: which column comes first, what is a running head, which lines make
a paragraph, and where a hyphen at a line's end belongs to the word.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from regesta.sources.layout import Layout

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:page |p\. ?|seite )?#(?: ?(?:of|/|von) ?#)?\W*|\W*[ivxlc]{1,6}\W*", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]\d]*$")
_TIGHT = re.compile(r"(?:\S[-–—]|/)$")  # what stands without a space before the next word
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")


class Line(NamedTuple):
    """A line of a page: its words, and its box in points from the page's lower left corner.

    `is_broken` tells that its last word goes on in the next line, without the hyphen.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    is_broken: bool = False


# ---- Columns and running heads ---------------------------------------------------------------------------------


def in_turn(lines: list[Line], width: float) -> list[Line]:
    """The lines of a page with the left column before the right, between the lines that run across both."""
    gutter = _gutter(lines, width)
    if gutter is None:
        return lines
    across = sorted((line for line in lines if line.left < gutter < line.right), key=lambda line: -line.top)
    ordered: list[Line] = []
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


def _gutter(lines: list[Line], width: float) -> float | None:
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


def without_heads(pages: list[list[Line]]) -> list[list[Line]]:
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


def _edges(lines: list[Line]) -> dict[Line, tuple[str, str]]:
    """The two highest and the two lowest lines of a page, each with what it is compared by."""
    ranked = sorted(lines, key=lambda line: -line.top)
    found = {}
    for where, some in (("head", ranked[:2]), ("foot", ranked[-2:])):
        for line in some:
            found[line] = (where, _DIGITS.sub("#", line.text.casefold()))
    return found


# ---- Paragraphs ------------------------------------------------------------------------------------------------


def lay_out(pages: Sequence[Sequence[Line]], labels: Sequence[str], layout: Layout) -> None:
    words = Counter(_whole_words([line for lines in pages for line in lines]))
    previous: Line | None = None
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


def _whole_words(lines: Sequence[Line]) -> Iterator[str]:
    """The words of some lines but those that a hyphen at the end of a line breaks."""
    is_rest = False
    for line in lines:
        words = [word.casefold() for word in _WORD.findall(line.text)]
        is_parted = line.is_broken or line.text.endswith("-")
        yield from words[1 if is_rest else 0 : len(words) - 1 if is_parted else None]
        is_rest = is_parted


def _end(line: Line) -> str:
    """The words of a line as they are written before it is known what follows: without the hyphen of a broken word."""
    found = None if line.is_broken else _BROKEN.search(line.text)
    return line.text[:-1] if found else line.text


def _join(layout: Layout, line: Line, after: Line, words: Counter[str]) -> None:
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

    def __init__(self, lines: Sequence[Line]) -> None:
        steps = [one.top - other.top for one, other in pairwise(lines) if 0 < one.top - other.top < 80]
        self.step = median(steps) if steps else 0.0
        self.widest = max((line.right - line.left for line in lines), default=0.0)

    def parts(self, line: Line, after: Line, *, is_new_page: bool) -> bool:
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
