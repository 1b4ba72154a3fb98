"""A conditional counterfactual, "had the first node been 0, would the last be 0, where both are 1", beside peers.

usage: python bench/causal_speed.py [--runs 20]

Prints milliseconds of CPU (the least of the runs) for Regesta: drawing the model, the first query of it, and the same
query again; for pgmpy and pyAgrum: a twin network built by hand (each node's types a variable that the worlds share)
and its query, build included; and the ratios. CausalQueries, which needs R, is shown with the figures recorded for it.
Besides: the exact update on ten cases of a node with four parents, and thirty nodes of width four with their memory.
"""

import argparse
import importlib
import resource
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from random import Random
from typing import Any

import numpy as np

from regesta.reasoning.causal import Model

Parents = Mapping[str, Sequence[str]]
RECORDED_SECONDS = {"chain of 5": 0.090, "chain of 9": 19.0}  # CausalQueries 1.4.3, R 4.2.2
GOAL_TIMES_PGMPY, GOAL_TIMES_RECORDED = 10, 10_000


def banded(count: int, width: int) -> Parents:
    """Nodes in a row, each with the few before it as parents."""
    names = [f"N{number:02d}" for number in range(count)]
    return {name: names[max(0, place - width) : place] for place, name in enumerate(names)}


def statement(parents: Parents) -> str:
    """The graph as the language has it."""
    return "; ".join(f"{parent} -> {node}" for node, some in parents.items() for parent in some)


def query_of(parents: Parents) -> str:
    """The counterfactual asked."""
    first, last = next(iter(parents)), list(parents)[-1]
    return f"{last}[{first}=0]==0 :|: {first}==1 & {last}==1"


def least(action: Callable[[], object], runs: int) -> float:
    """The least milliseconds of CPU that an action took."""
    found = []
    for _ in range(runs):
        started = time.process_time()
        action()
        found.append(time.process_time() - started)
    return min(found) * 1000


def answers(settings: int) -> np.ndarray:
    """What each type of a node does under each setting of its parents: setting by type."""
    return np.arange(2**settings)[None, :] >> np.arange(settings)[:, None] & 1


def second(parents: Parents) -> set[str]:
    """The nodes that differ in the other world: those below the first."""
    found = {next(iter(parents))}
    for node, some in parents.items():
        if found & set(some):
            found.add(node)
    return found


def library(name: str) -> Any:
    """A peer's module: without types, so of any."""
    return importlib.import_module(name)


def pgmpy_twin(parents: Parents) -> float:
    """The answer by pgmpy, its network built and asked."""
    table_of = library("pgmpy.factors.discrete").TabularCPD
    first, last, other = next(iter(parents)), list(parents)[-1], second(parents)
    network = library("pgmpy.models").DiscreteBayesianNetwork()
    tables = []

    def add(node: str, given: Sequence[str], sizes: Sequence[int], values: np.ndarray) -> None:
        network.add_node(node)
        network.add_edges_from([(one, node) for one in given])
        tables.append(table_of(node, len(values), values, list(given) or None, list(sizes) or None))

    for node, some in parents.items():
        settings = 2 ** len(some)
        types = 2**settings
        add(f"{node}.type", (), (), np.full((types, 1), 1 / types))
        ones = answers(settings).T.reshape(1, -1)
        for world in ("", "*") if node in other else ("",):
            if node == first and world:
                continue
            named = [f"{one}{world if one in other else ''}" for one in some]
            add(
                f"{node}{world}",
                [f"{node}.type", *reversed(named)],
                [types, *[2] * len(some)],
                np.vstack([1 - ones, ones]),
            )
    add(f"{first}*", (), (), np.array([[1.0], [0.0]]))
    network.add_cpds(*tables)
    found = (
        library("pgmpy.inference")
        .VariableElimination(network)
        .query([f"{last}*"], {first: 1, last: 1}, show_progress=False)
    )
    return float(found.values[0])


def pyagrum_twin(parents: Parents) -> float:
    """The answer by pyAgrum, its network built and asked."""
    gum = library("pyagrum")
    first, last, other = next(iter(parents)), list(parents)[-1], second(parents)
    network = gum.BayesNet()
    for node, some in parents.items():
        settings = 2 ** len(some)
        types = 2**settings
        network.add(gum.RangeVariable(f"{node}.type", "", 0, types - 1))
        network.cpt(f"{node}.type").fillWith([1 / types] * types)
        table = answers(settings).T  # type by setting, the first parent fastest
        for world in ("", "*") if node in other else ("",):
            network.add(gum.RangeVariable(f"{node}{world}", "", 0, 1))
            if node == first and world:
                network.cpt(f"{node}{world}").fillWith([1.0, 0.0])
                continue
            named = [f"{one}{world if one in other else ''}" for one in some]
            for one in (*named, f"{node}.type"):
                network.addArc(one, f"{node}{world}")
            both = np.stack([1 - table, table], axis=-1)
            network.cpt(f"{node}{world}").fillWith(both.reshape(-1).astype(float).tolist())
    engine = gum.LazyPropagation(network)
    engine.setEvidence({first: 1, last: 1})
    engine.addTarget(f"{last}*")
    engine.makeInference()
    return float(engine.posterior(f"{last}*")[0])


TWINS: tuple[tuple[str, Callable[[Parents], float]], ...] = (("pgmpy", pgmpy_twin), ("pyagrum", pyagrum_twin))
GRAPHS: tuple[tuple[str, Parents], ...] = (
    ("chain of 5", banded(5, 1)),
    ("chain of 9", banded(9, 1)),
    ("15 nodes, 3 parents", banded(15, 3)),
)


def installed() -> list[tuple[str, Callable[[Parents], float]]]:
    """The twins whose library is there; the others are named as passed over."""
    found = []
    for name, twin in TWINS:
        try:
            library(name)
            found.append((name, twin))
        except ImportError:
            print(f"{name} is not installed: its column is passed over")
    return found


def compare(
    name: str, parents: Parents, peers: Sequence[tuple[str, Callable[[Parents], float]]], runs: int
) -> None:
    """Prints a row: our times, each peer's, and the ratios."""
    text, query = statement(parents), query_of(parents)
    model = Model(text)
    answer = model.query(query).value
    draw = least(lambda: Model(text), runs)
    whole = least(lambda: Model(text).query(query), runs)
    again = least(lambda: model.query(query), runs)
    row = f"{name:<20} {draw:>6.2f} {whole - draw:>7.2f} {again:>7.2f}"
    for peer, twin in peers:
        theirs = twin(parents)
        if answer is None or abs(theirs - float(answer)) > 1e-9:
            row += f"  {peer} answers {theirs}, not {answer}"
            continue
        spent = least(partial(twin, parents), 3)
        row += f" {spent:>10.1f} {spent / again:>7.0f}x {spent / whole:>5.1f}x"
    recorded = RECORDED_SECONDS.get(name)
    if recorded is not None:
        row += f"   recorded {recorded:g} s = {recorded * 1000 / again:,.0f}x"
    print(row, flush=True)


def ten_cases(runs: int) -> None:
    """Prints the exact update on ten cases of a node with four parents."""
    random = Random(3)
    model = Model("{A B C D} -> Y")
    rows = [{node: random.randint(0, 1) for node in "ABCDY"} for _ in range(10)]
    told = least(lambda: model.update(rows).likelihood, runs)
    learned = least(lambda: _learned(model, rows), runs)
    print(
        f"10 cases, 4 parents: likelihood {told:.1f} ms; learned, with all 65,536 means, {learned:.1f} ms (goal: 50)"
    )


def _learned(model: Model, rows: list[dict[str, int]]) -> None:
    learning = model.update(rows).learning
    assert learning is not None
    learning.belief(is_exact=False)


def thirty_nodes() -> None:
    """Prints thirty nodes of width four: the first query, and the memory of the whole process."""
    parents = banded(30, 4)
    random = np.random.default_rng(1)
    for kind in ("flat", "uneven"):
        started = time.process_time()
        model = Model(statement(parents))
        if kind == "uneven":
            for node in model.nodes[:3]:
                count = len(model.types[node])
                model = model.set_parameters(random.integers(1, 9, count).tolist(), node=node)
        drawn = time.process_time()
        model.query(query_of(parents))
        spent = time.process_time() - drawn
        print(
            f"30 nodes, width 4, {kind}: drawn in {drawn - started:.3f} s, asked in {spent:.3f} s (goal: 1)"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this process {peak:.0f} MB (goal: 500)")


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=20)
    args = parser.parse_args()
    thirty_nodes()
    ten_cases(args.runs)
    warnings.simplefilter("ignore")
    peers = installed()
    columns = "".join(f" {peer:>10} {'again':>8} {'whole':>6}" for peer, _ in peers)
    print(f"\n{'milliseconds':<20} {'draw':>6} {'first':>7} {'again':>7}{columns}")
    for name, parents in GRAPHS:
        compare(name, parents, peers, args.runs)
    print(
        "again: their time over ours for the query alone; whole: over ours with the drawing and the first query"
    )
    print(
        f"goal: {GOAL_TIMES_PGMPY} times pgmpy, 1 ms at 15 nodes, and {GOAL_TIMES_RECORDED:,} times the record at 9"
    )


if __name__ == "__main__":
    main()
