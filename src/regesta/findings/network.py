"""The network of a case: who acted on whom, at any time, as numbers that are quick to ask."""

from collections import defaultdict
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from regesta.case import Case
from regesta.findings.finding import entry_id
from regesta.findings.register import register_of
from regesta.findings.sequence import EARLIEST, LATEST

RECEIVERS = ("to", "whom", "with")
_FAR = 1 << 40  # days: beyond any date that is compared


class Tie(NamedTuple):
    """What one actor did toward another within some days: how many acts for certain and at most, and which."""

    source: str
    target: str
    least: int
    most: int
    entries: tuple[str, ...]


class Ties(NamedTuple):
    """A network within some days: its ties, those of most acts first, and how each actor stands in it."""

    ties: tuple[Tie, ...]
    standings: tuple["Standing", ...]


class Standing(NamedTuple):
    """How an actor stands in a network: the ties that go out from it and come in, and their share of all others."""

    name: str
    ties_out: int
    ties_in: int
    out_centrality: float
    in_centrality: float


class Network:
    """The acts of a case as arrays, one row for each doer and each one toward whom he acted.

    `actors` gives the numbers in the arrays their names. A tie at some time is certain where its act is dated wholly
    within it and both actors are certainly meant.
    """

    def __init__(self, case: Case) -> None:
        register = register_of(case)
        order = register.sequence
        numbers: dict[str, int] = {}
        rows: list[tuple[int, int, int, bool]] = []
        by, *toward = (register.names(key) for key in ("by", *RECEIVERS))
        for number in register.acts:
            for doer, is_doer in by[number]:
                for others in toward:
                    for other, is_other in others[number]:
                        if doer != other:
                            one = numbers.setdefault(doer, len(numbers))
                            two = numbers.setdefault(other, len(numbers))
                            rows.append((one, two, number, is_doer and is_other))
        self.actors = tuple(numbers)
        self._entries = order.entries
        table = np.array(rows, np.int64).reshape(-1, 4)
        self._source, self._target, self._entry, sure = np.ascontiguousarray(table.T)
        self._first, self._last = (
            np.array([max(-_FAR, min(day, _FAR)) for day in days], np.int64)[self._entry]
            for days in (order.first, order.last)
        )
        self._is_sure: NDArray[np.bool_] = sure.astype(bool)

    def acts(self) -> list[tuple[int, int, int, int, bool, str]]:
        """Every act toward somebody: the numbers of both actors, its first and its last day, whether both are surely
        meant, and the entry. `at` counts these; a page may count them for other days."""
        table = zip(
            self._source.tolist(),
            self._target.tolist(),
            self._first.tolist(),
            self._last.tolist(),
            self._is_sure.tolist(),
            (entry_id(self._entries[number]) for number in self._entry.tolist()),
            strict=True,
        )
        return list(table)

    def at(self, first: int = EARLIEST, last: int = LATEST) -> list[Tie]:
        """The ties within the days given, both inclusive, in the order of the actors."""
        rows = np.flatnonzero((self._first <= last) & (self._last >= first))
        if not rows.size:
            return []
        key = self._source[rows] * len(self.actors) + self._target[rows]
        order = np.argsort(key, kind="stable")
        rows, key = rows[order], key[order]
        starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
        within = self._is_sure[rows] & (self._first[rows] >= first) & (self._last[rows] <= last)
        least = np.add.reduceat(within.astype(np.int64), starts)
        ends = np.r_[starts[1:], len(rows)]
        pairs = key[starts]
        found = []
        names = [entry_id(self._entries[number]) for number in self._entry[rows].tolist()]
        for pair, start, end, sure in zip(
            pairs.tolist(), starts.tolist(), ends.tolist(), least.tolist(), strict=True
        ):
            one, two = divmod(pair, len(self.actors))
            found.append(Tie(self.actors[one], self.actors[two], sure, end - start, tuple(names[start:end])))
        return found


def network(case: Case, first: int = EARLIEST, last: int = LATEST) -> Ties:
    """The network within the days given, both inclusive; over all of time without them."""
    ties = Network(case).at(first, last)
    return Ties(
        tuple(sorted(ties, key=lambda tie: (-tie.most, tie.source, tie.target))), tuple(standings(ties))
    )


def standings(ties: list[Tie]) -> list[Standing]:
    """How each actor stands among the others by its ties, most ties first.

    Centrality is the number of ties over the number of others there are (Freeman, "Centrality in social networks",
    Social Networks 1, 1978), as networkx has it.
    """
    out: dict[str, int] = defaultdict(int)
    into: dict[str, int] = defaultdict(int)
    for tie in ties:
        out[tie.source] += 1
        into[tie.target] += 1
    names = sorted({*out, *into}, key=lambda name: (-out[name] - into[name], name))
    others = max(1, len(names) - 1)
    return [Standing(n, out[n], into[n], out[n] / others, into[n] / others) for n in names]
