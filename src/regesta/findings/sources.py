"""The sources of a case: how each was seen, and what rests on it."""

from collections import defaultdict
from typing import NamedTuple

from regesta.case import Case
from regesta.findings.finding import Finding, entry_id, grounds_of
from regesta.statements.statement import Statement, field_cites


class Witness(NamedTuple):
    """A source: its description, how many citations it carries, and the entries that cite it."""

    name: str
    title: str
    author: str
    kind: str
    date: str
    seen_as: str
    reference: str
    address: str
    citations: int
    entries: tuple[str, ...]


def sources(case: Case) -> list[Finding[Witness]]:
    """Every source of the case, in the order of the files."""
    citing: dict[str, list[Statement]] = defaultdict(list)
    for statement in case.statements:
        for citation in statement.citations:
            citing[field_cites(citation).source].append(statement)
    return [_witness(case, source, citing[source.name]) for source in case.of_kind("source") if source.name]


def _witness(case: Case, source: Statement, citing: list[Statement]) -> Finding[Witness]:
    distinct = list({id(statement): statement for statement in citing}.values())
    date = source.field("date")
    witness = Witness(
        source.name,
        source.text or source.name,
        source.word("author"),
        source.word("kind"),
        str(date.value) if date is not None else "",
        source.word("seen as"),
        source.word("reference"),
        source.word("address"),
        len(citing),
        tuple(entry_id(statement) for statement in distinct),
    )
    return Finding(source.name, witness, "certain", grounds_of(case, distinct))
