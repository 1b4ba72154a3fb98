"""All that is wrong with a case and with what its sources are cited for, and the same grouped by kind."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from regesta.case import Case, check
from regesta.case.check import in_order
from regesta.case.texts import Held, held_texts
from regesta.findings.citations import Citation, citation_problems, citations
from regesta.findings.contradictions import time_problems
from regesta.findings.inquiry_problems import inquiry_problems
from regesta.findings.sound_models import are_models_sound
from regesta.findings.withholding import withheld
from regesta.problem import CODES, Problem, Severity
from regesta.statements.statement import field_cites

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


class Group(NamedTuple):
    """The problems of one code, in the order of the files."""

    code: str
    severity: Severity
    problems: tuple[Problem, ...]


def all_problems(
    case: Case, held: Held, cited: Sequence[Citation], of_versions: Sequence[Problem] = ()
) -> tuple[Problem, ...]:
    """Every problem of a case: of its texts, citations, times and explanations, in the order of the files.

    `of_versions` are those of the versions' texts.
    """
    quoted_wrong = {
        field_cites(one.field).source for one in cited if one.verdict == "missing" and one.quotation
    }
    hidden = withheld(cited, held.texts, quoted_wrong)  # only there would words of a text be shown
    of_citations = citation_problems(case, list(cited), withheld=hidden)
    computed = (*time_problems(case), *inquiry_problems(case), *model_problems(case))
    return in_order(case, (*check(case), *held.problems, *of_versions, *of_citations, *computed))


def problems_of(case: Case, folders: Sequence[Path] = ()) -> tuple[Problem, ...]:
    """Every problem of a case, as `regesta check` tells them; texts are sought in its folder and in `folders`."""
    held = held_texts(case, folders)
    return all_problems(case, held, citations(case, held.texts), version_problems(case, folders))


def model_problems(case: Case) -> list[Problem]:
    """What is wrong with the models of a case; one whose models are plainly sound need not wait for the arithmetic."""
    if not case.of_kind("model") or are_models_sound(case):
        return []
    from regesta.findings.what_ifs import what_if_problems

    return what_if_problems(case)


def version_problems(case: Case, folders: Sequence[Path] = ()) -> tuple[Problem, ...]:
    """What is wrong with the texts of a case's versions; where none has any, how they are read need not be known."""
    if all(version.word("text") in ("", "?", "not held") for version in case.of_kind("version")):
        return ()
    from regesta.findings.held_versions import held_versions

    return held_versions(case, folders).problems


def grouped(problems: Sequence[Problem]) -> tuple[Group, ...]:
    """Problems by their code: the errors first, then the warnings, then the notes, each in the order of `CODES`."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.code, []).append(problem)
    order = list(CODES)
    codes = sorted(found, key=lambda code: (SEVERITIES.index(found[code][0].severity), order.index(code)))
    return tuple(Group(code, found[code][0].severity, tuple(found[code])) for code in codes)
