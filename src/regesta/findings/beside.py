"""Passages of two versions side by side, each with what changed in it: sentence by sentence, or by paragraphs."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from regesta.findings.comparison import Change, Comparison
from regesta.findings.marked_text import HandOf, Mark, Paragraph, Segment, no_hand
from regesta.findings.versions import Passage

_MARKS: tuple[tuple[Mark, Mark], ...] = (("cut", "moved from here"), ("added", "moved here"))


class Beside(NamedTuple):
    """A passage with its words in both versions; where one of them lacks it, that side is empty."""

    passage: Passage
    one: Paragraph
    other: Paragraph


def sentences_beside(
    comparison: Comparison, sentences: Sequence[Passage], hand_of: HandOf = no_hand
) -> Iterator[Beside]:
    """Every sentence beside the one that it became; `sentences` as `sentence_passages` gives them."""
    sides = [
        _Side(comparison, 0, comparison.one.sentences, hand_of),
        _Side(comparison, 1, comparison.other.sentences, hand_of),
    ]
    for passage in sentences:
        yield Beside(passage, sides[0].words(passage.one), sides[1].words(passage.other))


class _Side:
    """One version: which change each of its tokens has a part in, and where its passages begin."""

    def __init__(self, comparison: Comparison, side: int, begins: Sequence[int], hand_of: HandOf) -> None:
        self.tokens = (comparison.one, comparison.other)[side]
        self.content = comparison.texts[side].content
        self.begins = [*begins, len(self.tokens.words)]
        self.side, self.hand_of = side, hand_of
        self.changes: list[Change | None] = [None] * len(self.tokens.words)
        # What was changed in a passage that has moved is told in its place within it.
        for change in sorted(comparison.changes, key=lambda one: one.what != "moved"):
            first, after = (change.one, change.other)[side]
            self.changes[first:after] = [change] * (after - first)

    def words(self, numbers: Sequence[int]) -> Paragraph:
        """Some passages, by their numbers from 1, one behind the other."""
        found: list[Segment] = []
        for number in numbers:
            if found:
                found.append(Segment("same", " "))
            found.extend(self._passage(self.begins[number - 1], self.begins[number]))
        return tuple(found)

    def _passage(self, first: int, after: int) -> Iterator[Segment]:
        start = first
        for at in range(first + 1, after + 1):
            if at < after and self.changes[at] is self.changes[start]:
                continue
            end = self.tokens.ends[at - 1]
            yield self._segment(self.changes[start], self.content[self.tokens.starts[start] : end])
            if at < after and end < self.tokens.starts[at]:
                yield Segment("same", " ")
            start = at

    def _segment(self, change: Change | None, text: str) -> Segment:
        text = " ".join(text.split())
        if change is None:
            return Segment("same", text)
        mark = _MARKS[self.side][change.what == "moved"]
        return Segment(mark, text, change.nature, change.respects, self.hand_of(change))
