"""All the findings that the pages of a site show, each found when a page first needs it, and once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from regesta.case import Case
from regesta.case.texts import Held, held_texts
from regesta.faces.site.addresses import page_paths
from regesta.findings.appearances import Appearance
from regesta.findings.chronology import Placed, Rows, placed, rows_by_id
from regesta.findings.citations import Citation, citations
from regesta.findings.deferred import DeferredByName
from regesta.findings.extents import Extent, bounded, extents
from regesta.findings.finding import Finding
from regesta.findings.held_versions import HeldVersions, held_versions
from regesta.findings.likeness import Likeness, likenesses
from regesta.findings.matters import Matter, matters
from regesta.findings.passages import Passage, passages
from regesta.findings.periods import periods
from regesta.findings.problems import all_problems
from regesta.findings.reader import LONGEST_WHOLE, Leaf, reader
from regesta.findings.records import Record, Records, statement_id
from regesta.findings.sources import Witness, sources
from regesta.findings.timescale import Tick, Timescale, ticks, timescale
from regesta.findings.withholding import withheld
from regesta.problem import Problem
from regesta.sources import Text
from regesta.sources.versions import VersionText
from regesta.statements.statement import field_cites
from regesta.wording import said

if TYPE_CHECKING:
    from regesta.collection.offers import Offer

MOST_ON_A_PAGE = 600  # rows of the chronology that stand on one page
MOST_IN_A_SECTION = 40


class Section(NamedTuple):
    """A section of a page of the chronology: its name in addresses, its title, and the ids of its entries."""

    name: str
    title: str
    ids: tuple[str, ...]


class Part(NamedTuple):
    """A page of the chronology: its path, its title, and its sections."""

    path: str
    title: str
    sections: tuple[Section, ...]


class Dossier:
    """A case and what is found in it; `folders` are where its sources' texts may be held besides its own.

    `offers` are what a collection offers the case. A text of more than `longest_text` characters is shown in part.
    Nothing is found before it is asked for, so that one page costs what it shows.
    """

    def __init__(
        self,
        case: Case,
        folders: Sequence[Path] = (),
        offers: Sequence[Offer] = (),
        *,
        longest_text: int = LONGEST_WHOLE,
    ) -> None:
        self.case, self.folders, self.longest_text = case, folders, longest_text
        self.offers = {f"documents/{number}": one for number, one in enumerate(offers, 1)}

    @cached_property
    def held(self) -> Held:
        """The texts of sources, and what is wrong with them."""
        return held_texts(self.case, self.folders)

    @property
    def texts(self) -> Mapping[str, Text]:
        """The texts of sources by their names."""
        return self.held.texts

    @cached_property
    def _held_versions(self) -> HeldVersions:
        return held_versions(self.case, self.folders)

    @property
    def versions(self) -> Mapping[str, VersionText]:
        """The texts of versions by their names."""
        return self._held_versions.texts

    @cached_property
    def cited(self) -> Sequence[Citation]:
        """Every citation with its verdict."""
        return citations(self.case, self.texts)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All that `regesta check` says."""
        return all_problems(self.case, self.held, self.cited, self._held_versions.problems)

    @cached_property
    def records(self) -> Records:
        """Every statement with all that belongs to it, by its id."""
        return Records(self.case, self.cited, self.texts)

    @property
    def appearances(self) -> Mapping[str, tuple[Appearance, ...]]:
        """Where each name appears."""
        return self.records.appearances

    @cached_property
    def paths(self) -> Mapping[str, str]:
        """The path of each page, by the id and the name of what it is about."""
        found = page_paths(self.records)
        for name, statement in self.case.named.items():
            path = found.get(statement_id(self.case, statement))
            if path is not None:
                found.setdefault(name, path)
        return found

    @cached_property
    def by_path(self) -> Mapping[str, str]:
        """The id of what a page is about, by its path."""
        return {self.paths[name]: name for name in self.records}

    @property
    def rows(self) -> Rows:
        """The chronology by the ids of its entries, in its order."""
        return rows_by_id(self.case)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The pages of the chronology: one, or one for each period of no more than `MOST_ON_A_PAGE` rows."""
        every = placed(self.case)
        if len(every) <= MOST_ON_A_PAGE:
            return (Part("chronology", said("Chronology"), _sections(every)),)
        return tuple(
            Part(f"chronology/{period.name}", period.title, _sections(period.rows))
            for period in periods(every, MOST_ON_A_PAGE)
        )

    @cached_property
    def places(self) -> Mapping[str, str]:
        """Where each entry stands in the chronology: the address of its section."""
        return {
            name: f"{part.path}.html#{section.name}"
            for part in self.parts
            for section in part.sections
            for name in section.ids
        }

    @cached_property
    def spans(self) -> Mapping[str, tuple[Extent, ...]]:
        """How each entry lies in time: by its date, or where it has none, by its relations."""
        return {
            statement_id(self.case, one.entry): extents(self.case, one.entry)
            if one.entry.date is not None
            else bounded(one.entry, one.earliest, one.latest)
            for one in placed(self.case)
        }

    @cached_property
    def scale(self) -> Timescale | None:
        """The scale on which all dates are drawn; None where no day is known."""
        return timescale(extent for found in self.spans.values() for extent in found)

    @cached_property
    def ticks(self) -> tuple[Tick, ...]:
        """The marks on the scale."""
        return ticks(self.scale) if self.scale is not None else ()

    @cached_property
    def matters(self) -> Mapping[str, Matter]:
        """The matters by their names."""
        return {found.subject: found.value for found in matters(self.case)}

    @cached_property
    def likenesses(self) -> Sequence[Finding[Likeness]]:
        """All that claims call alike, compared."""
        return likenesses(self.case)

    @cached_property
    def witnesses(self) -> Mapping[str, Witness]:
        """The sources by their names."""
        return {found.subject: found.value for found in sources(self.case)}

    @cached_property
    def cited_of(self) -> Mapping[str, Sequence[Citation]]:
        """The citations of each source."""
        found: dict[str, list[Citation]] = {}
        for citation in self.cited:
            found.setdefault(field_cites(citation.field).source, []).append(citation)
        return found

    @cached_property
    def withheld(self) -> Mapping[str, str]:
        """The sources whose text is shown nowhere, each with the reason."""
        return withheld(self.cited, self.texts)

    @cached_property
    def leaves(self) -> Mapping[str, Leaf]:
        """The texts of sources as they are shown."""
        schemes = {source.name: source.word("locators") for source in self.case.of_kind("source")}

        def leaf(name: str) -> Leaf:
            return reader(
                name,
                self.texts.get(name),
                self.cited_of.get(name, ()),
                self.withheld,
                scheme=schemes[name],
                longest=self.longest_text,
            )

        return DeferredByName(leaf, schemes)

    @cached_property
    def passages(self) -> Mapping[str, list[Passage]]:
        """The passages of each source that are cited; one without a directive of its own has none: `check` says so."""

        def found(name: str) -> list[Passage]:
            return passages(self.cited_of.get(name, ()), name, is_withheld=bool(self.leaves[name].withheld))

        return DeferredByName(found, self.leaves)

    def of_kind(self, *kinds: str) -> list[Record]:
        """The records of these kinds, the kinds one after another, each in the order of the files."""
        statements = self.records.statements
        return [
            self.records[statement_id(self.case, statement)]
            for kind in kinds
            for statement in self.case.of_kind(kind)
            if statement_id(self.case, statement) in statements
        ]


def _sections(rows: Sequence[Placed]) -> tuple[Section, ...]:
    return tuple(
        Section(period.name, period.title, tuple([row.id for row in period.rows]))
        for period in periods(rows, MOST_IN_A_SECTION)
    )
