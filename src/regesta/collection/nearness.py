"""Suggestions in the order of a model's embeddings: how near a document's passage is to what a case says."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from regesta.collection.suggesting import Suggested, Suggestion
from regesta.reading.models import Endpoint, ModelFailed, embeddings

MOST_SENT = 2_000  # characters of what a case says of a subject


class Comparison(NamedTuple):
    """A subject's suggestions by words, and all documents that a model is to compare with it."""

    suggested: Suggested
    documents: tuple[Suggestion, ...]

    @property
    def texts(self) -> list[str]:
        """What would be sent: what the case says of the subject, then title and passage of each document."""
        said = self.suggested.subject.says[:MOST_SENT]
        return [said, *(f"{one.entry.title}\n{one.passage}" for one in self.documents)]


def compared(suggested: Suggested, others: Sequence[Suggestion]) -> Comparison:
    """The documents suggested by their words, and those others that are not among them."""
    known = {one.entry.key for one in suggested.suggestions}
    more = tuple(one for one in others if one.entry.key not in known)
    return Comparison(suggested, (*suggested.suggestions, *more))


def by_nearness(comparison: Comparison, endpoint: Endpoint, *, most: int) -> Suggested:
    """The documents nearest to a subject as a model's embeddings have it; raises ModelFailed."""
    if not comparison.documents:
        return comparison.suggested
    said, *documents = embeddings(endpoint, comparison.texts)
    found = [
        one._replace(nearness=_cosine(said, vector, endpoint))
        for one, vector in zip(comparison.documents, documents, strict=True)
    ]
    found.sort(key=lambda one: (-(one.nearness or 0.0), -one.weight, one.entry.key))
    return comparison.suggested._replace(suggestions=tuple(found[:most]))


def _cosine(one: Sequence[float], other: Sequence[float], endpoint: Endpoint) -> float:
    lengths = math.hypot(*one) * math.hypot(*other)
    if not lengths or not math.isfinite(lengths):
        raise ModelFailed(f"{endpoint.host} gave an embedding without a direction", "try another model")
    return sum(a * b for a, b in zip(one, other, strict=True)) / lengths
