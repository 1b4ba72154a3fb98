"""Whether a draft's quotation carries all that the draft says: the check that every draft passes, whoever made it."""

import re
from collections.abc import Iterator

from regesta.reading.actors import ACTORS, KINDS, MOST_WORDS, Actors
from regesta.reading.discourse import FIRST_PERSON
from regesta.reading.drafts import Carrier, Draft, quotation
from regesta.sources import Span, Text
from regesta.statements.statement import Field, field_cites, field_mentions
from regesta.statements.values import Count, Mention, Step

LONGEST_QUOTATION = 1_500  # characters
PRONOUNS = frozenset(("he", "she", "him", "himself", "herself", "they", "them", "themselves", "it", "itself"))
_ELISION = re.compile(r"…|\.\s?\.\s?\.|\[")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_SAID = re.compile(r"\S+")
_RUN = re.compile(r"[^\W_]+")
_EDGE = "\"'“”‘’«»()[],;:.!?–—- "


def faults_of(draft: Draft, text: Text, actors: Actors) -> tuple[str, ...]:
    """What a draft says and its quotation does not carry, each with the reason; empty where all is carried."""
    return tuple(_faults(draft, text, actors))


def _faults(draft: Draft, text: Text, actors: Actors) -> Iterator[str]:
    statement, span = draft.statement, draft.span
    cites = [field_cites(field) for field in statement.all("cites")]
    if len(cites) != 1 or cites[0].words is None:
        yield "it has no quotation"
        return
    if not span.length or span.end > len(text.content) or quotation(text.content, span) != cites[0].words:
        yield "the words do not stand in the text"
        return
    passage = text.content[span.offset : span.end]
    if span.length > LONGEST_QUOTATION or _BLANK_LINE.search(passage):
        yield "the quotation runs across paragraphs"
    yield from _unnamed(draft, text, actors)
    if statement.text and not _is_within(statement.text, cites[0].words):
        yield "the title has words that the quotation has not"
    if draft.brings is not None and not _is_within(draft.brings.text, cites[0].words):
        yield f"the quotation does not say {draft.brings.text!r}"
    has_date = statement.date is not None and not any(one.key == "date" for one in draft.carriers)
    if has_date:
        yield "no words of the quotation give the date"
    for one in draft.carriers:
        if not span.offset <= one.start < one.end <= span.end:
            yield f"the words for {one.key} stand outside the quotation"
    if (manner := statement.word("manner")) and not _is_within(manner, cites[0].words):
        yield f"the quotation does not say {manner!r}"
    for field in statement.all("count"):
        if isinstance(field.value, Count) and not _is_counted(field.value, passage):
            yield f"the quotation does not say {field.value}"


def _unnamed(draft: Draft, text: Text, actors: Actors) -> Iterator[str]:
    """The actors and places of a draft that no words of its quotation name."""
    carried = {(one.key, name): one for one in draft.carriers for name in one.names}
    for key, mention in _mentions(draft):
        for name in mention.names:
            if actors.kinds.get(name) is None:
                continue
            carrier = carried.get((key, name))
            if carrier is None or not is_carried(carrier, name, text, actors):
                yield f"nothing in the quotation names {name} ({key})"
        if mention.words and not _is_within(mention.words, quotation(text.content, draft.span)):
            yield f"the quotation does not say {mention.words!r}"


def _mentions(draft: Draft) -> Iterator[tuple[str, Mention]]:
    for field in draft.statement.fields:
        fields: tuple[Field, ...] = (field, *field.under) if field.key == "cites" else (field,)
        for one in fields:
            for mention in (one.value.actor,) if isinstance(one.value, Step) else field_mentions(one):
                yield one.key, mention


def is_carried(carrier: Carrier, name: str, text: Text, actors: Actors) -> bool:
    """Whether the words of a carrier name an actor, or go back to its name: a pronoun, a description, a speech."""
    words = _words(text.content[carrier.start : carrier.end])
    if carrier.antecedent is None:
        return _names(words, name, actors)
    first, end = carrier.antecedent
    if not _names(_words(text.content[first:end]), name, actors):
        return False
    pronoun = words[0].lower() if len(words) == 1 else ""
    if pronoun in FIRST_PERSON:
        return True  # in a speech that may end before its speaker is named
    is_described = bool(words) and words[0].lower() == "the"
    if not 0 <= first < end <= carrier.start:
        return False
    is_spoken = carrier.key in ("claimant", "via") and _is_spoken(text.content, end, carrier.start)
    return pronoun in PRONOUNS or is_described or is_spoken


def _is_spoken(content: str, end: int, start: int) -> bool:
    """Whether a speech opens between whoever is named and what is carried, and is not closed again before it."""
    between = content[end:start]
    is_open = between.count("“") + between.count("«") > between.count("”") + between.count("»")
    return is_open or between.count('"') % 2 == 1 or between.count("‘") > 0


def names_in(content: str, span: Span, name: str, actors: Actors) -> tuple[int, int] | None:
    """Where in a stretch of the text an actor is named, the shortest words that name it; None where none do."""
    words = [match.span() for match in _SAID.finditer(content, span.offset, span.end)]
    for length in range(1, min(len(words), MOST_WORDS) + 1):
        for first in range(len(words) - length + 1):
            start, end = words[first][0], words[first + length - 1][1]
            if _names(_words(content[start:end]), name, actors):
                return start, end
    return None


def _names(words: list[str], name: str, actors: Actors) -> bool:
    """Whether some stretch of these words is read as an actor, alone or among others it may be."""
    kinds = tuple(kind for kind in KINDS)
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            part = words[start:end]
            for allowed in (
                kinds,
                ACTORS,
                ("place", "body"),
                ("body", "group"),
            ):
                found = actors.read(part, allowed)
                if found is not None and name in found.mention.names:
                    return True
            if len(part) == 1 and actors.only(part[0].lower()) == name:
                return True
            capital = actors.capital(part)
            if capital is not None and name in (*capital.names, *capital.stands_for):
                return True
    return False


def _words(passage: str) -> list[str]:
    return [word for piece in passage.split() if (word := piece.strip(_EDGE))]


def _is_within(said: str, words: str) -> bool:
    """Whether all words said stand among the words of a quotation, in their order; the last may be cut."""
    there = iter(_RUN.findall(words.lower()))
    *first, last = _RUN.findall(said.lower()) or [""]
    return all(any(word == other for other in there) for word in first) and any(
        other.startswith(last) for other in there
    )


def _is_counted(count: Count, passage: str) -> bool:
    """Whether a passage has the number of a count, in figures or before "million"."""
    low = count.quantity.low
    if low is None:
        return True
    numbers = {float(one.replace(",", "")) for one in re.findall(r"\d[\d,]*(?:\.\d+)?", passage)}
    return any(number and abs(low / number - round(low / number)) < 1e-6 for number in numbers)
