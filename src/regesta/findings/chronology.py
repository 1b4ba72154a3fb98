"""The entries of a case in the order of their bounds; when each happened, and in what order any two."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from regesta.case import Case
from regesta.dates import Bound, End, describe, describe_bounds, format_bound
from regesta.findings.deferred import DeferredByName
from regesta.findings.finding import (
    Finding,
    Ground,
    Modality,
    Support,
    caveats,
    entry_id,
    ground,
    grounds_of,
    support,
)
from regesta.findings.regest import regest
from regesta.statements.grammar import RELATIONS
from regesta.statements.statement import Statement, field_mentions
from regesta.statements.values import Mentions
from regesta.wording import said

ACTOR_ROLES = ("by", "from", "to", "whom", "with", "through")
Span = tuple[Bound, Bound]


class Row(NamedTuple):
    """An entry in the chronology: `date` is its EDTF as written, empty where it has none.

    `earliest` and `latest` are the first and the last day on which it can have happened, by all dates and relations.
    """

    id: str
    kind: str
    date: str
    earliest: Bound
    latest: Bound
    actors: tuple[str, ...]
    matter: str
    says: str
    cert: str
    citations: tuple[Support, ...]
    is_denied: bool
    words: str


def spans(case: Case) -> Callable[[Statement], Span]:
    """What gives the first and the last day on which an entry can have happened, by dates and relations."""
    if not _has_bounding(case):
        return case.bounds
    from regesta.findings.times import times  # which reads in arrays: not needed where nothing is related

    return times(case).span


@lru_cache(maxsize=4)
def _has_bounding(case: Case) -> bool:
    """Whether anything is said that may bound an entry more tightly than its date does.

    An answer bounds only what is open: the end of what answers, or the start of what is answered.
    """
    if any(case.fields(key) for key in (*RELATIONS, "lasted")):
        return True
    if not case.fields("answers"):
        return False
    loose = [
        entry
        for entry in case.entries
        if (date := entry.date) is None or isinstance(date.earliest, End) or isinstance(date.latest, End)
    ]
    names, own = {entry.name for entry in loose}, set(map(id, loose))
    return any(
        id(entry) in own or any(not names.isdisjoint(mention.names) for mention in field_mentions(field))
        for entry, field in (case.fields("answers") if loose else ())
    )


class Placed(NamedTuple):
    """An entry in its place in the chronology, not yet put into words."""

    id: str
    entry: Statement
    earliest: Bound
    latest: Bound


@lru_cache(maxsize=4)
def placed(case: Case) -> tuple[Placed, ...]:
    """Every entry with a date or `undated`, in order of its bounds; what has neither bound comes last."""
    span = spans(case)
    found = [Placed(entry_id(entry), entry, *span(entry)) for entry in case.entries if entry.is_entry]
    return tuple(sorted(found, key=_order))


def chronology(case: Case) -> list[Row]:
    """The chronology in words."""
    return [_row_of(case, one) for one in placed(case)]


def _row_of(case: Case, one: Placed) -> Row:
    return row(case, one.entry, (one.earliest, one.latest))


class Rows(DeferredByName[Row]):
    """The chronology by the ids of its entries, in its order; each row is made when it is first asked for."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._where = {one.id: one for one in placed(case)}
        super().__init__(lambda name: _row_of(case, self._where[name]), self._where)

    @property
    def placed(self) -> tuple[Placed, ...]:
        """The entries in order, not yet in words."""
        return tuple(self._where.values())

    def of(self, entry: Statement) -> Row:
        """The row of an entry, also of one that another of the same name hides."""
        one = self._where.get(entry_id(entry))
        return self[one.id] if one is not None and one.entry is entry else row(self._case, entry)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The ids of the entries in order."""
        return tuple(self)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The place of each entry in the order, from 0."""
        return {name: number for number, name in enumerate(self.order)}


@lru_cache(maxsize=4)
def rows_by_id(case: Case) -> Rows:
    """The chronology by the ids of its entries, for all that shows a part of it."""
    return Rows(case)


def row(case: Case, entry: Statement, span: Span | None = None) -> Row:
    """An entry as a row of the chronology; its bounds are looked up unless they are given."""
    earliest, latest = spans(case)(entry) if span is None else span
    return Row(
        entry_id(entry),
        entry.kind,
        str(entry.date) if entry.date is not None else "",
        earliest,
        latest,
        actors(entry),
        _names(entry.target)[0] if entry.target and _names(entry.target) else "",
        regest(case, entry),
        entry.word("cert"),
        support(entry),
        entry.is_denied,
        _words(case, entry, (earliest, latest)),
    )


def _words(case: Case, entry: Statement, span: Span) -> str:
    """When an entry happened, for people: as it is dated, or by its bounds where they are tighter."""
    if entry.date is not None and span == case.bounds(entry):
        return describe(entry.date)
    first, last = span
    if not isinstance(first, int) and not isinstance(last, int):
        return describe(entry.date) if entry.date is not None else said("undated")
    if (
        isinstance(first, int) and isinstance(last, int) and first > last
    ):  # a contradiction, which `check` tells
        return said("{first} … {last}", first=format_bound(first), last=format_bound(last))
    return describe_bounds(first, last, is_extent=entry.date is not None and entry.date.is_extent)


def actors(entry: Statement) -> tuple[str, ...]:
    """The names of those who take part in an entry, each once, the doers first."""
    found = [name for role in ACTOR_ROLES for name in _names(entry.mentions(role))]
    return tuple(dict.fromkeys(found))


def _names(mentions: Mentions) -> tuple[str, ...]:
    return tuple(name for mention in mentions for name in mention.names)


def _order(row: Placed) -> tuple[int, float, float]:
    """By the earliest day, or the latest where the earliest is open; what has neither comes last."""
    has_earliest, has_latest = isinstance(row.earliest, int), isinstance(row.latest, int)
    if not has_earliest and not has_latest:
        return (1, 0, 0)
    first = row.earliest if isinstance(row.earliest, int) else row.latest
    last = row.latest if isinstance(row.latest, int) else float("inf")
    return (0, first if isinstance(first, int) else 0, last)


def when(case: Case, entry: Statement) -> Finding[str]:
    """When an entry happened: its EDTF, or its bounds where relations are tighter, with what they come from."""
    span = spans(case)(entry)
    written = case.bounds(entry)
    is_bounded = any(isinstance(day, int) for day in span)
    date = str(entry.date) if entry.date is not None else "undated"
    if span != written and is_bounded:
        date = _bracketed(span)
    modality: Modality = "certain"
    if entry.is_denied:
        modality = "no"
    elif not is_bounded:
        modality = "unknown"
    elif (
        (entry.date is not None and entry.date.is_uncertain)
        or entry.word("cert") in ("low", "?")
        or entry.field("draft") is not None
    ):
        modality = "possible"
    return Finding(
        entry_id(entry), date, modality, grounds_of(case, _behind(case, entry, span)), caveats(entry)
    )


def _bracketed(span: Span) -> str:
    """Bounds as EDTF has them: a day, or `[first..last]`, an open end left out."""
    first, last = (format_bound(day) if isinstance(day, int) else "" for day in span)
    return first if first == last else f"[{first}..{last}]"


def _behind(case: Case, entry: Statement, span: Span) -> Sequence[Statement]:
    """The entry, and those whose dates and relations give it its bounds."""
    if span == case.bounds(entry):
        return (entry,)
    from regesta.findings.times import times

    chain = [said for is_latest in (False, True) for said in times(case).why(entry, is_latest=is_latest)]
    return tuple({id(one): one for one in (entry, *(said.entry for said in chain))}.values())


def order(case: Case, one: Statement, other: Statement) -> Finding[str]:
    """The order of two entries: certain, or how likely it is within the case's horizon."""
    from regesta.findings.likelihood import chance_of_order
    from regesta.findings.times import times_with

    subject = f"{entry_id(one)} {entry_id(other)}"
    if one is other:
        return Finding(subject, f"{entry_id(one)} is one entry", "certain", (ground(case, one),))
    found = times_with(case, (one, other))
    entries = {id(s): s for s in (one, other)}
    for entry in (one, other):
        for is_latest in (False, True):
            entries.update({id(said.entry): said.entry for said in found.why(entry, is_latest=is_latest)})
    grounds: Sequence[Ground] = grounds_of(case, tuple(entries.values()))
    certain = {
        "before": f"{entry_id(one)} came before {entry_id(other)}",
        "after": f"{entry_id(other)} came before {entry_id(one)}",
        "same time": f"{entry_id(one)} and {entry_id(other)} were at the same time",
    }.get(found.order(one, other))
    if certain:
        return Finding(subject, certain, "certain", grounds)
    first, second = found.may_precede(one, other), found.may_precede(other, one)
    if not first and not second:
        return Finding(subject, f"{entry_id(one)} and {entry_id(other)} overlapped", "certain", grounds)
    may = " or ".join(
        f"{entry_id(a)} before {entry_id(b)}"
        for a, b, is_so in ((one, other, first), (other, one, second))
        if is_so
    )
    chances = chance_of_order(case, one, other)
    if chances is None:
        why = (
            "an end is open and the case declares no horizon"
            if _is_unended(case)
            else "no chance can be given"
        )
        return Finding(subject, f"{may}; how likely is not known: {why}", "possible", grounds)
    return Finding(subject, f"{may}; {chances}", "possible", grounds)


def _is_unended(case: Case) -> bool:
    return case.options is None or case.options.field("horizon") is None
