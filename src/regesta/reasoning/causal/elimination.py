"""Elimination: the probability of a query, without ever listing causal types.

A node's type matters only through its values in the worlds the query names. So the types of a node shrink to one small
table: how likely it is that the node answers so in each of those worlds, given its parents there (a *moment* of the
distribution of its types). The tables are multiplied and summed out node by node (bucket elimination, Dechter 1999,
in an order that keeps the tables smallest), at a cost that grows with the width of the graph. Types of confounded nodes
are distributed jointly and stay variables of their own.

`Belief` is what is believed of types: for each district (nodes joined by confounding) an array with an axis a node, and
before them an axis of draws where there are several.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.formulas import Array
from regesta.reasoning.causal.graph import Graph
from regesta.reasoning.causal.nodal_types import Types, all_indicators, all_types, indicators
from regesta.reasoning.causal.worlds import MOST_CELLS, Query, Variable

District = tuple[str, ...]
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXY"
DRAWS = "Z"  # the letter of the axis of draws


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
        return any(table.dtype == object for table in self.tables.values())


class Factor(NamedTuple):
    """A table with a key for each axis: a variable's number, or (for a type) the node's name."""

    keys: tuple[int | str, ...]
    array: Array
    has_draws: bool


class Plan(NamedTuple):
    """The order of a query's elimination: at each step which factors are joined, and how."""

    steps: tuple[tuple[tuple[int, ...], str], ...]
    last: tuple[tuple[int, ...], str]


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
        values = query.allowed.get(key) if isinstance(key, int) else None
        if values is not None:
            array = array.take(values, axis=axis - len(keys))
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
        has_draws = belief.draws is not None
        gone = tuple(i + has_draws for i, node in enumerate(district) if node not in by_node)
        raw.append(Factor(tuple(reached), table.sum(axis=gone) if gone else table, has_draws))
        for node in reached:
            raw.extend(_answer_factor(belief, node, query, number) for number in by_node[node])
    kind = object if belief.is_exact else float
    raw.extend(Factor(one.variables, one.array.astype(kind), False) for one in query.conditions)
    for node, likelihood in likelihoods.items():
        number = query.variables.index(_factual(belief.graph, node, query))
        raw.append(Factor((number,), likelihood, False))
    return [Factor(f.keys, _restricted(query, f.keys, f.array), f.has_draws) for f in raw]


def _factual(graph: Graph, node: str, query: Query) -> Variable:
    """The variable of a node in the world as it is."""
    parents = tuple(query.variables.index(_factual(graph, one, query)) for one in graph.parents[node])
    return Variable(node, parents)


def _pattern(graph: Graph, variable: Variable) -> tuple[slice | int, ...]:
    """How to index an axis for each parent, last parent first: by value where the parent is set, else whole."""
    return tuple(-1 - one if one < 0 else slice(None) for one in reversed(variable.parents))


def _keys(variable: Variable, number: int) -> tuple[int, ...]:
    """The axes of a node's table for one world: its parents that are variables, last first, then itself."""
    return (*(one for one in reversed(variable.parents) if one >= 0), number)


def _moment_factor(belief: Belief, node: str, table: Array, query: Query, numbers: Sequence[int]) -> Factor:
    """How likely a node is to answer so in each of its worlds, given its parents there."""
    graph = belief.graph
    variables = [query.variables[number] for number in numbers]
    shape = (*(graph.values[parent] for parent in reversed(graph.parents[node])), graph.values[node])
    has_draws = belief.draws is not None
    if len(numbers) <= 2:
        array = _full_moment(belief, node, table, len(numbers)).reshape(
            *((-1,) if has_draws else ()), *(shape * len(numbers))
        )
        index: list[slice | int] = [slice(None)] if has_draws else []
        for variable in variables:
            index.extend((*_pattern(graph, variable), slice(None)))
        array = array[tuple(index)]
    else:
        array = _wide_moment(belief, node, table, variables, shape)
    keys = [key for v, n in zip(variables, numbers, strict=True) for key in _keys(v, n)]
    return _merged(keys, array, has_draws)


def _full_moment(belief: Belief, node: str, table: Array, worlds: int) -> Array:
    """The first or second moment of a node's types: of (setting, value), or of two of them."""
    found = None if belief.moments is None else belief.moments.get((node, worlds))
    if found is None:
        answers = _answers(belief, node)
        if worlds == 1:
            found = table @ answers
        else:
            found = np.matmul(np.swapaxes(table[..., None] * answers, -1, -2), answers)
        if belief.moments is not None:
            belief.moments[(node, worlds)] = found
    return found


def _answers(belief: Belief, node: str) -> Array:
    """Whether each type of a node gives each value under each setting: type by (setting, value)."""
    types, values = belief.types[node], belief.graph.values[node]
    settings = belief.graph.settings(node)
    is_all = len(types) == values**settings and types is all_types(values, settings)
    found = all_indicators(values, settings) if is_all else indicators(types, values)
    return found.astype(int).astype(object) if belief.is_exact else found


def _wide_moment(
    belief: Belief, node: str, table: Array, variables: Sequence[Variable], shape: tuple[int, ...]
) -> Array:
    """The moment of a node's types over three worlds or more, under the settings that these name."""
    answers = _answers(belief, node).reshape(-1, *shape)
    each = [answers[(slice(None), *_pattern(belief.graph, v), slice(None))] for v in variables]
    cells = np.prod([float(one[0].size) for one in each])
    if cells * len(table.T) > 64 * MOST_CELLS:
        raise ModelFault("size", f"{node} answers in too many worlds at once", "ask the query in parts", node)
    flat = [one.reshape(len(one), -1) for one in each]
    left = flat[0]
    for one in flat[1:-1]:
        left = (left[:, :, None] * one[:, None, :]).reshape(len(left), -1)
    found = np.matmul(np.swapaxes(table[..., None] * left, -1, -2), flat[-1])
    lead = table.shape[:-1]
    return found.reshape(*lead, *(size for one in each for size in one.shape[1:]))


def _answer_factor(belief: Belief, node: str, query: Query, number: int) -> Factor:
    """Whether a type of a node gives a value, given its parents in one world."""
    graph = belief.graph
    shape = (*(graph.values[parent] for parent in reversed(graph.parents[node])), graph.values[node])
    variable = query.variables[number]
    array = _answers(belief, node).reshape(-1, *shape)
    array = array[(slice(None), *_pattern(graph, variable), slice(None))]
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


def planned(query: Query, factors: Sequence[Factor]) -> Plan:
    """A plan that sums out, one node after another, the one whose sum is smallest."""
    sizes: dict[int | str, int] = {}
    for factor in factors:
        shape = factor.array.shape[1:] if factor.has_draws else factor.array.shape
        sizes.update(zip(factor.keys, shape, strict=True))
    kept = set(query.asked.variables)
    groups: dict[object, set[int | str]] = {}
    for key in sizes:
        if key not in kept:
            groups.setdefault(query.variables[key].node if isinstance(key, int) else ("type", key), set()).add(key)
    live = {number: (frozenset(f.keys), f.has_draws, f.keys) for number, f in enumerate(factors)}
    steps = []
    while groups:
        best = min(groups, key=lambda one: (_cost(groups[one], live, sizes), str(one)))
        gone = groups.pop(best)
        joined = tuple(number for number, (keys, _, _) in live.items() if keys & gone)
        rest = tuple(dict.fromkeys(key for n in joined for key in live[n][2] if key not in gone))
        has_draws = any(live[n][1] for n in joined)
        steps.append((joined, _subscripts([(live[n][2], live[n][1]) for n in joined], rest, has_draws)))
        for number in joined:
            del live[number]
        live[len(factors) + len(steps) - 1] = (frozenset(rest), has_draws, rest)
    numbers = tuple(live)
    has_draws = any(live[n][1] for n in numbers)
    last = _subscripts([(live[n][2], live[n][1]) for n in numbers], query.asked.variables, has_draws)
    return Plan(tuple(steps), (numbers, last))


def _cost(
    gone: set[int | str],
    live: Mapping[int, tuple[frozenset[int | str], bool, tuple[int | str, ...]]],
    sizes: Mapping[int | str, int],
) -> int:
    """The size of the table that summing these out makes."""
    union: set[int | str] = set()
    for keys, _, _ in live.values():
        if keys & gone:
            union |= keys
    size = 1
    for key in union:
        size *= sizes[key]
    return size


def _subscripts(
    inputs: Sequence[tuple[Sequence[int | str], bool]], output: Sequence[int | str], has_draws: bool
) -> str:
    letters: dict[int | str, str] = {}
    for keys, _ in inputs:
        for key in keys:
            if key not in letters:
                if len(letters) == len(LETTERS):
                    raise ModelFault("size", "the query's graph is too wide", "ask it in parts")
                letters[key] = LETTERS[len(letters)]
    left = ",".join((DRAWS if draws else "") + "".join(letters[k] for k in keys) for keys, draws in inputs)
    return f"{left}->{DRAWS if has_draws else ''}{''.join(letters[key] for key in output)}"


def carried_out(plan: Plan, arrays: Sequence[Array]) -> Array:
    """What a plan makes of the arrays of its factors."""
    live = dict(enumerate(arrays))
    number = len(arrays)
    for joined, subscripts in plan.steps:
        live[number] = np.einsum(subscripts, *(live.pop(one) for one in joined))
        number += 1
    numbers, subscripts = plan.last
    if not numbers:
        return np.asarray(1.0)
    return np.asarray(np.einsum(subscripts, *(live[one] for one in numbers)))
