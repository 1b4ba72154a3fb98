"""The ACH matrix and its scores."""

from fractions import Fraction

import pytest

from regesta.reasoning.matrices import (
    diagnosticity,
    inconsistencies,
    letter,
    scores,
    squared_inconsistency,
)


def test_only_what_is_inconsistent_counts() -> None:
    matrix = [["C", "I"], ["I", "II"], ["CC", "N"]]
    assert scores(matrix) == [1, 3]
    assert scores(matrix, [1, 2, 1]) == [2, 5]
    assert inconsistencies(matrix) == [1, 2]


@pytest.mark.parametrize(
    ("chance", "expected"),
    [("0.95", "CC"), ("0.8", "C"), ("0.5", "N"), ("0.2", "I"), ("0.05", "II"), ("0", "II")],
)
def test_letters(chance: str, expected: str) -> None:
    assert letter(Fraction(chance)) == expected


def test_open_synthesis() -> None:
    assert squared_inconsistency([[5], [None], [2], [2]]) == 2
    assert squared_inconsistency([[1, 3]]) == 1
    assert diagnosticity([4, 2]) == 1
    assert diagnosticity([5, 1]) == 2
