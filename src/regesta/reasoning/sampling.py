"""Draws consistent days, evenly or by weights: block after block, those that do not bear on each other at once."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from regesta.reasoning.network import Days, Places
from regesta.reasoning.pieces import Piece
from regesta.reasoning.shapes import Weights

WARM_UP = 200  # sweeps before the first that counts
MOST_GROUPED = 256  # blocks of a piece, up to which groups are moved as well


class _Colour:
    """Blocks no two of which share a limit, with what bounds each from above and from below."""

    def __init__(
        self, blocks: Places, upper: list[list[tuple[int, int]]], lower: list[list[tuple[int, int]]]
    ) -> None:
        self.blocks = blocks
        self.above, self.above_days, self.above_starts = _rows(blocks, upper)
        self.below, self.below_days, self.below_starts = _rows(blocks, lower)


def _rows(blocks: Places, bounds: list[list[tuple[int, int]]]) -> tuple[Places, Places, Places]:
    rows = [bounds[block] for block in blocks.tolist()]
    starts = np.cumsum([0, *map(len, rows[:-1])])
    flat = np.array([one for row in rows for one in row], np.int64).reshape(-1, 2)
    return np.ascontiguousarray(flat[:, 0]), np.ascontiguousarray(flat[:, 1])[:, None], starts


class Sampler:
    """Chains of consistent days: `day[block, chain]`, the last row holding 0 for the origin.

    The chains start evenly between all as early and all as late as can be, and are sampled side by side. The days of
    the blocks in `shaped` are drawn by their weights.
    """

    def __init__(self, own: Piece, chains: int, seed: int, *, shaped: Mapping[int, Weights]) -> None:
        self.own, self.chains = own, chains
        self._random = np.random.default_rng(seed)
        count = len(own.earliest)
        share = (np.arange(chains) + 0.5) / chains
        width = own.latest - own.earliest
        start = own.earliest[:, None] + np.floor(width[:, None] * share[None, :]).astype(np.int64)
        self.day = np.concatenate((start, np.zeros((1, chains), np.int64)))
        self._colours = _colours(own)
        self._groups = _groups(own, self._random) if 1 < count <= MOST_GROUPED else []
        self.drawn_a_sweep = max(1, count * chains)
        self._shaped = {block: np.log(weights) for block, weights in shaped.items()}
        self._summed = {
            block: np.concatenate(([0.0], np.cumsum(weights))) for block, weights in shaped.items()
        }

    def warm_up(self) -> None:
        """Draws until where the chains started no longer shows."""
        for _ in range(WARM_UP):
            self.sweep()

    def sweep(self) -> None:
        """Draws every block once, and moves some groups."""
        for colour in self._colours:
            above = np.minimum.reduceat(
                self.day[colour.above] + colour.above_days, colour.above_starts, axis=0
            )
            below = np.maximum.reduceat(
                self.day[colour.below] - colour.below_days, colour.below_starts, axis=0
            )
            share = self._random.random(above.shape)
            self.day[colour.blocks] = below + (share * (above - below + 1)).astype(np.int64)
            for row in np.flatnonzero(np.isin(colour.blocks, list(self._summed))) if self._summed else ():
                block = int(colour.blocks[row])
                self.day[block] = self._weighted(block, below[row], above[row], share[row])
        if self._groups:
            for number in self._random.integers(len(self._groups), size=max(2, len(self._groups) // 4)):
                self._move(*self._groups[int(number)])

    def _weighted(self, block: int, below: Days, above: Days, share: Weights) -> Days:
        """Days of a block from these first to these last, where the weights before them reach these shares."""
        summed, earliest = self._summed[block], int(self.own.earliest[block])
        first, last = summed[below - earliest], summed[above - earliest + 1]
        found = np.searchsorted(summed, first + share * (last - first), side="right") - 1 + earliest
        kept: Days = np.clip(found, below, above)
        return kept

    def _move(self, group: Places, out: Places, into: Places, is_last: bool) -> None:
        """Moves a group of blocks together, evenly over the days that the others leave it."""
        own, day = self.own, self.day
        up = (own.latest[group, None] - day[group]).min(axis=0)
        down = (own.earliest[group, None] - day[group]).max(axis=0)
        if into.size:
            room = day[own.first[into]] + own.most[into, None] - day[own.second[into]]
            up = np.minimum(up, room.min(axis=0))
        if out.size:
            room = day[own.first[out]] + own.most[out, None] - day[own.second[out]]
            down = np.maximum(down, -room.min(axis=0))
        share = self._random.random(self.chains)
        by = down + (share * (up - down + 1)).astype(np.int64)
        if self._shaped:
            by = np.where(self._is_kept(group, by), by, 0)
        day[group] += by

    def _is_kept(self, group: Places, by: Days) -> NDArray[np.bool_]:
        """Whether a move of a group by so many days is kept, by the weights it leads from and to (Metropolis 1953)."""
        gain = np.zeros(self.chains)
        for block in self._shaped.keys() & set(group.tolist()):
            place = self.day[block] - self.own.earliest[block]
            gain += self._shaped[block][place + by] - self._shaped[block][place]
        return np.log(self._random.random(self.chains)) < gain


def _colours(own: Piece) -> list[_Colour]:
    """The blocks by colours, neighbours in different ones."""
    count = len(own.earliest)
    upper: list[list[tuple[int, int]]] = [[(count, int(day))] for day in own.latest]
    lower: list[list[tuple[int, int]]] = [[(count, -int(day))] for day in own.earliest]
    for first, second, most in zip(own.first.tolist(), own.second.tolist(), own.most.tolist(), strict=True):
        upper[second].append((first, most))
        lower[first].append((second, most))
    colour = [-1] * count
    for block in sorted(range(count), key=lambda one: -len(upper[one]) - len(lower[one])):
        taken = {colour[other] for other, _ in (*upper[block][1:], *lower[block][1:])}
        colour[block] = next(one for one in range(count + 1) if one not in taken)
    members: dict[int, list[int]] = {}
    for block, one in enumerate(colour):
        members.setdefault(one, []).append(block)
    return [_Colour(np.array(blocks), upper, lower) for blocks in members.values()]


def _groups(own: Piece, random: np.random.Generator) -> list[tuple[Places, Places, Places, bool]]:
    """Groups of neighbouring blocks, chosen once: each with its limits out and in."""
    count = len(own.earliest)
    near: list[set[int]] = [set() for _ in range(count)]
    for first, second in zip(own.first.tolist(), own.second.tolist(), strict=True):
        near[first].add(second)
        near[second].add(first)
    found = {}
    for start in range(count):
        for _ in range(2):
            size = int(random.integers(2, count + 1))
            group, waiting = {start}, [start]
            while waiting and len(group) < size:
                for other in sorted(near[waiting.pop(0)]):
                    if other not in group and len(group) < size:
                        group.add(other)
                        waiting.append(other)
            if len(group) > 1:
                found[frozenset(group)] = np.array(sorted(group))
    return [(*_edges(own, group), len(group) == count) for group in found.values()]


def _edges(own: Piece, group: Places) -> tuple[Places, Places, Places]:
    inside = np.zeros(len(own.earliest), bool)
    inside[group] = True
    out = np.flatnonzero(inside[own.first] & ~inside[own.second])
    into = np.flatnonzero(~inside[own.first] & inside[own.second])
    return group, out, into
