"""Every finding as a table of comma-separated values, one file each, as spreadsheets read them."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from regesta.case import Case
from regesta.dates import format_bound
from regesta.findings.authority import authority
from regesta.findings.chronology import chronology
from regesta.findings.decisions import Decision, decisions
from regesta.findings.finding import Finding, Support
from regesta.findings.letters import letters
from regesta.findings.people import people
from regesta.findings.sources import sources
from regesta.findings.tally import Share, Tally

R = TypeVar("R", bound=NamedTuple)

Records = Iterable[tuple[str, NamedTuple]]  # each with the name of what it belongs to, or an empty text


def export_tables(case: Case) -> dict[str, bytes]:
    """The tables of a case by their file names, in UTF-8 with a mark at the beginning, so that spreadsheets know it.

    Lists stand in one cell with `; ` between; a table without rows has no file.
    """
    found = {}
    for name, owner, records in _tables(case):
        rows = list(records)
        if rows:
            found[f"{name}.csv"] = _written(owner, rows).encode("utf-8-sig")
    return found


def _tables(case: Case) -> Iterator[tuple[str, str, Records]]:
    """Each table's name, what its first column is called (empty where it has none), and its records."""
    lives = decisions(case)
    held, written = authority(case), letters(case)
    yield "chronology", "", (("", row) for row in chronology(case))
    yield "people", "", _values(people(case))
    yield "sources", "", _values(sources(case))
    yield "matters", "", (("", _summary(life)) for life in lives)
    yield "states", "matter", _of_matters(lives, lambda life: life.over_time)
    yield "requests", "matter", _of_matters(lives, lambda life: [one.value for one in life.requests])
    yield "reversals", "matter", _of_matters(lives, lambda life: [one.value for one in life.reversals])
    yield "terms", "matter", _of_matters(lives, lambda life: [one.value for one in life.terms])
    yield "versions", "matter", _of_matters(lives, lambda life: life.versions)
    yield "authority", "", _values(held.holds)
    yield "rules", "", _values(held.rules)
    yield "vetoes", "", _values(held.vetoes)
    yield "letters", "", _values(written.register)
    yield "pairs", "", (("", pair) for pair in written.pairs)


class _Summary(NamedTuple):
    name: str
    title: str
    part_of: str
    now: tuple[str, ...]
    modality: str
    last_word: str
    acts: int


def _summary(finding: Finding[Decision]) -> _Summary:
    value = finding.value
    return _Summary(
        value.name,
        value.title,
        value.part_of,
        value.now,
        finding.modality,
        value.last_word.value,
        len(value.acts),
    )


def _values(findings: Iterable[Finding[R]]) -> Records:
    return (("", finding.value) for finding in findings)


def _of_matters(lives: list[Finding[Decision]], part: Callable[[Decision], Iterable[NamedTuple]]) -> Records:
    return ((life.subject, record) for life in lives for record in part(life.value))


def _written(owner: str, rows: list[tuple[str, NamedTuple]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")  # as RFC 4180 has it
    writer.writerow((*([owner] if owner else []), *rows[0][1]._fields))
    for name, record in rows:
        cells = (
            format_bound(value) if key in _DAYS else _cell(value) for key, value in record._asdict().items()
        )
        writer.writerow((*([name] if owner else []), *cells))
    return out.getvalue()


_DAYS = ("earliest", "latest")


def _cell(value: object) -> str:
    """A value in one cell; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case str():
            return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
        case Support():
            return f"{value.source} {value.locator}".strip()
        case Tally() | Share() | int() | float():
            return str(value)
        case Sequence():
            return "; ".join(map(_cell, value))
    raise TypeError(f"a table has no cell for {value!r}")
