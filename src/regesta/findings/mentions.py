"""The times that a source's text speaks of, beside the entries of the case that cite the place."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from regesta.dates.words import Expression, find_times
from regesta.findings.passages import Passage
from regesta.sources import Text


class Mention(NamedTuple):
    """A temporal expression of a source's text, and the entries whose citations take in the place where it stands."""

    expression: Expression
    entries: tuple[str, ...]


def mentions(
    text: Text,
    cited: Iterable[Passage],
    *,
    language: str = "en",
    created: tuple[int, int, int] | None = None,
    born: tuple[tuple[str, str], ...] = (),
) -> list[Mention]:
    """Each temporal expression of a text, in its order, with the entries that cite a passage it stands in.

    `cited` are the passages of the source, as `passages` finds them; what a sealed citation covers counts as well.
    """
    stretches = sorted(
        (span.offset, span.offset + span.length, passage.entry) for passage in cited for span in passage.spans
    )
    longest = max((end - start for start, end, _ in stretches), default=0)
    starts = [start for start, _, _ in stretches]
    found = []
    for one in find_times(text.content, language=language, created=created, born=born):
        entries: dict[str, None] = {}
        at = bisect_right(starts, one.start - longest)
        for start, end, entry in stretches[max(at - 1, 0) :]:
            if start >= one.end:
                break
            if end > one.start:
                entries[entry] = None
        found.append(Mention(one, tuple(entries)))
    return found
