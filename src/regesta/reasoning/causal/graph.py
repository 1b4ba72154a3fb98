"""The graph of a model: its statement read, its nodes in their order, their parents, and what is confounded.

The statement is that of CausalQueries (Tietz, Medina, Syunyaev and Humphreys), which takes it from DAGitty:
`X -> M -> Y; X <-> Y`, arrows either way, chains, `;` or a new line between them, `{A B} -> Y` for several at once.
"""

import re
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.tokens import tokens_of

NAME = r"[^\W\d_][\w.]*"
_TOKEN = re.compile(rf"<->|->|<-|[{{}};\n]|{NAME}")
_ARROWS = frozenset(("<->", "->", "<-"))
_ENDS = frozenset((";", "\n"))
_SIGNS = _ARROWS | _ENDS | {"{", "}"}
MOST_VALUES = 10


class Graph(NamedTuple):
    """Nodes in order of generation, their parents in theirs, and who is confounded with whom.

    `values` is the number of values of each node, which are 0, 1, …. A pair of `confounds` is the later node and
    the earlier, on whose type the later's type depends. `left_out` are names that no arrow joins to the rest.
    """

    statement: str
    nodes: tuple[str, ...]
    parents: Mapping[str, tuple[str, ...]]
    values: Mapping[str, int]
    confounds: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...] = ()

    def settings(self, node: str) -> int:
        """The number of joint settings of a node's parents: 1 for a root."""
        count = 1
        for parent in self.parents[node]:
            count *= self.values[parent]
        return count

    def setting(self, node: str, values: Mapping[str, int]) -> int:
        """The place of a joint setting of a node's parents: the first parent varies fastest."""
        place, stride = 0, 1
        for parent in self.parents[node]:
            place += values[parent] * stride
            stride *= self.values[parent]
        return place

    def known(self, name: str) -> str:
        """The name, if it is a node; else a fault that names the nodes there are."""
        if name not in self.parents:
            raise self.unknown(name)
        return name

    def unknown(self, name: str) -> ModelFault:
        """The fault of a name that is no node."""
        return ModelFault(
            "node",
            f"{name} is not a node of {self.statement.strip()}",
            f"its nodes are {', '.join(self.nodes)}",
            name,
        )


def read_graph(statement: str, values: Mapping[str, int] | None = None) -> Graph:
    """The graph a statement draws; `values` says how many values a node has where it has more than two."""
    arrows: dict[tuple[str, str], None] = {}
    confounds: dict[tuple[str, str], None] = {}
    seen: dict[str, None] = {}
    for left, edge, right in _edges(statement, seen):
        if left == right:
            raise ModelFault("cycle", f"{left} points at itself", "an arrow joins two nodes", left)
        if edge == "<->":
            confounds[(min(left, right), max(left, right))] = None
        else:
            arrows[(left, right) if edge == "->" else (right, left)] = None
    if not seen:
        raise ModelFault("graph", "the model draws nothing", 'write arrows: "X -> M -> Y"')
    rows = _in_generations(list(arrows))
    nodes = _ordered(rows) or tuple(sorted(seen))
    above: dict[str, list[str]] = {node: [] for node in nodes}
    for parent, child in rows:
        above[child].append(parent)
    parents = {node: tuple(some) for node, some in above.items()}
    _check_confounds(confounds, nodes)
    pairs = tuple(
        (right, left) if nodes.index(left) < nodes.index(right) else (left, right)
        for left, right in sorted(confounds)
    )
    left_out = tuple(name for name in seen if name not in parents)
    return Graph(statement, nodes, parents, _checked_values(values or {}, nodes), pairs, left_out)


def _edges(statement: str, seen: dict[str, None]) -> list[tuple[str, str, str]]:
    """Every edge of a statement as (left, edge, right); the names met are added to `seen`."""
    found = []
    tokens = tokens_of(_TOKEN, statement, _unread)
    place = 0
    while place < len(tokens):
        if tokens[place] in _ENDS:
            place += 1
            continue
        left, place = _term(tokens, place, seen)
        while place < len(tokens) and tokens[place] in _ARROWS:
            edge = tokens[place]
            right, place = _term(tokens, place + 1, seen)
            found += [(one, edge, other) for one in left for other in right]
            left = right
        if place < len(tokens) and tokens[place] not in _ENDS:
            raise ModelFault(
                "graph", f"an arrow is missing before {tokens[place]}", "write ->, <- or <->", tokens[place]
            )
    return found


def _unread(piece: str) -> ModelFault:
    """The fault of a piece of a statement that is no token."""
    return ModelFault(
        "graph",
        f"{piece!r} is neither an arrow nor a node",
        'nodes are letters, digits and dots; arrows ->, <- and <->, as in "X -> M -> Y; X <-> Y"',
        piece,
    )


def _term(tokens: Sequence[str], place: int, seen: dict[str, None]) -> tuple[list[str], int]:
    """The names at a place of the tokens, one or several in braces, and the place behind them."""
    if place < len(tokens) and tokens[place] == "{":
        end = place + 1
        while end < len(tokens) and tokens[end] not in _SIGNS:
            end += 1
        if end == place + 1 or end == len(tokens) or tokens[end] != "}":
            raise ModelFault("graph", "a brace is not closed", "write {A B} -> Y", "{")
        names, place = list(tokens[place + 1 : end]), end + 1
    elif place < len(tokens) and tokens[place] not in _SIGNS:
        name = tokens[place]
        seen[name] = None
        return [name], place + 1
    else:
        found = tokens[place] if place < len(tokens) else "the end"
        raise ModelFault("graph", f"a node is missing before {found}", 'write "X -> Y"', found)
    seen.update(dict.fromkeys(names))
    return names, place


def _in_generations(arrows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Arrows in order of the generation of their tail (its longest path from a root), then of their names."""
    parents: dict[str, set[str]] = {name: set() for arrow in arrows for name in arrow}
    for parent, child in arrows:
        parents[child].add(parent)
    children: dict[str, list[str]] = {name: [] for name in parents}
    for parent, child in arrows:
        children[parent].append(child)
    waited_for = {name: len(own) for name, own in parents.items()}
    generation: dict[str, int] = {}
    ready = [name for name, count in waited_for.items() if not count]
    number = 1
    while ready:
        generation.update(dict.fromkeys(ready, number))
        number += 1
        before, ready = ready, []
        for child in (child for name in before for child in children[name]):
            waited_for[child] -= 1
            if not waited_for[child]:
                ready.append(child)
    if len(generation) < len(parents):
        circle = _circle(arrows, parents.keys() - generation.keys())
        raise ModelFault(
            "cycle", f"the arrows go in a circle: {' -> '.join(circle)}", "take one of them away", circle[0]
        )
    return sorted(arrows, key=lambda arrow: (generation[arrow[0]], *arrow))


def _circle(arrows: list[tuple[str, str]], waiting: Set[str]) -> list[str]:
    """A circle among the nodes that wait for one another."""
    before: dict[str, str] = {}
    for parent, child in arrows:
        if parent in waiting and child in waiting:
            before[child] = min(parent, before.get(child, parent))
    path = {min(waiting): None}
    while (one := before[next(reversed(path))]) not in path:
        path[one] = None
    names = list(path)
    return [one, *reversed(names[names.index(one) :])]


def _ordered(rows: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Nodes in their order: roots first, then each where the last arrow to it stands (as CausalQueries has it)."""
    children = dict.fromkeys(child for _, child in reversed(rows))
    roots = [p for p in dict.fromkeys(parent for parent, _ in reversed(rows)) if p not in children]
    return (*reversed(roots), *reversed(children))


def _check_confounds(confounds: Mapping[tuple[str, str], None], nodes: Sequence[str]) -> None:
    for pair in confounds:
        for name in pair:
            if name not in nodes:
                raise ModelFault(
                    "graph",
                    f"{name} is confounded with another but no arrow joins it",
                    "draw its arrow",
                    name,
                )


def _checked_values(values: Mapping[str, int], nodes: Sequence[str]) -> dict[str, int]:
    for name, count in values.items():
        if name not in nodes:
            raise ModelFault("node", f"{name} is not a node", f"the nodes are {', '.join(nodes)}", name)
        if not 2 <= count <= MOST_VALUES:
            raise ModelFault(
                "types", f"{name} cannot have {count} values", f"give it 2 to {MOST_VALUES}", name
            )
    return {node: values.get(node, 2) for node in nodes}
