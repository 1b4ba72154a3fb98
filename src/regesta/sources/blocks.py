"""Finding the blocks of seals among the words of a text, by their digests alone."""

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from regesta.sources.seals import VERSION
from regesta.sources.span import Span
from regesta.sources.wording import Wording, without_edges

NEARBY = 2_000  # words on either side of where a block should stand that are tried before the whole text
SLACK = 24  # words by which a block may have slipped against the one before it
MOST_PLACES = 50  # places of one block that are kept

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


def sought(wording: Wording, seals: list[list[Due]]) -> list[list[int | None]]:
    """For every block of every seal, the word at which it stands in the text, or None.

    Tried in turn: where the seal says, moved as the seal before it was moved; close to the seal's other blocks; nearby;
    and the whole text, once for all blocks still lost.
    """
    search = _Search(wording)
    places: list[list[int | None]] = [[] for _ in seals]
    for number in sorted(range(len(seals)), key=lambda each: seals[each][0].words.offset):
        places[number] = search.in_place(seals[number])
    lost = [number for number, found in enumerate(places) if None in found]
    if 2 * NEARBY * len(lost) < search.count:
        for number in lost:
            search.look_nearby(seals[number], places[number])
        lost = [number for number in lost if None in places[number]]
    if lost:
        wanted = [due for number in lost for due in _missing(seals[number], places[number])]
        found_anywhere = search.scan(wanted, 0, search.count)
        for number in lost:
            search.settle(seals[number], places[number], found_anywhere)
    return places


def _missing(dues: list[Due], places: list[int | None]) -> list[Due]:
    return [due for due, place in zip(dues, places, strict=True) if place is None]


class _Search:
    """One search for many seals in one text; `drift` is how far the last seal that was found had moved."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.count = len(wording.starts)
        self.drift = 0

    def _stands(self, due: Due, at: int) -> bool:
        if at < 0 or at + due.words.length > self.count:
            return False
        return digest_of(self.wording, Span(at, due.words.length), is_last=due.is_last) == due.digest

    def in_place(self, dues: list[Due]) -> list[int | None]:
        """The blocks that stand where the seal says, or as far from there as the seal before it had moved."""
        best: list[int | None] = [None] * len(dues)
        for drift in dict.fromkeys((0, self.drift)):
            found = [
                at if self._stands(due, at := due.words.offset + drift) else None for due in dues
            ]
            if None not in found:
                self.drift = drift
                return found
            if _standing(found) > _standing(best):
                best = found
        self._look_beside(dues, best)
        return best

    def _look_beside(self, dues: list[Due], places: list[int | None]) -> None:
        """Find, in `places`, the blocks that have slipped by a few words against the nearest block that stands."""
        if all(place is None for place in places):
            return
        order = [*range(len(dues)), *reversed(range(len(dues)))]
        drift: int | None = None
        for number in order:
            place, due = places[number], dues[number]
            if place is not None:
                drift = place - due.words.offset
            elif drift is not None:
                expected = due.words.offset + drift
                for slip in sorted(range(-SLACK, SLACK + 1), key=abs):
                    if self._stands(due, expected + slip):
                        places[number], drift = expected + slip, drift + slip
                        break

    def look_nearby(self, dues: list[Due], places: list[int | None]) -> None:
        """Find, in `places`, the blocks that stand within `NEARBY` words of where the seal says."""
        first = max(0, dues[0].words.offset - NEARBY)
        end = min(self.count, dues[-1].words.end + NEARBY)
        if end - first < 4 * NEARBY:
            self.settle(dues, places, self.scan(_missing(dues, places), first, end))

    def settle(self, dues: list[Due], places: list[int | None], found: dict[bytes, list[int]]) -> None:
        """Give every lost block the place, of those found, nearest to where the rest of the seal would have it."""
        drift = next((place - due.words.offset for due, place in zip(dues, places, strict=True) if place is not None), 0)
        for number, due in enumerate(dues):
            if places[number] is None and (candidates := found.get(due.digest)):
                expected = due.words.offset + drift
                place = min(candidates, key=lambda each: abs(each - expected))
                places[number], drift = place, place - due.words.offset
        self._look_beside(dues, places)

    def scan(self, wanted: Iterable[Due], first: int, end: int) -> dict[bytes, list[int]]:
        """Every place from word `first` to `end` where a block that is wanted stands, by digest."""
        normal, starts = self.wording.normal, self.wording.normal_starts
        found: dict[bytes, list[int]] = {}
        kinds: dict[tuple[int, bool], set[bytes]] = {}
        for due in wanted:
            kinds.setdefault((due.words.length, due.is_last), set()).add(due.digest)
        encoded, sha256 = _DOMAIN, hashlib.sha256
        for (length, is_last), digests in kinds.items():
            for at in range(first, end - length + 1):
                stop = starts[at + length] if at + length < self.count else len(normal)
                block = normal[starts[at] : stop]
                block = without_edges(block) if is_last else block.rstrip(" -")
                digest = sha256(encoded + block.encode("utf-8", "surrogatepass")).digest()
                if digest in digests and len(places := found.setdefault(digest, [])) < MOST_PLACES:
                    places.append(at)
        return found


def _standing(places: list[int | None]) -> int:
    return sum(place is not None for place in places)
