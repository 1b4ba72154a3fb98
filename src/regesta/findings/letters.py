"""The register of letters, cables and meetings: who to whom, when, about what, in answer to what, and who told whom."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from regesta.case import Case
from regesta.dates import Bound, civil_date
from regesta.findings.chronology import Row, rows_by_id, spans
from regesta.findings.deferred import Deferred
from regesta.findings.finding import Finding, entry_id, ground, grounds_of
from regesta.findings.register import register_of
from regesta.findings.sequence import EARLIEST, LATEST
from regesta.findings.sequence import Sequence as Order
from regesta.findings.tally import MESSAGES, NONE, Tally, acts_in
from regesta.statements.statement import Statement, field_cites
from regesta.statements.values import Count, Mentions, Step
from regesta.wording import said

# The acts by which something is sent or said to somebody.
SPEAKING = (
    "request", "propose", "submit", "instruct", "order", "inform", "advise", "promise", "warn", "encourage",
    "write", "meet",
)  # fmt: skip

LONGEST_CHAIN = 100  # letters of a reply chain that are told


class Letter(NamedTuple):
    """A message or a meeting; `chain` leads to it from the first letter known, each answering the one before.

    Of a very long chain the last `LONGEST_CHAIN` letters are told.
    """

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
    sent = sorted(_sent(case, order), key=order.places.__getitem__)
    answered = _answered(order, sent)
    return Letters(
        tuple([_letter(case, order, number, answered) for number in sent]),
        tuple(_pairs(case, order, sent)),
        tuple(_tellings(case)),
        Deferred(lambda entry: rows_by_id(case).of(entry), _of_one_witness(case)),
    )


def _of_one_witness(case: Case) -> list[Statement]:
    """The entries for which one source is cited and no other."""
    cited: dict[int, str] = {}
    others: set[int] = set()  # entries for which another is cited too
    for entry, field in case.fields("cites"):
        source = field_cites(field).source
        if cited.setdefault(id(entry), source) != source:
            others.add(id(entry))
    return [e for e in case.entries if e.is_entry and id(e) in cited and id(e) not in others]


def _sent(case: Case, order: Order) -> set[int]:
    """The letters and meetings, by their numbers."""
    may_be = [*case.of_kind("write"), *case.of_kind("meet")]
    may_be += [entry for key in ("form", "count") for entry, _ in case.fields(key)]
    return {order.number(entry) for entry in may_be if is_letter(entry)}


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


def _answered(order: Order, sent: list[int]) -> dict[int, int]:
    """For each letter the first that it answers, among the letters."""
    letters = frozenset(sent)
    found: dict[int, int] = {}
    for number in sent:
        first = next((one for one in order.answered.get(number, ()) if one in letters), None)
        if first is not None:
            found[number] = first
    return found


def _chain(answered: dict[int, int], number: int) -> list[int]:
    """A letter and before it those that led to it, the last `LONGEST_CHAIN` of them."""
    chain = {number: None}
    while (number := answered.get(number, number)) not in chain and len(chain) < LONGEST_CHAIN:
        chain[number] = None
    return list(reversed(chain))


def _letter(case: Case, order: Order, number: int, answered: dict[int, int]) -> Finding[Letter]:
    entry = order.entries[number]
    earliest, latest = spans(case)(entry)
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
        tuple([entry_id(order.entries[one]) for one in _chain(answered, number)]),
        _witnesses(entry),
    )
    return Finding(value.id, value, "certain", grounds_of(case, [entry]))


def _names(mentions: Mentions) -> tuple[str, ...]:
    """The names in mentions as they are written, with their doubt; `?` and `unnamed` too."""
    return tuple([str(mention) for mention in mentions])


def _archive(case: Case, entry: Statement) -> Iterator[str]:
    """Where the archives keep the sources that an entry cites."""
    for name in _witnesses(entry):
        source = case.named.get(name)
        if source is not None and source.word("reference"):
            yield source.word("reference")


def _witnesses(entry: Statement) -> tuple[str, ...]:
    return tuple(dict.fromkeys([field_cites(citation).source for citation in entry.citations]))


def _pairs(case: Case, order: Order, sent: list[int]) -> Iterator[Pair]:
    """Who wrote to whom how often; those whose month is not certain are counted, and not given a month."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    senders, *receivers = (register_of(case).names(key) for key in ("by", "to", "with"))
    for number in sent:
        for sender, _ in senders[number]:
            for receiver, _ in (*receivers[0][number], *receivers[1][number]):
                found[sender, receiver].append(number)
    pairs = [_pair(order, *between, numbers) for between, numbers in found.items()]
    yield from sorted(pairs, key=lambda one: (-one.letters.least, one.sender, one.receiver))


def _pair(order: Order, sender: str, receiver: str, numbers: Sequence[int]) -> Pair:
    months: dict[str, int] = defaultdict(int)
    undated, total = 0, NONE
    for number in numbers:
        tally = acts_in([order.entries[number]])
        total += tally
        month = _month(order, number)
        if month and tally.most is not None:
            months[month] += tally.least
        else:
            undated += 1
    return Pair(sender, receiver, total, tuple(sorted(months.items())), undated)


def _month(order: Order, number: int) -> str:
    """The month in which an entry certainly lies, or an empty text."""
    first, last = order.first[number], order.last[number]
    if first == EARLIEST or last == LATEST:
        return ""
    (year, month, _), end = civil_date(first), civil_date(last)
    return f"{year:04d}-{month:02d}" if (year, month) == end[:2] else ""


def _tellings(case: Case) -> Iterator[Finding[Telling]]:
    for statement, citation in case.fields("cites"):
        if not citation.under:
            continue
        steps = [field.value for field in citation.under if isinstance(field.value, Step)]
        if not steps:
            continue
        mode = next((str(field.value) for field in citation.under if field.key == "mode"), "")
        source = field_cites(citation).source
        links = tuple((str(step.actor), step.mode, step.when, step.present) for step in steps)
        value = Telling(entry_id(statement), source, mode, links)
        caveats = [
            said("whether {actor} was present is not known", actor=str(step.actor))
            for step in steps
            if step.present == "?"
        ]
        yield Finding(value.entry, value, "certain", (ground(case, statement),), tuple(caveats))
