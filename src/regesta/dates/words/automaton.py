"""All forms of a language as one automaton: which of them may fit at a place, found in one walk over the text.

The states are made as texts need them, after the manner of R. Cox, "Regular Expression Matching in the Wild" (2010):
a state is a set of places in forms, the next one what may follow them and takes the character. A form has a
greatest length, so a walk has one too, whatever the text is.
"""

from collections.abc import Iterable

from regesta.dates.words.forms import Shape

# More states than any prose needs; a text made to need more has them made anew.
_MOST_STATES = 20_000


class State(dict[str, "State | None"]):
    """A set of places that a walk may stand at: the next state by class character, None where no form goes on.

    `ends` holds the numbers of the forms that may end here.
    """

    __slots__ = ("ends", "follow", "of")

    def __init__(self, of: "Automaton", places: frozenset[int]) -> None:
        super().__init__()
        self.of = of
        self.follow: frozenset[int] = frozenset().union(*(of.follow[place] for place in places))
        self.ends = tuple(sorted({of.ending[place] for place in places if place in of.ending}))

    def __missing__(self, char: str) -> "State | None":
        found = self[char] = self.of.state(place for place in self.follow if char in self.of.takes[place])
        return found


class Automaton:
    """The forms of a language joined; `start` gives the state after a first class character."""

    def __init__(self, shapes: tuple[Shape, ...]) -> None:
        self.takes: list[frozenset[str]] = []
        self.follow: list[tuple[int, ...]] = []
        self.ending: dict[int, int] = {}
        self.first: dict[str, list[int]] = {}
        for number, shape in enumerate(shapes):
            self._take_in(number, shape)
        self._states: dict[frozenset[int], State] = {}
        self._start: dict[str, State | None] = {}

    def _take_in(self, number: int, shape: Shape) -> None:
        moved = len(self.takes)
        for place in shape.places:
            self.takes.append(place.takes)
            self.follow.append(tuple(other + moved for other in place.follow))
        for end in shape.last:
            self.ending[end + moved] = number
        for start in shape.first:
            for char in shape.places[start].takes:
                self.first.setdefault(char, []).append(start + moved)

    def state(self, places: Iterable[int]) -> State | None:
        """The state of a set of places; None where the set is empty."""
        key = frozenset(places)
        if not key:
            return None
        found = self._states.get(key)
        if found is None:
            if len(self._states) >= _MOST_STATES:
                self._states.clear()
                self._start.clear()
            found = self._states[key] = State(self, key)
        return found

    def fits(self, classes: str, first: int) -> list[tuple[int, int]]:
        """The ends of the forms that may fit from a place on, and their numbers: the longest first."""
        state = self._start.get(classes[first])
        if state is None:
            state = self._start[classes[first]] = self.state(self.first[classes[first]])
        ends: dict[int, int] = {}
        at, length = first + 1, len(classes)
        while state is not None:
            for number in state.ends:
                ends[number] = at
            if at == length:
                break
            state = state[classes[at]]
            at += 1
        if not ends:
            return []
        return sorted(((end, number) for number, end in ends.items()), key=lambda one: (-one[0], one[1]))
