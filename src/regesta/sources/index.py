"""An index of a text from short blocks of characters to where they stand.

Every `size`-th block of the text is entered once, under a 64-bit key: the sum of its code points, each times an odd
number of its own. Keys may coincide, so a place found is only a candidate. A passage of at least `2 * size - 1`
characters holds a whole block wherever it stands.
"""

import random

import numpy as np
from numpy.typing import NDArray

FILTER_BITS = 22  # of a key

_Keys = NDArray[np.uint64]


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


class Blocks:
    """The blocks of one size: their keys in order of size, and the place of each."""

    def __init__(self, text: str, size: int) -> None:
        numbers = random.Random(size)
        self.size = size
        self._weights = np.array([numbers.getrandbits(64) | 1 for _ in range(size)], dtype=np.uint64)
        self._row = np.arange(size)
        codes = _codes(text)
        count = len(codes) // size
        keys = np.zeros(count, dtype=np.uint64)
        for column, weight in enumerate(self._weights):
            keys += codes[column : count * size : size].astype(np.uint64) * weight
        order = np.argsort(keys)
        self._keys: _Keys = keys[order]
        self._places = (order * size).astype(np.int64)
        # A bit of the key says that no block has it: most windows are no block, and need not be looked up.
        self._shift = np.uint64(64 - FILTER_BITS)
        self._is_used = np.zeros(1 << FILTER_BITS, dtype=np.bool_)
        self._is_used[keys >> self._shift] = True
        self._first_windows = np.add.outer(self._row, self._row)

    def look_up(self, words: str, most: int) -> tuple[list[int], list[int]]:
        """For each of the first `most` windows of `words`, where its entries begin and how many there are."""
        codes = _codes(words[: most + self.size - 1])
        if len(codes) < self.size:
            return [], []
        number = len(codes) - self.size + 1
        windows = self._first_windows if number == self.size else np.add.outer(np.arange(number), self._row)
        keys = codes.astype(np.uint64)[windows] @ self._weights
        firsts, counts = [0] * number, [0] * number
        used = self._is_used[keys >> self._shift].nonzero()[0]
        sought = keys[used]
        begins = self._keys.searchsorted(sought, "left")
        ends = self._keys.searchsorted(sought, "right")
        for window, begin, end in zip(used.tolist(), begins.tolist(), ends.tolist(), strict=True):
            firsts[window], counts[window] = begin, end - begin
        return firsts, counts

    def places(self, first: int, count: int) -> list[int]:
        """The places in the text of `count` entries from the `first` on."""
        found: list[int] = self._places[first : first + count].tolist()
        return found
