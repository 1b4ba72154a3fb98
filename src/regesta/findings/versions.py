"""Several versions of a text, each beside the one before it: what every step did, in numbers and by passage."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from regesta.findings.changes import Nature
from regesta.findings.comparison import Comparison, Link, links
from regesta.sources import Text
from regesta.sources.tokens import is_word

FATES = ("same", "form", "changed", "split", "joined", "cut", "added")


class Measure(NamedTuple):
    """What a step did: how many words stand, came and went; how many passages moved; changes by their nature."""

    standing: int
    added: int
    cut: int
    moved: int
    substance: int
    form: int


class Passage(NamedTuple):
    """A passage of a version beside those of the next: what became of it, and by how much of it.

    `fate` is `same`, `form` (only its form has changed), `changed`, `split`, `joined`, `cut` or `added`; a passage that
    is found elsewhere in the order has `is_moved`. Numbers count paragraphs or sentences from 1.
    """

    one: tuple[int, ...]
    other: tuple[int, ...]
    fate: str
    share: float
    is_moved: bool


class Step(NamedTuple):
    """One version and the next: the comparison, what it measures, what became of each paragraph and each sentence."""

    comparison: Comparison
    measure: Measure
    paragraphs: tuple[Passage, ...]
    sentences: tuple[Passage, ...]


def steps(texts: Sequence[Text], *, language: str = "") -> Iterator[Step]:
    """Every version of a row compared with the one before it."""
    for one, other in pairwise(texts):
        yield step(Comparison(one, other, language=language))


def step(comparison: Comparison) -> Step:
    """A comparison with its measures and the fates of its paragraphs and sentences."""
    paragraphs = passages(comparison, comparison.one.paragraphs, comparison.other.paragraphs)
    return Step(comparison, measure(comparison), paragraphs, sentence_passages(comparison))


def measure(comparison: Comparison) -> Measure:
    """What a comparison comes to; words are counted without signs."""
    paired = comparison.pairs
    standing = sum(1 for token in paired if is_word(comparison.one.forms[token]))
    words = [sum(map(is_word, tokens.forms)) for tokens in (comparison.one, comparison.other)]
    natures = [change.nature for change in comparison.changes]
    return Measure(
        standing,
        words[1] - standing,
        words[0] - standing,
        len(comparison.moves),
        natures.count("substance"),
        natures.count("form"),
    )


def passages(comparison: Comparison, ones: Sequence[int], others: Sequence[int]) -> tuple[Passage, ...]:
    """What became of every passage of the first version, in its order, and at their places those that are new.

    Passages are told by the tokens that begin them: paragraphs, or sentences.
    """
    joined = links(comparison, ones, others)
    of_one: dict[int, list[Link]] = {}
    of_other: dict[int, list[Link]] = {}
    for link in joined:
        of_one.setdefault(link.one, []).append(link)
        of_other.setdefault(link.other, []).append(link)
    changed = _touched(comparison, ones, others)
    found: list[tuple[tuple[int, int], Passage]] = []  # each with its place
    last = 0
    for one in range(len(ones)):
        mine = of_one.get(one, [])
        if not mine:
            found.append(((last, 1), Passage((one + 1,), (), "cut", 0.0, False)))
            continue
        group = sorted({link.one for each in mine for link in of_other[each.other]})
        if one == group[0]:
            passage = _fate(group, [link for each in group for link in of_one[each]], changed)
            found.append(((passage.other[0], 0), passage))
            last = last if passage.is_moved else passage.other[-1]
    for other in set(range(len(others))) - of_other.keys():
        found.append(((other + 1, 0), Passage((), (other + 1,), "added", 0.0, False)))
    return tuple(passage for _, passage in sorted(found))


_Touched = tuple[dict[int, set[Nature]], dict[int, set[Nature]]]


def _fate(here: list[int], every: list[Link], changed: _Touched) -> Passage:
    """What became of passages of the first version that share some of the second."""
    there = sorted({link.other for link in every})
    natures: set[Nature] = set()
    for side, numbers in enumerate((here, there)):
        natures.update(*(changed[side].get(number, ()) for number in numbers))
    share = sum(link.share for link in every) / len(here)
    if len(there) > len(here):
        fate = "split"
    elif len(here) > len(there):
        fate = "joined"
    else:
        fate = "changed" if "substance" in natures else "form" if natures else "same"
    return Passage(
        tuple(one + 1 for one in here),
        tuple(other + 1 for other in there),
        fate,
        round(min(1.0, share), 4),
        all(link.is_moved for link in every),
    )


def _touched(comparison: Comparison, ones: Sequence[int], others: Sequence[int]) -> _Touched:
    """By passage of each version, of what nature the changes in it are; a mere move touches none."""
    found: _Touched = ({}, {})
    for change in comparison.changes:
        if change.what == "moved":
            continue
        for side, begins, (first, after) in ((0, ones, change.one), (1, others, change.other)):
            if first < after:
                for number in _numbers(begins, first, after):
                    found[side].setdefault(number, set()).add(change.nature)
    return found


def _numbers(begins: Sequence[int], first: int, after: int) -> range:
    return range(bisect_right(begins, first) - 1, bisect_right(begins, after - 1))


def sentence_passages(comparison: Comparison) -> tuple[Passage, ...]:
    """What became of every sentence."""
    return passages(comparison, comparison.one.sentences, comparison.other.sentences)


def fates(passages: Sequence[Passage]) -> dict[str, int]:
    """How many passages met each fate, those that moved counted by themselves besides; none with a count of 0."""
    found = {fate: sum(one.fate == fate for one in passages) for fate in FATES}
    found["moved"] = sum(one.is_moved for one in passages)
    return {fate: count for fate, count in found.items() if count}
