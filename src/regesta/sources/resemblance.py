"""The passage of a text that is most like words which do not stand in it, and how the two differ."""

import re
from typing import Literal, NamedTuple

from regesta.sources.span import Span
from regesta.sources.text import Text
from regesta.sources.wording import without_edges

LEAST_LIKENESS = 55.0
LONGEST_COMPARED = 4_000
MOST_COMPARED_WHOLE = 500_000  # characters of a text that is compared whole where no block of it is shared
MARGIN = 3  # words by which a passage found may be widened or narrowed
_WORD = re.compile(r"[^ ]+")


class Difference(NamedTuple):
    """One place where quotation and source part: the words of each, which may be none."""

    kind: Literal["changed", "not in the source", "not in the quotation"]
    quoted: str
    found: str


class Resemblance(NamedTuple):
    """A passage like the quotation: its place, its likeness in percent, and the differences word by word."""

    span: Span
    likeness: float
    differences: tuple[Difference, ...]


def nearest_passage(text: Text, words: str) -> Resemblance | None:
    """The passage most like `words` (in normal spelling), or None if none shares enough with them.

    Passages that share blocks of characters with the quotation, rare ones above all, are compared by Levenshtein
    alignment (rapidfuzz), where none does the whole of a text that is not long; the best is widened to whole words.
    """
    from rapidfuzz.fuzz import partial_ratio_alignment  # loaded, as below, where words are missing

    sought = words[:LONGEST_COMPARED]
    concordance = text.concordance
    normal = concordance.wording.normal
    around = 40 + len(sought) // 4
    windows = [(max(0, start - around), start + len(sought) + around) for start in concordance.votes(sought)]
    if not windows and len(normal) <= MOST_COMPARED_WHOLE:
        windows = [(0, len(normal))]
    best: tuple[float, int, int] | None = None
    for first, last in windows:
        window = normal[first:last]
        alignment = partial_ratio_alignment(sought, window, score_cutoff=best[0] if best else LEAST_LIKENESS)
        if alignment is not None and (best is None or alignment.score > best[0]):
            best = alignment.score, first + alignment.dest_start, first + alignment.dest_end
    if best is None or best[1] >= best[2]:
        return None
    start, end = _fitted(normal, sought, best[1], best[2])
    span = concordance.wording.span(start, end)
    return Resemblance(span, round(best[0], 1), differences(sought, normal[start:end]))


def _fitted(normal: str, sought: str, start: int, end: int) -> tuple[int, int]:
    """The run of whole words near `start` and `end` that differs from the words sought in the fewest.

    Of those that differ in as few, one that begins and ends as they do: what lies between was left out, not changed.
    """
    from rapidfuzz.distance import Levenshtein

    first = max(0, start - 60)
    words = [
        (match.start() + first, match.end() + first) for match in _WORD.finditer(normal[first : end + 60])
    ]
    here = [_bare(normal[begin:stop]) for begin, stop in words]
    quoted = [_bare(word) for word in sought.split()]
    begins = [number for number, (_, stop) in enumerate(words) if stop > start][:1] or [0]
    ends = [number for number, (begin, _) in enumerate(words) if begin < end][-1:] or [len(words) - 1]
    around = range(-MARGIN, MARGIN + 1)
    runs = sorted(
        {
            (
                Levenshtein.distance(quoted, here[one : two + 1]),
                (here[one] != quoted[0]) + (here[two] != quoted[-1]),
                abs(left) + abs(right),
                one,
                two,
            )
            for left in around
            for right in around
            if 0 <= (one := begins[0] + left) <= (two := ends[0] + right) < len(words)
        }
    )
    return (words[runs[0][3]][0], words[runs[0][4]][1]) if runs else (start, end)


def differences(quoted: str, found: str) -> tuple[Difference, ...]:
    """The differences of two passages word by word; punctuation around words is passed over where words differ.

    >>> differences("He did wait.", "He did not wait")
    (Difference(kind='not in the quotation', quoted='', found='not'),)
    """
    from rapidfuzz.distance import Levenshtein

    here, there = _words(quoted), _words(found)
    bare = [[bare for word in words if (bare := without_edges(word))] for words in (here, there)]
    if bare[0] != bare[1]:
        here, there = bare
    found_differences = []
    for code in Levenshtein.opcodes(here, there):
        if code.tag == "equal":
            continue
        kind: Literal["changed", "not in the source", "not in the quotation"] = (
            "not in the quotation"
            if code.tag == "insert"
            else "not in the source"
            if code.tag == "delete"
            else "changed"
        )
        found_differences.append(
            Difference(
                kind,
                " ".join(here[code.src_start : code.src_end]),
                " ".join(there[code.dest_start : code.dest_end]),
            )
        )
    return tuple(found_differences)


def _bare(word: str) -> str:
    """A word without the punctuation around it; what is nothing but that stays."""
    return without_edges(word) or word


def _words(normal: str) -> list[str]:
    """The words of a passage in normal spelling, a dash between two a word of its own."""
    return re.sub(r"(?<=\W)-|-(?=\W)", " - ", without_edges(normal)).split()
