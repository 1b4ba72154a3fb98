"""The date of a clause, from the temporal expressions of its sentence."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from regesta.dates import Edtf, InvalidDate, parse
from regesta.dates.words import Expression
from regesta.statements.values import UNITS, Length, Quantity, Unit

_PERIOD = re.compile(r"P(\d+(?:\.\d+)?)([YMWD])$")
_UNIT: dict[str, Unit] = {"Y": "years", "M": "months", "W": "weeks", "D": "days"}
_FROM, _UNTIL, _BY = frozenset(("from", "after")), frozenset(("until",)), frozenset(("by", "before"))
_BOUNDS = {
    "until": "until",
    "till": "until",
    "since": "from",
    "after": "from",
    "following": "from",
    "before": "before",
}
_BOUND = re.compile(
    r"\b(until|till|since|after|following|before)\s[^,.;:()]{3,60}\s(?:in|of|on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SHORTEST = 28  # days of a month
_NO_DAY = re.compile(r"-?\d{4}(?:-\d\d)?")
# "31 June", "the 31st of June"; "June 31, 1848"
_DAY = re.compile(r"(?<![\w.,:/-])(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?\Z")
_MONTH_DAY = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+\Z"
)
STATES = frozenset(("holds", "practice", "power", "belongs"))
assert set(_UNIT.values()) <= set(UNITS)


class Dated(NamedTuple):
    """A date with the stretch of the text that says it; `lasted` is a length of time that is said.

    `impossible` is a day as written that no calendar has: then there is no date.
    """

    date: Edtf | None = None
    start: int = -1
    end: int = -1
    lasted: Length | None = None
    impossible: str = ""


UNDATED = Dated()


def dated(verb: str, own: Sequence[Expression], leading: Sequence[Expression], content: str) -> Dated:
    """The date of what a verb tells of: by the expressions of its own clause, or those that open the sentence.

    A bound may stand before what the date dates: "until his death in 1953".
    """
    if not own and not leading:
        return UNDATED
    own, leading = [_bounded(one, content) for one in own], [_bounded(one, content) for one in leading]
    lasted = next((length for one in own if (length := _length(one)) is not None), None)
    for times in (own, leading):
        dates = [one for one in times if one.edtf is not None]
        if not dates:
            continue
        first = dates[0]
        if (day := _impossible(first, content)) is not None:
            return Dated(None, day.start(), first.end, lasted, content[day.start() : first.end])
        if len(dates) > 1 and _is_pair(first, dates[1]):
            return _made(_joined(first, dates[1], verb), first.start, dates[1].end, lasted)
        return _made(_written(first, verb), first.start, first.end, lasted)
    return Dated(None, -1, -1, lasted)


def _impossible(one: Expression, content: str) -> re.Match[str] | None:
    """A day before a month or a year that the date words left out, since the month is not so long."""
    if not _NO_DAY.fullmatch(one.edtf or ""):
        return None
    pattern = _DAY if content[one.start].isalpha() else _MONTH_DAY
    match = pattern.search(content, max(0, one.start - 24), one.start)
    return match if match is not None and int(match[1]) > _SHORTEST else None


def written_date(one: Expression, verb: str, content: str) -> str:
    """The EDTF of an expression as the date of what a verb tells of."""
    return _written(_bounded(one, content), verb)


def _bounded(one: Expression, content: str) -> Expression:
    """An expression with the bound that stands before the noun it dates."""
    if one.bound:
        return one
    before = content[max(0, one.start - 70) : one.start]
    match = _BOUND.search(before)
    return one._replace(bound=_BOUNDS[match[1].lower()]) if match is not None else one


def _made(text: str, start: int, end: int, lasted: Length | None) -> Dated:
    date = _parsed(text)
    return Dated(date, start, end, lasted) if date is not None else Dated(None, -1, -1, lasted)


@lru_cache(maxsize=4_096)
def _parsed(text: str) -> Edtf | None:
    try:
        return parse(text)
    except InvalidDate:
        return None


def _is_pair(first: Expression, second: Expression) -> bool:
    return (
        first.bound in ("from", "between")
        and second.start - first.end <= 30
        and second.bound in ("until", "")
    )


def _joined(first: Expression, second: Expression, verb: str) -> str:
    low, high = _edge(first, is_end=False), _edge(second, is_end=True)
    return f"{low}/{high}" if verb in STATES or first.bound == "from" else f"[{low}..{high}]"


def _edge(one: Expression, *, is_end: bool) -> str:
    """The first or the last of a date that may be an interval or a set."""
    text = (one.edtf or "").strip("[]")
    parts = re.split(r"/|\.\.", text)
    return parts[-1] if is_end else parts[0]


def _written(one: Expression, verb: str) -> str:
    """The EDTF of an expression as the date of a verb's kind, its bound taken into account."""
    text = one.edtf or ""
    is_state = verb in STATES
    if one.bound in _BY:
        return f"[..{_edge(one, is_end=one.bound == 'by')}]" if not is_state else text
    if one.bound in _UNTIL and "/" not in text:
        return f"/{_edge(one, is_end=True)}" if is_state else text
    if one.bound in _FROM and "/" not in text:
        if is_state:
            return f"{_edge(one, is_end=False)}/"
        return text if verb in ("begins", "event") else f"[{_edge(one, is_end=False)}..]"
    if "/" in text and not is_state and ".." not in text:
        low, _, high = text.partition("/")
        return f"[{low}..{high}]" if low and high else text
    return text


def _length(one: Expression) -> Length | None:
    match = _PERIOD.match(one.value or "")
    if match is None:
        return None
    number = float(match[1])
    return Length(Quantity(number, number, is_about="APPROX" in one.mod), _UNIT[match[2]])
