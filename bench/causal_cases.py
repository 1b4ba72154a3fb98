"""Worked causal-model cases, answered through the public API.

usage: python bench/causal_cases.py FILE.json [--score]

Reads each case's `input` alone and prints a line for it: {"id", "kind", "got", "seconds"}, `got` in the shape of the
case's `expected`; a posterior that is exact has its rationals besides, as `exact`. Cases printed from data that cannot
be had again are passed over by name. `--score` compares with what is expected, on the error stream.
"""

import argparse
import json
import math
import re
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from regesta.reasoning.causal import Model, ModelFault

# JSON as it comes: any shape.
Json = Any
MOST_LISTED_TYPES = 64
MOST_LISTED_PARAMETERS = 64
PRIOR_KEYS = {
    "node": "node",
    "statement": "statement",
    "nodal_type": "nodal_type",
    "label": "nodal_type",
    "param_names": "names",
    "param_set": "set_name",
    "given": "given",
    "join_by": "join",
}


class PassedOver(Exception):
    """A case that cannot be run, and why."""


def model_of(given: Json) -> Model:
    """The model a case describes: drawn, restricted, with its priors and shares."""
    model = Model(given["dag"])
    for one in _several(given.get("restrict")):
        model = _restricted(model, one)
    if given.get("alpha") is not None:
        model = model.set_priors(given["alpha"])
    for one in _several(given.get("priors")):
        numbers = one.get("alpha", one.get("alphas"))
        model = model.set_priors(numbers, distribution=one.get("distribution"), **_meant(one))
    for one in _several(given.get("params")):
        model = model.set_parameters(one["parameters"], **_meant(one))
    return model


def _several(value: Json) -> list[Json]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _meant(one: Json) -> dict[str, Json]:
    return {PRIOR_KEYS[key]: value for key, value in one.items() if key in PRIOR_KEYS}


def _restricted(model: Model, one: Json) -> Model:
    options = {"is_kept": bool(one.get("keep", False)), "given": one.get("given")}
    if "labels" in one:
        return model.restrict(labels=one["labels"], **options)
    for statement in _several(one["statement"]):
        model = model.restrict(statement, join=one.get("join_by", "|"), **options)
    return model


def _with_shares(model: Model, rows: Json) -> Model:
    """The model with the shares a case lists."""
    if rows is None:
        return model
    if rows and not isinstance(rows[0], Mapping):
        return model.set_parameters(rows)
    return model.set_parameters([row["value"] for row in rows], names=[row["name"] for row in rows])


def _scalar(values: Sequence[str]) -> Json:
    """A list as R's JSON has it: one text bare."""
    return values[0] if len(values) == 1 else list(values)


def _number(value: Fraction | float) -> Json:
    return int(value) if value == int(value) else float(f"{float(value):.15g}")


def _structure(model: Model) -> dict[str, Json]:
    types = model.nodal_types
    is_long = any(len(labels) > MOST_LISTED_TYPES for labels in types.values())
    parameters = model.parameters if sum(map(len, types.values())) < 1000 else ()
    rows = [
        {
            "name": p.name,
            "node": p.node,
            "set": p.set,
            "type": p.type,
            "given": p.given,
            "value": _number(p.value),
            "prior": _number(p.prior),
        }
        for p in parameters
    ]
    count = sum(len(one.types) for one in model.sets)
    return {
        "nodal_type_counts": {node: len(labels) for node, labels in types.items()},
        "nodal_types": None if is_long else {node: _scalar(labels) for node, labels in types.items()},
        "causal_types": model.causal_type_count,
        "n_parameters": count,
        "parameters": None if count > MOST_LISTED_PARAMETERS else rows,
    }


def structure(given: Json) -> Json:
    """Nodes, parents, types and parameters."""
    model = model_of(given)
    parents = {node: _scalar(names) if names else [] for node, names in model.parents.items()}
    return {"nodes": _scalar(model.nodes), "parents": parents, **_structure(model)}


def restriction(given: Json) -> Json:
    """What a restriction leaves."""
    found = _structure(model_of(given))
    del found["n_parameters"]
    return found


def query_parameters(given: Json) -> Json:
    """A query under fixed parameters."""
    model = _with_shares(model_of(given["model"]), given.get("parameters"))
    return {"value": _value(model.query(given["query"], using="parameters").value)}


def _value(value: Fraction | float | None) -> Json:
    return None if value is None else float(value)


def event_probabilities(given: Json) -> Json:
    """The chance of each event."""
    model = _with_shares(model_of(given["model"]), given.get("parameters"))
    return {"events": model.event_probabilities()}


def query_types(given: Json) -> Json:
    """The causal types that satisfy a query."""
    model = model_of(given)
    found = model.satisfying(given["query"])
    return {"n_types": model.causal_type_count, "n_true": len(found), "causal_types": list(found)}


def posterior(given: Json, queries: Sequence[str]) -> tuple[Json, Json]:
    """What is learned from data: estimates and queries; and the same as rationals, where exact."""
    model = model_of(given["model"]).update(given["data"])
    parameters = {
        one.name: {"mean": float(one.mean), "sd": one.sd, "q025": one.low, "q975": one.high}
        for one in model.estimates()
    }
    rows = []
    for query in queries:
        share = model.query(query, level="population")
        rows.append(
            {
                "query": query,
                "population": {
                    "mean": _value(share.value),
                    "sd": share.sd,
                    "low": share.low,
                    "high": share.high,
                },
                "case_level": _value(model.query(query).value),
            }
        )
    got = {"parameters": parameters, "queries": rows, "stan_warnings": ""}
    return got, None if model.likelihood is None else _rationals(model, queries)


def _rationals(model: Model, queries: Sequence[str]) -> Json:
    estimates = model.estimates(is_exact=True)
    found = [(query, model.query(query, is_exact=True).value) for query in queries]
    return {
        "marginal_likelihood": str(model.likelihood),
        "parameters": [
            {"name": one.name, "mean": str(one.mean), "mean_dec": float(one.mean), "sd": one.sd}
            for one in estimates
        ],
        "case_level": [
            {"query": query, "value": None if value is None else str(value), "decimal": _value(value)}
            for query, value in found
        ],
    }


def package_test(given: Json) -> Json:
    """A test of the package itself: a query as a rational, or means of parameters."""
    model = _with_shares(model_of(given), given.get("parameters"))
    if "query" in given:
        value = model.query(given["query"], using="parameters", is_exact=True).value
        return {"value": None if value is None else str(value)}
    if "data" in given:
        model = model.update(_stated_data(given["data"]))
    return {"means": [float(one.mean) for one in model.estimates()]}


def _stated_data(data: Json) -> list[dict[str, int]]:
    """Data as listed, or as `X=Y, 50/50` says them."""
    if isinstance(data, list):
        return data
    match = re.fullmatch(r"\s*(\w+)\s*=\s*(\w+)\s*,\s*(\d+)\s*/\s*(\d+)\s*", str(data))
    if match is None:
        raise PassedOver(f"its data are told, not given: {data}")
    left, right, noughts, ones = match.groups()
    return [
        {left: 0, right: 0, "count": int(noughts)},
        {left: 1, right: 1, "count": int(ones)},
    ]


KINDS: Mapping[str, Callable[[Json], Json]] = {
    "structure": structure,
    "restriction": restriction,
    "query_parameters": query_parameters,
    "event_probabilities": event_probabilities,
    "query_types": query_types,
    "package_test": package_test,
}


def answered(case: Json) -> Json:
    """The line of a case."""
    started = time.process_time()
    line: dict[str, Json] = {"id": case["id"], "kind": case["kind"]}
    try:
        if case["kind"] == "posterior":
            line["got"], exact = posterior(case["input"], _asked(case))
            line["exact"] = exact
        elif case["kind"] in KINDS:
            line["got"] = KINDS[case["kind"]](case["input"])
        else:
            raise PassedOver("its data were drawn without a seed")
    except PassedOver as reason:
        line.update(got=None, passed_over=str(reason))
    except ModelFault as fault:
        line.update(got=None, fault=str(fault))
    line["seconds"] = round(time.process_time() - started, 6)
    return line


def _asked(case: Json) -> Sequence[str]:
    """The queries asked of a posterior.

    Where the input does not list them, their texts (never their values) are those the case expects answers to; where it
    expects none, the effect of the first node on the last, and its cause of it in a case.
    """
    given = case["input"].get("queries") or case.get("expected", {}).get("queries")
    if given:
        return [one["query"] if isinstance(one, Mapping) else one for one in given]
    nodes = model_of(case["input"]["model"]).nodes
    x, y = nodes[0], nodes[-1]
    return [
        f"{y}[{x}=1] - {y}[{x}=0]",
        f"{y}[{x}=1] > {y}[{x}=0] :|: {x}==1 & {y}==1",
        f"{y}[{x}=0]==0 :|: {x}==1 & {y}==1",
        f"{x}==1",
    ]


def main() -> None:
    """Prints a line for each case."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--score", action="store_true", help="compare with what is expected")
    args = parser.parse_args()
    cases = json.loads(args.file.read_text(encoding="utf-8"))
    rows = cases["cases"] if isinstance(cases, Mapping) else cases
    lines = []
    for case in rows:
        line = answered(case)
        print(json.dumps(line, ensure_ascii=False, allow_nan=False), flush=True)
        lines.append(line)
    if args.score:
        score(rows, lines)


def score(cases: Sequence[Json], lines: Sequence[Json]) -> None:
    """Says on the error stream which cases differ from what is expected, and how many agree."""
    counts: dict[str, list[int]] = {}
    for case, line in zip(cases, lines, strict=True):
        tally = counts.setdefault(case["kind"], [0, 0, 0])
        if "passed_over" in line:
            tally[2] += 1
            print(f"passed over: {case['id']}: {line['passed_over']}", file=sys.stderr)
            continue
        tally[1] += 1
        wrong = list(differences(case, line))
        tally[0] += not wrong
        for one in wrong[:5]:
            print(f"{case['id']}: {one}", file=sys.stderr)
    for kind, (right, run, passed) in counts.items():
        print(f"{kind:<20} {right}/{run} right{f', {passed} passed over' if passed else ''}", file=sys.stderr)


def differences(case: Json, line: Json) -> list[str]:
    """Where a line differs from what its case expects."""
    got, expected = line["got"], case["expected"]
    if got is None:
        return [line.get("fault", "nothing came back")]
    if case["kind"] == "posterior":
        return [*_beyond_error(case, got), *_unequal_rationals(case, line)]
    if case["kind"] == "package_test":
        if "means" in expected:
            pairs = zip(got["means"], expected["means"], strict=True)
            return [f"{g} for {e}" for g, e in pairs if abs(g - e) > expected["tolerance"]]
        return [] if expected["value"].split()[0] == got["value"] else [f"{got} for {expected}"]
    return _unequal(got, expected, "")


def _unequal(got: Json, expected: Json, path: str) -> list[str]:
    """Where two values differ: numbers by more than 1e-12, or 1e-9 of what was printed to 15 digits."""
    if expected is None and path:
        return []
    if isinstance(expected, Mapping):
        return [
            w for key in expected for w in _unequal(got.get(key, "missing"), expected[key], f"{path}/{key}")
        ]
    if isinstance(expected, list) and isinstance(got, list) and len(got) == len(expected):
        rows = enumerate(zip(got, expected, strict=True))
        return [w for place, (g, e) in rows for w in _unequal(g, e, f"{path}/{place}")]
    if isinstance(expected, int | float) and isinstance(got, int | float):
        return [] if abs(got - expected) <= 1e-12 else [f"{path}: {got} for {expected}"]
    is_same = got == expected or (got is None and expected == "NA")
    return [] if is_same else [f"{path}: {got!r} for {expected!r}"]


def _beyond_error(case: Json, got: Json) -> list[str]:
    """Where means differ by more than four Monte Carlo errors of the reference, a tenth of its draws independent."""
    expected, wrong = case["expected"], []
    independent = case["input"]["draws"] / 10
    for name, one in expected["parameters"].items():
        error = max(one["sd"], 1e-9) / math.sqrt(independent)
        if abs(got["parameters"][name]["mean"] - one["mean"]) > 4 * error:
            wrong.append(f"{name}: {got['parameters'][name]['mean']} for {one['mean']} ± {error}")
    for mine, one in zip(got["queries"], expected["queries"], strict=True):
        error = max(one["population"]["sd"], 1e-9) / math.sqrt(independent)
        if abs(mine["population"]["mean"] - one["population"]["mean"]) > 4 * error:
            wrong.append(f"{one['query']}: {mine['population']} for {one['population']}")
        if abs(mine["case_level"] - one["case_level"]) > 4 * error:
            wrong.append(f"{one['query']}: case {mine['case_level']} for {one['case_level']}")
    return wrong


def _unequal_rationals(case: Json, line: Json) -> list[str]:
    """Where rationals differ."""
    exact, mine = case.get("exact"), line.get("exact")
    if exact is None:
        return []
    if mine is None:
        return ["not exact"]
    wrong = []
    if Fraction(exact["marginal_likelihood"]) != Fraction(mine["marginal_likelihood"]):
        wrong.append(f"likelihood {mine['marginal_likelihood']} for {exact['marginal_likelihood']}")
    for rows, key in ((("parameters"), "mean"), (("case_level"), "value")):
        for one, other in zip(mine[rows], exact[rows], strict=True):
            if Fraction(one[key]) != Fraction(other[key]):
                wrong.append(f"{rows}: {one[key]} for {other[key]}")
    return wrong


if __name__ == "__main__":
    main()
