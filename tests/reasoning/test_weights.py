"""Weights of evidence in decibels, and Van Evera's tests."""

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.reasoning.posteriors import Item
from regesta.reasoning.ranges import between, exactly, proper_priors
from regesta.reasoning.weights import decibels, odds_weight, proof, proof_of, ratio, weight

fractions = st.integers(1, 99).map(lambda n: Fraction(n, 100))


def test_decibels() -> None:
    assert decibels(Fraction(100)) == 20
    assert decibels(2) == pytest.approx(3.010299956639812, abs=1e-12)
    assert decibels(Fraction(10**400)) == 4000
    assert (decibels(Fraction(0)), decibels(None)) == (-math.inf, math.inf)
    assert ratio(Fraction(1), Fraction(0)) is None
    with pytest.raises(ZeroDivisionError):
        ratio(Fraction(0), Fraction(0))


def test_a_weight_has_bounds() -> None:
    item = Item((between(0.4, 0.8), between(0.1, 0.2)))
    found = weight([item], 0, 1)
    assert found.low == pytest.approx(decibels(2)) and found.high == pytest.approx(decibels(8))
    assert found.middle == pytest.approx(decibels(4))


def test_impossible_evidence_weighs_infinitely_or_not_at_all() -> None:
    assert weight([Item((exactly(0.5), exactly(0)))], 0, 1) == (math.inf, math.inf, math.inf)
    assert weight([Item((exactly(0), exactly(0)))], 0, 1) == (None, None, None)


@given(st.lists(st.tuples(fractions, fractions), min_size=1, max_size=4), fractions)
@settings(max_examples=50, deadline=None)
def test_weights_add_up_to_the_posterior_odds(
    pairs: list[tuple[Fraction, Fraction]], prior: Fraction
) -> None:
    items = [Item((exactly(a), exactly(b))) for a, b in pairs]
    each = [weight([item], 0, 1).middle or 0.0 for item in items]
    assert weight(items, 0, 1).middle == pytest.approx(math.fsum(each), abs=1e-9)
    priors = proper_priors([exactly(prior), exactly(1 - prior)])
    odds = odds_weight(priors, items, 0, 1).middle
    assert odds == pytest.approx(math.fsum(each) + decibels(prior / (1 - prior)), abs=1e-9)
    back = odds_weight(priors, items, 1, 0).middle
    assert odds is not None and back == pytest.approx(-odds, abs=1e-9)


@pytest.mark.parametrize(
    ("own", "rival", "test"),
    [
        (0.99, 0.6, "hoop"),
        (0.3, 0.02, "smoking gun"),
        (0.95, 0.05, "doubly decisive"),
        (0.6, 0.4, "straw in the wind"),
        (1, 0, "doubly decisive"),
        (1, 0.9, "hoop"),
        (0.1, 0, "smoking gun"),
        (0.5, 0.5, "none"),
        (0.2, 0.7, "none"),
    ],
)
def test_van_evera(own: float, rival: float, test: str) -> None:
    assert proof_of(own, rival) == test


@given(fractions, fractions)
@settings(max_examples=100, deadline=None)
def test_a_test_turned_round_is_its_opposite(own: Fraction, rival: Fraction) -> None:
    """Not finding a hoop's evidence is a smoking gun for the rival, and so the other way about."""
    opposite = {"hoop": "smoking gun", "smoking gun": "hoop"}
    test = proof_of(own, rival)
    if test != "none":
        assert proof_of(1 - rival, 1 - own) == opposite.get(test, test)


def test_the_ends_of_a_reading() -> None:
    found = proof(Item((between(0.5, 0.99), between(0.01, 0.4))), 0, 1)
    assert found == ("straw in the wind", "straw in the wind", "doubly decisive")
    word = between(0.2, 0.8)._replace(mark="perhaps")
    assert set(proof(Item((word, word)), 0, 1)) == {"none"}
