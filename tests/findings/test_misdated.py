"""Answers before questions and acts out of lives: told at the act, or at what several acts speak against."""

from regesta.findings.contradictions import time_problems
from tests.findings.conftest import read

DEATH = 'person pilot "The pilot"\n  born 1800\n  died {}\n'
ACTS = "".join(f"18{year} event\n  by pilot\n" for year in (40, 41, 42, 43, 44, 45))


def told(entries: str) -> list[tuple[str, int]]:
    return sorted((one.code, one.position.line) for one in time_problems(read(entries)))


def test_one_act_after_a_death_is_told_at_the_act() -> None:
    assert told(DEATH.format(1860) + ACTS + "1874 event\n  by pilot\n") == [("act-after-death", 19)]


def test_a_death_before_all_acts_is_told_once_at_the_death() -> None:
    assert told(DEATH.format(1830) + ACTS) == [("act-after-death", 5)]


def test_a_question_after_all_its_answers_is_told_once_at_the_question() -> None:
    answers = "1950 approve wall\n  answers ^asks\n1949 refuse wall\n  answers ^asks\n"
    assert told('matter wall "Wall"\n1960 request wall ^asks\n' + answers) == [("answer-before-question", 4)]
    (one,) = time_problems(read('matter wall "Wall"\n1960 request wall ^asks\n' + answers))
    assert "case.regesta:5 (1950), case.regesta:7 (1949)" in one.message


def test_an_answer_by_way_of_others_is_told_as_a_contradiction() -> None:
    entries = 'matter wall "Wall"\n1960 request wall ^asks\nundated refuse wall ^no\n  answers ^asks\n  before ^end\n'
    assert [code for code, _ in told(entries + "1950 event ^end\n")] == ["contradiction"]
    (one,) = time_problems(read(entries + "1950 event ^end\n"))
    assert "^no answers ^asks" in one.message


def test_a_life_with_its_own_fault_is_told_by_its_check_alone() -> None:
    assert told(DEATH.format(1790) + "1840 event\n  by pilot\n  after 1839\n") == []
