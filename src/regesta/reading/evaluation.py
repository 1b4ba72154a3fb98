"""Drafts held against entries that a person made: what was found, what is right, and what is not.

A draft *meets* an entry where their quotations overlap by half the shorter one, their verbs are of one family, and
their dates do not exclude each other. An entry is *found* where a draft meets it; a draft is *right* where it meets an
entry and does not name other actors. Dates, actors and modes are told of each draft that meets an entry, with the
entry it meets best.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from regesta.case import Case, load
from regesta.case.texts import held_texts
from regesta.dates import Bound, End, comparable
from regesta.findings.citations import Citation, citations
from regesta.reading.families import FAMILIES, family
from regesta.sources import Span, Text
from regesta.statements.statement import Field, Statement, field_cites, field_mentions
from regesta.statements.values import Step, meant

LEAST_SHARED = 0.5  # of the words of the shorter quotation
DATES = ("same", "wider", "narrower", "other edge", "open", "apart")
ACTORS = ("right", "open", "other")
COUNTERFACTUAL, RECALLED = "counterfactual", "recalls"
_DOERS = ("by", "of", "about")


class Passage(NamedTuple):
    """A statement with where its quotations stand, in words of their sources' texts, and what is compared of it."""

    statement: Statement
    spans: tuple[tuple[str, Span], ...]
    family: str
    bounds: tuple[Bound, Bound]
    doers: frozenset[str]
    mode: str


class Meeting(NamedTuple):
    """A draft and an entry that it meets: how their dates, their actors and their modes go together."""

    draft: Passage
    entry: Passage
    shared: float
    dates: str
    actors: str

    @property
    def is_mode_right(self) -> bool:
        return self.draft.mode == self.entry.mode


class Evaluation(NamedTuple):
    """Drafts beside the entries of a case that cite the same sources.

    `meetings` has for each draft that meets an entry the one it meets best; `found` are the entries met by any.
    """

    drafts: tuple[Passage, ...]
    entries: tuple[Passage, ...]
    meetings: tuple[Meeting, ...]
    found: tuple[Passage, ...]

    @property
    def missed(self) -> tuple[Passage, ...]:
        """The entries that no draft meets."""
        found = {id(one) for one in self.found}
        return tuple(one for one in self.entries if id(one) not in found)

    @property
    def right(self) -> tuple[Meeting, ...]:
        """The drafts that meet an entry and do not name other actors."""
        return tuple(one for one in self.meetings if one.actors != "other")

    @property
    def wrong(self) -> tuple[Passage, ...]:
        """The drafts that meet no entry, or name other actors."""
        right = {id(one.draft) for one in self.right}
        return tuple(one for one in self.drafts if id(one) not in right)

    def confusions(self) -> list[tuple[tuple[str, str], int]]:
        """The modes that drafts have where their entries have another, the commonest first."""
        found = Counter((one.draft.mode, one.entry.mode) for one in self.meetings if not one.is_mode_right)
        return found.most_common()

    def by_family(self) -> list[tuple[str, int, int, int, int]]:
        """For each family: entries, those found, drafts, and those right."""
        rows = []
        found, right = {id(one) for one in self.found}, {id(one.draft) for one in self.right}
        for name, _ in FAMILIES:
            entries = [one for one in self.entries if one.family == name]
            drafts = [one for one in self.drafts if one.family == name]
            if entries or drafts:
                rows.append(
                    (
                        name,
                        len(entries),
                        sum(id(one) in found for one in entries),
                        len(drafts),
                        sum(id(one) in right for one in drafts),
                    )
                )
        return rows


def evaluate(drafts: Case, gold: Case, texts: Mapping[str, Text], *, is_part: bool = False) -> Evaluation:
    """The drafts of one case held against the entries of another; `texts` are those held, by source.

    Compared are the drafts whose quotations stand in a text held, and the entries, no drafts themselves, that cite one
    of the sources read. `drafts` may name actors that only `gold` declares. Where the entries record a part of a text,
    drafts before the first quotation and after the last are left out.
    """
    made = passages(drafts, texts, drafts.entries)
    entries = _accepted(gold, texts, made)
    return compare(_within(made, entries) if is_part else made, entries)


def _within(made: Iterable[Passage], entries: Iterable[Passage]) -> list[Passage]:
    """The drafts that do not lie before the first quotation of the entries from their source, or after the last."""
    parts: dict[str, Span] = {}
    for source, span in (one for entry in entries for one in entry.spans):
        part = parts.get(source, span)
        start, end = min(part.offset, span.offset), max(part.end, span.end)
        parts[source] = Span(start, end - start)
    return [one for one in made if any(s in parts and span.meets(parts[s]) for s, span in one.spans)]


def _accepted(gold: Case, texts: Mapping[str, Text], made: Iterable[Passage]) -> list[Passage]:
    """The entries, no drafts themselves, that cite a source that was read."""
    read = {source for one in made for source, _ in one.spans}
    accepted = [entry for entry in gold.entries if entry.field("draft") is None]
    return [one for one in passages(gold, texts, accepted) if any(source in read for source, _ in one.spans)]


def compare(drafts: Iterable[Passage], entries: Iterable[Passage]) -> Evaluation:
    """The evaluation of drafts beside entries."""
    drafts, entries = tuple(drafts), tuple(entries)
    by_family: dict[str, list[Passage]] = defaultdict(list)
    for entry in entries:
        by_family[entry.family].append(entry)
    meetings, found = [], {}
    for draft in drafts:
        met = [one for entry in by_family[draft.family] if (one := _meeting(draft, entry)) is not None]
        if met:
            meetings.append(max(met, key=_closeness))
            found.update({id(one.entry): one.entry for one in met})
    return Evaluation(drafts, entries, tuple(meetings), tuple(one for one in entries if id(one) in found))


def passages(case: Case, texts: Mapping[str, Text], statements: Iterable[Statement]) -> list[Passage]:
    """Statements with where their quotations and seals stand; those that stand nowhere are left out."""
    wanted = {id(one) for one in statements}
    spans: dict[int, list[tuple[str, Span]]] = defaultdict(list)
    for citation in citations(case, texts):
        if id(citation.statement) in wanted:
            source = field_cites(citation.field).source
            spans[id(citation.statement)].extend((source, span) for span in _standing(citation))
    return [
        Passage(one, tuple(spans[id(one)]), family(one), case.bounds(one), _doers(one), mode_of(one))
        for one in case.entries
        if id(one) in wanted and spans[id(one)]
    ]


def _standing(citation: Citation) -> list[Span]:
    """Where a citation stands, in words of its source's text."""
    text = citation.text
    if text is None:
        return []
    if citation.verification is not None:
        return [text.wording.words(span) for span in citation.verification.spans]
    place = citation.quotation.place if citation.quotation is not None else None
    return list(place.words) if place is not None and field_cites(citation.field).words is not None else []


def mode_of(statement: Statement) -> str:
    """How the source says what an entry holds: the mode of its first reading, `asserts` where none is given.

    What somebody between recalled is recalled; what hangs on what did not happen is counterfactual.
    """
    if statement.field("had") is not None or statement.field("had not") is not None:
        return COUNTERFACTUAL
    for cites in statement.all("cites"):
        if any(isinstance(deeper.value, Step) and deeper.value.mode == RECALLED for deeper in cites.under):
            return RECALLED
        for deeper in cites.under:
            if deeper.key == "mode":
                return str(deeper.value)
    return "asserts"


def _doers(statement: Statement) -> frozenset[str]:
    """Who does it, or whose state it is, as far as it is known."""
    for key in _DOERS:
        names = {name for field in statement.all(key) for name in _names(field) if not name.startswith("^")}
        if names:
            return frozenset(names)
    return frozenset()


def _names(field: Field) -> list[str]:
    mentions = field_mentions(field)
    return [name for name, _ in meant(mentions)] + [name for one in mentions for name in one.names]


def _meeting(draft: Passage, entry: Passage) -> Meeting | None:
    shared = _shared(draft, entry)
    if shared < LEAST_SHARED:
        return None
    dates = compare_dates(draft.bounds, entry.bounds)
    if dates == "apart":
        return None
    return Meeting(draft, entry, shared, dates, _compare_actors(draft.doers, entry.doers))


def _closeness(one: Meeting) -> tuple[bool, bool, float, float]:
    same_verb = one.draft.statement.kind == one.entry.statement.kind
    lengths = [sum(span.length for _, span in side.spans) for side in (one.draft, one.entry)]
    return one.actors != "other", same_verb, one.shared, min(lengths) / max(lengths)


def _shared(one: Passage, other: Passage) -> float:
    """The greatest share of the shorter of two quotations that lies in the other."""
    best = 0.0
    for source, span in one.spans:
        for elsewhere, place in other.spans:
            if source == elsewhere and span.meets(place):
                common = min(span.end, place.end) - max(span.offset, place.offset)
                best = max(best, common / min(span.length, place.length))
    return best


def compare_dates(draft: tuple[Bound, Bound], entry: tuple[Bound, Bound]) -> str:
    """How a draft's dates go with an entry's: `same`, `wider`, `narrower`, `other edge`, `open`, or `apart`.

    `open` is a draft without a date beside an entry that has one.
    """
    low, high = comparable(*draft)
    first, last = comparable(*entry)
    if (low, high) == (first, last):
        return "same"
    if draft[0] is End.UNKNOWN and draft[1] is End.UNKNOWN:
        return "open"
    if high < first or last < low:
        return "apart"
    if low <= first and last <= high:
        return "wider"
    return "narrower" if first <= low and high <= last else "other edge"


def _compare_actors(draft: frozenset[str], entry: frozenset[str]) -> str:
    if not draft or not entry:
        return "open"
    return "right" if draft & entry else "other"


def evaluate_files(
    path: Path, gold: Case, folders: Sequence[Path] = (), *, is_part: bool = False
) -> Evaluation | None:
    """The drafts of a file, or of all files of a folder, held against a case; None where there are none.

    A case's folder stands for the drafts in it.
    """
    files = _files(path)
    texts = dict(held_texts(gold, folders).texts)
    made: list[Passage] = []
    for file in files:
        drafts = load(file)
        held = {**held_texts(drafts, (gold.folder, *folders)).texts, **texts}
        made.extend(passages(drafts, held, drafts.entries))
    if not made:
        return None
    entries = _accepted(gold, texts, made)
    return compare(_within(made, entries) if is_part else made, entries)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path] if path.is_file() else []
    inner = path / "drafts"
    if inner.is_dir():
        path = inner
    return [path] if (path / "case.regesta").is_file() else sorted(path.glob("*.regesta"))
