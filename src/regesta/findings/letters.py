"""The register of letters, cables and meetings: who to whom, when, about what, in answer to what, and who told whom."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from regesta.case import Case
from regesta.dates import Bound, civil_date
from regesta.findings.chronology import Row, row
from regesta.findings.decisions import register_of
from regesta.findings.deferred import Deferred
from regesta.findings.finding import Finding, entry_id, ground, grounds_of
from regesta.findings.sequence import EARLIEST, LATEST
from regesta.findings.sequence import Sequence as Order
from regesta.findings.tally import MESSAGES, Tally, acts_in
from regesta.statements.statement import Statement, field_cites
from regesta.statements.values import Count, Mentions, Step, meant

# The acts by which something is sent or said to somebody.
SPEAKING = (
    "request", "propose", "submit", "instruct", "order", "inform", "advise", "promise", "warn", "encourage",
    "write", "meet",
)  # fmt: skip


class Letter(NamedTuple):
    """A message or a meeting; `chain` leads to it from the first letter known, each answering the one before."""

    id: str
    kind: str
    sender: tuple[str, ...]
    receiver: tuple[str, ...]
    date: str
    earliest: Bound
    latest: Bound
    form: str
    carried_by: tuple[str, ...]
    subject: tuple[str, ...]
    reference: str
    how_many: Tally
    answers: tuple[str, ...]
    chain: tuple[str, ...]
    sources: tuple[str, ...]


class Pair(NamedTuple):
    """What one wrote to another: in all, and month by month where the month is certain (`YYYY-MM`)."""

    sender: str
    receiver: str
    letters: Tally
    months: tuple[tuple[str, int], ...]
    undated: int


class Telling(NamedTuple):
    """How a source came to know what it says of an entry: each link with how it was told, when, and who was present."""

    entry: str
    source: str
    mode: str
    links: tuple[tuple[str, str, str, str], ...]


class Letters(NamedTuple):
    """The register with its pairs, the chains of telling, and the entries that rest on one witness alone."""

    register: tuple[Finding[Letter], ...]
    pairs: tuple[Pair, ...]
    tellings: tuple[Finding[Telling], ...]
    one_witness: Sequence[Row]


def letters(case: Case) -> Letters:
    """The letters and meetings of a case, in the order of their bounds."""
    order = register_of(case).sequence
    sent = sorted((entry for entry in case.entries if is_letter(entry)), key=order.place)
    answered = _answered(sent)
    register = tuple(_letter(case, order, entry, answered) for entry in sent)
    single = [entry for entry in case.entries if entry.is_entry and len(_witnesses(entry)) == 1]
    return Letters(
        register,
        tuple(_pairs(order, sent)),
        tuple(_tellings(case)),
        Deferred(lambda entry: row(case, entry), single),
    )


def is_letter(entry: Statement) -> bool:
    """Whether an entry records a message or a meeting: a letter, a note, a talk, or an act done by one."""
    if entry.is_denied or not entry.is_entry:
        return False
    if entry.kind in ("write", "meet") or entry.field("form") is not None:
        return True
    return entry.kind in SPEAKING and any(
        isinstance(field.value, Count) and not MESSAGES.isdisjoint(field.value.units)
        for field in entry.all("count")
    )


def _answered(sent: list[Statement]) -> dict[str, str]:
    """For each letter the first that it answers, among the letters."""
    ids = {entry_id(entry) for entry in sent}
    found: dict[str, str] = {}
    for entry in sent:
        for mention in entry.mentions("answers"):
            name = next((name for name in mention.names if name in ids), None)
            if name is not None:
                found.setdefault(entry_id(entry), name)
    return found


def _letter(case: Case, order: Order, entry: Statement, answered: dict[str, str]) -> Finding[Letter]:
    chain = [entry_id(entry)]
    while chain[-1] in answered and answered[chain[-1]] not in chain:
        chain.append(answered[chain[-1]])
    earliest, latest = case.bounds(entry)
    about = (*entry.target, *entry.mentions("about"))
    receivers = (*entry.mentions("to"), *(entry.mentions("with") if entry.kind == "meet" else ()))
    value = Letter(
        entry_id(entry),
        entry.kind,
        _names(entry.mentions("by")),
        _names(receivers),
        str(entry.date) if entry.date is not None else "",
        earliest,
        latest,
        entry.word("form"),
        _names(entry.mentions("through")),
        _names(about),
        entry.word("reference") or next(_archive(case, entry), ""),
        acts_in([entry]),
        tuple(name for mention in entry.mentions("answers") for name in mention.names),
        tuple(reversed(chain)),
        _witnesses(entry),
    )
    return Finding(value.id, value, "certain", grounds_of(case, [entry]))


def _names(mentions: Mentions) -> tuple[str, ...]:
    """The names in mentions as they are written, with their doubt; `?` and `unnamed` too."""
    return tuple(str(mention) for mention in mentions)


def _archive(case: Case, entry: Statement) -> Iterator[str]:
    """Where the archives keep the sources that an entry cites."""
    for name in _witnesses(entry):
        source = case.named.get(name)
        if source is not None and source.word("reference"):
            yield source.word("reference")


def _witnesses(entry: Statement) -> tuple[str, ...]:
    return tuple(dict.fromkeys(field_cites(citation).source for citation in entry.citations))


def _pairs(order: Order, sent: list[Statement]) -> Iterator[Pair]:
    """Who wrote to whom how often; those whose month is not certain are counted, and not given a month."""
    found: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for entry in sent:
        for sender, _ in meant(entry.mentions("by")):
            for receiver, _ in meant((*entry.mentions("to"), *entry.mentions("with"))):
                found[sender, receiver].append(entry)
    for (sender, receiver), entries in sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        months: dict[str, int] = defaultdict(int)
        undated = 0
        for entry in entries:
            month = _month(order, entry)
            if month and acts_in([entry]).most is not None:
                months[month] += acts_in([entry]).least
            else:
                undated += 1
        yield Pair(sender, receiver, acts_in(entries), tuple(sorted(months.items())), undated)


def _month(order: Order, entry: Statement) -> str:
    """The month in which an entry certainly lies, or an empty text."""
    first, last = order.bounds(entry)
    if first == EARLIEST or last == LATEST:
        return ""
    (year, month, _), end = civil_date(first), civil_date(last)
    return f"{year:04d}-{month:02d}" if (year, month) == end[:2] else ""


def _tellings(case: Case) -> Iterator[Finding[Telling]]:
    for statement in case.entries:
        for citation in statement.citations:
            steps = [field.value for field in citation.under if isinstance(field.value, Step)]
            if not steps:
                continue
            mode = next((str(field.value) for field in citation.under if field.key == "mode"), "")
            source = field_cites(citation).source
            links = tuple((str(step.actor), step.mode, step.when, step.present) for step in steps)
            value = Telling(entry_id(statement), source, mode, links)
            caveats = [
                f"whether {step.actor} was present is not known" for step in steps if step.present == "?"
            ]
            yield Finding(value.entry, value, "certain", (ground(case, statement),), tuple(caveats))
