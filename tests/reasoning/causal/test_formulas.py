"""Formulas and graphs as text: whatever stands there is read, or told to be amiss."""

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.reasoning.causal import Model, ModelFault
from regesta.reasoning.causal.assumptions import assumed, read_givens
from regesta.reasoning.causal.fault import MOST_TOLD
from regesta.reasoning.causal.formulas import MOST_DEPTH, read_formula
from regesta.reasoning.causal.graph import read_graph
from regesta.reasoning.causal.spoken import check

PIECES = (
    *"()[]!&|=<>+-*/,.~:{}; \n\t\"'XYMQ0123²٣\u00a0\u2028\x0b\x85é",
    *("Y[X=", "Y[X=0]", "==", "!=", "&&", "||", ":|:", "->", "<->", "te(X, Y)", "share ", "0.5", "9" * 20),
)
MODEL = Model("X -> M -> Y")


def texts() -> st.SearchStrategy[str]:
    """Any text, pieces of formulas and graphs in any order, and a piece over and over."""
    pieces = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
    return st.one_of(
        st.text(max_size=20),
        pieces,
        st.builds(lambda piece, count, end: piece * count + end, pieces, st.integers(1, 2000), pieces),
    ).map(lambda text: text[:5000])


@settings(deadline=None)
@given(texts())
def test_no_text_makes_the_readers_raise_anything_but_a_fault(text: str) -> None:
    for read in (read_formula, read_graph, read_givens):
        try:
            read(text)
        except ModelFault as fault:
            assert fault.what
            assert fault.remedy
            assert len(fault.what) <= MOST_TOLD
            assert len(fault.remedy) <= MOST_TOLD


@settings(deadline=None)
@given(texts())
def test_no_text_makes_a_model_raise_anything_but_a_fault(text: str) -> None:
    for ask in (MODEL.query, MODEL.restrict, MODEL.satisfying, lambda text: assumed(MODEL, [text])):
        with suppress(ModelFault):
            ask(text[:400])


@pytest.mark.parametrize(
    "text",
    [
        "(" * 3000 + "Y==1" + ")" * 3000,
        "!" * 3000 + "Y==1",
        "-" * 3000 + "1",
        "Y[X=" * 1000 + "0" + "]" * 1000,
        "+".join(["Y"] * 3000),
        "(" * 150 + "Y==1" + ")" * 150,
    ],
)
def test_what_stands_too_deep_is_told(text: str) -> None:
    for ask in (MODEL.query, MODEL.restrict):
        with pytest.raises(ModelFault, match=f"keep to {MOST_DEPTH} levels"):
            ask(text)


def test_long_chains_are_answered() -> None:
    assert MODEL.query(" & ".join(["Y==1"] * 5000)).value == MODEL.query("Y==1").value
    assert MODEL.query(" | ".join(["Y==1", "(X==1 & M==0)"] * 2000)).value == 0.625
    same = " & ".join(["Y[X=0]==Y[X=1]"] * 300)
    assert MODEL.query("X==1", given=same).value == 0.5
    deep = "(" * MOST_DEPTH + "Y==1" + ")" * MOST_DEPTH
    assert MODEL.query(deep).value == 0.5


def test_long_and_wide_graphs_are_answered() -> None:
    long = Model(" -> ".join(f"N{number}" for number in range(1500)))
    assert long.query("N1499[N0=1]==1", given="N3==1").value == 0.5
    star = Model("; ".join(f"X -> Y{number}" for number in range(90)))
    assert star.query("X==1", given=" & ".join(f"Y{number}==1" for number in range(90))).value == 0.5


@pytest.mark.parametrize("last", ["N7", "N0"])
def test_a_long_graph_is_read_in_time_that_grows_with_it(last: str) -> None:
    names = [f"N{number}" for number in range(20_000)]
    start = time.process_time()
    with suppress(ModelFault):  # N0 -> … -> N0 goes in a circle
        assert read_graph(" -> ".join(names) if last == "N7" else " -> ".join([*names, last])).nodes == tuple(
            names
        )
    assert time.process_time() - start < 3


def test_white_space_of_any_kind_parts_the_words_of_a_graph() -> None:
    assert read_graph("X\u00a0->\u2009Y\x0b").nodes == ("X", "Y")


def test_numbers_and_wildcards_have_their_limits() -> None:
    with pytest.raises(ModelFault, match="too long"):
        read_formula("9" * 5000)
    with pytest.raises(ModelFault, match="not understood"):
        read_formula("Y == ٣")
    wide = Model("; ".join(f"X{number} -> Y" for number in range(14)), types={"Y": ["0" * 2**14]})
    with pytest.raises(ModelFault, match="too many values"):
        wide.query(f"Y[{', '.join(f'X{number}=.' for number in range(14))}] == 1")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Y==2", "Y cannot be 2: its values are 0 to 1"),
        ("(Y)!=(1+1)", "Y cannot be 2"),
        ("7 = Y[X=0]", "Y cannot be 7"),
        ("Y==0.5", "Y cannot be 0.5"),
        ("Y==-1", "Y cannot be -1"),
        ("Y[M=M[Q=0]]==1", "Q is not a node"),
    ],
)
def test_values_that_a_node_cannot_have_are_told(query: str, words: str) -> None:
    with pytest.raises(ModelFault, match=words):
        check(MODEL.graph, "Y==1", f"X==1 :|: {query}")
    with pytest.raises(ModelFault, match=words):
        MODEL.restrict(query)


def test_a_model_is_never_at_a_value_that_a_node_cannot_have() -> None:
    assert MODEL.query("Y==2").value == 0
    assert MODEL.query("Y==1", given="X==2").value is None


@pytest.mark.parametrize("query", ["Y/0", "Y/X", "Y[X=1]/0 == 1", "0/0 == 0/0", "1/(X-X)"])
def test_a_division_by_what_may_be_0_is_told(query: str) -> None:
    with pytest.raises(ModelFault, match="division by what may be 0"):
        MODEL.query(query)
    assert MODEL.query("Y/2").value == 0.25
    assert MODEL.query("Y/(X+1)").value == pytest.approx(0.375)


def test_comparisons_that_hold_of_every_value_or_none_are_answered() -> None:
    assert MODEL.query("Y < 7").value == 1
    assert MODEL.query("Y[X=1] - Y[X=0] == -1").value == 0.125
    assert Model("X -> Y", values={"Y": 3}).query("Y==2").value == pytest.approx(1 / 3)


def test_a_range_of_evidence_that_runs_backwards_is_told() -> None:
    with pytest.raises(
        ModelFault, match=r"0\.8 to 0\.2 of M runs from the greater to the less: write it 0\.2 to 0\.8"
    ):
        MODEL.query("Y==1", evidence={"M": [("0.8", "0.2"), 0.5]})
    assert MODEL.query("Y==1", evidence={"M": [(0.2, 0.2), 0.5]}).value == 0.5


def test_what_is_given_is_parted_at_commas_outside_brackets() -> None:
    conditions, hedges = read_givens("Y[X=1, M=M[X=0]]==1, increasing(X, M), M ~ 0.2 | 0.5,X=1")
    assert conditions == ["Y[X=1, M=M[X=0]]==1", "increasing(X, M)", "X=1"]
    assert hedges == {"M": ("0.2", "0.5")}


@pytest.mark.parametrize(
    "piece", ["(", "!", "Y[X=", "Y==1&", "te(", " ", '"', "->", "X->", "{", "Y,", "A B "]
)
def test_reading_takes_time_that_grows_with_the_text_alone(piece: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        for read in (read_formula, read_graph, read_givens):
            with suppress(ModelFault):
                read(piece * count)
        return time.process_time() - start

    assert min(seconds(8000) for _ in range(3)) < 40 * max(min(seconds(1000) for _ in range(3)), 1e-3)
