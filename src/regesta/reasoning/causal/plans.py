"""The order in which a query's tables are joined and summed out: bucket elimination, the smallest sum first."""

from collections.abc import Iterable, Mapping, Sequence
from math import log2
from typing import NamedTuple

from regesta.reasoning.causal.evaluation import Array
from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.worlds import Query

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXY"
DRAWS = "Z"  # the letter of the axis of draws
Key = int | str


class Factor(NamedTuple):
    """A table with a key for each axis: a variable's number, or (for a type) the node's name."""

    keys: tuple[Key, ...]
    array: Array
    has_draws: bool


class Plan(NamedTuple):
    """The order of a query's elimination: at each step which factors are joined, and how."""

    steps: tuple[tuple[tuple[int, ...], str], ...]
    last: tuple[tuple[int, ...], str]


class _Groups(NamedTuple):
    """What is summed out together (a node in all its worlds, or its types), as sets of keys in bits.

    `around` is what stands in one factor with each group; `sizes` the keys of each size, and its power of two.
    """

    bits: dict[Key, int]
    gone: dict[object, int]
    around: dict[object, int]
    sizes: list[tuple[int, float]]


def planned(query: Query, factors: Sequence[Factor]) -> Plan:
    """A plan that sums out, one node after another, the one whose sum is smallest."""
    bits, groups, around, sizes = _grouped(query, factors)
    live = {n: (sum([bits[key] for key in f.keys]), f.has_draws, f.keys) for n, f in enumerate(factors)}
    costs = {group: _cost(union, sizes) for group, union in around.items()}
    letters = _letters(bits)
    steps = []
    while groups:
        best = min(costs, key=costs.__getitem__)
        gone = groups.pop(best)
        del costs[best]
        joined = tuple([number for number, (mask, _, _) in live.items() if mask & gone])
        inputs = [live.pop(number) for number in joined]
        rest = tuple(dict.fromkeys([key for _, _, keys in inputs for key in keys if not bits[key] & gone]))
        has_draws = any(draws for _, draws, _ in inputs)
        steps.append((joined, _subscripts([(keys, d) for _, d, keys in inputs], rest, has_draws, letters)))
        touched = around.pop(best) & ~gone
        live[len(factors) + len(steps) - 1] = (touched, has_draws, rest)
        for group, mask in groups.items():
            if mask & touched:
                around[group] = union = (around[group] | touched) & ~gone
                costs[group] = _cost(union, sizes)
    has_draws = any(draws for _, draws, _ in live.values())
    last = [(keys, draws) for _, draws, keys in live.values()]
    return Plan(tuple(steps), (tuple(live), _subscripts(last, query.asked.variables, has_draws, letters)))


def _grouped(query: Query, factors: Sequence[Factor]) -> _Groups:
    """The groups of keys to sum out, and what stands around each."""
    counts: dict[Key, int] = {}
    for factor in factors:
        shape = factor.array.shape[1:] if factor.has_draws else factor.array.shape
        counts.update(zip(factor.keys, shape, strict=True))
    bits = {key: 1 << place for place, key in enumerate(counts)}
    by_size: dict[int, int] = {}
    gone: dict[object, int] = {}
    group_of: dict[Key, object] = {}
    for key, count in counts.items():
        by_size[count] = by_size.get(count, 0) | bits[key]
        if key not in query.asked.variables:
            group: object = query.variables[key].node if isinstance(key, int) else ("type", key)
            gone[group] = gone.get(group, 0) | bits[key]
            group_of[key] = group
    around = dict.fromkeys(gone, 0)
    for factor in factors:
        mask = sum([bits[key] for key in factor.keys])
        for key in factor.keys:
            if key in group_of:
                around[group_of[key]] |= mask
    return _Groups(bits, gone, around, [(mask, log2(max(count, 1))) for count, mask in by_size.items()])


def _cost(union: int, sizes: Sequence[tuple[int, float]]) -> float:
    """The size, as a power of two, of the table over these keys."""
    cost = 0.0
    for mask, power in sizes:
        cost += (union & mask).bit_count() * power
    return cost


def _letters(keys: Iterable[Key]) -> Mapping[Key, str]:
    """A letter for each key; none where there are more keys than letters, and each table then has its own."""
    found = dict(zip(keys, f"{LETTERS}?", strict=False))
    return found if len(found) <= len(LETTERS) else {}


def _subscripts(
    inputs: Sequence[tuple[Sequence[Key], bool]],
    output: Sequence[Key],
    has_draws: bool,
    letters: Mapping[Key, str],
) -> str:
    own = letters or _letters(dict.fromkeys([*(key for keys, _ in inputs for key in keys), *output]))
    if not own and (output or any(keys for keys, _ in inputs)):
        raise ModelFault("size", "the query's graph is too wide", "ask it in parts")
    left = [(DRAWS if draws else "") + "".join([own[key] for key in keys]) for keys, draws in inputs]
    return f"{','.join(left)}->{DRAWS if has_draws else ''}{''.join([own[key] for key in output])}"
