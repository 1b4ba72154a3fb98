"""Terms of acts: conditions and exclusions are drafted with their act, and what they suppose is never drafted as so."""

from pathlib import Path

import pytest

from regesta.case import load
from regesta.case.texts import held_texts
from regesta.reading.folder import write_drafts
from regesta.reading.prose import Unread
from regesta.reading.reader import Reader
from regesta.reading.review import accept, accepted, items
from regesta.statements.wording import text_of
from tests.reading.conftest import CASE, Drafted

TEXT = "The council approved the truce on condition that Lin left Moscow, but only if Ward agreed.\n"


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        (TEXT, "approve", ["condition Lin left Moscow", "condition But only if Ward agreed"]),
        ("Ward agreed to sign the truce provided that the rebels withdrew.", "agree",
         ["condition The rebels withdrew"]),
        ("Ward agreed to sign the truce, provided the rebels withdrew.", "agree",
         ["condition The rebels withdrew"]),
        ("The Soviet Union promised to help if Lin agreed.", "promise", ["condition If Lin agreed"]),
        ("If Lin agreed, Ward promised to sign the truce.", "promise", ["condition If Lin agreed"]),
        ("Ward promised that he would sign the truce if Lin agreed.", "promise", ["condition If Lin agreed"]),
        ("Ward refused to sign the truce unless Lin withdrew his soldiers.", "refuse",
         ["condition Unless Lin withdrew his soldiers"]),
        ("Ward ordered the rebels to leave unless they signed the truce.", "order",
         ["condition Unless they signed the truce"]),
        ("Ward supplied guns to the rebels in return for horses.", "supply", ["condition In return for horses"]),
        ("The council approved the truce with the exception of its third article.", "approve",
         ["exclusion With the exception of its third article"]),
        ("The council approved the truce subject to the consent of Ward.", "approve",
         ["condition Subject to the consent of Ward"]),
        ("The Soviet Union promised arms as long as Ward refused the truce, and Lin left Moscow.", "promise",
         ["condition As long as Ward refused the truce"]),
        ("Ward approved the truce only if the Soviet Union agreed and Lin left Moscow.", "approve",
         ["condition Only if the Soviet Union agreed and …"]),
        ("Ward asked Lin if the council had met.", "say", []),
        ("Ward attacked Aldermouth as if he had no fear.", "attack", []),
        ("The rebels were provided with guns.", "supply", []),
        ("The council approved the truce even if Lin refused it.", "approve", []),
    ],
)  # fmt: skip
def test_terms_are_drafted_with_their_act(drafted: Drafted, text: str, act: str, expected: list[str]) -> None:
    found = drafted(text)
    (first,) = (one.statement for one in found if one.statement.kind == act)
    terms = [one.statement for one in found if one.statement.kind == "term"]
    assert [f"{one.word('nature')} {one.text}" for one in terms] == expected
    assert all(text_of(field.value) == first.name for one in terms for field in one.all("of"))
    assert bool(first.name) == bool(terms)


@pytest.mark.parametrize(
    "words", ["on condition that", "provided that", "if", "unless", "only if", "as long as"]
)
def test_what_a_condition_supposes_is_not_drafted_as_so(drafted: Drafted, words: str) -> None:
    found = drafted(
        f"The council approved the truce {words} Lin attacked Aldermouth and the rebels left Moscow."
    )
    assert [one.statement.kind for one in found] == ["approve", "term"]


def test_whom_a_condition_binds_and_how_it_is_said(drafted: Drafted) -> None:
    found = drafted("Lin said that Ward had agreed to sign the truce if the rebels left Moscow.")
    (term,) = (one.statement for one in found if one.statement.kind == "term")
    assert [text_of(field.value) for field in term.all("binds")] == ["rebels"]
    assert [f"{one.key} {text_of(one.value)}" for one in term.citations[0].under] == [
        "mode reports",
        "claimant lin",
    ]


def test_a_term_is_accepted_after_its_act(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(
        CASE.replace("lines", "lines\n  text chronicle.txt"), encoding="utf-8"
    )
    (tmp_path / "chronicle.txt").write_text(TEXT, encoding="utf-8")
    case = load(tmp_path)
    texts = held_texts(case).texts
    found = Reader(case).read(texts["chronicle"], "chronicle")
    write_drafts(case, "chronicle", (one.statement for one in found if not isinstance(one, Unread)))
    act, *terms = items(case, texts)
    assert [one.statement.kind for one in terms] == ["term", "term"]
    alone = accept(case, [(terms[0], accepted(terms[0].statement))], texts)
    assert [fault.what for fault in alone.refused.values()] == [
        f"{act.statement.name} is no entry of the case"
    ]
    together = accept(case, [(one, accepted(one.statement)) for one in (act, *terms)], texts)
    assert len(together.texts) == 3 and not together.refused
    case = load(tmp_path)
    assert [one.severity for one in case.problems if one.severity == "error"] == []
    assert items(case, texts) == []
    assert len([one for one in case.of_kind("term") if one.field("draft") is None]) == 2
