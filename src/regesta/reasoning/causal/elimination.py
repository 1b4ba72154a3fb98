"""Elimination: the probability of a query, without ever listing causal types.

A node's type matters only through its values in the worlds the query names. So the types of a node shrink to one small
table: how likely it is that the node answers so in each of those worlds, given its parents there (a *moment* of the
distribution of its types). The tables are multiplied and summed out node by node (bucket elimination, Dechter 1999,
in an order that keeps the tables smallest), at a cost that grows with the width of the graph. Types of confounded nodes
are distributed jointly and stay variables of their own.

`Belief` is what is believed of types: for each district (nodes joined by confounding) an array with an axis a node, and
before them an axis of draws where there are several distributions.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from regesta.reasoning.causal.evaluation import Array
from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.graph import Graph
from regesta.reasoning.causal.nodal_types import Types, all_indicators, all_types, indicators
from regesta.reasoning.causal.open_types import (
    is_open,
    is_wholly_open,
    open_indicators,
    spread,
    with_own_answers,
)
from regesta.reasoning.causal.plans import DRAWS, LETTERS, Factor, Plan, planned
from regesta.reasoning.causal.worlds import Query, Variable

District = tuple[str, ...]
WHOLE = slice(None)  # an axis with all its places
MOST_WORK = 2**28
MOST_JOINED = 24
MOST_SHARES = 32  # so many different shares are counted apart, in rationals


class Belief(NamedTuple):
    """How the types of each district are distributed; `draws` is None for one distribution, else how many there are.

    `types` are the rows of each node's types, in the order of the arrays' axes. `moments` holds pairwise tables already
    made.
    """

    graph: Graph
    types: Mapping[str, Types]
    tables: Mapping[District, Array]
    draws: int | None = None
    moments: dict[tuple[str, int], Array] | None = None

    @property
    def is_exact(self) -> bool:
        """Whether the numbers are rationals."""
        return next(iter(self.tables.values())).dtype == object


def probability(
    belief: Belief,
    query: Query,
    plans: dict[object, Plan],
    name: object,
    *,
    likelihoods: Mapping[str, Array] | None = None,
) -> tuple[Array, Array]:
    """The query's expected value times the chance of what is given, and that chance: scalars, or a row of draws."""
    joint = distribution(belief, query, plans, name, likelihoods=likelihoods)
    asked = _restricted(query, query.asked.variables, query.asked.array)
    joint = joint.reshape(*joint.shape[: joint.ndim - asked.ndim], -1)
    flat = asked.reshape(-1)
    if belief.is_exact:
        return (joint * flat.astype(object)).sum(axis=-1), joint.sum(axis=-1)
    return np.asarray(joint @ flat), np.asarray(joint.sum(axis=-1))


def distribution(
    belief: Belief,
    query: Query,
    plans: dict[object, Plan],
    name: object,
    *,
    likelihoods: Mapping[str, Array] | None = None,
) -> Array:
    """The joint chance of what is given and of each value of the asked variables; `name` is the plan's in `plans`."""
    factors = _factors(belief, query, likelihoods or {})
    plan = plans.get(name)
    if plan is None:
        plan = plans[name] = planned(query, factors)
    return carried_out(plan, [factor.array for factor in factors])


def _restricted(query: Query, keys: Sequence[int | str], array: Array) -> Array:
    """The array with every axis cut to the values evidence leaves: axes left one value keep it."""
    for axis, key in enumerate(keys):
        if key in query.allowed:
            array = array.take(query.allowed[key], axis=axis - len(keys))  # type: ignore[index]  # a number, being in it
    return array


def _factors(belief: Belief, query: Query, likelihoods: Mapping[str, Array]) -> list[Factor]:
    """The tables whose product is the joint distribution of a query's variables (and types, where confounded)."""
    by_node: dict[str, list[int]] = {}
    for number, variable in enumerate(query.variables):
        by_node.setdefault(variable.node, []).append(number)
    raw: list[Factor] = []
    for district, table in belief.tables.items():
        reached = [node for node in district if node in by_node]
        if not reached:
            continue
        if len(district) == 1:
            raw.append(_moment_factor(belief, district[0], table, query, by_node[district[0]]))
            continue
        has_draws = table.ndim > len(district)
        gone = tuple(i + has_draws for i, node in enumerate(district) if node not in by_node)
        raw.append(Factor(tuple(reached), table.sum(axis=gone) if gone else table, has_draws))
        for node in reached:
            raw.extend(_answer_factor(belief, node, query, number) for number in by_node[node])
    kind = object if belief.is_exact else float
    raw.extend(Factor(one.variables, np.asarray(one.array, dtype=kind), False) for one in query.conditions)
    factual = _factual(belief.graph, query) if likelihoods else {}
    raw.extend(Factor((factual[node],), likelihood, False) for node, likelihood in likelihoods.items())
    return [Factor(f.keys, _restricted(query, f.keys, f.array), f.has_draws) for f in raw]


def _factual(graph: Graph, query: Query) -> dict[str, int]:
    """The variable of each node in the world as it is, where the query has it."""
    numbers = {variable: number for number, variable in enumerate(query.variables)}
    found: dict[str, int] = {}
    for node in graph.nodes:
        if all(parent in found for parent in graph.parents[node]):
            number = numbers.get(Variable(node, tuple(found[parent] for parent in graph.parents[node])))
            if number is not None:
                found[node] = number
    return found


def _pattern(variable: Variable) -> tuple[slice | int, ...]:
    """How to index an axis for each parent, last parent first: by value where the parent is set, else whole."""
    return tuple([-1 - one if one < 0 else WHOLE for one in reversed(variable.parents)])


def _keys(variable: Variable, number: int) -> tuple[int, ...]:
    """The axes of a node's table for one world: its parents that are variables, last first, then itself."""
    return (*[one for one in reversed(variable.parents) if one >= 0], number)


def _moment_factor(belief: Belief, node: str, table: Array, query: Query, numbers: Sequence[int]) -> Factor:
    """How likely a node is to answer so in each of its worlds, given its parents there."""
    variables = [query.variables[number] for number in numbers]
    has_draws = table.ndim > 1
    if len(numbers) > 2:
        return _wide_moment(belief, node, table, variables, numbers)
    array = _full_moment(belief, node, table, len(numbers))
    index: list[slice | int] = [slice(None)] if has_draws else []
    for variable in variables:
        index.extend((*_pattern(variable), slice(None)))
    keys = [key for v, n in zip(variables, numbers, strict=True) for key in _keys(v, n)]
    return _merged(keys, array[tuple(index)], has_draws)


def even_moments(graph: Graph, nodes: Iterable[str], *, is_exact: bool) -> dict[tuple[str, int], Array]:
    """The moments in one world and in two of nodes that have all types, equally likely."""
    found = {}
    for node in nodes:
        values, settings, shape = graph.values[node], graph.settings(node), _answer_shape(graph, node)
        for worlds in (1, 2):
            moment = _even_moment(values, settings, worlds, is_exact=is_exact)
            found[node, worlds] = moment.reshape(shape * worlds)
    return found


def _full_moment(belief: Belief, node: str, table: Array, worlds: int) -> Array:
    """The first or second moment of a node's types: of (setting, value), or of two of them; an axis for each parent."""
    found = None if belief.moments is None else belief.moments.get((node, worlds))
    if found is None:
        found = _made_moment(belief, node, table, worlds)
        lead = () if table.ndim == 1 else (-1,)
        found = found.reshape(*lead, *(_answer_shape(belief.graph, node) * worlds))
        if belief.moments is not None:
            belief.moments[(node, worlds)] = found
    return found


def _made_moment(belief: Belief, node: str, table: Array, worlds: int) -> Array:
    """The moment as (setting, value) by (setting, value); at once where all types are alike."""
    values, settings = belief.graph.values[node], belief.graph.settings(node)
    types = belief.types[node]
    is_all = len(types) == values**settings or is_wholly_open(types)
    if is_all and table.ndim == 1 and (table == table[0]).all():
        return _even_moment(values, settings, worlds, is_exact=belief.is_exact)
    if belief.is_exact and table.ndim == 1 and not is_open(types) and len(set(table.tolist())) <= MOST_SHARES:
        return _counted_moment(table, indicators(types, values), worlds)
    answers = _answers(belief, node)
    if worlds == 1:
        return np.asarray(table @ answers)
    moment = np.asarray(np.matmul(np.swapaxes(table[..., None] * answers, -1, -2), answers))
    return with_own_answers(moment, table @ answers, types, values) if is_open(types) else moment


def _counted_moment(table: Array, marks: Array, worlds: int) -> Array:
    """The moment in rationals where types have few different shares: how many types of a share answer so, counted."""
    found: Array = np.asarray(0)
    for share in set(table.tolist()):
        some = marks[table == share]
        counts = some.sum(axis=0) if worlds == 1 else some.T @ some  # whole numbers far below 2^53
        found = found + counts.astype(np.int64).astype(object) * share
    return found


@lru_cache(maxsize=64)
def _even_moment(values: int, settings: int, worlds: int, *, is_exact: bool) -> Array:
    """The moment of a node all of whose types are equally likely: what it does under two settings is independent."""
    one = Fraction(1, values) if is_exact else 1 / values
    kind = object if is_exact else float
    if worlds == 1:
        return np.full(settings * values, one, dtype=kind)
    found = np.full((settings, values, settings, values), one * one, dtype=kind)
    for setting in range(settings):
        found[setting, :, setting, :] = np.diag([one] * values)
    return found


def _answer_shape(graph: Graph, node: str) -> tuple[int, ...]:
    """The axes of a node's answer: its parents, last first, and its value."""
    return (*(graph.values[parent] for parent in reversed(graph.parents[node])), graph.values[node])


def _answers(belief: Belief, node: str) -> Array:
    """Whether each type of a node gives each value under each setting: type by (setting, value)."""
    types, values = belief.types[node], belief.graph.values[node]
    settings = belief.graph.settings(node)
    if is_open(types):
        return open_indicators(types, values, is_exact=belief.is_exact)
    is_all = len(types) == values**settings and types is all_types(values, settings)
    found = all_indicators(values, settings) if is_all else indicators(types, values)
    return found.astype(int).astype(object) if belief.is_exact else found


def _wide_moment(
    belief: Belief, node: str, table: Array, variables: Sequence[Variable], numbers: Sequence[int]
) -> Factor:
    """How likely a node is to answer so in three worlds or more: setting by setting of all its parents there."""
    graph, types, values = belief.graph, belief.types[node], belief.graph.values[node]
    parents = tuple(dict.fromkeys(one for v in variables for one in v.parents if one >= 0))
    nodes = {one: p for v in variables for one, p in zip(v.parents, graph.parents[node], strict=True)}
    counts = [graph.values[nodes[one]] for one in parents]
    worlds = len(variables)
    cells = float(np.prod(counts, initial=1.0))
    if cells * max(len(types), values**worlds) > MOST_WORK:
        raise ModelFault("size", f"{node} answers in too many worlds at once", "ask the query in parts", node)
    rows = []
    for setting in np.ndindex(*counts):
        known = dict(zip(parents, setting, strict=True))
        places = []
        for variable in variables:
            at = {
                p: known[r] if r >= 0 else -1 - r
                for p, r in zip(graph.parents[node], variable.parents, strict=True)
            }
            places.append(graph.setting(node, at))
        told, shares = spread(types, table, places, values)
        code = np.zeros(len(told), dtype=np.int64)
        for place in places:
            code = code * values + told[:, place]
        rows.append(_gathered(shares, code, values**worlds))
    array = np.stack(rows, axis=-2).reshape(*table.shape[:-1], *counts, *([values] * worlds))
    return Factor((*parents, *numbers), array, table.ndim > 1)


def _gathered(table: Array, code: Array, size: int) -> Array:
    """The shares of types added up by code, draw by draw where there are draws."""
    found = np.zeros((*table.shape[:-1], size), dtype=table.dtype)
    if table.ndim == 1 and table.dtype != object:
        return np.bincount(code, weights=table, minlength=size)
    for place in range(size):
        found[..., place] = table[..., code == place].sum(axis=-1)
    return found


def _answer_factor(belief: Belief, node: str, query: Query, number: int) -> Factor:
    """Whether a type of a node gives a value, given its parents in one world."""
    graph = belief.graph
    variable = query.variables[number]
    array = _answers(belief, node).reshape(-1, *_answer_shape(graph, node))
    array = array[(slice(None), *_pattern(variable), slice(None))]
    return _merged([node, *_keys(variable, number)], array, False)


def _merged(keys: Sequence[int | str], array: Array, has_draws: bool) -> Factor:
    """The factor with axes of the same key made one (their diagonal taken)."""
    once = tuple(dict.fromkeys(keys))
    if len(once) == len(keys):
        return Factor(once, array, has_draws)
    letters = {key: LETTERS[place] for place, key in enumerate(once)}
    head = DRAWS if has_draws else ""
    before, after = ("".join(letters[key] for key in some) for some in (keys, once))
    return Factor(once, np.einsum(f"{head}{before}->{head}{after}", array), has_draws)


def carried_out(plan: Plan, arrays: Sequence[Array]) -> Array:
    """What a plan makes of the arrays of its factors."""
    live = dict(enumerate(arrays))
    number = len(arrays)
    for joined, subscripts in plan.steps:
        live[number] = _joined(subscripts, [live.pop(one) for one in joined])
        number += 1
    numbers, subscripts = plan.last
    if not numbers:
        return np.asarray(1.0)
    return np.asarray(_joined(subscripts, [live[one] for one in numbers]))


def _joined(subscripts: str, arrays: Sequence[Array]) -> Array:
    """The sum of products that subscripts say, of any number of arrays: einsum takes so many at a time."""
    if len(arrays) <= MOST_JOINED:
        return np.asarray(np.einsum(subscripts, *arrays))
    inputs, output = subscripts.split("->")
    letters, some = inputs.split(","), list(arrays)
    while len(some) > MOST_JOINED:
        union = "".join(dict.fromkeys("".join(letters[:MOST_JOINED])))
        head = np.einsum(f"{','.join(letters[:MOST_JOINED])}->{union}", *some[:MOST_JOINED])
        letters, some = [union, *letters[MOST_JOINED:]], [head, *some[MOST_JOINED:]]
    return np.asarray(np.einsum(f"{','.join(letters)}->{output}", *some))
