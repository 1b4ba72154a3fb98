"""Explanations: rival hypotheses weighed, with their grounds."""

import math
from pathlib import Path

import pytest

from regesta.case import Case, load
from regesta.findings.explanations import explanation, explanations, in_words, percent
from regesta.findings.questions import Unanswerable, ask

CASE = """case dike format 1
  words     icd-203
source diary "The reeve's diary"
1717-12-24 event ^break "The dike breaks"
  cites     diary 3
1717-10 event ^breach "A breach is left open"
  cites     diary 2
question why "Why did the dike break?"
  about     ^break
hypothesis storm of why "The storm was too strong"
  prior     0.8
hypothesis neglect of why "Nobody had kept it up"
  prior     0.2
evidence ^open on why "A breach stood open for months"
  rests on  ^breach
  if storm 0.1
  if neglect 0.9
  cites     diary 2
evidence ^seen on why "It was seen open"
  depends on ^open
  if storm 0.2
  if neglect 0.9
evidence ^no-order on why "No order to mend it"
  absent    "an order to mend the dike"
  sought    the order books of the district
  as of     2020
  survives  0.5
  if storm 0.4
  if neglect 0.8
evidence ^unsought on why
  absent    "a sermon"
  if storm 0.1
  if neglect 0.2
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """A case with a question of why."""
    (tmp_path / "case.regesta").write_text(CASE, encoding="utf-8")
    return load(tmp_path)


def test_posteriors_by_hand(case: Case) -> None:
    (found,) = explanations(case)
    storm, neglect = found.value.hypotheses
    weights = 0.8 * 0.1 * (1 - 0.5 * 0.6), 0.2 * 0.9 * (1 - 0.5 * 0.2)
    assert storm.posterior.middle == pytest.approx(weights[0] / sum(weights))
    assert neglect.posterior.low == pytest.approx(weights[1] / sum(weights))
    independent = weights[0] * 0.2, weights[1] * 0.9
    assert neglect.if_independent == pytest.approx(independent[1] / sum(independent))
    assert found.value.leaders == ("neglect",)
    assert found.value.verdict == "neglect leads, however the chances are read"
    assert found.modality == "possible"


def test_decibels_in_sum_and_by_item(case: Case) -> None:
    (found,) = explanations(case)
    (evidence,), (odds,) = found.value.weights, found.value.odds
    assert evidence.middle == pytest.approx(10 * math.log10(0.1 / 0.9 * 0.7 / 0.9))
    assert odds.middle == pytest.approx((evidence.middle or 0) + 10 * math.log10(4))
    (pair,) = found.value.evidence[0].weights
    assert pair.middle == pytest.approx(10 * math.log10(1 / 9))
    assert pair.test == "straw in the wind"
    (missing,) = found.value.missing
    assert missing.rival == "storm" and missing.middle == pytest.approx(-(odds.middle or 0))


def test_the_grounds_are_entries_and_their_citations(case: Case) -> None:
    (found,) = explanations(case)
    item = found.value.evidence[0]
    assert [ground.id for ground in item.grounds] == ["^open", "^breach"]
    assert item.grounds[1].citations[0][:2] == ("diary", "2")
    assert {"^open", "^breach", "storm"} <= {ground.id for ground in found.grounds}


def test_what_is_not_weighed_is_said_so(case: Case) -> None:
    (found,) = explanations(case)
    assert found.value.evidence[3].why_not == "nobody is known to have looked for it"
    assert "^unsought is not weighed: nobody is known to have looked for it" in found.caveats
    assert "^open and ^seen are not independent and are weighed once" in found.caveats


def test_what_turns_the_verdict(case: Case) -> None:
    (found,) = explanations(case)
    assert [(turn.how, turn.items, turn.leaders) for turn in found.value.turning] == [
        ("without", ("^open", "^seen"), ("storm",))
    ]


def test_why(case: Case) -> None:
    by_question, by_entry = ask(case, "why why"), ask(case, "why ^break?")
    assert by_question.answer == by_entry.answer
    assert by_question.answer.startswith("Nobody had kept it up (74 %): neglect leads")
    assert {ground.id for ground in by_question.grounds} >= {"^open", "^breach"}
    with pytest.raises(Unanswerable) as fault:
        ask(case, "why ^breach")
    assert "the questions of the case are why" in fault.value.remedy


@pytest.mark.parametrize(
    ("old", "new", "verdict", "modality"),
    [
        ("if neglect 0.9", "if neglect 0", "storm: every other is impossible on this evidence", "certain"),
        ("prior     0.8", "prior     0.3", "not weighed: the priors cannot be read together", "unknown"),
        (
            "if storm 0.1\n  if neglect 0.9",
            "if storm 0\n  if neglect 0",
            "not weighed: the evidence makes every hypothesis impossible",
            "unknown",
        ),
        (
            "if neglect 0.9\n  cites",
            "if neglect 0.1 to 0.9\n  cites",
            "neglect leads; storm may, as the chances are read",
            "possible",
        ),
    ],
)
def test_verdicts(tmp_path: Path, old: str, new: str, verdict: str, modality: str) -> None:
    (tmp_path / "case.regesta").write_text(CASE.replace(old, new), encoding="utf-8")
    (found,) = explanations(load(tmp_path))
    assert (found.value.verdict, found.modality) == (verdict, modality)
    assert in_words(found.value)


def test_nothing_to_weigh(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text('case c format 1\nquestion q "Why?"\n', encoding="utf-8")
    (found,) = explanations(load(tmp_path))
    assert found.value.verdict == "no hypothesis has been put"
    assert explanation(load(tmp_path), "other") is None


def test_percent_is_never_0_or_100_for_what_is_neither() -> None:
    assert [percent(one) for one in (0, 0.001, 0.5, 0.999, 1, None)] == [
        "0 %",
        "under 1 %",
        "50 %",
        "over 99 %",
        "100 %",
        "undefined",
    ]
