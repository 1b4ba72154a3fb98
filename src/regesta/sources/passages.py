"""The passages of a text that a quotation can be of."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Literal, NamedTuple

from regesta.sources.concordance import Concordance
from regesta.sources.fragments import Composition, Mark
from regesta.sources.span import Span
from regesta.sources.spelling import HYPHENS, INVISIBLE, UNSPACED, normalise

LONGEST_GAP = 100  # words that an elision may stand for
LONGEST_INSERTION = 8  # words that editorial brackets may stand for
MOST_PLACES = 1_000

# Scripts that write no space between words.
_UNPARTED = re.compile(f"[{UNSPACED}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_LINE_END = re.compile(rf"(?<=[^\W\d_])[{re.escape(HYPHENS)}]\s*\n\s*(?=[^\W\d_A-ZÀ-ÖØ-ÞΑ-ΩА-Я])")
_WORD_HEAD = re.compile(r"\w*\Z")
_WORD_TAIL = re.compile(r"[\w'’]*")


class LeftOut(NamedTuple):
    """What the source says where the quotation has an elision or the editor's words (`written`)."""

    kind: Literal["elision", "brackets"]
    written: str
    words: str
    span: Span


class Passage(NamedTuple):
    """One place where a quotation stands.

    `spans` are the stretches it quotes, one for each stretch between elisions; `quoted` pairs every fragment of the
    quotation with the stretch that has its words.
    """

    spans: tuple[Span, ...]
    quoted: tuple[tuple[str, Span], ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def whole(self) -> Span:
        """From the first word quoted to the last."""
        return Span(self.spans[0].offset, self.spans[-1].end - self.spans[0].offset)


def is_inside_word(content: str, at: int) -> bool:
    """Whether `at` falls within a word or a number, also one that a line end parts."""
    left, right = at, at
    while left and content[left - 1] in INVISIBLE:
        left -= 1
    while right < len(content) and content[right] in INVISIBLE:
        right += 1
    if not left or right >= len(content):
        return False
    before, after = content[left - 1], content[right]
    if after.isalnum() or unicodedata.category(after)[0] == "M":
        if before.isalnum() or unicodedata.category(before)[0] == "M":
            return not (_UNPARTED.match(before) or _UNPARTED.match(after))
        if before in ".," and content[left - 2 : left - 1].isdigit() and after.isdigit():
            return True
    elif after in ".," and before.isdigit() and content[right + 1 : right + 2].isdigit():
        return True
    if "\n" not in content[max(0, at - 8) : at + 8]:
        return False
    return any(
        match.start() <= at <= match.end() for match in _LINE_END.finditer(content, max(0, at - 40), at + 40)
    )


def literal_passages(concordance: Concordance, written: str, normal: str) -> list[Passage]:
    """Every passage where a quotation stands as it is written, brackets and dots included, in order."""
    content, wording = concordance.content, concordance.wording
    found = []
    for place in concordance.occurrences(normal):
        span = wording.span(place, place + len(normal))
        if not (is_inside_word(content, span.offset) or is_inside_word(content, span.end)):
            found.append(Passage((span,), ((written, span),)))
            if len(found) == MOST_PLACES:
                break
    return sorted(found) if len(found) > 1 else found


def composed_passages(
    concordance: Concordance, composition: Composition, *, longest_gap: int = LONGEST_GAP
) -> list[Passage]:
    """Every passage that a quotation with elisions or brackets can be of, in order, at most `MOST_PLACES`."""
    found = islice(_Search(concordance, composition, longest_gap).found(), MOST_PLACES)
    return _tightest(sorted(set(found), key=lambda passage: passage.whole))


def _tightest(found: list[Passage]) -> list[Passage]:
    """Without passages that only begin earlier, or end later, than another."""
    latest = {passage.whole.end: passage for passage in found}
    kept: dict[int, Passage] = {}
    for passage in latest.values():
        kept.setdefault(passage.whole.offset, passage)
    return sorted(kept.values(), key=lambda passage: passage.whole)


class _Search:
    """One search for a composed quotation: its longest fragment is looked up, and the others beside it."""

    def __init__(self, concordance: Concordance, composition: Composition, longest_gap: int) -> None:
        self.concordance, self.composition, self.longest_gap = concordance, composition, longest_gap
        self.content, self.wording = concordance.content, concordance.wording
        self.fragments = composition.fragments
        self.anchor = max(range(len(self.fragments)), key=lambda number: len(self.fragments[number].normal))

    def found(self) -> Iterator[Passage]:
        for place in self.concordance.occurrences(self.fragments[self.anchor].normal):
            if self._stands(self.anchor, place) and (places := self._places(place)):
                passage = self._passage(places)
                if passage:
                    yield passage

    def _mark_before(self, number: int) -> Mark | None:
        return self.fragments[number - 1].after if number else self.composition.before

    def _stands(self, number: int, place: int) -> bool:
        """Whether the fragment, found at `place`, begins and ends with a word, except where brackets touch it."""
        span = self.wording.span(place, place + len(self.fragments[number].normal))
        before, after = self._mark_before(number), self.fragments[number].after
        if not (before and before.is_joined_right) and is_inside_word(self.content, span.offset):
            return False
        return bool(after and after.is_joined_left) or not is_inside_word(self.content, span.end)

    def _places(self, place: int) -> list[int]:
        """The place of every fragment, if the longest stands at `place`; empty if one is not near enough."""
        places = [place]
        for number in range(self.anchor + 1, len(self.fragments)):
            found = self._after(number, places[-1] + len(self.fragments[number - 1].normal))
            if found < 0:
                return []
            places.append(found)
        for number in range(self.anchor - 1, -1, -1):
            found = self._before(number, places[0])
            if found < 0:
                return []
            places.insert(0, found)
        return places

    def _reach(self, mark: Mark) -> int:
        return 14 * self.longest_gap if mark.kind == "elision" else 12 * LONGEST_INSERTION

    def _after(self, number: int, end: int) -> int:
        mark, fragment = self._between(number - 1), self.fragments[number]
        stop = min(len(self.wording.normal), end + self._reach(mark) + len(fragment.normal))
        at = self.wording.normal.find(fragment.normal, end, stop)
        while at >= 0 and not (self._fits(mark, end, at) and self._stands(number, at)):
            at = self.wording.normal.find(fragment.normal, at + 1, stop)
        return at

    def _before(self, number: int, start: int) -> int:
        mark, fragment = self._between(number), self.fragments[number]
        first = max(0, start - self._reach(mark) - len(fragment.normal))
        at = self.wording.normal.rfind(fragment.normal, first, start)
        while at >= 0 and not (
            self._fits(mark, at + len(fragment.normal), start) and self._stands(number, at)
        ):
            at = self.wording.normal.rfind(fragment.normal, first, at + len(fragment.normal) - 1)
        return at

    def _between(self, number: int) -> Mark:
        return self.fragments[number].after or Mark("brackets", "")

    def _fits(self, mark: Mark, start: int, end: int) -> bool:
        """Whether the mark can stand for the words from `start` to `end`."""
        words = self.wording.normal[start:end]
        if mark.kind == "elision":
            return words.count(" ") <= self.longest_gap + 1
        if "[" in words or "]" in words:  # the source's own brackets are no editor's
            return words.strip(" ") == normalise(mark.written)
        if mark.is_joined_left or mark.is_joined_right:
            return " " not in words.strip(" ") and len(words.strip(" ")) <= len(mark.written) + 1
        return words.count(" ") <= LONGEST_INSERTION + 1

    def _passage(self, places: list[int]) -> Passage | None:
        """The passage with its fragments at `places`, or None if brackets at an end do not fit what stands there."""
        spans = [
            self.wording.span(place, place + len(fragment.normal))
            for place, fragment in zip(places, self.fragments, strict=True)
        ]
        quoted = tuple((fragment.written, span) for fragment, span in zip(self.fragments, spans, strict=True))
        left_out: list[LeftOut] = []
        stretches = [spans[0]]
        for number, span in enumerate(spans[1:]):
            mark, last = self._between(number), stretches[-1]
            gap = Span(spans[number].end, span.offset - spans[number].end)
            words = self.content[gap.offset : gap.end]
            if mark.kind == "elision":
                left_out.append(LeftOut(mark.kind, mark.written, words.strip(), gap))
                stretches.append(span)
                continue
            stretches[-1] = Span(last.offset, span.end - last.offset)
            if normalise(words) != normalise(mark.written):
                left_out.append(LeftOut(mark.kind, mark.written, words.strip(), gap))
        passage = Passage(tuple(stretches), quoted, tuple(left_out))
        return self._with_ends(passage)

    def _is_beside_bracket(self, at: int) -> bool:
        """Whether the source has brackets of its own at `at`, so that those of the quotation are no editor's."""
        before, after = self.content[max(0, at - 3) : at].rstrip(), self.content[at : at + 3].lstrip()
        return before.endswith("]") or after.startswith("[")

    def _with_ends(self, passage: Passage) -> Passage | None:
        """The passage widened to the words whose first or last letters stand in brackets."""
        before, after = self.composition.before, self.fragments[-1].after
        spans, left_out = list(passage.spans), list(passage.left_out)
        for mark, is_first in ((before, True), (after, False)):
            if mark is None:
                continue
            where = spans[0].offset if is_first else spans[-1].end
            rest = Span(where, 0)
            if is_first and mark.is_joined_right:
                head = _WORD_HEAD.search(self.content, max(0, where - 60), where)
                rest = Span(where - len(head.group()), len(head.group())) if head else rest
                spans[0] = Span(rest.offset, spans[0].end - rest.offset)
            elif not is_first and mark.is_joined_left:
                tail = _WORD_TAIL.match(self.content, where)
                rest = Span(where, len(tail.group())) if tail else rest
                spans[-1] = Span(spans[-1].offset, rest.end - spans[-1].offset)
            if rest.length > len(mark.written) + 1 or (
                mark.kind == "brackets" and self._is_beside_bracket(where)
            ):
                return None
            words = self.content[rest.offset : rest.end]
            left_out.insert(0 if is_first else len(left_out), LeftOut(mark.kind, mark.written, words, rest))
        return Passage(tuple(spans), passage.quoted, tuple(left_out))
