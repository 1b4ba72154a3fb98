"""The lines of a file: which of them make a directive, how far one is indented, and where its comment begins."""

import re
from collections.abc import Iterator, Sequence

from regesta.statements.grammar import FIELD_WORDS, VERBS

MOST_OF_A_DATE = 10  # words of a date in words, in which a verb is looked for
_QUOTE_OR_HASH = re.compile(r'"(?:[^"\\]|\\.)*"|"|#')


def directive_lines(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last line, from 1, of each directive; lines before the first are a block of their own."""
    first = 1
    for number, line in enumerate(lines, 1):
        if line and line[0] not in " \t#" and number > first and opens_directive(line):
            yield first, number - 1
            first = number
    yield first, len(lines)


def opens_directive(line: str) -> bool:
    """Whether a line begins in the first column and says something: a directive begins with it.

    A field that stands in the first column opens none: it belongs to the directive above it, and is not indented.
    """
    if not line or line[0] == "#" or line[0].isspace() or goes_on(line):
        return False
    return not (line[0].isalpha() and is_field(line))


def is_field(line: str) -> bool:
    """Whether a line that begins in the first column is a field by its first word, and no entry dated in words."""
    if line.split(None, 1)[0] not in FIELD_WORDS:
        return False
    return VERBS.isdisjoint(line.partition('"')[0].split(None, MOST_OF_A_DATE)[1:MOST_OF_A_DATE])


def goes_on(content: str) -> bool:
    """Whether a line, its indent aside, continues the line above it."""
    return content[0] == "+" and (content == "+" or content[1].isspace())


def strip_comment(line: str) -> tuple[str, int]:
    """The line without its comment and trailing white space, and the column (from 0) of an unclosed quote or -1."""
    if "#" not in line and line.count('"') % 2 == 0 and "\\" not in line:
        return line.rstrip(), -1
    for match in _QUOTE_OR_HASH.finditer(line):
        start = match.start()
        if match.group() == '"':
            return line.rstrip(), start
        if match.group() == "#" and (start == 0 or line[start - 1].isspace()):
            return line[:start].rstrip(), -1
    return line.rstrip(), -1


def indent_of(line: str) -> int:
    """The column at which a line begins, with tabs to every eighth column."""
    expanded = line.expandtabs(8)
    return len(expanded) - len(expanded.lstrip())


def plausible_names(text: str) -> tuple[str, ...]:
    """The names a broken directive may have meant to give, so that mentions of them are not called unknown."""
    return tuple(re.findall(r"\^?[^\W\d_][\w.'-]*", text.partition('"')[0])[:8])


def find_word(line: str, word: str, start: int = 0, *, is_last: bool = False) -> int:
    """The column, from 0, where the word stands by itself from `start` on, first or last; else anywhere; else -1."""
    if not word:
        return -1
    places = [match.start() for match in re.finditer(re.escape(word), line) if match.start() >= start]
    alone = [place for place in places if not _is_within(line, place, place + len(word))]
    for found in (alone, places):
        if found:
            return found[-1 if is_last else 0]
    return -1


def _is_within(line: str, start: int, end: int) -> bool:
    """Whether a piece of a line is a part of a longer word."""
    before, after = line[start - 1 : start], line[end : end + 1]
    return _goes_with(line[start], before) or _goes_with(line[end - 1], after)


def _goes_with(edge: str, beside: str) -> bool:
    return _is_of_word(edge) and _is_of_word(beside)


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character in ("-", "_", "^")
