"""The life of a matter: requests and answers, reversals, terms, versions, the last word."""

from pathlib import Path

import pytest

from regesta.case import Case, load
from regesta.findings.decisions import decision, decisions
from regesta.findings.questions import ask

ROOT = Path(__file__).parents[2]

CASE = """
case c format 1
source s "S"
person kim "Kim"
person stalin "Stalin"
person mao "Mao"
matter war "The war"
matter law "The law"

1949-01-10 request war ^first
  by kim
  to stalin
1949-01-20 refuse war ^veto
  by stalin
  answers ^first
  cites s 1
    motive "fear"
[1949-03-01..1949-03-31] request war ^second
  by kim
[1949-08..1949-09] begins bomb ^bomb "The bomb"
1949-01-05 event war ^early "Before the refusal"
[1949-12..1950-01] approve war ^leave
  by stalin
  answers ^second
term ^aid of ^leave promise "Aid"
term ^quiet of ^leave condition "Quiet"
term ^blame of ^leave warning "Blame"
1950-02 keep ^aid ^aided
1950-06-25 carry-out war ^war
  by kim
  answers ^leave
claim bomb-did-it "The bomb turned him"
  cause bomb
  contributes to ^leave
undated draft law ^draft
  by kim
undated amend law ^edit
  by stalin|mao
  answers ^draft
version v1 "The draft" of law
  hand kim
version v2 "The edit" of law from v1
  hand stalin
  date 1948
  changed "articles"
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """A case of two matters."""
    (tmp_path / "case.regesta").write_text(CASE, encoding="utf-8")
    return load(tmp_path)


def test_requests_and_answers(case: Case) -> None:
    found = decision(case, "war")
    assert found is not None
    first, second = (one.value for one in found.value.requests)
    assert (first.id, first.answers, first.least_days, first.most_days) == ("^first", ("^veto",), 10, 10)
    assert (second.answers, second.least_days, second.most_days) == (("^leave",), 245, 336)


def test_a_reversal_tells_what_changed_in_between(case: Case) -> None:
    found = decision(case, "war")
    assert found is not None
    (turn,) = found.value.reversals
    assert (turn.value.before, turn.value.after) == ("refused", "granted")
    assert turn.value.changes == ("^bomb",), "what came before the refusal is no change"
    assert turn.value.claimed == ("bomb",)
    assert turn.value.motives == (("^veto", "fear"),)
    assert turn.caveats


def test_terms_and_what_became_of_them(case: Case) -> None:
    found = decision(case, "war")
    assert found is not None
    fates = {
        one.value.name: (one.value.nature, one.value.fate, one.value.stands) for one in found.value.terms
    }
    assert fates == {
        "^aid": ("promise", "kept", True),
        "^quiet": ("condition", "not known", True),
        "^blame": ("warning", "not known", True),
    }
    assert ask(case, "state of war at 1950-02").answer == "granted on condition"
    assert ask(case, "conditions of ^leave").answer.startswith("condition: Quiet (not known); promise: Aid")


def test_terms_lapse_with_the_act_that_gave_them(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(CASE + "1950-08 abandon war ^stop\n  by kim\n", encoding="utf-8")
    found = decision(load(tmp_path), "war")
    assert found is not None
    assert {one.value.name: one.value.fate for one in found.value.terms}["^blame"] == "lapsed"


def test_the_last_word(case: Case) -> None:
    war, law = decisions(case)
    assert (war.value.last_word.value, war.value.last_word.modality) == ("Stalin", "certain")
    assert (law.value.last_word.value, law.value.last_word.modality) == ("Stalin or Mao", "possible")


def test_versions_stand_with_their_hands(case: Case) -> None:
    found = decision(case, "law")
    assert found is not None
    assert [(one.name, one.made_from, one.hand, one.changed) for one in found.value.versions] == [
        ("v1", "", "Kim", ()),
        ("v2", "v1", "Stalin", ("articles",)),
    ]
    assert decision(case, "kim") is None


def test_who_could_refuse(case: Case, tmp_path: Path) -> None:
    answer = ask(case, "who could refuse war at 1949-06")
    assert (answer.answer, answer.modality) == ("Stalin", "possible")
    assert {one.id for one in answer.grounds} == {"^veto", "^leave"}
    assert ask(case, "who could refuse war at 1949-01").modality == "certain"
    ruled = CASE + "1948/1950 practice leave-needed\n  of kim\n  needs mao\n"
    (tmp_path / "case.regesta").write_text(ruled, encoding="utf-8")
    assert ask(load(tmp_path), "who could refuse war at 1949-01").answer == "Mao and Stalin"
    assert ask(case, "who could refuse law at 1950").answer == "not recorded"
    led = CASE + "body north\noffice head of north\n1948/1952 holds head\n  by kim\n"
    led += "1948/1950 practice its-leave\n  of north\n  needs mao\n"
    (tmp_path / "case.regesta").write_text(led, encoding="utf-8")
    assert ask(load(tmp_path), "who could refuse war at 1949-01").answer == "Mao and Stalin"


# What must come out of Korea.


@pytest.fixture(scope="module")
def korea() -> Case:
    """The case as it stands in the repository."""
    return load(ROOT / "cases" / "korea")


def test_the_invasion_was_refused_until_1950_and_then_granted(korea: Case) -> None:
    found = decision(korea, "invasion")
    assert found is not None
    life = found.value
    assert life.now == ("granted",)
    assert ask(korea, "state of invasion at 1949-12-31").answer == "refused"
    assert ask(korea, "state of invasion at 1950-06").answer == "granted"
    (asked,) = life.requests
    assert (asked.value.how_many, asked.value.answers) == ("found ~50 letters|cables", ("^veto", "^approval"))
    (turn,) = life.reversals
    assert set(turn.value.changes) >= {"^bomb", "^china-won"}
    assert turn.value.claimed == ("soviet-bomb", "china-communist")
    assert [act for act, _ in turn.value.motives] == ["^veto"]
    terms = {one.value.name: (one.value.nature, one.value.stands) for one in life.terms}
    assert terms == {
        "^aid": ("promise", True),
        "^no-troops": ("exclusion", True),
        "^blame": ("warning", True),
    }
    assert ask(korea, "conditions of ^approval").answer.startswith("no condition; promise:")


def test_who_could_refuse_the_invasion(korea: Case) -> None:
    answer = ask(korea, "who could refuse invasion at 1949-06")
    assert answer.answer == "Joseph Stalin"
    said = {ground.says for ground in answer.grounds}
    assert {"North Korea does not attack without Stalin's leave", "Stalin forbids the attack"} <= said


def test_second_thoughts_change_no_state_and_air_support_breaks_no_exclusion(korea: Case) -> None:
    found = decision(korea, "abandon-dprk")
    assert found is not None
    assert found.modality == "unknown"
    assert found.value.effects == ("",) * len(found.value.acts)
    assert "^second-thoughts" in {row.id for row in found.value.acts}
    invasion = decision(korea, "invasion")
    assert invasion is not None
    (exclusion,) = (one for one in invasion.value.terms if one.value.name == "^no-troops")
    assert (exclusion.value.fate, exclusion.value.stands, exclusion.value.outcomes) == ("not known", True, ())


def test_the_parade_had_the_politburos_leave_and_not_in_february(korea: Case) -> None:
    found = decision(korea, "parade")
    assert found is not None
    assert [row.id for row in found.value.acts] == ["^parade-leave", "^parade"]
    assert found.value.last_word.value == "Soviet Politburo"
    assert found.value.acts[0].date == ""
    assert ask(korea, "who ^agendas-approved").answer == "Soviet Politburo"


def test_the_constitution_goes_from_draft_to_criticism_to_stalins_hand_to_the_final_form(korea: Case) -> None:
    found = decision(korea, "constitution")
    assert found is not None
    order = [row.id for row in found.value.acts]
    assert order == [
        "^constitution-draft",
        "^constitution-sent",
        "^constitution-criticised",
        "^constitution-edited",
        "^constitution-final",
    ]
    assert found.value.now == ("carried out",), "the final form is what was decided, done"
    assert [one.hand for one in found.value.versions][1] == "Joseph Stalin"
    assert found.value.last_word.value == "Joseph Stalin"
