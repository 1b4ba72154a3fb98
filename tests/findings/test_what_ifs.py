"""What-ifs answered: the numbers, the words, what they rest and lean on, and their closed forms."""

from pathlib import Path

import pytest

from regesta.case import Case, load
from regesta.findings.finding import Finding
from regesta.findings.models import models
from regesta.findings.what_ifs import WhatIf, what_if_problems, what_ifs

ROOT = Path(__file__).parents[2]

CASE = """case c "C" format 1
source s "S"
matter war "The war"
[..1949] begins bomb ^bomb "There is a bomb"
  cites     s
1950 approve war ^approval "Leave is given"
  cites     s
model decision
  draws     Bomb -> Approval
  restricts Approval[Bomb=1] < Approval[Bomb=0]
  assumes   share Approval.01: 1/2
  Bomb      holds bomb at ^approval
  Approval  is ^approval
what-if no-bomb in decision "Had there been no bomb?"
"""


def posed(tmp_path: Path, *lines: str) -> tuple[Case, tuple[Finding[WhatIf], ...]]:
    """The case with these lines in its what-if, and what is found."""
    file = tmp_path / "c.regesta"
    file.write_text(CASE + "".join(f"  {line}\n" for line in lines), encoding="utf-8")
    case = load(file)
    return case, what_ifs(case)


def test_an_answer_in_words_with_its_range_and_grounds(tmp_path: Path) -> None:
    case, (found,) = posed(tmp_path, "given Bomb = 1, Approval = 1", "ask Approval[Bomb = 0] == 0")
    (answer,) = found.value.answers
    assert answer.value == pytest.approx(2 / 3)
    assert answer.words == (
        "had Bomb been 0 (not: There is a bomb), Approval would be 0 (not: Leave is given): "
        "with a chance of 0.667, from 0.5 to 0.75"
    )
    assert (answer.level, answer.method, found.modality) == ("case", "exact", "possible")
    assert [ground.id for ground in found.grounds][2:] == ["^bomb", "^approval"]
    assert not what_if_problems(case)


def test_what_it_leans_on(tmp_path: Path) -> None:
    _, (found,) = posed(tmp_path, "given Bomb = 1, Approval = 1", "ask Approval[Bomb = 0] == 0")
    leans = {lean.text: lean.value for lean in found.value.answers[0].leans}
    assert leans["Approval[Bomb=1] < Approval[Bomb=0]"] == pytest.approx((1 / 2) / (1 / 2 + 1 / 6))
    assert leans["share Approval.01: 1/2"] == pytest.approx(1 / 2)
    assert leans["Approval = 1"] == pytest.approx(3 / 4)


def test_the_closed_form_is_the_answer(tmp_path: Path) -> None:
    _, (found,) = posed(tmp_path, "given Bomb = 1, Approval = 1", "ask Approval[Bomb = 0] == 0")
    (answer,) = found.value.answers
    (form,) = answer.closed_forms
    above = sum(a * s for a, s in zip(form.above, form.shares, strict=True))
    below = sum(b * s for b, s in zip(form.below, form.shares, strict=True))
    assert above / below == pytest.approx(answer.value)
    assert (form.low, form.high) == (0, 1)


def test_what_nothing_gives_the_register_gives(tmp_path: Path) -> None:
    _, (found,) = posed(tmp_path, "ask Approval[Bomb = 0] == 0", "ask te(Bomb, Approval)")
    assert found.value.given == ("Bomb = 1", "Approval = 1")
    assert any("taken from the register" in caveat for caveat in found.caveats)
    assert found.value.answers[1].words.startswith("te(Bomb, Approval): on average 0.667")


def test_hedged_evidence_widens_the_range(tmp_path: Path) -> None:
    lines = ("given Bomb = 1, Approval ~ 0.2 | 0.5 to 1", "ask Approval[Bomb = 0] == 0")
    _, (found,) = posed(tmp_path, *lines)
    (answer,) = found.value.answers
    assert answer.value is not None
    assert answer.low is not None
    assert answer.high is not None
    assert answer.low < answer.value < answer.high
    assert found.value.given == ("Bomb = 1", "Approval ~ 0.2 | 0.5 to 1")


def test_what_cannot_be_is_undefined_and_told(tmp_path: Path) -> None:
    lines = ("given Bomb = 1, Approval[Bomb=1] < Approval[Bomb=0]", "ask Approval[Bomb = 0] == 0")
    case, (found,) = posed(tmp_path, *lines)
    assert found.value.answers[0].value is None
    assert "cannot happen" in found.value.answers[0].words
    assert found.modality == "unknown"
    assert [problem.code for problem in what_if_problems(case)] == ["impossible-given"]


def test_a_broken_model_answers_nothing_and_is_told_once(tmp_path: Path) -> None:
    file = tmp_path / "c.regesta"
    broken = CASE.replace("draws     Bomb", "draws     Bomb ->")
    file.write_text(f"{broken}  ask       Approval[Bomb = 0] == 0\n", encoding="utf-8")
    case = load(file)
    assert not what_ifs(case)
    assert [problem.code for problem in what_if_problems(case)] == ["bad-model"]


def test_the_models_of_korea_are_sound_and_their_ties_known() -> None:
    case = load(ROOT / "cases" / "korea")
    assert not what_if_problems(case)
    found = {one.statement.name: one for one in models(case)}
    words = {tie.node: tie.word for tie in found["decision"].ties}
    assert words == {"Bomb": "yes", "China": "yes", "Risk": "unknown", "Pressure": "yes", "Approval": "yes"}
    assert {tie.node: tie.word for tie in found["delay"].ties}["War"] == "no"


def test_the_what_ifs_of_korea() -> None:
    found = {one.subject: one for one in what_ifs(load(ROOT / "cases" / "korea"))}
    assert {"no-bomb", "no-china-victory", "no-veto"} <= set(found)
    values = {name: one.value.answers[0].value for name, one in found.items()}
    # By hand, over the six types of Approval that answer to Risk and China when asked, and the three of Risk.
    assert values["no-bomb"] == pytest.approx(2 / 7)
    assert values["no-china-victory"] == pytest.approx(3 / 7)
    assert values["no-veto"] == pytest.approx(2 / 3)
    for one in found.values():
        assert one.modality == "possible"
        assert len(one.grounds) >= 4
