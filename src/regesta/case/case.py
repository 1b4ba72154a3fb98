"""The case: every statement of its files, with the indexes that questions need. It never changes."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from regesta.dates import Bound, Edtf, End, widened
from regesta.position import Position
from regesta.problem import CODES, Problem
from regesta.statements.filetext import LONGEST_SAID, FileText, printable
from regesta.statements.grammar import OWN_NAME_VERBS, STATE_VERBS, UNDATED_ENTRIES
from regesta.statements.lines import find_word
from regesta.statements.statement import Broken, Field, Statement
from regesta.statements.values import Length


@dataclass(frozen=True, eq=False)
class Case:
    """A case as its files state it.

    `folder` is where its files stand and `main` the name of the one that was opened. `files` go by name,
    relative to the folder, in the order they were read. `problems` are those of reading; `check` adds its own.
    `is_complete` is False where a file of the case could not be read.
    """

    folder: Path
    main: str
    files: Mapping[str, FileText]
    statements: tuple[Statement, ...]
    broken: tuple[Broken, ...]
    problems: tuple[Problem, ...]
    is_complete: bool = True

    @cached_property
    def entries(self) -> tuple[Statement, ...]:
        """The entries of the register, in the order of the files."""
        return tuple(s for s in self.statements if s.is_entry or s.kind in UNDATED_ENTRIES)

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Statement, ...]]:
        """Directives by their word, and entries by their verb."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            found[statement.kind].append(statement)
        return {kind: tuple(statements) for kind, statements in found.items()}

    @cached_property
    def _by_key(self) -> Mapping[str, tuple[tuple[Statement, Field], ...]]:
        found: dict[str, list[tuple[Statement, Field]]] = defaultdict(list)
        for statement in self.statements:
            for field in statement.fields:
                found[field.key].append((statement, field))
                for deeper in field.under:
                    if deeper.key == "cites":
                        found["cites"].append((statement, deeper))
        return {key: tuple(pairs) for key, pairs in found.items()}

    def fields(self, key: str) -> tuple[tuple[Statement, Field], ...]:
        """Every field of that key with its statement; for `cites` those under other fields too."""
        return self._by_key.get(key, ())

    def of_kind(self, kind: str) -> tuple[Statement, ...]:
        """The directives of that word, or the entries of that verb."""
        return self.by_kind.get(kind, ())

    @cached_property
    def named(self) -> Mapping[str, Statement]:
        """What each name stands for: the first directive that gives it, or the first practice, power or state.

        Entries' names keep their `^`. The case's own name stands apart.
        """
        found: dict[str, Statement] = {}
        for statement in self.statements:
            if statement.name and statement.kind != "case" and statement.name not in found:
                found[statement.name] = statement
        for kind in (*OWN_NAME_VERBS, *STATE_VERBS):
            for entry in self.of_kind(kind):
                for mention in entry.target:
                    for name in mention.names:
                        found.setdefault(name, entry)
        return found

    @cached_property
    def states(self) -> Mapping[str, tuple[Statement, ...]]:
        """The entries that speak of each state of affairs: what begins, ends or holds and is no office."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for kind in STATE_VERBS:
            for entry in self.of_kind(kind):
                for mention in entry.target:
                    for name in mention.names:
                        declared = self.named.get(name)
                        if declared is None or declared.is_entry:
                            found[name].append(entry)
        return {name: tuple(entries) for name, entries in found.items()}

    @cached_property
    def _unread(self) -> str:
        """The lines of the directives that could not be read whole, one below another."""
        parts = [(one.file, one.lines) for one in self.broken]
        parts += [(one.file, one.lines) for one in self.statements if not one.is_whole]
        return "\n".join(
            line for file, (first, last) in parts for line in self.files[file].lines[first - 1 : last]
        )

    def is_perhaps_mentioned(self, name: str) -> bool:
        """Whether a name stands in a directive that could not be read whole: it may be mentioned there."""
        return name in self._unread

    @cached_property
    def options(self) -> Statement | None:
        """The `case` directive, or None where it is missing."""
        found = self.of_kind("case")
        return found[0] if found else None

    @property
    def title(self) -> str:
        """The case's title, its name where it has none, or the folder's name."""
        if self.options is None:
            return self.folder.name
        return self.options.text or self.options.name or self.folder.name

    @cached_property
    def about_years(self) -> int:
        """What `~` widens an approximate year by, in whole years at each end: 0 unless the case says."""
        length = self.options.value("about", Length) if self.options is not None else None
        if length is None or length.unit != "years" or length.quantity.high is None:
            return 0
        return int(length.quantity.high)

    def bounds(self, statement: Statement) -> tuple[Bound, Bound]:
        """The earliest and latest day of an entry's date: `End.UNKNOWN` twice where it has none."""
        return self.date_bounds(statement.date)

    def date_bounds(self, date: Edtf | None) -> tuple[Bound, Bound]:
        """The earliest and latest day of a date, widened as far as the case allows."""
        if date is None:
            return End.UNKNOWN, End.UNKNOWN
        if self.about_years and date.is_approximate:
            return widened(date, self.about_years)
        return date.earliest, date.latest

    def title_of(self, name: str) -> str:
        """What a name reads as for people: the text of its directive, or the name itself."""
        statement = self.named.get(name)
        return statement.text if statement is not None and statement.text else name

    def line_text(self, position: Position) -> str:
        """The line at a position, fit to be shown."""
        text = self.files.get(position.file)
        if text is None or not 0 < position.line <= len(text.lines):
            return ""
        return printable(text.lines[position.line - 1])

    def locate(self, statement: Statement, line: int = 0, piece: str = "", column: int = 1) -> Position:
        """Where a piece of text stands in a statement, from a place in one of its lines on.

        Without it, where the line begins.
        """
        line = line or statement.line
        lines = self.files[statement.file].lines
        if piece:
            for number in range(line, min(statement.lines[1], line + 50) + 1):
                found = find_word(lines[number - 1], piece, column - 1 if number == line else 0)
                if found >= 0:
                    return Position(statement.file, number, found + 1)
        text = lines[line - 1]
        return Position(statement.file, line, len(text) - len(text.lstrip()) + 1)

    def problem(
        self,
        code: str,
        position: Position,
        message: str,
        remedy: str,
        related: tuple[Position, ...] = (),
    ) -> Problem:
        """A problem of this case at a position, with the line that stands there."""
        message, remedy = printable(message, LONGEST_SAID), printable(remedy, LONGEST_SAID)
        return Problem(code, CODES[code], message, remedy, position, self.line_text(position), related)
