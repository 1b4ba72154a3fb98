"""When entries can have happened, and in what order, before and after: what tightened, widened, or became certain."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from regesta.case import Case
from regesta.dates import comparable, format_bound
from regesta.findings.chronology import Span, spans
from regesta.findings.contradictions import sentence
from regesta.findings.course import bits
from regesta.findings.finding import Finding, entry_id
from regesta.findings.moved.pair import Move, Pair
from regesta.findings.register import Register
from regesta.findings.timeline import Said
from regesta.statements.grammar import RELATIONS
from regesta.statements.statement import Statement
from regesta.wording import joined, listed, said


def bounds_moved(pair: Pair) -> Iterator[Finding[Move]]:
    """The entries whose first or last possible day is another, with the chain of statements that gives it now.

    Where a bound widened, the chain is that of the earlier state: what held it until then.
    """
    then, now = spans(pair.old), spans(pair.new)
    for old, new in pair.entries:
        before, after = then(old), now(new)
        if comparable(*before) == comparable(*after):
            continue
        how = _how(before, after)
        sides = [side for side in (False, True) if comparable(*before)[side] != comparable(*after)[side]]
        is_wider = how == "widened"
        case, entry = (pair.old, old) if is_wider else (pair.new, new)
        chain = _chain(case, entry, sides)
        entries = [one.entry for one in chain] or [entry]
        yield pair.move(
            new,
            "bounds",
            how,
            (in_words(before), in_words(after)),
            chain=[
                said("until now: {reason}", reason=sentence(one)) if is_wider else sentence(one)
                for one in chain
            ],
            grounds=[new] if is_wider else _each(new, entries),
            formerly=_each(old, entries) if is_wider else [old],
            modality="certain" if any(isinstance(day, int) for day in after) else "unknown",
        )


def _each(*parts: Statement | Sequence[Statement]) -> list[Statement]:
    """Statements, each once."""
    flat = [one for part in parts for one in ((part,) if isinstance(part, Statement) else part)]
    return list({id(one): one for one in flat}.values())


def _how(before: Span, after: Span) -> str:
    """Whether bounds tightened, widened or moved."""
    (first, last), (now_first, now_last) = comparable(*before), comparable(*after)
    if first <= now_first and now_last <= last:
        return "tightened"
    return "widened" if now_first <= first and last <= now_last else "moved"


def _chain(case: Case, entry: Statement, sides: Sequence[bool]) -> list[Said]:
    """The statements that give an entry its bounds: of its first day (False) and its last (True), as `sides` says."""
    if not any(case.fields(key) for key in (*RELATIONS, "lasted", "answers")):
        return []
    from regesta.findings.times import times  # which reads in arrays: not needed where nothing is related

    found = times(case)
    return list({id(one): one for side in sides for one in found.why(entry, is_latest=side)}.values())


def in_words(span: Span) -> str:
    """Bounds for people: a day, `from … to …`, `by …`, `from … on`, or `not known`."""
    first, last = span
    if isinstance(first, int) and isinstance(last, int):
        if first == last:
            return format_bound(first)
        return said("from {first} to {last}", first=format_bound(first), last=format_bound(last))
    if isinstance(first, int):
        return said("from {day} on", day=format_bound(first))
    return said("by {day}", day=format_bound(last)) if isinstance(last, int) else said("not known")


def orders_moved(pair: Pair) -> Iterator[Finding[Move]]:
    """The entries of a matter whose order among the others is certain now and was not, or no longer is.

    Each is told once, at the entry that was changed, or else at the later of the two.
    """
    twin = {id(old): new for old, new in pair.entries}
    gained: dict[int, set[tuple[int, str]]] = defaultdict(set)
    lost: dict[int, set[tuple[int, str]]] = defaultdict(set)
    by_id = {id(new): new for _, new in pair.entries}
    then_register, now_register = pair.registers
    for former, matter in pair.twins:
        if matter.kind != "matter":
            continue
        then = {
            (id(twin[id(a)]), id(twin[id(b)]))
            for a, b in _ordered(then_register, former.name)
            if id(a) in twin and id(b) in twin
        }
        ordered = _ordered(now_register, matter.name)
        now = {(id(a), id(b)) for a, b in ordered if id(a) in by_id and id(b) in by_id}
        for pairs, found in ((now - then, gained), (then - now, lost)):
            for early, late in pairs:
                subject, word, other = (late, "after", early)
                if entry_id(by_id[early]) in pair.changed and entry_id(by_id[late]) not in pair.changed:
                    subject, word, other = (early, "before", late)
                found[subject].add((other, word))
    place = {id(new): number for number, (_, new) in enumerate(pair.entries)}
    for number in sorted({*gained, *lost}, key=place.__getitem__):
        before, after = (_told(by_id, found[number], place) for found in (lost, gained))
        how = "turned round" if before and after else "became certain" if after else "no longer certain"
        others = [by_id[other] for other, _ in (*gained[number], *lost[number])]
        grounds = _each(by_id[number], sorted(others, key=lambda one: place[id(one)]))
        yield pair.move(
            by_id[number],
            "order",
            how,
            (before or said("not certain"), after or said("not certain")),
            grounds=grounds,
        )


def _ordered(register: Register, matter: str) -> Iterator[tuple[Statement, Statement]]:
    """Every two entries of a matter of which one certainly came before the other."""
    course = register.course(matter)
    for number, earlier in enumerate(course.earlier):
        for one in bits(earlier):
            yield course.act(one), course.act(number)


def _told(by_id: dict[int, Statement], found: set[tuple[int, str]], place: dict[int, int]) -> str:
    """`after ^asked and ^draft; before ^leave`."""
    parts = []
    for word in ("after", "before"):
        names = [
            entry_id(by_id[one]) for one, own in sorted(found, key=lambda one: place[one[0]]) if own == word
        ]
        if names:
            told = listed(names)
            parts.append(
                said("after {entries}", entries=told)
                if word == "after"
                else said("before {entries}", entries=told)
            )
    return joined("; ", parts) if parts else ""
