"""Questions and their answers."""

import re
from pathlib import Path

import pytest

from regesta.case import Case, load
from regesta.findings.questions import QUESTIONS, Unanswerable, ask

CASE = """
case march format 1
source minutes "Minutes"
person mayor "The mayor"
  born      1800
group marchers "The marchers"
matter march "The march"

1848-03-04 request march ^asked
  by        marchers
  count     ~3 letters
  cites     minutes 11
[1848-03-05..1848-03-07] refuse march ^refused
  by        mayor?
  cert      low
  cites     minutes 12
undated say ^joke
  by        ?
1848-03-09 not approve march ^never
  by        mayor
  cites     minutes 12
1848? event march ^about
  cites     minutes 13
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """A case with an entry for each modality."""
    (tmp_path / "case.regesta").write_text(CASE, encoding="utf-8")
    return load(tmp_path)


@pytest.mark.parametrize(
    ("question", "answer", "modality"),
    [
        ("when ^asked", "1848-03-04", "certain"),
        ("  When   ^asked ?", "1848-03-04", "certain"),
        ("when ^refused", "[1848-03-05..1848-03-07]", "possible"),
        ("when ^about", "1848?", "possible"),
        ("when ^joke", "undated", "unknown"),
        ("when ^never", "1848-03-09", "no"),
        ("when mayor", "born 1800", "certain"),
        ("who ^asked", "The marchers", "certain"),
        ("who ^refused", "The mayor (?)", "possible"),
        ("who ^joke", "somebody unknown", "unknown"),
        ("who ^never", "The mayor", "no"),
        ("what ^asked", "The marchers request the march", "certain"),
        ("how many ^asked", "~3 letters", "possible"),
        ("how many ^refused", "not recorded", "unknown"),
        ("sources of ^asked", "Minutes 11", "certain"),
        ("sources of ^joke", "unrecorded", "unknown"),
    ],
)
def test_answers(case: Case, question: str, answer: str, modality: str) -> None:
    found = ask(case, question)
    assert (found.question, found.answer, found.modality) == (question, answer, modality)
    assert found.grounds, "every answer says what it rests on"


def test_grounds_carry_place_citation_and_caveats(case: Case) -> None:
    (ground,) = ask(case, "when ^refused").grounds
    assert (ground.id, ground.file, ground.line) == ("^refused", "case.regesta", 13)
    assert [(one.source, one.locator) for one in ground.citations] == [("minutes", "12")]
    assert ground.caveats == ("the recorder's certainty is low",)


@pytest.mark.parametrize(
    ("question", "what", "remedy"),
    [
        ("when ^askd", "nothing is named ^askd", "did you mean ^asked?"),
        ("why nosuch", "nothing is named nosuch", "the case has no question of why"),
        ("holds foo at 1950", "nothing is named foo", "the case has no state of affairs"),
        ("state of kin at 1950", "nothing is named kin", "the matters of the case are "),
        ("what if no x", "nothing is named no x", "the case has no what-if"),
        ("when", "is not understood", '"when ^ENTRY"'),
        ("whence ^asked", "is not understood", '"who ^ENTRY"'),
        ("who refused war", "the question 'who refused war' is not understood", '"state of MATTER at DATE"'),
        ("", "is not understood", '"when ^ENTRY"'),
    ],
)
def test_what_is_not_understood_is_said(case: Case, question: str, what: str, remedy: str) -> None:
    with pytest.raises(Unanswerable) as fault:
        ask(case, question)
    assert what in fault.value.what
    assert remedy in fault.value.remedy


def test_what_if_answers_by_the_model(tmp_path: Path) -> None:
    file = tmp_path / "c.regesta"
    model = "model m\n  draws     Storm -> Wall\nwhat-if calm in m\n  given     Storm = 1\n"
    file.write_text(f'case c "C" format 1\n{model}  ask       Wall[Storm = 0] == 1\n', encoding="utf-8")
    answer = ask(load(file), "what if calm?")
    assert answer.answer == "had Storm been 0, Wall would be 1: with a chance of 0.5"
    assert answer.modality == "possible"
    with pytest.raises(Unanswerable, match="no what-if"):
        ask(load(file), "what if m")
    for slip, remedy in (("clam", "did you mean calm?"), ("no x", "the what-ifs of the case are calm")):
        with pytest.raises(Unanswerable) as fault:
            ask(load(file), f"what if {slip}")
        assert fault.value.remedy == remedy


def test_every_question_may_be_asked_of_everything() -> None:
    """Whatever a question is asked about, it is answered, or refused with what to ask instead."""
    korea = load(Path(__file__).parents[2] / "cases" / "korea")
    one_of_each = {statement.kind: name for name, statement in korea.named.items()}
    answered = 0
    for form in (one.form.replace("DATE", "1950") for one in QUESTIONS):
        for name in one_of_each.values():
            try:
                answered += bool(ask(korea, re.sub(r"\^?\b[A-Z]{2,}\b", name, form)).answer)
            except Unanswerable as fault:
                assert fault.what and fault.remedy
    assert answered > len(QUESTIONS)
