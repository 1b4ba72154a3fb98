"""Finding the blocks of seals among the words of a text, by their digests alone."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from regesta.sources.seals import VERSION
from regesta.sources.span import Span
from regesta.sources.wording import Wording, without_edges

NEARBY = 2_000  # words on either side of where a block should stand that are tried before the whole text
SLACK = 24  # words by which a block may have slipped against the one before it
_SLIPS = sorted(range(-SLACK, SLACK + 1), key=abs)
_DOMAIN = f"regesta seal {VERSION}\0".encode("ascii")


class Due(NamedTuple):
    """A block that is sought: the words of the text it should be, its digest, and whether it ends its fragment."""

    words: Span
    digest: bytes
    is_last: bool


def block_digest(words: str) -> bytes:
    """The digest of one block of words in normal spelling, bound to the version of algorithm and profile."""
    return hashlib.sha256(_DOMAIN + words.encode("utf-8", "surrogatepass")).digest()


def digest_of(wording: Wording, words: Span, *, is_last: bool) -> bytes:
    """The digest of some words of a text. The signs after the last word of a fragment do not count."""
    starts, normal = wording.starts, wording.normal
    end = wording.place(starts[words.end]) if words.end < len(starts) else len(normal)
    block = normal[wording.place(starts[words.offset]) : end]
    return block_digest(without_edges(block) if is_last else block.rstrip(" -"))


def sought(wording: Wording, seals: list[list[Due]]) -> list[list[Span | None]]:
    """For every block of every seal, the words of the text where it stands, or None.

    Tried in turn: where the seal says, moved as the seal before it was moved; close to the seal's other blocks; nearby;
    and the whole text, once for all blocks still lost.
    """
    search = _Search(wording)
    places: list[list[Span | None]] = [[] for _ in seals]
    for number in sorted(range(len(seals)), key=lambda each: seals[each][0].words.offset):
        places[number] = search.in_place(seals[number])
        if None in places[number]:
            search.look_nearby(seals[number], places[number])
    lost = [number for number, found in enumerate(places) if None in found]
    if lost:
        wanted = [due for number in lost for due in _missing(seals[number], places[number])]
        found_anywhere = search.scan(wanted, 0, search.count)
        for number in lost:
            search.settle(seals[number], places[number], found_anywhere)
    return places


def _missing(dues: list[Due], places: list[Span | None]) -> list[Due]:
    return [due for due, place in zip(dues, places, strict=True) if place is None]


class _Search:
    """One search for many seals in one text; `drift` is how far the last seal that was found had moved."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.count = len(wording.starts)
        self.drift = 0
        self.effort = 0  # words tried in searches nearby

    def _stands(self, due: Due, words: Span) -> bool:
        if words.offset < 0 or words.end > self.count:
            return False
        return digest_of(self.wording, words, is_last=due.is_last) == due.digest

    def in_place(self, dues: list[Due]) -> list[Span | None]:
        """The blocks that stand where the seal says, or as far from there as the seal before it had moved."""
        best: list[Span | None] = [None] * len(dues)
        for drift in dict.fromkeys((0, self.drift)):
            found = [
                words
                if self._stands(due, words := Span(due.words.offset + drift, due.words.length))
                else None
                for due in dues
            ]
            if None not in found:
                self.drift = drift
                return found
            if found.count(None) < best.count(None):
                best = found
        self._look_beside(dues, best)
        return best

    def _look_beside(self, dues: list[Due], places: list[Span | None]) -> None:
        """Find, in `places`, the blocks that have slipped by a few words against the nearest block that stands.

        A block may also count a word or two more or fewer than it did, where a hyphen at the end of a line has come
        or gone: its letters are the same.
        """
        for order, is_forward in ((range(len(dues)), True), (reversed(range(len(dues))), False)):
            drift = self.drift
            for number in order:
                place, due = places[number], dues[number]
                if place is None:
                    place = places[number] = self._beside(due, drift, is_forward)
                if place is not None:
                    drift = place.end - due.words.end if is_forward else place.offset - due.words.offset

    def _beside(self, due: Due, drift: int, is_forward: bool) -> Span | None:
        start, length = due.words.offset + drift, due.words.length
        for change in (-1, 1, -2, 2):
            words = Span(start if is_forward else start - change, length + change)
            if self._stands(due, words):
                return words
        for slip in _SLIPS:
            words = Span(start + slip, length)
            if self._stands(due, words):
                return words
        return None

    def look_nearby(self, dues: list[Due], places: list[Span | None]) -> None:
        """Find, in `places`, the blocks that stand within `NEARBY` words of where they should.

        All such searches together take no longer than one through the whole text, which then follows.
        """
        missing = _missing(dues, places)
        first = max(0, dues[0].words.offset + self.drift - NEARBY)
        end = min(self.count, dues[-1].words.end + self.drift + NEARBY)
        self.effort += max(0, end - first) * len({(due.words.length, due.is_last) for due in missing})
        if self.effort > 2 * self.count or end - first > 4 * NEARBY:
            return
        self.settle(dues, places, self.scan(missing, first, end))
        drifts = {words.offset - due.words.offset for due, words in zip(dues, places, strict=True) if words}
        if len(drifts) == 1:
            self.drift = drifts.pop()

    def settle(self, dues: list[Due], places: list[Span | None], found: dict[bytes, list[int]]) -> None:
        """Give every lost block the place, of those found, that agrees with most of the seal's other blocks."""
        drifts = Counter(
            at - due.words.offset
            for due, known in zip(dues, places, strict=True)
            for at in ([known.offset] if known else found.get(due.digest, ()))
        )
        if not drifts:
            return
        drift = max(drifts, key=lambda each: (drifts[each], -abs(each - self.drift)))
        for number, due in enumerate(dues):
            if places[number] is None and (candidates := found.get(due.digest)):
                expected = due.words.offset + drift
                at = min(candidates, key=lambda each: abs(each - expected))
                places[number] = Span(at, due.words.length)
        self._look_beside(dues, places)

    def scan(self, wanted: Iterable[Due], first: int, end: int) -> dict[bytes, list[int]]:
        """Every place from word `first` to `end` where a block that is wanted stands, by digest."""
        normal, starts = self.wording.normal, self.wording.normal_starts
        found: dict[bytes, list[int]] = {}
        kinds: dict[tuple[int, bool], set[bytes]] = {}
        for due in wanted:
            kinds.setdefault((due.words.length, due.is_last), set()).add(due.digest)
        domain, sha256 = _DOMAIN, hashlib.sha256
        for (length, is_last), digests in kinds.items():
            for at in range(first, end - length + 1):
                stop = starts[at + length] if at + length < self.count else len(normal)
                block = normal[starts[at] : stop]
                block = without_edges(block) if is_last else block.rstrip(" -")
                digest = sha256(domain + block.encode("utf-8", "surrogatepass")).digest()
                if digest in digests:
                    found.setdefault(digest, []).append(at)
        return found
