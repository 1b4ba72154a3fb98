"""The held text of a source, place by place, with the passages marked that entries cite; or why it is not shown."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from regesta.findings.citations import Citation
from regesta.findings.coverage import spans_of
from regesta.findings.finding import entry_id
from regesta.sources import Span, Text
from regesta.statements.statement import field_cites
from regesta.wording import said

LONGEST_WHOLE = (
    300_000  # characters of a text that is shown whole; of a longer one, what is cited and its neighbours
)
LONGEST_BLOCK = 4_000
NOT_HELD = said("it is not held here")


class Stretch(NamedTuple):
    """A stretch of text; `anchor` is its address where a cited passage begins with it, empty elsewhere."""

    text: str
    is_cited: bool = False
    anchor: str = ""


class Note(NamedTuple):
    """A citation that begins in a block: by which entry, at which locator, with which verdict."""

    entry: str
    locator: str
    verdict: str


class Block(NamedTuple):
    """A line or a paragraph; `place` is its locator where that is new, `omitted` how many are left out before it."""

    place: str
    stretches: tuple[Stretch, ...]
    notes: tuple[Note, ...]
    omitted: int = 0


class Leaf(NamedTuple):
    """The text of a source as it is shown: its blocks; or, where there are none, why (`withheld`).

    `omitted` is how many blocks are left out at its end, `is_whole` whether none is left out anywhere.
    """

    blocks: tuple[Block, ...]
    withheld: str = ""
    omitted: int = 0
    is_whole: bool = True


class _Marks(NamedTuple):
    """What is cited in a text: the stretches, sorted by their starts and by their ends, and the notes by offset."""

    starts: list[int]
    ends: list[int]
    cuts: list[int]
    notes: list[tuple[int, Note]]


def reader(
    source: str,
    text: Text | None,
    cited: Sequence[Citation],
    hidden: Mapping[str, str],
    *,
    scheme: str = "",
    longest: int = LONGEST_WHOLE,
) -> Leaf:
    """The text of a source as it may be shown; `cited` are the citations of it, `hidden` the texts withheld.

    Of a text of more than `longest` characters, only what is cited and its neighbourhood is shown.
    """
    if source in hidden:
        return Leaf((), hidden[source])
    if text is None:
        return Leaf((), NOT_HELD)
    marks = _marks(cited, scheme)
    spans = list(_blocks(text, scheme))
    is_whole = len(text.content) <= longest
    kept = range(len(spans)) if is_whole else _near_citations(spans, marks)
    blocks: list[Block] = []
    last, place = -1, ""
    for number in kept:
        here = text.standing(Span(spans[number].offset, 1)).get(scheme or "paragraphs", "")
        shown = here if here != place else ""
        blocks.append(_block(text, spans[number], marks, shown)._replace(omitted=number - last - 1))
        last, place = number, here
    return Leaf(tuple(blocks), "", len(spans) - last - 1, is_whole)


def anchor(offset: int) -> str:
    """The address of a cited passage on the page of its source: where in the text it begins."""
    return f"at-{offset}"


def _marks(cited: Sequence[Citation], scheme: str) -> _Marks:
    starts: list[int] = []
    ends: list[int] = []
    notes: list[tuple[int, Note]] = []
    for citation in cited:
        spans = spans_of(citation, scheme)
        if not spans:
            continue
        locator = field_cites(citation.field).locator
        notes.append((spans[0].offset, Note(entry_id(citation.statement), locator, citation.verdict)))
        if citation.verdict != "located":
            starts += [span.offset for span in spans]
            ends += [span.end for span in spans]
    cuts = sorted({*starts, *ends})
    return _Marks(sorted(starts), sorted(ends), cuts, sorted(notes))


def _blocks(text: Text, scheme: str) -> Iterator[Span]:
    """The lines or paragraphs of a text that say something, none longer than `LONGEST_BLOCK`."""
    table = text.locators["lines" if scheme == "lines" else "paragraphs"]
    for name in table:
        for span in table[name]:
            if not text.passage(span).strip():
                continue
            start = span.offset
            while span.end - start > LONGEST_BLOCK:
                space = text.content.rfind(" ", start + 1, start + LONGEST_BLOCK)
                end = space + 1 if space > 0 else start + LONGEST_BLOCK
                yield Span(start, end - start)
                start = end
            yield Span(start, span.end - start)


def _near_citations(spans: Sequence[Span], marks: _Marks) -> list[int]:
    """The numbers of the blocks that are cited, and of those beside them."""
    kept: set[int] = set()
    for number, span in enumerate(spans):
        cut = bisect_left(marks.cuts, span.offset)
        is_cited = cut < len(marks.cuts) and marks.cuts[cut] < span.end
        if is_cited or _is_cited(marks, span.offset) or _notes(marks, span):
            kept.update((number - 1, number, number + 1))
    return sorted(number for number in kept if 0 <= number < len(spans))


def _is_cited(marks: _Marks, offset: int) -> bool:
    return bisect_right(marks.starts, offset) > bisect_right(marks.ends, offset)


def _notes(marks: _Marks, span: Span) -> tuple[Note, ...]:
    first = bisect_left(marks.notes, span.offset, key=lambda pair: pair[0])
    last = bisect_left(marks.notes, span.end, key=lambda pair: pair[0])
    return tuple(dict.fromkeys(note for _, note in marks.notes[first:last]))


def _block(text: Text, span: Span, marks: _Marks, place: str) -> Block:
    """A block cut where cited passages begin and end."""
    first, last = bisect_right(marks.cuts, span.offset), bisect_left(marks.cuts, span.end)
    edges = [span.offset, *marks.cuts[first:last], span.end]
    stretches = []
    for start, end in itertools.pairwise(edges):
        begins = bisect_left(marks.starts, start) < bisect_right(marks.starts, start)
        stretches.append(
            Stretch(text.content[start:end], _is_cited(marks, start), anchor(start) if begins else "")
        )
    return Block(place, tuple(stretches), _notes(marks, span))
