"""Questions in words and their answers, all in one schema."""

import re
from collections.abc import Callable
from typing import NamedTuple

from regesta.case import Case
from regesta.findings.chronology import when
from regesta.findings.entries import find
from regesta.findings.finding import Answer, Finding, Modality, entry_id, ground
from regesta.findings.regest import phrase
from regesta.statements.nearness import did_you_mean
from regesta.statements.statement import Statement
from regesta.statements.wording import text_of


class Question(NamedTuple):
    """A form of question: how it is written, what it asks, and what answers it (given the statement it names)."""

    form: str
    says: str
    answer: Callable[[Case, Statement], Finding[str]]


class Unanswerable(Exception):
    """A question that is not understood or names nothing known: what is wrong and what to ask instead."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def _when(case: Case, statement: Statement) -> Finding[str]:
    if statement.is_entry:
        return when(case, statement)
    for key in ("born", "founded", "date"):
        field = statement.field(key)
        if field is not None:
            return Finding(statement.name, f"{key} {field.value}", "certain", (ground(case, statement),))
    return Finding(statement.name, "undated", "unknown", (ground(case, statement),))


def _who(case: Case, statement: Statement) -> Finding[str]:
    doers = statement.mentions("by")
    is_sure = bool(doers) and all(len(m.names) == 1 and not m.is_doubtful and not m.stands_for for m in doers)
    modality: Modality = "certain" if is_sure else "possible" if any(m.names for m in doers) else "unknown"
    if statement.is_denied:
        modality = "no"
    return Finding(
        entry_id(statement), phrase(case, doers) or "not recorded", modality, (ground(case, statement),)
    )


def _how_many(case: Case, statement: Statement) -> Finding[str]:
    counts = [text_of(field.value) for field in statement.all("count")]
    modality: Modality = "possible" if any("~" in c or ".." in c for c in counts) else "certain"
    if not counts:
        modality = "unknown"
    answer = "; ".join(counts) or "not recorded"
    return Finding(entry_id(statement), answer, modality, (ground(case, statement),))


def _what(case: Case, statement: Statement) -> Finding[str]:
    own = ground(case, statement)
    return Finding(entry_id(statement), own.says, "no" if statement.is_denied else "certain", (own,))


def _sources(case: Case, statement: Statement) -> Finding[str]:
    own = ground(case, statement)
    named = "; ".join(f"{case.title_of(c.source)} {c.locator}".strip() for c in own.citations)
    return Finding(entry_id(statement), named or "unrecorded", "certain" if named else "unknown", (own,))


QUESTIONS: tuple[Question, ...] = (
    Question("when ^entry", "when it happened", _when),
    Question("who ^entry", "who did it", _who),
    Question("what ^entry", "what it was", _what),
    Question("how many ^entry", "how many there were", _how_many),
    Question("sources of ^entry", "what says so", _sources),
)


def ask(case: Case, question: str) -> Answer:
    """The answer to a question in words; raises Unanswerable where it is not understood."""
    words = re.sub(r"\s+", " ", question.strip().rstrip("?")).strip()
    for form in QUESTIONS:
        head = form.form.rpartition(" ")[0]
        if words.lower().startswith(head + " "):
            name = words[len(head) :].strip()
            statement = find(case, name)
            if statement is None:
                raise Unanswerable(
                    f"nothing is named {name}",
                    did_you_mean(name, case.named) or "`regesta show chronology` lists the entries",
                )
            found = form.answer(case, statement)
            return Answer(question, found.value, found.modality, found.grounds)
    forms = ", ".join(f'"{form.form}"' for form in QUESTIONS)
    raise Unanswerable(f"the question {question!r} is not understood", f"ask one of {forms}")
