"""The order of a collection: by date, and within a day as the documents were put in.

A document's key is one number that grows with its earliest day, so that an index that gives keys in order gives
documents in order of time. Documents dated too widely for that, and those without a date, stand after all others:
whoever asks for a stretch of time then finds the rest in a narrow range of keys. So do those of a day that has more
documents than it has keys.
"""

from typing import NamedTuple

from regesta.collection.document import EARLIEST, LATEST, UNDATED, Bounds

WIDEST = 400  # days between the bounds of a date that still has a place of its own in the order
WITHIN = 1 << 14  # keys of a day: few bits, since an index that stores gaps between keys grows with each
WITHIN_WIDE = 1 << 32
WIDE = 1 << 60  # where the keys of widely dated documents begin


class KeyRange(NamedTuple):
    """Keys from `first` to `last`, both included."""

    first: int
    last: int


ALL = KeyRange(0, (1 << 62) - 1)


def keys_for(bounds: Bounds) -> KeyRange:
    """The keys that a document of these bounds may have: the first that is free is its own."""
    if bounds.latest_day - bounds.earliest_day > WIDEST:
        return keys_of_wide(bounds)
    first = (bounds.earliest_day - EARLIEST) * WITHIN
    return KeyRange(first, first + WITHIN - 1)


def keys_of_wide(bounds: Bounds) -> KeyRange:
    """The keys that a document may have after all those of narrow dates."""
    first = (
        WIDE + (LATEST + 1 - EARLIEST if bounds == UNDATED else bounds.earliest_day - EARLIEST) * WITHIN_WIDE
    )
    return KeyRange(first, first + WITHIN_WIDE - 1)


def keys_within(first_day: int, last_day: int) -> tuple[KeyRange, KeyRange]:
    """Where documents stand that may be of the days from the first to the last: narrowly dated, and widely."""
    first = max(EARLIEST, first_day - WIDEST)
    return (
        KeyRange((first - EARLIEST) * WITHIN, (last_day - EARLIEST + 1) * WITHIN - 1),
        KeyRange(WIDE, ALL.last),
    )
