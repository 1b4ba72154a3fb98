"""What turned: decisions that undid the one before them, and what is recorded as having changed in between."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from regesta.acts import ACT_BY_WORD, DECIDING
from regesta.findings.course import Course, bits
from regesta.findings.deferred import Deferred
from regesta.findings.finding import Finding, entry_id, grounds_of
from regesta.findings.register import Register
from regesta.statements.statement import Statement

_GIVING = ("approve", "order", "instruct", "carry-out")
_UNDOES = {  # by the decision, those that it undoes
    **dict.fromkeys(("refuse", "defer", "withdraw", "abandon"), frozenset(_GIVING)),
    **dict.fromkeys(_GIVING, frozenset(("refuse", "defer"))),
}
_DECIDING = frozenset(DECIDING)


class Reversal(NamedTuple):
    """A decision and the next one, which undid it, with what is recorded as having changed in between.

    `claimed` are the causes that claims name for the second, `motives` what readings of either attribute to it.
    """

    first: str
    second: str
    before: str
    after: str
    changes: Sequence[str]
    claimed: tuple[str, ...]
    motives: tuple[tuple[str, str], ...]


def reversals(register: Register, course: Course, movers: int) -> Iterator[Finding[Reversal]]:
    """The decisions among the acts of a course that undid another, where no decision certainly came between."""
    decided = movers & course.mask(_DECIDING)
    for second in bits(decided):
        before = decided & course.earlier[second]
        for first in bits(before & course.mask(_UNDOES[course.kinds[second]])):
            if not course.later[first] & before:
                yield _reversal(register, course.numbers[first], course.numbers[second])


def _reversal(register: Register, first: int, second: int) -> Finding[Reversal]:
    order, motives = register.sequence, register.motives
    acts = [order.entries[first], order.entries[second]]
    changes = _between(register, first, second)
    claims = register.claims.get(acts[1].name, []) if acts[1].name else []
    causes = [name for claim in claims for mention in claim.mentions("cause") for name in mention.names]
    value = Reversal(
        entry_id(acts[0]),
        entry_id(acts[1]),
        ACT_BY_WORD[acts[0].kind].effect or "",
        ACT_BY_WORD[acts[1].kind].effect or "",
        Deferred(entry_id, changes),
        tuple(dict.fromkeys(causes)),
        tuple([(entry_id(order.entries[n]), why) for n in (first, second) for why in motives.get(n, ())]),
    )
    grounds = grounds_of(register.case, [*acts, *changes, *claims])
    caveat = "what changed in between need not be why: that is for an explanation to weigh"
    return Finding(f"{value.first} {value.second}", value, "certain", grounds, (caveat,) if changes else ())


def _between(register: Register, first: int, second: int) -> list[Statement]:
    """What became otherwise at a time that may lie between two acts and not after, in order."""
    order, (days, numbers) = register.sequence, register.changes
    found = numbers[bisect_left(days, order.first[first]) : bisect_right(days, order.last[second])]
    before = order.before(first)
    return [order.entries[n] for n in found if n not in before and second not in order.before(n)]
