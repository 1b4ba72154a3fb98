"""How sure a statement about time is."""

from regesta.findings.sureness import Sureness
from regesta.findings.timeline import Timeline
from tests.findings.conftest import read


def test_certainty_costs_most_and_the_latest_least() -> None:
    case = read(
        "1950 event ^a\n  cert high\n1951 event ^b\n  after ^a\n1952 event ^c\n  after ^a\n  cert low\n"
        "1953? event ^d\n  after ^c\n1954 event ^e\n  after ^d\n  draft rule\n"
    )
    timeline = Timeline(case)
    sureness = Sureness(case, timeline)
    dates = {said.entry.name: number for number, said in enumerate(timeline.said) if said.field is None}
    cost = {name: sureness.cost(number) for name, number in dates.items()}
    assert cost["^a"] > cost["^b"] > cost["^c"] > cost["^d"] > cost["^e"] > 0
    assert min(dates.values(), key=sureness.by_certainty) == dates["^e"]
    relations = [number for number, said in enumerate(timeline.said) if said.field is not None]
    assert all(sureness.cost(one) > cost[timeline.said[one].entry.name] for one in relations)
