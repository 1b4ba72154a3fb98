"""People, matters, sources and statistics of a small case."""

from pathlib import Path

import pytest

from regesta.case import Case, load
from regesta.findings.citations import citations, verdicts
from regesta.findings.matters import matters
from regesta.findings.people import people
from regesta.findings.sources import sources
from regesta.findings.statistics import statistics

CASE = """
case c format 1
source a "A"
  locators  lines
source t "T"
  seen as   title only
body party "The party"
office chair "The chair" of party
person kim "Kim"
  born      1912-04-15
  name      "Kim Song-ju" born-name
    cites   a 1
person pak "Pak"
matter war "The war"
matter front "The front" part of war
version v1 "First text" of war

1949/1951 holds chair
  by        kim
  cites     a 2
1950-02 approve war ^second
  by        kim, pak
  cites     t
1950-01 request war ^first
  by        pak
  to        kim
  cites     a 3 "eight words would be needed for a seal"
    mode    infers
claim because "It was so"
  cause     ^first
  cites     a 4
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """A case with a little of everything."""
    (tmp_path / "case.regesta").write_text(CASE, encoding="utf-8")
    return load(tmp_path)


def test_people(case: Case) -> None:
    found = {finding.subject: finding.value for finding in people(case)}
    assert list(found) == ["kim", "pak", "party", "chair"]
    kim = found["kim"]
    assert (kim.title, kim.life, kim.names) == ("Kim", "born 15 April 1912", ("Kim Song-ju (born-name)",))
    assert (kim.does, kim.takes_part) == (2, 1)
    assert kim.holds == ("The chair, from 1949 to 1951",)
    assert set(kim.entries) == {"case.regesta:18", "^second", "^first"}


def test_matters(case: Case) -> None:
    found = {finding.subject: finding.value for finding in matters(case)}
    assert [row.id for row in found["war"].entries] == ["^first", "^second"]
    assert found["front"].part_of == "war"
    assert found["war"].versions == ("v1",)


def test_sources(case: Case) -> None:
    found = {finding.subject: finding.value for finding in sources(case)}
    assert (found["a"].citations, found["t"].citations) == (4, 1)
    assert found["t"].seen_as == "title only"
    assert found["a"].entries == ("kim", "case.regesta:18", "^first", "because")


def test_verdicts(case: Case) -> None:
    counts = verdicts(citations(case, {}))
    assert {verdict: count for verdict, count in counts.items() if count} == {"located": 3, "no_text": 2}


def test_statistics(case: Case) -> None:
    value = statistics(case, citations(case, {})).value
    assert value.entries == 4
    assert value.verbs == {"holds": 1, "approve": 1, "request": 1}
    assert value.modes == {"": 3, "infers": 1}
    assert value.directives["person"] == 2
