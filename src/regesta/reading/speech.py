"""Speech that is quoted: where it stands, and who says it, so that nothing in it is taken for the author's word.

A speech runs from a mark that opens to one that closes, over sentences and, where each paragraph opens with a mark
again, over paragraphs. What stands in a speech within a speech, and what nobody is said to say, is nobody's.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from regesta.reading.clauses import Clause
from regesta.reading.discourse import Carried, Discourse
from regesta.reading.lexicon import Lexicon
from regesta.reading.tokens import Tokens
from regesta.sources import Span

LEAST_WORDS = 3  # fewer in quotation marks are a name, or a word that the author keeps at a distance
_FAR = 2_000  # characters within which a mark that may be an apostrophe is closed, or is one
_MARK = re.compile("[“”„«»‘’\"']")
_CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", '"': '"', "'": "'"}
_SINGLE = frozenset("‘’'")
_STOPS = frozenset(",.!?;…")
_SPEAKING = frozenset((
    "say", "announce", "inform", "write", "warn", "argue", "deny", "advise", "order", "instruct", "request", "propose",
    "promise", "criticise",
))  # fmt: skip
_READS = frozenset(("read", "run"))  # "a statement that read: …" is said by whoever made it


class Speech(NamedTuple):
    """A stretch of the text in quotation marks, the marks left out; `inner` are the speeches quoted within it."""

    start: int
    end: int
    inner: tuple[tuple[int, int], ...] = ()


class Speaker(NamedTuple):
    """Who says a speech: the verb, and where the words stand that say so."""

    who: tuple[Carried, ...]
    lemma: str
    start: int
    end: int


class Speeches:
    """The speeches of a text as it goes on, paragraph by paragraph, and who says them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._speeches: list[Speech] = []
        self._begun: list[int] = []
        self._said: dict[int, Speaker] = {}  # by the start of the speech
        self._last: Speaker | None = None
        self._is_open = False

    def go_on(self, content: str, start: int, end: int) -> None:
        """Takes note that a paragraph begins."""
        was_open = self._is_open and self._last is not None
        last, self._last, self._is_open = self._last, None, False
        self._speeches, self._begun, self._said = [], [], {}
        if _MARK.search(content, start, end) is None:
            return
        self._speeches, self._is_open = _speeches(content, start, end)
        self._begun = [one.start for one in self._speeches]
        if was_open and last is not None and self._speeches and self._speeches[0].start <= start + 1:
            self._last = self._said[self._speeches[0].start] = last

    def listen(self, tokens: Tokens, clauses: list[Clause], discourse: Discourse) -> list[Clause]:
        """Finds out who says the speeches that begin in a sentence, or that go on from the one before.

        Gives its clauses, of which those outside no longer share a subject with those inside.
        """
        if not self._speeches:
            return clauses
        clauses = self._apart(tokens, clauses)
        first = max(0, bisect_right(self._begun, tokens.starts[0]) - 1)
        for one in self._speeches[first : bisect_left(self._begun, tokens.ends[-1])]:
            if one.end <= tokens.starts[0] or one.start in self._said:
                continue
            said = self._told_by(one, tokens, clauses, discourse)
            is_alone = all(self.at(tokens.starts[clause.verb.first]) for clause in clauses)
            said = said or (self._last if is_alone and one.start >= tokens.starts[0] - 1 else None)
            if said is not None:
                self._last = self._said[one.start] = said
        return clauses

    def _apart(self, tokens: Tokens, clauses: list[Clause]) -> list[Clause]:
        """Clauses, of which those outside speeches have the subject of another outside."""
        found: list[Clause] = []
        subject = None
        for one in clauses:
            is_outside = self.at(tokens.starts[one.verb.first]) is None
            if is_outside and one.subject is not None:
                if self.at(tokens.starts[one.subject[1] - 1]) is not None and one.is_shared:
                    one = one._replace(subject=subject, stretch=(one.verb.first, one.stretch[1]))
                subject = one.subject
            found.append(one)
        return found

    def at(self, place: int) -> Speech | None:
        """The speech in which a place of the text lies."""
        index = bisect_right(self._begun, place) - 1
        return self._speeches[index] if index >= 0 and place < self._speeches[index].end else None

    def meets(self, span: Span) -> bool:
        """Whether a stretch of the text lies in a speech, or ends in one."""
        return any(self.at(place) is not None for place in (span.offset, span.end - 1))

    def said(self, speech: Speech, place: int) -> Speaker | None:
        """Who says what stands at a place of a speech; None where nobody is said to, or another is quoted there."""
        if any(start <= place < end for start, end in speech.inner):
            return None
        return self._said.get(speech.start)

    def _told_by(
        self, speech: Speech, tokens: Tokens, clauses: Sequence[Clause], discourse: Discourse
    ) -> Speaker | None:
        """Who is said to say a speech in the words just before it, or just after."""
        outside = [
            one
            for one in clauses
            if one.verb.is_finite and self.at(tokens.starts[one.verb.first]) is None and one.subject
        ]
        before = [one for one in outside if tokens.ends[one.verb.end - 1] <= speech.start]
        after = [one for one in outside if tokens.starts[one.verb.first] >= speech.end]
        for one in (*before[-1:], *after[:1]):
            clause, lemma = one, one.verb.lemma
            if lemma in _READS and len(before) > 1:
                clause = before[-2]
            elif lemma not in self._lexicon.saying and self._lexicon.acts.get(lemma) not in _SPEAKING:
                continue
            who = tuple(discourse.meant(tokens, clause.subject)) if clause.subject is not None else ()
            if who and clause.subject is not None:
                first = min(clause.subject[0], one.verb.first)
                last = max(clause.subject[1], one.verb.end)
                return Speaker(who, lemma, tokens.starts[first], tokens.ends[last - 1])
        return None


def _speeches(content: str, start: int, end: int) -> tuple[list[Speech], bool]:
    """The speeches of a paragraph, and whether the last is not closed in it."""
    found: list[Speech] = []
    inner: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for match in _MARK.finditer(content, start, end):
        mark, place = match.group(), match.start()
        level = next((n for n in range(len(opened) - 1, -1, -1) if mark in _CLOSING[opened[n][0]]), -1)
        if level >= 0 and _closes(content, place, mark):
            _, begun = opened[level]
            del opened[level:]
            if opened:
                inner.append((begun, place))
            elif len(content[begun:place].split()) >= LEAST_WORDS:
                found.append(Speech(begun, place, tuple(inner)))
            inner = inner if opened else []
        elif mark in _CLOSING and _opens(content, place, start):
            opened.append((mark, place + 1))
    if opened and opened[0][0] not in _SINGLE:
        found.append(Speech(opened[0][1], end, tuple(inner)))
        return found, True
    return found, False


def _opens(content: str, place: int, start: int) -> bool:
    """Whether a mark stands where one may open: at the beginning, or behind a space, a bracket or another mark."""
    before = content[place - 1] if place > start else " "
    if before.isalnum() or before in ",.!?;":
        return False
    if content[place] not in _SINGLE:
        return True
    ahead = _MARK.finditer(content, place + 1, place + _FAR)
    return any(one.group() in "’'" and _closes(content, one.start(), one.group()) for one in ahead)


def _closes(content: str, place: int, mark: str) -> bool:
    """Whether a mark closes; one that may be an apostrophe does behind or before a stop."""
    after = content[place + 1 : place + 2]
    if mark not in _SINGLE:
        return mark != '"' or not after.isalnum()
    return not after.isalnum() and (content[place - 1] in _STOPS or after in _STOPS or after in '”")')
