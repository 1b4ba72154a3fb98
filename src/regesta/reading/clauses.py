"""The clauses of a sentence: who does what to whom, as far as the order of words and small words tell."""

import re
from collections.abc import Container
from typing import NamedTuple

from regesta.reading.tokens import Tokens
from regesta.reading.verbs import Verb

Stretch = tuple[int, int]  # tokens: the first, and the one after the last

# A noun with what stands before it, or a pronoun.
NOUN_PHRASE = re.compile(
    r"d?(?:[jnN\"]|(?<!n)0|0(?![jn])|(?<![nN0])d|a(?=[jaep0d])|[epg](?=[njN])|(?<=d)X+(?=[njN])|(?<=d)a(?=[nN])|(?<=j),?c?(?=[ad]?j))*(?:[nN]|(?<!n)0|0(?![jn]))|[ro]|d(?![njN0aepg\"])"
)
_HARD = frozenset("qSt;:()-,")
_QUOTES = frozenset("\"'”’»“")
_PASSED = 'akX"'
_OPENERS = frozenset("qSt")
_TOLD = frozenset(("tell", "inform", "assure", "warn", "remind"))
_BUT = frozenset(("but", "yet"))
_COORDINATED = frozenset((",", "c", ",c"))


class Clause(NamedTuple):
    """A verb with its subject, its object, what prepositions bring in, and where its words begin and end.

    `opener` is the small word that makes it depend on another clause ("who", "when", "that"), or empty. `stretch` runs
    from the first word of the clause, its subject included, to its last. `preposition` of a pair is as written.
    """

    verb: Verb
    subject: Stretch | None
    object: Stretch | None
    others: tuple[tuple[str, Stretch], ...]
    stretch: Stretch
    opener: str = ""
    is_shared: bool = False  # whether the subject is that of an earlier verb


class Phrase(NamedTuple):
    first: int
    end: int
    is_governed: bool


def find_clauses(tokens: Tokens, verbs: list[Verb], saying: Container[str] = ()) -> list[Clause]:
    """The clauses of a sentence, one for each verb, in order; `saying` are verbs after which "that" may be left out."""
    opened = [_opened(tokens, verbs, index) for index in range(len(verbs))]
    subjects: list[tuple[Stretch | None, bool]] = []
    for index in range(len(verbs)):
        subjects.append(_subject(tokens, verbs, index, opened, subjects))
    # A participle that opens the sentence has the subject of the verb after it.
    for index in range(len(verbs) - 2, -1, -1):
        if subjects[index][0] is None and not verbs[index].is_finite:
            subjects[index] = (subjects[index + 1][0], True)
    clauses = [_clause(tokens, verbs, index, opened, subjects) for index in range(len(verbs))]
    return [_reported(tokens, clauses, index, saying) for index in range(len(clauses))]


def _reported(tokens: Tokens, clauses: list[Clause], index: int, saying: Container[str]) -> Clause:
    """A clause that depends on a verb of saying without "that": "he said the rebels had left", "told him he would"."""
    clause, before = clauses[index], clauses[index - 1] if index else None
    if before is None or clause.opener or clause.is_shared or clause.subject is None:
        return clause
    if before.verb.lemma not in saying or not (before.verb.is_finite and clause.verb.is_finite):
        return clause
    first, end = before.verb.end, clause.subject[0]
    is_next = first == end or (end == first + 1 and tokens.tags[first] in "oN" and before.verb.lemma in _TOLD)
    return clause._replace(opener="that") if is_next else clause


def _opened(tokens: Tokens, verbs: list[Verb], index: int) -> int:
    """The place of the small word that opens a verb's clause, or -1."""
    last = verbs[index].first - 1
    while True:
        start = verbs[index - 1].end if index else 0
        for place in range(last, start - 1, -1):
            if tokens.tags[place] in _OPENERS:
                return place
            if tokens.tags[place] in ";:c" or (
                tokens.tags[place] == "," and index and verbs[index - 1].is_finite
            ):
                return -1
        if not index or verbs[index - 1].is_finite or not verbs[index].is_finite:
            return -1
        index -= 1  # "that the only way to do so was …"
        last = verbs[index].first - 1
        if (
            verbs[index].kind != "infinitive"
            and index
            and verbs[index - 1].is_finite
            and verbs[index].kind != "reduced"
        ):
            return -1


def noun_phrases(tokens: Tokens, first: int, end: int) -> list[Phrase]:
    """The noun phrases between two tokens; those joined by "and" are one, and what follows a preposition is marked."""
    found: list[Phrase] = []
    tags = tokens.tags
    for match in NOUN_PHRASE.finditer(tags, first, end):
        start, stop = match.span()
        is_governed = start > first and tags[start - 1] == "i"
        if found:
            between = tags[found[-1].end : start]
            is_list = between in _COORDINATED and tokens.lower[start - 1] not in _BUT
            if is_list and match.group() not in ("r", "o"):
                found[-1] = found[-1]._replace(end=stop)
                continue
        found.append(Phrase(start, stop, is_governed))
    return [_without_aside(tags, phrase) for phrase in found]


def _without_aside(tags: str, phrase: Phrase) -> Phrase:
    """A list without "and" is no list: what stands after the comma says again who is meant."""
    inner = tags[phrase.first : phrase.end]
    if "," in inner and "c" not in inner:
        match = NOUN_PHRASE.match(tags, phrase.first, phrase.end)
        if match is not None and match.end() < phrase.end and tags[match.end()] == ",":
            return phrase._replace(end=match.end())
    return phrase


def _subject(
    tokens: Tokens,
    verbs: list[Verb],
    index: int,
    opened: list[int],
    subjects: list[tuple[Stretch | None, bool]],
) -> tuple[Stretch | None, bool]:
    """The subject of a verb, and whether it is that of an earlier one."""
    verb, tags = verbs[index], tokens.tags
    start = verbs[index - 1].end if index else 0
    if verb.kind == "infinitive":
        return _earlier(tags, index, verbs, subjects)
    if verb.kind == "reduced":
        own = _before(tokens, start, verb.first)
        return (own, False) if own is not None else _earlier(tags, index, verbs, subjects)
    if verb.kind == "participle":
        return _earlier(tags, index, verbs, subjects)
    if (behind := _behind(tokens, verb)) is not None:
        return behind, False
    hard = start - 1
    for place in range(verb.first - 1, start - 1, -1):
        if tags[place] in _HARD and not _is_within_list(tags, place):
            hard = place
            break
    if index and hard < start and "c" in tags[start : verb.first]:
        hard = tags.rindex("c", start, verb.first)  # "… destroyed it and emerged"
    own = _free(tokens, max(start, hard + 1), verb.first, is_first=index == 0)
    if own is not None and _is_object(tokens, verbs, index, opened, own):
        return _walked(tokens, verbs, index, opened, subjects)
    if own is not None:
        return own, False
    if index and hard < verb.first - 1 and "j" in tags[hard + 1 : verb.first] and verb.lemma == "be":
        return None, False  # "most important was the fact that …"
    if opened[index] >= 0 and tags[opened[index]] in "qt":
        antecedent = _antecedent(tokens, opened[index], verbs, index)
        if antecedent is not None or tags[opened[index]] == "q":
            return antecedent, False
    between = tags[max(start, hard, 0) : verb.first]
    if index and ("c" in between or (hard >= start and tags[hard] == "," and verbs[index - 1].is_finite)):
        return _earlier(tags, index, verbs, subjects)
    return _walked(tokens, verbs, index, opened, subjects)


def _behind(tokens: Tokens, verb: Verb) -> Stretch | None:
    """The subject that stands behind the verb after a quoted speech: "We shall win," wrote the king."""
    place = verb.first - 1
    if (
        place < 0
        or tokens.tags[place] != "-"
        or tokens.words[place] not in _QUOTES
        or verb.first != verb.main
    ):
        return None
    match = NOUN_PHRASE.match(tokens.tags, verb.end)
    return match.span() if match is not None else None


def _is_object(tokens: Tokens, verbs: list[Verb], index: int, opened: list[int], own: Stretch) -> bool:
    """Whether a noun phrase is the object of the relative clause before: "the men who led it had decided"."""
    if not index or not verbs[index - 1].is_finite or verbs[index - 1].is_passive:
        return False
    before = verbs[index - 1]
    is_relative = opened[index - 1] == before.first - 1 and tokens.tags[opened[index - 1]] in "qt"
    return is_relative and own[0] == before.end and tokens.tags[own[0]] != "r" and opened[index] < before.end


def _is_within_list(tags: str, place: int) -> bool:
    """Whether a comma stands between two adjectives."""
    return tags[place] == "," and tags[place - 1 : place] == "j" and tags[place + 1 : place + 2] in ("j", "a")


def _free(tokens: Tokens, first: int, end: int, *, is_first: bool) -> Stretch | None:
    """The last noun phrase between two tokens that no preposition governs; one after "and" is not cut in two."""
    free = [phrase for phrase in noun_phrases(tokens, first, end) if not phrase.is_governed]
    if not free:
        return None
    last = free[-1]
    joins = len(free) > 1 and tokens.tags[last.first - 1] == "c" and tokens.tags[last.first] != "r"
    if joins and is_first:  # "the war between … and the rest"
        last = free[0]
    return last.first, last.end


def _before(tokens: Tokens, first: int, end: int) -> Stretch | None:
    """The noun phrase that ends just before a token."""
    while end > first and tokens.tags[end - 1] in 'ak",':
        end -= 1
    phrases = noun_phrases(tokens, first, end)
    return phrases[-1][:2] if phrases and phrases[-1].end == end else None


def _antecedent(tokens: Tokens, place: int, verbs: list[Verb], index: int) -> Stretch | None:
    """What "who" or "which" stands for: the noun phrase before it."""
    first = verbs[index - 1].end if index else 0
    while place > first and tokens.tags[place - 1] in ',i"':
        place -= 1
    return _before(tokens, first, place)


def _earlier(
    tags: str, index: int, verbs: list[Verb], subjects: list[tuple[Stretch | None, bool]]
) -> tuple[Stretch | None, bool]:
    """The subject of the nearest finite verb before."""
    for before in range(index - 1, -1, -1):
        if verbs[before].is_finite and subjects[before][0] is not None:
            between = tags[verbs[before].end : verbs[index].first]
            if between.count(")") <= between.count("("):  # not within brackets that are closed
                return subjects[before][0], True
    return None, False


def _walked(
    tokens: Tokens,
    verbs: list[Verb],
    index: int,
    opened: list[int],
    subjects: list[tuple[Stretch | None, bool]],
) -> tuple[Stretch | None, bool]:
    """The subject of a verb parted from it by an aside, a relative clause or a participle."""
    before = index - 1
    while before >= 0:
        verb = verbs[before]
        is_relative = opened[before] >= 0 and tokens.tags[opened[before]] == "q"
        if verb.is_finite and not is_relative:
            return subjects[before][0], True
        stop = opened[before] if is_relative else verb.first
        start = verbs[before - 1].end if before else 0
        free = [one for one in noun_phrases(tokens, start, stop) if not one.is_governed]
        if free:
            return (free[0].first, free[0].end), False
        before -= 1
    first = 0
    stop = verbs[index].first
    free = [one for one in noun_phrases(tokens, first, stop) if not one.is_governed]
    return ((free[0].first, free[0].end), False) if free else (None, False)


def _clause(
    tokens: Tokens,
    verbs: list[Verb],
    index: int,
    opened: list[int],
    subjects: list[tuple[Stretch | None, bool]],
) -> Clause:
    verb, tags = verbs[index], tokens.tags
    subject, is_shared = subjects[index]
    near = verbs[index + 1].first if index + 1 < len(verbs) else len(tags)
    if index + 1 < len(verbs):
        nearest = subjects[index + 1][0]
        if opened[index + 1] >= verb.end:
            near = opened[index + 1]
        if nearest is not None and verb.end <= nearest[0] < near and verbs[index + 1].is_finite:
            near = nearest[0]
    phrases = noun_phrases(tokens, verb.end, near)
    if subject is not None and subject[0] >= verb.end:
        phrases = [phrase for phrase in phrases if phrase.first >= subject[1]]
    object_ = _object(tags, verb.end, near, phrases)
    others = tuple(
        (tokens.lower[phrase.first - 1], (phrase.first, phrase.end))
        for phrase in phrases
        if phrase.is_governed and phrase.first > verb.end
    )
    place = opened[index]
    if place >= 0 and tags[place] == "q" and subject is not None and object_ is None and subject[0] > place:
        object_ = _antecedent(tokens, place, verbs, index)
    first = min(verb.first, subject[0]) if subject is not None else verb.first
    opener = tokens.lower[place] if place >= 0 else ""
    if place >= 0 and tags[place] != "t" and subject is not None and place < subject[0]:
        first = min(first, place)
    end = _end(tokens, verbs, index, opened, subjects)
    return Clause(verb, subject, object_, others, (first, end), opener, is_shared)


def _object(tags: str, first: int, end: int, phrases: list[Phrase]) -> Stretch | None:
    """The noun phrase that follows a verb at once."""
    while first < end and tags[first] in _PASSED:
        first += 1
    if not phrases or phrases[0].first > first or phrases[0].end <= first:
        return None
    return first, phrases[0].end


def _end(
    tokens: Tokens,
    verbs: list[Verb],
    index: int,
    opened: list[int],
    subjects: list[tuple[Stretch | None, bool]],
) -> int:
    """Where the words of a clause end: before the next verb that is not part of it."""
    tags = tokens.tags
    for after in range(index + 1, len(verbs)):
        verb = verbs[after]
        if not verb.is_finite:
            continue
        if opened[after] >= 0 and tags[opened[after]] in "qt":
            continue
        place = opened[after]
        if place >= verbs[index].end and tags[place] == "S" and tags[place - 1] not in ",;":
            continue  # "… as they made ready"
        subject, is_shared = subjects[after]
        start = verb.first if subject is None or is_shared else min(verb.first, subject[0])
        if start < verbs[index].end:
            start = verb.first
        if opened[after] >= 0:
            start = min(start, opened[after])
        while start > verbs[index].end and tags[start - 1] in 'c,akid;:-(X"':
            start -= 1
        return start
    end = len(tags)
    while end > verbs[index].end and tags[end - 1] in ".~":
        end -= 1
    return end
