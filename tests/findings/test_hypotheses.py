"""Questions of why read as numbers, and what is wrong with them."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from regesta.case import Case, load
from regesta.findings.hypotheses import inquiries, weighed
from regesta.findings.inquiry_problems import inquiry_problems

HEAD = """case dike format 1
  words     icd-203
question why "Why did the dike break?"
hypothesis storm of why "The storm was too strong"
hypothesis neglect of why "Nobody had kept it up"
"""
Written = Callable[[str], Case]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Loads a case from its text."""

    def load_text(text: str) -> Case:
        (tmp_path / "case.regesta").write_text(text, encoding="utf-8")
        return load(tmp_path)

    return load_text


def codes(case: Case) -> list[str]:
    assert [p.code for p in case.problems] == []
    return [problem.code for problem in inquiry_problems(case)]


def test_words_are_read_on_the_scale(written: Written) -> None:
    case = written(f"{HEAD}evidence ^gauge on why\n  if storm very likely\n  if neglect 0.1 to 0.3\n")
    ((clue,),) = [one.clues for one in inquiries(case)]
    assert clue.item is not None
    storm, neglect = clue.item.chances
    assert (storm.low, storm.high, storm.mark) == (Fraction(4, 5), Fraction(19, 20), "very likely")
    assert (neglect.low, neglect.high) == (Fraction(1, 10), Fraction(3, 10))
    assert codes(case) == []


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("evidence ^e on why\n  if storm rather likely\n  if neglect likely\n", "unknown-words", 7),
        ("evidence ^e on why\n  if storm likely\n", "missing-chance", 6),
        ("evidence ^e on why\n  if storm 0.2\n  if storm 0.3\n  if neglect 0.4\n", "duplicate-chance", 8),
        ("evidence ^e on why\n  if storm 0.2\n  if neglect 0.2\n", "tells-nothing", 6),
        ("evidence ^e on why\n  if storm likely\n  if neglect likely\n", "tells-nothing", 6),
        ("evidence ^e on why\n  if storm 0\n  if neglect 0\n", "all-impossible", 3),
        (
            'evidence ^e on why\n  absent "a log"\n  sought ?\n  if storm 0.2\n  if neglect 0.4\n',
            "unsought-absence",
            6,
        ),
        ("evidence ^e on why\n  survives 0.5\n  if storm 0.2\n  if neglect 0.4\n", "idle-field", 7),
    ],
)
def test_problems_stand_where_the_fault_is(written: Written, text: str, code: str, line: int) -> None:
    case = written(HEAD + text)
    found = {problem.code: problem for problem in inquiry_problems(case)}
    assert found[code].position.line == line
    assert found[code].remedy


def test_words_without_a_scale(written: Written) -> None:
    case = written(
        HEAD.replace("  words     icd-203\n", "")
        + "evidence ^e on why\n  if storm likely\n  if neglect 0.1\n"
    )
    assert "no-scale" in codes(case)


def test_the_nearest_word_is_suggested(written: Written) -> None:
    case = written(f"{HEAD}evidence ^e on why\n  if storm very likly\n  if neglect likely\n")
    (problem, *_) = inquiry_problems(case)
    assert problem.remedy.startswith("did you mean very likely? It has: almost no chance, ")


@pytest.mark.parametrize(
    ("storm", "neglect", "is_proper"),
    [
        ("0.4", "0.6", True),
        ("0.4", "0.5", False),
        ("likely", "unlikely", True),
        ("0.9", "very likely", False),
    ],
)
def test_priors_add_up(written: Written, storm: str, neglect: str, is_proper: bool) -> None:
    text = HEAD.replace('strong"\n', f'strong"\n  prior {storm}\n').replace(
        'up"\n', f'up"\n  prior {neglect}\n'
    )
    case = written(f"{text}evidence ^e on why\n  if storm 0.1\n  if neglect 0.2\n")
    assert ("improper-priors" not in codes(case)) == is_proper
    assert (inquiries(case)[0].priors is not None) == is_proper


def test_hypotheses_and_evidence_of_another_question(written: Written) -> None:
    other = (
        'question when "Why then?"\nhypothesis tide of when "The tide"\nhypothesis luck of when "Luck"\n'
        "evidence ^t on when\n  if tide 0.5\n  if luck 0.2\n"
        "evidence ^e on why\n  depends on ^t\n  if storm 0.1\n  if neglect 0.2\n  if tide 0.3\n"
    )
    assert codes(written(HEAD + other)).count("other-question") == 2


def test_one_hypothesis_and_no_evidence(written: Written) -> None:
    case = written('case dike format 1\nquestion why "Why?"\nhypothesis storm of why "A storm"\n')
    assert codes(case) == ["single-hypothesis", "no-evidence"]


def test_a_hypothesis_that_nothing_tests(written: Written) -> None:
    case = written(
        HEAD
        + 'hypothesis moles of why "Moles"\nevidence ^e on why\n  if storm 0.2\n  if neglect 0.2\n  if moles 0.2\n'
    )
    found = [
        problem.message.split(":")[0]
        for problem in inquiry_problems(case)
        if problem.code == "untested-hypothesis"
    ]
    assert found == ["nothing tests storm", "nothing tests neglect", "nothing tests moles"]


def test_dependence_is_passed_on(written: Written) -> None:
    chances = "  if storm 0.2\n  if neglect 0.4\n"
    text = "".join(
        f"evidence ^{name} on why\n{f'  depends on ^{other}' if other else ''}\n{chances}"
        for name, other in (("a", ""), ("b", "c"), ("c", "a"), ("d", ""))
    )
    (found,) = inquiries(written(HEAD + text))
    assert weighed(found.clues).names == (("^a", "^b", "^c"), ("^d",))


def test_a_draft_is_not_weighed(written: Written) -> None:
    case = written(f"{HEAD}evidence ^e on why\n  if storm 0.2\n  if neglect 0.4\n  draft a rule\n")
    (clue,) = inquiries(case)[0].clues
    assert clue.item is None and "draft" in clue.why_not


def test_a_broken_line_is_no_missing_chance(written: Written) -> None:
    case = written(f"{HEAD}evidence ^e on why\n  if storm 0.2\n  if neglect 7\n")
    assert [problem.code for problem in case.problems] == ["bad-value"]
    assert [problem.code for problem in inquiry_problems(case)] == []
