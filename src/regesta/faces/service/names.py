"""The names of a case by what they stand for, and each in a few words."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from regesta.case import Case
from regesta.case.references import Kinds, is_of_kind, kind_of
from regesta.findings.regest import regest
from regesta.statements.statement import Statement


class Names:
    """The names that a case gives, sought by an editor time and again."""

    def __init__(self, case: Case) -> None:
        self.case = case

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[str, ...]]:
        """The names of each kind, in their order."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in self.case.named:
            kind = kind_of(self.case, name)
            if kind is not None:
                found[kind].append(name)
        return {kind: tuple(sorted(names)) for kind, names in found.items()}

    def of_kinds(self, kinds: Kinds) -> list[tuple[str, str]]:
        """The names that may stand where those kinds are expected, each with its kind."""
        return [
            (name, kind) for kind, names in self.by_kind.items() if is_of_kind(kind, kinds) for name in names
        ]

    def says(self, name: str) -> str:
        """What a name stands for, in a few words."""
        statement = self.case.named.get(name)
        return says(self.case, statement) if statement is not None else ""


def says(case: Case, statement: Statement) -> str:
    """A directive in a few words: its text, or an entry's date and what was done."""
    if statement.is_entry:
        date = str(statement.date) if statement.date is not None else "undated"
        return f"{date} {regest(case, statement)}"
    return regest(case, statement)
