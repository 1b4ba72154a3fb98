"""Assumptions in words: shares of a set are set together, whatever the order of the lines."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.reasoning.causal import Model, ModelFault
from regesta.reasoning.causal.assumptions import assumed

TYPES = ("00", "10", "01", "11")


def shares(model: Model, set_name: str = "Y") -> dict[str, Fraction]:
    """The shares of a set, by the labels of its types."""
    return {one.type: one.value for one in model.parameters if one.set == set_name}


def test_shares_of_one_set_stand_as_they_are_given() -> None:
    model = assumed(Model("X -> Y"), ["share Y.01: 0.7", "share Y.10: 0.2"])
    assert shares(model) == {
        "00": Fraction(1, 20),
        "10": Fraction(1, 5),
        "01": Fraction(7, 10),
        "11": Fraction(1, 20),
    }


def test_the_rest_of_a_set_keeps_the_proportions_of_its_prior() -> None:
    model = assumed(Model("X -> Y"), ["share Y.01: 0.4", "share Y.10: 0.2", "prior Y.00: 3"])
    assert shares(model)["00"] == 3 * shares(model)["11"] == Fraction(3, 10)


@given(
    st.lists(st.integers(0, 6), min_size=4, max_size=4), st.integers(0, 4), st.randoms(use_true_random=False)
)
def test_the_order_of_lines_is_nothing_to_shares(numbers: Sequence[int], count: int, random: Random) -> None:
    lines = [f"share Y.{label}: {number}/12" for label, number in zip(TYPES, numbers, strict=True)][:count]
    shuffled = random.sample(lines, len(lines))
    total = Fraction(sum(numbers[:count]), 12)
    if total > 1 or (count == 4 and total < 1):
        for some in (lines, shuffled):
            with pytest.raises(ModelFault, match="add up to 1"):
                assumed(Model("X -> Y"), some)
        return
    found = shares(assumed(Model("X -> Y"), lines))
    assert found == shares(assumed(Model("X -> Y"), shuffled))
    assert sum(found.values()) == 1
    for label, number in list(zip(TYPES, numbers, strict=True))[:count]:
        assert found[label] == Fraction(number, 12)
    assert len({found[label] for label in TYPES[count:]}) <= 1


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["share Y.01: 0.7", "share Y.10: 0.6"], "come to 1.3, not 1"),
        (["share X.0: 0.7", "share X.1: 0.6"], "come to 1.3, not 1"),
        (["share X: 0.2, 0.3"], "come to 0.5, not 1"),
        (["share Y.01: 0.7", "share Y.01: 0.8"], "Y.01 is given two shares"),
        (["share Y.01, Y.01: 0.7"], "Y.01 is given two shares"),
        (["share Y.01: -0.1"], "below 0"),
        (["share Y.01: 0.1, 0.2"], "2 numbers for 1"),
        (["share Y.07: 0.1"], "Y.07 is no parameter"),
        (["share: 0.1"], "is not understood"),
    ],
)
def test_shares_that_cannot_be_are_told(lines: Sequence[str], words: str) -> None:
    with pytest.raises(ModelFault, match=words):
        assumed(Model("X -> Y"), lines)


def test_numbers_go_to_the_names_they_stand_with() -> None:
    model = Model("X -> Y")
    wanted = {"Y.01": Fraction(7, 10), "Y.10": Fraction(1, 5)}
    for found in (
        assumed(model, ["share Y.01, Y.10: 0.7, 0.2"]),
        model.set_parameters(wanted),
        model.set_parameters([0.7, 0.2], names=["Y.01", "Y.10"]),
    ):
        assert {one.name: one.value for one in found.parameters if one.name in wanted} == wanted
    priors = model.set_priors([5, 2], names=["Y.01", "Y.10"]).parameters
    assert {one.name: one.prior for one in priors if one.name in wanted} == {"Y.01": 5, "Y.10": 2}
