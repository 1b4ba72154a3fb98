"""Another name for a thing, everywhere it stands in a case."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from regesta.case.case import Case
from regesta.case.references import references
from regesta.editing.patch import Change, Patch, Replacement, replaced
from regesta.editing.writer import read_originals
from regesta.position import Position
from regesta.statements.filetext import read_file_text
from regesta.statements.lines import goes_on, strip_comment
from regesta.statements.nearness import did_you_mean
from regesta.statements.notation import QUOTED, Unreadable, read_any_name
from regesta.statements.parser import read_statements
from regesta.statements.statement import Field, Statement

_WORD = re.compile(rf'{QUOTED.pattern}|[^\s,|=?"]+')

# Fields whose first word alone is a name, and those whose first word is none.
_NAME_FIRST = frozenset({"cites", "via", "if"})
_NAME_LATER = frozenset({"kin", "node"})


class NotRenamed(Exception):
    """A name that is not changed: what is wrong and what to do. Nothing has changed."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


class Renaming(NamedTuple):
    """A name given to a thing in the place of another: where the old one stands, and the patch that changes it."""

    old: str
    new: str
    places: tuple[Position, ...]
    patch: Patch


def rename(case: Case, old: str, new: str, unsaved: Mapping[str, bytes] | None = None) -> Renaming:
    """The patch that gives what is named `old` the name `new`; comments and texts in quotation marks stay as they are.

    `unsaved` are the bytes of files that the case was read from in the place of those on the disk. Raises NotRenamed
    where the name is not known or the new one is taken or no name, and where the old one may stand in lines that cannot
    be read; NotWritten where a file cannot be read again.
    """
    old = unicodedata.normalize("NFC", old)
    _refuse_unread(case, old)
    new = _fit_name(case, old, new)
    files = naming_places(case, old, new)
    kept = unsaved or {}
    originals = {**read_originals(case.folder, files.keys() - kept.keys()), **kept}
    changes = []
    for name, distinct in files.items():
        after = replaced(originals[name], distinct)
        if not _is_renamed(name, originals[name], after, old, new):
            raise NotRenamed(
                f"in {name}, {old} stands where it cannot be told from another word",
                "rename it by hand, or choose another name for what it is confused with",
            )
        changes.append(Change(name, originals[name], after))
    places = tuple(Position(name, one.line, one.column) for name, ones in files.items() for one in ones)
    return Renaming(old, new, places, tuple(changes))


def naming_places(case: Case, old: str, new: str = "") -> dict[str, list[Replacement]]:
    """Where a name is given and mentioned in each file, in order, as what is replaced if it becomes `new`."""
    files: dict[str, set[Replacement]] = {}
    for statement in case.statements:
        for line in _naming_lines(statement, old):
            files.setdefault(statement.file, set()).update(_replacements(case, statement, line, old, new))
    return {name: sorted(ones) for name, ones in files.items()}


def _fit_name(case: Case, old: str, new: str) -> str:
    """The new name in normal form, if the old one is known and the new one free."""
    if old not in case.named:
        other = f"^{old}" if f"^{old}" in case.named else old.removeprefix("^")
        remedy = did_you_mean(old, case.named) or "`regesta show chronology` lists the entries"
        raise NotRenamed(
            f"nothing is named {old}", f"did you mean {other}?" if other in case.named else remedy
        )
    if old[0] == "^" and new[:1] != "^":
        new = f"^{new}"
    try:
        new = read_any_name(new)
    except Unreadable as fault:
        raise NotRenamed(fault.what, fault.remedy) from None
    if (new[0] == "^") != (old[0] == "^"):
        raise NotRenamed(f"{old} is no entry's name, and {new} would be one", f"write {new[1:]}, without ^")
    if new == old:
        raise NotRenamed(f"the name is {old} already", "choose another name")
    if new in case.named or any(new == one.name for s in case.statements for one in references(s)):
        raise NotRenamed(f"the name {new} stands in the case already", "choose another name")
    return new


def _refuse_unread(case: Case, old: str) -> None:
    """Raises NotRenamed where the name may stand in a line that could not be read."""
    spans = [(one.file, one.lines) for one in case.broken]
    spans.extend((one.file, one.lines) for one in case.statements if not one.is_whole)
    for file, (first, last) in spans:
        for number in range(first, last + 1):
            if any(word == old for _, word in _words(case.files[file].lines[number - 1])):
                raise NotRenamed(
                    f"{file}:{number} belongs to a directive that cannot be read, and {old} stands there",
                    "mend it first: `regesta check` says how",
                )
    if not case.is_complete:
        raise NotRenamed(
            "a file of the case cannot be read", "mend that first: `regesta check` tells which and how"
        )


def _words(line: str) -> Iterator[tuple[int, str]]:
    """The words of a line that may be names, outside quotation marks and comments, with their columns from 0."""
    text, _ = strip_comment(line)
    for match in _WORD.finditer(text):
        if match.group()[0] != '"':
            yield match.start(), unicodedata.normalize("NFC", match.group())


def _naming_lines(statement: Statement, name: str) -> set[int]:
    """The lines on which a statement gives or mentions a name."""
    lines = {one.line for one in references(statement) if one.name == name}
    own = [statement.name, *(one for mention in statement.target for one in mention.names)]
    if name in own:
        lines.add(statement.line)
    return lines


def _replacements(case: Case, statement: Statement, line: int, old: str, new: str) -> Iterator[Replacement]:
    """What is to be replaced on a line and on those that continue it."""
    lines = case.files[statement.file].lines
    words = [(line, column, word) for column, word in _words(lines[line - 1])]
    following = line + 1
    while following <= statement.lines[1] and _continues(lines[following - 1]):
        words.extend((following, column, word) for column, word in _words(lines[following - 1]))
        following += 1
    for number, column, word in _sought(statement, line, words):
        if word == old:
            yield Replacement(number, column + 1, _length(lines[number - 1], column), new)


def _continues(line: str) -> bool:
    content = line.strip()
    return not content or content[0] == "#" or goes_on(content)


def _length(line: str, column: int) -> int:
    """How long the word at a column is as it stands in the file, which may not be in normal form."""
    match = _WORD.match(line, column)
    assert match is not None
    return match.end() - column


def _sought(statement: Statement, line: int, words: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The words of a line among which names stand: not the directive's word, the date, the verb or the key."""
    if line == statement.line:
        first = 1
        if statement.is_entry:
            first = _after_verb(statement, words)
        return words[first:]
    field = _field_on(statement, line)
    if field is None or field.key == "node":
        return words[1:]
    first = field.key.count(" ") + 1 + (field.key in _NAME_LATER)
    return words[first : first + 1] if field.key in _NAME_FIRST else words[first:]


def _after_verb(statement: Statement, words: list[tuple[int, int, str]]) -> int:
    """The index of the first word after an entry's verb; dates may hold signs that part words."""
    date = str(statement.date) if statement.date is not None else "undated"
    length = sum(1 for _ in _WORD.finditer(date))
    return length + statement.is_denied + 1


def _field_on(statement: Statement, line: int) -> Field | None:
    waiting = list(statement.fields)
    while waiting:
        field = waiting.pop()
        if field.line == line:
            return field
        waiting.extend(field.under)
    return None


def _is_renamed(name: str, before: bytes, after: bytes, old: str, new: str) -> bool:
    """Whether a file says afterwards what it said before, under the other name."""
    one, other = (read_statements(read_file_text(name, data)).statements for data in (before, after))
    return [_names(statement, old, new) for statement in one] == [_names(s, new, new) for s in other]


def _names(statement: Statement, old: str, new: str) -> tuple[str, list[str]]:
    """A statement's kind, and all the names in it, the old one in the shape of the new."""
    names = [statement.name, *(one for mention in statement.target for one in mention.names)]
    names.extend(one.name for one in references(statement))
    return statement.kind, [new if one == old else one for one in names]
