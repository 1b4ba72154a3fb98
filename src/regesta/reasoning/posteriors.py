"""Rival hypotheses weighed: posteriors by Bayes' rule, exact, and their exact bounds over all readings of the chances.

Hypotheses are rivals: just one of them is true. An **item** of evidence has a chance under each, which may be a range;
items given together are independent of one another under each hypothesis, and what is not independent is first joined
into one (`joined`). All numbers are fractions, so nothing is rounded and nothing vanishes.

**Bounds.** The posterior of H is pH LH / (pH LH + sum of pJ LJ), L being the product of all items' chances. It rises
with every chance under H and falls with every chance under a rival, so its greatest value over all readings stands
where H's chances are highest and all others lowest. For fixed L it rises with H's prior, and for a fixed prior of H the
rest is least when the dearest rivals get as little of what is left as they may: a greedy share, the solution of a
linear-fractional programme over the priors. The chance that a document would have survived enters every hypothesis at
once; in it the posterior is a ratio of two linear functions, hence monotone, and its ends are tried one by one.
"""

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from regesta.reasoning.ranges import Range

ZERO = Fraction(0)
# Absences whose survival is a range: each doubles the work; beyond these the rest are bounded one hypothesis at a time.
MOST_SURVIVALS = 6


class Item(NamedTuple):
    """A piece of evidence: the chance of it under each hypothesis.

    For the absence of a document, `survives` is the chance that it would have come down to the searchers had it been
    made, and `chances` are those that it was not made; `survives` is None for all else.
    """

    chances: tuple[Range, ...]
    survives: Range | None = None


class Bounds(NamedTuple):
    """The least and the greatest value that a reading gives, both reached or approached."""

    low: Fraction
    high: Fraction


def absent(not_made: Fraction, survives: Fraction) -> Fraction:
    """The chance to find no document: that none was made, or that one was and did not come down."""
    return 1 - survives * (1 - not_made)


def settled(item: Item) -> Item:
    """The item with its survival worked into its chances, each hypothesis read by itself (no narrower than it was)."""
    if item.survives is None:
        return item
    survives = item.survives
    return Item(
        tuple(
            Range(
                absent(chance.low, survives.high),
                absent(chance.middle, survives.middle),
                absent(chance.high, survives.low),
            )
            for chance in item.chances
        )
    )


def joined(items: Sequence[Item]) -> Item:
    """Items that are not independent as the one item they are weighed as.

    Under each hypothesis all of them have the chance of the least probable: the greatest dependence there can be, where
    the others come whenever that one does. An item that only repeats another changes nothing.
    """
    distinct = list(dict.fromkeys(items))
    if len(distinct) == 1:
        return distinct[0]
    columns = zip(*(settled(item).chances for item in distinct), strict=True)
    return Item(
        tuple(
            Range(min(c.low for c in column), min(c.middle for c in column), min(c.high for c in column))
            for column in columns
        )
    )


def likelihoods(items: Sequence[Item], count: int) -> tuple[Fraction, ...]:
    """The chance of all items together under each of `count` hypotheses, every range read at its middle."""
    settled_items = [settled(item) for item in items]
    return tuple(_product([item.chances[k].middle for item in settled_items]) for k in range(count))


def posteriors(priors: Sequence[Fraction], chances: Sequence[Fraction]) -> tuple[Fraction, ...] | None:
    """Bayes' rule: the posterior of each hypothesis; None where every one is impossible (0 against 0)."""
    weights = [prior * chance for prior, chance in zip(priors, chances, strict=True)]
    total = sum(weights)
    return tuple(weight / total for weight in weights) if total else None


def middle_posteriors(priors: Sequence[Range], items: Sequence[Item]) -> tuple[Fraction, ...] | None:
    """The posteriors where every range is read at its middle; None where every hypothesis is impossible there."""
    return posteriors([prior.middle for prior in priors], likelihoods(items, len(priors)))


def posterior_bounds(priors: Sequence[Range], items: Sequence[Item]) -> tuple[Bounds, ...] | None:
    """The exact bounds of each posterior over all readings; None where every reading makes all impossible.

    `priors` as `proper_priors` gives them. Readings under which every hypothesis is impossible are left out.
    """
    found = []
    for own in range(len(priors)):
        bounds = _bounds(priors, items, own, range(len(priors)))
        if bounds is None:
            return None
        found.append(bounds)
    return tuple(found)


def odds_bounds(
    priors: Sequence[Range], items: Sequence[Item], own: int, rival: int
) -> tuple[Fraction | None, Fraction | None] | None:
    """The exact bounds of one hypothesis' posterior odds to another's.

    None for a bound that is infinite; None alone where every reading makes both impossible.
    """
    bounds = _bounds(priors, items, own, (own, rival))
    if bounds is None:
        return None
    low, high = (share / (1 - share) if share < 1 else None for share in bounds)
    return low, high


def _bounds(priors: Sequence[Range], items: Sequence[Item], own: int, field: Sequence[int]) -> Bounds | None:
    """The bounds of one hypothesis' share among those of the field, or None where all of them are impossible."""
    found = []
    for fixed in _survivals(items):
        for is_highest in (True, False):
            chances = _chances(fixed, len(priors), own, is_highest)
            kept = [chance if k in field else ZERO for k, chance in enumerate(chances)]
            share = _share(priors, kept, own, is_highest)
            if share is None and not is_highest:
                share = _limit(priors, fixed, own, field)
            if share is not None:
                found.append(share)
    return Bounds(min(found), max(found)) if found else None


def _limit(priors: Sequence[Range], items: Sequence[Item], own: int, field: Sequence[int]) -> Fraction | None:
    """What the least share comes near to where it is 0 against 0 because words read alike are read as 0.

    As such a word nears 0, rivals not read by it outweigh the rest, and those that are stand to each other as before.
    """
    fading = [item for item in items if (one := item.chances[own]).mark and one.low == 0 < one.high]
    nudged = [_nudged(item, own) if item in fading else item for item in items]
    chances = _chances(nudged, len(priors), own, is_highest=False)
    kept = [chance if k in field else ZERO for k, chance in enumerate(chances)]
    for k, chance in enumerate(kept):
        lasts = any(item.chances[k].mark != item.chances[own].mark for item in fading)
        if lasts and chance * priors[k].high > 0:
            return ZERO
    return _share(priors, kept, own, is_highest=False)


def _nudged(item: Item, own: int) -> Item:
    """The item with what is read as one hypothesis' chance read at its highest."""
    mark = item.chances[own].mark
    return item._replace(chances=tuple(c._replace(low=c.high) if c.mark == mark else c for c in item.chances))


def _survivals(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The items once for each choice of the ends of their survivals."""
    open_ends = [
        i for i, item in enumerate(items) if item.survives and item.survives.low < item.survives.high
    ]
    fixed = list(items)
    for index in open_ends[MOST_SURVIVALS:]:
        fixed[index] = settled(items[index])
    ends = []
    for index in open_ends[:MOST_SURVIVALS]:
        survives = items[index].survives
        assert survives is not None
        ends.append((survives.low, survives.high))
    for choice in product(*ends):
        for index, end in zip(open_ends, choice, strict=False):
            fixed[index] = items[index]._replace(survives=Range(end, end, end))
        yield fixed


def _chances(items: Sequence[Item], count: int, own: int, is_highest: bool) -> list[Fraction]:
    """The chance of all items under each hypothesis, as read most in favour of one of them, or most against it."""
    columns: list[list[Fraction]] = [[] for _ in range(count)]
    for item in items:
        for k, chance in enumerate(item.chances):
            is_own = k == own or (chance.mark != "" and chance.mark == item.chances[own].mark)
            number = chance.high if is_own == is_highest else chance.low
            columns[k].append(number if item.survives is None else absent(number, item.survives.low))
    return [_product(column) for column in columns]


def _product(numbers: Sequence[Fraction]) -> Fraction:
    """The product of fractions, brought to lowest terms once."""
    return Fraction(math.prod(n.numerator for n in numbers), math.prod(n.denominator for n in numbers))


def _share(
    priors: Sequence[Range], chances: Sequence[Fraction], own: int, is_highest: bool
) -> Fraction | None:
    """The greatest or least posterior of one hypothesis over its priors, for given likelihoods.

    None where all are impossible. The other of the two then is the one value there is: 0 where the hypothesis itself is
    impossible in every reading, 1 where its rivals are.
    """
    prior = priors[own].high if is_highest else priors[own].low
    masses = [one.low for one in priors]
    masses[own] = prior
    left = 1 - sum(masses)
    others = sorted(
        (k for k in range(len(priors)) if k != own), key=lambda k: chances[k], reverse=not is_highest
    )
    for k in others:
        more = min(left, priors[k].high - priors[k].low)
        masses[k] += more
        left -= more
    weight = prior * chances[own]
    total = weight + sum(masses[k] * chances[k] for k in others)
    return weight / total if total else None


def evidence_priors(count: int) -> list[Range]:
    """Equal priors, under which posterior odds are those of the evidence alone."""
    share = Fraction(1, count)
    return [Range(share, share, share)] * count
