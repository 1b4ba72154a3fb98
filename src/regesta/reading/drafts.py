"""Drafts: a statement with the words of the source that carry it and the rule that fired, for a person to accept."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from regesta.reading.tokens import Tokens
from regesta.sources import Span, Text
from regesta.statements.statement import Field, Statement
from regesta.statements.values import Cites, Mention, Step, Value

LEAST_WORDS = 8  # of a quotation, so that it can be sealed
MOST_TITLE = 7  # words in a row of the source that a title takes over
_MARKS = '“”«»"'
_SIGNS = ',;:.-()"~'  # the classes of what is no word
_NAME_SIGN = re.compile(r"[^\w]+")
_DULL = frozenset((
    "the", "a", "an", "of", "in", "and", "or", "to", "for", "on", "at", "by", "with", "from", "that", "which",
    "who", "was", "were", "is", "are", "be", "been", "had", "has", "have", "not", "its", "his", "her", "their",
    "it", "he", "she", "they", "this", "these", "those", "as", "into", "some", "any", "no", "than", "then",
    "also", "still", "very", "much", "more", "most",
))  # fmt: skip


class Carrier(NamedTuple):
    """What carries a value of a draft: words of the source, and where the name stands that a pronoun goes back to."""

    key: str
    names: tuple[str, ...]
    start: int
    end: int
    antecedent: tuple[int, int] | None = None


class Draft(NamedTuple):
    """A statement that a rule or a model has drafted.

    `span` is the quotation in the source's text; `carriers` say for its actors, places and dates which words of it
    carry them. `brings` declares an actor that only the source names.
    """

    statement: Statement
    source: str
    span: Span
    rule: str
    carriers: tuple[Carrier, ...] = ()
    brings: Statement | None = None


def quotation(content: str, span: Span) -> str:
    """The words of a quotation on one line, as a `cites` field holds them."""
    return " ".join(content[span.offset : span.end].split())


def widened(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """A stretch made long enough to be sealed, with the words of its sentence after and before it."""
    starts, ends, tags = tokens.starts, tokens.ends, tokens.tags
    first, after = bisect_right(ends, start), bisect_left(starts, end)
    count = after - first - sum(tags.count(sign, first, after) for sign in _SIGNS)
    while count < LEAST_WORDS and after < len(tags):
        count += tags[after] not in _SIGNS
        after += 1
    while count < LEAST_WORDS and first > 0:
        first -= 1
        count += tags[first] not in _SIGNS
    while after - 1 > first and starts[after - 1] >= end and tags[after - 1] in _SIGNS:
        after -= 1
    return min(start, starts[first]), max(end, ends[after - 1])


def title(pieces: Iterable[str]) -> str:
    """A title from words of the source, with a large first letter, cut where it would take over too many in a row."""
    words = [word for piece in pieces for word in piece.split()]
    if sum(word.count(mark) for word in words for mark in _MARKS) % 2:  # a speech that is cut
        words = [word for one in words if (word := one.strip(_MARKS))]
    text = " ".join(words[:MOST_TITLE])
    text = text[:1].upper() + text[1:]
    return f"{text} …" if len(words) > MOST_TITLE else text


def slug(text: str) -> str:
    """A name for a state or a claim, made of the words of its title.

    >>> slug("Korea was small and insignificant")
    'korea-small-insignificant'
    """
    plain = text.lower()
    if not plain.isascii():
        signs = unicodedata.normalize("NFKD", plain)
        plain = "".join(sign for sign in signs if not unicodedata.combining(sign))
    words = [_NAME_SIGN.sub("", word) for word in plain.replace("’s", "").replace("'s", "").split()]
    kept = [word for word in words if word and word not in _DULL][:4] or [word for word in words if word][:2]
    name = "-".join(kept)
    return name if name[:1].isalpha() else f"in-{name}" if name else "unnamed-thing"


def field(key: str, value: Value, under: tuple[Field, ...] = ()) -> Field:
    """A field that stands in no file yet."""
    return Field(key, value, 0, under)


def cited(text: Text, source: str, scheme: str, span: Span, under: tuple[Field, ...]) -> Field:
    """The citation of a quotation, with the reading under it."""
    table = text.locators.get(scheme)
    locator = table.standing(span) if table is not None else ""
    locator = locator or next(iter(text.standing(span).values()), "")
    return field("cites", Cites(source, locator, quotation(text.content, span)), under)


def told_via(mention: Mention) -> Field:
    """The step of a chain of telling: who recalled it."""
    return field("via", Step(mention, "recalls"))
