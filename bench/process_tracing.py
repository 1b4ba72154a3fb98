"""Worked examples of process tracing, run through the public API: a JSON line for each case.

usage: python bench/process_tracing.py FILE.json [--score]

FILE has lists of cases, `process_tracing` and `ach`, each case with `id`, `input` and `expected`. Printed is
`{"id", "kind", "got", "seconds"}` for each, `got` in the shape of `expected`. Only `input` is read; of `expected` no
more than its keys, which in some cases name what is asked. What a book prints rounded (`book`) is not computed: null.
A case that is not understood has `got` null and says why in `error`.
"""

import argparse
import json
import math
import re
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

from regesta.reasoning.causal import Model
from regesta.reasoning.clues import discounted, joint_chances
from regesta.reasoning.matrices import diagnosticity, inconsistencies, scores, squared_inconsistency
from regesta.reasoning.posteriors import Item, middle_posteriors, posteriors
from regesta.reasoning.ranges import exactly, fraction, proper_priors
from regesta.reasoning.weights import decibels, weight

Json = Any
TOLERANCE = 1e-12


def two(prior: Json, if_true: Json, if_false: Json) -> Fraction | None:
    """The posterior of a hypothesis against its denial."""
    first = fraction(prior)
    found = posteriors([first, 1 - first], [fraction(if_true), fraction(if_false)])
    return found[0] if found is not None else None


def said(number: Fraction | None) -> str | None:
    """A fraction as the cases write it."""
    return None if number is None else str(number)


def of_hypothesis(given: Json, keys: Sequence[str]) -> Json:
    """A prior and the chances of the evidence, the hypothesis being true or not."""
    return {"posterior": said(two(given["prior"], given["P(E|H)"], given["P(E|not H)"])), "book": None}


def of_parameters(given: Json, keys: Sequence[str]) -> Json:
    """Two values of a parameter."""
    prior = given["prior theta1"]
    return {"posterior": said(two(prior, given["P(data|theta1)"], given["P(data|theta2)"]))}


def of_clue(given: Json, keys: Sequence[str]) -> Json:
    """A clue present or absent, of types b and d."""
    chances = [fraction(given["phi_b"]), fraction(given["phi_d"])]
    if given["clue"] == "absent":
        chances = [1 - chance for chance in chances]
    return {"posterior": said(two(given["prior_p"], *chances)), "book": None}


def of_one_clue(given: Json, keys: Sequence[str]) -> Json:
    """A clue looked for: the posterior, and the weight of what was found."""
    chances = [fraction(given["pH"]), fraction(given["pN"])]
    if not given["observed"]:
        chances = [1 - chance for chance in chances]
    found = two(given["prior"], *chances)
    tells = weight([Item((exactly(chances[0]), exactly(chances[1])))], 0, 1).middle
    return {"posterior": None if found is None else float(found), "weight_of_evidence_dB": tells}


def of_two_clues(given: Json, keys: Sequence[str]) -> Json:
    """Two clues, correlated under each hypothesis: the posterior after each pattern of them."""
    prior = given["prior"]
    joint = [joint_chances(given[f"p_E1_{h}"], given[f"p_E2_{h}"], given[f"cor_{h}"]) for h in ("H", "notH")]
    places = {
        "00": (0,),
        "01": (1,),
        "10": (2,),
        "11": (3,),
        "1_": (2, 3),
        "0_": (0, 1),
        "_1": (1, 3),
        "_0": (0, 2),
    }

    def after(pattern: str) -> float | None:
        ours, theirs = (math.fsum(chances[place] for place in places[pattern]) for chances in joint)
        total = prior * ours + (1 - prior) * theirs
        return prior * ours / total if total else None

    names = {"E1=1": "1_", "E1=0": "0_", "E2=1": "_1", "E2=0": "_0"} | {
        f"E1E2={one}": one for one in ("00", "01", "10", "11")
    }
    return {name: after(pattern) for name, pattern in names.items()}


def of_ratio(given: Json, keys: Sequence[str]) -> Json:
    """A likelihood ratio in decibels."""
    return {"dB": decibels(given["likelihood_ratio"])}


def of_vectors(given: Json, keys: Sequence[str]) -> Json:
    """Likelihoods of several hypotheses, discounted for relevance and capped."""
    rows = zip(given["likelihood_vectors"], given["relevance"], strict=True)
    columns = zip(*(discounted(row, relevance, given["cap"]) for row, relevance in rows), strict=True)
    weights = [prior * math.prod(column) for prior, column in zip(given["prior"], columns, strict=True)]
    total = math.fsum(weights)
    return {"posterior": [one / total for one in weights]}


def of_children(given: Json, keys: Sequence[str]) -> Json:
    """Two children, each a boy or a girl alike: the chance of one statement, given another."""
    asked, _, known = (part.strip() for part in given["hypotheses"].partition("|"))
    families = list(product(("boy", "girl"), repeat=2))
    possible = [one for one in families if _holds(known, one)]
    return {"posterior": str(Fraction(sum(_holds(asked, one) for one in possible), len(possible)))}


_HOW_MANY = ("both", "at least one", "either", "one", "neither", "first", "elder", "second", "younger")


def _holds(statement: str, family: Sequence[str]) -> bool:
    match = re.fullmatch(rf"(not )?({'|'.join(_HOW_MANY)}) (boy|girl)s?", statement)
    if match is None:
        raise ValueError(f"{statement!r} is not understood")
    count = family.count(match[3])
    truth = {
        "both": count == 2,
        "at least one": count >= 1,
        "either": count >= 1,
        "one": count == 1,
        "neither": count == 0,
        "first": family[0] == match[3],
        "elder": family[0] == match[3],
        "second": family[1] == match[3],
        "younger": family[1] == match[3],
    }[match[2]]
    return truth != bool(match[1])


def model_of(given: Json) -> Model:
    """The causal model of a case, its parameters in the order of CausalQueries."""
    model = Model(given["model"])
    for restriction in given.get("restrictions", ()):
        model = model.restrict(restriction)
    if "parameters" in given:
        model = model.set_parameters([fraction(one) for one in given["parameters"]])
    return model


def of_query(given: Json, keys: Sequence[str]) -> Json:
    """A query of a model."""
    value = model_of(given).query(given["query"], given=given.get("given", ""), is_exact=True).value
    exact = None if value is None else Fraction(value)
    found = {"value": said(exact), "decimal": None if exact is None else float(exact), "book": None}
    return {key: found[key] for key in keys if key in found} if "given" in given else found


def of_types(given: Json, keys: Sequence[str]) -> Json:
    """The causal types that data leave, with their chance before and after."""
    model = model_of(given)
    shares = {(one.node, one.type): Fraction(one.value) for one in model.parameters}
    priors = {}
    for name in model.satisfying(given["data"]):
        parts = (re.fullmatch(r"(\D+)(\d+)", part) for part in name.split("."))
        priors[name] = math.prod((shares[part[1], part[2]] for part in parts if part), start=Fraction(1))
    total = sum(priors.values())
    return {
        "types": [
            {"type": name, "prior": str(prior), "posterior": str(prior / total) if total else None}
            for name, prior in sorted(priors.items())
            if prior
        ]
    }


def of_shares(given: Json, keys: Sequence[str]) -> Json:
    """The chance of the clue K in X -> K -> Y, where X is 1 and the case is of type b or d."""
    shares = [_shares(given[key]) for key in ("lambda_K", "lambda_Y")]
    model = Model("X -> K -> Y").set_parameters([Fraction(1, 2), Fraction(1, 2), *shares[0], *shares[1]])
    types = {"phi_b1": "Y[X=1] > Y[X=0]", "phi_d1": "Y[X=1] == 1 & Y[X=0] == 1"}
    values = {
        name: model.query("K == 1", given=f"X == 1 & {kind}", is_exact=True).value
        for name, kind in types.items()
    }
    return {name: None if value is None else said(Fraction(value)) for name, value in values.items()}


def _shares(written: Json) -> list[Fraction]:
    """Four shares, or one for each of four: `1/4 each`."""
    if isinstance(written, str):
        return [Fraction(written.split()[0])] * 4
    return [fraction(one) for one in written]


def of_ratings(given: Json, keys: Sequence[str]) -> Json:
    """Ratings that each stand for a chance."""
    items = [Item(tuple(exactly(given["map"][rating]) for rating in row)) for row in given["matrix"]]
    found = middle_posteriors(proper_priors([exactly(prior) for prior in given["prior"]]), items)
    return {"posterior": None if found is None else [float(one) for one in found]}


LETTERS = {
    "VI": "very inconsistent",
    "I": "inconsistent",
    "N": "neutral",
    "NA": "N/A",
    "C": "consistent",
    "VC": "very consistent",
}


def of_scale(given: Json, keys: Sequence[str]) -> Json:
    """Ratings as numbers, as Open Synthesis counts them; the keys name the ratings asked for."""
    scale = given["scale"]
    neutral = scale["neutral"]

    def number(rating: str) -> float | None:
        return scale[LETTERS[rating.strip()]] or None

    found: dict[str, Json] = {}
    inconsistency: dict[str, float] = {}
    for key in keys:
        lists = re.findall(r"\[([^\]]*)\]", key)
        if key.startswith("diagnosticity"):
            means = [one if (one := number(part)) is not None else neutral for part in lists]
            found[key] = diagnosticity(means)
        elif lists:
            found[key] = squared_inconsistency([[number(part)] for part in lists[0].split(",")], neutral)
            inconsistency[key.split()[0]] = found[key]
        else:
            found[key] = " < ".join(sorted(inconsistency, key=inconsistency.__getitem__))
    return found


def of_scores(given: Json, keys: Sequence[str]) -> Json:
    """What counts against each hypothesis, weighted and not."""
    rows = list(given["matrix"])
    matrix = [given["matrix"][row] for row in rows]
    weights = [given["weights"][row] for row in rows]
    return {
        "unweighted": scores(matrix, against=given["score"]),
        "weighted": scores(matrix, weights, given["score"]),
    }


def of_matrix(given: Json, keys: Sequence[str]) -> Json:
    """How many items are inconsistent with each hypothesis."""
    return {"total_inconsistencies": inconsistencies(given["matrix"])}


# Each kind by the keys that its input has; the first that fits counts.
KINDS: tuple[tuple[frozenset[str], Callable[[Json, Sequence[str]], Json]], ...] = (
    (frozenset({"prior", "P(E|H)", "P(E|not H)"}), of_hypothesis),
    (frozenset({"prior theta1"}), of_parameters),
    (frozenset({"prior_p", "phi_b", "phi_d", "clue"}), of_clue),
    (frozenset({"pH", "pN", "observed"}), of_one_clue),
    (frozenset({"p_E1_H", "p_E2_H"}), of_two_clues),
    (frozenset({"likelihood_ratio"}), of_ratio),
    (frozenset({"likelihood_vectors"}), of_vectors),
    (frozenset({"hypotheses"}), of_children),
    (frozenset({"model", "query"}), of_query),
    (frozenset({"model", "data"}), of_types),
    (frozenset({"lambda_K", "lambda_Y"}), of_shares),
    (frozenset({"map", "matrix"}), of_ratings),
    (frozenset({"scale"}), of_scale),
    (frozenset({"score", "matrix"}), of_scores),
    (frozenset({"matrix"}), of_matrix),
)


def answered(case: Mapping[str, Json]) -> Json:
    """What a case comes to."""
    given = case["input"]
    for keys, answer in KINDS:
        if keys <= set(given):
            return answer(given, list(case["expected"]))
    raise ValueError(f"no kind of case has the input {', '.join(given)}")


def agrees(got: Json, expected: Json) -> bool:
    """Whether an answer is what is expected; what a book prints is passed over, and words after a bracket are."""
    if isinstance(expected, dict):
        return isinstance(got, dict) and all(
            key == "book" or (key in got and agrees(got[key], value)) for key, value in expected.items()
        )
    if isinstance(expected, list):
        return len(got) == len(expected) and all(map(agrees, got, expected))
    if isinstance(expected, str):
        return got == expected or expected.startswith(f"{got} (")
    return got == expected or (got is not None and abs(got - expected) <= TOLERANCE)


def lines(path: Path) -> Iterable[tuple[dict[str, Json], bool]]:
    """The line of each case, and whether it is as expected."""
    for kind, cases in json.loads(path.read_text(encoding="utf-8")).items():
        for case in cases if isinstance(cases, list) else ():
            line: dict[str, Json] = {"id": case["id"], "kind": kind, "got": None}
            start = time.process_time()
            try:
                line["got"] = answered(case)
            except (ValueError, KeyError, TypeError, IndexError) as fault:
                line["error"] = f"{type(fault).__name__}: {fault}"
            line["seconds"] = round(time.process_time() - start, 6)
            yield line, agrees(line["got"], case["expected"])


def main() -> None:
    """Prints a line a case, and with --score how many are as expected."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--score", action="store_true", help="say how many cases are as expected, and which are not"
    )
    arguments = parser.parse_args()
    right, wrong = 0, []
    for line, is_right in lines(arguments.file):
        print(json.dumps(line, ensure_ascii=False))
        right += is_right
        if not is_right:
            wrong.append(line["id"])
    if arguments.score:
        missed = f": not {', '.join(wrong)}" if wrong else ""
        print(f"{right} of {right + len(wrong)} as expected{missed}", file=sys.stderr)


if __name__ == "__main__":
    main()
