"""The explanations of a case as they are recorded: questions with their hypotheses and evidence, models with what-ifs.

What follows from them is reasoned elsewhere; here stands what was written down, so that it can be read beside it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from regesta.case import Case
from regesta.findings.pieces import Pieces, chance_text, pieces
from regesta.findings.records import Record
from regesta.statements.statement import Statement
from regesta.statements.values import Chance, Supposition
from regesta.statements.wording import text_of


class Weighing(NamedTuple):
    """A piece of evidence and its chance under each hypothesis, as written; empty where it is not said."""

    id: str
    says: str
    chances: tuple[str, ...]
    rests_on: Pieces
    absent: str


class Inquiry(NamedTuple):
    """A question, its rival hypotheses with their priors, and the evidence in the order of the files."""

    name: str
    says: str
    hypotheses: tuple[tuple[str, str, str], ...]
    evidence: tuple[Weighing, ...]


class ModelRecord(NamedTuple):
    """A causal model: its expressions as written, what its nodes stand for, and the what-ifs asked of it."""

    name: str
    says: str
    draws: tuple[str, ...]
    restricts: tuple[str, ...]
    assumes: tuple[str, ...]
    ties: tuple[Pieces, ...]
    what_ifs: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...]


def inquiries(case: Case) -> tuple[Inquiry, ...]:
    """Every question of the case."""
    return tuple(_inquiry(case, question) for question in case.of_kind("question"))


def models(case: Case) -> tuple[ModelRecord, ...]:
    """Every causal model of the case."""
    return tuple(_model(case, model) for model in case.of_kind("model"))


def claims(every: Sequence[Record]) -> tuple[Record, ...]:
    """What somebody asserts of causes, likeness and what did not happen; and which names are of one actor."""
    return tuple(record for record in every if record.kind in ("claim", "same"))


def _belonging(case: Case, kind: str, key: str, name: str) -> list[Statement]:
    """The directives of a kind that name, under a key, the one they belong to."""
    return [one for one in case.of_kind(kind) if any(name in mention.names for mention in one.mentions(key))]


def _inquiry(case: Case, question: Statement) -> Inquiry:
    rivals = _belonging(case, "hypothesis", "of", question.name)
    names = [rival.name for rival in rivals]
    return Inquiry(
        question.name,
        question.text or question.name,
        tuple((rival.name, rival.text or rival.name, _written(rival, "prior")) for rival in rivals),
        tuple(
            _weighing(case, evidence, names) for evidence in _belonging(case, "evidence", "on", question.name)
        ),
    )


def _weighing(case: Case, evidence: Statement, hypotheses: Sequence[str]) -> Weighing:
    given = {
        field.value.hypothesis: chance_text(field.value.chance)
        for field in evidence.all("if")
        if isinstance(field.value, Supposition)
    }
    return Weighing(
        evidence.name,
        evidence.text or evidence.name,
        tuple(given.get(name, "") for name in hypotheses),
        pieces(case, evidence.mentions("rests on")) if evidence.field("rests on") is not None else (),
        evidence.word("absent"),
    )


def _written(statement: Statement, key: str) -> str:
    field = statement.field(key)
    return chance_text(field.value) if field is not None and isinstance(field.value, Chance) else ""


def _all(statement: Statement, key: str) -> tuple[str, ...]:
    return tuple(text_of(field.value) for field in statement.all(key))


def _model(case: Case, model: Statement) -> ModelRecord:
    return ModelRecord(
        model.name,
        model.text or model.name,
        _all(model, "draws"),
        _all(model, "restricts"),
        _all(model, "assumes"),
        tuple(pieces(case, field.value) for field in model.all("node")),
        tuple(
            (one.name, one.text or one.name, _all(one, "given"), _all(one, "ask"))
            for one in _belonging(case, "what-if", "in", model.name)
        ),
    )
