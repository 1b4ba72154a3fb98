"""The life of each matter: its acts and states, what was asked and answered, what turned, who had the last word."""

from collections.abc import Sequence
from typing import NamedTuple

from regesta.acts import ACT_BY_WORD
from regesta.case import Case
from regesta.dates import End, format_bound
from regesta.findings.chronology import Row
from regesta.findings.course import Course, bits
from regesta.findings.deferred import Deferred, once
from regesta.findings.finding import Finding, Modality, entry_id, grounds_of
from regesta.findings.regest import phrase
from regesta.findings.register import Register, register_of
from regesta.findings.reversals import Reversal, reversals
from regesta.findings.sequence import EARLIEST, LATEST
from regesta.findings.sequence import Sequence as Order
from regesta.findings.states import Period, States
from regesta.findings.terms import Term
from regesta.statements.grammar import NATURES
from regesta.statements.statement import Statement
from regesta.wording import Sentence, either, said

ASKING = frozenset(("request", "propose", "submit"))
_SAYING = frozenset(("approve", "refuse", "defer", "order", "instruct"))
_CHANGING = frozenset(("amend",))


class Request(NamedTuple):
    """An asking and its answers: the shortest and longest wait in days, None where the dates do not bound it."""

    id: str
    how_many: str
    answers: tuple[str, ...]
    least_days: int | None
    most_days: int | None

    @property
    def wait(self) -> Sentence:
        """How long the answers were waited for: `after 3 to 20 days`."""
        least, most = self.least_days or 0, self.most_days
        if most is None:
            return (
                said("after {days} days or more", days=least)
                if least
                else said("after a time that is not known")
            )
        if most == 0:
            return said("on the same day")
        if least == most:
            return said("after a day") if most == 1 else said("after {days} days", days=most)
        if least == 0:
            return said("within a day") if most == 1 else said("within {days} days", days=most)
        return said("after {least} to {most} days", least=least, most=most)


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


def decisions(case: Case) -> list[Finding[Decision]]:
    """The life of every matter of a case, in the order of the files."""
    return [_life(case, matter) for matter in case.of_kind("matter")]


def decision(case: Case, name: str) -> Finding[Decision] | None:
    """The life of one matter; None where none has that name."""
    matter = case.named.get(name)
    return None if matter is None or matter.kind != "matter" else _life(case, matter)


def state_of(case: Case, matter: Statement, first: int, last: int) -> Finding[str]:
    """The state of a matter at some time within the days given: one word is certain, several are each possible."""
    register = register_of(case)
    course = register.course(matter.name)
    states = States(register.terms, course)
    if not states.movers:
        return Finding(matter.name, said("not recorded"), "unknown", register.grounds(course.numbers))
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
    register = register_of(case)
    found = register.terms.found([register.sequence.number(act)])
    by_nature = sorted(found, key=lambda one: NATURES.index(one.value.nature))
    words = [f"{one.value.nature}: {one.value.says} ({one.value.fate})" for one in by_nature]
    if found and by_nature[0].value.nature != "condition":
        words.insert(0, "no condition")
    grounds = grounds_of(case, (act, *(case.named[term.value.name] for term in by_nature)))
    if not found:
        return Finding(entry_id(act), "none recorded", "unknown", grounds)
    return Finding(entry_id(act), "; ".join(words), "certain", grounds)


@once
def _life(case: Case, matter: Statement) -> Finding[Decision]:
    register = register_of(case)
    course = register.course(matter.name)
    states = States(register.terms, course)
    movers = sum([1 << number for number in states.movers])
    asked = [
        course.numbers[n]
        for n in bits(course.mask(ASKING))
        if course.numbers[n] not in register.sequence.denied
    ]
    value = Decision(
        matter.name,
        matter.text or matter.name,
        "".join(name for mention in matter.mentions("part of") for name in mention.names),
        Deferred(register.row, course.numbers),
        states.effects,
        Deferred(_stretch, states.periods() if movers else ()),
        tuple(dict.fromkeys([state.word for state in states.at(LATEST, LATEST)])),
        tuple([_request(register, number) for number in asked]),
        tuple(reversals(register, course, movers)),
        tuple(register.terms.found(course.numbers)),
        tuple([_version(case, version) for version in register.versions.get(matter.name, ())]),
        _last_word(register, course, movers),
    )
    modality: Modality = "unknown" if not movers else "certain" if len(value.now) == 1 else "possible"
    drafts = register.sequence.drafts.intersection(course.numbers)
    caveats = [
        said("a draft that nobody has accepted is left out: {name}", name=entry_id(act))
        for act in map(register.sequence.entries.__getitem__, sorted(drafts))
        if act.kind in ACT_BY_WORD
    ]
    return Finding(matter.name, value, modality, register.grounds(course.numbers), tuple(caveats))


def _stretch(period: Period) -> Stretch:
    first, last = (
        End.OPEN.value if day in (EARLIEST, LATEST) else format_bound(day)
        for day in (period.first, period.last)
    )
    return Stretch(first, last, period.words)


def _request(register: Register, asked: int) -> Finding[Request]:
    order = register.sequence
    answers = order.answers.get(asked, ())
    least: list[int] = []
    most: list[int] = []
    for answer in answers:
        shortest, longest = _wait(order, asked, answer)
        if shortest is not None:
            least.append(shortest)
        if longest is not None:
            most.append(longest)
    value = Request(
        order.ids[asked],
        register.counts.get(asked, ""),
        tuple([order.ids[number] for number in answers]),
        min(least, default=None),
        min(most, default=None) if len(most) == len(answers) else None,
    )
    caveats = () if answers else (said("no answer is recorded, which is not to say that none was given"),)
    grounds = register.grounds((asked, *answers))
    return Finding(value.id, value, "certain" if answers else "unknown", grounds, caveats)


def _wait(order: Order, asked: int, answer: int) -> tuple[int | None, int | None]:
    """The least and the most days between an asking and its answer, None where one end is open."""
    ask_first, ask_last = order.first[asked], order.last[asked]
    first, last = order.first[answer], order.last[answer]
    least = max(0, first - ask_last) if first > EARLIEST and ask_last < LATEST else None
    most = last - ask_first if last < LATEST and ask_first > EARLIEST else None
    return least, most if most is None or most >= 0 else None


def _version(case: Case, version: Statement) -> Version:
    date = version.field("date")
    return Version(
        version.name,
        version.text or version.name,
        "".join(name for mention in version.mentions("from") for name in mention.names),
        phrase(case, version.mentions("hand")),
        str(date.value) if date is not None else "",
        tuple(str(field.value) for field in version.all("changed")),
    )


def _last_word(register: Register, course: Course, movers: int) -> Finding[str]:
    """Who made the last decision, or where none is recorded, the last change to its text."""
    case = register.case
    for kinds in (_SAYING, _CHANGING):
        last = course.last_of(movers & course.mask(kinds))
        if not last:
            continue
        doers = list(dict.fromkeys(phrase(case, act.mentions("by")) or said("not recorded") for act in last))
        is_sure = len(doers) == 1 and all(_is_certain(act) for act in last)
        modality: Modality = "certain" if is_sure else "possible"
        return Finding("last word", either(doers), modality, grounds_of(case, last))
    return Finding("last word", said("not recorded"), "unknown", ())


def _is_certain(act: Statement) -> bool:
    doers = act.mentions("by")
    return bool(doers) and all(mention.is_sure for mention in doers)
