"""Moved passages: found where they went, and nothing paired is touched."""

import random

import numpy as np
import pytest

from regesta.reasoning.collation.alignment import align
from regesta.reasoning.collation.moves import moved
from regesta.reasoning.collation.tokens import Numbers, information

PARAGRAPH = 60


def versions(seed: int) -> tuple[Numbers, Numbers, int, int]:
    """A text of twelve paragraphs, the same with one moved and lightly edited, and where it was and is."""
    draw = random.Random(seed)
    ranks = [min(1500, int(draw.paretovariate(0.7)) - 1) for _ in range(12 * PARAGRAPH)]
    paragraphs = [ranks[at : at + PARAGRAPH] for at in range(0, len(ranks), PARAGRAPH)]
    source = draw.randrange(12)
    target = draw.choice([place for place in range(12) if abs(place - source) > 1])
    edited = [token if draw.random() > 0.06 else draw.randrange(1500) for token in paragraphs[source]]
    rest = paragraphs[:source] + paragraphs[source + 1 :]
    rest.insert(target, edited)
    return np.array(ranks), np.array([token for one in rest for token in one]), source, target


@pytest.mark.parametrize("seed", range(25))
def test_a_moved_paragraph_is_found(seed: int) -> None:
    one, other, source, target = versions(seed)
    bits = information((one, other))
    runs, found = moved(one, other, align(one, other, bits=bits), bits=bits)
    pairs = {run.one + at: run.other + at for run in runs for at in range(run.length)}
    for passage in found:
        for run in passage.runs:
            for at in range(run.length):
                assert one[run.one + at] == other[run.other + at]
                assert pairs.setdefault(run.one + at, run.other + at) == run.other + at
    assert len(set(pairs.values())) == len(pairs)
    assert found
    placed = sum(
        pairs.get(source * PARAGRAPH + at, -1) in range(target * PARAGRAPH, (target + 1) * PARAGRAPH)
        for at in range(PARAGRAPH)
    )
    assert placed > 0.7 * PARAGRAPH


def test_nothing_moves_between_equal_or_empty_texts() -> None:
    one, _, _, _ = versions(1)
    bits = information((one,))
    assert moved(one, one, align(one, one), bits=bits) == (align(one, one), [])
    assert moved(one, one[:0], [], bits=bits) == ([], [])
