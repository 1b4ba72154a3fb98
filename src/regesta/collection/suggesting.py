"""Documents of a collection that may bear on a case, each with the words, the names and the time that say so.

A suggestion is no statement: it says what a document has in common with what the case holds, and nothing of what
happened. Words and names weigh as in BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and
Beyond", 2009, section 3.1), by how few documents of the collection have them; to be of the time asked for weighs in the
same way.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from regesta.collection.document import UNDATED
from regesta.collection.index import Entry, Index
from regesta.collection.order import ALL, keys_within
from regesta.collection.query import Query, Term
from regesta.collection.search import count, modality_of, search, selected, snippet
from regesta.collection.subjects import Cited, Subject
from regesta.collection.words import words_of

MOST_WORDS = 24  # of a subject that are looked for, the rarest and most used
MOST_SHARE = 10  # a word that more than every tenth document has tells nothing
LEAST_COMMON = 20  # documents that a word may be in however small the collection
SATURATION, LENGTHS = 1.2, 0.75  # the k and the b of BM25
ANOTHER_TIME = 0.5  # what a document counts that is not known to be of its subject's time
WEIGHED = 120  # documents whose texts are weighed
LEAST_REASONS = 2  # words and names that a document needs, unless it names the actor that is the subject


class Reasons(NamedTuple):
    """What a document has of a subject: words, actors with the spelling found, and whether it is of its time.

    `time` is `certain`, `possible`, or "" where the subject has none or the document is of another.
    """

    words: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    time: str


class Suggestion(NamedTuple):
    """A document to look at, why, and the passage around the rarest of what was found.

    `nearness` is the cosine of the embeddings, where a model was asked; the passage is what the model is shown.
    """

    entry: Entry
    reasons: Reasons
    weight: float
    passage: str
    nearness: float | None = None


class Suggested(NamedTuple):
    """What is suggested on a subject, the best first; `of_its_time` counts the documents certainly of its time."""

    subject: Subject
    suggestions: tuple[Suggestion, ...]
    of_its_time: int
    cited: int


class _Sought(NamedTuple):
    """A word, or a name in one spelling, that is looked for: what it weighs, and the documents that have it."""

    term: Term
    actor: str
    weight: float
    keys: frozenset[int]


class _Scale(NamedTuple):
    """What documents are weighed by besides their words: the time asked for, its weight, their mean length,
    and how many words and names they need."""

    within: Query
    time: float
    mean_length: float
    reasons: int


class Suggester:
    """Suggests documents of a collection on one subject after another; what it has looked up it keeps for the next.

    What the case cites already (`known`) is left out, and counted.
    """

    def __init__(self, index: Index, known: Cited) -> None:
        self.index, self.known = index, known
        number, length = index.run("SELECT count(*), avg(length) FROM documents WHERE is_copy = 0")[0]
        self.whole, self.mean_length = int(number), float(length or 1)
        self._keys: dict[tuple[Term, int], frozenset[int]] = {}
        self._is_known: dict[int, bool] = {}

    def suggest(self, subject: Subject, *, most: int = 5) -> Suggested:
        """The documents near a subject, `most` of them."""
        within = _within(subject)
        sure = within._replace(is_certain=True)
        of_its_time = count(self.index, sure).certain if within.is_dated else 0
        time = _rarity(of_its_time, self.whole) if within.is_dated else 0.0
        sought = self._sought(subject)
        near = [
            one
            for one in self.index.entries(_likeliest(subject, sought, within))
            if _is_near(one, subject, within)
        ]
        kept = self._uncited(near)
        least = 1 if subject.kind == "actor" else LEAST_REASONS
        scale = _Scale(within, time, self.mean_length, least)
        found = []
        for entry, text in zip(kept, self.index.texts(kept), strict=True):
            one = _weighed(entry, text, sought, scale)
            if one is not None:
                found.append(one)
        found.sort(key=lambda one: (-one.weight, one.entry.key))
        return Suggested(subject, tuple(found[:most]), of_its_time, len(near) - len(kept))

    def of_the_time(self, subject: Subject, *, most: int) -> tuple[Suggestion, ...]:
        """Documents of a subject's time, whatever their words, for a model to say which of them are near."""
        within = _within(subject)
        if not within.is_dated:
            return ()
        hits = search(self.index, within._replace(is_certain=True), most=most)
        passages = {hit.entry.key: hit.snippet for hit in hits}
        kept = self._uncited([hit.entry for hit in hits])
        reasons = Reasons((), (), "certain")
        return tuple(Suggestion(entry, reasons, 0.0, passages[entry.key]) for entry in kept)

    def _uncited(self, entries: Sequence[Entry]) -> list[Entry]:
        """The documents that are not cited, in this place or another of the same text."""
        for one in entries:
            if one.key not in self._is_known:
                is_known = self.known.has(one.place, one.title)
                elsewhere = () if is_known else self.index.copies(one)
                self._is_known[one.key] = is_known or any(self.known.has(place, "") for place in elsewhere)
        return [one for one in entries if not self._is_known[one.key]]

    def _sought(self, subject: Subject) -> list[_Sought]:
        """The words of a subject that few documents have, and the names of its actors, with who has them."""
        most = max(self.whole // MOST_SHARE, min(self.whole, LEAST_COMMON))
        found = []
        for word, times in subject.words.items():
            keys = self._having(Term((word,)), most + 1)
            if 0 < len(keys) <= most:
                weight = _rarity(len(keys), self.whole) * math.log(1 + times)
                found.append(_Sought(Term((word,)), "", weight, keys))
        found = sorted(found, key=lambda one: -one.weight)[:MOST_WORDS]
        for actor in subject.actors:
            for spelling in actor.spellings:
                if keys := self._having(Term(spelling), self.whole):
                    found.append(_Sought(Term(spelling), actor.name, _rarity(len(keys), self.whole), keys))
        return found

    def _having(self, term: Term, most: int) -> frozenset[int]:
        """The keys of documents that have a term, `most` of them."""
        if (term, most) not in self._keys:
            chosen = selected(self.index, Query(((term,),)), ALL)
            rows = self.index.run(f"SELECT {chosen.key} FROM {chosen.rest} LIMIT ?", [*chosen.values, most])
            self._keys[term, most] = frozenset(int(row[0]) for row in rows)
        return self._keys[term, most]


def _within(subject: Subject) -> Query:
    return Query() if subject.days is None else Query(first_day=subject.days[0], last_day=subject.days[1])


def _rarity(documents: int, whole: int) -> float:
    """What it weighs that a document has what so many of all have."""
    return math.log(1 + (whole - documents + 0.5) / (documents + 0.5))


def _likeliest(subject: Subject, sought: Sequence[_Sought], within: Query) -> list[int]:
    """The documents that have most of what is sought, by weight: on an actor those that name it, in a gap its own."""
    weights: dict[int, float] = defaultdict(float)
    for one in sought:
        for key in one.keys:
            weights[key] += one.weight
    if subject.kind == "actor":
        weights = {key: weights[key] for one in sought if one.actor == subject.name for key in one.keys}
    elif subject.kind == "gap":
        first, last = keys_within(within.first_day, within.last_day)[0]
        weights = {key: weight for key, weight in weights.items() if first <= key <= last}
    return sorted(weights, key=lambda key: (-weights[key], key))[:WEIGHED]


def _is_near(entry: Entry, subject: Subject, within: Query) -> bool:
    """Whether a document may be suggested on a subject: on a gap only one that certainly is of its days."""
    return subject.kind != "gap" or modality_of(entry, within) == "certain"


def _weighed(entry: Entry, text: str, sought: Sequence[_Sought], scale: _Scale) -> Suggestion | None:
    """A document with its reasons and their weight; None where they are too few."""
    own = [one for one in sought if entry.key in one.keys]
    words = sorted((one for one in own if not one.actor), key=lambda one: -one.weight)
    names: dict[str, _Sought] = {}
    for one in sorted(own, key=lambda one: (one.weight, len(one.term.words))):
        if one.actor:
            names[one.actor] = one
    time = _time(entry, scale.within)
    if len(words) + len(names) < scale.reasons:
        return None
    counted = Counter(words_of(text))
    length = 1 - LENGTHS + LENGTHS * entry.length / scale.mean_length
    weight = sum(one.weight * _saturated(counted[one.term.words[0]] or 1, length) for one in words)
    weight += sum(one.weight * _saturated(1, length) for one in names.values())
    if time == "certain":
        weight += scale.time
    elif scale.within.is_dated and not time:
        weight *= ANOTHER_TIME
    reasons = Reasons(
        tuple(one.term.words[0] for one in words),
        tuple((name, " ".join(one.term.words)) for name, one in names.items()),
        time,
    )
    rarest = max(own, key=lambda one: one.weight)
    return Suggestion(entry, reasons, weight, snippet(text, Query(((rarest.term,),))))


def _time(entry: Entry, within: Query) -> str:
    """How surely a dated document is of a time: `certain`, `possible`, or "" where it is not, or has no date."""
    first, last = entry.bounds
    is_then = (
        within.is_dated and entry.bounds != UNDATED and first <= within.last_day and within.first_day <= last
    )
    return modality_of(entry, within) if is_then else ""


def _saturated(times: int, length: float) -> float:
    return times * (SATURATION + 1) / (times + SATURATION * length)
