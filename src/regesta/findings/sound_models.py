"""Whether the models and what-ifs of a case are plainly sound, told without the arithmetic that answers them."""

from regesta.case import Case
from regesta.findings.ties import Tie, ties
from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.formulas import read_formula
from regesta.reasoning.causal.sketch import Sketch, can_happen, facts, is_asked_well, sketched
from regesta.reasoning.causal.spoken import faults_in
from regesta.statements.statement import Statement
from regesta.statements.values import NodeTie


def are_models_sound(case: Case) -> bool:
    """Whether there is surely nothing wrong with the models of a case and what they are asked.

    Where this is false there may be nothing wrong all the same: `what_if_problems` says.
    """
    known: dict[str, tuple[Sketch, dict[str, Tie]]] = {}
    for statement in case.of_kind("model"):
        sketch = _sketch(statement)
        if sketch is None:
            return False
        known[statement.name] = sketch, {tie.node: tie for tie in ties(case, statement)}
    for statement in case.of_kind("what-if"):
        names = [name for mention in statement.mentions("in") for name in mention.names]
        if len(names) != 1 or names[0] not in known or not _is_well_put(statement, *known[names[0]]):
            return False
    return True


def _sketch(statement: Statement) -> Sketch | None:
    """The model of a block as a sketch, if it is plain and its ties are such as it draws."""
    lines = [(f.key, str(f.value)) for f in statement.fields if f.key in ("restricts", "assumes")]
    sketch = sketched("; ".join(str(field.value) for field in statement.all("draws")), lines)
    tied = [field.value.node for field in statement.all("node") if isinstance(field.value, NodeTie)]
    if sketch is None or not statement.is_whole or len(set(tied)) != len(tied):
        return None
    return sketch if all(node in sketch.types for node in tied) else None


def _is_well_put(statement: Statement, sketch: Sketch, tied: dict[str, Tie]) -> bool:
    """Whether a what-if gives what can have happened and the register does not gainsay, and asks what has an answer."""
    asked = list(statement.all("ask"))
    if not statement.is_whole or not asked:
        return False
    given: dict[str, int] = {}
    try:
        for text in (part for field in statement.all("given") for part in str(field.value).split(",")):
            told = facts(read_formula(text))
            if told is None or any(given.setdefault(node, value) != value for node, value in told.items()):
                return False
        asks = [read_formula(str(field.value)) for field in asked]
        are_asked_well = all(is_asked_well(sketch, ask) for ask in asks)
        are_asked_well &= not any(fault for ask in asks for fault in faults_in(sketch.graph, ask))
    except ModelFault:
        return False
    register = {node: int(tie.word == "yes") for node, tie in tied.items() if tie.word in ("yes", "no")}
    if statement.field("given") is None:
        given = register
    elif any(register.get(node, value) != value for node, value in given.items()):
        return False
    return are_asked_well and can_happen(sketch, given)
