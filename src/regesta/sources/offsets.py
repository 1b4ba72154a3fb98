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
    """A map from a new text to the old one: `origins[i]` is where `places[i]` came from; between, they keep step."""

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
        """The place in the new text of the character at `origin` of the old, or of what follows if it was dropped."""
        run = bisect_left(self.origins, origin)
        if not run:
            return self.places[0]
        place = self.places[run - 1] + origin - self.origins[run - 1]
        return min(place, self.places[run]) if run < len(self.places) else place

    def all_places(self, origins: "array[int]") -> "array[int]":
        """What `place` says of each of many offsets, which are in order."""
        found: list[int] = []
        done = bisect_right(origins, 0)
        found += [self.places[0]] * done
        lag = self.places[0] - self.origins[0]
        for place, origin in zip(self.places, self.origins, strict=True):
            until = bisect_right(origins, origin, done)
            if until > done:
                if origin + lag <= place:
                    found += [each + lag for each in origins[done:until]]
                else:  # the end of the stretch was dropped
                    found += [min(each + lag, place) for each in origins[done:until]]
                done = until
            lag = place - origin
        found += [each + lag for each in origins[done:]]
        return array("L", found)
