"""Drawing, restricting and weighing models."""

from fractions import Fraction

import pytest

from regesta.reasoning.causal import Model, ModelFault
from regesta.reasoning.causal.formulas import SHORTHANDS


def test_nodes_stand_by_generation_and_parents_too() -> None:
    model = Model("Z <- U1 -> Y; Z <- U2 -> X; X -> Y")
    assert model.nodes == ("U1", "U2", "X", "Z", "Y")
    assert model.parents["Y"] == ("U1", "X")


def test_braces_and_lines_draw_the_same_graph() -> None:
    one, other = Model("{A B} -> Y -> {C D}"), Model("A -> Y\nB -> Y\nY -> C\nY -> D")
    assert one.parents == other.parents


def test_labels_run_with_the_first_parent_fastest() -> None:
    model = Model("X -> Y <- Z")
    assert model.nodal_types["Y"][:4] == ("0000", "1000", "0100", "1100")
    only_x = model.restrict("Y[X=1] > Y[X=0]", is_kept=True, join="&")
    assert only_x.nodal_types["Y"] == ("0101",)


def test_confounding_makes_a_set_for_each_type() -> None:
    model = Model("Z -> X -> Y; X <-> Y")
    names = list(dict.fromkeys(p.set for p in model.parameters))
    assert names == ["Z", "X", "Y.X.00", "Y.X.01", "Y.X.10", "Y.X.11"]
    assert model.restrict("X[Z=1] < X[Z=0]").causal_type_count == 24


def test_confounding_in_a_chain_and_a_triangle() -> None:
    chain = Model("X -> Y -> Z; X <-> Y; Y <-> Z")
    assert chain.causal_type_count == 32
    assert chain.parameters[-1].name == "Z.11_Y.11_X.1"
    triangle = Model("X -> Y -> Z; X <-> Y; Y <-> Z; X <-> Z")
    assert triangle.causal_type_count == 32
    assert triangle.query("Z==1", is_exact=True).value == Fraction(1, 2)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_monotone_types_are_as_many_as_dedekind_counted(count: int) -> None:
    parents = [f"X{number}" for number in range(count)]
    model = Model("; ".join(f"{parent} -> Y" for parent in parents))
    for parent in parents:
        model = model.restrict(f"decreasing({parent}, Y)")
    assert len(model.nodal_types["Y"]) == {1: 3, 2: 6, 3: 20}[count]


def test_the_order_of_restrictions_does_not_matter() -> None:
    model = Model("X -> Y <- Z")
    statements = ("decreasing(X, Y)", "substitutes(X, Z, Y)")
    one = model.restrict(statements[0]).restrict(statements[1])
    other = model.restrict(statements[1]).restrict(statements[0])
    assert one.nodal_types == other.nodal_types


def test_labels_with_wildcards() -> None:
    model = Model("X -> Y").restrict(labels={"Y": "?0"})
    assert model.nodal_types["Y"] == ("01", "11")
    kept = Model("X -> Y; X <-> Y").restrict(labels={"Y": ["01", "11"]}, given="X.1")
    assert [p.name for p in kept.parameters][-2:] == ["Y.00_X.1", "Y.10_X.1"]


def test_wildcards_spread_within_their_parentheses() -> None:
    model = Model("X -> Y <- Z")
    within = model.query("(Y[X=1,Z=.] > Y[X=0,Z=.])", is_exact=True).value
    apart = model.query("(Y[X=1,Z=.]) > (Y[X=0,Z=.])", is_exact=True).value
    both = model.query("(Y[X=1,Z=.] > Y[X=0,Z=.])", join="&", is_exact=True).value
    assert (within, apart, both) == (Fraction(7, 16), Fraction(3, 16), Fraction(1, 16))


def test_shorthands_stand_for_formulas() -> None:
    model = Model("X -> Y <- Z")
    for name, (count, _) in SHORTHANDS.items():
        nodes = ("X", "Y") if count == 2 else ("X", "Z", "Y")
        assert model.query(f"{name}({', '.join(nodes)})").value is not None
    more = model.query("complements(X, Z, Y)", is_exact=True).value
    less = model.query("substitutes(X, Z, Y)", is_exact=True).value
    some = model.query("interacts(X, Z, Y)", is_exact=True).value
    assert isinstance(more, Fraction)
    assert isinstance(less, Fraction)
    assert more + less == some


def test_not_binds_looser_than_comparison() -> None:
    model = Model("X -> Y").set_parameters([0.1, 0.2, 0.3, 0.4], node="Y")
    assert model.query("!Y==1").value == model.query("Y==0").value
    assert model.query("X==1 | !X==1 & Y==1").value == model.query("X==1 | (X==0 & Y==1)").value


def test_shares_fill_up() -> None:
    model = Model("X -> Y").set_parameters(0.4, names="Y.01")
    assert [p.value for p in model.parameters][2:] == [Fraction(1, 5)] * 2 + [Fraction(2, 5), Fraction(1, 5)]
    assert model.set_parameters([1, 2, 3, 4], node="Y").parameters[-1].value == Fraction(4, 10)


def test_priors_are_told_apart_from_parameters() -> None:
    model = Model("X -> Y").set_priors(3, statement="Y[X=1] > Y[X=0]").set_parameters(0.9, names="Y.01")
    query = "Y[X=1] > Y[X=0]"
    assert model.query(query, using="priors", is_exact=True).value == Fraction(1, 2)
    assert model.query(query, is_exact=True).value == Fraction(9, 10)


def test_events_sum_to_one_and_heed_what_is_ruled_out() -> None:
    model = Model("X -> M -> Y").restrict("Y[X=1] < Y[X=0]")
    found = model.event_probabilities()
    assert list(found)[:2] == ["X0M0Y0", "X1M0Y0"]
    assert sum(found.values()) == pytest.approx(1)
    some = model.query("X==1 & M==0 & Y==1").value
    assert found["X1M0Y1"] == pytest.approx(float(some or 0))


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("", "draws nothing"),
        ("X -> X", "points at itself"),
        ("X -> Y Z", "an arrow is missing"),
        ("X - Y", "neither an arrow nor a node"),
        ("{X Y -> Z", "brace"),
        ("X -> Y; X <-> Q", "confounded"),
        ("A -> B -> C -> A", "in a circle: "),
    ],
)
def test_what_is_amiss_in_a_statement_is_told(statement: str, words: str) -> None:
    with pytest.raises(ModelFault, match=words):
        Model(statement)


def test_what_is_amiss_in_types_and_restrictions_is_told() -> None:
    with pytest.raises(ModelFault, match="no nodal type of Y"):
        Model("X -> Y", types={"Y": ["012"]})
    with pytest.raises(ModelFault, match="is a number"):
        Model("X -> Y").restrict("te(X, Y)")
    with pytest.raises(ModelFault, match="statement or labels"):
        Model("X -> Y").restrict()
    with pytest.raises(ModelFault, match="no parameter is meant"):
        Model("X -> Y").set_priors(2, names="Y.33")
    with pytest.raises(ModelFault, match="2 numbers for 4"):
        Model("X -> Y").set_parameters([1, 2], node="Y")
    with pytest.raises(ModelFault, match="cannot have 1 values"):
        Model("X -> Y", values={"X": 1})
