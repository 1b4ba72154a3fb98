"""Ranges of chances, and priors that add up to one."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.reasoning.ranges import ImproperPriors, Range, between, exactly, fraction, proper_priors

tenths = st.integers(0, 10).map(lambda n: Fraction(n, 10))
ranges = st.builds(lambda a, b: between(min(a, b), max(a, b)), tenths, tenths)


def test_a_float_is_the_decimal_it_is_written_as() -> None:
    assert fraction(0.1) == Fraction(1, 10)
    assert exactly("1/3").low == Fraction(1, 3)


def test_without_priors_all_count_the_same() -> None:
    assert proper_priors([None] * 3) == [exactly("1/3")] * 3
    assert proper_priors([]) == []


def test_what_has_no_prior_shares_what_is_left() -> None:
    assert proper_priors([exactly(0.5), None, None])[1] == exactly(0.25)
    assert proper_priors([between(0.2, 0.4), None])[1][:3:2] == (Fraction(3, 5), Fraction(4, 5))


def test_numbers_rounded_to_two_places_are_scaled_and_others_are_not() -> None:
    assert proper_priors([exactly(0.33)] * 3) == [exactly("1/3")] * 3
    for slip in (
        [exactly(0.5), exactly(0.4)],
        [exactly(0.7), exactly(0.7)],
        [between(0, 0.2), between(0, 0.7)],
    ):
        with pytest.raises(ImproperPriors):
            proper_priors(slip)


def test_a_range_is_cut_to_what_the_others_leave() -> None:
    first, second = proper_priors([between(0, 1), between(0.6, 0.7)])
    assert (first.low, first.high) == (Fraction(3, 10), Fraction(4, 10))
    assert (second.low, second.high) == (Fraction(6, 10), Fraction(7, 10))


@given(st.lists(st.none() | ranges, min_size=1, max_size=5))
@settings(max_examples=100, deadline=None)
def test_the_middles_add_up_to_one_and_lie_in_their_ranges(stated: list[Range | None]) -> None:
    try:
        priors = proper_priors(stated)
    except ImproperPriors:
        return
    assert sum(prior.middle for prior in priors) == 1
    assert all(0 <= prior.low <= prior.middle <= prior.high <= 1 for prior in priors)
