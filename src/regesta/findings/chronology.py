"""The entries of a case in the order of their bounds."""

from typing import NamedTuple

from regesta.case import Case
from regesta.dates import Bound, End, describe
from regesta.findings.finding import Finding, Modality, Support, caveats, entry_id, ground, support
from regesta.findings.regest import regest
from regesta.statements.statement import Statement
from regesta.statements.values import Mentions

ACTOR_ROLES = ("by", "from", "to", "whom", "with", "through")


class Row(NamedTuple):
    """An entry in the chronology: `date` is its EDTF as written, empty where it has none."""

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


def chronology(case: Case) -> list[Row]:
    """Every entry with a date or `undated`, in order of its bounds; what has neither bound comes last."""
    rows = [row(case, entry) for entry in case.entries if entry.is_entry]
    return sorted(rows, key=_order)


def row(case: Case, entry: Statement) -> Row:
    """An entry as a row of the chronology."""
    earliest, latest = case.bounds(entry)
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
        describe(entry.date) if entry.date is not None else "undated",
    )


def actors(entry: Statement) -> tuple[str, ...]:
    """The names of those who take part in an entry, each once, the doers first."""
    found = [name for role in ACTOR_ROLES for name in _names(entry.mentions(role))]
    return tuple(dict.fromkeys(found))


def _names(mentions: Mentions) -> tuple[str, ...]:
    return tuple(name for mention in mentions for name in mention.names)


def _order(row: Row) -> tuple[int, float, float]:
    """By the earliest day, or the latest where the earliest is open; what has neither comes last."""
    has_earliest, has_latest = isinstance(row.earliest, int), isinstance(row.latest, int)
    if not has_earliest and not has_latest:
        return (1, 0, 0)
    first = row.earliest if isinstance(row.earliest, int) else row.latest
    last = row.latest if isinstance(row.latest, int) else float("inf")
    return (0, first if isinstance(first, int) else 0, last)


def when(case: Case, entry: Statement) -> Finding[str]:
    """When an entry happened, as the register dates it: the EDTF, and how far it is certain."""
    modality: Modality = "certain"
    if entry.is_denied:
        modality = "no"
    elif entry.date is None or entry.date.earliest is End.UNKNOWN is entry.date.latest:
        modality = "unknown"
    elif entry.date.is_uncertain or entry.word("cert") in ("low", "?") or entry.field("draft") is not None:
        modality = "possible"
    date = str(entry.date) if entry.date is not None else "undated"
    return Finding(entry_id(entry), date, modality, (ground(case, entry),), caveats(entry))
