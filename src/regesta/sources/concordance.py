"""An index of a text in normal spelling, from short blocks of characters to where they stand.

Every `size`-th block of the text is entered once, whatever the number of quotations to be found in it. A passage of
at least `2 * size - 1` characters holds a whole block wherever it stands, so trying the blocks at `size` successive
places of a quotation finds every place where it can stand; each is then compared in full.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from regesta.sources.wording import Wording

LONG, SHORT = 16, 8
TOO_MANY = 2_000  # blocks more frequent than this are no help


class Blocks:
    """The blocks of one size, by hash; `first` holds one place of each and `others` the rest."""

    def __init__(self, text: str, size: int) -> None:
        hashes = list(map(hash, re.findall(f"(?s).{{{size}}}", text)))
        self.size = size
        self.last = dict(zip(hashes, range(len(hashes)), strict=True))
        self.others: dict[int, list[int]] = {}
        if len(self.last) < len(hashes):
            last, others = self.last, self.others
            for number, block in enumerate(hashes):
                if last[block] != number:
                    others.setdefault(block, []).append(number)

    def places(self, block: str) -> list[int]:
        """Where in the text a block of this hash stands, among the blocks entered."""
        key = hash(block)
        last = self.last.get(key)
        if last is None:
            return []
        return [number * self.size for number in (*self.others.get(key, ()), last)]

    def frequency(self, block: str) -> int:
        key = hash(block)
        return len(self.others.get(key, ())) + 1 if key in self.last else 0


class Concordance:
    """What is looked up in one text: its wording, and the blocks of it in two sizes, made when first needed."""

    def __init__(self, content: str) -> None:
        self.content = content
        self.wording = Wording(content)

    @cached_property
    def _long(self) -> Blocks:
        return Blocks(self.wording.normal, LONG)

    @cached_property
    def folded(self) -> str:
        """The normal spelling without capitals, as long as the normal spelling itself."""
        normal = self.wording.normal
        lower = normal.lower()
        return lower if len(lower) == len(normal) else normal

    @cached_property
    def _short(self) -> Blocks:
        return Blocks(self.folded, SHORT)

    def occurrences(self, words: str, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Every place of the normal spelling where `words`, in normal spelling, stand, in no order."""
        normal = self.wording.normal
        end = len(normal) if end is None else end
        if end - start < 20_000 or len(words) < 2 * SHORT - 1:
            return _scan(normal, words, start, end)
        if len(words) >= 2 * LONG - 1:
            blocks, sought = self._long, words
        else:
            blocks, sought = self._short, words.lower()
            if len(sought) != len(words) or self.folded is normal:
                return _scan(normal, words, start, end)
        return self._indexed(blocks, words, sought, start, end)

    def _indexed(self, blocks: Blocks, words: str, sought: str, start: int, end: int) -> Iterator[int]:
        normal, size = self.wording.normal, blocks.size
        chosen: list[tuple[int, str]] = []
        effort = 0
        for shift in range(size):
            at = shift
            rarest = blocks.frequency(sought[at : at + size])
            for other in range(shift + size, min(len(sought) - size + 1, shift + 6 * size), size):
                if rarest <= 1:
                    break
                if (frequency := blocks.frequency(sought[other : other + size])) < rarest:
                    at, rarest = other, frequency
            if rarest:
                effort += rarest
                chosen.append((at, sought[at : at + size]))
        if effort > 10 * TOO_MANY:
            yield from _scan(normal, words, start, end)
            return
        for at, block in chosen:
            for place in blocks.places(block):
                begins = place - at
                if start <= begins and begins + len(words) <= end and normal.startswith(words, begins):
                    yield begins

    def votes(self, words: str) -> list[int]:
        """Places of the normal spelling where passages like `words` may begin, the likeliest first, at most six."""
        for blocks, sought in ((lambda: self._long, words), (lambda: self._short, words.lower())):
            found = _vote(blocks(), sought)
            if found:
                return found
        return []


def _scan(text: str, words: str, start: int, end: int) -> Iterator[int]:
    at = text.find(words, start, end)
    while at >= 0:
        yield at
        at = text.find(words, at + 1, end)


def _vote(blocks: Blocks, words: str) -> list[int]:
    """Where the blocks of `words` that are in the text would have it begin, weighed by how rare they are."""
    width = max(64, len(words) // 2)
    weights: Counter[int] = Counter()
    best: dict[int, tuple[float, int]] = {}
    for at in range(max(0, len(words) - blocks.size + 1)):
        block = words[at : at + blocks.size]
        frequency = blocks.frequency(block)
        if not frequency or frequency > TOO_MANY // 4:
            continue
        weight = 1 / frequency
        for place in blocks.places(block):
            bucket = (place - at) // width
            weights[bucket] += weight  # type: ignore[assignment]
            if weight > best.get(bucket, (0.0, 0))[0]:
                best[bucket] = weight, place - at
    return [best[bucket][1] for bucket, _ in weights.most_common(6)]
