"""Rows of tables of statements beside what stands in the case: which statement a row is, and what becomes of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from regesta.case import Case
from regesta.importing.carried import Carried
from regesta.importing.ledger import Written
from regesta.importing.standing import Standing, Stands, standing_statements, stands_of
from regesta.statements.cells import digest_of
from regesta.statements.statement import Statement
from regesta.statements.writing import written

CASE = "=case"  # the key of the case's own directive: no name


class Returning:
    """What stands in a case for each row: the statement of its name, or one without a name that says the same.

    An entry without a name that says what no row says is taken for the row with the same first line, if there is one.
    """

    def __init__(
        self, case: Case, standing: Standing, rows: Iterable[Carried], ledger: Mapping[str, Written]
    ) -> None:
        self._nameless: dict[str, list[Stands]] = defaultdict(list)
        self._found: dict[str, Stands] = {}
        self._named: dict[str, Stands] = {}
        for statement, file in standing_statements(case, standing):
            if statement.kind == "case" or statement.name:
                name = CASE if statement.kind == "case" else statement.name
                self._named.setdefault(name, stands_of(statement, file))
            elif statement.kind != "include":
                self._nameless[digest_of(statement)].append(stands_of(statement, file))
        waiting = []
        rows = tuple(rows)
        self._keys = {row.key for row in rows}
        for row in rows:
            name = _name_in(row, ledger)
            if name in self._named:
                self._found[row.key] = self._named[name]
            elif row.statement is not None and row.statement.name:  # which may have had none
                self._find(row, row.was)
            elif row.statement is not None:
                waiting.append((row, row.statement))
        self._match(waiting, ledger)

    def _match(self, rows: list[tuple[Carried, Statement]], ledger: Mapping[str, Written]) -> None:
        """Finds statements for rows without a name: by what they said or say, else by their first line."""
        left = []
        for row, statement in rows:
            before = ledger.get(row.key)
            was = before.said if before is not None else row.was
            if not (self._find(row, was) or self._find(row, digest_of(statement))):
                left.append((row, statement))
        alike: dict[str, list[str]] = defaultdict(list)
        for said, ones in self._nameless.items() if left else ():
            for one in ones:
                alike[first_line(one.statement)].append(said)
        for row, statement in left:
            if said_here := alike[first_line(statement)]:
                self._find(row, said_here.pop(0))

    def _find(self, row: Carried, said: str) -> bool:
        """Whether a statement without a name says this: it is then what stands here for the row."""
        stands = self.take(said)
        if stands is not None:
            self._found[row.key] = stands
        return stands is not None

    def take(self, said: str) -> Stands | None:
        """A statement without a name that says this and is no row's yet: it is then that of whoever asked."""
        ones = self._nameless.get(said)
        return ones.pop(0) if ones else None

    @cached_property
    def _names(self) -> dict[str, str]:
        return {digest_of(one.statement): name for name, one in self._named.items()}

    def called(self, row: Carried) -> str:
        """The name under which stands what a row of another name, or without one, was; empty where nothing does.

        A row beside that of the name is a copy of it, made to say something else.
        """
        name = self._names.get(row.was, "") if row.was else ""
        return "" if name in self._keys else name

    def standing(self, row: Carried) -> Stands | None:
        """What stands here for a row; None where nothing does."""
        return self._found.get(row.key)


def _name_in(row: Carried, ledger: Mapping[str, Written]) -> str:
    before = ledger.get(row.key)
    return before.name if before is not None and before.name else row.key


def first_line(statement: Statement) -> str:
    """The first line of a statement, by which one without a name is told."""
    return written(statement).partition("\n")[0]
