"""What is looked up in one text: where words stand, and where passages like them may."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from regesta.sources.wording import Wording

if TYPE_CHECKING:
    from regesta.sources.index import Blocks

LONG, SHORT = 16, 8  # characters to a block, for long and for short quotations
UNINDEXED = 30  # short quotations that are looked up before an index is made for them
SMALL = 20_000  # characters that are searched without an index
MANY = 50  # candidates that are tried before rarer blocks are looked for
TOO_MANY = 500  # blocks more frequent than this are no help


class Concordance:
    """What is looked up in one text: its wording, and the blocks of it in two sizes, made when first needed."""

    def __init__(self, content: str) -> None:
        self.content = content
        self.wording = Wording(content)
        self._asked = 0  # how many short quotations have been looked up

    @cached_property
    def _long(self) -> "Blocks":
        return _index(self.wording.normal, LONG)

    @cached_property
    def folded(self) -> str:
        """The normal spelling without capitals, as long as the normal spelling itself."""
        normal = self.wording.normal
        lower = normal.lower()
        return lower if len(lower) == len(normal) else normal

    @cached_property
    def _short(self) -> "Blocks":
        return _index(self.folded, SHORT)

    def occurrences(self, words: str, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Every place of the normal spelling where `words`, in normal spelling, stand, in no order."""
        normal = self.wording.normal
        end = len(normal) if end is None else end
        if end - start < SMALL or len(words) < 2 * SHORT - 1:
            return _scan(normal, words, start, end)
        if len(words) >= 2 * LONG - 1:
            return self._indexed(self._long, words, words, start, end)
        folded = words.lower()
        self._asked += 1
        if len(folded) != len(words) or self._asked <= UNINDEXED:
            return _scan(normal, words, start, end)
        return self._indexed(self._short, words, folded, start, end)

    def _indexed(self, blocks: "Blocks", words: str, sought: str, start: int, end: int) -> Iterator[int]:
        """As `occurrences`, by blocks: a passage has one of the first `size` windows of the words as a block."""
        normal = self.wording.normal
        firsts, counts = blocks.look_up(sought, blocks.size)
        if sum(counts) > MANY:
            firsts, counts, shifts = _rarest(blocks, sought)
        else:
            shifts = list(range(blocks.size))
        if sum(counts) > 20 * TOO_MANY:
            yield from _scan(normal, words, start, end)
            return
        for shift, first, count in zip(shifts, firsts, counts, strict=True):
            if not count:
                continue
            for place in blocks.places(first, count):
                begins = place - shift
                if start <= begins and begins + len(words) <= end and normal.startswith(words, begins):
                    yield begins

    def votes(self, words: str) -> list[int]:
        """Places of the normal spelling where passages like `words` may begin, the likeliest first, at most six."""
        return _vote(self._long, words) or _vote(self._short, words.lower())


def _index(text: str, size: int) -> "Blocks":
    from regesta.sources.index import Blocks  # numpy is loaded for large texts only

    return Blocks(text, size)


def _scan(text: str, words: str, start: int, end: int) -> Iterator[int]:
    at = text.find(words, start, end)
    while at >= 0:
        yield at
        at = text.find(words, at + 1, end)


def _rarest(blocks: "Blocks", words: str) -> tuple[list[int], list[int], list[int]]:
    """For each way of cutting the words into blocks, the rarest block: its first entry, their number, and its place."""
    size = blocks.size
    firsts, counts = blocks.look_up(words, 12 * size)
    shifts = [min(range(shift, len(counts), size), key=counts.__getitem__) for shift in range(size)]
    return [firsts[at] for at in shifts], [counts[at] for at in shifts], shifts


def _vote(blocks: "Blocks", words: str) -> list[int]:
    """Where the blocks of `words` that are in the text would have it begin, weighed by how rare they are."""
    width = max(64, len(words) // 2)
    weights: Counter[int] = Counter()
    best: dict[int, tuple[float, int]] = {}
    for at, (first, count) in enumerate(zip(*blocks.look_up(words, len(words)), strict=True)):
        if not 0 < count <= TOO_MANY:
            continue
        for place in blocks.places(first, count):
            bucket, weight = (place - at) // width, 1_000_000 // count
            weights[bucket] += weight
            if weight > best.get(bucket, (0, 0))[0]:
                best[bucket] = weight, place - at
    return [best[bucket][1] for bucket, _ in weights.most_common(6)]
