"""What is asked of a collection: words, phrases, names, dates and languages, read from one line.

nuclear "armed forces" stalin*            all of these: a word, words in a row, the beginning of a word
cable OR letter                           either
-draft                                    without it
title:minutes from:rhee to:"dean acheson" person:kim
date:1949-06/1949-12  date:"summer 1949"  language:de
"""

import re
from typing import Literal, NamedTuple

from regesta.collection.document import EARLIEST, LATEST
from regesta.collection.words import words_of
from regesta.dates import InvalidDate, read_english

Field = Literal["", "title", "from", "to", "person"]
FIELDS: tuple[Field, ...] = ("title", "from", "to", "person")
MOST_TERMS = 64


class UnreadableQuery(Exception):
    """A query that cannot be read: what is wrong with it, and what to write."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason, self.remedy = reason, remedy


class Term(NamedTuple):
    """Words that stand in a row, in one field or (`""`) anywhere; the last only begun if `is_prefix`."""

    words: tuple[str, ...]
    field: Field = ""
    is_prefix: bool = False


class Query(NamedTuple):
    """Documents that have one term at least of every one of `groups`, and none of `denied`.

    `first_day` and `last_day` bound the time that a document may be of; with `is_certain`, must be of.
    """

    groups: tuple[tuple[Term, ...], ...] = ()
    denied: tuple[Term, ...] = ()
    first_day: int = EARLIEST
    last_day: int = LATEST
    languages: tuple[str, ...] = ()
    is_certain: bool = False

    @property
    def is_dated(self) -> bool:
        """True if the query bounds the time."""
        return (self.first_day, self.last_day) != (EARLIEST, LATEST)


_PART = re.compile(
    r'(?P<minus>-)?(?:(?P<field>[a-z]+):)?(?:"(?P<phrase>[^"]*)"(?P<star>\*)?|(?P<word>[^\s"]+))|(?P<other>\S)'
)


def read_query(written: str, *, is_certain: bool = False) -> Query:
    """The query that a line asks; raises `UnreadableQuery`.

    >>> read_query('from:rhee "armed forces"').groups[1]
    (Term(words=('armed', 'forces'), field='', is_prefix=False),)
    """
    groups: list[tuple[Term, ...]] = []
    denied: list[Term] = []
    languages: list[str] = []
    first_day, last_day = EARLIEST, LATEST
    is_or = False
    for part in _PART.finditer(written):
        if part["other"]:
            raise UnreadableQuery(
                "a quotation mark is not closed", f'write "…" with both marks, or leave {part["other"]} out'
            )
        content = part["phrase"] if part["phrase"] is not None else part["word"]
        if part["field"] == "date":
            days = _days(content, is_denied=bool(part["minus"]))
            first_day, last_day = max(first_day, days[0]), min(last_day, days[1])
        elif part["field"] in ("language", "lang"):
            languages.append(content.casefold())
        elif content == "OR" and part["phrase"] is None and not part["field"]:
            if not groups or is_or:
                raise UnreadableQuery("OR stands between two words", "write cable OR letter")
            is_or = True
            continue
        else:
            term = _term(part, content)
            if term is None:
                continue
            if part["minus"]:
                denied.append(term)
            elif is_or:
                groups[-1] = (*groups[-1], term)
            else:
                groups.append((term,))
        is_or = False
    return _whole(
        Query(tuple(groups), tuple(denied), first_day, last_day, tuple(languages), is_certain), is_or
    )


def _whole(query: Query, is_or: bool) -> Query:
    if is_or:
        raise UnreadableQuery("nothing follows OR", "write cable OR letter")
    if sum(map(len, query.groups)) + len(query.denied) > MOST_TERMS:
        raise UnreadableQuery(f"more than {MOST_TERMS} words are asked for", "ask for fewer")
    if not (query.groups or query.is_dated or query.languages):
        reason = (
            "a query says what to find, not only what to leave out"
            if query.denied
            else "nothing is asked for"
        )
        raise UnreadableQuery(
            reason, 'write words, "a phrase", from:NAME, to:NAME, person:NAME, title:WORD or date:1949'
        )
    return query


def _term(part: re.Match[str], content: str) -> Term | None:
    field = part["field"] or ""
    if field and field not in FIELDS:
        content, field = f"{field} {content}", ""  # a colon in the text itself: "noon: two o'clock", "12:30"
    is_prefix = bool(part["star"]) or (part["phrase"] is None and content.endswith("*"))
    words = tuple(words_of(content))
    if not words:
        return None
    return Term(words, field, is_prefix)  # type: ignore[arg-type]


def _days(written: str, *, is_denied: bool) -> tuple[int, int]:
    if is_denied:
        raise UnreadableQuery("a date cannot be left out", "give the stretch of time that you want")
    try:
        date = read_english(written)
    except InvalidDate as fault:
        raise UnreadableQuery(
            f"{written!r} is not a date: {fault.reason}",
            'write date:1949, date:1949-06/1949-12 or date:"June 1949"',
        ) from None
    first, last = date.earliest, date.latest
    earliest = max(EARLIEST, first) if isinstance(first, int) else EARLIEST
    return earliest, min(LATEST, last) if isinstance(last, int) else LATEST
