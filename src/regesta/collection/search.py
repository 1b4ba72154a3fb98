"""Searching a collection: what matches a query, in order of time, with the passage that matches."""

import re
from typing import Literal, NamedTuple

from regesta.collection.document import EARLIEST
from regesta.collection.index import Entry, Index, Selection
from regesta.collection.order import WIDE, WITHIN, KeyRange, keys_within
from regesta.collection.query import Query, Term
from regesta.collection.words import folded, words_of
from regesta.dates import civil_date

Modality = Literal["certain", "possible"]
AROUND = 110  # characters on either side of the words that a snippet shows


class Hit(NamedTuple):
    """A document that matches: how surely it is of the time asked for, and the passage around the first match."""

    entry: Entry
    modality: Modality
    snippet: str


class Count(NamedTuple):
    """How many documents match, and how many of them certainly are of the time asked for."""

    possible: int
    certain: int


def search(index: Index, query: Query, *, most: int = 20, after: int = 0) -> tuple[Hit, ...]:
    """The documents that match, in order of time, `most` of them after the first `after`.

    Those dated too widely for a place in that order, and those without a date, come last. A copy of another document is
    not shown beside it. A document may be of the time asked for if its bounds and that time overlap, and certainly is
    if they lie within it.
    """
    keys: list[int] = []
    for within in _ranges(query):
        wanted = after + most - len(keys)
        if wanted <= 0:
            break
        chosen = selected(index, query, within)
        rows = index.run(
            f"SELECT {chosen.key} FROM {chosen.rest} ORDER BY {chosen.key} LIMIT ?", [*chosen.values, wanted]
        )
        keys += (int(row[0]) for row in rows)
    entries = index.entries(keys[after:])
    return tuple(
        Hit(entry, modality_of(entry, query), snippet(text, query))
        for entry, text in zip(entries, index.texts(entries), strict=True)
    )


def count(index: Index, query: Query) -> Count:
    """How many documents match; where no time is asked for, all of them certainly are of it."""
    possible = certain = 0
    sure = "sum(CASE WHEN d.earliest >= ? AND d.latest <= ? THEN 1 ELSE 0 END)" if query.is_dated else "0"
    days = [query.first_day, query.last_day] if query.is_dated else []
    for within in _ranges(query):
        chosen = selected(index, query, within)
        rows = index.run(f"SELECT count(*), {sure} FROM {chosen.rest}", [*days, *chosen.values])
        possible += int(rows[0][0])
        certain += int(rows[0][1] or 0)
    return Count(possible, certain if query.is_dated else possible)


def by_year(index: Index, query: Query) -> dict[int | None, int]:
    """How many matching documents each year has, by the year in which they may have begun; None for those that are
    dated too widely to say."""
    found: dict[int | None, int] = {}
    for within in _ranges(query):
        chosen = selected(index, query, within)
        day = f"{chosen.key} / {WITHIN}" if within.first < WIDE else "0"  # what a key begins with
        rows = index.run(f"SELECT {day}, count(*) FROM {chosen.rest} GROUP BY 1 ORDER BY 1", chosen.values)
        for number, documents in rows:
            year = civil_date(int(number) + EARLIEST)[0] if within.first < WIDE else None
            found[year] = found.get(year, 0) + int(documents)
    return found


def modality_of(entry: Entry, query: Query) -> Modality:
    """Whether a document certainly is of the time asked for, or possibly."""
    is_within = query.first_day <= entry.bounds.earliest_day and entry.bounds.latest_day <= query.last_day
    return "certain" if is_within else "possible"


def _ranges(query: Query) -> tuple[KeyRange, ...]:
    return keys_within(query.first_day, query.last_day)


def selected(index: Index, query: Query, within: KeyRange) -> Selection:
    """What selects the matching documents among some keys."""
    source, condition, values, key, words = index.matching(query)
    if not (query.is_dated or query.languages):
        source = words
    parts, values = [condition, f"{key} BETWEEN ? AND ?"], [*values, *within]
    if query.is_dated:
        parts.append("d.latest >= ? AND d.earliest <= ?")
        values += [query.first_day, query.last_day]
        if query.is_certain:
            parts.append("d.earliest >= ? AND d.latest <= ?")
            values += [query.first_day, query.last_day]
    if query.languages:
        parts.append(f"d.language IN ({', '.join('?' * len(query.languages))})")
        values += query.languages
    return Selection(source, " AND ".join(parts), values, key)


def snippet(text: str, query: Query) -> str:
    """The passage of a text around the first of the words asked for, on one line; its beginning where it has none."""
    place = first_match(text, query)
    start = max(0, place - AROUND)
    if start:
        start = text.find(" ", start, place) + 1 or start
    end = min(len(text), place + 2 * AROUND)
    if end < len(text):
        end = max(text.rfind(" ", place, end), place) if " " in text[place:end] else end
    return ("… " if start else "") + " ".join(text[start:end].split()) + (" …" if end < len(text) else "")


def first_match(text: str, query: Query) -> int:
    """Where in a text the first of the words asked for stands, in code points; 0 where none of them is found."""
    found = [place for group in query.groups for term in group if (place := _place(text, term)) >= 0]
    return min(found, default=0)


def _place(text: str, term: Term) -> int:
    """Where a term first stands in a text, or -1."""
    if term.field not in ("", "title") or not term.words:
        return -1
    begun = r"\w*" if term.is_prefix else r"\b"
    pattern = re.compile(r"\b" + r"[\W_]+".join(map(re.escape, term.words)) + begun, re.IGNORECASE)
    if match := pattern.search(text):
        return match.start()
    if text.isascii() or folded(text) == text.casefold():
        return -1
    first = term.words[0]
    for match in re.finditer(r"\w+", text):
        if first in words_of(match.group()):
            return match.start()
    return -1
