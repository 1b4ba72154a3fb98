"""Rows of tables of statements beside what stands in the case: which statement a row is, and what becomes of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from regesta.case import Case
from regesta.importing.carried import Carried
from regesta.importing.ledger import Written
from regesta.importing.standing import Standing, Stands, standing_statements, stands_of
from regesta.statements.cells import digest_of
from regesta.statements.statement import Statement
from regesta.statements.writing import written


class Returning:
    """What stands in a case for each row: the statement of its name, or one without a name that says the same.

    An entry without a name that says what no row says is taken for the row with the same first line, if there is one.
    """

    def __init__(
        self, case: Case, standing: Standing, rows: Iterable[Carried], ledger: Mapping[str, Written]
    ) -> None:
        self._nameless: dict[str, list[Stands]] = defaultdict(list)
        self._found: dict[str, Stands] = {}
        named: dict[str, Stands] = {}
        for statement, file in standing_statements(case, standing):
            if statement.kind == "case" or statement.name:
                named.setdefault(
                    "=case" if statement.kind == "case" else statement.name, stands_of(statement, file)
                )
            elif statement.kind != "include":
                self._nameless[digest_of(statement)].append(stands_of(statement, file))
        waiting = []
        for row in rows:
            key = _name_in(row, ledger)
            if key in named:
                self._found[row.key] = named[key]
            elif row.statement is not None and not row.statement.name:
                waiting.append((row, row.statement))
        self._match(waiting, ledger)

    def _match(self, rows: list[tuple[Carried, Statement]], ledger: Mapping[str, Written]) -> None:
        """Finds statements for rows without a name: by what they said or say, else by their first line."""
        left = []
        for row, statement in rows:
            before = ledger.get(row.key)
            for said in (before.said if before is not None else row.was, digest_of(statement)):
                if (stands := self.take(said)) is not None:
                    self._found[row.key] = stands
                    break
            else:
                left.append((row, statement))
        for row, statement in left:
            like = (
                said
                for said, ones in self._nameless.items()
                if ones and first_line(ones[0].statement) == first_line(statement)
            )
            if (stands := self.take(next(like, ""))) is not None:
                self._found[row.key] = stands

    def take(self, said: str) -> Stands | None:
        """A statement without a name that says this and is no row's yet: it is then that of whoever asked."""
        ones = self._nameless.get(said)
        return ones.pop(0) if ones else None

    def standing(self, row: Carried) -> Stands | None:
        """What stands here for a row; None where nothing does."""
        return self._found.get(row.key)


def _name_in(row: Carried, ledger: Mapping[str, Written]) -> str:
    before = ledger.get(row.key)
    return before.name if before is not None and before.name else row.key


def first_line(statement: Statement) -> str:
    """The first line of a statement, by which one without a name is told."""
    return written(statement).partition("\n")[0]
