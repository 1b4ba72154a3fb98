"""What stands where an import is to write: the file of earlier imports, its ledger, the case's statements."""

from collections.abc import Iterator
from typing import NamedTuple

from regesta.case import Case
from regesta.editing.entering import LEDGER
from regesta.statements.filetext import FileText, read_file_text
from regesta.statements.parser import read_statements
from regesta.statements.statement import Statement


class Standing(NamedTuple):
    """The file that an import writes into, and its ledger, as they stand: None where there is none yet.

    `source` says in a few words what is imported. `opening` is the text of the case's main file where the case is
    begun by the import.
    """

    target: str
    statements: bytes | None
    ledger: bytes | None
    source: str
    opening: str | None = None

    @property
    def ledger_name(self) -> str:
        """The name of the ledger's file."""
        return self.target.rpartition(".")[0] + LEDGER


class Stands(NamedTuple):
    """A statement as it stands in its file: its lines from `first` to `last`, without what only follows it."""

    statement: Statement
    file: FileText
    first: int
    last: int

    @property
    def text(self) -> str:
        """Its lines."""
        return "\n".join(self.file.lines[self.first - 1 : self.last])

    @property
    def bare(self) -> str:
        """Its lines without its own name."""
        return self.text.replace(self.statement.name, "", 1)


def standing_statements(case: Case, standing: Standing) -> Iterator[tuple[Statement, FileText]]:
    """Every statement of the case and of the file of earlier imports, whether or not that is included."""
    yield from ((statement, case.files[statement.file]) for statement in case.statements)
    if standing.target not in case.files and standing.statements:
        text = read_file_text(standing.target, standing.statements)
        yield from ((statement, text) for statement in read_statements(text).statements)


def stand(case: Case, standing: Standing) -> dict[str, Stands]:
    """Everything that has a name, in the case and in the file of earlier imports."""
    found: dict[str, Stands] = {}
    for statement, file in standing_statements(case, standing):
        if statement.name and statement.kind != "case":
            found.setdefault(statement.name, stands_of(statement, file))
    for name in case.named:
        if name not in found:  # a state or a practice, which an entry names
            found[name] = stands_of(case.named[name], case.files[case.named[name].file])
    return found


def stands_of(statement: Statement, file: FileText) -> Stands:
    """A statement as it stands in its file."""
    first, last = statement.lines
    while last > first and (not file.lines[last - 1].strip() or file.lines[last - 1].startswith("#")):
        last -= 1
    return Stands(statement, file, first, last)
