"""What turned: decisions that undid the one before them, and what is recorded as having changed in between."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from regesta.acts import ACT_BY_WORD, DECIDING
from regesta.findings.course import Course, bits
from regesta.findings.finding import Finding
from regesta.findings.register import Register
from regesta.wording import said

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
    changes: tuple[str, ...]
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
    changes = _between(register, first, second)
    claims = register.claims.get(order.ids[second], ())
    causes = [name for claim in claims for mention in claim.mentions("cause") for name in mention.names]
    value = Reversal(
        order.ids[first],
        order.ids[second],
        ACT_BY_WORD[order.kinds[first]].effect or "",
        ACT_BY_WORD[order.kinds[second]].effect or "",
        tuple([order.ids[number] for number in changes]),
        tuple(dict.fromkeys(causes)),
        tuple([(order.ids[n], why) for n in (first, second) for why in motives.get(n, ())]),
    )
    grounds = register.grounds((first, second, *changes, *map(order.number, claims)))
    caveat = said("what changed in between need not be why: that is for an explanation to weigh")
    return Finding(f"{value.first} {value.second}", value, "certain", grounds, (caveat,) if changes else ())


def _between(register: Register, first: int, second: int) -> list[int]:
    """What became otherwise at a time that may lie between two acts and not after, in order."""
    order, (days, numbers) = register.sequence, register.changes
    found = numbers[bisect_left(days, order.first[first]) : bisect_right(days, order.last[second])]
    before = order.before(first)
    return [n for n in found if n not in before and second not in order.before(n)]
