"""What-ifs: what would have been had something been otherwise, computed, with what the answer rests and leans on.

The numbers follow from the model and its assumptions, which are the recorder's; the register says what in fact was. So
each answer comes with its grounds (the entries its nodes are tied to), with its range, and with how it moves when one
of the assumptions is taken away.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from regesta.case import Case
from regesta.findings.finding import Finding, Modality, ground
from regesta.findings.models import Drawn, drawn, position_of, without
from regesta.findings.responses import set_in_words, type_in_words
from regesta.findings.ties import Tie
from regesta.problem import Problem
from regesta.reasoning.causal import Answer, ClosedForm, Model, ModelFault, closed_forms
from regesta.reasoning.causal.assumptions import read_givens
from regesta.reasoning.causal.formulas import (
    Formula,
    Number,
    Operation,
    Outcome,
    conjuncts,
    is_logical,
    read_formula,
    split_given,
    together,
)
from regesta.reasoning.causal.questions import Hedge, readings
from regesta.reasoning.causal.spoken import faults_in
from regesta.statements.statement import Statement
from regesta.wording import both, said

Evidence = Mapping[str, Sequence[Hedge]]


class Lean(NamedTuple):
    """An assumption or a thing given, and the answer without it; None where that has no answer, and `why`."""

    kind: str
    text: str
    value: float | None
    why: str = ""


class Assumption(NamedTuple):
    """An answer as a function of the shares of one parameter set: its closed form, and what it and its types say.

    `words` tell what the shares are of, `says` what a case of each type does.
    """

    set: str
    node: str
    types: tuple[str, ...]
    shares: tuple[float, ...]
    above: tuple[float, ...]
    below: tuple[float, ...]
    low: float | None
    high: float | None
    words: str
    says: tuple[str, ...]


class Asked(NamedTuple):
    """One question of a what-if: its answer, in words too, its range, what it leans on, and its closed forms.

    `low` and `high` are the least and the greatest answer over the intervals of evidence and over the assumptions, each
    taken away by itself.
    """

    ask: str
    words: str
    value: float | None
    low: float | None
    high: float | None
    level: str
    method: str
    leans: tuple[Lean, ...]
    closed_forms: tuple[Assumption, ...]


class Node(NamedTuple):
    """A node of the model: what it stands for, and whether the register says that it was so."""

    name: str
    says: str
    register: str


class WhatIf(NamedTuple):
    """A what-if: what it supposes, in which model, what is given, and its answers."""

    name: str
    title: str
    model: str
    draws: str
    given: tuple[str, ...]
    answers: tuple[Asked, ...]
    nodes: tuple[Node, ...]


class Posed(NamedTuple):
    """A what-if as its block puts it: its model, what is given (and whether the register gave it), and what it asks."""

    statement: Statement
    drawn: Drawn
    conditions: tuple[str, ...]
    evidence: Evidence
    is_from_register: bool


def what_ifs(case: Case) -> tuple[Finding[WhatIf], ...]:
    """The what-ifs of a case whose models are sound, in the order of its files."""
    known: dict[str, Drawn] = {}
    return tuple(
        _found(case, posed, model)
        for statement in case.of_kind("what-if")
        for posed, model in _posed(case, statement, known, [])
        if model is not None
    )


def what_if_problems(case: Case) -> list[Problem]:
    """What is wrong with the models and the what-ifs of a case."""
    known = {one.name: drawn(case, one) for one in case.of_kind("model")}
    problems = [problem for one in known.values() for problem in one.problems]
    for statement in case.of_kind("what-if"):
        for posed, model in _posed(case, statement, known, problems):
            if model is not None:
                unknown = list(_unknown(case, posed, model))
                problems += unknown or _unanswered(case, posed, model)
    return problems


def _unknown(case: Case, posed: Posed, model: Model) -> Iterator[Problem]:
    """Every name and value in what is given and asked that the model does not know."""
    given = [field.line for field in posed.statement.all("given")]
    asks = [(str(field.value), [field.line]) for field in posed.statement.all("ask")]
    found: list[tuple[ModelFault, list[int]]] = []
    for text, lines in (*((one, given) for one in posed.conditions), *asks):
        for part in split_given(text):
            try:
                faults = list(faults_in(model.graph, read_formula(part))) if part else []
            except ModelFault as fault:
                faults = [fault]
            found += [(fault, lines) for fault in faults]
    for node, chances in posed.evidence.items():
        try:
            next(readings(model.graph, {node: chances}))
        except ModelFault as fault:
            found.append((fault, given))
    yield from dict.fromkeys(_bad(case, posed.statement, fault, lines) for fault, lines in found)


def _unanswered(case: Case, posed: Posed, model: Model) -> Iterator[Problem]:
    """What is given against the register, and what keeps the questions of a what-if from having an answer."""
    yield from _against_register(case, posed)
    for field in posed.statement.all("ask"):
        yield from _asked_in_vain(case, posed, model, str(field.value), field.line)


def _posed(
    case: Case, statement: Statement, known: dict[str, Drawn], problems: list[Problem]
) -> Iterator[tuple[Posed, Model | None]]:
    """A what-if as its block puts it, with its model; nothing where the model is not known. Adds what is amiss."""
    names = [name for mention in statement.mentions("in") for name in mention.names]
    block = case.named.get(names[0]) if len(names) == 1 else None
    if block is None or block.kind != "model":
        return
    one = known.setdefault(block.name, known.get(block.name) or drawn(case, block))
    fields = list(statement.all("given"))
    try:
        conditions, evidence = read_givens(", ".join(str(field.value) for field in fields))
        for condition in conditions:
            read_formula(condition)
    except ModelFault as fault:
        problems.append(_bad(case, statement, fault, [field.line for field in fields]))
        return
    is_from_register = not fields
    if is_from_register:
        told = [(tie.node, 1 if tie.word == "yes" else 0) for tie in one.ties if tie.word in ("yes", "no")]
        conditions = [f"{node} = {value}" for node, value in told]
    if statement.field("ask") is None and statement.is_whole:
        nothing = ModelFault("formula", "it asks nothing", "add a line `ask`, such as Y[X = 0] == 0")
        problems.append(_bad(case, statement, nothing, []))
    yield Posed(statement, one, tuple(conditions), evidence, is_from_register), one.model


def _bad(case: Case, statement: Statement, fault: ModelFault, lines: Sequence[int]) -> Problem:
    position = position_of(case, statement, fault.piece, lines)
    return case.problem("bad-what-if", position, f"in {statement.name}: {fault.what}", fault.remedy)


def _asked_in_vain(case: Case, posed: Posed, model: Model, ask: str, line: int) -> Iterator[Problem]:
    """What keeps a question of a what-if from having an answer."""
    statement = posed.statement
    given = [field.line for field in statement.all("given")]
    try:
        answer = _answer(model, posed, ask)
    except ModelFault as fault:
        yield _bad(case, statement, fault, [line, *given])
        return
    if answer.value is None:
        yield case.problem(
            "impossible-given",
            case.locate(statement, given[0] if given else line),
            f"what {statement.name} takes as given cannot happen in the model {posed.drawn.statement.name}",
            "look at what the model restricts and at what is given: together they leave no case",
        )


def _answer(model: Model, posed: Posed, ask: str, *, without_condition: str = "") -> Answer:
    """The answer to a question of a what-if, perhaps without one of the conditions."""
    conditions = [one for one in posed.conditions if one != without_condition]
    evidence = {node: row for node, row in posed.evidence.items() if node != without_condition}
    return model.query(ask, given=together(*conditions), evidence=evidence)


def _against_register(case: Case, posed: Posed) -> Iterator[Problem]:
    """What is given and is not what the register says of the node's tie."""
    for condition, tie, value in _facts(posed):
        if tie.word in ("yes", "no") and (tie.word == "yes") != bool(value):
            lines = [field.line for field in posed.statement.all("given")]
            yield case.problem(
                "given-against-register",
                position_of(case, posed.statement, condition, lines),
                f"{condition} is given, but the register says {tie.word}: {tie.says}",
                f"what is given is what was; write {tie.node} = {1 - bool(value)}, or change the tie",
            )


def _facts(posed: Posed) -> Iterator[tuple[str, Tie, int]]:
    """The conditions that give a tied node its value."""
    by_node = {tie.node: tie for tie in posed.drawn.ties}
    for condition in posed.conditions:
        for formula in conjuncts(read_formula(condition)):
            named = _named_value(formula)
            if named is not None and not named[0].sets and named[0].node in by_node:
                yield condition, by_node[named[0].node], named[1]


def _named_value(formula: Formula) -> tuple[Outcome, int] | None:
    """The outcome and the value of a formula such as `Y[X=0] == 0`; None for any other."""
    if isinstance(formula, Operation) and formula.sign == "==":
        left, right = formula.parts
        if isinstance(left, Outcome) and isinstance(right, Number):
            return left, int(right.value)
    return None


def _found(case: Case, posed: Posed, model: Model) -> Finding[WhatIf]:
    """A what-if with its answers, its grounds and its caveats."""
    statement, block = posed.statement, posed.drawn.statement
    answers = []
    for field in statement.all("ask"):
        try:
            answers.append(_asked(posed, model, str(field.value)))
        except ModelFault:
            continue  # told among the problems
    given = (*posed.conditions, *(f"{node} ~ {_told(row)}" for node, row in posed.evidence.items()))
    nodes = _nodes(posed, model)
    value = WhatIf(
        statement.name, statement.text, block.name, posed.drawn.draws, given, tuple(answers), nodes
    )
    entries = [entry for tie in posed.drawn.ties for entry in tie.entries]
    grounds = tuple(ground(case, one) for one in dict.fromkeys((statement, block, *entries)))
    return Finding(statement.name, value, _modality(answers), grounds, tuple(_caveats(posed, answers)))


def _told(row: Sequence[Hedge]) -> str:
    """The chances of hedged evidence as they are written."""
    return " | ".join(" to ".join(map(str, one)) if isinstance(one, tuple) else str(one) for one in row)


def _nodes(posed: Posed, model: Model) -> tuple[Node, ...]:
    by_node = {tie.node: tie for tie in posed.drawn.ties}
    return tuple(
        Node(name, by_node[name].says, by_node[name].word) if name in by_node else Node(name, "", "not tied")
        for name in model.nodes
    )


def _modality(answers: Sequence[Asked]) -> Modality:
    """Certain or no where every question has the same answer of 1 or 0; possible where one has a number."""
    values = {one.value for one in answers if one.value is not None}
    if not values:
        return "unknown"
    return "certain" if values == {1.0} else "no" if values == {0.0} else "possible"


def _caveats(posed: Posed, answers: Sequence[Asked]) -> Iterator[str]:
    yield said("computed from the recorder's own model: it is as good as its arrows and what it rules out")
    if posed.is_from_register:
        yield said("what is given is taken from the register, since the what-if gives nothing")
    for condition, tie, _ in _facts(posed):
        if tie.word in ("perhaps", "unknown"):
            yield said(
                "{condition} is given, which the register does not say for certain", condition=condition
            )
    for name in sorted({lean.text for one in answers for lean in one.leans if lean.value is None}):
        yield said("without {name} there is no answer", name=name)


def _asked(posed: Posed, model: Model, ask: str) -> Asked:
    """The answer to one question, with what it leans on."""
    answer = _answer(model, posed, ask)
    leans = tuple(_leans(posed, model, ask)) if answer.value is not None else ()
    known = [lean.value for lean in leans if lean.value is not None and lean.kind != "given"]
    if answer.value is not None:
        known.append(float(answer.value))
    known.extend(answer.bounds or ())
    found = closed_forms(model, ask, given=together(*posed.conditions), evidence=posed.evidence)
    forms = tuple(_assumption(model, form) for form in found)
    value = None if answer.value is None else float(answer.value)
    low, high = (min(known), max(known)) if known else (None, None)
    words = _words(posed, ask, value, low, high)
    return Asked(ask, words, value, low, high, answer.level, answer.method, leans, forms)


def _assumption(model: Model, form: ClosedForm) -> Assumption:
    says = tuple(type_in_words(model.graph, form.node, label) for label in form.types)
    return Assumption(*form, set_in_words(model, form.set), says)


def _leans(posed: Posed, model: Model, ask: str) -> Iterator[Lean]:
    """The answer without each of the assumptions, and without each thing given, one at a time."""
    for line in posed.drawn.lines:
        if line.text.split()[:1] == ["values"]:
            continue
        try:
            answer = _answer(without(posed.drawn, line), posed, ask)
        except ModelFault as fault:
            yield Lean(line.key, line.text, None, fault.what)
            continue
        yield Lean(line.key, line.text, _number(answer), answer.undefined)
    for condition in (*posed.conditions, *posed.evidence):
        answer = _answer(model, posed, ask, without_condition=condition)
        yield Lean("given", condition, _number(answer), answer.undefined)


def _number(answer: Answer) -> float | None:
    return None if answer.value is None else float(answer.value)


def _words(posed: Posed, ask: str, value: float | None, low: float | None, high: float | None) -> str:
    """The answer as a sentence, what the nodes stand for told beside them."""
    says = {tie.node: tie.says for tie in posed.drawn.ties}
    formula = read_formula(ask)
    named = _named_value(formula)
    if named is None or not all(isinstance(inner, Number) for _, inner in named[0].sets):
        whole = ask
    else:
        outcome, then = named
        sets = [(node, int(f.value)) for node, f in outcome.sets if isinstance(f, Number)]
        whole = _supposed(sets, outcome.node, then, says)
    if value is None:
        return said("{whole}: undefined, for what is given cannot happen in the model", whole=whole)
    if is_logical(formula):
        answer = said("{whole}: with a chance of {value:.3g}", whole=whole, value=value)
    else:
        answer = said("{whole}: on average {value:.3g}", whole=whole, value=value)
    if low is None or high is None or high - low < 5e-4:
        return answer
    return said("{answer}, from {low:.3g} to {high:.3g}", answer=answer, low=low, high=high)


def _supposed(sets: Sequence[tuple[str, int]], node: str, value: int, says: Mapping[str, str]) -> str:
    """What would be had something been otherwise."""
    then = _gloss(says, node, value)
    if not sets:
        return said("{node} would be {value}{gloss}", node=node, value=value, gloss=then)
    had = both(
        [
            said("{node} been {value}{gloss}", node=one, value=number, gloss=_gloss(says, one, number))
            for one, number in sets
        ]
    )
    return said("had {had}, {node} would be {value}{gloss}", had=had, node=node, value=value, gloss=then)


def _gloss(says: Mapping[str, str], node: str, number: int) -> str:
    """What a node's value stands for, in parentheses."""
    if not says.get(node):
        return ""
    return said(" ({state})", state=says[node]) if number else said(" (not: {state})", state=says[node])
