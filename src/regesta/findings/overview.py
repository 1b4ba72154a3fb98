"""A case at a glance: what it is, how its entries lie in time, and what in it is open or disputed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from regesta.acts import ACT_BY_WORD
from regesta.case import Case
from regesta.dates import civil_date
from regesta.findings.chronology import Placed, Row
from regesta.findings.periods import year_of
from regesta.findings.records import Records
from regesta.findings.timescale import year_label
from regesta.statements.statement import Statement, field_mentions
from regesta.wording import said

MOST_BARS = 60
MOST_MATTERS = 10
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
FINE_DAYS = 31  # an entry bounded to no more days than this is counted as closely dated
ASKING = ("request", "propose", "submit")


class Bar(NamedTuple):
    """How many entries begin in a run of years; `closely` are those bounded to within a month."""

    label: str
    first_year: int
    last_year: int
    entries: int
    closely: int


class OpenPoint(NamedTuple):
    """Something that is open or disputed, and the ids of what it is found in."""

    kind: str
    says: str
    ids: tuple[str, ...]


class Overview(NamedTuple):
    """A case at a glance.

    `counts` are of its statements by what they are; `first` and `last` its outermost years; `matters` those with the
    most entries, by name, title and how many.
    """

    title: str
    author: str
    notes: tuple[str, ...]
    counts: dict[str, int]
    first: str
    last: str
    undated: int
    bars: tuple[Bar, ...]
    matters: tuple[tuple[str, str, int], ...]
    open_points: tuple[OpenPoint, ...]


def overview(case: Case, rows: Sequence[Placed], records: Records) -> Overview:
    """The case at a glance; `rows` are its chronology, not yet in words, and no record is made for it."""
    options = case.options
    days = [day for row in rows for day in (row.earliest, row.latest) if isinstance(day, int)]
    counts = {
        "entries": len(case.entries),
        "people": len(case.of_kind("person")),
        "bodies and groups": sum(len(case.of_kind(kind)) for kind in ("body", "group")),
        "offices": len(case.of_kind("office")),
        "matters": len(case.of_kind("matter")),
        "places": len(case.of_kind("place")),
        "sources": len(case.of_kind("source")),
        "citations": len(case.fields("cites")),
    }
    return Overview(
        case.title,
        options.word("author") if options is not None else "",
        tuple(str(field.value) for field in options.all("note")) if options is not None else (),
        {word: count for word, count in counts.items() if count},
        year_label(civil_date(min(days))[0]) if days else "",
        year_label(civil_date(max(days))[0]) if days else "",
        sum(year_of(row) is None for row in rows),
        bars(rows),
        _fullest_matters(case),
        tuple(_open_points(case, rows, records)),
    )


def _fullest_matters(case: Case) -> tuple[tuple[str, str, int], ...]:
    counts: Counter[str] = Counter(
        name for entry in case.entries for mention in entry.target for name in mention.names
    )
    found = [(one.name, one.text or one.name, counts[one.name]) for one in case.of_kind("matter")]
    return tuple(sorted((one for one in found if one[2]), key=lambda one: -one[2])[:MOST_MATTERS])


def bars(rows: Sequence[Row | Placed]) -> tuple[Bar, ...]:
    """How many entries begin in each run of years, of a length that makes no more than `MOST_BARS` of them."""
    years = [(year, row) for row in rows if (year := year_of(row)) is not None]
    if not years:
        return ()
    first, last = min(year for year, _ in years), max(year for year, _ in years)
    step = next((step for step in _STEPS if last // step - first // step < MOST_BARS), 0)
    step = step or -(-(last - first + 1) // (MOST_BARS - 1))
    counts: dict[int, list[int]] = {number: [0, 0] for number in range(first // step, last // step + 1)}
    for year, row in years:
        counts[year // step][0] += 1
        counts[year // step][1] += _is_closely_dated(row)
    return tuple(
        Bar(_label(number * step, step), number * step, number * step + step - 1, count, closely)
        for number, (count, closely) in counts.items()
    )


def _label(first: int, years: int) -> str:
    if years == 1:
        return year_label(first)
    return said("{first}–{last}", first=year_label(first), last=year_label(first + years - 1))


def _is_closely_dated(row: Row | Placed) -> bool:
    return (
        isinstance(row.earliest, int)
        and isinstance(row.latest, int)
        and row.latest - row.earliest < FINE_DAYS
    )


def _open_points(case: Case, rows: Sequence[Placed], records: Records) -> list[OpenPoint]:
    """What is open or disputed, each kind that there is any of."""
    by_state: dict[str, list[str]] = {}
    for name in records:
        for state in records.states(name):
            by_state.setdefault(state, []).append(name)
    found = [
        OpenPoint("questions", said("questions with rival answers"), _rivalled(case)),
        OpenPoint("disputed", said("entries that their sources read differently"), _of(by_state, "disputed")),
        OpenPoint(
            "unanswered",
            said("requests and proposals with no answer on record"),
            _unanswered(records, by_state),
        ),
        OpenPoint("who", said("entries in which it is open who is meant"), _unsure(case)),
        OpenPoint("doubtful", said("entries of low or unknown certainty"), _of(by_state, "doubtful")),
        OpenPoint("draft", said("drafts that no person has accepted"), _of(by_state, "draft")),
        OpenPoint(
            "failed",
            said("entries with cited words that do not stand in the source"),
            _of(by_state, "failed"),
        ),
        OpenPoint("uncited", said("entries without a source"), _of(by_state, "uncited")),
        OpenPoint(
            "undated", said("entries without any date"), tuple(row.id for row in rows if year_of(row) is None)
        ),
    ]
    return [point for point in found if point.ids]


def _of(by_state: Mapping[str, Sequence[str]], state: str) -> tuple[str, ...]:
    return tuple(by_state.get(state, ()))


def _rivalled(case: Case) -> tuple[str, ...]:
    """The questions that have more than one hypothesis."""
    counts: dict[str, int] = {}
    for hypothesis in case.of_kind("hypothesis"):
        for mention in hypothesis.mentions("of"):
            for name in mention.names:
                counts[name] = counts.get(name, 0) + 1
    return tuple(question.name for question in case.of_kind("question") if counts.get(question.name, 0) > 1)


def _unanswered(records: Records, by_state: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    denied = frozenset(_of(by_state, "denied"))
    return tuple(
        name
        for name, statement in records.statements.items()
        if statement.kind in ASKING and name not in denied and not records.is_answered(name)
    )


def _unsure(case: Case) -> tuple[str, ...]:
    """The entries with an act whose doer or addressee is left open among several, or doubtful."""
    return tuple(
        entry.name or f"{entry.file}:{entry.line}"
        for entry in case.entries
        if entry.kind in ACT_BY_WORD and _is_unsure(entry)
    )


def _is_unsure(entry: Statement) -> bool:
    return any(
        mention.is_doubtful or len(mention.names) > 1 or mention.stands_for or mention.word == "?"
        for field in entry.fields
        if field.key in ("by", "to", "whom")
        for mention in field_mentions(field)
    )
