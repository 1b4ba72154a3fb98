"""A small case, and the same after a document has come to light."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from regesta.case import Case, load
from regesta.findings.finding import Finding
from regesta.findings.moved import Move, Moved, compared

CASE = """case bridge "The bridge" format 1
  horizon   1900/1999
  words     icd-203

source minutes "The minutes"
  locators  pages
source letter "A letter found later"
  locators  pages

person ward "Ward"
person lin "Lin"
body senate "The Senate"
matter bridge "The new bridge"

[1950..1952] request bridge ^asked
  by        ward
  to        senate
  cites     minutes 1

[1950-06..1953-12] approve bridge ^leave
  by        senate
  answers   ^asked
  cites     minutes 2
term ^toll of ^leave condition "A toll is paid"
  binds     ward

1951-01-10 meet ^met
  by        ward
  with      lin
  cites     minutes 3

[1950-01..1953-06] begins flood ^flood "The river has flooded"
  cites     minutes 4

question why "Why was leave given?"
hypothesis fear of why "Out of fear of another flood"
hypothesis gain of why "For the toll"
evidence ^silence on why "The minutes name no flood"
  rests on  ^leave
  if fear   0.2
  if gain   0.4

model choice
  draws     Flood -> Leave
  Flood     holds flood at ^leave
  Leave     is ^leave

what-if dry in choice "Had there been no flood?"
  ask       Leave[Flood = 0] == 1
"""

DOCUMENT = """
1951-03-02 refuse bridge ^refusal
  by        senate
  answers   ^asked
  before    ^leave
  after     ^flood
  cites     letter 1

evidence ^letter-says on why "The letter speaks of the flood"
  rests on  ^refusal
  if fear   0.9
  if gain   0.1
"""


def state(text: str, folder: Path | None = None) -> Case:
    """The case that a text is."""
    if folder is None:
        with tempfile.TemporaryDirectory() as made:
            return state(text, Path(made))
    (folder / "case.regesta").write_text(text, encoding="utf-8")
    return load(folder)


Shift = Callable[[str, str], Moved]


@pytest.fixture
def shift(tmp_path: Path) -> Shift:
    """What moved from one text of a case to another."""

    def runs(before: str, after: str) -> Moved:
        cases = []
        for name, text in (("old", before), ("new", after)):
            (tmp_path / name).mkdir(exist_ok=True)
            cases.append(state(text, tmp_path / name))
        return compared(cases[0], cases[1])

    return runs


def of_kind(moved: Moved, kind: str) -> dict[str, Finding[Move]]:
    """The moves of a kind, by what they are about."""
    return {one.subject: one for one in moved.findings if one.value.kind == kind}
