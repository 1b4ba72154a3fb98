"""Ties: what the nodes of a causal model stand for in the register, and whether the register says that it was so."""

from collections.abc import Iterable
from collections.abc import Sequence as Listed
from typing import Literal, NamedTuple

from regesta.case import Case
from regesta.dates import Edtf
from regesta.findings.regest import regest
from regesta.findings.sequence import EARLIEST, LATEST, Days, Sequence
from regesta.statements.statement import Statement
from regesta.statements.values import NodeTie

Word = Literal["yes", "no", "perhaps", "unknown"]


class Tie(NamedTuple):
    """What a node stands for, whether the register says so, the line it is tied on, and the entries it rests on."""

    node: str
    says: str
    word: Word
    line: int
    entries: tuple[Statement, ...]


def ties(case: Case, model: Statement) -> tuple[Tie, ...]:
    """The ties of a model's nodes; those whose names are not known are left out."""
    found = []
    sequence = Sequence(case)
    for field in model.all("node"):
        value = field.value
        if not isinstance(value, NodeTie):
            continue
        tie = _to_state(case, sequence, value) if value.state else _to_entry(case, value)
        if tie is not None:
            found.append(tie._replace(line=field.line))
    return tuple(found)


def _to_entry(case: Case, value: NodeTie) -> Tie | None:
    """The tie of a node that says whether an entry happened."""
    entry = case.named.get(str(value.at))
    if entry is None:
        return None
    word: Word = "no" if entry.is_denied else "yes"
    if entry.field("draft") is not None or entry.word("cert") in ("low", "?"):
        word = "perhaps"
    return Tie(value.node, regest(case, entry), word, 0, (entry,))


def _to_state(case: Case, sequence: Sequence, value: NodeTie) -> Tie | None:
    """The tie of a node that says whether a state held at a time."""
    entries = case.states.get(value.state)
    days, at = _days(case, sequence, value.at)
    if entries is None or days is None:
        return None
    titled = sorted(entries, key=lambda entry: (entry.is_denied, not entry.text))
    accepted = [entry for entry in entries if entry.field("draft") is None]
    before = [entry for entry in accepted if at and sequence.is_before(entry, at[0])]
    word = held(sequence, accepted, days, before=before)
    return Tie(value.node, regest(case, titled[0]), word, 0, (*entries, *at))


def _days(case: Case, sequence: Sequence, at: str | Edtf) -> tuple[Days | None, tuple[Statement, ...]]:
    """The days within which the time of a tie lies, and the entry that gives it, if one does."""
    if isinstance(at, str):
        entry = case.named.get(at)
        return (None, ()) if entry is None else (sequence.bounds(entry), (entry,))
    first, last = case.date_bounds(at)
    return (first if isinstance(first, int) else EARLIEST, last if isinstance(last, int) else LATEST), ()


def held(
    sequence: Sequence, entries: Iterable[Statement], days: Days, *, before: Listed[Statement] = ()
) -> Word:
    """Whether a state held at a time that lies within the days, by the entries that speak of it.

    Certainly, where it had begun before and had not ended, or is said to have lasted throughout; certainly not, where
    that is denied throughout, or it had ended before or not begun; perhaps, where an entry touches the time. Those of
    `before` are known to have come before it, whatever their dates.
    """
    first, last = days
    begun, ended, others, touching = [], [], [], False
    for entry in entries:
        start, end = sequence.bounds(entry)
        if any(entry is one for one in before):
            end = min(end, first)
        touching = touching or (start <= last and end >= first)
        if entry.kind == "begins" and not entry.is_denied:
            begun.append((start, end))
        elif entry.kind == "ends" and not entry.is_denied:
            ended.append((start, end))
        elif entry.kind == "holds" and start <= first and last <= end and _is_throughout(entry):
            others.append(entry.is_denied)
    if len(set(others)) == 1:
        return "no" if others[0] else "yes"
    if others:
        return "perhaps"
    return _by_edges(begun, ended, days, is_touched=touching)


def _is_throughout(entry: Statement) -> bool:
    """Whether a state is said to have lasted over all of its date, not at some time within."""
    text = str(entry.date) if entry.date is not None else ""
    return "/" in text or (len(text) == 10 and not text.startswith("["))


def _by_edges(begun: list[Days], ended: list[Days], days: Days, *, is_touched: bool) -> Word:
    """Whether a state held by what is known of when it began and when it ended."""
    first, last = days
    surely_begun = [end for _, end in begun if end <= first]
    if surely_begun:
        since = max(surely_begun)
        if any(end > since and end < first for _, end in ended):
            return (
                "perhaps"
                if any(end > since and start <= last for start, end in begun) and is_touched
                else "no"
            )
        return "perhaps" if any(end > since and start <= last for start, end in ended) else "yes"
    if begun and all(start > last for start, _ in begun):
        return "no"
    return "perhaps" if begun or is_touched else "unknown"
