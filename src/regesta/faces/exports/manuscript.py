"""The chronology as historians hand it in: by periods, each entry with its date, and numbered notes to the sources.

Sources are cited in full at first and short afterwards, as Chicago has it (17th edition, 14.29–14.36). No words of a
source are quoted, so nothing that is withheld can stand here.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from regesta.case import Case
from regesta.faces.exports.citing import note_of, short_note_of
from regesta.faces.site.languages import composed, translator_of
from regesta.findings.chronology import Row, chronology
from regesta.findings.citations import Citation, citations
from regesta.findings.periods import Period, periods
from regesta.findings.records import STATES, Record, Records
from regesta.wording import said

MOST_IN_A_SECTION = 40
TOLD = (
    "denied",
    "draft",
    "disputed",
    "failed",
    "doubtful",
    "uncited",
)  # states that a reader has to be told of
_IN_TEXT = {
    "denied": said("not so"),
    "draft": said("draft, not accepted by anybody"),
    "disputed": said("sources differ"),
    "failed": said("cited words not found"),
    "doubtful": said("doubtful"),
    "uncited": said("no source cited"),
}


class Item(NamedTuple):
    """An entry: its date in words, what happened, what to beware of (empty where nothing), and its notes."""

    when: str
    says: str
    caution: str
    notes: tuple[str, ...]


class Section(NamedTuple):
    """A period and its entries."""

    title: str
    items: tuple[Item, ...]


class Manuscript(NamedTuple):
    """The whole: title, who keeps the register, and the sections."""

    title: str
    author: str
    sections: tuple[Section, ...]


def manuscript(case: Case) -> Manuscript:
    """The chronology of a case as a manuscript, in the language of the case."""
    found = Records(case, _cited(case), {})
    author = case.options.word("author") if case.options is not None else ""
    writer = _Notes(case)
    sections = tuple(
        _section(period, found, writer) for period in periods(chronology(case), MOST_IN_A_SECTION)
    )
    return Manuscript(case.title, author, sections)


def _cited(case: Case) -> Sequence[Citation]:
    """The citations of a case, held against no text: the notes say where things stand, whoever holds the sources."""
    return citations(case, {})


def _section(period: Period[Row], found: Records, writer: "_Notes") -> Section:
    items, t = [], writer.t
    for row in period.rows:
        record = found[row.id]
        caution = "; ".join(
            t(_IN_TEXT[state]) for state, _ in STATES if state in record.states and state in TOLD
        )
        items.append(Item(composed(row.words, t), composed(row.says, t), caution, tuple(writer.of(record))))
    return Section(composed(period.title, t), tuple(items))


class _Notes:
    """Writes notes: a source in full at its first citation, short afterwards."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self.t = translator_of(case)
        self._told: set[str] = set()

    def of(self, record: Record) -> Iterator[str]:
        """The notes of an entry, one for each source and place."""
        for source, locator in dict.fromkeys((one.source, one.locator) for one in record.readings):
            statement = self._case.named.get(source)
            if statement is None:
                yield f"{source}{', ' + locator if locator else ''}."
                continue
            write = short_note_of if source in self._told else note_of
            self._told.add(source)
            modes = dict.fromkeys(
                "".join(composed(piece.text, self.t) for piece in line.value)
                for one in record.readings
                if (one.source, one.locator) == (source, locator)
                for line in one.lines
                if line.key == "mode"
            )
            note = write(statement, locator, self.t)
            yield f"{note.removesuffix('.')} ({', '.join(modes)})." if modes else note
