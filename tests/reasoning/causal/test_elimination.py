"""Queries by elimination, against every causal type listed, closed forms, and the laws of counterfactuals."""

from fractions import Fraction
from random import Random

import pytest

from regesta.reasoning.causal import Model, ModelFault
from tests.reasoning.causal import brute


@pytest.mark.parametrize("seed", range(120))
def test_a_query_agrees_with_every_causal_type_listed(seed: int) -> None:
    random = Random(seed)
    model = brute.random_model(random)
    asked = brute.random_conditions(random, model, random.randint(1, 2))
    given = brute.random_conditions(random, model, random.randint(0, 2))
    expected = brute.probability(model, asked, given)
    found = model.query(brute.written(asked), given=brute.written(given), is_exact=True).value
    assert found == expected
    as_float = model.query(brute.written(asked), given=brute.written(given)).value
    assert (as_float is None) == (expected is None)
    if expected is not None:
        assert as_float == pytest.approx(float(expected), abs=1e-12)


def test_consistency_on_a_thousand_random_models() -> None:
    """Pearl's axiom: where X is x, Y is what it would be were X set to x."""
    random = Random(7)
    held = 0
    for _ in range(1000):
        model = brute.random_model(random, size=5)
        x, y = random.sample(model.nodes, 2)
        value = random.randint(0, 1)
        found = model.query(f"{y}[{x}={value}] == {y} :|: {x} == {value}").value
        if found is None:
            assert model.query(f"{x} == {value}").value == 0
            continue
        held += 1
        assert found == pytest.approx(1, abs=1e-12)
    assert held > 800


def test_composition_and_effectiveness() -> None:
    random = Random(11)
    for _ in range(200):
        model = brute.random_model(random)
        x, y = random.sample(model.nodes, 2)
        others = [node for node in model.nodes if node not in (x, y)]
        assert model.query(f"{y}[{y}=1] == 1").value == 1
        for z in others:
            found = model.query(f"{y}[{x}=1, {z}={z}[{x}=1]] == {y}[{x}=1]").value
            assert found == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize("length", range(2, 12))
def test_the_effect_along_a_flat_chain_in_closed_form(length: int) -> None:
    """Along a chain of flat nodes, each link is positive, or negative, a quarter of the time: (1/2)^links in all."""
    nodes = [f"N{number:02d}" for number in range(length)]
    model = Model(" -> ".join(nodes))
    links = length - 1
    found = model.query(f"{nodes[-1]}[{nodes[0]}=1] != {nodes[-1]}[{nodes[0]}=0]", is_exact=True).value
    assert found == Fraction(1, 2**links)


def test_the_probability_of_necessity_under_monotony() -> None:
    """Tian and Pearl (2000): with monotony and no confounding, it is 1 - P(y|x')/P(y|x)."""
    model = Model("X -> Y").restrict("Y[X=1] < Y[X=0]").set_parameters([0.2, 0.5, 0.3], node="Y")
    found = model.query("Y[X=0]==0 :|: X==1 & Y==1", is_exact=True).value
    assert found == 1 - Fraction(3, 10) / Fraction(8, 10)


def test_three_values() -> None:
    model = Model("X -> Y", values={"X": 3, "Y": 3})
    assert len(model.nodal_types["Y"]) == 27
    assert model.query("Y[X=2] > Y[X=0]", is_exact=True).value == Fraction(1, 3)
    monotone = model.restrict("Y[X=1] < Y[X=0]").restrict("Y[X=2] < Y[X=1]")
    assert len(monotone.nodal_types["Y"]) == 10
    assert monotone.query("Y[X=.] == 2", is_exact=True).value == Fraction(6, 10)


def test_many_worlds_at_once() -> None:
    model = Model("X -> Y <- Z", values={"X": 3})
    query = "Y[X=0] != Y[X=1] & Y[X=1] != Y[X=2] & Y == 1"
    every: list[tuple[brute.Term, int]] = [(("Y", {"X": a}), v) for a, v in ((0, 1), (1, 0), (2, 1))]
    other: list[tuple[brute.Term, int]] = [(("Y", {"X": a}), v) for a, v in ((0, 0), (1, 1), (2, 0))]
    now: brute.Term = ("Y", {})
    expected = sum(
        (brute.probability(model, [*some, (now, 1)], []) or Fraction(0) for some in (every, other)),
        Fraction(0),
    )
    assert model.query(query, is_exact=True).value == expected


def test_a_wide_graph_of_thirty_nodes() -> None:
    lines = [f"N{max(0, i - k):02d} -> N{i:02d}" for i in range(1, 30) for k in (1, 2, 3, 4) if i - k >= 0]
    model = Model("; ".join(lines))
    found = model.query("N29[N00=0]==0 :|: N00==1 & N29==1").value
    assert found is not None
    assert 0 < float(found) < 1


def test_impossible_evidence_is_undefined_and_says_so() -> None:
    answer = Model("X -> Y").query("X==1 :|: X==2")
    assert answer.value is None
    assert "no chance" in answer.undefined


def test_hedged_evidence_is_bayes() -> None:
    model = Model("X -> Y").set_parameters([0.1, 0.2, 0.3, 0.4], node="Y")
    sure = [model.query("X==1", given=f"Y=={value}", is_exact=True).value for value in (0, 1)]
    chance = model.query("Y==1", is_exact=True).value
    assert isinstance(chance, Fraction)
    low, high = Fraction(1, 5), Fraction(4, 5)
    weight = chance * high / (chance * high + (1 - chance) * low)
    assert isinstance(sure[0], Fraction)
    assert isinstance(sure[1], Fraction)
    found = model.query("X==1", evidence={"Y": (low, high)}, is_exact=True).value
    assert found == weight * sure[1] + (1 - weight) * sure[0]


def test_an_interval_of_evidence_bounds_the_answer() -> None:
    model = Model("X -> Y").set_parameters([0.1, 0.2, 0.3, 0.4], node="Y")
    answer = model.query("X==1", evidence={"Y": ((0.1, 0.3), 0.8)})
    ends = [model.query("X==1", evidence={"Y": (end, 0.8)}).value for end in (0.1, 0.2, 0.3)]
    assert answer.bounds is not None
    assert answer.bounds == pytest.approx((ends[2], ends[0]))
    assert answer.value == pytest.approx(ends[1])


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Q==1", "not a node"),
        ("Y[Q=1]==1", "not a node"),
        ("Y[X=2]==1", "cannot be set to 2"),
        ("Y[X=1 == 1", "bracket"),
        ("Y[X=1] >", "missing at the end"),
        ("Y == 1 == 1", "two comparisons"),
        ("Y ? 1", "not understood"),
        ("te(X)", "takes 2 nodes"),
        ("Y :|:", "nothing follows"),
    ],
)
def test_what_is_amiss_in_a_query_is_told(query: str, words: str) -> None:
    with pytest.raises(ModelFault, match=words):
        Model("X -> Y").query(query)
