"""Nodes with too many types to list: every answer is the one that listing gives, where listing is possible."""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest

from regesta.reasoning.causal import Model, ModelFault, nodal_types
from regesta.reasoning.causal.open_types import MOST_ROWS, opened, spread

FIVE = "A -> Y; B -> Y; C -> Y; D -> Y; E -> Y"
QUERIES = (
    "Y[X=1] > Y[X=0]",
    "Y[X=0]==0 :|: X==1 & Y==1",
    "Y[X=0]==0 :|: X==1 & Y==1 & M==0",
    "(Y[X=1,M=0] > Y[X=0,M=0]) & (Y[X=1,M=1] < Y[X=0,M=1])",
    "Y[X=1,M=0] + Y[X=0,M=0] + Y[X=0,M=1]",
    "Y[X=1,M=M[X=0]] > Y[X=0,M=M[X=0]] :|: Y==1",
)
DATA = [{"X": 1, "M": 0, "Y": 1}, {"X": 0, "M": 1, "Y": 0}, {"X": 1, "Y": 1}, {"M": 1, "Y": 0}]


@contextmanager
def unlisted() -> Iterator[None]:
    """While it lasts, nodes with more than four types are not listed."""
    kept, nodal_types.MOST_TYPES = nodal_types.MOST_TYPES, 4
    try:
        yield
    finally:
        nodal_types.MOST_TYPES = kept


def both(values: dict[str, int] | None = None) -> tuple[Model, Model]:
    """One model with the types of Y listed and one with them open."""
    listed = Model("X -> M -> Y; X -> Y", values=values)
    with unlisted():
        left_open = Model("X -> M -> Y; X -> Y", values=values)
    assert len(left_open.types["Y"]) == 1 < len(listed.types["Y"])
    assert left_open.nodal_type_count("Y") == listed.nodal_type_count("Y")
    assert left_open.causal_type_count == listed.causal_type_count
    return listed, left_open


def same(one: Model, other: Model) -> None:
    for query in QUERIES:
        assert one.query(query, is_exact=True).value == other.query(query, is_exact=True).value, query
        assert one.query(query).value == pytest.approx(other.query(query).value, abs=1e-12)


@pytest.mark.parametrize("values", [None, {"M": 3}, {"X": 3, "Y": 3}])
def test_queries(values: dict[str, int] | None) -> None:
    same(*both(values))


def test_learning_with_gaps_and_then_learning_more() -> None:
    listed, left_open = (one.update(DATA) for one in both())
    same(listed, left_open)
    assert listed.likelihood == left_open.likelihood
    same(*(one.update([{"X": 0, "M": 0, "Y": 1}]) for one in (listed, left_open)))


@pytest.mark.parametrize(
    "statement", ["Y[X=1] < Y[X=0]", "Y[X=0, M=0] == 1", "(Y[X=1] < Y[X=0]) | (Y[M=1] < Y[M=0])"]
)
@pytest.mark.parametrize("is_kept", [False, True])
def test_restrictions(statement: str, is_kept: bool) -> None:
    listed, left_open = (one.restrict(statement, is_kept=is_kept) for one in both())
    assert listed.nodal_type_count("Y") == left_open.nodal_type_count("Y")
    same(listed, left_open)
    same(listed.update(DATA[:1]), left_open.update(DATA[:1]))


def test_labels_priors_and_shares() -> None:
    same(*(one.restrict(labels={"Y": "1??0"}) for one in both()))
    listed, left_open = (one.set_priors(3, node="Y").update(DATA) for one in both())
    same(listed, left_open)
    same(*(one.set_priors(distribution="jeffreys").update(DATA) for one in both()))
    same(*(one.set_parameters([0.3, 0.7], node="X") for one in both()))


def test_a_node_of_five_parents() -> None:
    model = Model(FIVE)
    assert model.nodal_type_count("Y") == 2**32
    assert model.query("Y[A=1] > Y[A=0]", is_exact=True).value == pytest.approx(1 / 4)
    orderly = model.restrict(" | ".join(f"(Y[{name}=1] < Y[{name}=0])" for name in "ABCDE"))
    assert orderly.nodal_type_count("Y") == 7581  # monotone functions of five variables: Dedekind's numbers
    learned = model.update([{"A": 1, "B": 1, "C": 0, "D": 1, "E": 0, "Y": 1}] * 3)
    seen = "Y[A=1,B=1,C=0,D=1,E=0]==1"
    assert learned.query(seen, is_exact=True).value == pytest.approx((2**31 + 3) / (2**32 + 3), abs=1e-15)


def test_what_is_too_much_is_told() -> None:
    model = Model(FIVE)
    for ask in (
        lambda: model.restrict("Y[A=1] < Y[A=0]"),
        lambda: model.satisfying("Y[A=1] > Y[A=0]"),
        lambda: model.query("Y[A=1] > Y[A=0]", using="priors", level="population"),
        lambda: Model(f"{FIVE}; A <-> Y"),
        lambda: Model("; ".join(f"P{number} -> Y" for number in range(12))),
    ):
        with pytest.raises(ModelFault) as fault:
            ask()
        assert fault.value.kind == "size"


def test_rows_are_told_and_beliefs_shared_out() -> None:
    rows = np.full((1, 3), nodal_types.OPEN, dtype=np.int8)
    assert opened(rows, [2, 0], 2).tolist() == [[0, -1, 0], [1, -1, 0], [0, -1, 1], [1, -1, 1]]
    told, shares = spread(rows, np.array([1.0]), [1, 1], 3)
    assert told[:, 1].tolist() == [0, 1, 2] and shares.tolist() == pytest.approx([1 / 3] * 3)
    assert MOST_ROWS >= 2**16
