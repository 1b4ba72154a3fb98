"""How far the lines of a directive are indented, and how far they are meant to be where they do not agree."""

from collections import Counter
from collections.abc import Sequence

STEP = 2  # columns by which the canonical layout indents each level
DEEPEST = 3  # levels that may stand below a first line: fields, their readings, and what stands under those


def is_ragged(indents: Sequence[int]) -> bool:
    """Whether a line of a directive, the first having the indent 0, stands at no level that those above it open."""
    open_levels = [0]
    for indent in indents[1:]:
        if indent > open_levels[-1]:
            open_levels.append(indent)
            continue
        while open_levels[-1] > indent:
            open_levels.pop()
        if not indent or open_levels[-1] != indent:
            return True
    return False


def levelled(indents: Sequence[int]) -> list[int]:
    """The indents that a directive's lines are meant to have: what most lines of a level have is right.

    Where no indent is that of most, the canonical one is right if a line has it, else that of the first.

    >>> levelled([0, 3, 2, 2]), levelled([0, 8, 2]), levelled([0, 2, 4, 0, 2])
    ([0, 2, 2, 2], [0, 2, 2], [0, 2, 4, 2, 2])
    """
    meant = list(indents)
    _level(indents, meant, 1, len(indents), 0, 1)
    return meant


def _level(indents: Sequence[int], meant: list[int], first: int, end: int, above: int, depth: int) -> None:
    """Writes into `meant` the indents of the lines from `first` to before `end`, which stand below one at `above`."""
    own = _usual(indents, first, end, above + STEP)
    index = first
    while index < end:
        meant[index] = own
        below = index + 1
        while below < end and indents[below] > own:
            below += 1
        if below > index + 1 and depth < DEEPEST:
            _level(indents, meant, index + 1, below, own, depth + 1)
        index = below


def _usual(indents: Sequence[int], first: int, end: int, canonical: int) -> int:
    """The indent of most lines of a level, those that stand below one of them left out."""
    beside: list[int] = []
    for indent in indents[first:end]:
        if indent and (not beside or indent <= beside[-1]):
            beside.append(indent)
    if not beside:
        return canonical
    (usual, count), *others = Counter(beside).most_common(2)
    if not others or count > others[0][1]:
        return usual
    return canonical if canonical in beside or beside[0] >= 2 * min(beside) else beside[0]
