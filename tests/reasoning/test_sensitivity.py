"""What turns a verdict."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.reasoning.posteriors import Item, likelihoods
from regesta.reasoning.ranges import between, exactly, proper_priors
from regesta.reasoning.sensitivity import Balance, leaders, turning_items, turning_readings

numbers = st.integers(0, 5).map(lambda n: Fraction(n, 5))
rows = st.tuples(numbers, numbers, numbers).map(lambda row: Item(tuple(exactly(one) for one in row)))


def test_an_item_that_holds_the_verdict_up() -> None:
    items = [Item((exactly(0.9), exactly(0.1))), Item((exactly(0.4), exactly(0.6)))]
    balance = Balance(proper_priors([None, None]), items)
    assert turning_items(balance) == [((0,), (1,))]


def test_a_pair_that_holds_it_up_together() -> None:
    items = [Item((exactly(0.8), exactly(0.4)))] * 2 + [Item((exactly(0.4), exactly(0.6)))]
    balance = Balance(proper_priors([None, None]), items)
    assert turning_items(balance) == [((0, 1), (1,))]


def test_a_reading_that_turns_it() -> None:
    items = [Item((between(0.2, 0.8), exactly(0.4))), Item((exactly(0.6), exactly(0.5)))]
    balance = Balance(proper_priors([None, None]), items)
    assert turning_readings(balance, items) == [((0,), (1,))]


def test_nobody_leads() -> None:
    balance = Balance(proper_priors([None, None]), [Item((exactly(0), exactly(0)))])
    assert leaders(balance.weights()) == ()
    assert turning_items(balance) == [] == turning_readings(balance, [])


@given(st.lists(rows, min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_taking_items_away_is_weighing_the_rest(items: list[Item]) -> None:
    priors = proper_priors([None] * 3)
    balance = Balance(priors, items)
    for size in range(3):
        for chosen in combinations(range(len(items)), size):
            rest = [item for number, item in enumerate(items) if number not in chosen]
            expected = [p.middle * c for p, c in zip(priors, likelihoods(rest, 3), strict=True)]
            assert balance.weights(chosen) == expected


@given(st.lists(rows, min_size=1, max_size=7))
@settings(max_examples=100, deadline=None)
def test_every_item_and_pair_that_turns_it_is_found(items: list[Item]) -> None:
    priors = proper_priors([None] * 3)
    balance = Balance(priors, items)
    verdict = leaders(balance.weights())
    expected: list[tuple[int, ...]] = []
    for size in (1, 2):
        for chosen in combinations(range(len(items)), size):
            holds_one = any((one,) in expected for one in chosen)
            if len(verdict) == 1 and not holds_one and leaders(balance.weights(chosen)) != verdict:
                expected.append(chosen)
    assert [turn.items for turn in turning_items(balance)] == expected
