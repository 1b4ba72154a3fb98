"""Chances of clues that are not independent, and of evidence discounted for its relevance."""

import math
from collections.abc import Sequence


def joint_chances(first: float, second: float, correlation: float = 0.0) -> tuple[float, float, float, float]:
    """The chances of two clues together: neither, the second alone, the first alone, both.

    `correlation` is that of the two as numbers 0 and 1. Raises ValueError where no two such clues can be so
    correlated (the bounds of Fréchet).
    """
    both = first * second + correlation * math.sqrt(first * (1 - first) * second * (1 - second))
    least, most = max(0.0, first + second - 1), min(first, second)
    if not least - 1e-12 <= both <= most + 1e-12:
        raise ValueError(
            f"clues of chances {first:g} and {second:g} cannot be correlated by {correlation:g}: "
            f"together they have a chance from {least:g} to {most:g}"
        )
    both = min(max(both, least), most)
    return 1 - first - second + both, second - both, first - both, both


def discounted(chances: Sequence[float], relevance: float = 1.0, cap: float = math.inf) -> list[float]:
    """Likelihoods relative to their geometric mean, none further from it than `cap` times, to the power of `relevance`.

    Only their ratios matter. A likelihood of 0 takes the floor that `cap` sets, and stays 0 without a cap.
    """
    positive = [chance for chance in chances if chance > 0]
    if not positive:
        raise ValueError("every likelihood is 0: 0 against 0 tells nothing")
    mean = math.exp(math.fsum(math.log(chance) for chance in positive) / len(positive))
    return [min(max(chance / mean, 1 / cap), cap) ** relevance for chance in chances]
