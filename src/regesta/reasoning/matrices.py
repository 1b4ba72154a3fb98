"""The matrix of Analysis of Competing Hypotheses: how consistent each item is with each hypothesis.

Heuer (Psychology of Intelligence Analysis, 1999, chapter 8) rejects hypotheses by what is inconsistent with them, and
counts no consistency in favour: the hypothesis with the least inconsistency stands best. Pherson and Heuer's letters
(Structured Analytic Techniques, 2021) are CC, C, N, I, II and NA, from very consistent to very inconsistent.
"""

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from statistics import fmean, pstdev

# What counts against a hypothesis: twice for what is very inconsistent with it, nothing in favour.
AGAINST: Mapping[str, int] = {"II": 2, "I": 1, "N": 0, "NA": 0, "C": 0, "CC": 0}

# A chance as a letter: half-way between the chances 0.05, 0.2, 0.5, 0.8 and 0.95 that the letters are often given.
LEAST_CHANCES: tuple[tuple[Fraction, str], ...] = (
    (Fraction(7, 8), "CC"),
    (Fraction(13, 20), "C"),
    (Fraction(7, 20), "N"),
    (Fraction(1, 8), "I"),
    (Fraction(0), "II"),
)


def letter(chance: Fraction) -> str:
    """How consistent an item is with a hypothesis under which it has this chance."""
    return next(letter for least, letter in LEAST_CHANCES if chance >= least)


def scores(
    matrix: Sequence[Sequence[str]],
    weights: Sequence[float] | None = None,
    against: Mapping[str, float] = AGAINST,
) -> list[float]:
    """What counts against each hypothesis (a column) over all items (rows), each times its weight, 1 unless given."""
    each = weights if weights is not None else [1] * len(matrix)
    columns = zip(*matrix, strict=True)
    return [
        sum(weight * against[rating] for weight, rating in zip(each, column, strict=True))
        for column in columns
    ]


def inconsistencies(matrix: Sequence[Sequence[str]]) -> list[int]:
    """How many items are inconsistent with each hypothesis, however much so."""
    return [sum(AGAINST[rating] > 0 for rating in column) for column in zip(*matrix, strict=True)]


def squared_inconsistency(ratings: Sequence[Sequence[float | None]], neutral: float = 3) -> float:
    """The inconsistency of a hypothesis as Open Synthesis counts it, from raters' numbers for each item.

    It is the sum of squares of how far below neutral the mean rating of an item lies; None (not applicable) is neutral.
    """
    means = [fmean(neutral if one is None else one for one in item) for item in ratings if item]
    return math.fsum((neutral - mean) ** 2 for mean in means if mean < neutral)


def diagnosticity(means: Sequence[float]) -> float:
    """How far an item tells between hypotheses: the standard deviation of its mean ratings over all of them."""
    return pstdev(means)
