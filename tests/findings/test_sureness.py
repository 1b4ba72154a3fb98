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


def _costs(text: str) -> dict[str, int]:
    case = read(text)
    timeline = Timeline(case)
    sureness = Sureness(case, timeline)
    return {said.entry.name: sureness.cost(n) for n, said in enumerate(timeline.said) if said.field is None}


def test_a_date_out_of_order_is_the_likelier_a_slip_the_better_the_others_keep_to_theirs() -> None:
    def of_slip(*, is_orderly: bool) -> float:
        years = range(1900, 1930) if is_orderly else [1900 + 17 * n % 30 for n in range(30)]
        lines = [f"{year} event ^e{n}\n" for n, year in enumerate(years)]
        cost = _costs(
            "".join([*lines[:15], "1990 event ^slip\n  before ^last\n", *lines[15:], "2000 event ^last\n"])
        )
        return cost["^slip"] / cost["^last"]

    assert of_slip(is_orderly=True) < 0.5 < of_slip(is_orderly=False)


def test_a_name_that_gives_another_year_speaks_against_a_date() -> None:
    cost = _costs(
        "1917 event ^revolt-1917\n  before ^end\n1918 event ^revolt-1919\n  before ^end\n"
        '1919 event ^mutiny\n  before ^end\n1919 event ^storm "The storm of 1920"\n  before ^end\n1930 event ^end\n'
    )
    assert cost["^revolt-1917"] > cost["^mutiny"] > cost["^revolt-1919"]
    assert round(cost["^storm"] / cost["^mutiny"], 2) == 1.0  # words may tell of other years besides
