"""Checks of versions: hands that were dead, and versions made after the final one."""

from collections.abc import Iterator

from regesta.case.case import Case
from regesta.case.checks.times import certain_name, is_before, known_lives
from regesta.dates import Edtf, describe
from regesta.problem import Problem
from regesta.statements.statement import Statement, field_mentions


def dead_hands(case: Case) -> Iterator[Problem]:
    """Problem codes act-before-birth, act-after-death: a version's hand that was not alive, or not yet founded."""
    spans = known_lives(case) if case.of_kind("version") else {}
    for version in case.of_kind("version"):
        date = version.value("date", Edtf)
        if date is None:
            continue
        earliest, latest = case.date_bounds(date)
        what = f"is the hand of {version.name} ({describe(date)})"
        for field in version.all("hand"):
            for mention in field_mentions(field):
                name = mention.stands_for[0] if len(mention.stands_for) == 1 else certain_name(mention)
                born, died, start, end = spans.get(name, (None, None, "", ""))
                place = case.locate(version, field.line, name)
                related = (case.locate(case.named[name], piece=name),) if name in spans else ()
                if died is not None and is_before(case.date_bounds(died)[1], earliest):
                    yield case.problem(
                        "act-after-death",
                        place,
                        f"{name} {what} and {end} earlier ({describe(died)})",
                        "mend one of the dates, or the hand",
                        related,
                    )
                if born is not None and is_before(latest, case.date_bounds(born)[0]):
                    yield case.problem(
                        "act-before-birth",
                        place,
                        f"{name} {what} before being {start} ({describe(born)})",
                        "mend one of the dates, or the hand",
                        related,
                    )


def versions_after_the_final(case: Case) -> Iterator[Problem]:
    """Problem code version-after-final: a version made from the final one, dated after it, or a second final one."""
    finals: dict[str, Statement] = {}
    for version in case.of_kind("version"):
        if version.word("kind") == "final":
            for matter in _matters(version):
                finals.setdefault(matter, version)
    for version in case.of_kind("version"):
        for matter in _matters(version):
            final = finals.get(matter)
            if final is None or final is version:
                continue
            why = _after(case, version, final)
            if why:
                yield case.problem(
                    "version-after-final",
                    case.locate(version, piece=version.name),
                    f"{version.name} {why}, which is the final version of {matter}",
                    f"take `kind final` from {final.name}, or make {version.name} a version of another matter",
                    (case.locate(final, piece=final.name),),
                )


def _matters(version: Statement) -> list[str]:
    return [name for mention in version.mentions("of") for name in mention.names]


def _after(case: Case, version: Statement, final: Statement) -> str:
    """How a version comes after the final one, or an empty text."""
    if version.word("kind") == "final":
        return f"is final beside {final.name}"
    if any(final.name in mention.names for mention in version.mentions("from")):
        return f"was made from {final.name}"
    date, last = version.value("date", Edtf), final.value("date", Edtf)
    if (
        date is not None
        and last is not None
        and is_before(case.date_bounds(last)[1], case.date_bounds(date)[0])
    ):
        return f"is dated {describe(date)}, after {final.name}"
    return ""
