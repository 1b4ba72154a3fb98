"""Likeness: two institutions or states compared point by point, out of what the register says of each."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from regesta.case import Case
from regesta.findings.finding import Finding, Modality, entry_id, grounds_of
from regesta.findings.regest import regest
from regesta.statements.statement import Statement
from regesta.statements.values import Mentions
from regesta.wording import said

Verdict = Literal["same", "different", "unknown"]

LEAST_LIKENESS = 80  # of 100, for two sentences that say the same of two things


class Point(NamedTuple):
    """One respect in which two things are compared: what the register says of each, and the verdict.

    A point is *same* where a source says so or both have it; *different* where one has what the other is said not to
    have, or a source denies the likeness; *unknown* where of one nothing is recorded, which is not to say it had none.
    """

    respect: str
    one: str
    other: str
    verdict: Verdict


class Likeness(NamedTuple):
    """Two things compared, with how many points came out which way."""

    one: str
    other: str
    points: tuple[Finding[Point], ...]
    same: int
    different: int
    unknown: int


def likenesses(case: Case) -> list[Finding[Likeness]]:
    """The comparisons of all that claims call alike, in the order of the files; names nobody knows are left out."""
    found: dict[frozenset[str], tuple[str, str]] = {}
    for claim in case.of_kind("claim"):
        names = tuple(dict.fromkeys(name for mention in claim.mentions("like") for name in mention.names))
        if len(names) == 2 and all(name in case.named for name in names):
            found.setdefault(frozenset(names), (names[0], names[1]))
    return [likeness(case, *pair) for pair in found.values()]


def likeness(case: Case, one: str, other: str) -> Finding[Likeness]:
    """Two bodies, or whatever else has a name, compared by claims, organs, offices and states."""
    points = (
        *_claimed(case, one, other),
        *_organs(case, one, other),
        *_offices(case, one, other),
        *_states(case, one, other),
    )
    counts = [
        sum(1 for point in points if point.value.verdict == word) for word in ("same", "different", "unknown")
    ]
    value = Likeness(one, other, points, *counts)
    modality: Modality = "unknown" if not points else "possible" if counts[2] or counts[1] else "certain"
    caveat = said("what is not recorded of one may have been there all the same")
    grounds = grounds_of(case, [case.named[name] for name in (one, other)])
    return Finding(f"{one} {other}", value, modality, grounds, (caveat,) if counts[2] else ())


def _claimed(case: Case, one: str, other: str) -> Iterator[Finding[Point]]:
    """The points in which somebody claims that they are alike; a denied reading makes them different."""
    for claim in case.of_kind("claim"):
        names = {name for mention in claim.mentions("like") for name in mention.names}
        if names != {one, other}:
            continue
        modes = [
            str(field.value)
            for citation in claim.citations
            for field in citation.under
            if field.key == "mode"
        ]
        verdict: Verdict = "different" if modes and all(mode == "denies" for mode in modes) else "same"
        modality: Modality = (
            "certain" if not modes or "asserts" in modes or verdict == "different" else "possible"
        )
        says = regest(case, claim)
        point = Point(claim.word("in") or said("as a whole"), says, says, verdict)
        yield Finding(claim.name, point, modality, grounds_of(case, [claim]))


def _organs(case: Case, one: str, other: str) -> Iterator[Finding[Point]]:
    """The bodies that are part of each, by their kind."""
    parts = [_parts(case, "body", "part of", name) for name in (one, other)]
    kinds = dict.fromkeys(body.word("kind") for bodies in parts for body in bodies if body.word("kind"))
    for kind in kinds:
        yield _beside(
            case, kind, [[body for body in bodies if body.word("kind") == kind] for bodies in parts]
        )


def _offices(case: Case, one: str, other: str) -> Iterator[Finding[Point]]:
    """The offices of each, by what they are called apart from whose they are."""
    offices = [_parts(case, "office", "of", name) for name in (one, other)]
    titles = [_own_words(case, name) for name in (one, other)]
    called = [
        {_bare(office.text, words): office for office in held}
        for held, words in zip(offices, titles, strict=True)
    ]
    for title in dict.fromkeys((*called[0], *called[1])):
        yield _beside(
            case,
            said("office: {title}", title=title),
            [[held[title]] if title in held else [] for held in called],
        )


def _parts(case: Case, kind: str, key: str, name: str) -> list[Statement]:
    """What belongs to a thing, at any remove."""
    owners, found = {name}, []
    statements = list(case.of_kind(kind))
    bodies = (*case.of_kind("body"), *case.of_kind("group")) if kind != "body" else ()
    is_growing = True
    while is_growing:
        grown = {s.name for s in (*statements, *bodies) if s.name not in owners and _belongs(s, owners)}
        owners |= grown
        is_growing = bool(grown)
    for statement in statements:
        if any(owner in mention.names for mention in statement.mentions(key) for owner in owners):
            found.append(statement)
    return found


def _belongs(statement: Statement, owners: set[str]) -> bool:
    return any(not owners.isdisjoint(mention.names) for mention in statement.mentions("part of"))


def _beside(case: Case, respect: str, both: list[list[Statement]]) -> Finding[Point]:
    one, other = ("; ".join(s.text or s.name for s in side) for side in both)
    verdict: Verdict = "same" if one and other else "unknown"
    point = Point(respect, one or said("not recorded"), other or said("not recorded"), verdict)
    modality: Modality = "certain" if verdict == "same" else "unknown"
    return Finding(respect, point, modality, grounds_of(case, [*both[0], *both[1]]))


def _states(case: Case, one: str, other: str) -> Iterator[Finding[Point]]:
    """The states of affairs that are about each; two are one point where they say the same of either."""
    sides = [
        [(s, _bare(s.text, _own_words(case, name))) for s in _about(case, name)] for name in (one, other)
    ]
    matched: set[int] = set()
    for state, words in sides[0]:
        pair = _nearest(words, [(s, text) for s, text in sides[1] if id(s) not in matched and s is not state])
        if pair is not None:
            matched.add(id(pair))
        yield _state_point(case, state, pair, is_first=True)
    for state, _ in sides[1]:
        if id(state) not in matched and all(state is not mine for mine, _ in sides[0]):
            yield _state_point(case, state, None, is_first=False)


def _about(case: Case, name: str) -> list[Statement]:
    return [
        entry
        for kind in ("holds", "begins")
        for entry in case.of_kind(kind)
        if entry.text
        and (_names(entry.mentions("about")) == {name} or _names(entry.mentions("of")) == {name})
    ]


def _names(mentions: Mentions) -> set[str]:
    return {name for mention in mentions for name in mention.names}


def _nearest(words: str, others: list[tuple[Statement, str]]) -> Statement | None:
    from rapidfuzz import fuzz

    scored = [(fuzz.token_sort_ratio(words, text), number) for number, (_, text) in enumerate(others)]
    best = max(scored, default=(0.0, 0))
    return others[best[1]][0] if best[0] >= LEAST_LIKENESS else None


def _state_point(case: Case, state: Statement, pair: Statement | None, *, is_first: bool) -> Finding[Point]:
    own = _told(state)
    if pair is None:
        none = said("not recorded")
        one, other = (own, none) if is_first else (none, own)
        verdict: Verdict = "unknown"
    else:
        one, other = own, _told(pair)
        verdict = "same" if state.is_denied == pair.is_denied else "different"
    grounds = [state] if pair is None else [state, pair]
    name = " ".join(name for mention in state.target for name in mention.names)
    point = Point(name or entry_id(state), one, other, verdict)
    return Finding(point.respect, point, "unknown" if pair is None else "certain", grounds_of(case, grounds))


def _told(state: Statement) -> str:
    return said("not: {state}", state=state.text) if state.is_denied else state.text


def _own_words(case: Case, name: str) -> set[str]:
    """The words by which a thing is called, which do not count when what is said of two things is compared."""
    text = f"{case.title_of(name)} {name} of the in for a an"
    return {word.casefold() for word in re.findall(r"\w+", text)}


def _bare(text: str, without: set[str]) -> str:
    return " ".join(word for word in re.findall(r"[\w-]+", text.casefold()) if word not in without)
