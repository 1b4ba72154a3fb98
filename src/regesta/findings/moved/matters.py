"""How matters stand, before and after: their states, the last word, answers and waits, and what became of terms."""

from collections.abc import Iterable, Iterator, Sequence

from regesta.case import Case
from regesta.dates import format_bound
from regesta.findings.decisions import Decision, decisions
from regesta.findings.finding import Finding, Modality
from regesta.findings.moved.pair import Move, Pair
from regesta.findings.sequence import EARLIEST, LATEST
from regesta.findings.states import Period, States
from regesta.statements.statement import Statement
from regesta.wording import either, joined, said, word

MOST_STRETCHES = 3  # stretches of time in which a state is another that are told one by one


def matters_moved(pair: Pair) -> Iterator[Finding[Move]]:
    """What is otherwise of each matter that the case had before."""
    then = {one.subject: one for one in decisions(pair.old)}
    formers = {id(new): old for old, new in pair.twins}
    for after in decisions(pair.new):
        matter = pair.new.named[after.subject]
        former = formers.get(id(matter))
        before = then.get(former.name) if former is not None else None
        if former is None or before is None:
            continue
        courses = _acts(pair, matter, former)
        yield from _states(pair, matter, former, before.value, after.value, courses)
        yield from _answers(pair, before.value, after.value)
        yield from _terms(pair, before.value, after.value)


_Courses = tuple[Sequence[Statement], Sequence[Statement]]


def _acts(pair: Pair, matter: Statement, former: Statement) -> _Courses:
    """The acts of a matter and their terms, now and before."""
    found = []
    for register, name in zip(pair.registers, (former.name, matter.name), strict=True):
        course = register.course(name)
        acts = [course.act(number) for number in range(len(course.numbers))]
        names = {one.name for one in acts if one.name}
        terms = [
            one
            for one in register.case.of_kind("term")
            if any(set(m.names) & names for m in one.mentions("of"))
        ]
        found.append((*acts, *terms))
    return found[1], found[0]


def _states(
    pair: Pair, matter: Statement, former: Statement, before: Decision, after: Decision, courses: _Courses
) -> Iterator[Finding[Move]]:
    """The state at the end of the register, or else over time; and who had the last word."""
    grounds, formerly = courses
    modality: Modality = "certain" if len(after.now) == 1 else "possible"
    if set(before.now) != set(after.now):
        how = "became certain" if len(after.now) == 1 < len(before.now) else "moved"
        states = (possible(before.now), possible(after.now))
        yield pair.move(
            matter, "state", how, states, grounds=grounds, formerly=formerly, modality=modality
        )  # fmt: skip
    else:
        stretches = list(
            _stretches(_periods(pair, former, is_now=False), _periods(pair, matter, is_now=True))
        )
        if stretches:
            told = [joined("; ", [one[side] for one in stretches[:MOST_STRETCHES]]) for side in (0, 1)]
            more = len(stretches) - MOST_STRETCHES
            after_words = told[1]
            if more > 0:
                after_words = said(
                    "{stretches}; and {more} more stretches of time", stretches=told[1], more=more
                )
            yield pair.move(
                matter, "state", "moved over time", (told[0], after_words), grounds=grounds, formerly=formerly
            )  # fmt: skip
    was, is_now = before.last_word, after.last_word
    if (was.value, was.modality) != (is_now.value, is_now.modality):
        words = tuple(
            said("{answer} ({modality})", answer=one.value, modality=word("modality", one.modality))
            for one in (was, is_now)
        )
        yield pair.move(
            matter, "last word", "moved", (words[0], words[1]), grounds=grounds, formerly=formerly,
            modality=is_now.modality,
        )  # fmt: skip


def _periods(pair: Pair, matter: Statement, *, is_now: bool) -> tuple[Period, ...]:
    register = pair.registers[is_now]
    return States(register.terms, register.course(matter.name)).periods()


def _stretches(before: Sequence[Period], after: Sequence[Period]) -> Iterator[tuple[str, str]]:
    """The stretches of time in which the possible states are others, with the states in words, before and after."""
    one = other = 0
    while one < len(before) and other < len(after):
        was, now = before[one], after[other]
        first, last = max(was.first, now.first), min(was.last, now.last)
        if set(was.words) != set(now.words):
            when = _when(first, last)
            yield joined(" ", (when, possible(was.words))), joined(" ", (when, possible(now.words)))
        one, other = one + (was.last == last), other + (now.last == last)


def _when(first: int, last: int) -> str:
    if first == EARLIEST:
        return said("until {day}", day=format_bound(last))
    if last >= LATEST:
        return said("from {day} on", day=format_bound(first))
    if first == last:
        return format_bound(first)
    return said("{first} to {last}", first=format_bound(first), last=format_bound(last))


def possible(states: Sequence[str]) -> str:
    """The states that a matter may be in."""
    return either([word("state", one) for one in states])


def _answers(pair: Pair, before: Decision, after: Decision) -> Iterator[Finding[Move]]:
    """What answers each asking, and how long the answer was waited for."""
    then = {pair.called(one.subject): one.value for one in before.requests}
    for found in after.requests:
        now, was = found.value, then.get(found.subject)
        if was is None:
            continue
        asked = pair.by_id[now.id]
        names = dict.fromkeys((*now.answers, *was.answers))
        grounds, formerly = [asked, *_named(pair.new, names)], _named(pair.old, names)
        if set(map(pair.called, was.answers)) != set(now.answers):
            words = (_listed([pair.called(one) for one in was.answers]), _listed(now.answers))
            how = "answered" if not was.answers else "moved"
            yield pair.move(asked, "answer", how, words, grounds=grounds, formerly=formerly)
        elif (was.least_days, was.most_days) != (now.least_days, now.most_days):
            yield pair.move(
                asked, "wait", "moved", (was.wait, now.wait), grounds=grounds, formerly=formerly
            )  # fmt: skip


def _named(case: Case, names: Iterable[str]) -> list[Statement]:
    """The entries of these names; of one without a name there is nothing to be found by."""
    return [case.named[name] for name in names if name in case.named]


def _listed(names: Sequence[str]) -> str:
    return joined(", ", names) if names else said("no answer on record")


def _terms(pair: Pair, before: Decision, after: Decision) -> Iterator[Finding[Move]]:
    """What became of the terms of a matter's acts."""
    then = {pair.called(one.subject): one.value for one in before.terms}
    for found in after.terms:
        now, was = found.value, then.get(found.subject)
        if was is None or (was.fate, was.stands) == (now.fate, now.stands):
            continue
        names = dict.fromkeys((now.name, *now.outcomes, *was.outcomes))
        grounds, formerly = _named(pair.new, names), _named(pair.old, names)
        words = tuple(
            joined(", ", (word("fate", one.fate), said("stands") if one.stands else said("stands no more")))
            for one in (was, now)
        )
        yield pair.move(
            pair.new.named[now.name], "term", "moved", (words[0], words[1]), grounds=grounds, formerly=formerly
        )  # fmt: skip
