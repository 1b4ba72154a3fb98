"""The weight of evidence: how far an item tells between two hypotheses, in decibels, and the test it amounts to.

The weight of E for H against J is 10 log10 of P(E|H) / P(E|J) (Good, Probability and the Weighing of Evidence, 1950;
the unit is Turing's deciban). Weights of independent items add up; 10 decibels are odds of ten to one. Fairfield and
Charman (Social Inquiry and Bayesian Inference, 2022) weigh evidence so in process tracing.

Van Evera (Guide to Methods for Students of Political Science, 1997) names four tests by whether the evidence is
*certain* (H must leave it) and *unique* (nothing else does). Here each is a weight of ten decibels or more: unique, if
finding the evidence speaks that strongly for H; certain, if not finding it would have spoken that strongly against H.
"""

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from regesta.reasoning.posteriors import Item, evidence_priors, likelihoods, odds_bounds, settled
from regesta.reasoning.ranges import Range

Proof = Literal["hoop", "smoking gun", "doubly decisive", "straw in the wind", "none"]

DECISIVE = 10  # times as probable: 10 decibels


class Weight(NamedTuple):
    """A weight of evidence in decibels: the least and the greatest of all readings, and that of the middles.

    Infinite where the evidence is impossible under one of the two; None where it is under both (0 against 0).
    """

    low: float | None
    middle: float | None
    high: float | None


class ProofRange(NamedTuple):
    """The test that an item is of the hypothesis it speaks for, at the middle of the readings and at their ends."""

    middle: Proof
    weakest: Proof
    strongest: Proof


def decibels(ratio: Fraction | float | None) -> float:
    """Ten times the common logarithm of a ratio that is not negative; None is an infinite ratio."""
    if ratio is None:
        return math.inf
    if ratio == 0:
        return -math.inf
    if isinstance(ratio, Fraction):  # by its parts: neither overflows, however long
        return 10 * (math.log10(ratio.numerator) - math.log10(ratio.denominator))
    return 10 * math.log10(ratio)


def ratio(for_it: Fraction, against_it: Fraction) -> Fraction | None:
    """One chance over another, None where that is infinite; ZeroDivisionError for 0 against 0."""
    if against_it == 0 and for_it != 0:
        return None
    return for_it / against_it


def weight(items: Sequence[Item], own: int, rival: int) -> Weight:
    """The weight of items, independent of one another, for one hypothesis against another."""
    count = len(items[0].chances) if items else max(own, rival) + 1
    return odds_weight(evidence_priors(count), items, own, rival)


def odds_weight(priors: Sequence[Range], items: Sequence[Item], own: int, rival: int) -> Weight:
    """The posterior odds of one hypothesis to another, in decibels: the prior odds and the weight of all items."""
    bounds = odds_bounds(priors, items, own, rival)
    if bounds is None:
        return Weight(None, None, None)
    chances = likelihoods(items, len(priors))
    ours, theirs = priors[own].middle * chances[own], priors[rival].middle * chances[rival]
    middle = decibels(ratio(ours, theirs)) if ours or theirs else None
    return Weight(decibels(bounds[0]), middle, decibels(bounds[1]))


def proof(item: Item, own: int, rival: int) -> ProofRange:
    """The test that finding an item is of `own` against `rival`; `none` where it does not speak for it."""
    mark = item.chances[own].mark
    if mark and mark == item.chances[rival].mark:
        return ProofRange("none", "none", "none")
    chances = settled(item).chances
    mine, theirs = chances[own], chances[rival]
    return ProofRange(
        proof_of(mine.middle, theirs.middle),
        proof_of(mine.low, theirs.high),
        proof_of(mine.high, theirs.low),
    )


def proof_of(own: Fraction | float, rival: Fraction | float) -> Proof:
    """The test that an item is, found, of a hypothesis under which it has one chance, against a rival's."""
    if own <= rival:
        return "none"
    is_unique = own >= DECISIVE * rival
    is_certain = (1 - rival) >= DECISIVE * (1 - own)
    if is_unique and is_certain:
        return "doubly decisive"
    return "smoking gun" if is_unique else "hoop" if is_certain else "straw in the wind"
