"""A text's words: its normal spelling with the way back, and where each word stands."""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from functools import cached_property

from regesta.sources.offsets import OffsetMap
from regesta.sources.span import Span
from regesta.sources.spelling import DASHES, HYPHENS, UNSPACED, spelled

_SPACES = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_BREAKS = f"{_SPACES}/{re.escape(DASHES)}"
# From the first letter or digit on, up to white space, a dash or a slash.
_WORD = re.compile(rf"\w[^{_BREAKS}]*")
_SIGN_WORD = re.compile(rf"[{UNSPACED}]|(?![{UNSPACED}])\w[^{_BREAKS}{UNSPACED}]*")
_HAS_UNSPACED = re.compile(f"[{UNSPACED}]")
# A word goes on after a hyphen with white space behind it, as at the end of a line, unless a capital follows.
_LINE_END = re.compile(rf"(?<=[^\W\d_])[{re.escape(HYPHENS)}]\s++(?=[^\W\d_A-ZÀ-ÖØ-ÞΑ-ΩА-Я])")
_NO_WORD_END = {"Cf", "Zs", "Zl", "Zp", "Cc"}


def word_starts(text: str) -> "array[int]":
    """The offset of the first letter or digit of every word of `text`.

    White space, dashes, hyphens and slashes part words; a hyphen at the end of a line does not. Chinese and Japanese
    characters are a word each. Signs without a letter or digit belong to the word before them.
    """
    pattern = _SIGN_WORD if _HAS_UNSPACED.search(text) else _WORD
    starts = array("L", [match.start() for match in pattern.finditer(text)])
    joined = [match.end() for match in _LINE_END.finditer(text)]
    if not joined:
        return starts
    gone = set(joined)
    return array("L", [start for start in starts if start not in gone])


def without_edges(words: str) -> str:
    """`words` without the punctuation and white space at both ends."""
    start, end = 0, len(words)
    while start < end and not words[start].isalnum():
        start += 1
    while end > start and (
        words[end - 1] == "-"
        or (kind := unicodedata.category(words[end - 1]))[0] == "P"
        or kind in _NO_WORD_END
    ):
        end -= 1
    return words[start:end]


class Wording:
    """The normal spelling of one text, its words, and the maps between them; each is made when first asked for."""

    def __init__(self, content: str) -> None:
        self.content = content

    @cached_property
    def _spelled(self) -> tuple[str, tuple[OffsetMap, ...]]:
        return spelled(self.content)

    @property
    def normal(self) -> str:
        """The text in normal spelling."""
        return self._spelled[0]

    @cached_property
    def starts(self) -> "array[int]":
        """Where each word begins in the text."""
        return word_starts(self.content)

    @cached_property
    def normal_starts(self) -> "array[int]":
        """Where each word begins in the normal spelling."""
        starts = self.starts
        for offsets in reversed(self._spelled[1]):
            starts = offsets.all_places(starts)
        return starts

    def origin(self, place: int) -> int:
        """Where the character at `place` of the normal spelling begins in the text."""
        for offsets in self._spelled[1]:
            place = offsets.origin(place)
        return place

    def place(self, origin: int) -> int:
        """Where the character at `origin` of the text stands in the normal spelling."""
        for offsets in reversed(self._spelled[1]):
            origin = offsets.place(origin)
        return origin

    def span(self, start: int, end: int) -> Span:
        """The stretch of the text that the normal spelling from `start` to `end` (not empty) was made from."""
        signs, *marks = self._spelled[1]
        first, after = signs.origin(start), signs.origin(end - 1) + 1
        for offsets in marks:
            first, after = offsets.origin(first), offsets.origin(after)
        return Span(first, after - first)

    def words(self, span: Span) -> Span:
        """The words that `span` of the text touches: which is the first, counted from nought, and how many they are."""
        begins = span.offset
        while begins < span.end and not self.content[begins].isalnum():
            begins += 1
        first = max(0, bisect_right(self.starts, begins) - 1)
        return Span(first, max(0, bisect_left(self.starts, span.end) - first))

    def stretch(self, words: Span) -> Span:
        """The stretch of the text from the first of some words to the end of the last."""
        if not words.length or words.end > len(self.starts):
            return Span(
                self.starts[words.offset] if words.offset < len(self.starts) else len(self.content), 0
            )
        start = self.starts[words.offset]
        end = self.starts[words.end] if words.end < len(self.starts) else len(self.content)
        return Span(start, len(without_edges(self.content[start:end])))
