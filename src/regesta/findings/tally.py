"""Counts that keep their uncertainty: how many for certain, how many at most, and whether a source says "about"."""

from collections.abc import Iterable
from typing import NamedTuple

from regesta.statements.statement import Statement
from regesta.statements.values import Count
from regesta.wording import said

FEW = 10  # fewer cases than that are said to be few


class Tally(NamedTuple):
    """A number of things: `least` are certain, `most` are possible, None where there is no telling how many.

    `is_about` holds where a source gives one of the numbers as approximate; it then is no bound.
    """

    least: int
    most: int | None
    is_about: bool = False

    def __str__(self) -> str:
        if self.most is None:
            return said("{least} or more", least=self.least)
        number: str = str(self.least)
        if self.least != self.most:
            number = said("{least} to {most}", least=self.least, most=self.most)
        return said("about {number}", number=number) if self.is_about else number

    def __add__(self, other: object) -> "Tally":
        """Both together; an unknown most stays unknown."""
        if not isinstance(other, Tally):
            return NotImplemented
        most = None if self.most is None or other.most is None else self.most + other.most
        return Tally(self.least + other.least, most, self.is_about or other.is_about)


NONE = Tally(0, 0)


class Share(NamedTuple):
    """One number as a share of another: the least and the most it can be, None where there is nothing to share in."""

    part: Tally
    whole: Tally
    least: float | None
    most: float | None
    is_few: bool

    def __str__(self) -> str:
        if self.least is None or self.most is None:
            return "–"
        low, high = (f"{100 * share:.0f} %" for share in (self.least, self.most))
        return low if low == high else said("{least} to {most}", least=low, most=high)


def share(part: Tally, whole: Tally) -> Share:
    """The share of things that are among others, `part` being counted among the same things as `whole`.

    The extremes are reached where as few as possible of the possible ones are so, and as many.

    >>> str(share(Tally(1, 2), Tally(2, 4)))
    '25 % to 100 %'
    """
    if whole.most is None or part.most is None or whole.most == 0:
        return Share(part, whole, None, None, True)
    not_part = whole.most - part.least  # at most so many are in the whole and not in the part
    least = part.least / (part.least + not_part)
    most = min(1.0, part.most / max(whole.least, part.most, 1))
    return Share(part, whole, least, max(least, most), whole.most < FEW)


def acts_in(entries: Iterable[Statement]) -> Tally:
    """How many acts entries stand for: one each, or what `count` says; a series without a count is one or more."""
    total = NONE
    for entry in entries:
        total += _acts(entry)
    return total


def _acts(entry: Statement) -> Tally:
    count = entry.value("count", Count)
    if count is None or not is_of_messages(count):
        return Tally(1, None if entry.is_series else 1)
    quantity = count.quantity
    if quantity.low is None and quantity.high is None:  # many or few, which never become a number
        return Tally(1, None)
    least = 1 if quantity.low is None else int(quantity.low)
    most = None if quantity.high is None else int(quantity.high)
    return Tally(least, most, quantity.is_about)


MESSAGES = frozenset(
    (
        "letters",
        "cables",
        "telegrams",
        "messages",
        "requests",
        "notes",
        "reports",
        "meetings",
        "times",
        "orders",
    )
)


def is_of_messages(count: Count) -> bool:
    """Whether a count counts the acts themselves, and not persons, goods or money."""
    return bool(count.units) and all(unit in MESSAGES for unit in count.units)
