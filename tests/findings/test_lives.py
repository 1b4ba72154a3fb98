"""Lives as times: who acts in an entry, and which entries lie out of a life."""

import pytest

from regesta.findings.diagnosis import limits_of
from regesta.findings.lives import acting, add_lives, outlived
from regesta.findings.timeline import Timeline
from regesta.reasoning.bounds import bounds
from tests.findings.conftest import read

PILOT = 'person pilot "The pilot"\n  born 1801-04\n  died 1870\nbody council "The council"\n  founded 1848\n'


@pytest.mark.parametrize(
    ("entry", "is_out"),
    [
        ("1800 event\n  by pilot\n", True),
        ("1801 event\n  by pilot\n", False),
        ("1871 event\n  with pilot\n", True),
        ("[..1847] event\n  by council\n", True),
        ("1800 event\n  by pilot?\n", False),
        ("1800 not event\n  by pilot\n", False),
        ("undated event\n  by pilot\n", False),
        ("1800 event\n  to pilot\n", False),
    ],
)
def test_entries_out_of_a_life(entry: str, is_out: bool) -> None:
    assert bool(outlived(read(PILOT + entry))) == is_out


def test_a_life_bounds_an_act() -> None:
    case = read(PILOT + "undated event ^x\n  by pilot\n  after 1700\n")
    timeline = Timeline(case)
    add_lives(case, timeline)
    found = bounds(limits_of(timeline))
    point = timeline.start(case.named["^x"]).point
    assert found.latest[point] < found.latest[timeline.end(case.named["pilot"]).point] + 1
    assert [life.name for _, life in acting(case, case.named["^x"])] == ["pilot"]
