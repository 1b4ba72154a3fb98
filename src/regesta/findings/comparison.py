"""Two versions of a text side by side: what stands, what was added, cut, replaced or moved, and how it changed."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain, pairwise
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from regesta.findings.changes import Kind, Nature, Stretch, kind_of
from regesta.reasoning.collation.alignment import align
from regesta.reasoning.collation.moves import moved, realigned, trimmed
from regesta.reasoning.collation.passages import Passage as Move
from regesta.reasoning.collation.runs import Run
from regesta.reasoning.collation.sliding import settled
from regesta.reasoning.collation.tokens import Numbers, information, numbered
from regesta.sources import Text
from regesta.sources.span import Span
from regesta.sources.tokens import Tokens, is_word, tokens_of

What = Literal["added", "cut", "replaced", "moved"]


class Change(NamedTuple):
    """One change: what was done, what it touches, the words of both versions, and the tokens they are there.

    `one` and `other` are the first token and the one after the last; `place` and `other_place` are in characters.
    """

    what: What
    nature: Nature
    respects: tuple[str, ...]
    before: str
    after: str
    one: tuple[int, int]
    other: tuple[int, int]
    place: Span
    other_place: Span

    @property
    def size(self) -> int:
        """How many tokens of both versions it takes in: the more of the two."""
        return max(self.one[1] - self.one[0], self.other[1] - self.other[0])


class Comparison:
    """Two versions and the runs of tokens in which they read alike, in order and moved."""

    def __init__(self, one: Text, other: Text, *, language: str = "") -> None:
        self.texts = one, other
        self.language = language
        self.one, self.other = tokens_of(one), tokens_of(other)
        first, second = numbered((self.one.forms, self.other.forms))
        bits = information((first, second))
        begins = _begins(self.one), _begins(self.other)
        aligned, moves = moved(first, second, align(first, second, bits=bits), bits=bits)
        whole = [cut for move in moves if (cut := trimmed(move, (first, second), begins)) is not None]
        if whole:
            aligned = realigned(first, second, whole, bits=bits)
        self.moves = whole
        self.runs: list[Run] = settled(aligned, (first, second), begins)

    @cached_property
    def pairs(self) -> dict[int, int]:
        """By token of the first version, that of the second which stands for it; moved ones are in it."""
        every = chain(self.runs, *(move.runs for move in self.moves))
        return {run.one + at: run.other + at for run in every for at in range(run.length)}

    @cached_property
    def likeness(self) -> float:
        """The share of the words of both versions that stand in both: 1 for the same words, 0 for none."""
        words = sum(map(is_word, self.one.forms)), sum(map(is_word, self.other.forms))
        shared = sum(1 for token in self.pairs if is_word(self.one.forms[token]))
        return 2 * shared / sum(words) if sum(words) else 1.0

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Every change, in order of the first version and then of the second."""
        found = [*self._recased(self.runs), *chain.from_iterable(map(self._within, self._gaps()))]
        for move in self.moves:
            found.append(self._change("moved", move.one, move.other))
            found.extend(self.within(move))
        return tuple(sorted(found, key=lambda change: (change.one, change.other)))

    def within(self, move: Move) -> Iterator[Change]:
        """What was changed in a passage that has moved."""
        yield from self._recased(move.runs)
        for run, after in pairwise(move.runs):
            yield from self._within(
                ((run.one + run.length, after.one), (run.other + run.length, after.other))
            )

    def _gaps(self) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """What lies between the runs, without what has moved from or to there."""
        gone = np.zeros(len(self.one.words), dtype=np.bool_), np.zeros(len(self.other.words), dtype=np.bool_)
        for move in self.moves:
            gone[0][slice(*move.one)] = True
            gone[1][slice(*move.other)] = True
        at = at_other = 0
        for run in (*self.runs, Run(len(self.one.words), len(self.other.words), 0)):
            if at < run.one or at_other < run.other:
                here = list(_stretches(gone[0], at, run.one))
                there = list(_stretches(gone[1], at_other, run.other))
                if len(here) == len(there) == 1:
                    yield from self._at_paragraphs(here[0], there[0])
                else:
                    yield from ((one, (at_other, at_other)) for one in here)
                    yield from (((run.one, run.one), other) for other in there)
            at, at_other = run.one + run.length, run.other + run.length

    def _at_paragraphs(
        self, one: tuple[int, int], other: tuple[int, int]
    ) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """A gap, divided where a paragraph begins in one version alone: what comes behind has nothing beside it."""
        begins = _first_begin(self.one.paragraphs, *one), _first_begin(self.other.paragraphs, *other)
        if begins[0] is None and begins[1] is not None:
            yield one, (other[0], begins[1])
            yield (one[1], one[1]), (begins[1], other[1])
        elif begins[1] is None and begins[0] is not None:
            yield (one[0], begins[0]), other
            yield (begins[0], one[1]), (other[1], other[1])
        else:
            yield one, other

    def _within(self, gap: tuple[tuple[int, int], tuple[int, int]]) -> Iterator[Change]:
        one, other = gap
        if one[0] == one[1]:
            yield self._change("added", one, other)
        elif other[0] == other[1]:
            yield self._change("cut", one, other)
        else:
            yield self._change("replaced", one, other)

    def _recased(self, runs: Sequence[Run]) -> Iterator[Change]:
        """Tokens that are compared as alike and written otherwise, next ones together."""
        for run in runs:
            start = -1
            for at in range(run.length + 1):
                differs = at < run.length and self.one.words[run.one + at] != self.other.words[run.other + at]
                if differs and start < 0:
                    start = at
                elif not differs and start >= 0:
                    yield self._change(
                        "replaced", (run.one + start, run.one + at), (run.other + start, run.other + at)
                    )
                    start = -1

    def _change(self, what: What, one: tuple[int, int], other: tuple[int, int]) -> Change:
        kind = kind_of(self._stretch(self.one, *one), self._stretch(self.other, *other), self.language)
        if what == "moved":  # what was changed within is told by itself
            kind = Kind("form", ("order",))
        place, other_place = self.one.span(*one), self.other.span(*other)
        return Change(
            what,
            *kind,
            self.texts[0].passage(place),
            self.texts[1].passage(other_place),
            one,
            other,
            place,
            other_place,
        )

    @cached_property
    def _begins(self) -> tuple[frozenset[int], frozenset[int]]:
        return frozenset(self.one.sentences), frozenset(self.other.sentences)

    def _stretch(self, tokens: Tokens, first: int, after: int) -> Stretch:
        begins = self._begins[tokens is self.other]
        return Stretch(
            tokens.words[first:after],
            tokens.forms[first:after],
            [number in begins or not is_word(tokens.forms[number - 1]) for number in range(first, after)],
        )


def _first_begin(paragraphs: Sequence[int], first: int, after: int) -> int | None:
    """The first token inside a stretch, but not at its start, that begins a paragraph."""
    at = bisect_right(paragraphs, first)
    return paragraphs[at] if at < len(paragraphs) and paragraphs[at] < after else None


def _stretches(gone: NDArray[np.bool_], first: int, after: int) -> Iterator[tuple[int, int]]:
    """The stretches from one token to before another that are not gone."""
    start = first
    for at in range(first, after + 1):
        if at == after or gone[at]:
            if start < at:
                yield start, at
            start = at + 1


def _begins(tokens: Tokens) -> Numbers:
    """How good a place each token is for a change to begin at: a paragraph's start, a sentence's, any other."""
    found = np.zeros(len(tokens.words) + 1, dtype=np.int64)
    found[tokens.sentences] = 1
    found[tokens.paragraphs] = 2
    return found


class Link(NamedTuple):
    """Passages of two versions: their numbers from 0, and what share of the words of each stands in the other."""

    one: int
    other: int
    share: float
    other_share: float
    is_moved: bool


def links(comparison: Comparison, ones: Sequence[int], others: Sequence[int]) -> tuple[Link, ...]:
    """Which passages of two versions stand for which, passages being told by the tokens that begin them.

    A passage that shares a tenth of its words at least with another is linked with it: one linked with two was split,
    two linked with one were joined.
    """
    counts: dict[tuple[int, int], list[int]] = {}
    moving = {run.one + at for move in comparison.moves for run in move.runs for at in range(run.length)}
    for token, partner in comparison.pairs.items():
        if is_word(comparison.one.forms[token]):
            key = bisect_right(ones, token) - 1, bisect_right(others, partner) - 1
            count = counts.setdefault(key, [0, 0])
            count[0] += 1
            count[1] += token in moving
    sizes = _sizes(comparison.one, ones), _sizes(comparison.other, others)
    found = []
    for (one, other), (shared, moving_count) in sorted(counts.items()):
        share, other_share = shared / sizes[0][one], shared / sizes[1][other]
        if (
            max(share, other_share) >= 0.1
            and min(share, other_share) * max(sizes[0][one], sizes[1][other]) >= 1
        ):
            found.append(Link(one, other, share, other_share, 2 * moving_count > shared))
    return tuple(found)


def _sizes(tokens: Tokens, begins: Sequence[int]) -> list[int]:
    """How many words each passage has."""
    ends = [*begins[1:], len(tokens.forms)] if begins else []
    return [sum(map(is_word, tokens.forms[begin:end])) for begin, end in zip(begins, ends, strict=True)]
