"""Small models told without arrays: where a sketch is sure, the model itself finds nothing wrong."""

from itertools import product
from random import Random

import pytest

from regesta.reasoning.causal import Model, ModelFault
from regesta.reasoning.causal.assumptions import assumed
from regesta.reasoning.causal.formulas import read_formula
from regesta.reasoning.causal.sketch import can_happen, facts, is_asked_well, sketched

GRAPHS = ("X -> Y", "X -> M -> Y", "X -> Y; Z -> Y", "X -> M -> Y; X -> Y; Z -> M", "A -> Y; B -> Y; C -> Y")
RESTRICTIONS = (
    "Y[X=1] < Y[X=0]",
    "Y[X=1] > Y[X=0]",
    "increasing(X, Y)",
    "Y[X=1] == 0",
    "X[] == 1",
    "M[X=1] == M[X=0]",
    "Y[A=1] < Y[A=0]",
    "interacts(A, B, Y)",
    "!(Y[Z=1] == 1) | Y[Z=0] + Y[Z=1] >= 2",
    "Y[X=0]",
    "Y[X=0",
)
SHARES = (
    "share X.1: 1/3",
    "share X.0: 1",
    "share Y.01: 0.2",
    "share Y.01: 1/5",
    "share Y.10: 0.3",
    "share Y.00: 0.6",
    "share Y.11: 0.5",
    "share Z.1: 2",
    "prior jeffreys",
    "share Y.9: 0.1",
)
ASKS = (
    "Y[X=0] == 0",
    "Y[X=1] - Y[X=0]",
    "M[X=1] > M[X=0] & Y == 1",
    "Y[Y=1] == 1",
    "Y[M=M[X=0]] == 1",
    "Q == 1",
    "Y[A=1] == 1",
    "Y[A=0, B=1] <= Y",
)


def of_lines(draws: str, lines: list[tuple[str, str]]) -> Model:
    """The model itself."""
    model = Model(draws)
    for key, text in lines:
        if key == "restricts":
            model = model.restrict(text)
    return assumed(model, [text for key, text in lines if key == "assumes"])


@pytest.mark.parametrize("draws", GRAPHS)
def test_what_a_sketch_is_sure_of_the_model_bears_out(draws: str) -> None:
    random = Random(draws)
    sure = 0
    for _ in range(150):
        lines = [("restricts", random.choice(RESTRICTIONS)) for _ in range(random.randrange(3))]
        lines += [("assumes", one) for one in random.sample(SHARES, random.randrange(4))]
        random.shuffle(lines)
        sketch = sketched(draws, lines)
        if sketch is None:
            continue
        model = of_lines(draws, lines)  # raises nothing
        for node in model.nodes:
            labels = {"".join(map(str, row)) for row in sketch.types[node]}
            assert labels == set(model.nodal_types[node])
        given = {node: random.randrange(2) for node in model.nodes if random.random() < 0.7}
        condition = " & ".join(f"{node}=={value}" for node, value in given.items())
        for ask in ASKS:
            if not is_asked_well(sketch, read_formula(ask)):
                continue
            sure += 1
            assert (model.query(ask, given=condition).value is not None) == can_happen(sketch, given)
    assert sure > 10


def test_every_assignment_is_told_possible_or_not() -> None:
    draws, lines = "X -> M -> Y", [("restricts", "M[X=1] == 0"), ("restricts", "Y[M=1] == 0")]
    sketch, model = sketched(draws, lines), of_lines(draws, lines)
    assert sketch is not None
    told = {
        values: can_happen(sketch, dict(zip("XMY", values, strict=True)))
        for values in product((0, 1), repeat=3)
    }
    assert not all(told.values()) and any(told.values())
    for (x, m, y), can in told.items():
        assert (model.query("1==1", given=f"X=={x} & M=={m} & Y=={y}").value is not None) == can


@pytest.mark.parametrize(
    ("draws", "lines"),
    [
        ("X -> X", []),
        ("X -> Y; X <-> Y", []),
        ("A -> Y; B -> Y; C -> Y; D -> Y", []),
        ("; ".join(f"N{n} -> N{n + 1}" for n in range(15)), []),
        ("X -> M -> Y", [("restricts", "Y[X=1] < Y[X=0]")]),
        ("X -> Y", [("restricts", "X[] == 0"), ("restricts", "X[] == 1")]),
        ("X -> Y", [("restricts", "Y[Q=1] == 1")]),
        ("X -> Y", [("restricts", "1 / Y[X=1] == 1")]),
        ("X -> Y", [("assumes", "share X.1: 1/0")]),
        ("X -> Y", [("assumes", "values Y 0..2")]),
    ],
)
def test_what_is_not_plain_is_left_to_the_model(draws: str, lines: list[tuple[str, str]]) -> None:
    assert sketched(draws, lines) is None


def test_facts_are_what_nodes_are_and_no_more() -> None:
    assert facts(read_formula("X = 1 & (Y == 0)")) == {"X": 1, "Y": 0}
    for text in ("X = 1 & X = 0", "X[Y=1] == 0", "X > 0", "X == Y", "X | Y"):
        assert facts(read_formula(text)) is None
    with pytest.raises(ModelFault):
        read_formula("X =")


def test_what_is_no_value_of_a_node_cannot_be_given() -> None:
    sketch = sketched("X -> Y", [])
    assert sketch is not None
    assert not can_happen(sketch, {"X": 2}) and not can_happen(sketch, {"Q": 1})
