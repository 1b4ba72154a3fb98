"""The nearest known word to one that is not known."""

from collections.abc import Iterable

LEAST_LIKENESS = 70.0


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like it (Damerau–Levenshtein, normalised), or None where none is near."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    folded = word.casefold()
    found = process.extractOne(
        folded,
        {name: name.casefold() for name in known if name != word},
        scorer=OSA.normalized_similarity,
        score_cutoff=LEAST_LIKENESS / 100 if len(word) > 3 else 0.6,
    )
    return found[2] if found is not None else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A remedy that names the nearest known word, or an empty text."""
    guess = nearest(word, known)
    return f"did you mean {guess}?" if guess is not None else ""
