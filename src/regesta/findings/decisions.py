"""The life of each matter: its acts and states, what was asked and answered, what turned, who had the last word."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from regesta.acts import ACT_BY_WORD, DECIDING
from regesta.case import Case
from regesta.dates import End, format_bound
from regesta.findings.chronology import Row, row
from regesta.findings.course import Course, bits
from regesta.findings.deferred import Deferred
from regesta.findings.finding import Finding, Modality, entry_id, grounds_of
from regesta.findings.regest import phrase
from regesta.findings.sequence import EARLIEST, LATEST
from regesta.findings.sequence import Sequence as Order
from regesta.findings.states import Period, States
from regesta.findings.terms import Term, Terms
from regesta.statements.grammar import NATURES
from regesta.statements.statement import Statement
from regesta.statements.wording import text_of

ASKING = ("request", "propose", "submit")
LEAVE = ("granted", "ordered", "carried out")


class Request(NamedTuple):
    """An asking and its answers: the shortest and longest wait in days, None where the dates do not bound it."""

    id: str
    how_many: str
    answers: tuple[str, ...]
    least_days: int | None
    most_days: int | None


class Reversal(NamedTuple):
    """A decision and the next one, which undid it, with what is recorded as having changed in between.

    `claimed` are the causes that claims name for the second, `motives` what readings of either attribute to it.
    """

    first: str
    second: str
    before: str
    after: str
    changes: tuple[str, ...]
    claimed: tuple[str, ...]
    motives: tuple[tuple[str, str], ...]


class Stretch(NamedTuple):
    """A stretch of days with the states that are possible in it; `first` and `last` are days or "open"."""

    first: str
    last: str
    states: tuple[str, ...]


class Version(NamedTuple):
    """A version of a matter's text: the one it was made from, whose hand, when, and what was changed."""

    name: str
    title: str
    made_from: str
    hand: str
    date: str
    changed: tuple[str, ...]


class Decision(NamedTuple):
    """A matter's life; `effects` are the states that its `acts` left it in, each empty where it moved nothing,
    and `now` those it may be in at the end of the register."""

    name: str
    title: str
    part_of: str
    acts: Sequence[Row]
    effects: tuple[str, ...]
    over_time: Sequence[Stretch]
    now: tuple[str, ...]
    requests: tuple[Finding[Request], ...]
    reversals: tuple[Finding[Reversal], ...]
    terms: tuple[Finding[Term], ...]
    versions: tuple[Version, ...]
    last_word: Finding[str]


class Register:
    """What the findings about decisions share: the entries of each matter, their order in time, and their terms."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.sequence = Order(case)
        self.terms = Terms(case, self.sequence)
        self.of_matter: dict[str, list[Statement]] = defaultdict(list)
        for entry in case.entries:
            if entry.is_entry:
                for name in {name for mention in entry.target for name in mention.names}:
                    self.of_matter[name].append(entry)
        self.answers: dict[str, list[Statement]] = defaultdict(list)
        for entry, _ in case.fields("answers"):
            for name in {name for mention in entry.mentions("answers") for name in mention.names}:
                self.answers[name].append(entry)

    def course(self, entries: list[Statement]) -> Course:
        """Entries by their bounds, and where their relations or an answer put them otherwise, in that order."""
        placed = Course(self.sequence, sorted(entries, key=self.sequence.place))
        numbers = {id(entry): number for number, entry in enumerate(placed.acts)}
        first = list(placed.earlier)
        for number, entry in enumerate(placed.acts):
            for answer in self.answers.get(entry.name, ()) if entry.name else ():
                other = numbers.get(id(answer), number)
                if other != number and not placed.later[other] >> number & 1:
                    first[other] |= 1 << number
        if not any(mask >> number for number, mask in enumerate(first)):
            return placed  # nothing has to go before what stands before it
        waiting = (1 << len(entries)) - 1
        found: list[Statement] = []
        while waiting:
            ready = next((n for n in bits(waiting) if not first[n] & waiting), next(bits(waiting)))
            waiting ^= 1 << ready
            found.append(placed.acts[ready])
        return Course(self.sequence, found)


@lru_cache(maxsize=1)
def register_of(case: Case) -> Register:
    """The register of a case, kept for the next finding of the same case: a case never changes."""
    return Register(case)


def decisions(case: Case) -> list[Finding[Decision]]:
    """The life of every matter of a case, in the order of the files."""
    register = register_of(case)
    return [_decision(register, matter) for matter in case.of_kind("matter")]


def decision(case: Case, name: str) -> Finding[Decision] | None:
    """The life of one matter; None where none has that name."""
    matter = case.named.get(name)
    return None if matter is None or matter.kind != "matter" else _decision(register_of(case), matter)


def state_of(case: Case, matter: Statement, first: int, last: int) -> Finding[str]:
    """The state of a matter at some time within the days given: one word is certain, several are each possible."""
    register = register_of(case)
    entries = register.of_matter.get(matter.name, [])
    states = States(register.terms, register.course(entries))
    if not states.movers:
        return Finding(matter.name, "not recorded", "unknown", grounds_of(case, entries))
    found = states.at(first, last)
    words = tuple(dict.fromkeys(state.word for state in found))
    acts = [state.act for state in found if state.act is not None]
    return Finding(
        matter.name,
        " or ".join(words),
        "certain" if len(words) == 1 else "possible",
        grounds_of(case, acts or states.moving[:1]),
    )


def terms_in_words(case: Case, act: Statement) -> Finding[str]:
    """The terms of an act in words, its conditions first, each with what became of it."""
    found = register_of(case).terms.found(act)
    by_nature = sorted(found, key=lambda one: NATURES.index(one.value.nature))
    words = [f"{one.value.nature}: {one.value.says} ({one.value.fate})" for one in by_nature]
    if found and by_nature[0].value.nature != "condition":
        words.insert(0, "no condition")
    grounds = grounds_of(case, (act, *(case.named[term.value.name] for term in by_nature)))
    if not found:
        return Finding(entry_id(act), "none recorded", "unknown", grounds)
    return Finding(entry_id(act), "; ".join(words), "certain", grounds)


def _decision(register: Register, matter: Statement) -> Finding[Decision]:
    case = register.case
    course = register.course(register.of_matter.get(matter.name, []))
    entries = course.acts
    acts = [entry for entry in entries if entry.kind in ACT_BY_WORD]
    states = States(register.terms, course)
    movers = states.moving
    now = states.at(LATEST, LATEST)
    value = Decision(
        matter.name,
        matter.text or matter.name,
        "".join(name for mention in matter.mentions("part of") for name in mention.names),
        Deferred(partial(row, case), entries),
        states.effects,
        Deferred(_stretch, states.periods() if movers else ()),
        tuple(dict.fromkeys(state.word for state in now)),
        tuple(_request(register, act) for act in acts if act.kind in ASKING and not act.is_denied),
        tuple(_reversals(register, movers)),
        tuple(found for act in acts for found in register.terms.found(act)),
        tuple(_versions(case, matter.name)),
        _last_word(register, movers),
    )
    modality: Modality = "unknown" if not movers else "certain" if len(value.now) == 1 else "possible"
    caveats = [
        f"a draft that nobody has accepted is left out: {entry_id(act)}"
        for act in acts
        if act.field("draft") is not None
    ]
    return Finding(matter.name, value, modality, grounds_of(case, entries), tuple(caveats))


def _stretch(period: Period) -> Stretch:
    first, last = (
        End.OPEN.value if day in (EARLIEST, LATEST) else format_bound(day)
        for day in (period.first, period.last)
    )
    return Stretch(first, last, period.words)


def _request(register: Register, act: Statement) -> Finding[Request]:
    answers = [one for one in register.answers.get(act.name, ()) if act.name and not one.is_denied]
    waits = [_wait(register.sequence, act, one) for one in answers]
    known = [low for low, _ in waits if low is not None]
    longest = [high for _, high in waits if high is not None]
    value = Request(
        entry_id(act),
        "; ".join(text_of(field.value) for field in act.all("count")),
        tuple(entry_id(one) for one in answers),
        min(known, default=None),
        min(longest, default=None) if len(longest) == len(waits) else None,
    )
    caveats = () if answers else ("no answer is recorded, which is not to say that none was given",)
    grounds = grounds_of(register.case, (act, *answers))
    return Finding(value.id, value, "certain" if answers else "unknown", grounds, caveats)


def _wait(sequence: Order, asked: Statement, answered: Statement) -> tuple[int | None, int | None]:
    """The least and the most days between an asking and its answer, None where one end is open."""
    (ask_first, ask_last), (first, last) = sequence.bounds(asked), sequence.bounds(answered)
    least = max(0, first - ask_last) if first > EARLIEST and ask_last < LATEST else None
    most = last - ask_first if last < LATEST and ask_first > EARLIEST else None
    return least, most if most is None or most >= 0 else None


def _reversals(register: Register, movers: list[Statement]) -> Iterator[Finding[Reversal]]:
    """The decisions that undid the one before them, where no other certainly came between."""
    decided = [act for act in movers if act.kind in DECIDING]
    for index, second in enumerate(decided):
        for first in decided[:index]:
            if _is_reversed(first, second) and _are_neighbours(register.sequence, decided, first, second):
                yield _reversal(register, first, second)


def _is_reversed(first: Statement, second: Statement) -> bool:
    before, after = ACT_BY_WORD[first.kind].effect, ACT_BY_WORD[second.kind].effect
    if before in LEAVE:
        return after in ("refused", "deferred", "withdrawn", "abandoned")
    return before in ("refused", "deferred") and after in LEAVE


def _are_neighbours(sequence: Order, decided: list[Statement], first: Statement, second: Statement) -> bool:
    if not sequence.is_before(first, second):
        return False
    return not any(sequence.is_before(first, one) and sequence.is_before(one, second) for one in decided)


def _reversal(register: Register, first: Statement, second: Statement) -> Finding[Reversal]:
    case, sequence = register.case, register.sequence
    changes = [entry for entry in _changes(case) if _may_lie_between(sequence, entry, first, second)]
    claims = [
        claim
        for claim in case.of_kind("claim")
        if any(second.name in mention.names for mention in claim.mentions("contributes to"))
    ]
    claimed = [name for claim in claims for mention in claim.mentions("cause") for name in mention.names]
    value = Reversal(
        entry_id(first),
        entry_id(second),
        ACT_BY_WORD[first.kind].effect or "",
        ACT_BY_WORD[second.kind].effect or "",
        tuple(entry_id(one) for one in changes),
        tuple(dict.fromkeys(claimed)),
        tuple(
            (entry_id(act), str(field.value))
            for act in (first, second)
            for citation in act.citations
            for field in citation.under
            if field.key == "motive"
        ),
    )
    grounds = grounds_of(case, (first, second, *changes, *claims))
    caveat = "what changed in between need not be why: that is for an explanation to weigh"
    return Finding(f"{value.first} {value.second}", value, "certain", grounds, (caveat,) if changes else ())


def _changes(case: Case) -> Iterator[Statement]:
    """The entries by which something became otherwise: states that begin or end, and events."""
    for kind in ("begins", "ends", "event"):
        yield from (entry for entry in case.of_kind(kind) if not entry.is_denied)


def _may_lie_between(sequence: Order, entry: Statement, first: Statement, second: Statement) -> bool:
    """Whether an entry is dated, or put by its relations, so that it may have come between two others and not after."""
    end = sequence.bounds(entry)[1]
    if end == LATEST or end > sequence.bounds(second)[1] or end < sequence.bounds(first)[0]:
        return False
    return not (sequence.is_before(entry, first) or sequence.is_before(second, entry))


def _versions(case: Case, matter: str) -> Iterator[Version]:
    for version in case.of_kind("version"):
        if any(matter in mention.names for mention in version.mentions("of")):
            date = version.field("date")
            yield Version(
                version.name,
                version.text or version.name,
                "".join(name for mention in version.mentions("from") for name in mention.names),
                phrase(case, version.mentions("hand")),
                str(date.value) if date is not None else "",
                tuple(str(field.value) for field in version.all("changed")),
            )


def _last_word(register: Register, movers: list[Statement]) -> Finding[str]:
    """Who made the last decision, or where none is recorded, the last change to its text."""
    case, sequence = register.case, register.sequence
    for kinds in (("approve", "refuse", "defer", "order", "instruct"), ("amend",)):
        said = [act for act in movers if act.kind in kinds]
        last = [act for act in said if not any(sequence.is_before(act, one) for one in said)]
        if not last:
            continue
        doers = list(dict.fromkeys(phrase(case, act.mentions("by")) or "not recorded" for act in last))
        is_sure = len(doers) == 1 and all(_is_certain(act) for act in last)
        modality: Modality = "certain" if is_sure else "possible"
        return Finding("last word", " or ".join(doers), modality, grounds_of(case, last))
    return Finding("last word", "not recorded", "unknown", ())


def _is_certain(act: Statement) -> bool:
    doers = act.mentions("by")
    return bool(doers) and all(mention.is_sure for mention in doers)
