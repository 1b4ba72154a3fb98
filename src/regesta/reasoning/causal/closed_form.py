"""Closed forms: a query's answer as a function of one set's shares, which a page can evaluate without the model.

With all else as it stands, what is asked and given and what is given are each linear in the shares of a set, for every
case is of one type. So the answer is the sum of `above` times the shares over the sum of `below` times the shares, and
it is least and greatest where all of the set is one type.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from regesta.reasoning.causal.elimination import Belief, probability
from regesta.reasoning.causal.evaluation import Array
from regesta.reasoning.causal.formulas import split_given, together
from regesta.reasoning.causal.model import Model
from regesta.reasoning.causal.parameters import ParameterSet
from regesta.reasoning.causal.plans import Plan
from regesta.reasoning.causal.questions import Hedge, readings
from regesta.reasoning.causal.worlds import Query, formula_of, prepared

MOST_TYPES = 1024


class ClosedForm(NamedTuple):
    """The answer as a function of one set's shares: sum(above * shares) / sum(below * shares).

    `types` are the labels of its types and `shares` theirs as they stand. `low` and `high` are the least and the
    greatest that the answer may be whatever the shares; None where what is given is possible under none.
    """

    set: str
    node: str
    types: tuple[str, ...]
    shares: tuple[float, ...]
    above: tuple[float, ...]
    below: tuple[float, ...]
    low: float | None
    high: float | None


def closed_forms(
    model: Model, query: str, *, given: str = "", evidence: Mapping[str, Sequence[Hedge]] | None = None
) -> tuple[ClosedForm, ...]:
    """The answer as a function of each set that bears on it; intervals of evidence stand at their middle."""
    text, more = split_given(query)
    hedges = dict(evidence or {})
    ready = prepared(
        model.graph,
        text,
        together(given, more),
        excluded=tuple(formula_of(model.graph, one) for one in model.excluded),
        noticed=tuple(hedges),
    )
    likelihoods = next(readings(model.graph, hedges, is_middle=True))
    reached = {variable.node for variable in ready.variables}
    found = []
    for one in model.sets:
        if one.node in reached and 1 < len(one.types) <= MOST_TYPES:
            form = _form(model, ready, one, likelihoods)
            if form.low != form.high:
                found.append(form)
    return tuple(found)


def _form(model: Model, ready: Query, one: ParameterSet, likelihoods: Mapping[str, Array]) -> ClosedForm:
    """The answer as a function of one set: asked once for each of its types, all at a time."""
    belief = model.belief("parameters", is_exact=False)
    tables = dict(belief.tables)
    count = len(one.types)
    for district in model.districts:
        if one in district.sets:
            shares = [
                np.eye(count)
                if other is one
                else np.broadcast_to(other.share_array(is_exact=False), (count, len(other.types)))
                for other in district.sets
            ]
            tables[district.nodes] = district.table(shares)
    plans: dict[object, Plan] = {}
    varied = Belief(belief.graph, belief.types, tables, count)
    above, below = probability(varied, ready, plans, one.name, likelihoods=likelihoods)
    above, below = (np.broadcast_to(each, (count,)) for each in (above, below))
    possible = below > 0
    ratios = above[possible] / below[possible]
    return ClosedForm(
        one.name,
        one.node,
        one.labels,
        tuple(one.share_array(is_exact=False).tolist()),
        tuple(above.tolist()),
        tuple(below.tolist()),
        float(ratios.min()) if len(ratios) else None,
        float(ratios.max()) if len(ratios) else None,
    )
