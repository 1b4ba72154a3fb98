"""Chances that are not known to a point: ranges of exact numbers, and priors that must add up to one."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

# Priors that are numbers may have been rounded to two decimal places: each may be off by half of the second.
ROUNDING = Fraction(1, 200)


class Range(NamedTuple):
    """A chance that lies somewhere from `low` to `high`, both inclusive.

    `middle` is the number taken where one must be shown. `mark` is that of a word: the chances of one item that bear
    the same mark, not empty, are the same number, whatever it is.
    """

    low: Fraction
    middle: Fraction
    high: Fraction
    mark: str = ""


def exactly(number: Fraction | float | str) -> Range:
    """The range of one number: `exactly("1/3")`, `exactly(0.3)` (the decimal as it is written, 3/10)."""
    exact = fraction(number)
    return Range(exact, exact, exact)


def between(low: Fraction | float | str, high: Fraction | float | str) -> Range:
    """The range from one number to another, its middle half-way."""
    first, last = fraction(low), fraction(high)
    return Range(first, (first + last) / 2, last)


def fraction(number: Fraction | float | str) -> Fraction:
    """The number as a fraction; a float is the shortest decimal that gives it, so 0.1 is 1/10."""
    return Fraction(repr(number)) if isinstance(number, float) else Fraction(number)


class ImproperPriors(ValueError):
    """Priors that no reading makes add up to one; `least` and `most` are what they add up to."""

    def __init__(self, least: Fraction, most: Fraction) -> None:
        super().__init__(f"the priors add up to {float(least):g} at least and {float(most):g} at most")
        self.least, self.most = least, most


def proper_priors(stated: Sequence[Range | None]) -> list[Range]:
    """Priors that can add up to one, each range cut to what the others leave it and its middle so that all middles do.

    What has no prior takes an equal share of what the others leave: all the same, where none is stated. Numbers that
    miss one by no more than rounding them to two decimal places explains are scaled. Raises ImproperPriors.
    """
    if not stated:
        return []
    given = [one for one in stated if one is not None]
    least, most = _ends(given)
    without = len(stated) - len(given)
    if not without and least == most and least and abs(1 - least) <= ROUNDING * len(given):
        return [Range(r.low / least, r.low / least, r.low / least) for r in given]
    if least > 1 or (not without and most < 1):
        raise ImproperPriors(least, most)
    ranges = list(given)
    if without:
        share = between(max(Fraction(0), 1 - most) / without, (1 - least) / without)
        spare = iter(given)
        ranges = [share if one is None else next(spare) for one in stated]
    return _centred(ranges)


def _ends(ranges: Sequence[Range]) -> tuple[Fraction, Fraction]:
    """What the ranges add up to at least, and at most."""
    return sum((r.low for r in ranges), Fraction(0)), sum((r.high for r in ranges), Fraction(0))


def _centred(ranges: list[Range]) -> list[Range]:
    """Ranges cut to what can add up to one; the middles lie equally far along them all."""
    least, most = _ends(ranges)
    cut = [(max(r.low, 1 - (most - r.high)), min(r.high, 1 - (least - r.low))) for r in ranges]
    low, high = sum((one for one, _ in cut), Fraction(0)), sum((one for _, one in cut), Fraction(0))
    along = Fraction(0) if low == high else (1 - low) / (high - low)
    return [Range(one, one + along * (other - one), other) for one, other in cut]
