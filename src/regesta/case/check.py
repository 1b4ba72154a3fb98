"""The checks of a case, each a function from the case to problems, and what they find together."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from regesta.case.case import Case
from regesta.case.checks import evidence, names, times, versions
from regesta.case.collector import paused_collector
from regesta.problem import Problem

Check = Callable[[Case], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    names.case_line,
    names.duplicate_names,
    names.unknown_names,
    names.cycles,
    names.confusable_names,
    names.clashing_titles,
    names.untitled_states,
    evidence.uncited_entries,
    evidence.support_by_title_alone,
    evidence.locators,
    evidence.unused_sources,
    evidence.idle_terms,
    evidence.drafts,
    evidence.judgements,
    evidence.text_digests,
    times.lives,
    times.office_terms,
    times.office_holders,
    times.answers,
    times.refused_and_carried_out,
    versions.dead_hands,
    versions.versions_after_the_final,
)


@lru_cache(maxsize=4)
def check(case: Case) -> tuple[Problem, ...]:
    """Every problem of a case, those of reading it included, in the order of its files and lines."""
    found = list(case.problems)
    with paused_collector():
        for one in CHECKS:
            found.extend(one(case))
    return in_order(case, found)


def in_order(case: Case, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems in the order of the case's files and their lines."""
    order = {name: number for number, name in enumerate(case.files)}
    last = len(order)
    return tuple(sorted(problems, key=lambda one: (order.get(one.position.file, last), one.position[1:])))
