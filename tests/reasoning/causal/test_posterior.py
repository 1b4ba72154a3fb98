"""Learning from cases, against every allotment of them to causal types, closed forms, and laws."""

from fractions import Fraction
from itertools import product
from math import comb
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.reasoning.causal import Model, ModelFault, compare
from regesta.reasoning.causal.allocations import Allocation
from regesta.reasoning.causal.nodal_types import all_types
from tests.reasoning.causal import brute

Row = dict[str, int | None]


def random_rows(random: Random, model: Model, count: int, *, gaps: float = 0.0) -> list[Row]:
    """Rows of random values, some of them gaps."""
    return [
        {
            n: None if random.random() < gaps else random.randint(0, model.graph.values[n] - 1)
            for n in model.nodes
        }
        for _ in range(count)
    ]


@pytest.mark.parametrize("seed", range(40))
def test_the_likelihood_agrees_with_every_allotment_listed(seed: int) -> None:
    random = Random(seed)
    model = brute.random_model(random, size=3)
    for name in {p.set for p in model.parameters}:
        count = sum(p.set == name for p in model.parameters)
        model = model.set_priors([Fraction(random.randint(1, 4), 2) for _ in range(count)], set_name=name)
    rows = random_rows(random, model, 2, gaps=0.3)
    expected = brute.likelihood(model, rows)
    if not expected:
        with pytest.raises(ModelFault, match="cannot come about"):
            _ = model.update(rows).likelihood
        return
    learned = model.update(rows)
    assert learned.likelihood == expected
    row = random_rows(random, model, 1)[0]
    text = " & ".join(f"{node}=={value}" for node, value in row.items())
    assert learned.query(text, is_exact=True).value == brute.likelihood(model, [*rows, row]) / expected


def test_a_root_learns_as_a_beta() -> None:
    learned = Model("X").update([{"X": 1, "count": 7}, {"X": 0, "count": 3}])
    means = {one.name: one.mean for one in learned.estimates(is_exact=True)}
    assert means == {"X.0": Fraction(4, 12), "X.1": Fraction(8, 12)}
    assert learned.likelihood == Fraction(1, comb(10, 3) * 11)


def test_cases_that_repeat_agree_with_cases_that_do_not() -> None:
    """The sums over sets, over counts and by division are one sum."""
    model = Model("X -> Y <- Z")
    rows = [{"X": x, "Z": z, "Y": y} for x, z, y in product((0, 1), repeat=3) if (x, z, y) != (1, 0, 0)]
    plain = model.update(rows)
    by_halves = model.set_priors(Fraction(1)).update(rows)
    assert plain.likelihood == by_halves.likelihood
    doubled = model.update([*rows, *rows[:3]])
    counted = model.update([{**row, "count": 2 if i < 3 else 1} for i, row in enumerate(rows)])
    assert doubled.likelihood == counted.likelihood
    assert doubled.estimates(is_exact=True)[0].mean == counted.estimates(is_exact=True)[0].mean


@pytest.mark.parametrize("seed", range(20))
def test_the_three_sums_over_allotments_are_one(seed: int) -> None:
    random = Random(seed)
    types = all_types(2, 2 ** random.randint(1, 2))
    kinds = [(setting, value) for setting in range(types.shape[1]) for value in (0, 1)]
    counts = {kind: random.randint(1, 3) for kind in random.sample(kinds, random.randint(1, 4))}
    apart = dict.fromkeys(counts, 1)
    allotted = Allocation(types, None, counts)
    assert allotted._by_divisions() == allotted._by_blocks()
    assert Allocation(types, None, apart)._by_divisions() == Allocation(types, None, apart)._by_subsets()


def test_a_hundred_cases_that_repeat_are_learned_from_exactly() -> None:
    counts = {(0, 0): 40, (0, 1): 10, (1, 0): 15, (1, 1): 35}
    rows = [{"X": x, "Y": y, "count": count} for (x, y), count in counts.items()]
    learned = Model("X -> Y").update(rows)
    assert learned.likelihood is not None
    types = [Allocation(all_types(2, 2), None, counts).mean(is_exact=is_exact) for is_exact in (True, False)]
    assert sum(types[0]) == 1 and types[0].astype(float) == pytest.approx(types[1])
    drawn = Model("X -> Y").update(rows, is_sampling=True).query("Y[X=1] - Y[X=0]").value
    assert drawn == pytest.approx(learned.query("Y[X=1] - Y[X=0]").value, abs=0.02)


def test_ten_cases_of_a_node_with_four_parents() -> None:
    random = Random(3)
    model = Model("{A B C D} -> Y")
    rows = random_rows(random, model, 10)
    learned = model.update(rows)
    assert learned.likelihood is not None
    last = [*rows[:-1], {**rows[-1], "Y": None}]
    flipped = [*rows[:-1], {**rows[-1], "Y": 1 - int(rows[-1]["Y"] or 0)}]
    assert model.update(last).likelihood == learned.likelihood + (model.update(flipped).likelihood or 0)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 4))
def test_the_order_of_cases_does_not_matter(seed: int, count: int) -> None:
    random = Random(seed)
    model = brute.random_model(random, size=3)
    rows = random_rows(random, model, count, gaps=0.2)
    shuffled = random.sample(rows, len(rows))
    try:
        found = model.update(rows).likelihood
    except ModelFault:
        return
    assert found == model.update(shuffled).likelihood
    assert found == model.update(rows[:1]).update(rows[1:]).likelihood


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_the_chance_of_what_may_come_next_is_one(seed: int) -> None:
    random = Random(seed)
    model = brute.random_model(random, size=3)
    learned = model.update(random_rows(random, model, 2, gaps=0.3))
    try:
        every = [
            learned.query(
                " & ".join(f"{n}=={v}" for n, v in zip(model.nodes, row, strict=True)), is_exact=True
            )
            for row in product((0, 1), repeat=len(model.nodes))
        ]
    except ModelFault as fault:
        assert "cannot come about" in fault.what
        return
    assert sum(Fraction(one.value or 0) for one in every) == 1


@pytest.mark.parametrize(
    ("statement", "rows"),
    [
        ("X -> Y", [{"X": 1, "Y": 1}, {"X": 0, "Y": 0}, {"X": 1, "Y": None}]),
        ("X -> M -> Y", [{"X": 1, "M": None, "Y": 1}, {"X": 0, "M": 0, "Y": 0}]),
        ("Z -> X -> Y; X <-> Y", [{"Z": 1, "X": 1, "Y": 1}, {"Z": 0, "X": 0, "Y": 1}]),
    ],
)
def test_sampling_agrees_with_the_exact_sum(statement: str, rows: list[Row]) -> None:
    exact = Model(statement).update(rows)
    drawn = Model(statement).update(rows, is_sampling=True, draws=8000)
    query = "Y[X=1] > Y[X=0] :|: X==1 & Y==1"
    answer, known = drawn.query(query), exact.query(query)
    assert answer.method == "sampled"
    assert known.method == "exact"
    assert answer.value is not None
    assert answer.error is not None
    assert float(answer.value) == pytest.approx(float(known.value or 0), abs=4 * answer.error + 1e-9)
    for one, other in zip(drawn.estimates(), exact.estimates(), strict=True):
        assert one.error is not None
        assert float(one.mean) == pytest.approx(float(other.mean), abs=5 * one.error)


def test_a_population_differs_from_a_case() -> None:
    """Humphreys and Jacobs: the mean of a ratio is not the ratio of means."""
    learned = Model("X -> M -> Y").update([{"X": x, "Y": x, "count": 8} for x in (0, 1)], draws=8000)
    query = "Y[X=1] > Y[X=0] :|: X==1 & Y==1 & M==1"
    case, share = learned.query(query), learned.query(query, level="population")
    assert case.level == "case"
    assert share.level == "population"
    assert share.low is not None
    assert share.high is not None
    assert share.low < float(share.value or 0) < share.high


def test_a_restriction_on_causal_types_is_something_known_of_every_case() -> None:
    """X -> M -> Y with no case that X harms: by hand over the 32 types."""
    model = Model("X -> M -> Y").restrict("Y[X=1] < Y[X=0]")
    assert model.causal_type_count == 28
    expected = Fraction(4, 28)
    assert model.query("Y[X=1] > Y[X=0]", is_exact=True).value == expected
    learned = model.update([{"X": 1, "M": 1, "Y": 1}])
    assert learned.query("Y[X=1] < Y[X=0]", is_exact=True).value == 0
    sampled = model.update([{"X": 1, "M": 1, "Y": 1}], is_sampling=True, draws=4000)
    query = "Y[X=1] > Y[X=0]"
    answer = sampled.query(query)
    assert answer.error is not None
    assert float(answer.value or 0) == pytest.approx(
        float(learned.query(query).value or 0), abs=5 * answer.error
    )


def test_rival_models_are_compared_by_what_they_foretold() -> None:
    rows = [{"X": x, "Y": x, "count": 5} for x in (0, 1)]
    free = Model("X -> Y")
    rivals = compare({"free": free, "harmless": free.restrict("Y[X=1] < Y[X=0]")}, rows)
    assert rivals[0].name == "harmless"
    assert sum(rival.chance for rival in rivals) == pytest.approx(1)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"Q": 1}, "no node"),
        ({"X": 2}, "the value 2"),
        ({"X": "one"}, "the value 'one'"),
        ({"X": 1, "count": -1}, "the count -1"),
        ({"X": (0, 0)}, "impossible"),
        ({"X": (0.5, 1.5)}, "from 0 to 1"),
        ({"X": (0.5,)}, "chances are given"),
        ({"event": "Q1"}, "the event"),
    ],
)
def test_what_is_amiss_in_data_is_told(row: dict[str, object], words: str) -> None:
    with pytest.raises(ModelFault, match=words):
        Model("X -> Y").update([row])  # type: ignore[list-item]  # wrong on purpose
