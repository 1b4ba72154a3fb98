"""How dates lie in time: what is certain of them, what is possible, and where they are open."""

from typing import Literal, NamedTuple

from regesta.case import Case
from regesta.dates import Bound, Edtf, End
from regesta.findings.timeline import LASTING
from regesta.statements.statement import Statement

Manner = Literal["throughout", "once", "repeatedly", "each", "either"]
MOST_MEMBERS = 40


class Extent(NamedTuple):
    """A stretch of time. Days are day numbers; a bound may be open or unknown.

    *throughout*: it lasted from somewhere in `first`…`core_first` to somewhere in `core_last`…`last`, and certainly
    between the cores; both are None where no day is certain, and `End.OPEN` where it goes on beyond all that is
    known. *once*: it happened once, somewhere within; *repeatedly*: again and again, somewhere within;
    *each*: in this member of a set and in each of the others; *either*: in this member or in another.
    """

    manner: Manner
    first: Bound
    last: Bound
    core_first: Bound | None = None
    core_last: Bound | None = None
    is_doubtful: bool = False


def extents(case: Case, entry: Statement) -> tuple[Extent, ...]:
    """How an entry's date lies in time; nothing where it has none."""
    date = entry.date
    if date is None:
        return ()
    first, last = case.date_bounds(date)
    is_doubtful = date.is_uncertain or date.is_approximate
    if date.is_extent:
        return (_throughout(date, first, last, is_doubtful),)
    if date.form in ("one of", "all of") and 1 < len(date.members) <= MOST_MEMBERS:
        manner: Manner = "either" if date.form == "one of" else "each"
        return tuple(
            Extent(manner, member.earliest, member.latest, is_doubtful=is_doubtful) for member in date.members
        )
    return (Extent("repeatedly" if entry.is_series else "once", first, last, is_doubtful=is_doubtful),)


def bounded(entry: Statement, first: Bound, last: Bound) -> tuple[Extent, ...]:
    """How an entry without a date lies in time, by the bounds that its relations to others give it."""
    if not isinstance(first, int) and not isinstance(last, int):
        return ()
    if isinstance(first, int) and isinstance(last, int) and first > last:  # they contradict each other
        return ()
    manner: Manner = "throughout" if entry.kind in LASTING else "repeatedly" if entry.is_series else "once"
    return (Extent(manner, first, last),)


def _throughout(date: Edtf, first: Bound, last: Bound, is_doubtful: bool) -> Extent:
    """An interval: its core begins when its start has passed for certain, and lasts until its end may have come."""
    begun, ending = date.start.latest, date.end.earliest
    core_first: Bound | None = begun
    core_last: Bound | None = ending
    if isinstance(begun, int) and isinstance(ending, int):
        if begun > ending:
            core_first = core_last = None
    elif ending is End.UNKNOWN:
        core_first = core_last = begun if isinstance(begun, int) else None
    elif begun is End.UNKNOWN:
        core_first = core_last = ending if isinstance(ending, int) else None
    return Extent("throughout", first, last, core_first, core_last, is_doubtful)
