"""All the findings that the pages of a site show, found once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from regesta.case import Case
from regesta.case.collector import paused_collector
from regesta.case.texts import held_texts
from regesta.faces.site.addresses import page_paths
from regesta.findings.appearances import Appearance, appearances
from regesta.findings.chronology import Row, rows_by_id
from regesta.findings.citations import Citation, citations
from regesta.findings.extents import Extent, extents
from regesta.findings.held_versions import held_versions
from regesta.findings.periods import Period, periods
from regesta.findings.problems import all_problems
from regesta.findings.reader import Leaf, reader
from regesta.findings.records import Record, records, statement_id
from regesta.findings.timescale import Tick, Timescale, ticks, timescale
from regesta.findings.withholding import withheld
from regesta.problem import Problem
from regesta.sources import Text
from regesta.sources.versions import VersionText
from regesta.statements.statement import field_cites

MOST_ON_A_PAGE = 600  # rows of the chronology that stand on one page
MOST_IN_A_SECTION = 40


class Part(NamedTuple):
    """A page of the chronology: its path, its title, and its sections."""

    path: str
    title: str
    sections: tuple[Period, ...]


@dataclass(frozen=True)
class Dossier:
    """A case and what is found in it.

    `records` go by id; `paths` are those of the pages, by the ids and names of what they are about; `leaves` the texts
    of sources as they are shown; `spans` how the date of each entry lies in time.
    """

    case: Case
    texts: Mapping[str, Text]
    cited: Sequence[Citation]
    problems: tuple[Problem, ...]
    rows: tuple[Row, ...]
    records: Mapping[str, Record]
    paths: Mapping[str, str]
    leaves: Mapping[str, Leaf]
    spans: Mapping[str, tuple[Extent, ...]]
    scale: Timescale | None
    ticks: tuple[Tick, ...]
    parts: tuple[Part, ...]
    appearances: Mapping[str, tuple[Appearance, ...]]
    versions: Mapping[str, VersionText]

    def of_kind(self, *kinds: str) -> list[Record]:
        """The records of these kinds, the kinds one after another, each in the order of the files."""
        by_kind: dict[str, list[Record]] = {kind: [] for kind in kinds}
        for record in self.records.values():
            if record.kind in by_kind:
                by_kind[record.kind].append(record)
        return [record for kind in kinds for record in by_kind[kind]]


def gather(case: Case, folders: Sequence[Path] = ()) -> Dossier:
    """All that the site shows of a case; `folders` are where its sources' texts may be held besides its own."""
    with paused_collector():
        return _gathered(case, folders)


def _gathered(case: Case, folders: Sequence[Path]) -> Dossier:
    held = held_texts(case, folders)
    versions = held_versions(case, folders)
    cited = citations(case, held.texts)
    every = records(case, cited, held.texts)
    rows = tuple(rows_by_id(case).values())
    spans = {statement_id(case, entry): extents(case, entry) for entry in case.entries if entry.is_entry}
    scale = timescale(extent for found in spans.values() for extent in found)
    paths = page_paths(every)
    for name, statement in case.named.items():
        path = paths.get(statement_id(case, statement))
        if path is not None:
            paths.setdefault(name, path)
    return Dossier(
        case,
        held.texts,
        cited,
        all_problems(case, held, cited, versions.problems),
        rows,
        {record.id: record for record in every},
        paths,
        _leaves(case, held.texts, cited),
        spans,
        scale,
        ticks(scale) if scale is not None else (),
        _parts(rows),
        appearances(case),
        versions.texts,
    )


def _leaves(case: Case, texts: Mapping[str, Text], cited: Sequence[Citation]) -> dict[str, Leaf]:
    hidden = withheld(cited, texts)
    own: dict[str, list[Citation]] = {}
    for citation in cited:
        own.setdefault(field_cites(citation.field).source, []).append(citation)
    return {
        source.name: reader(
            source.name,
            texts.get(source.name),
            own.get(source.name, []),
            hidden,
            scheme=source.word("locators"),
        )
        for source in case.of_kind("source")
    }


def _parts(rows: Sequence[Row]) -> tuple[Part, ...]:
    """The pages of the chronology: one, or one for each period of no more than `MOST_ON_A_PAGE` rows."""
    if len(rows) <= MOST_ON_A_PAGE:
        return (Part("chronology", "Chronology", periods(rows, MOST_IN_A_SECTION)),)
    return tuple(
        Part(f"chronology/{period.name}", period.title, periods(period.rows, MOST_IN_A_SECTION))
        for period in periods(rows, MOST_ON_A_PAGE)
    )
