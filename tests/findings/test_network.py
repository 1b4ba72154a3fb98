"""The network of acts, against counting by hand and against networkx."""

import random
from pathlib import Path

import networkx
import pytest

from regesta.case import load
from regesta.findings.network import Network, standings
from regesta.findings.sequence import EARLIEST, LATEST, Sequence


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of 300 acts among 12 actors over ten years."""
    pick = random.Random(7)
    lines = ["case c", *(f"person p{number}" for number in range(12))]
    for number in range(300):
        year, span = pick.randrange(1940, 1950), pick.randrange(3)
        date = f"[{year}..{year + span}]" if span else f"{year}"
        lines.append(f"{date} write ^e{number}\n  by p{pick.randrange(12)}{pick.choice(['', '', '?'])}")
        lines.append(f"  to p{pick.randrange(12)}, p{pick.randrange(12)}")
    folder = tmp_path_factory.mktemp("network")
    (folder / "case.regesta").write_text("\n".join(lines), encoding="utf-8")
    return folder


@pytest.mark.parametrize("years", [None, (1942, 1944), (1800, 1801)])
def test_ties_are_those_counted_one_by_one(register: Path, years: tuple[int, int] | None) -> None:
    case = load(register)
    order = Sequence(case)
    first, last = EARLIEST, LATEST
    if years is not None:
        first, last = years[0] * 365 + years[0] // 4, years[1] * 365 + years[1] // 4
    counted: dict[tuple[str, str], list[int]] = {}
    for entry in case.entries:
        begin, end = order.bounds(entry)
        (doer,) = entry.mentions("by")
        for other in entry.mentions("to"):
            pair = (doer.names[0], other.names[0])
            if pair[0] != pair[1] and begin <= last and end >= first:
                tally = counted.setdefault(pair, [0, 0])
                tally[1] += 1
                tally[0] += not doer.is_doubtful and first <= begin and end <= last
    found = {(tie.source, tie.target): [tie.least, tie.most] for tie in Network(case).at(first, last)}
    assert found == counted


def test_centralities_agree_with_networkx(register: Path) -> None:
    ties = Network(load(register)).at()
    graph = networkx.DiGraph([(tie.source, tie.target) for tie in ties])
    into, out = networkx.in_degree_centrality(graph), networkx.out_degree_centrality(graph)
    for one in standings(ties):
        assert one.in_centrality == pytest.approx(into[one.name])
        assert one.out_centrality == pytest.approx(out[one.name])
    assert standings([]) == []
