"""Contradictions of the simplest kinds, with codes of their own: answers before questions, acts out of a life."""

from collections.abc import Iterator, Sequence

from regesta.case import Case
from regesta.dates import Edtf, describe
from regesta.findings.diagnosis import Contradiction
from regesta.findings.finding import entry_id
from regesta.findings.lives import EDGES, ROLES
from regesta.findings.timeline import Said
from regesta.problem import Problem
from regesta.statements.statement import Statement

_BEGUN = {"born": "being born", "founded": "being founded"}
_ENDED = {"died": "died", "dissolved": "was dissolved"}
_LISTED = 6


def is_simple(one: Contradiction) -> bool:
    """Whether it is two dates with an answer, or a date and an edge of a life with who acts; or a life by itself."""
    if all(said.entry.kind in EDGES for said in one.said):
        return True
    joining = _joining(one)
    return (
        len(one.said) == 3 and joining is not None and all(_is_date(s) for s in one.said if s is not joining)
    )


def _joining(one: Contradiction) -> Said | None:
    for said in one.said:
        if said.field is not None and said.field.key in ("answers", *ROLES):
            return said
    return None


def _is_date(said: Said) -> bool:
    return said.field is None or said.entry.kind in EDGES


def simple_problems(case: Case, mended: Sequence[Contradiction]) -> Iterator[Problem]:
    """Problem codes answer-before-question, act-before-birth, act-after-death, of contradictions that one repair mends.

    Where it is the question or the life that is misdated, they are told there, together.
    """
    told: dict[str, list[tuple[Said, Said]]] = {}
    for one in mended:
        joining = _joining(one)
        if joining is None:
            continue  # died before being born: a check tells it
        (other,) = (said for said in one.said if _is_date(said) and said.entry is not joining.entry)
        if one.repair.entry is joining.entry:
            yield _of_act(case, joining, other)
        else:
            told.setdefault(_code(other), []).append((joining, other))
    for code, pairs in told.items():
        yield _of_other(case, code, [joining.entry for joining, _ in pairs], pairs[0][1])


def _code(other: Said) -> str:
    if other.field is None:
        return "answer-before-question"
    return "act-before-birth" if other.field.key in _BEGUN else "act-after-death"


def _of_act(case: Case, joining: Said, other: Said) -> Problem:
    """A problem told at the act or the answer."""
    assert joining.field is not None
    name = other.entry.name
    when = _when(joining.entry)
    if other.field is None:
        says = f"the entry ({when}) answers {name}, which was made later ({_when(other.entry)})"
        related = case.locate(other.entry)
    else:
        says = f"{name} acts ({when}) {_edge(other)}"
        related = case.locate(other.entry, piece=name)
    return case.problem(
        _code(other),
        case.locate(joining.entry, joining.field.line, name),
        says,
        "mend one of the dates, or the name",
        (related,),
    )


def _of_other(case: Case, code: str, acts: Sequence[Statement], other: Said) -> Problem:
    """A problem told at the question, or at the edge of a life, since more acts than one speak against it."""
    named = ", ".join(f"{entry_id(act)} ({_when(act)})" for act in acts[:_LISTED])
    more = f" and {len(acts) - _LISTED} more" if len(acts) > _LISTED else ""
    if other.field is None:
        says = f"{entry_id(other.entry)} ({_when(other.entry)}) was made later than what answers it: {named}{more}"
        position = case.locate(other.entry, piece=str(other.entry.date))
    else:
        says = f"{other.entry.name} acts {_edge(other)} in {named}{more}"
        position = case.locate(other.entry, other.field.line, str(other.field.value))
    return case.problem(
        code,
        position,
        says,
        "mend this date: that mends all of them; or mend each of them",
        tuple(case.locate(act) for act in acts[:_LISTED]),
    )


def _edge(other: Said) -> str:
    """`before being born (1880)`, `and died earlier (1953)`."""
    assert other.field is not None and isinstance(other.field.value, Edtf)
    key, date = other.field.key, describe(other.field.value)
    return f"before {_BEGUN[key]} ({date})" if key in _BEGUN else f"and {_ENDED[key]} earlier ({date})"


def _when(entry: Statement) -> str:
    return describe(entry.date) if entry.date is not None else "at an unknown time"
