"""Counts that keep their uncertainty."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.case import load
from regesta.findings.tally import Tally, acts_in, share


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans(), st.booleans()), max_size=7))
def test_a_share_holds_every_share_that_may_be(things: list[tuple[bool, bool, bool, bool]]) -> None:
    """Each thing is possibly of the whole; it is certainly so, possibly of the part, certainly of the part, or not."""
    cases = [(sure, may and True, may and surely and sure) for sure, may, surely, _ in things]
    part = Tally(sum(c for _, _, c in cases), sum(b for _, b, _ in cases))
    whole = Tally(sum(a for a, _, _ in cases), len(cases))
    found = share(part, whole)
    ways = [(0, 0)]
    for sure, may, surely in cases:
        choices = [(1, 1)] if surely else [(1, 0)] + ([(1, 1)] if may else []) + ([] if sure else [(0, 0)])
        ways = [(w + a, p + b) for w, p in ways for a, b in choices]
    real = [p / w for w, p in ways if w]
    if not real:
        return
    assert found.least is not None and found.most is not None
    assert found.least <= min(real) + 1e-12
    assert found.most >= max(real) - 1e-12


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        (Tally(3, 3), "3"),
        (Tally(3, 5), "3 to 5"),
        (Tally(1, None), "1 or more"),
        (Tally(50, 50, is_about=True), "about 50"),
        (Tally(50, 50, is_about=True) + Tally(2, 2), "about 52"),
        (Tally(1, None) + Tally(2, 2), "3 or more"),
    ],
)
def test_a_tally_in_words(tally: Tally, words: str) -> None:
    assert str(tally) == words


def test_acts_are_counted_and_many_never_becomes_a_number(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(
        "case c\nmatter m\n1950 request m\n1950 request m series\n1950 request m\n  count ~50 letters|cables\n"
        "1950 request m\n  count many letters\n1950 supply m\n  count 40..60 tanks\n1950 write\n  count 3..5 cables\n",
        encoding="utf-8",
    )
    entries = load(tmp_path).entries
    assert [str(acts_in([entry])) for entry in entries] == [
        "1",
        "1 or more",
        "about 50",
        "1 or more",
        "1",
        "3 to 5",
    ]
