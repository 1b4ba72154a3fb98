"""The nearest known word to one that is not known."""

from collections.abc import Iterable
from functools import cached_property

from regesta.statements.lookalikes import lookalike, skeleton

LEAST_LIKENESS = 70.0
LONGEST_COMPARED = 100  # characters of a word: longer ones are no slips of the pen
MOST_COMPARED = (
    5_000_000  # pairs of words, a second or two: hundreds of slips, whatever the size of the register
)


class Guesses:
    """Guesses at which of some known words is meant by unknown ones, as long as they can be made in reasonable time."""

    def __init__(self, known: Iterable[str]) -> None:
        self._folded = {name: name.casefold() for name in known if len(name) <= LONGEST_COMPARED}
        self._left = MOST_COMPARED

    def nearest(self, word: str) -> str | None:
        """The known word most like it (Damerau–Levenshtein, normalised), or None where none is near."""
        if skeleton(word) in self._by_look:
            return self._by_look[skeleton(word)]
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if len(word) > LONGEST_COMPARED or self._left < len(self._folded):
            return None
        self._left -= len(self._folded)
        found = process.extractOne(
            word.casefold(),
            self._folded,
            scorer=OSA.normalized_similarity,
            score_cutoff=LEAST_LIKENESS / 100 if len(word) > 3 else 0.6,
        )
        return found[2] if found is not None else None

    @cached_property
    def _by_look(self) -> dict[str, str]:
        return {skeleton(name): name for name in self._folded}

    def did_you_mean(self, word: str) -> str:
        """A remedy that names the nearest known word, and the letter that looks like its own; or an empty text."""
        guess = self.nearest(word)
        if guess is None:
            return ""
        found = lookalike(word, guess) if skeleton(word) == skeleton(guess) else None
        if found is None:
            return f"did you mean {guess}?"
        return (
            f"did you mean {guess}? Letter {found.place} is {found.letter!r}, {found.script}: "
            f"write {found.other!r}, {found.other_script}"
        )


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A remedy that names the nearest known word other than itself, or an empty text."""
    return Guesses(name for name in known if name != word).did_you_mean(word)
