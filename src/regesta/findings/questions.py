"""Questions in words and their answers, all in one schema."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from regesta.case import Case
from regesta.dates import Edtf, InvalidDate, read_english
from regesta.findings.chronology import order, when
from regesta.findings.competence import who_could_refuse
from regesta.findings.decisions import state_of, terms_in_words
from regesta.findings.entries import find
from regesta.findings.explanations import explanation, in_words
from regesta.findings.finding import Answer, Finding, Modality, entry_id, ground
from regesta.findings.regest import phrase
from regesta.findings.sequence import EARLIEST, LATEST
from regesta.statements.grammar import STATE_VERBS
from regesta.statements.nearness import did_you_mean
from regesta.statements.statement import Statement
from regesta.statements.wording import text_of

MOST_NAMED = 8  # names that a remedy lists


class Asked(NamedTuple):
    """What a question names: things of the case, in the order in which they stand in it, and a date if it has one."""

    things: tuple[Statement, ...]
    date: Edtf | None = None

    @property
    def thing(self) -> Statement:
        """The one thing, or the first, that it names."""
        return self.things[0]

    @property
    def days(self) -> tuple[int, int]:
        """The first and the last day of its date."""
        assert self.date is not None
        first, last = self.date.earliest, self.date.latest
        return first if isinstance(first, int) else EARLIEST, last if isinstance(last, int) else LATEST


class Question(NamedTuple):
    """A form of question: how it is written, what it asks, and what answers it.

    In a form, a word in capitals stands for what is asked about: `DATE` for a date, in EDTF or in words, the others for
    a name, and `^ENTRY` for an entry's.
    """

    form: str
    says: str
    answer: Callable[[Case, Asked], Finding[str]]


class Unanswerable(Exception):
    """A question that is not understood or names nothing known: what is wrong and what to ask instead."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def _when(case: Case, asked: Asked) -> Finding[str]:
    statement = asked.thing
    if statement.is_entry:
        return when(case, statement)
    for key in ("born", "founded", "date"):
        field = statement.field(key)
        if field is not None:
            return Finding(statement.name, f"{key} {field.value}", "certain", (ground(case, statement),))
    return Finding(statement.name, "undated", "unknown", (ground(case, statement),))


def _who(case: Case, asked: Asked) -> Finding[str]:
    statement = asked.thing
    doers = statement.mentions("by")
    is_sure = bool(doers) and all(mention.is_sure for mention in doers)
    modality: Modality = "certain" if is_sure else "possible" if any(m.names for m in doers) else "unknown"
    if statement.is_denied:
        modality = "no"
    return Finding(
        entry_id(statement), phrase(case, doers) or "not recorded", modality, (ground(case, statement),)
    )


def _how_many(case: Case, asked: Asked) -> Finding[str]:
    statement = asked.thing
    counts = [text_of(field.value) for field in statement.all("count")]
    modality: Modality = "possible" if any("~" in c or ".." in c for c in counts) else "certain"
    if not counts:
        modality = "unknown"
    answer = "; ".join(counts) or "not recorded"
    return Finding(entry_id(statement), answer, modality, (ground(case, statement),))


def _what(case: Case, asked: Asked) -> Finding[str]:
    statement = asked.thing
    own = ground(case, statement)
    return Finding(entry_id(statement), own.says, "no" if statement.is_denied else "certain", (own,))


def _sources(case: Case, asked: Asked) -> Finding[str]:
    statement = asked.thing
    own = ground(case, statement)
    named = "; ".join(f"{case.title_of(c.source)} {c.locator}".strip() for c in own.citations)
    return Finding(entry_id(statement), named or "unrecorded", "certain" if named else "unknown", (own,))


def _state(case: Case, asked: Asked) -> Finding[str]:
    return state_of(case, _matter(case, asked.thing), *asked.days)


def _could_refuse(case: Case, asked: Asked) -> Finding[str]:
    return who_could_refuse(case, _matter(case, asked.thing), *asked.days)


def _conditions(case: Case, asked: Asked) -> Finding[str]:
    act = asked.thing
    if not act.is_entry:
        raise Unanswerable(f"{entry_id(act)} is no act that has terms", "name an entry: conditions of ^a")
    return terms_in_words(case, act)


def _order(case: Case, asked: Asked) -> Finding[str]:
    one, other = asked.things
    for statement in (one, other):
        if not statement.is_entry:
            raise Unanswerable(f"{statement.name} is no entry with a time", "name two entries: order ^a ^b")
    return order(case, one, other)


def _holds(case: Case, asked: Asked) -> Finding[str]:
    from regesta.findings.affairs import holds  # which reads in arrays

    if asked.thing.kind not in STATE_VERBS:
        raise Unanswerable(f"{asked.thing.name} is no state of affairs", _there_are(case, "STATE"))
    return holds(case, asked.thing, *asked.days)


def _who_was(case: Case, asked: Asked) -> Finding[str]:
    from regesta.findings.affairs import holders  # which reads in arrays

    if asked.thing.kind != "office":
        raise Unanswerable(f"{asked.thing.name} is no office", _there_are(case, "OFFICE"))
    return holders(case, asked.thing, *asked.days)


def _matter(case: Case, statement: Statement) -> Statement:
    if statement.kind != "matter":
        raise Unanswerable(f"{statement.name} is no matter", _there_are(case, "MATTER"))
    return statement


def _why(case: Case, asked: Asked) -> Finding[str]:
    statement = asked.thing
    questions = [one for one in case.of_kind("question") if one is statement or statement.name in _about(one)]
    if not questions:
        is_asked = bool(case.of_kind("question"))
        raise Unanswerable(
            f"{entry_id(statement)} is no question of why, and none is about it",
            _there_are(case, "QUESTION")
            if is_asked
            else f'ask it: question NAME "why …" about {statement.name}',
        )
    found = [one for question in questions if (one := explanation(case, question.name)) is not None]
    answer = "; ".join(in_words(one.value) for one in found)
    grounds = tuple(dict.fromkeys(ground for one in found for ground in one.grounds))
    is_open = any(one.modality == "unknown" for one in found)
    return Finding(statement.name, answer, "unknown" if is_open else found[0].modality, grounds)


def _what_if(case: Case, asked: Asked) -> Finding[str]:
    from regesta.findings.what_ifs import what_ifs  # only this question needs the arithmetic

    name = asked.thing.name
    found = next((one for one in what_ifs(case) if one.subject == name), None)
    if found is None:
        is_known = bool(case.of_kind("what-if"))
        raise Unanswerable(
            f"{entry_id(asked.thing)} is no what-if that can be answered",
            _there_are(case, "SUPPOSITION")
            + ("; `regesta check` tells what is wrong with one" if is_known else ""),
        )
    answer = "; ".join(one.words for one in found.value.answers)
    return Finding(name, answer, found.modality, found.grounds, found.caveats)


def _about(question: Statement) -> set[str]:
    return {name for mention in question.mentions("about") for name in mention.names}


QUESTIONS: tuple[Question, ...] = (
    Question("when ^ENTRY", "when it happened", _when),
    Question("who ^ENTRY", "who did it", _who),
    Question("what ^ENTRY", "what it was", _what),
    Question("how many ^ENTRY", "how many there were", _how_many),
    Question("sources of ^ENTRY", "what says so", _sources),
    Question("state of MATTER at DATE", "whether it was asked, refused, granted … then", _state),
    Question("who could refuse MATTER at DATE", "whose leave it needed then", _could_refuse),
    Question("order ^ENTRY ^OTHER", "which of two came first, or how likely", _order),
    Question("holds STATE at DATE", "whether a state of affairs obtained then", _holds),
    Question("who was OFFICE at DATE", "who held an office then", _who_was),
    Question("conditions of ^ENTRY", "what an act hung on, and what became of that", _conditions),
    Question("why QUESTION", "which of its rival hypotheses the evidence favours, and how far", _why),
    Question("what if SUPPOSITION", "what would have been, by the model of a what-if", _what_if),
)

_SLOT = re.compile(r"\^?[A-Z]+")


def ask(case: Case, question: str) -> Answer:
    """The answer to a question in words; raises Unanswerable where it is not understood."""
    words = " ".join(question.strip().rstrip("?").split())
    for form in sorted(QUESTIONS, key=lambda one: -len(_SLOT.sub("", one.form).split())):
        texts = _read(form.form, words)
        if texts is not None and _may_name(form.form, texts):
            found = form.answer(case, _asked(case, form.form, texts))
            return Answer(question, found.value, found.modality, found.grounds)
    forms = ", ".join(f'"{form.form}"' for form in QUESTIONS)
    raise Unanswerable(f"the question {question!r} is not understood", f"ask one of {forms}")


def _read(form: str, words: str) -> tuple[str, ...] | None:
    """What stands in a question for each of a form's words in capitals, or None where it is not of that form."""
    pattern = _SLOT.sub(r"(.+)", form)
    found = re.fullmatch(pattern, words, re.IGNORECASE)
    return found.groups() if found else None


def _may_name(form: str, texts: Iterable[str]) -> bool:
    """Whether what stands in the place of entries may be their names, which have no spaces."""
    slots = _SLOT.findall(form)
    return not any(slot[0] == "^" and " " in text for slot, text in zip(slots, texts, strict=True))


def _asked(case: Case, form: str, texts: tuple[str, ...]) -> Asked:
    things: list[Statement] = []
    date: Edtf | None = None
    for slot, text in zip(_SLOT.findall(form), texts, strict=True):
        if slot == "DATE":
            date = _date(text)
        else:
            things.append(_named(case, text, slot))
    return Asked(tuple(things), date)


def _date(text: str) -> Edtf:
    try:
        return read_english(text)
    except InvalidDate as fault:
        why, remedy = fault.parted
        raise Unanswerable(
            f"{text!r} is not a date{': ' if why else ''}{why}",
            remedy or "write it as 1950, 1950-06 or June 1950",
        ) from None


def _named(case: Case, name: str, slot: str) -> Statement:
    """What is named in the place of a form's word in capitals."""
    statement = find(case, name)
    if statement is not None:
        return statement
    if slot not in _ASKED:
        remedy = did_you_mean(name, case.named) or "`regesta show chronology` lists the entries"
    else:
        remedy = did_you_mean(name, _ASKED[slot].names(case)) or _there_are(case, slot)
    raise Unanswerable(f"nothing is named {name}", remedy)


class _Kind(NamedTuple):
    """What may stand for a word in capitals: what it is called, one and several, and the names there are of it."""

    one: str
    several: str
    names: Callable[[Case], Iterable[str]]


def _of_kind(kind: str) -> Callable[[Case], Iterable[str]]:
    return lambda case: [one.name for one in case.of_kind(kind) if one.name]


_ASKED = {
    "MATTER": _Kind("matter", "matters", _of_kind("matter")),
    "STATE": _Kind("state of affairs", "states of affairs", lambda case: case.states),
    "OFFICE": _Kind("office", "offices", _of_kind("office")),
    "QUESTION": _Kind("question of why", "questions", _of_kind("question")),
    "SUPPOSITION": _Kind("what-if", "what-ifs", _of_kind("what-if")),
}


def _there_are(case: Case, slot: str) -> str:
    """What of that kind a case has, so far as it is short to say."""
    kind = _ASKED[slot]
    names = list(kind.names(case))
    if not names:
        return f"the case has no {kind.one}"
    more = " …" if len(names) > MOST_NAMED else ""
    return f"the {kind.several} of the case are {', '.join(names[:MOST_NAMED])}{more}"
