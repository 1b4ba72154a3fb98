"""Questions put to what a model believes: at which level, and under which hedged evidence."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

import numpy as np

from regesta.reasoning.causal.answers import Answer, Level, Method, Using
from regesta.reasoning.causal.elimination import Belief, probability
from regesta.reasoning.causal.evaluation import Array
from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.graph import Graph
from regesta.reasoning.causal.observations import hedged
from regesta.reasoning.causal.parameters import Numeric, exact
from regesta.reasoning.causal.plans import Plan
from regesta.reasoning.causal.sampling import summary
from regesta.reasoning.causal.worlds import Query

Hedge = Numeric | tuple[Numeric, Numeric]
MOST_CORNERS = 4096
IMPOSSIBLE = "what is given has no chance of happening in this model"
Likelihoods = Mapping[str, Array]


class Believed(NamedTuple):
    """What is believed of types: one distribution, or several with their weights; `chains` where they are draws."""

    belief: Belief
    weights: Array | None = None
    chains: int | None = None


class Question(NamedTuple):
    """A question: its texts, the query made ready, what answers it, and at which level."""

    text: str
    given: str
    query: Query
    using: Using
    level: Level
    evidence: Mapping[str, Sequence[Hedge]]


def answered(question: Question, believed: Believed, plans: dict[object, Plan], name: object) -> Answer:
    """The answer to a question; `name` is that of its plan among `plans`."""
    if not question.evidence:
        return _one(question, believed, plans, name, {})
    corners = list(readings(believed.belief.graph, question.evidence, is_exact=believed.belief.is_exact))
    answers = [_one(question, believed, plans, name, corner) for corner in corners]
    values = [float(one.value) for one in answers if one.value is not None]
    if len(answers) == 1 or not values:
        return answers[0]
    middle = next(readings(believed.belief.graph, question.evidence, is_middle=True))
    found = _one(question, believed, plans, name, middle)
    return found._replace(bounds=(min(values), max(values)))


def readings(
    graph: Graph,
    evidence: Mapping[str, Sequence[Hedge]],
    *,
    is_exact: bool = False,
    is_middle: bool = False,
) -> Iterator[Likelihoods]:
    """The likelihoods of hedged evidence: every choice of the ends of its intervals, or their middles.

    A query's value is a ratio of functions linear in each likelihood, so it is least and greatest at such a choice.
    """
    ends: list[tuple[str, int, tuple[Numeric, ...]]] = []
    for node, chances in evidence.items():
        for value, chance in enumerate(chances):
            pair = tuple(chance) if isinstance(chance, tuple) else (chance,)
            if exact(pair[0]) > exact(pair[-1]):
                raise ModelFault(
                    "chances",
                    f"the range {pair[0]} to {pair[-1]} of {node} runs from the greater to the less",
                    f"write it {pair[-1]} to {pair[0]}",
                    f"{pair[0]} to {pair[-1]}",
                )
            if is_middle and len(pair) == 2:
                pair = ((float(pair[0]) + float(pair[1])) / 2,)
            ends.append((node, value, pair))
    if np.prod([float(len(pair)) for _, _, pair in ends]) > MOST_CORNERS:
        raise ModelFault("size", "too much evidence is an interval", "give more of it as numbers")
    for choice in product(*(pair for _, _, pair in ends)):
        chosen: dict[str, list[Numeric]] = {}
        for (node, _, _), chance in zip(ends, choice, strict=True):
            chosen.setdefault(node, []).append(chance)
        kind = object if is_exact else float
        yield {node: np.array(hedged(graph, node, row), dtype=kind) for node, row in chosen.items()}


def _one(
    question: Question,
    believed: Believed,
    plans: dict[object, Plan],
    name: object,
    likelihoods: Likelihoods,
) -> Answer:
    """The answer under one reading of the evidence."""
    above, below = probability(believed.belief, question.query, plans, name, likelihoods=likelihoods)
    method: Method = "exact" if believed.chains is None else "sampled"
    found = Answer(question.text, question.given, question.using, question.level, None, method)
    if believed.chains is not None and believed.belief.draws is not None:
        above, below = (np.broadcast_to(one, (believed.belief.draws,)) for one in (above, below))
    if not np.any(below):
        return found._replace(undefined=IMPOSSIBLE)
    if believed.chains is None:
        if believed.weights is not None:
            above, below = (np.sum(one * believed.weights) for one in (above, below))
        value = np.asarray(above / below).item()
        return found._replace(value=Fraction(value) if believed.belief.is_exact else float(value))
    if question.level == "population":
        return _of_population(found, above, below, believed.chains)
    return _of_case(found, above, below, believed.chains)


def _of_case(found: Answer, above: Array, below: Array, chains: int) -> Answer:
    """The chance for one more case: the mean of the one over the mean of the other, with its error by chains."""
    value = float(above.mean() / below.mean())
    residual = ((above - value * below) / below.mean()).reshape(chains, -1).mean(axis=1)
    return found._replace(value=value, error=float(residual.std(ddof=1) / np.sqrt(chains)))


def _of_population(found: Answer, above: Array, below: Array, chains: int) -> Answer:
    """The share among many cases: the mean and spread of the ratio over draws in which it is defined."""
    is_defined = below > 0
    shares = np.full(len(below), np.nan)
    np.divide(above, below, out=shares, where=is_defined)
    if not is_defined.all():
        shares = np.where(is_defined, shares, shares[is_defined].mean())
    told = summary(shares, chains)
    return found._replace(
        value=told["mean"], sd=told["sd"], low=told["low"], high=told["high"], error=told["error"]
    )
