"""Authority: shares of matters, rules beside them, chains of leave, vetoes."""

from pathlib import Path

import pytest

from regesta.case import Case, load
from regesta.dates import day_number
from regesta.findings.authority import Hold, authority

ROOT = Path(__file__).parents[2]

CASE = """
case c format 1
source s "S"
person kim "Kim"
person stalin "Stalin"
person mao "Mao"
body assembly "The assembly"
body party "The party"
matter war "War"
matter law "Law"
matter aid "Aid"
matter parade "Parade"
1949-01 request war ^first
  by kim
  to stalin
1949-02 refuse war ^no
  by stalin
  answers ^first
1950-02 draft law
  by kim
1950-03 amend law
  by stalin?
1950-04 carry-out aid
  by kim
1950-05 request parade
  by kim
  to mao = stalin|kim
1950 not refuse aid
  by stalin
1950 practice agenda-leave "The agenda needs leave"
  of assembly
  needs party
1948/1952 practice party-leave "The party needs leave"
  of party
  needs stalin
1950 not power vote
  of assembly
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """A case in which one man's matters hang on others."""
    (tmp_path / "case.regesta").write_text(CASE, encoding="utf-8")
    return load(tmp_path)


def _hold(case: Case, of: str, by: str, first: int | None = None, last: int | None = None) -> Hold:
    found = authority(case) if first is None or last is None else authority(case, first, last)
    return next(one.value for one in found.holds if (one.value.of, one.value.by) == (of, by))


def test_shares_keep_what_is_uncertain(case: Case) -> None:
    hold = _hold(case, "kim", "stalin")
    assert (str(hold.needed.part), str(hold.needed.whole)) == ("1 to 2", "4"), (
        "a metonym is possible, not certain"
    )
    assert (str(hold.changed), str(hold.refused), str(hold.asked)) == ("0 % to 25 %", "25 %", "1")
    assert hold.needed.is_few


def test_a_time_is_a_part_of_it(case: Case) -> None:
    first, last = day_number(1950, 1, 1), day_number(1950, 12, 31)
    hold = _hold(case, "kim", "stalin", first, last)
    assert (str(hold.needed.part), str(hold.needed.whole), str(hold.refused)) == ("0 to 1", "3", "0 %")
    half = _hold(case, "kim", "stalin", day_number(1949, 1, 10), day_number(1949, 2, 10))
    assert str(half.needed.part) == "0 to 1", "what only may lie within is possible"


def test_rules_stand_beside_and_are_not_counted(case: Case) -> None:
    found = authority(case)
    assert {(one.value.kind, one.modality) for one in found.rules} == {
        ("practice", "possible"),
        ("not power", "no"),
    }
    during = authority(case, day_number(1950, 1, 1), day_number(1950, 12, 31))
    assert "certain" in {one.modality for one in during.rules}


def test_chains_of_leave_run_through_rules_and_acts(case: Case) -> None:
    assert authority(case).chains[0] == ("assembly", "party", "stalin")
    assert ("kim", "stalin") in authority(case).chains


def test_vetoes_and_what_nobody_else_decided(case: Case) -> None:
    (veto,) = authority(case).vetoes
    assert (veto.value.actor, veto.value.refused, veto.value.alone) == ("stalin", ("war",), ("war",))
    assert veto.caveats


def test_every_figure_opens_onto_its_entries(case: Case) -> None:
    hold = next(one for one in authority(case).holds if one.subject == "kim stalin")
    assert {ground.id for ground in hold.grounds} >= {"^first", "^no"}


def test_korea() -> None:
    korea = load(ROOT / "cases" / "korea")
    hold = _hold(korea, "kim", "stalin")
    assert str(hold.asked) == "about 50"
    assert "invasion" in hold.matters
    assert _hold(korea, "nk-government", "politburo").matters == ("parade",)
    agenda = [one.value for one in authority(korea).rules if one.value.by == ("politburo",)]
    assert [rule.of for rule in agenda] == [("dprk-assembly",)]
    moscow = [set(one.value.by) for one in authority(korea).rules if one.value.of == ("nk-government",)]
    assert moscow == [{"stalin", "politburo"}], "the metonym stays open"


def test_leave_counts_toward_those_whom_it_concerned(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(
        "case c\nperson rhee\nperson huh\nperson army\nperson envoy\nmatter arms\n"
        "1949-01 request arms ^his\n  by rhee\n  to army\n1949-02 request arms ^hers\n  by huh\n  to envoy\n"
        "1949-03 refuse arms\n  by army\n  answers ^his\n",
        encoding="utf-8",
    )
    pairs = {one.subject for one in authority(load(tmp_path)).holds}
    assert pairs == {"rhee army", "huh envoy"}


def test_a_chain_goes_on_to_whose_leave_most_matters_needed_and_then_to_who_stands_between(
    tmp_path: Path,
) -> None:
    asked = [("m1", "club", "town"), ("m2", "club", "town"), ("m3", "club", "king"), ("m4", "town", "king")]
    asked += [("m5", "town", "duke"), ("m6", "duke", "king"), ("m7", "king", "club")]
    lines = ["case c", *(f"body {name}" for name in ("club", "town", "duke", "king"))]
    for matter, of, by in asked:
        lines.append(f"matter {matter}\n1848 request {matter}\n  by {of}\n  to {by}")
    (tmp_path / "case.regesta").write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = authority(load(tmp_path))
    assert ("club", "town", "duke", "king") in found.chains
    assert found.chains_left == 0


def test_of_very_many_chains_the_rest_are_counted(tmp_path: Path) -> None:
    lines = ["case c", "body king", *(f"body b{n}\nmatter m{n}" for n in range(130))]
    lines += [f"1848 request m{n}\n  by b{n}\n  to king" for n in range(130)]
    (tmp_path / "case.regesta").write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = authority(load(tmp_path))
    assert (len(found.chains), found.chains_left) == (100, 30)
