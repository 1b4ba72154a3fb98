"""Two institutions compared point by point."""

from pathlib import Path

import pytest

from regesta.case import Case, load
from regesta.findings.likeness import Point, likeness, likenesses

ROOT = Path(__file__).parents[2]

CASE = """
case c
source s
body north "The North"
body south "The South"
body nparty "Party of the North" part of north
  kind party
body sparty "Party of the South" part of south
  kind party
body court "Court of the South" part of south
  kind court
office nleader "Leader of the North" of north
office sleader "Leader of the South" of south
office judge "Judge of the South" of court
claim like-economy "One economy"
  like north south
  in economy
  cites s
    mode asserts
claim unlike-law "Another law"
  like south north
  in law
  cites s
    mode denies
1950 holds nbelief "One belief is taught in the North"
  about north
1950 holds sbelief "One belief is taught in the South"
  about south
1950 holds nprison "There are prisons in the North"
  about north
1950 not holds sprison "There are prisons in the South"
  about south
1950 holds alone "Only here there is a navy yard"
  about north
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """Two states."""
    (tmp_path / "case.regesta").write_text(CASE, encoding="utf-8")
    return load(tmp_path)


def _points(case: Case, one: str, other: str) -> dict[str, Point]:
    return {point.value.respect: point.value for point in likeness(case, one, other).value.points}


def test_points_are_the_same_different_or_not_known(case: Case) -> None:
    points = _points(case, "north", "south")
    assert {name: point.verdict for name, point in points.items()} == {
        "economy": "same",
        "law": "different",
        "party": "same",
        "court": "unknown",
        "office: leader": "same",
        "office: judge": "unknown",
        "nbelief": "same",
        "nprison": "different",
        "alone": "unknown",
    }
    assert points["court"].one == "not recorded"


def test_it_is_the_same_the_other_way_round(case: Case) -> None:
    there, back = likeness(case, "north", "south").value, likeness(case, "south", "north").value
    assert (
        (there.same, there.different, there.unknown) == (back.same, back.different, back.unknown) == (4, 2, 3)
    )


def test_the_miniature_becomes_a_table() -> None:
    points = _points(load(ROOT / "cases" / "korea"), "dprk", "ussr")
    for respect in ("as a whole", "political structure", "economic system", "ideology", "nk-ideology"):
        assert points[respect].verdict == "same"
    assert all(point.verdict != "different" for point in points.values())


def test_what_claims_call_alike_is_compared_once_for_each_pair(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(
        'case c\nbody a\nbody b\nclaim x "Alike"\n  like a b\nclaim y "Alike"\n  like b a\n'
        'claim z "Alike"\n  like a nobody\n',
        encoding="utf-8",
    )
    assert [(one.value.one, one.value.other) for one in likenesses(load(tmp_path))] == [("a", "b")]
