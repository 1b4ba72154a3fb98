"""The causal models of a case: each block read into a model, or into the problems that keep it from being one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from regesta.case import Case
from regesta.findings.ties import Tie, ties
from regesta.position import Position
from regesta.problem import Problem
from regesta.reasoning.causal import Model, ModelFault
from regesta.reasoning.causal.assumptions import assumed_values, is_share, with_prior, with_share
from regesta.statements.statement import Field, Statement
from regesta.statements.values import NodeTie


class Line(NamedTuple):
    """A line of a model's block that assumes something: its key, its text, and where it stands."""

    key: str
    text: str
    line: int


class Drawn(NamedTuple):
    """A model of a case: its block, what it draws and assumes, its ties, and the model; None where it is none."""

    statement: Statement
    draws: str
    lines: tuple[Line, ...]
    ties: tuple[Tie, ...]
    model: Model | None
    problems: tuple[Problem, ...]


def drawn(case: Case, statement: Statement) -> Drawn:
    """The model that a block draws; what is amiss in it is among the problems."""
    draws = "; ".join(str(field.value) for field in statement.all("draws"))
    lines = tuple(
        Line(field.key, str(field.value), field.line)
        for field in statement.fields
        if field.key in ("restricts", "assumes")
    )
    problems: list[Problem] = []
    model: Model | None = None
    if draws or statement.is_whole:
        try:
            model = Model(draws, values=assumed_values(line.text for line in lines if line.key == "assumes"))
        except ModelFault as fault:
            problems.append(_problem(case, statement, fault, list(statement.all("draws"))))
    if model is not None:
        model = _under(
            model, lines, lambda line, fault: problems.append(_problem(case, statement, fault, [line]))
        )
    found = ties(case, statement)
    if model is not None:
        problems += _bad_ties(case, statement, model)
    return Drawn(statement, draws, lines, found, None if problems else model, tuple(problems))


def _under(model: Model, lines: Iterable[Line], tell: Callable[[Line, ModelFault], object]) -> Model:
    """The model under the lines of its block: what is ruled out and priors as they come, then all shares together.

    What is amiss in a line is told, and the line left aside.
    """
    shares: Mapping[str, Fraction] = {}
    for line in sorted(lines, key=lambda one: one.key == "assumes" and is_share(one.text)):
        try:
            if line.key == "restricts":
                model = model.restrict(line.text)
            elif is_share(line.text):
                shares = with_share(model, shares, line.text)
            else:
                model = with_prior(model, line.text)
        except ModelFault as fault:
            tell(line, fault)
    return model.set_parameters(shares)


def without(one: Drawn, left_out: Line) -> Model:
    """The model without one of the lines of its block; raises ModelFault where it then is none."""
    rest = [line for line in one.lines if line != left_out]
    model = Model(one.draws, values=assumed_values(line.text for line in rest if line.key == "assumes"))
    return _under(model, rest, _raise)


def _raise(line: Line, fault: ModelFault) -> None:
    raise fault


def _bad_ties(case: Case, statement: Statement, model: Model) -> list[Problem]:
    """The ties of nodes that the model does not draw, and of nodes tied twice or with more than two values."""
    found = []
    seen: set[str] = set()
    for field in statement.all("node"):
        if not isinstance(field.value, NodeTie):
            continue
        node = field.value.node
        fault = None
        if node not in model.nodes:
            fault = f"the model draws no node {node}", f"its nodes are {', '.join(model.nodes)}"
        elif node in seen:
            fault = f"{node} is tied twice", "keep one of the two lines"
        elif model.graph.values[node] > 2:
            fault = (
                f"{node} has more values than yes and no",
                "tie nodes of two values, or leave the tie away",
            )
        seen.add(node)
        if fault is not None:
            found.append(case.problem("bad-model", case.locate(statement, field.line, node), *fault))
    return found


def _problem(case: Case, statement: Statement, fault: ModelFault, lines: Sequence[Field | Line]) -> Problem:
    """A fault as a problem, where the piece at fault stands."""
    position = position_of(case, statement, fault.piece, [line.line for line in lines])
    return case.problem("bad-model", position, f"in the model {statement.name}: {fault.what}", fault.remedy)


def position_of(case: Case, statement: Statement, piece: str, lines: Sequence[int]) -> Position:
    """Where a piece of text stands among some lines of a statement; else the first line, or the statement."""
    texts = case.files[statement.file].lines
    for line in lines:
        if piece and piece in texts[line - 1]:
            return case.locate(statement, line, piece)
    return case.locate(statement, lines[0]) if lines else case.locate(statement, piece=statement.name)


def models(case: Case) -> tuple[Drawn, ...]:
    """The models of a case, in the order of its files."""
    return tuple(drawn(case, statement) for statement in case.of_kind("model"))
