"""Causal models by brute force: every causal type listed, every world acted out, nothing shared with the program.

Slow and plain on purpose. A model is read by its public names only: nodes, parents, and parameters.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from random import Random

from regesta.reasoning.causal import Model

Type = Mapping[str, str]  # the nodal type of each node, by its label
Term = tuple[str, dict[str, object]]  # a node, and what is set: values or terms


def causal_types(model: Model) -> Iterator[tuple[Type, tuple[int, ...]]]:
    """Every causal type with the places of the parameters whose product is its chance."""
    by_node = {n: [(i, p) for i, p in enumerate(model.parameters) if p.node == n] for n in model.nodes}
    for choice in product(*(by_node[node] for node in model.nodes)):
        chosen = {p.node: p.type for _, p in choice}
        names = {f"{node}.{label}" for node, label in chosen.items()}
        conditions = [part.split("_")[0] for _, p in choice for part in p.given.split(", ") if part]
        if all(condition in names for condition in conditions):
            yield chosen, tuple(i for i, _ in choice)


def value(model: Model, chosen: Type, node: str, setting: Mapping[str, object]) -> int:
    """What a node is for a causal type, where others are set to values or to what they are elsewhere."""
    if node in setting:
        found = setting[node]
        if isinstance(found, int):
            return found
        assert isinstance(found, tuple)
        return value(model, chosen, found[0], found[1])
    place, stride = 0, 1
    for parent in model.parents[node]:
        place += value(model, chosen, parent, setting) * stride
        stride *= model.graph.values[parent]
    return int(chosen[node][place])


def holds(model: Model, chosen: Type, conditions: Sequence[tuple[Term, int]]) -> bool:
    """Whether every term has its value."""
    return all(value(model, chosen, node, setting) == wanted for (node, setting), wanted in conditions)


def text(term: Term) -> str:
    """A term as the language has it: `Y[X=1, M=M[X=0]]`."""
    node, setting = term
    inner = ", ".join(f"{n}={v if isinstance(v, int) else text(v)}" for n, v in setting.items())  # type: ignore[arg-type]  # a value, or a term
    return f"{node}[{inner}]" if inner else node


def probability(
    model: Model, asked: Sequence[tuple[Term, int]], given: Sequence[tuple[Term, int]]
) -> Fraction | None:
    """The chance that all that is asked holds, given that all that is given does; None where it cannot."""
    above = below = Fraction(0)
    shares = [p.value for p in model.parameters]
    for chosen, places in causal_types(model):
        chance = Fraction(1)
        for place in places:
            chance *= shares[place]
        if chance and holds(model, chosen, given):
            below += chance
            above += chance * holds(model, chosen, asked)
    return above / below if below else None


def likelihood(model: Model, rows: Sequence[Mapping[str, int | None]]) -> Fraction:
    """The chance of rows under the prior: a sum over every allotment of them to causal types."""
    each = []
    every = list(causal_types(model))
    for row in rows:
        seen: list[tuple[Term, int]] = [((n, {}), v) for n, v in row.items() if v is not None]
        each.append([places for chosen, places in every if holds(model, chosen, seen)])
    total = Fraction(0)
    for choice in product(*each):
        total += _urn(model, choice)
    return total


def _urn(model: Model, choice: Sequence[tuple[int, ...]]) -> Fraction:
    parameters = model.parameters
    counts: dict[int, int] = {}
    sizes: dict[str, Fraction] = {}
    for p in parameters:
        sizes[p.set] = sizes.get(p.set, Fraction(0)) + p.prior
    drawn: dict[str, int] = {}
    chance = Fraction(1)
    for places in choice:
        for place in places:
            p = parameters[place]
            chance *= (p.prior + counts.get(place, 0)) / (sizes[p.set] + drawn.get(p.set, 0))
            counts[place] = counts.get(place, 0) + 1
            drawn[p.set] = drawn.get(p.set, 0) + 1
    return chance


def random_model(random: Random, *, size: int = 4, is_confounded: bool | None = None, most: int = 2) -> Model:
    """A small model: random arrows, confounding, restrictions and shares."""
    nodes = "ABCDEF"[: random.randint(2, size)]
    lines: list[str] = []
    for place, node in enumerate(nodes[1:], 1):
        parents = random.sample(nodes[:place], random.randint(1, min(place, most)))
        lines.extend(f"{parent} -> {node}" for parent in parents)
    if is_confounded or (is_confounded is None and random.random() < 0.4):
        pair = random.sample([n for n in nodes if any(n in line for line in lines)], 2)
        lines.append(f"{pair[0]} <-> {pair[1]}")
    model = Model("; ".join(lines))
    for node in model.nodes:
        if model.parents[node] and random.random() < 0.4:
            parent = random.choice(model.parents[node])
            model = model.restrict(f"({node}[{parent}=1] {random.choice('<>')} {node}[{parent}=0])")
    for name in {p.set for p in model.parameters}:
        count = sum(p.set == name for p in model.parameters)
        numbers = [random.choice((0, 1, 1, 2, 3, 5)) for _ in range(count)]
        if any(numbers):
            model = model.set_parameters(numbers, set_name=name)
    return model


def random_term(random: Random, model: Model, *, depth: int = 2) -> Term:
    """An outcome, others set at random, perhaps to what they are elsewhere."""
    node = random.choice(model.nodes)
    setting: dict[str, object] = {}
    for other in model.nodes:
        if random.random() < 0.35:
            is_nested = depth > 0 and random.random() < 0.3
            if is_nested:
                inner = random_term(random, model, depth=depth - 1)
                setting[other] = (other, {k: v for k, v in inner[1].items() if k != other})
            else:
                setting[other] = random.randint(0, 1)
    return node, setting


def random_conditions(random: Random, model: Model, count: int) -> list[tuple[Term, int]]:
    """Some outcomes with a value each."""
    return [(random_term(random, model), random.randint(0, 1)) for _ in range(count)]


def written(conditions: Sequence[tuple[Term, int]]) -> str:
    """Conditions as the language has them."""
    return " & ".join(f"{text(term)} == {wanted}" for term, wanted in conditions)
