"""A text's tokens, words and signs, with the sentences and paragraphs they make up: what versions are compared by."""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from functools import cache
from sys import intern
from typing import NamedTuple

from regesta.sources.span import Span
from regesta.sources.spelling import UNSPACED
from regesta.sources.text import Text

LONGEST_TOKEN = 200  # characters; what runs on longer without a space is cut
_ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-",
     "‐": "-", "‑": "-", "―": "-", "ſ": "s", "\u00ad": None, "…": "..."}
)  # fmt: skip
_ENDS = frozenset(".!?。！？؟।…")
_CLOSING = frozenset("\"'”’»)]】」』")
_SHORT = re.compile(r"(?:[A-Za-zА-Яа-я]|mr|mrs|ms|dr|st|no|art|vol|cf|vs|p|pp)", re.IGNORECASE)


class Tokens(NamedTuple):
    """The tokens of a text: as written, as compared, and where each begins and ends in characters.

    `sentences` and `paragraphs` are the numbers of the tokens that begin one.
    """

    words: list[str]
    forms: list[str]
    starts: "array[int]"
    ends: "array[int]"
    sentences: list[int]
    paragraphs: list[int]

    def span(self, first: int, after: int) -> Span:
        """The stretch of the text from one token to before another; an empty one stands before the first."""
        if first >= after:
            start = self.starts[first] if first < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return Span(start, 0)
        return Span(self.starts[first], self.ends[after - 1] - self.starts[first])


@cache
def _pattern() -> re.Pattern[str]:
    """A number with its separators, a sign of a script without spaces, a word with its marks, or any other sign."""
    marks = "".join(
        sign for code in range(0x300, 0x10000) if unicodedata.category(sign := chr(code))[0] == "M"
    )
    letter = rf"[^\W\d_{UNSPACED}]"
    return re.compile(
        rf"\d+(?:[.,:/]\d+)*|[{UNSPACED}]|{letter}(?:[^\W{UNSPACED}]|[{re.escape(marks)}]|['’ʼ\u00ad](?=[^\W_]))*"
        rf"|\w|[^\w\s]"
    )


@cache
def form(word: str) -> str:
    """A token as it is compared: without capitals, in one encoding, with one kind of quotation mark and dash.

    >>> form("Don’t"), form("&")
    ("don't", 'and')
    """
    if word == "&":
        return "and"
    return unicodedata.normalize("NFC", word.translate(_ALIKE).casefold()) or word


def is_word(token: str) -> bool:
    """Whether a token is a word or a number, or a sign that is read as one: `%`, `§`, `€`, `=`; not punctuation."""
    return any(sign.isalnum() or unicodedata.category(sign)[0] == "S" or sign in "%‰§&" for sign in token)


def tokens_of(text: Text) -> Tokens:
    """The tokens of a text.

    Paragraphs are those of the document, or blocks of lines; a sentence ends at a full stop, an exclamation or a
    question mark, unless a small letter follows or what stands before is an initial or a common abbreviation.
    """
    content = text.content
    words: list[str] = []
    starts, ends = array("L"), array("L")
    for match in _pattern().finditer(content):
        for at in range(match.start(), match.end(), LONGEST_TOKEN):
            end = min(at + LONGEST_TOKEN, match.end())
            words.append(intern(content[at:end]))
            starts.append(at)
            ends.append(end)
    forms = list(map(form, words))
    paragraphs = _paragraphs(text, starts)
    return Tokens(words, forms, starts, ends, _sentences(words, paragraphs), paragraphs)


def _paragraphs(text: Text, starts: Sequence[int]) -> list[int]:
    """The tokens that begin a paragraph."""
    from bisect import bisect_left

    begins = sorted({spans[0].offset for _, spans in text.locators["paragraphs"].items() if spans})
    found = sorted({bisect_left(starts, begin) for begin in begins} | {0})
    return [number for number in found if number < len(starts)]


def _sentences(words: Sequence[str], paragraphs: Sequence[int]) -> list[int]:
    found = set(paragraphs)
    for number, word in enumerate(words):
        if word not in _ENDS or (number and word == "." and _SHORT.fullmatch(words[number - 1])):
            continue
        after = number + 1
        while after < len(words) and (words[after] in _CLOSING or words[after] in _ENDS):
            after += 1
        if after < len(words) and not words[after][0].islower():
            found.add(after)
    return sorted(found)
