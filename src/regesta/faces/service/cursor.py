"""What stands where the cursor is: on a directive's first line or in a field, and which words come before it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from regesta.statements.filetext import NEWLINE
from regesta.statements.grammar import DIRECTIVES, ENTRY, VERBS, FieldKind
from regesta.statements.header import UNDATED
from regesta.statements.lines import goes_on, indent_of, opens_directive, strip_comment
from regesta.statements.notation import DATE_START
from regesta.statements.parser import kinds_under, split_key

_BREAKS = " \t,|="  # what parts words
_NO_FIELDS: Mapping[str, FieldKind] = MappingProxyType({})


class Cursor(NamedTuple):
    """Where the cursor is.

    `kind` is the directive's word or the entry's verb, empty where it cannot be told. `kinds` are the fields that may
    stand on the line and `above` the keys of those it is indented under; both are empty on a first line. `before` is
    what the line says before the word, what it continues included; `word` is what stands of the word before the cursor,
    and `start` its column. `is_text` holds within quotation marks and `is_comment` within a comment.
    """

    line: int
    column: int
    start: int
    word: str
    before: str
    kind: str
    is_entry: bool
    is_first_line: bool
    above: tuple[str, ...]
    kinds: Mapping[str, FieldKind]
    is_text: bool
    is_comment: bool

    @property
    def owner(self) -> str:
        """Whose fields may stand here, as the pages call them: a directive's word, "entry" or "reading"."""
        if "cites" in self.above:
            return "reading"
        return "entry" if self.is_entry else self.kind


def lines_of(text: str) -> Sequence[str]:
    """The lines of a text as its file has them."""
    text = text.removeprefix("\ufeff")
    return NEWLINE.split(text) if "\r" in text else text.split("\n")


def cursor_at(lines: Sequence[str], line: int, column: int) -> Cursor:
    """What stands at a place of a text; one outside of it is taken for the nearest within."""
    line = min(max(line, 1), len(lines))
    column = min(max(column, 1), len(lines[line - 1]) + 1)
    said, start, is_text, is_comment = _said(lines[line - 1][: column - 1])
    number = _begun(lines, line)
    first = number
    while first > 1 and not opens_directive(lines[first - 1]):
        first -= 1
    words = [content for one in range(number, line) if (content := _content(lines[one - 1]))]
    own = said[:start].strip()
    words.append(own.removeprefix("+").lstrip() if number < line else own)
    before = " ".join(word for word in words if word)
    is_first_line = number == first if opens_directive(lines[number - 1]) else not said[:1].isspace()
    head = before if is_first_line else _content(lines[first - 1])
    kind, is_entry = kind_of_head(head)
    above, kinds = ((), _NO_FIELDS) if is_first_line else _level(lines, first, number, said, (kind, is_entry))
    word = said[start:]
    return Cursor(
        line, column, start + 1, word, before, kind, is_entry, is_first_line, above, kinds, is_text, is_comment
    )  # fmt: skip


def _said(prefix: str) -> tuple[str, int, bool, bool]:
    """A line up to the cursor, where its last word begins, and whether that is within a text or a comment."""
    text, quote = strip_comment(prefix)
    is_comment = len(text) < len(prefix.rstrip())
    if quote >= 0:
        return prefix, quote, True, False
    start = len(prefix)
    while start and prefix[start - 1] not in _BREAKS:
        start -= 1
    return prefix, start, False, is_comment


def _begun(lines: Sequence[str], line: int) -> int:
    """The line that a line continues, by way of others; the line itself where it continues none."""
    number = line
    while number > 1 and (content := lines[number - 1].strip()) and goes_on(content):
        number -= 1
        while number > 1 and not _content(lines[number - 1]):
            number -= 1
    return number


def kind_of_head(head: str) -> tuple[str, bool]:
    """The directive's word or the entry's verb that a first line opens with, and whether it opens an entry."""
    tokens = head.split()
    if not tokens:
        return "", False
    if tokens[0] in DIRECTIVES:
        return tokens[0], False
    is_entry = tokens[0] == UNDATED or bool(DATE_START.match(tokens[0]))
    verb = next((token for token in tokens[1:10] if token in VERBS), "")
    return verb, is_entry or bool(verb)


def _level(
    lines: Sequence[str], first: int, number: int, said: str, head: tuple[str, bool]
) -> tuple[tuple[str, ...], Mapping[str, FieldKind]]:
    """The keys of the fields that a line is indented under, the outermost first, and what may stand under them."""
    kind, is_entry = head
    kinds = ENTRY if is_entry else DIRECTIVES[kind].fields if kind in DIRECTIVES else {}
    own = lines[number - 1]
    indent = indent_of(own) if own.strip() else len(said.expandtabs(8))
    parents: list[str] = []
    for one in range(number - 1, first, -1):
        content = _content(lines[one - 1])
        if content and not goes_on(content) and (other := indent_of(lines[one - 1])) < indent:
            parents.insert(0, content)
            indent = other
    above = []
    for content in parents:
        key = split_key(content, kinds)[0]
        kinds = kinds_under(key, kinds)
        above.append(key)
    return tuple(above), kinds


def _content(line: str) -> str:
    """What a line says, without its indent and its comment."""
    return strip_comment(line)[0].strip()
