"""A text taken apart into sentences, and what of it is no prose that could be read, with the reason."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from regesta.reading.lexicon import Lexicon

LONGEST_SENTENCE = 1_500  # characters: what is longer is no sentence
LONG_LINE = 160  # a line this long is a paragraph of its own, whatever stands above and below it
_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_LINE = re.compile(r"[^\n]+")
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\W_a-z]|\s*$)")
_REFERENCE = re.compile(
    r"\([^()]{1,400}\)\s+(?=[A-Z“\"])"
)  # in brackets before a sentence: for the one before
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE = re.compile(r"([^\W\d_][\w.]*)$")
_LOOK = 4_000  # characters of a block by which its language and form are told
LEAST_COMMON = 0.2  # of an English text's words, so many at least are among the commonest
LEAST_LETTERS = 0.62  # of prose, so many of the signs that are no white space are letters
VERSE_LINE, VERSE_LINES = 64, 4


class Sentence(NamedTuple):
    """A sentence: where it stands in the text, and the number of its paragraph."""

    start: int
    end: int
    paragraph: int


class Unread(NamedTuple):
    """A stretch of the text that was not read, and why."""

    start: int
    end: int
    reason: str


def sentences(content: str, lexicon: Lexicon) -> Iterator[Sentence | Unread]:
    """The sentences of a text in order, and between them what could not be read; takes time linear in the text."""
    for number, (start, end) in enumerate(_paragraphs(content)):
        reason = _unreadable(content[start : min(end, start + _LOOK)], lexicon)
        if reason:
            yield Unread(start, end, reason)
        else:
            yield from _divided(content, start, end, number, lexicon)


def _paragraphs(content: str) -> Iterator[tuple[int, int]]:
    """The paragraphs: what stands between blank lines, or single lines where these are long."""
    for block in _BLOCK.finditer(content):
        start, end = block.span()
        lines = content.count("\n", start, end) + 1
        if lines > 1 and (end - start) / lines > LONG_LINE:
            for line in _LINE.finditer(content, start, end):
                if line.group().strip():
                    yield line.span()
        else:
            yield start, end


def _unreadable(sample: str, lexicon: Lexicon) -> str:
    """Why a paragraph cannot be read, or an empty text."""
    words = _WORD.findall(sample)
    signs = sum(map(len, sample.split()))
    letters = sum(map(len, words))
    if signs and letters / signs < LEAST_LETTERS:
        return "a table, figures, or noise"
    lines = [line.strip() for line in sample.splitlines() if line.strip()]
    if len(lines) >= VERSE_LINES and _is_broken(lines):
        return "verse or a list"
    if len(words) >= 12:
        common = sum(map(lexicon.common.__contains__, map(str.lower, words)))
        if common / len(words) < LEAST_COMMON:
            return "not in English, or noise"
    return ""


def _is_broken(lines: list[str]) -> bool:
    """Whether lines end where their author, and not the paper, had them end."""
    short = sum(1 for line in lines if len(line) < VERSE_LINE)
    opened = sum(1 for line in lines if not line[0].islower())
    return short >= 0.9 * len(lines) and opened >= 0.75 * len(lines)


def _divided(
    content: str, start: int, end: int, number: int, lexicon: Lexicon
) -> Iterator[Sentence | Unread]:
    at = start
    for match in _END.finditer(content, start, end):
        if match.group()[0] == "." and not _ends(content, at, match.start(), lexicon):
            continue
        yield _sentence(content, at, match.end(), number)
        at = match.end()
    if content[at:end].strip():
        yield _sentence(content, at, end, number)


def _sentence(content: str, start: int, end: int, number: int) -> Sentence | Unread:
    while start < end and content[start].isspace():
        start += 1
    if (reference := _REFERENCE.match(content, start, end)) is not None:
        start = reference.end()
    if end - start > LONGEST_SENTENCE:
        return Unread(start, end, f"no sentence ends within {LONGEST_SENTENCE:,} characters")
    return Sentence(start, end, number)


def _ends(content: str, start: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether a full stop ends a sentence: not after an abbreviation or an initial."""
    before = _BEFORE.search(content, max(start, stop - 24), stop)
    if before is None:
        return True
    word = before.group(1)
    return not (len(word) == 1 and word.isupper()) and word.lower() not in lexicon.abbreviations
