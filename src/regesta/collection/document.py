"""A document as a collection holds it."""

from typing import NamedTuple

from regesta.dates import InvalidDate, parse

EARLIEST, LATEST = -4_000_000, 8_000_000  # day numbers that stand for no bound on that side


class Document(NamedTuple):
    """One document of a file: what it says, and what its file tells of it.

    `id` names it within its file and is empty where the file is one document. `date` is EDTF, empty where none is
    told; `language` an ISO 639 code or empty. `offset` is where `text` begins in the text of the file, in code points.
    """

    id: str
    title: str
    text: str
    date: str = ""
    senders: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    language: str = ""
    offset: int = 0


class Bounds(NamedTuple):
    """The first and the last day that a date may mean, as day numbers; `EARLIEST` and `LATEST` where it is open."""

    earliest_day: int
    latest_day: int


UNDATED = Bounds(EARLIEST, LATEST)


def bounds_of(date: str) -> Bounds:
    """The bounds of a date in EDTF; of none, or of what is no date, all of time.

    >>> bounds_of("1950-06-25")
    Bounds(earliest_day=712031, latest_day=712031)
    """
    try:
        read = parse(date) if date else None
    except InvalidDate:
        read = None
    if read is None:
        return UNDATED
    first, last = read.earliest, read.latest
    earliest = max(EARLIEST, first) if isinstance(first, int) else EARLIEST
    latest = min(LATEST, last) if isinstance(last, int) else LATEST
    return Bounds(min(earliest, LATEST), max(latest, EARLIEST))
