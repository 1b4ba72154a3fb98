"""Two versions as one text: what stands, and what was added, cut and moved where it happened, a paragraph at a time."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from regesta.findings.changes import Nature
from regesta.findings.comparison import Change, Comparison

Mark = Literal["same", "added", "cut", "moved from here", "moved here"]


class Segment(NamedTuple):
    """Words that one thing happened to, of substance or of form, in which respects, and by whom, if that is known."""

    mark: Mark
    text: str
    nature: Nature | None = None
    respects: tuple[str, ...] = ()
    hand: str = ""


Paragraph = tuple[Segment, ...]
HandOf = Callable[[Change], str]


def no_hand(change: Change) -> str:
    """The hand of a change where nothing tells any."""
    return ""


def marked_paragraphs(comparison: Comparison, hand_of: HandOf = no_hand) -> Iterator[Paragraph]:
    """The paragraphs of the second version, with what was cut from the first where it stood."""
    found: list[Segment] = []
    for segment in _segments(comparison, hand_of):
        pieces = segment.text.split("\n")
        for number, piece in enumerate(pieces):
            if number and any(one.text.strip() for one in found):
                yield tuple(found)
                found = []
            if piece:
                found.append(segment._replace(text=piece))
    if any(one.text.strip() for one in found):
        yield tuple(found)


def parallel(paragraph: Paragraph) -> tuple[Paragraph, Paragraph]:
    """A paragraph as each of the two versions has it."""
    return (
        tuple(_side(paragraph, ("same", "cut", "moved from here"))),
        tuple(_side(paragraph, ("same", "added", "moved here"))),
    )


def _side(paragraph: Paragraph, marks: Sequence[Mark]) -> list[Segment]:
    """The segments of one version, without the space that stood before what only the other has and a sign."""
    found: list[Segment] = []
    is_left_out = False
    for one in paragraph:
        if one.mark in marks:
            if is_left_out and found and found[-1].mark == "same" and not one.text[:1].isalnum():
                found[-1] = found[-1]._replace(text=found[-1].text.rstrip())
            found.append(one)
        is_left_out = one.mark not in marks
    return found


def _segments(comparison: Comparison, hand_of: HandOf) -> Iterator[Segment]:
    """The segments in order, the white space of the second version between them."""
    text = comparison.texts[1].content
    at = 0
    for start, end, segments in sorted(_told(comparison, hand_of), key=lambda told: told[:2]):
        if start > at:
            yield Segment("same", text[at:start])
            at = start
        if start == len(text) and text and not text[-1].isspace() and segments[0].mark != "added":
            yield Segment("same", " ")
        yield from segments
        at = max(at, end)
    if at < len(text):
        yield Segment("same", text[at:])


def _told(comparison: Comparison, hand_of: HandOf) -> Iterator[tuple[int, int, tuple[Segment, ...]]]:
    """Each change with where it begins and ends in the second version, and what is told of it there."""
    ones = [run.one for run in comparison.runs]
    inner = {change: move for move in comparison.moves for change in comparison.within(move)}
    for change in comparison.changes:
        start, end = change.other_place.offset, change.other_place.end
        told = change.nature, change.respects, hand_of(change)
        after = Segment("same", "\n" if _is_paragraph(comparison, change) else " ")
        if change in inner:
            continue
        if change.what == "moved":
            number = bisect_left(ones, change.one[1])
            token = comparison.runs[number].other if number < len(ones) else len(comparison.other.words)
            left = comparison.other.span(token, token).offset
            yield left, left, (Segment("moved from here", change.before, *told), after)
            changed = sorted(
                (one for one, move in inner.items() if move.other == change.other), key=lambda one: one.other
            )
            yield start, end, tuple(_moved(comparison, change, changed, hand_of))
        elif change.what == "cut":
            yield start, end, (Segment("cut", change.before, *told), after)
        elif change.what == "added":
            yield start, end, (Segment("added", change.after, *told),)
        else:
            yield start, end, (Segment("cut", change.before, *told), Segment("added", change.after, *told))


def _moved(
    comparison: Comparison, move: Change, changes: Sequence[Change], hand_of: HandOf
) -> Iterator[Segment]:
    """A moved passage where it stands now, with what was changed in it."""
    text = comparison.texts[1].content
    whole = move.nature, move.respects, hand_of(move)
    at = move.other_place.offset
    for change in changes:
        if at < change.other_place.offset:
            yield Segment("moved here", text[at : change.other_place.offset], *whole)
        told = change.nature, change.respects, hand_of(change)
        if change.before:
            yield Segment("cut", change.before, *told)
            if not change.after:
                yield Segment("same", " ")
        if change.after:
            yield Segment("added", change.after, *told)
        at = change.other_place.end
    if at < move.other_place.end:
        yield Segment("moved here", text[at : move.other_place.end], *whole)


def _is_paragraph(comparison: Comparison, change: Change) -> bool:
    """Whether whole paragraphs of the first version are told of, so that they stand apart here too."""
    begins = comparison.one.paragraphs
    first, after = change.one
    at = bisect_left(begins, first)
    is_end = (
        after == len(comparison.one.words)
        or begins[min(bisect_left(begins, after), len(begins) - 1)] == after
    )
    return at < len(begins) and begins[at] == first and is_end
