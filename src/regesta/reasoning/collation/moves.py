"""Passages that have moved: what stands in both texts, and in the order of neither alignment."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from regesta.reasoning.collation.passages import Passage, shared_passages, unpaired
from regesta.reasoning.collation.runs import Run
from regesta.reasoning.collation.tokens import Bits, Numbers

SEED = 2  # tokens alike in a row that a moved passage begins with
LEAST_ALIKE = 0.5  # of the longer of its two forms


def moved(one: Numbers, other: Numbers, runs: Sequence[Run], *, bits: Bits) -> list[Passage]:
    """The passages that an alignment leaves unpaired and that stand elsewhere in the other text, in order of the first.

    A passage has moved if half of its tokens at least read alike and that is beyond chance; what reads alike within is
    its `runs`. Nothing paired by `runs` is touched.
    """
    alone = unpaired(runs, (len(one), len(other)))
    here, there = np.flatnonzero(alone[0]), np.flatnonzero(alone[1])
    if len(here) < SEED or len(there) < SEED:
        return []
    found = []
    # A mark of its own stands where something paired lies between, so that no passage reaches across it.
    ones, places = _parted(one, here)
    others, other_places = _parted(other, there)
    none = max(int(one.max()), int(other.max())) + 1
    ones[places < 0], others[other_places < 0] = none, none + 1
    told = np.concatenate((bits, np.zeros(none + 2 - len(bits))))
    for passage in shared_passages(ones, others, bits=told, size=SEED):
        longest = max(passage.one[1] - passage.one[0], passage.other[1] - passage.other[0])
        if passage.alike < LEAST_ALIKE * longest:
            continue
        back = tuple(
            Run(int(places[run.one]), int(other_places[run.other]), run.length) for run in passage.runs
        )
        if _is_whole(back, alone):
            found.append(Passage(back, passage.bits, passage.surplus))
    return sorted(found, key=lambda passage: passage.one)


def _parted(numbers: Numbers, places: Numbers) -> tuple[Numbers, Numbers]:
    """The tokens at some places, and the places, with -1 wherever one is left out between two."""
    breaks = np.flatnonzero(np.diff(places) > 1) + 1
    kept = np.insert(places, breaks, -1)
    return numbers[kept].copy(), kept


def _is_whole(runs: Sequence[Run], alone: tuple[NDArray[np.bool_], NDArray[np.bool_]]) -> bool:
    """Whether nothing paired lies within a passage in either text."""
    first, last = runs[0], runs[-1]
    return bool(
        alone[0][first.one : last.one + last.length].all()
        and alone[1][first.other : last.other + last.length].all()
    )
