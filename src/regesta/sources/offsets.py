"""Where each character of a rewritten text stood before."""

from array import array
from bisect import bisect_left, bisect_right
from typing import NamedTuple


class Rewriting(NamedTuple):
    """What a stretch of text became, and the places within where its offsets no longer run in step."""

    written: str
    breaks: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, written: list[tuple[str, int]], length: int) -> "Rewriting":
        """From the new characters, each with its index in the old stretch of `length` characters."""
        breaks: list[tuple[int, int]] = []
        lag = 0
        for place, (_, origin) in enumerate((*written, ("", length))):
            if origin - place != lag:
                breaks.append((place, origin))
                lag = origin - place
        return cls("".join(character for character, _ in written), tuple(breaks))


class OffsetMap(NamedTuple):
    """A map from a new text to the old one: `origins[i]` is where `places[i]` came from; between them they keep step."""

    places: "array[int]"
    origins: "array[int]"

    @classmethod
    def of(cls, places: list[int], origins: list[int]) -> "OffsetMap":
        return cls(array("L", places), array("L", origins))

    def origin(self, place: int) -> int:
        """Where in the old text the character at `place` of the new one begins."""
        run = bisect_right(self.places, place) - 1
        return self.origins[run] + place - self.places[run]

    def place(self, origin: int) -> int:
        """The place in the new text of the character at `origin` of the old one, or of what follows if it was dropped."""
        run = bisect_right(self.origins, origin) - 1
        place = self.places[run] + origin - self.origins[run]
        return min(place, self.places[run + 1]) if run + 1 < len(self.places) else place

    def all_places(self, origins: "array[int]") -> "array[int]":
        """What `place` says of each of many offsets, which are in order."""
        found: list[int] = []
        done = 0
        last = len(self.places) - 1
        for run, (place, origin) in enumerate(zip(self.places, self.origins, strict=True)):
            if run < last:
                next_place, next_origin = self.places[run + 1], self.origins[run + 1]
                until = bisect_left(origins, next_origin, done)
                if until == done:
                    continue
                lag = place - origin
                if next_place - next_origin < lag:  # the end of the run was dropped
                    found += [min(each + lag, next_place) for each in origins[done:until]]
                else:
                    found += [each + lag for each in origins[done:until]]
                done = until
            else:
                found += [each + place - origin for each in origins[done:]]
        return array("L", found)
