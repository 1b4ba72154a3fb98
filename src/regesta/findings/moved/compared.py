"""Two states of a case compared whole: entries, what follows from them, and problems."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from regesta.case import Case
from regesta.findings.finding import Finding
from regesta.findings.moved.inquiries import authority_moved, explanations_moved, what_ifs_moved
from regesta.findings.moved.matters import matters_moved
from regesta.findings.moved.pair import Changed, Move, Pair
from regesta.findings.moved.times import bounds_moved, orders_moved
from regesta.findings.problems import problems_of
from regesta.problem import Problem

_PLACE = re.compile(r"[\w./-]+\.regesta:\d+")


class Moved(NamedTuple):
    """What is otherwise: the statements, the findings that moved, and the problems that came and went."""

    entries: tuple[Changed, ...]
    findings: tuple[Finding[Move], ...]
    come: tuple[Problem, ...]
    gone: tuple[Problem, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether both states say the same, whatever their layout."""
        return not any(self)


def compared(old: Case, new: Case, folders: Sequence[Path] = ()) -> Moved:
    """What a later state of a case says otherwise than an earlier, and what of its findings moved, with why.

    Layout, comments, the order of statements and the files they stand in count for nothing. `folders` are where the
    texts of sources are sought besides the cases' own.
    """
    pair = Pair(old, new)
    if not pair.differences:
        findings: tuple[Finding[Move], ...] = ()
    else:
        findings = tuple(_findings(pair))
    problems = [problems_of(case, folders) for case in (old, new)]
    return Moved(
        tuple(pair.entry_changes()),
        findings,
        tuple(_without(problems[1], problems[0])),
        tuple(_without(problems[0], problems[1])),
    )


def _findings(pair: Pair) -> Iterator[Finding[Move]]:
    for moved in (
        bounds_moved, orders_moved, matters_moved, authority_moved, explanations_moved, what_ifs_moved
    ):  # fmt: skip
        yield from moved(pair)


def _without(problems: Iterable[Problem], others: Iterable[Problem]) -> Iterator[Problem]:
    """The problems that the others have not, wherever they stand."""
    left = Counter(map(_gist, others))
    for problem in problems:
        if left[_gist(problem)]:
            left[_gist(problem)] -= 1
        else:
            yield problem


def _gist(problem: Problem) -> tuple[str, str]:
    """What a problem says, whatever the lines of what it speaks of."""
    return problem.code, _PLACE.sub("an entry", problem.message)
