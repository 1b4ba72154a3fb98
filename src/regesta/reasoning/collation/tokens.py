"""Tokens as numbers: one number for each form, and how much it tells that a form stands in two places."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import count
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.int64]
Bits: TypeAlias = NDArray[np.float64]


def numbered(texts: Sequence[Sequence[str]]) -> list[Numbers]:
    """Each text as the numbers of its forms, from 0 on, alike in all of them.

    >>> [list(map(int, one)) for one in numbered([["to", "be"], ["be", "or"]])]
    [[0, 1], [1, 2]]
    """
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    number = numbers.__getitem__
    return [np.fromiter(map(number, text), dtype=np.int64, count=len(text)) for text in texts]


def information(texts: Sequence[Numbers]) -> Bits:
    """The bits by number that tell how rare each form is in all the texts: the less likely, the more it says.

    A form that makes up a share p of all tokens has -log2 p, with half a token more for each (Krichevsky and Trofimov
    1981), so that none is certain and none impossible.
    """
    counts = np.zeros(1 + max((int(text.max()) for text in texts if len(text)), default=0))
    for text in texts:
        counts += np.bincount(text, minlength=len(counts))
    shares = (counts + 0.5) / (counts.sum() + 0.5 * len(counts))
    bits: Bits = -np.log2(shares)
    return bits


def windows(numbers: Numbers, size: int) -> NDArray[np.uint64]:
    """A 64-bit key of every run of `size` tokens, in order: equal runs have equal keys, others almost never.

    The keys are mixed by multiplication (Steele, Lea and Flood 2014), so that they serve as numbers drawn at random.
    """
    number = max(0, len(numbers) - size + 1)
    keys = np.zeros(number, dtype=np.uint64)
    for place in range(size):
        keys ^= numbers[place : place + number].astype(np.uint64) + np.uint64(1)
        keys *= np.uint64(0x9E3779B97F4A7C15)
        keys ^= keys >> np.uint64(29)
    keys *= np.uint64(0xBF58476D1CE4E5B9)
    keys ^= keys >> np.uint64(32)
    return keys
