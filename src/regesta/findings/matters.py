"""The matters of a case, each with its acts in order."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from regesta.case import Case
from regesta.findings.chronology import Row, rows_by_id
from regesta.findings.deferred import Deferred
from regesta.findings.finding import Finding, entry_id, grounds_of
from regesta.statements.statement import Statement


class Matter(NamedTuple):
    """A matter: its title, the matter it is part of, its versions, and its entries in order."""

    name: str
    title: str
    part_of: str
    versions: tuple[str, ...]
    entries: Sequence[Row]


def matters(case: Case) -> list[Finding[Matter]]:
    """Every matter of the case with its entries in the order of their bounds."""
    statements: dict[str, list[Statement]] = defaultdict(list)
    for entry in case.entries:
        if entry.is_entry:
            for mention in entry.target:
                for name in mention.names:
                    statements[name].append(entry)
    rows = rows_by_id(case)
    found = []
    versions: dict[str, list[str]] = defaultdict(list)
    for version in case.of_kind("version"):
        for mention in version.mentions("of"):
            for name in mention.names:
                versions[name].append(version.name)
    for statement in case.of_kind("matter"):
        if not statement.name:
            continue
        own = [entry_id(entry) for entry in statements[statement.name]]
        matter = Matter(
            statement.name,
            statement.text or statement.name,
            "".join(name for mention in statement.mentions("part of") for name in mention.names),
            tuple(versions[statement.name]),
            Deferred(rows.__getitem__, sorted(set(own), key=rows.numbers.__getitem__)),
        )
        grounds = grounds_of(case, statements[statement.name])
        found.append(Finding(statement.name, matter, "certain", grounds))
    return found
