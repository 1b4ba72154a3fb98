"""`.regesta` text to statements: each directive by itself, so that a broken one never hides its neighbours."""

from typing import NamedTuple

from regesta.position import Position
from regesta.problem import CODES, Problem
from regesta.statements import faults
from regesta.statements.filetext import LONGEST_SAID, FileText, printable
from regesta.statements.grammar import DIRECTIVES, ENTRY, READING, UNDER_FIELD, FieldKind
from regesta.statements.header import Header, read_header
from regesta.statements.indents import is_ragged, levelled
from regesta.statements.lines import (
    directive_lines,
    find_word,
    goes_on,
    indent_of,
    plausible_names,
    strip_comment,
)
from regesta.statements.notation import Unreadable
from regesta.statements.phrases import ELISION, read_tie
from regesta.statements.statement import Broken, Field, Statement
from regesta.statements.values import Cites, Value

_TIE_WORDS = ("holds ", "is ")
LONGEST_GUESSED = 1000  # characters of an unreadable line in which the names it may give are sought
LONGEST_KEPT = 80  # characters: registers repeat short lines, as by and to, and never long ones


class Parsed(NamedTuple):
    """What one file says: its statements in order, its broken directives, and the problems found in reading."""

    statements: tuple[Statement, ...]
    broken: tuple[Broken, ...]
    problems: tuple[Problem, ...]


class _Line(NamedTuple):
    """A line of a directive with its continuations: `number` from 1, `indent` in columns, no comment.

    One that is not readable keeps its place, so that what stands below it is not given to the line before.
    """

    number: int
    indent: int
    text: str
    is_readable: bool = True


class _Level(NamedTuple):
    """What may stand at one depth of a directive: the fields, whose they are, and those of the level above."""

    kinds: dict[str, FieldKind]
    owner: str
    outer: dict[str, FieldKind] | None = None


def read_statements(text: FileText) -> Parsed:
    """The statements of one file, with every problem of reading it."""
    return read_blocks(text, 1, len(text.lines))


def read_blocks(text: FileText, first: int, last: int) -> Parsed:
    """The statements between two lines of a file, where whole directives stand, with the problems of its bytes."""
    reader = _Reader(text)
    lines = text.lines if (first, last) == (1, len(text.lines)) else text.lines[first - 1 : last]
    for begins, ends in directive_lines(lines):
        reader.read_block(begins + first - 1, ends + first - 1)
    return Parsed(tuple(reader.statements), tuple(reader.broken), (*text.problems, *reader.problems))


class _Reader:
    """Reads the directives of one file one after another and collects what it finds."""

    def __init__(self, text: FileText) -> None:
        self.file = text
        self.statements: list[Statement] = []
        self.broken: list[Broken] = []
        self.problems: list[Problem] = []
        self._is_whole = True
        self._last = 0  # the last line that says something, of the directive at hand
        self._known: dict[tuple[int, str], tuple[str, Value, bool]] = {}

    def read_block(self, first: int, last: int) -> None:
        """Reads the directive that stands on these lines."""
        self._is_whole = True
        lines = self._lines(first, last)
        if not lines:
            return
        head = lines[0]
        if head.indent:
            self._fault(head.number, faults.stray())
            return
        if not head.is_readable:
            self.broken.append(Broken(plausible_names(head.text), self.file.name, (first, self._last)))
            return
        header = read_header(head.text)
        for fault in header.faults:
            self._fault(head.number, fault)
        if header.fields is None or any(fault.code == "bad-name" for fault in header.faults):
            self.broken.append(Broken(plausible_names(head.text), self.file.name, (first, self._last)))
        if header.fields is None:
            self._unindented(lines)
            return
        self.statements.append(self._statement(header, lines))

    def _statement(self, header: Header, lines: list[_Line]) -> Statement:
        assert header.fields is not None
        number = lines[0].number
        inline = [Field(key, value, number) for key, value in header.inline]
        if is_ragged([line.indent for line in lines]):
            lines = self._levelled(lines)
        fields, _ = self._fields(lines, 1, 0, _Level(header.fields, header.kind), inline)
        if header.lacks and self._is_whole:
            for lacking in header.lacks:
                self._fault(number, faults.missing_part(header.kind, lacking))
        return Statement(
            header.kind,
            header.name,
            header.text,
            fields,
            self.file.name,
            (number, self._last),
            self._is_whole,
            header.is_entry,
            header.date,
            header.is_denied,
            header.is_series,
            header.target,
        )

    def _levelled(self, lines: list[_Line]) -> list[_Line]:
        """The lines indented as they are meant to be; those that stand otherwise are told."""
        self._unindented(lines)
        found = []
        for line, meant in zip(lines, levelled([line.indent for line in lines]), strict=True):
            if line.indent and meant != line.indent:
                is_first = line is lines[1]
                fault = faults.ragged(line.text, line.indent, wanted=meant, is_first=is_first)
                self._fault(line.number, fault)
            found.append(line._replace(indent=meant))
        return found

    def _unindented(self, lines: list[_Line]) -> None:
        """Tells the fields that stand in the first column."""
        for line in lines[1:]:
            if not line.indent:
                self._fault(line.number, faults.unindented(line.text.split(None, 1)[0]))

    def _lines(self, first: int, last: int) -> list[_Line]:
        """The lines that say something, continuations joined, comments and blanks passed over."""
        found: list[_Line] = []
        more: list[str] = []  # what continues the last line found
        lines, unreadable = self.file.lines, self.file.unreadable
        for number in range(first, last + 1):
            line = lines[number - 1]
            content = line.strip()
            if not content or content[0] == "#":
                continue
            self._last = number
            is_readable = not unreadable or number not in unreadable
            if not is_readable:
                content = content[:LONGEST_GUESSED]
            elif "#" in content or "\\" in content or content.count('"') % 2:
                content = self._without_comment(number, line)
            if goes_on(content) and found:
                more.append(content[1:].lstrip())
                if not is_readable:
                    found[-1] = found[-1]._replace(is_readable=False)
                continue
            if more:
                _join(found, more)
            indent = indent_of(line) if "\t" in line else len(line) - len(line.lstrip())
            found.append(_Line(number, indent, content, is_readable))
        if more:
            _join(found, more)
        return found

    def _without_comment(self, number: int, line: str) -> str:
        """What a line says without its comment; an unclosed quotation mark is noted and closed."""
        text, unclosed = strip_comment(line)
        if unclosed < 0:
            return text.lstrip()
        self._fault(number, faults.unclosed_quote(line[unclosed:]), start=unclosed)
        backslashes = len(text) - len(text.rstrip("\\"))
        return text.lstrip() + ("\\" if backslashes % 2 else "") + '"'

    def _fields(
        self,
        lines: list[_Line],
        index: int,
        parent_indent: int,
        level: _Level,
        inline: list[Field],
    ) -> tuple[tuple[Field, ...], int]:
        """The fields indented below a line, from `index` on, and the index of the line after them."""
        fields = inline
        single = {field.key: field for field in inline}
        while index < len(lines):
            line = lines[index]
            if line.indent <= parent_indent:
                break
            index += 1
            if not line.is_readable:
                self._is_whole = False
                index = _below(lines, index, line)
                continue
            field = self._field(line, level, single)
            if index < len(lines) and lines[index].indent > line.indent:
                word = line.text.split(None, 1)[0]
                under = kinds_under(word, level.kinds)
                if not under:
                    self._fault(lines[index].number, faults.too_deep(lines[index].text, above=word))
                    index = _below(lines, index, line)
                    continue
                below = _Level(under, word, level.kinds)
                deeper, index = self._fields(lines, index, line.indent, below, [])
                field = field._replace(under=deeper) if field is not None else None
            if field is not None:
                fields.append(field)
        return tuple(fields), index

    def _field(self, line: _Line, level: _Level, single: dict[str, Field]) -> Field | None:
        """The field a line holds, or None where it cannot be read; the problem is then noted.

        `single` are the fields before it that must not be repeated, by their key; it is added to them.
        """
        known = self._known.get((id(level.kinds), line.text))
        if known is None:
            known = self._read_field(line, level)
            if known is None:
                return None
        key, value, is_repeatable = known
        field = Field(key, value, line.number)
        if not is_repeatable:
            if key in single:
                fault = faults.duplicate_field(key, line.text, takes_several=type(value) is tuple)
                self._fault(line.number, fault, (Position(self.file.name, single[key].line),))
                return None
            single[key] = field
        if type(value) is Cites and value.seal is not None:
            self._check_seal(line.number, value.seal)
        return field

    def _read_field(self, line: _Line, level: _Level) -> tuple[str, Value, bool] | None:
        """Key and value of a line, and whether the key may be repeated; kept for the next line that says the same."""
        key, text = split_key(line.text, level.kinds)
        kind = level.kinds.get(key)
        if kind is None:
            if level.owner == "model" and text.startswith(_TIE_WORDS):
                return self._tie(line.number, key, text)
            self._fault(line.number, self._unknown_field(line, key, level))
            return None
        if not text:
            self._fault(line.number, faults.no_value(key))
            return None
        try:
            value = kind.read(text)
        except Unreadable as fault:
            start = self.file.lines[line.number - 1].find(key) + len(key)
            self._fault(line.number, fault, start=start)
            return None
        known = (key, value, kind.is_repeatable)
        if len(line.text) <= LONGEST_KEPT:
            self._known[id(level.kinds), line.text] = known
        return known

    def _unknown_field(self, line: _Line, key: str, level: _Level) -> Unreadable:
        """What is wrong with a line whose key its level has not: it is one of the level above, or of none."""
        if level.outer is not None:
            above = split_key(line.text, level.outer)[0]
            if above in level.outer:
                return faults.too_deep(line.text, above=level.owner)
        return faults.unknown_field(key, line.text, kinds=level.kinds, owner=level.owner)

    def _tie(self, number: int, node: str, text: str) -> tuple[str, Value, bool] | None:
        """What ties a causal node to the register: in a model, a line that begins with the node's name."""
        try:
            return "node", read_tie(node, text), True
        except Unreadable as fault:
            self._fault(number, fault)
            return None

    def _check_seal(self, number: int, tokens: tuple[str, ...]) -> None:
        if not tokens or tokens == (ELISION,):
            self._fault(number, faults.pending_seal())
            return
        from regesta.sources import BrokenSeal, Seal

        try:
            Seal.parse(tokens)
        except BrokenSeal as fault:
            piece = fault.token or tokens[0]
            self._fault(number, Unreadable(fault.reason, fault.remedy, piece, "bad-seal"))

    # What is wrong, said.

    def _fault(
        self, number: int, fault: Unreadable, related: tuple[Position, ...] = (), *, start: int = 0
    ) -> None:
        """Notes what is wrong; the piece at fault stands in the line at the column `start`, from 0, or after it."""
        fault = faults.spaced(fault)
        severity = CODES[fault.code]
        self._is_whole = self._is_whole and severity != "error"
        position = self._locate(number, fault, start)
        text = printable(self.file.lines[position.line - 1])
        what, remedy = printable(fault.what, LONGEST_SAID), printable(fault.remedy, LONGEST_SAID)
        self.problems.append(Problem(fault.code, severity, what, remedy, position, text, related))

    def _locate(self, number: int, fault: Unreadable, start: int) -> Position:
        """Where the piece at fault stands: in the line, or in one that continues it."""
        lines = self.file.lines
        for other in range(number, min(number + 50, len(lines) + 1)):
            line = lines[other - 1]
            if other > number and not line.lstrip().startswith("+"):
                break
            column = find_word(line, fault.piece, start if other == number else 0, is_last=fault.is_last)
            if column >= 0:
                return Position(self.file.name, other, column + fault.at + 1)
        line = lines[number - 1]
        return Position(self.file.name, number, len(line) - len(line.lstrip()) + 1)


# The keys of more than one word, by their first word, those of most words first.
_LONG_KEYS: dict[str, list[str]] = {}
for _key in {
    key for kinds in (READING, ENTRY, *(kind.fields for kind in DIRECTIVES.values())) for key in kinds
}:
    if " " in _key:
        _LONG_KEYS.setdefault(_key.split()[0], []).append(_key)


def split_key(text: str, kinds: dict[str, FieldKind]) -> tuple[str, str]:
    """The key of a field, of one word or more, and the text of its value."""
    key, _, rest = text.partition(" ")
    if "\t" in key:
        key, rest = (*text.split(None, 1), "")[:2]
    if key in _LONG_KEYS:
        words = text.split()
        for long_key in _LONG_KEYS[key]:
            count = long_key.count(" ") + 1
            if long_key in kinds and words[:count] == long_key.split():
                return long_key, text.split(None, count)[count] if len(words) > count else ""
    return key, rest.lstrip()


def kinds_under(key: str, kinds: dict[str, FieldKind]) -> dict[str, FieldKind]:
    """What may stand below a field: a reading below `cites`, citations and notes below others."""
    if "cites" not in kinds:
        return {}
    return READING if key == "cites" else UNDER_FIELD if kinds is not UNDER_FIELD else {}


def _join(found: list[_Line], more: list[str]) -> None:
    """Joins to the last line what continues it, all at once: one by one a long text is copied time and again."""
    found[-1] = found[-1]._replace(text=" ".join([found[-1].text, *more]))
    more.clear()


def _below(lines: list[_Line], index: int, above: _Line) -> int:
    """The index, from `index` on, of the first line that is not indented below another."""
    while index < len(lines) and lines[index].indent > above.indent:
        index += 1
    return index
