"""Tightest bounds, smallest contradictions, edits and order in a generated chronology, beside general solvers.

usage: python bench/chronology.py [FILE] [--json] [--contradiction] [--order 5,17] [--edits EDITS.jsonl] [--peers]
                                  [--sweeps 1000] [--events 10000] [--limit 600] [--growth 10000,100000,1000000]

FILE holds a line for the whole (`{"n": 1000}`) and then a statement a line: `abs` (a day between `lo` and `hi`),
`before` (by `k` days or more), `within` (`k` days), `during` (`a` from `s` to `e`), `gap` (`k1` to `k2` days after).
Without FILE a chronology of so many `--events` is generated. Peers are stopped after `--limit` seconds each, and
their ratio then is a lower bound.
With `--contradiction` they look for the fewest statements too. `--growth` prints a row a size: seconds, and the memory
that bounds take beside their input.
A line of EDITS adds a statement, `{"add": {…}}`, or retracts one, `{"retract": 12}`. Times are CPU seconds.
"""

import argparse
import json
import multiprocessing
import statistics
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from generated import write_chronology

from regesta.reasoning.bounds import Bounds, Contradictory, bounds
from regesta.reasoning.contradictions import settled
from regesta.reasoning.network import OPEN, Network, network
from regesta.reasoning.order import chance_before, closed
from regesta.reasoning.pieces import piece
from regesta.reasoning.revision import Revision, Said
from regesta.reasoning.sampling import Sampler

T = TypeVar("T")
Statement = dict[str, Any]
Found = list[int | None]
Solver = Callable[[Network], Found]


class Loaded(NamedTuple):
    """A chronology as its file has it: how many events, and the network of its statements."""

    events: int
    network: Network


def limits(statement: Statement) -> list[Said]:
    """The limits that a statement gives; event i is point i + 1."""
    kind, a = statement["kind"], statement["a"] + 1
    if kind == "abs":
        found = []
        if statement["hi"] is not None:
            found.append((0, a, statement["hi"]))
        if statement["lo"] is not None:
            found.append((a, 0, -statement["lo"]))
        return found
    if kind == "during":
        return [(a, statement["s"] + 1, 0), (statement["e"] + 1, a, 0)]
    b = statement["b"] + 1
    if kind == "before":
        return [(b, a, -statement["k"])]
    if kind == "within":
        return [(a, b, statement["k"]), (b, a, statement["k"])]
    if kind == "gap":
        return [(a, b, statement["k2"]), (b, a, -statement["k1"])]
    raise ValueError(f"no such kind of statement: {kind}")


def load(file: Path) -> Loaded:
    """Reads a chronology."""
    first: list[int] = []
    second: list[int] = []
    most: list[int] = []
    said: list[int] = []
    with file.open(encoding="utf-8") as lines:
        events = json.loads(next(lines))["n"]
        for line in lines:
            statement = json.loads(line)
            for a, b, days in limits(statement):
                first.append(a)
                second.append(b)
                most.append(days)
                said.append(statement["id"])
    return Loaded(events, network(events + 1, first, second, most=most, statement=said))


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """The CPU seconds that work takes, and what it returns."""
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def closed_or_settled(made: Network) -> Bounds:
    """The bounds, those that are left once contradictions are out of the way where there are any."""
    try:
        return bounds(made)
    except Contradictory:
        return settled(made).bounds


def days(array: Sequence[int]) -> list[int | None]:
    """The days of events as JSON has them: null where open."""
    return [None if abs(day) >= OPEN else day for day in array]


def told(found: Bounds) -> dict[str, list[int | None]]:
    """Bounds as JSON has them, the origin left out."""
    return {"earliest": days(found.earliest[1:].tolist()), "latest": days(found.latest[1:].tolist())}


def edited(made: Network, file: Path) -> dict[str, Any]:
    """The seconds that edits take, by kind, and the bounds they end in."""
    kept = Revision(made)
    seconds: dict[str, list[float]] = {"add": [], "retract": []}
    for line in file.read_text(encoding="utf-8").splitlines():
        edit = json.loads(line)
        start = time.perf_counter()
        if "add" in edit:
            kept.add(edit["add"]["id"], limits(edit["add"]))
        else:
            kept.retract(edit["retract"])
        seconds["add" if "add" in edit else "retract"].append(time.perf_counter() - start)
    return {**{kind: spread(each) for kind, each in seconds.items()}, **told(kept.bounds())}


def spread(seconds: list[float]) -> dict[str, float | int | None]:
    """The median and the 99th percentile."""
    if not seconds:
        return {"count": 0, "median": None, "p99": None}
    high = sorted(seconds)[min(len(seconds) - 1, int(0.99 * len(seconds)))]
    return {"count": len(seconds), "median": statistics.median(seconds), "p99": high}


def measured(loaded: Loaded, args: argparse.Namespace) -> dict[str, Any]:
    """All that is asked for."""
    made = loaded.network
    seconds, found = timed(lambda: closed_or_settled(made))
    report: dict[str, Any] = {"events": loaded.events, "seconds_bounds": seconds, **told(found)}
    if args.contradiction:
        seconds, whole = timed(lambda: settled(made))
        report |= {
            "contradictions": [sorted(one) for one in whole.contradictions],
            "seconds_contradiction": seconds,
        }
    if args.order:
        one, other = (int(event) + 1 for event in args.order.split(","))
        chance = chance_before(made, found, one, other)
        report |= {
            "before": None if chance is None else chance.value,
            "error": None if chance is None else chance.error,
        }
    if args.sweeps:
        report["seconds_sweeps"] = swept(made, found, args.sweeps)
    if args.edits:
        report["edits"] = edited(made, args.edits)
    if args.peers and args.contradiction and whole.contradictions:
        fewest: Found = [len(whole.contradictions[0])]
        report["peers"] = peers(made, fewest, seconds, args.limit, {"ortools CP-SAT": fewest_by_cpsat})
    elif args.peers:
        latest = days(found.latest.tolist())
        report["peers"] = peers(made, latest, report["seconds_bounds"], args.limit, BOUNDING)
    return report


def swept(made: Network, found: Bounds, sweeps: int) -> float:
    """The seconds of so many sweeps over all events, what is open ended where the last date does."""
    dated = found.earliest[found.earliest > -OPEN], found.latest[found.latest < OPEN]
    ended = closed(made, found, earliest=int(dated[0].min()), latest=int(dated[1].max()))
    sampler = Sampler(piece(ended, bounds(ended)), 1, 1, shaped={})
    start = time.process_time()
    for _ in range(sweeps):
        sampler.sweep()
    return time.process_time() - start


def print_growth(sizes: Sequence[int]) -> None:
    """Prints a row a size: the seconds of bounds, and their memory in all and for each event."""
    print(f"{'events':>10}  {'limits':>10}  {'seconds':>8}  {'MB':>6}  {'bytes an event':>14}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            made = load(write_chronology(Path(folder) / "chronology.jsonl", size)).network
        seconds, _ = timed(partial(bounds, made))
        tracemalloc.start()
        bounds(made)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        print(
            f"{size:>10,}  {len(made.first):>10,}  {seconds:>8.3f}  {peak / 1e6:>6.0f}  {peak / size:>14.0f}"
        )


def peers(
    made: Network, expected: Found, own: float, limit: float, solvers: dict[str, Solver]
) -> dict[str, dict[str, Any]]:
    """The seconds of each peer that is installed, its ratio to ours, and whether it finds the same."""
    report: dict[str, dict[str, Any]] = {}
    for name, solve in solvers.items():
        ours, theirs = multiprocessing.Pipe(duplex=False)
        process = multiprocessing.get_context("fork").Process(target=_solved, args=(solve, made, theirs))
        process.start()
        theirs.close()
        try:
            told = ours.recv() if ours.poll(limit) else (limit, f"stopped after {limit:.0f} s", None)
        except EOFError:
            told = (None, "ended without an answer", None)
        process.kill()
        process.join()
        seconds, note, theirs_found = told
        report[name] = {"seconds": seconds, "ratio": None if seconds is None else seconds / own}
        if theirs_found is None:
            report[name]["note"] = note
        else:
            report[name]["is_equal"] = theirs_found == expected
    return report


def _solved(solve: Solver, made: Network, out: Connection) -> None:
    """Sends the CPU seconds that a peer took and what it found, or why it found nothing."""
    try:
        seconds, found = timed(lambda: solve(made))
        out.send((seconds, "", found))
    except ImportError:
        out.send((None, "not installed", None))
    except Exception as fault:  # a peer that gives up is a result too
        out.send((None, f"{type(fault).__name__}: {fault}", None))


def by_networkx(made: Network) -> Found:
    """Latest days, and earliest with them, by networkx, its graph built."""
    import networkx as nx

    found = []
    for tail, head in ((made.first, made.second), (made.second, made.first)):
        graph = nx.DiGraph()
        graph.add_nodes_from(range(made.points))
        for a, b, w in zip(tail.tolist(), head.tolist(), made.most.tolist(), strict=True):
            if a != b and (not graph.has_edge(a, b) or graph[a][b]["weight"] > w):
                graph.add_edge(a, b, weight=w)
        found.append(nx.single_source_bellman_ford_path_length(graph, 0))
    return [found[0].get(point) for point in range(made.points)]


def by_scipy(made: Network) -> Found:
    """Latest days by SciPy, one direction only."""
    import numpy as np
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import bellman_ford

    order = np.lexsort((made.most, made.second, made.first))
    first, second, most = made.first[order], made.second[order], made.most[order]
    is_new = np.ones(len(first), bool)
    is_new[1:] = (first[1:] != first[:-1]) | (second[1:] != second[:-1])
    keep = is_new & (first != second)
    # A stored 0 is a limit of no days; SciPy takes it for none, so all days are doubled and moved off 0.
    weights = most[keep].astype(float)
    weights[weights == 0] = 1e-9
    graph = csr_array((weights, (first[keep], second[keep])), shape=(made.points, made.points))
    found = bellman_ford(graph, indices=0)
    return [None if np.isinf(day) else round(float(day)) for day in found]


def by_ortools(made: Network) -> Found:
    """Latest days by the linear solver of OR-tools."""
    from ortools.linear_solver import pywraplp

    solver = pywraplp.Solver.CreateSolver("GLOP")
    far = 10_000_000
    day = [solver.NumVar(-far, far, "") for _ in range(made.points)]
    solver.Add(day[0] == 0)
    for a, b, w in zip(made.first.tolist(), made.second.tolist(), made.most.tolist(), strict=True):
        solver.Add(day[b] - day[a] <= w)
    solver.Maximize(solver.Sum(day))
    solver.Solve()
    return [None if one.solution_value() > far / 2 else round(one.solution_value()) for one in day]


BOUNDING: dict[str, Solver] = {"networkx": by_networkx, "scipy": by_scipy, "ortools": by_ortools}


def fewest_by_cpsat(made: Network) -> Found:
    """How many statements the smallest contradiction has, by OR-tools CP-SAT: none where all can be true.

    Limits are chosen so that as many enter a point as leave it, and their days come to less than none.
    """
    from ortools.sat.python import cp_model

    model: Any = cp_model.CpModel()
    is_chosen = [model.NewBoolVar("") for _ in made.first]
    is_used = {one: model.NewBoolVar("") for one in set(made.statement.tolist()) if one >= 0}
    flow: dict[int, list[Any]] = {}
    for limit, (first, second, one) in enumerate(
        zip(made.first.tolist(), made.second.tolist(), made.statement.tolist(), strict=True)
    ):
        flow.setdefault(first, []).append(-is_chosen[limit])
        flow.setdefault(second, []).append(is_chosen[limit])
        if one >= 0:
            model.AddImplication(is_chosen[limit], is_used[one])
    for through in flow.values():
        model.Add(sum(through) == 0)
    model.Add(sum(most * one for most, one in zip(made.most.tolist(), is_chosen, strict=True)) <= -1)
    model.Minimize(sum(is_used.values()))
    solver: Any = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    is_solved = solver.Solve(model) == cp_model.OPTIMAL
    return [round(solver.ObjectiveValue()) if is_solved else None]


def main() -> None:
    """Prints what is measured."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--events", type=int, default=10_000, help="events of a chronology that is generated")
    parser.add_argument("--limit", type=float, default=600, help="seconds after which a peer is stopped")
    parser.add_argument("--json", action="store_true", help="print everything, the bounds of all events too")
    parser.add_argument("--contradiction", action="store_true", help="look for contradictions")
    parser.add_argument("--order", metavar="A,B", help="the chance that event A lies before event B")
    parser.add_argument("--sweeps", type=int, help="sweeps of the sampler that orders are drawn by")
    parser.add_argument(
        "--growth", metavar="SIZES", help="events of chronologies to generate, with commas between"
    )
    parser.add_argument("--edits", type=Path, help="statements to add and retract, one a line")
    parser.add_argument("--peers", action="store_true", help="run networkx, SciPy and OR-tools beside it")
    args = parser.parse_args()
    if args.growth:
        print_growth([int(size) for size in args.growth.split(",")])
        return
    with tempfile.TemporaryDirectory() as folder:
        file = args.file or write_chronology(Path(folder) / "chronology.jsonl", args.events)
        loaded = load(file)
    report = measured(loaded, args)
    if not args.json:
        for part in (report, report.get("edits", {})):
            part.pop("earliest", None)
            part.pop("latest", None)
    print(json.dumps(report, indent=None if args.json else 2))


if __name__ == "__main__":
    main()
