"""Observations: data as a person has them, made into distinct rows with their counts.

A row gives nodes their values; None, an empty text and NA are gaps. A value may be hedged: the chances of what was
seen, were the node each of its values (`{"M": (0.2, 0.8)}`). Rows may be counted (`count`), or written as an event
(`X0Y1`), as CausalQueries' compact data are.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations_with_replacement, product
from typing import NamedTuple

from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.graph import Graph
from regesta.reasoning.causal.parameters import Numeric, exact

GAPS = ("", "NA", "na", "NaN", "nan", "?", None)
Datum = int | float | str | None | Sequence[Numeric]


class Row(NamedTuple):
    """Cases alike: each node's chances of what was seen (by value), for the nodes that matter; and their number.

    A node that is observed has a 1 and noughts; one that is a gap, all ones. Gaps that nothing observed depends on are
    None.
    """

    chances: tuple[tuple[Fraction, ...] | None, ...]
    cases: int


class Completion(NamedTuple):
    """One way the gaps of all rows may be filled: each filled row with how many cases, and the weight of the whole.

    `ways` are, for each row, how many of its cases are filled in each of the ways that `fillings` lists.
    """

    rows: tuple[tuple[tuple[int | None, ...], int], ...]
    weight: Fraction
    ways: tuple[tuple[int, ...], ...]


def read_rows(graph: Graph, data: Iterable[Mapping[str, Datum]]) -> tuple[Row, ...]:
    """The distinct rows of data, with their counts; raises ModelFault with the row's number where one is amiss."""
    rows = []
    for number, given in enumerate(data, 1):
        row = _spelt_out(graph, given, number) if "event" in given else dict(given)
        count = _count(row.pop("count", 1), number)
        for name in row:
            if name not in graph.parents:
                raise ModelFault(
                    "node",
                    f"row {number} has a column {name} that is no node",
                    f"the nodes are {', '.join(graph.nodes)}; leave other columns away",
                    name,
                )
        chances = _reached(graph, [_chances(graph, node, row.get(node), number) for node in graph.nodes])
        rows.append(Row(chances, count))
    return merged(rows)


def merged(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows with those alike made one; those that show nothing left out."""
    counts: dict[tuple[tuple[Fraction, ...] | None, ...], int] = {}
    for row in rows:
        counts[row.chances] = counts.get(row.chances, 0) + row.cases
    return tuple(Row(chances, count) for chances, count in counts.items() if count and any(chances))


def settings_seen(graph: Graph, node: str, rows: Iterable[Row]) -> set[int]:
    """The settings of a node's parents under which rows may show it."""
    places = {name: place for place, name in enumerate(graph.nodes)}
    found: set[int] = set()
    for row in rows:
        if row.chances[places[node]] is None:
            continue
        possible = []
        for parent in graph.parents[node]:
            chances = row.chances[places[parent]]
            possible.append(
                [value for value, chance in enumerate(chances) if chance]
                if chances is not None
                else list(range(graph.values[parent]))
            )
        for setting in product(*possible):
            found.add(graph.setting(node, dict(zip(graph.parents[node], setting, strict=True))))
    return found


def _spelt_out(graph: Graph, given: Mapping[str, Datum], number: int) -> dict[str, Datum]:
    """An event such as `X0Y1` as a row."""
    row: dict[str, Datum] = {"count": given.get("count", 1)}
    text = str(given["event"])
    pattern = "|".join(sorted(map(re.escape, graph.nodes), key=len, reverse=True))
    if not re.fullmatch(rf"(?:(?:{pattern})\d)*", text):
        raise ModelFault("data", f"row {number} has the event {text!r}", "write X0Y1", text)
    row.update((node, int(value)) for node, value in re.findall(rf"({pattern})(\d)", text))
    return row


def _count(value: Datum, number: int) -> int:
    count = _as_number(value)
    if count < 0 or count != int(count):
        raise ModelFault(
            "data", f"row {number} has the count {value!r}", "write a whole number of cases", str(value)
        )
    return int(count)


def _as_number(value: object) -> float:
    """The number a datum is, or -1."""
    try:
        return float(value) if isinstance(value, int | float | str) else -1.0
    except ValueError:
        return -1.0


def _chances(graph: Graph, node: str, value: Datum, number: int) -> tuple[Fraction, ...]:
    """The chance of what was seen of a node, were it each of its values."""
    values = graph.values[node]
    if isinstance(value, str):
        value = value.strip()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return hedged(graph, node, value)
    if value in GAPS or value != value:
        return (Fraction(1),) * values
    found = _as_number(value)
    if found not in range(values):
        raise ModelFault(
            "data",
            f"row {number} gives {node} the value {value!r}",
            f"its values are 0 to {values - 1}; leave a gap empty",
            str(value),
        )
    return tuple(Fraction(int(one == found)) for one in range(values))


def hedged(graph: Graph, node: str, chances: Sequence[Numeric]) -> tuple[Fraction, ...]:
    """The chances of a piece of evidence, were a node each of its values; raises ModelFault where they cannot be."""
    graph.known(node)
    found = tuple(exact(chance) for chance in chances)
    if len(found) != graph.values[node]:
        raise ModelFault(
            "chances",
            f"{len(found)} of the {graph.values[node]} chances are given for {node}",
            "give one for each of its values, parted by `|`",
            node,
        )
    if any(not 0 <= chance <= 1 for chance in found):
        raise ModelFault(
            "chances", f"a chance of {node} is not from 0 to 1", "write chances from 0 to 1", node
        )
    if not any(found):
        raise ModelFault(
            "chances",
            f"the evidence on {node} is impossible whatever its value",
            "a chance above 0 is needed at one value at least",
            node,
        )
    return found


def _reached(
    graph: Graph, chances: Sequence[tuple[Fraction, ...]]
) -> tuple[tuple[Fraction, ...] | None, ...]:
    """The chances, with None for gaps on which nothing observed depends."""
    reached: set[str] = set()
    for node, row in zip(reversed(graph.nodes), reversed(chances), strict=True):
        if node in reached or len(set(row)) > 1:
            reached.update((node, *graph.parents[node]))
    return tuple(row if node in reached else None for node, row in zip(graph.nodes, chances, strict=True))


def fillings(row: Row) -> tuple[tuple[tuple[int | None, ...], Fraction], ...]:
    """Every way to fill a row's gaps, with its weight."""
    options = [
        [(None, Fraction(1))] if one is None else [(v, chance) for v, chance in enumerate(one) if chance]
        for one in row.chances
    ]
    found = []
    for choice in product(*options):
        weight = Fraction(1)
        for _, chance in choice:
            weight *= chance
        found.append((tuple(value for value, _ in choice), weight))
    return tuple(found)


def completion_count(rows: Iterable[Row]) -> float:
    """How many completions rows have."""
    total = 1.0
    for row in rows:
        ways = len(fillings(row)) if _free(row) <= 20 else 2.0**20
        for place in range(row.cases if ways > 1 else 0):
            total = total * (ways + place) / (place + 1)
            if total > 1e12:
                return total
    return total


def _free(row: Row) -> int:
    return sum(1 for one in row.chances if one is not None and sum(map(bool, one)) > 1)


def completions(rows: Sequence[Row]) -> Iterable[Completion]:
    """Every completion of rows; cases alike are told apart by how many are filled which way."""
    known = [fillings(row) for row in rows]
    each = [
        [_taken(len(ways), chosen) for chosen in combinations_with_replacement(range(len(ways)), row.cases)]
        if len(ways) > 1
        else [((row.cases,), Fraction(1))]
        for row, ways in zip(rows, known, strict=True)
    ]
    for choice in product(*each):
        weight = Fraction(1)
        merged: dict[tuple[int | None, ...], int] = {}
        for ways, (taken, orders) in zip(known, choice, strict=True):
            weight *= orders
            for (values, one), count in zip(ways, taken, strict=True):
                if count:
                    weight *= one**count
                    merged[values] = merged.get(values, 0) + count
        yield Completion(tuple(merged.items()), weight, tuple(taken for taken, _ in choice))


def _taken(ways: int, chosen: Sequence[int]) -> tuple[tuple[int, ...], Fraction]:
    """How many cases are filled each way, and in how many orders that may come about."""
    counts = [0] * ways
    orders = Fraction(1)
    for seen, way in enumerate(chosen, 1):
        counts[way] += 1
        orders *= Fraction(seen, counts[way])
    return tuple(counts), orders
