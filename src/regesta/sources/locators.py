"""Locators: from the word that cites a place in a text to the stretch it means, and back."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property

from regesta.sources.span import Span

SCHEMES = ("lines", "paragraphs", "pages", "ids")
_RANGE_SIGNS = re.compile("[-–—]")
_PARAGRAPH = re.compile(r"\S.*(?:\n[^\S\n]*\S.*)*")


class Numbered(Mapping[str, tuple[Span, ...]]):
    """Lines or paragraphs, counted from 1, in order and apart from one another."""

    def __init__(self, starts: "array[int]", ends: "array[int]") -> None:
        self._starts, self._ends = starts, ends

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[str]:
        return (str(number) for number in range(1, len(self) + 1))

    def __getitem__(self, name: str) -> tuple[Span, ...]:
        if not (name.isascii() and name.isdigit() and len(name) < 12 and 0 < int(name) <= len(self)):
            raise KeyError(name)
        start = self._starts[int(name) - 1]
        return (Span(start, self._ends[int(name) - 1] - start),)

    def standing(self, span: Span) -> str:
        """The number of the line or paragraph where `span` stands, or the first and the last: `13`, `13-14`."""
        first = bisect_right(self._ends, span.offset)
        last = bisect_left(self._starts, max(span.end, span.offset + 1)) - 1
        if first > last:
            return ""
        return str(first + 1) if first == last else f"{first + 1}-{last + 1}"


class Named(Mapping[str, tuple[Span, ...]]):
    """Pages or identifiers: names for stretches, which may be several to a name, and may lie within one another."""

    def __init__(self, places: Mapping[str, tuple[Span, ...]]) -> None:
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __getitem__(self, name: str) -> tuple[Span, ...]:
        return self._places[name]

    @cached_property
    def _ordered(self) -> tuple[list[Span], list[str], list[int]]:
        """All stretches by where they begin, the wider first; their names; and which one encloses each, or -1."""
        rows = sorted(
            ((span, name) for name, spans in self._places.items() for span in spans),
            key=lambda row: (row[0].offset, -row[0].length),
        )
        enclosing: list[int] = []
        open_rows: list[int] = []
        for number, (span, _) in enumerate(rows):
            while open_rows and rows[open_rows[-1]][0].end < span.end:
                open_rows.pop()
            enclosing.append(open_rows[-1] if open_rows else -1)
            open_rows.append(number)
        return [span for span, _ in rows], [name for _, name in rows], enclosing

    def standing(self, span: Span) -> str:
        """The name of the smallest stretch that holds `span`, or the first and the last it lies in: `d12`, `92-93`."""
        first = self._holder(Span(span.offset, min(1, span.length)))
        whole = self._holder(span)
        if whole or not first:
            return whole
        last = self._holder(Span(max(span.offset, span.end - 1), 1))
        return f"{first}-{last}" if last and last != first else first

    def _holder(self, span: Span) -> str:
        spans, names, enclosing = self._ordered
        number = bisect_right(spans, span.offset, key=lambda each: each.offset) - 1
        while number >= 0 and not spans[number].has(span):
            number = enclosing[number]
        return names[number] if number >= 0 else ""


Table = Numbered | Named


def lines_of(content: str) -> Numbered:
    """The lines of a text, without their ends."""
    ends = array("L", [match.start() for match in re.finditer("\n", content)])
    starts = array("L", [0, *(end + 1 for end in ends)])
    ends.append(len(content))
    if content.endswith("\n"):
        del starts[-1], ends[-1]
    return Numbered(starts, ends)


def paragraphs_of(content: str) -> Numbered:
    """The stretches between blank lines."""
    spans = [match.span() for match in _PARAGRAPH.finditer(content)]
    return Numbered(array("L", [start for start, _ in spans]), array("L", [end for _, end in spans]))


def cited(table: Table, locator: str) -> tuple[Span, ...]:
    """The stretches that `locator` means: a name, a range (`13-15`), or several (`13,20`); none if one is unknown."""
    whole = table.get(locator) or table.get(locator.removeprefix("#"))
    if whole:
        return whole
    spans: list[Span] = []
    for part in locator.split(","):
        found = table.get(part.strip()) or _range(table, part.strip())
        if not found:
            return ()
        spans += found
    return tuple(spans)


def _range(table: Table, part: str) -> tuple[Span, ...]:
    for sign in _RANGE_SIGNS.finditer(part):
        first, last = table.get(part[: sign.start()]), _last(table, part[: sign.start()], part[sign.end() :])
        if first and last and first[0].offset <= last[-1].offset:
            return (Span(first[0].offset, last[-1].end - first[0].offset),)
    return ()


def _last(table: Table, first: str, last: str) -> tuple[Span, ...] | None:
    """The end of a range, which may be shortened as in `123-5`."""
    if len(last) < len(first) and last.isdigit() and first.isdigit():
        return table.get(first[: len(first) - len(last)] + last)
    return table.get(last)
