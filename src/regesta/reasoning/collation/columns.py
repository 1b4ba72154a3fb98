"""Many versions side by side: columns of tokens that stand in the same place, one row of places for each version."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from regesta.reasoning.collation.alignment import align
from regesta.reasoning.collation.tokens import Numbers, information

ABSENT = -1


def collate(texts: Sequence[Numbers]) -> NDArray[np.int64]:
    """For each version a row, for each column the place of its token there, or -1 where it has none.

    All tokens of a column have the same number. Each version is aligned with all the columns that those before it
    made, whether the last of them still has them or not, so that what was cut and restored comes back to its place. A
    column that is new stands behind those it displaces.
    """
    bits = information(texts)
    forms = texts[0] if texts else np.zeros(0, dtype=np.int64)
    table = np.arange(len(forms), dtype=np.int64)[np.newaxis]
    for text in texts[1:]:
        paired = np.full(len(text), ABSENT, dtype=np.int64)
        for run in align(forms, text, bits=bits):
            paired[run.other : run.other + run.length] = np.arange(run.one, run.one + run.length)
        is_new = paired == ABSENT
        # A new token stands before the next column that the text shares, behind all that it lacks.
        following = np.where(is_new, len(forms), paired)
        following = np.minimum.accumulate(following[::-1])[::-1]
        inserted = following[is_new]
        width = len(forms)
        forms = np.insert(forms, inserted, text[is_new])
        table = np.insert(table, inserted, ABSENT, axis=1)
        row = np.full(len(forms), ABSENT, dtype=np.int64)
        shifts = np.searchsorted(inserted, np.arange(width), side="right")
        row[(np.arange(width) + shifts)[paired[~is_new]]] = np.flatnonzero(~is_new)
        row[inserted + np.arange(len(inserted))] = np.flatnonzero(is_new)
        table = np.vstack((table, row))
    return table


def pairs_of(table: NDArray[np.int64], one: int, other: int) -> tuple[Numbers, Numbers]:
    """The places of the tokens that two versions share, in order."""
    is_shared = (table[one] != ABSENT) & (table[other] != ABSENT)
    return table[one][is_shared], table[other][is_shared]
