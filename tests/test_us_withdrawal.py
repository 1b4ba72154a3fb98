"""The second worked case: the American withdrawal from Korea, 1948–49."""

from pathlib import Path

import pytest

from regesta.case import Case, check, load
from regesta.case.texts import held_texts
from regesta.findings.citations import citations
from regesta.findings.decisions import Decision, decision
from regesta.findings.questions import ask
from regesta.statements.statement import field_cites

ROOT = Path(__file__).parents[1]
FRUS = ROOT.parent / "shared" / "data" / "frus"
VOLUME = FRUS / "frus1949v07p2.xml"


@pytest.fixture(scope="module")
def withdrawal() -> Case:
    """The case as it stands in the repository."""
    return load(ROOT / "cases" / "us-withdrawal")


def life(case: Case, matter: str) -> Decision:
    """The life of a matter that the case has."""
    found = decision(case, matter)
    assert found is not None
    return found.value


def test_it_checks_without_errors_or_warnings(withdrawal: Case) -> None:
    assert [str(problem) for problem in check(withdrawal) if problem.severity != "note"] == []


def test_every_entry_is_cited_to_a_document_and_no_words_are_quoted(withdrawal: Case) -> None:
    assert len(withdrawal.entries) >= 100
    assert [entry.name for entry in withdrawal.entries if not entry.is_cited] == []
    found = citations(withdrawal, {})
    assert len(found) > 150
    assert all(field_cites(one.field).words is None for one in found)
    documents = {field_cites(one.field).locator for one in found}
    assert len(documents) >= 35
    assert all(locator is not None and locator.startswith("d") for locator in documents)
    assert {one.verdict for one in found} == {"unverified"}


@pytest.mark.skipif(
    not VOLUME.is_file(), reason="the volume is not here: ../shared/data/frus/frus1949v07p2.xml"
)
def test_every_seal_is_verified_in_the_document_that_is_cited(withdrawal: Case) -> None:
    held = held_texts(withdrawal, [FRUS])
    assert held.problems == ()
    found = citations(withdrawal, held.texts)
    assert {one.verdict for one in found} == {"verified"}
    for one in found:
        assert one.verification is not None and one.text is not None
        parts = one.text.cited(field_cites(one.field).locator, "ids")
        assert all(any(part.has(span) for part in parts) for span in one.verification.spans)


def test_the_withdrawal_is_granted_put_off_granted_on_condition_and_done(withdrawal: Case) -> None:
    found = life(withdrawal, "withdrawal")
    assert found.now == ("carried out",)
    assert found.last_word.value == "Harry S. Truman"
    for when, state in (
        ("1948-10-01", "granted"),
        ("1949-01-15", "deferred"),
        ("1949-04-01", "granted on condition"),
        ("1949-06-28", "granted on condition"),
        ("1949-07-01", "carried out"),
    ):
        assert ask(withdrawal, f"state of withdrawal at {when}").answer == state
    assert [(turn.value.first, turn.value.second) for turn in found.reversals] == [
        ("^nsc-8", "^put-off"),
        ("^put-off", "^approval"),
    ]
    assert "^ready" in found.reversals[1].value.changes


def test_the_terms_of_the_presidents_approval(withdrawal: Case) -> None:
    terms = {
        one.value.name: (one.value.nature, one.value.fate) for one in life(withdrawal, "withdrawal").terms
    }
    assert terms["^equipment"] == ("condition", "not known"), "no document says that the stock was complete"
    assert terms["^no-later"] == ("exclusion", "kept")
    assert terms["^no-less"] == ("promise", "kept")
    assert terms["^consult"] == ("promise", "not known")
    assert ask(withdrawal, "conditions of ^approval").answer.startswith("condition:")


def test_every_request_for_delay_in_1949_was_refused_and_then_taken_back(withdrawal: Case) -> None:
    found = life(withdrawal, "retention")
    assert found.now == ("withdrawn",)
    answers = {one.value.id: one.value.answers for one in found.requests}
    assert answers == {
        "^rok-keep": ("^kept",),
        "^state-asks": ("^kept",),
        "^six-months": ("^too-late",),
        "^one-year": ("^plans-firm", "^rhee-disowns"),
    }
    assert ask(withdrawal, "state of retention at 1949-06-03").answer == "refused"


def test_what_rhee_asked_for_in_return(withdrawal: Case) -> None:
    guarantee = {one.value.id: one.value.answers for one in life(withdrawal, "guarantee").requests}
    assert guarantee == {
        "^guarantee-april": ("^no-pact",),
        "^guarantee-may": ("^aid-goes-on", "^no-pact"),
        "^pacific-pact": ("^no-encouragement",),
    }
    assert life(withdrawal, "guarantee").now == ("refused",)
    assert life(withdrawal, "treaty-1882").now == ("refused",)
    assert life(withdrawal, "kmag").now == ("carried out",)
    assert ask(withdrawal, "state of coast-guard-craft at 1949-05-10").answer == "refused"


def test_the_day_went_from_march_to_may_to_june(withdrawal: Case) -> None:
    found = life(withdrawal, "completion-date")
    assert found.now == ("granted",)
    assert found.last_word.value == "Harry S. Truman"
    order = [row.id for row in found.acts]
    assert order.index("^by-march") < order.index("^army-may") < order.index("^june-approved")
    assert order[-1] == "^day-told", "Rhee heard the day only in June"


def test_secrecy_was_lowered_on_the_second_asking(withdrawal: Case) -> None:
    found = life(withdrawal, "downgrading")
    assert {one.value.id: one.value.answers for one in found.requests} == {
        "^gray-asks": ("^not-concur",),
        "^johnson-asks": ("^wait-for-seoul", "^concurs"),
    }
    assert found.now == ("granted",)


def test_what_the_commission_first_drafted_was_changed(withdrawal: Case) -> None:
    found = life(withdrawal, "uncok-stand")
    assert found.now == ("granted",)
    assert [one.hand for one in found.versions] == ["Rufino Luna", "Rufino Luna"]
    assert "no longer tells" in found.versions[1].changed[0]
