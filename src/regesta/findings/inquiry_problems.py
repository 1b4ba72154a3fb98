"""What is wrong with the questions of why of a case, and what in them tells nothing."""

from collections.abc import Sequence

from regesta.case import Case
from regesta.findings.hypotheses import Clue, Inquiry, Rows, inquiries, tells_of, weighed
from regesta.problem import Problem
from regesta.reasoning.posteriors import Item, posterior_bounds
from regesta.reasoning.ranges import Range


def inquiry_problems(case: Case) -> list[Problem]:
    """What is wrong with the questions of a case, and what in them tells nothing."""
    return [problem for one in inquiries(case) for problem in (*one.problems, *_faults(case, one))]


def _faults(case: Case, inquiry: Inquiry) -> list[Problem]:
    rows = weighed(inquiry.clues)
    question = inquiry.question
    place = case.locate(question, piece=question.name)
    found = []
    if inquiry.hypotheses and not inquiry.clues:
        found.append(
            case.problem(
                "no-evidence",
                place,
                f"no evidence is stated on {question.name}",
                f'add what tells between its hypotheses: evidence ^name on {question.name} "…"',
            )
        )
    priors: Sequence[Range] = inquiry.priors or ()
    if priors and posterior_bounds(priors, rows.items) is None:
        found.append(
            case.problem(
                "all-impossible",
                place,
                f"the evidence on {question.name} makes every hypothesis impossible: 0 against 0",
                "a chance of 0 says that nothing could ever change your mind; write a small chance instead, or add the "
                "hypothesis that is missing",
            )
        )
    found += [
        _tells_nothing(case, clue) for clue in inquiry.clues if clue.item is not None and _is_idle(clue.item)
    ]
    if rows.items and len(inquiry.hypotheses) > 1:
        found += _untested(case, inquiry, rows)
    return found


def _untested(case: Case, inquiry: Inquiry, rows: Rows) -> list[Problem]:
    return [
        case.problem(
            "untested-hypothesis",
            case.locate(hypothesis, piece=hypothesis.name),
            f"nothing tests {hypothesis.name}: no item tells between it and another",
            "add evidence that would be likelier, or less likely, were it true",
        )
        for k, hypothesis in enumerate(inquiry.hypotheses)
        if not any(tells_of(item, k) for item in rows.items)
    ]


def _is_idle(item: Item) -> bool:
    count = len(item.chances)
    return count > 1 and not any(tells_of(item, k) for k in range(count))


def _tells_nothing(case: Case, clue: Clue) -> Problem:
    return case.problem(
        "tells-nothing",
        case.locate(clue.statement, piece=clue.statement.name),
        f"{clue.statement.name} has the same chance under every hypothesis and tells between none",
        "keep it for the record, or say what it would look like were one of them false",
    )
