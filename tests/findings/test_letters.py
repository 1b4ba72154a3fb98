"""The register of letters: reply chains, pairs by month, who told whom."""

from pathlib import Path

import pytest

from regesta.case import Case, load
from regesta.findings.letters import Letter, letters

ROOT = Path(__file__).parents[2]

CASE = """
case c
source d1 "First"
  reference "Fond 1"
source d2 "Second"
person kim
person stalin
person courier
matter war
1949-01-10 write ^a
  by kim
  to stalin
  through courier
  form letter
  cites d1
1949-02 write ^b
  by stalin
  to kim
  answers ^a
  cites d1
  cites d2
1949-03-01 request war ^c
  by kim
  to stalin
  form cable
  answers ^b
  reference No. 7
  cites d2
    via courier recalls, later, present ?
[1949-01..1950-12] request war ^d series
  by kim
  to stalin
  count ~50 letters|cables
1949-04-01 meet ^e
  by kim
  with stalin
1949 refuse war ^f
  by stalin
1949 not write ^g
  by kim
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """A correspondence."""
    (tmp_path / "case.regesta").write_text(CASE, encoding="utf-8")
    return load(tmp_path)


def _register(case: Case) -> dict[str, Letter]:
    return {one.value.id: one.value for one in letters(case).register}


def test_what_is_a_letter(case: Case) -> None:
    assert set(_register(case)) == {"^a", "^b", "^c", "^d", "^e"}


def test_reply_chains_begin_with_the_first_letter_known(case: Case) -> None:
    register = _register(case)
    assert register["^c"].chain == ("^a", "^b", "^c")
    assert register["^a"].chain == ("^a",)


def test_circles_of_answers_end(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(
        "case c\n1949 write ^a\n  answers ^b\n1949 write ^b\n  answers ^a\n", encoding="utf-8"
    )
    assert {len(letter.chain) for letter in _register(load(tmp_path)).values()} == {2}


def test_references_come_from_the_entry_or_its_source(case: Case) -> None:
    register = _register(case)
    assert (register["^a"].reference, register["^c"].reference, register["^e"].reference) == (
        "Fond 1",
        "No. 7",
        "",
    )
    assert register["^a"].carried_by == ("courier",)


def test_pairs_by_month(case: Case) -> None:
    pairs = {(pair.sender, pair.receiver): pair for pair in letters(case).pairs}
    kim = pairs["kim", "stalin"]
    assert str(kim.letters) == "about 53"
    assert kim.months == (("1949-01", 1), ("1949-03", 1), ("1949-04", 1))
    assert kim.undated == 1, "a series over two years has no month"
    assert pairs["stalin", "kim"].months == (("1949-02", 1),)


def test_who_told_whom_and_what_rests_on_one_witness(case: Case) -> None:
    found = letters(case)
    (telling,) = found.tellings
    assert telling.value.links == (("courier", "recalls", "later", "?"),)
    assert telling.caveats == ("whether courier was present is not known",)
    assert [row.id for row in found.one_witness] == ["^a", "^c"]


def test_korea() -> None:
    found = letters(load(ROOT / "cases" / "korea"))
    register = {one.value.id: one.value for one in found.register}
    assert str(register["^asks"].how_many) == "about 50"
    assert len(register) > 40
    assert [one.value.entry for one in found.tellings] == ["^joke"]
