"""Where an addition or a cut begins, when it could begin in several places: at the start of a paragraph or a sentence.

Between "a b a c" and "a c", "a b" or "b a" may have been cut; both read the same. People cut sentences.
"""

from collections.abc import Sequence

from regesta.reasoning.collation.runs import Run
from regesta.reasoning.collation.tokens import Numbers

FARTHEST = 64  # tokens that a gap is moved


def settled(
    runs: Sequence[Run], texts: tuple[Numbers, Numbers], begins: tuple[Numbers, Numbers]
) -> list[Run]:
    """The same alignment with every gap that lies in one text alone moved to where it best begins.

    `begins` says for each token of both texts how good a place it is to begin at: the higher, the better, with one more
    for the end. Where all are alike the gap stays.
    """
    found = list(runs)
    for number in range(1, len(found)):
        last, run = found[number - 1], found[number]
        gap = run.one - last.one - last.length
        other_gap = run.other - last.other - last.length
        if (gap > 0) == (other_gap > 0) or not last.length:
            continue
        side = 0 if gap else 1
        start, end = (last.one + last.length, run.one) if gap else (last.other + last.length, run.other)
        shift = _shift(texts[side], begins[side], (start, end), (last.length, run.length))
        if shift:
            found[number - 1] = Run(last.one, last.other, last.length + shift)
            found[number] = Run(run.one + shift, run.other + shift, run.length - shift)
    return [run for run in found if run.length]


def _shift(numbers: Numbers, begins: Numbers, gap: tuple[int, int], room: tuple[int, int]) -> int:
    """By how many tokens to move a gap, back if negative, so that it begins where it best does."""
    start, end = gap
    best, shift = (int(begins[start]), 0), 0
    for step in range(1, min(room[0], FARTHEST) + 1):
        if numbers[start - step] != numbers[end - step]:
            break
        best, shift = max((best, shift), ((int(begins[start - step]), -step), -step))
    for step in range(min(room[1], FARTHEST)):
        if numbers[start + step] != numbers[end + step]:
            break
        best, shift = max((best, shift), ((int(begins[start + step + 1]), -step - 1), step + 1))
    return shift
