"""A date in EDTF: read, asked for its bounds, and written again exactly as it was."""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from regesta.dates.bounds import MOST_CHARACTERS, Bound, End, bounds_of
from regesta.dates.components import (
    PRECISIONS,
    Components,
    Precision,
    level_of,
    precision_of,
    read_components,
)
from regesta.dates.days import civil_date, year_start

# A reason, and the remedy after it.
_INSTEAD = re.compile(r"(.+?): ((?:write|leave|change|divide|end)\b.*)")

Form = Literal["date", "datetime", "interval", "one of", "all of"]


class InvalidDate(ValueError):
    """What is no date: its text, the reason in a sentence, and the character it turns on, from 1."""

    def __init__(self, text: str, reason: str, column: int = 1) -> None:
        super().__init__(text, reason, column)
        self.text = text
        self.reason = reason
        self.column = column

    def __str__(self) -> str:
        return self.reason

    @property
    def parted(self) -> tuple[str, str]:
        """Why it is no date, and what to write instead; either is empty where the reason does not say it."""
        found = _INSTEAD.fullmatch(self.reason)
        why, remedy = found.groups() if found is not None else (self.reason, "")
        return "" if why.endswith(("” is not a date", "” is not a date in words")) else why, remedy


class Edtf:
    """A valid EDTF text and its bounds. What else it says is read from the text when asked for."""

    __slots__ = ("_earliest", "_latest", "_text")

    def __init__(self, text: str, earliest: Bound, latest: Bound) -> None:
        self._text = text
        self._earliest = earliest
        self._latest = latest

    @property
    def text(self) -> str:
        """The date as it was written."""
        return self._text

    @property
    def earliest(self) -> Bound:
        """The first day that it may touch, as a day number, or `End.OPEN` or `End.UNKNOWN`."""
        return self._earliest

    @property
    def latest(self) -> Bound:
        """The last day that it may touch, as a day number, or `End.OPEN` or `End.UNKNOWN`."""
        return self._latest

    @property
    def form(self) -> Form:
        """What kind of expression it is."""
        if self._text[0] in "[{":
            return "one of" if self._text[0] == "[" else "all of"
        return "interval" if "/" in self._text else "datetime" if "T" in self._text else "date"

    @property
    def is_extent(self) -> bool:
        """True of an interval, which lasts throughout; all else happens within, or at each of its members."""
        return "/" in self._text

    @property
    def is_uncertain(self) -> bool:
        """True when any part is marked `?` or `%`."""
        return "?" in self._text or "%" in self._text

    @property
    def is_approximate(self) -> bool:
        """True when any part is marked `~` or `%`."""
        return "~" in self._text or "%" in self._text

    @property
    def members(self) -> "tuple[Member, ...]":
        """The dates it is written with: the one, the two ends of an interval, or all those of a set."""
        if self._text[0] in "[{":
            return tuple(_member(member) for member in self._text[1:-1].split(","))
        if "/" in self._text:
            return tuple(_member(end) for end in self._text.split("/"))
        return (Member(self, self),)

    @property
    def start(self) -> "Member":
        """The start of an interval; of all else, the whole."""
        return self.members[0] if self.is_extent else Member(self, self)

    @property
    def end(self) -> "Member":
        """The end of an interval; of all else, the whole."""
        return self.members[-1] if self.is_extent else Member(self, self)

    @property
    def components(self) -> Components:
        """Year, month, day and time as they are written, with their qualifiers.

        Raises ValueError for an interval or a set: ask its `members`.
        """
        return read_components(self._text)

    @property
    def level(self) -> int:
        """The lowest conformance level that has it: 0, 1 or 2 (ISO 8601-2:2019, annex A)."""
        if self._text[0] in "[{":
            return 2
        return max(member.level(is_end=self.is_extent) for member in self.members)

    @property
    def precision(self) -> Precision:
        """How fine its finest component is; of an interval or a set, that of its coarsest date."""
        dates = (date for member in self.members for date in member if isinstance(date, Edtf))
        return max((precision_of(date.components) for date in dates), key=PRECISIONS.index)

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"parse({self._text!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Edtf) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self) -> tuple[object, ...]:
        return parse, (self._text,)


class Member(NamedTuple):
    """A date of an interval or a set, or a range there: `A..B`, `..B` or `A..`.

    Of a single date, both are that date; of an open or unknown end, both are that `End`.
    """

    first: Edtf | End
    last: Edtf | End

    @property
    def earliest(self) -> Bound:
        """The first day it may touch."""
        return self.first if isinstance(self.first, End) else self.first.earliest

    @property
    def latest(self) -> Bound:
        """The last day it may touch."""
        return self.last if isinstance(self.last, End) else self.last.latest

    @property
    def is_range(self) -> bool:
        """True when it runs from one date, or from an open start, to another."""
        return self.first is not self.last

    def level(self, *, is_end: bool) -> int:
        """The lowest conformance level that has it; `is_end` tells the end of an interval."""
        if not isinstance(self.first, Edtf) or self.is_range:
            return 2 if self.is_range else 1
        return level_of(self.first.text, is_end=is_end)


def _member(text: str) -> Member:
    if ".." in text:
        first, _, last = text.partition("..")
        return Member(parse(first) if first else End.OPEN, parse(last) if last else End.OPEN)
    date = parse(text) if text else End.UNKNOWN
    return Member(date, date)


def parse(text: str) -> Edtf:
    """The date that an EDTF text stands for (ISO 8601-2:2019, annex A, levels 0 to 2).

    Raises InvalidDate, which says why and at which character.

    >>> date = parse("1950-06~")
    >>> str(date), date.is_approximate, date.latest - date.earliest
    ('1950-06~', True, 29)
    """
    if len(text) <= MOST_CHARACTERS:
        try:
            earliest, latest = bounds_of(text)
        except (KeyError, ValueError):
            pass
        else:
            return Edtf(text, earliest, latest)
    from regesta.dates.refusals import refusal  # few cases hold a bad date

    raise InvalidDate(text, *refusal(text))


def widened(edtf: Edtf, years: int) -> tuple[Bound, Bound]:
    """The bounds when each approximate year in it is widened by so many years at either end.

    Only what is marked `~` or `%` and is a year with all its digits is widened: a month, a decade or
    a season stays as it is.

    >>> from regesta.dates import format_bound
    >>> [format_bound(bound) for bound in widened(parse("1950~/1953"), 1)]
    ['1949-01-01', '1953-12-31']
    """
    if years < 0:
        raise ValueError(f"a date is widened by 0 years or more, not by {years}")
    if not edtf.is_approximate:
        return edtf.earliest, edtf.latest
    firsts = [_widened_bound(member.first, years, is_last=False) for member in edtf.members]
    lasts = [_widened_bound(member.last, years, is_last=True) for member in edtf.members]
    if edtf.is_extent:
        return firsts[0], lasts[-1]
    return _outermost(firsts, min), _outermost(lasts, max)


def _widened_bound(date: Edtf | End, years: int, *, is_last: bool) -> Bound:
    """The first day of a date moved back so many years, or its last day moved forward."""
    if isinstance(date, End):
        return date
    bound = date.latest if is_last else date.earliest
    components = date.components
    if not date.is_approximate or components.is_masked or precision_of(components) != "year":
        return bound
    assert isinstance(bound, int)
    year = civil_date(bound)[0]
    return year_start(year + years + 1) - 1 if is_last else year_start(year - years)


def _outermost(bounds: list[Bound], pick: Callable[[list[int]], int]) -> Bound:
    """The least or the greatest of the bounds of a set; an open one lies beyond every day."""
    days = [bound for bound in bounds if isinstance(bound, int)]
    return pick(days) if len(days) == len(bounds) else End.OPEN
