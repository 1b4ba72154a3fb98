"""Whose each change is, as far as the encoding of a version says: its `hand`, its `handShift`, what replaces what."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from regesta.findings.changes import Nature
from regesta.findings.comparison import Change, Comparison
from regesta.sources.hands import Draft, Stretch
from regesta.sources.tokens import Tokens, is_word
from regesta.wording import said

NOT_KNOWN: str = said("not known")


class HandSum(NamedTuple):
    """What one hand did in one version: words added and cut, and changes by their nature."""

    hand: str
    title: str
    added: int
    cut: int
    substance: int
    form: int


class MarkedHands:
    """The changes of a version with the hands that its encoding marks.

    What was cut is the hand's that struck it out there, if the version is beside its own first layer; beside another
    text it is the hand's that struck out the same words.
    """

    def __init__(self, draft: Draft, comparison: Comparison) -> None:
        self.draft, self.comparison = draft, comparison
        self.is_own = comparison.texts[0].content == draft.first.content
        self.added = _by_token(comparison.other, draft.additions)
        self.cut = _by_token(comparison.one, draft.cuts) if self.is_own else {}

    def of(self, change: Change) -> str:
        """The hand that most of a change is marked with, or an empty text."""
        added = Counter(name for token in range(*change.other) if (name := self.added.get(token, "")))
        if added:
            return added.most_common(1)[0][0]
        if self.is_own:
            cut = Counter(name for token in range(*change.one) if (name := self.cut.get(token, "")))
            return cut.most_common(1)[0][0] if cut else ""
        return self._striking(" ".join(change.before.split()))

    def _striking(self, words: str) -> str:
        """The hand that struck out these words, or words that hold them or stand in them."""
        if words:
            for struck, hand in self._struck:
                if words in struck or struck in words:
                    return hand
        return ""

    @cached_property
    def _struck(self) -> list[tuple[str, str]]:
        return [
            (text, piece.struck.name)
            for piece in self.draft.layers
            if piece.struck is not None and piece.struck.name and (text := " ".join(piece.text.split()))
        ]

    def title(self, hand: str) -> str:
        """A hand as the file declares it, its identifier where it does not, *not known* where there is none."""
        return self.draft.hands.get(hand, "") or hand or NOT_KNOWN

    @property
    def titles(self) -> dict[int, str]:
        """By token of the version, the title of the hand that the encoding says added it."""
        return {token: self.title(hand) for token, hand in self.added.items()}

    def sums(self) -> tuple[HandSum, ...]:
        """What each hand did, the one that changed most of the substance first and what is nobody's last."""
        natures: dict[str, Counter[Nature]] = {}
        added: Counter[str] = Counter()
        cut: Counter[str] = Counter()
        for change in self.comparison.changes:
            whole = self.of(change)
            natures.setdefault(whole, Counter())[change.nature] += 1
            if change.what != "moved":
                added += self._words(self.comparison.other, change.other, self.added, whole)
                cut += self._words(self.comparison.one, change.one, self.cut, whole)
        found = [
            HandSum(hand, self.title(hand), added[hand], cut[hand], of["substance"], of["form"])
            for hand in natures.keys() | added.keys() | cut.keys()
            for of in [natures.get(hand, Counter())]
        ]
        return tuple(sorted(found, key=lambda one: (not one.hand, -one.substance, -one.added, one.hand)))

    @staticmethod
    def _words(tokens: Tokens, place: tuple[int, int], hands: dict[int, str], whole: str) -> Counter[str]:
        """The words of a change by hand: that of each word, else that of the whole change."""
        return Counter(hands.get(token) or whole for token in range(*place) if is_word(tokens.forms[token]))


def _by_token(tokens: Tokens, marked: Sequence[Stretch]) -> dict[int, str]:
    """The hand of every token that lies in a marked stretch, or partly does."""
    found: dict[int, str] = {}
    for first, after, hand in marked:
        token = bisect_right(tokens.ends, first)
        while token < len(tokens.starts) and tokens.starts[token] < after:
            if hand.name:
                found.setdefault(token, hand.name)
            token += 1
    return found
