"""What the word under the cursor is: a word of the language, a name of the case, or a date."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from regesta.case import Case
from regesta.dates import Edtf, InvalidDate, describe, describe_edges, parse
from regesta.faces.service import language
from regesta.faces.service.answers import Hover
from regesta.faces.service.cursor import Cursor, cursor_at
from regesta.faces.service.names import Names
from regesta.findings.chronology import when
from regesta.findings.finding import support
from regesta.findings.regest import regest
from regesta.statements.grammar import DIRECTIVES, VERBS
from regesta.statements.notation import DATE_START, read_text
from regesta.statements.parser import split_key
from regesta.statements.statement import Statement

_WORD = re.compile(r"""[^\s,|="?][^\s,|="]*""")
_DATE = re.compile(r"\S+")
MOST_SOURCES = 3  # citations that an entry's help names


class Word(NamedTuple):
    """A word of a line, and the columns it stands at; a name's `?` is no part of it."""

    text: str
    line: int
    start: int
    end: int


def word_at(lines: Sequence[str], line: int, column: int) -> tuple[Word, Cursor] | None:
    """The word at a place and what comes before it; None in texts in quotation marks, comments and white space."""
    if not 1 <= line <= len(lines):
        return None
    whole = lines[line - 1]
    for match in _WORD.finditer(whole):
        if match.start() <= column - 1 <= match.end():
            text = match.group().rstrip("?")
            cursor = cursor_at(lines, line, match.start() + 2)
            if cursor.is_text or cursor.is_comment:
                return None
            return Word(text, line, match.start() + 1, match.start() + 1 + len(text)), cursor
    return None


def name_at(case: Case, lines: Sequence[str], line: int, column: int) -> tuple[str, Word] | None:
    """The name of the case that stands at a place, in normal form, or None."""
    found = word_at(lines, line, column)
    if found is None:
        return None
    word, cursor = found
    name = unicodedata.normalize("NFC", word.text)
    is_word = not cursor.before or (cursor.is_first_line and word.text in VERBS and not cursor.kind)
    return (name, word) if name in case.named and not is_word and not _is_prose(cursor) else None


def hover(names: Names, lines: Sequence[str], line: int, column: int) -> Hover | None:
    """What the word at a place is, or None where nothing is to be said of it."""
    named = name_at(names.case, lines, line, column)
    if named is not None:
        name, word = named
        return Hover(summary(names.case, names.case.named[name]), *word[1:])
    found = word_at(lines, line, column)
    if found is None:
        return None
    word, cursor = found
    told = _of_language(cursor, word) or _of_date(names.case, lines, cursor, word)
    return Hover(told, *word[1:]) if told else None


def _of_language(cursor: Cursor, word: Word) -> str:
    """Help on a directive, a verb or a field."""
    if cursor.is_first_line:
        if not cursor.before:
            return language.directive_help(word.text) if word.text in DIRECTIVES else ""
        if word.text in VERBS and (not cursor.kind or (cursor.kind == word.text and cursor.is_entry)):
            return language.verb_help(word.text)
        kind = DIRECTIVES.get(cursor.kind)
        is_key = kind is not None and (word.text in kind.fields or word.text in kind.heads)
        return language.field_help(cursor.kind, word.text) if is_key else ""
    said = f"{cursor.before} {word.text}".strip()
    keys = [key for key in cursor.kinds if key == said or key.startswith(f"{said} ")]
    return language.field_help(cursor.owner, keys[0]) if keys else ""


def _is_prose(cursor: Cursor) -> bool:
    """Whether the line holds a text, in which no word is a name."""
    if cursor.is_first_line:
        return False
    key, _ = split_key(f"{cursor.before} ", dict(cursor.kinds))
    kind = cursor.kinds.get(key)
    return kind is not None and kind.read is read_text


def _of_date(case: Case, lines: Sequence[str], cursor: Cursor, word: Word) -> str:
    """A date in words, with the first and the last day that it may touch."""
    match = next(
        (m for m in _DATE.finditer(lines[word.line - 1]) if m.start() < word.end <= m.end() + 1), None
    )
    is_elsewhere = cursor.is_first_line and cursor.before
    if match is None or is_elsewhere or not DATE_START.match(match.group()) or _is_prose(cursor):
        return ""
    try:
        date = parse(match.group())
    except InvalidDate:
        return ""  # which the file's problems tell
    return f"**{match.group()}** — {describe(date)}\n\n{describe_edges(*case.date_bounds(date))}"


def summary(case: Case, statement: Statement) -> str:
    """What a name stands for: its kind and title; of an entry its regest, its bounds and its sources."""
    if not statement.is_entry:
        return "\n\n".join(
            (f"**{statement.name}** *{statement.kind}* — {regest(case, statement)}", *_facts(statement))
        )
    found = when(case, statement)
    cited = [f"{one.source} {one.locator}".strip() for one in support(statement)]
    more = f" and {len(cited) - MOST_SOURCES} more" if len(cited) > MOST_SOURCES else ""
    parts = [
        f"**{statement.name or statement.kind}** *{statement.kind}* — {regest(case, statement)}",
        f"when: {found.value} ({found.modality})",
        f"cites: {', '.join(cited[:MOST_SOURCES])}{more}" if cited else "no source is cited",
    ]
    return "\n\n".join(parts)


def _facts(statement: Statement) -> list[str]:
    """The dates and short words of a directive, one a line."""
    shown = [f"{one.key}: {one.value}" for one in statement.fields if isinstance(one.value, Edtf)]
    shown += [f"{key}: {word}" for key in ("author", "kind", "seen as") if (word := statement.word(key))]
    return shown
