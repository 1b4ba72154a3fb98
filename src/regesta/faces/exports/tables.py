"""Every finding as a table of comma-separated values, one file each, as spreadsheets read them."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from regesta.case import Case
from regesta.dates import format_bound
from regesta.findings.authority import authority
from regesta.findings.careers import careers
from regesta.findings.chronology import chronology
from regesta.findings.decisions import Decision, decisions
from regesta.findings.explanations import explanations
from regesta.findings.finding import Finding, Ground, Support
from regesta.findings.letters import letters
from regesta.findings.likeness import likenesses
from regesta.findings.network import network
from regesta.findings.people import people
from regesta.findings.sources import sources
from regesta.findings.spellings import namesakes
from regesta.findings.tally import Share, Tally
from regesta.findings.what_ifs import what_ifs

R = TypeVar("R", bound=NamedTuple)


class _Line(NamedTuple):
    """A row of a table: the record and what it belongs to; of a finding how far it is certain and what it rests on."""

    record: NamedTuple
    owner: str = ""
    modality: str = ""
    rests_on: Sequence[Ground] = ()


class _Table(NamedTuple):
    """A table: its name, what its first column is called (empty where it has none), and its rows."""

    name: str
    owner: str
    lines: Iterable[_Line]


def export_tables(case: Case) -> dict[str, bytes]:
    """The tables of a case by their file names, in UTF-8 with a mark at the beginning, so that spreadsheets know it.

    Lists stand in one cell with `; ` between; a table without rows has no file. Where a row is a finding by itself, its
    last columns say how far it is certain, and which entries it rests on.
    """
    found = {}
    for makes in (_of_register, _of_decisions, _of_authority, _of_letters, _of_actors, _of_explanations):
        for table in makes(case):
            lines = list(table.lines)
            if lines:
                found[f"{table.name}.csv"] = _written(table.owner, lines).encode("utf-8-sig")
    return found


def _of_register(case: Case) -> Iterator[_Table]:
    yield _Table("chronology", "", _plain(chronology(case)))
    yield _Table("sources", "", _findings(sources(case)))
    yield _Table("one-witness", "", _plain(letters(case).one_witness))


def _of_decisions(case: Case) -> Iterator[_Table]:
    lives = decisions(case)
    yield _Table("matters", "", (_Line(_summary(life)) for life in lives))
    yield _Table("acts", "matter", _owned((life.subject, act) for life in lives for act in _acts(life.value)))
    yield _Table(
        "states", "matter", _owned((life.subject, one) for life in lives for one in life.value.over_time)
    )
    for name in ("requests", "reversals", "terms"):
        lines = (_told(one, life.subject) for life in lives for one in getattr(life.value, name))
        yield _Table(name, "matter", lines)
    yield _Table(
        "versions", "matter", _owned((life.subject, one) for life in lives for one in life.value.versions)
    )


def _of_authority(case: Case) -> Iterator[_Table]:
    held = authority(case)
    yield _Table("authority", "", _findings(held.holds))
    yield _Table("rules", "", _findings(held.rules))
    yield _Table("chains", "", (_Line(_Chain(chain)) for chain in held.chains))
    yield _Table("vetoes", "", _findings(held.vetoes))
    found = network(case)
    yield _Table("ties", "", _plain(found.ties))
    yield _Table("standings", "", _plain(found.standings))


def _of_letters(case: Case) -> Iterator[_Table]:
    written = letters(case)
    yield _Table("letters", "", _findings(written.register))
    yield _Table("pairs", "", _plain(written.pairs))
    yield _Table("tellings", "", _findings(written.tellings))


def _of_actors(case: Case) -> Iterator[_Table]:
    yield _Table("people", "", _findings(people(case)))
    lives = [life.value for life in careers(case)]
    yield _Table("offices", "person", _owned((one.name, held) for one in lives for held in one.offices))
    yield _Table(
        "memberships", "actor", _owned((one.name, held) for one in lives for held in one.memberships)
    )
    yield _Table("kin", "person", _owned((one.name, _Kin(*kin)) for one in lives for kin in one.kin))
    yield _Table(
        "numbers", "actor", _owned((one.name, _Number(*count)) for one in lives for count in one.numbers)
    )
    yield _Table("namesakes", "", _findings(namesakes(case)))
    compared = likenesses(case)
    points = (_told(point, one.subject) for one in compared for point in one.value.points)
    yield _Table("likeness", "compared", points)


def _of_explanations(case: Case) -> Iterator[_Table]:
    found = [one.value for one in explanations(case)]
    yield _Table(
        "hypotheses", "question", _owned((one.question, each) for one in found for each in one.hypotheses)
    )
    yield _Table(
        "evidence", "question", _owned((one.question, each) for one in found for each in one.evidence)
    )
    supposed = [one.value for one in what_ifs(case)]
    yield _Table(
        "what-ifs", "what-if", _owned((one.name, answer) for one in supposed for answer in one.answers)
    )


class _Act(NamedTuple):
    id: str
    kind: str
    date: str
    words: str
    says: str
    effect: str


class _Chain(NamedTuple):
    chain: tuple[str, ...]


class _Kin(NamedTuple):
    kinship: str
    of: str


class _Number(NamedTuple):
    id: str
    number: str


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


def _acts(life: Decision) -> Iterator[_Act]:
    for row, effect in zip(life.acts, life.effects, strict=True):
        yield _Act(row.id, row.kind, row.date, row.words, row.says, effect)


def _plain(records: Iterable[NamedTuple]) -> Iterator[_Line]:
    return (_Line(record) for record in records)


def _owned(pairs: Iterable[tuple[str, NamedTuple]]) -> Iterator[_Line]:
    return (_Line(record, owner) for owner, record in pairs)


def _findings(findings: Iterable[Finding[R]]) -> Iterator[_Line]:
    return (_told(finding, "") for finding in findings)


def _told(finding: Finding[R], owner: str) -> _Line:
    return _Line(finding.value, owner, finding.modality, finding.grounds)


def _written(owner: str, lines: list[_Line]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")  # as RFC 4180 has it
    told = ("modality", "rests_on") if lines[0].modality else ()
    writer.writerow((*([owner] if owner else []), *lines[0].record._fields, *told))
    for record, name, modality, rests_on in lines:
        cells = [
            format_bound(value) if key in _DAYS and not isinstance(value, str) else _cell(value)
            for key, value in record._asdict().items()
        ]
        if modality:
            cells += [modality, _cell([ground.id for ground in rests_on])]
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
