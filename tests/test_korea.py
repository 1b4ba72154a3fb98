"""The worked case: Stalin and Korea, 1945–53."""

import subprocess
import sys
from pathlib import Path

import pytest

from regesta.case import Case, check, load
from regesta.case.texts import held_texts
from regesta.findings.chronology import chronology
from regesta.findings.citations import citation_problems, citations, verdicts
from regesta.findings.questions import ask
from regesta.statements.statement import field_cites
from regesta.statements.values import Count

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
ESSAY = SHARED / "data" / "essay"


@pytest.fixture(scope="module")
def korea() -> Case:
    """The case as it stands in the repository."""
    return load(ROOT / "cases" / "korea")


def test_it_checks_without_errors_or_warnings(korea: Case) -> None:
    assert [str(problem) for problem in check(korea) if problem.severity != "note"] == []


def test_it_holds_what_the_essay_and_the_documents_tell(korea: Case) -> None:
    assert len(korea.entries) >= 120
    titles = [source for source in korea.of_kind("source") if source.word("seen as") == "title only"]
    assert len(titles) == 39
    cited = {entry.name for entry in korea.entries if entry.is_cited}
    assert {
        "^asks",
        "^veto",
        "^approval",
        "^second-thoughts",
        "^joke",
        "^revolution-1917",
        "^parade",
    } <= cited
    assert {"invasion", "constitution", "parade"} <= {matter.name for matter in korea.of_kind("matter")}


def test_every_part_of_the_language_is_used(korea: Case) -> None:
    kinds = {statement.kind for statement in korea.statements}
    assert {"person", "body", "group", "office", "place", "matter", "version", "source"} <= kinds
    assert {"term", "claim", "question", "hypothesis", "evidence", "model", "what-if"} <= kinds
    assert {"practice", "power", "holds", "begins", "ends", "belongs", "event"} <= kinds


def test_the_decision(korea: Case) -> None:
    assert ask(korea, "when ^approval").answer == "[1950-01..1950-04]"
    assert ask(korea, "how many ^asks").answer == "found ~50 letters|cables"
    (count,) = korea.named["^asks"].all("count")
    assert isinstance(count.value, Count)
    assert count.value.basis == "found", "found is not sent"
    natures = {term.name: term.word("nature") for term in korea.of_kind("term")}
    assert natures == {"^aid": "promise", "^no-troops": "exclusion", "^blame": "warning"}
    rows = [row.id for row in chronology(korea)]
    assert rows.index("^veto") < rows.index("^approval") < rows.index("^second-thoughts")


def test_february_dates_the_parade_and_not_the_leave_for_it(korea: Case) -> None:
    (leave,) = (entry for entry in korea.of_kind("approve") if any("parade" in m.names for m in entry.target))
    assert leave.field("before") is not None
    assert leave.date is None or str(leave.date) != "1948-02"


@pytest.mark.skipif(not ESSAY.is_dir(), reason="the essay is not here: ../shared/data/essay")
def test_every_citation_of_the_essay_is_verified(korea: Case) -> None:
    held = held_texts(korea, [ESSAY])
    assert held.problems == ()
    found = citations(korea, held.texts)
    essay = [one for one in found if field_cites(one.field).source == "lankov"]
    assert len(essay) > 180
    assert {one.verdict for one in essay} == {"verified"}
    assert not citation_problems(korea, found)
    for one in essay:  # each passage stands in the line that is cited
        assert one.verification is not None and one.text is not None
        (line,) = one.text.cited(field_cites(one.field).locator, "lines")
        assert all(line.has(span) for span in one.verification.spans)


def test_without_the_essay_its_citations_are_unverified_and_no_words_of_it_are_quoted(korea: Case) -> None:
    found = citations(korea, {})
    essay = [one for one in found if field_cites(one.field).source == "lankov"]
    assert {one.verdict for one in essay} == {"unverified"}
    assert all(field_cites(one.field).words is None for one in found)
    assert verdicts(found)["located"] == 0


@pytest.mark.skipif(not ESSAY.is_dir(), reason="the essay is not here: ../shared/data/essay")
def test_no_ten_words_of_the_essay_stand_in_the_project() -> None:
    script = SHARED / "checks" / "copied_words.py"
    done = subprocess.run(
        [sys.executable, str(script), str(ESSAY / "lankov.txt"), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
