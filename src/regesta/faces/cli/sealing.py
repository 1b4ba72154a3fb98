"""`regesta seal`: quoted words of a case replaced by what verifies them."""

import sys
from pathlib import Path

import click

from regesta.case import Case
from regesta.case.texts import Held, held_texts
from regesta.editing import Journal, NotSealed, NotWritten, Sealing, mark_case, seal_case, write
from regesta.faces.cli.checking import print_problems
from regesta.faces.cli.editing import diff_option, print_difference
from regesta.faces.cli.terminal import (
    case_argument,
    counted,
    fail,
    json_option,
    open_case,
    print_json,
    texts_option,
)
from regesta.faces.plain import problem_json
from regesta.statements.nearness import did_you_mean


@click.command()
@case_argument
@texts_option
@click.option("--source", "sources", multiple=True, metavar="NAME", help="Seal this source alone, or these.")
@click.option("--marks", "is_marks", is_flag=True, help="Mark the judgements alone, and seal nothing.")
@diff_option
@json_option
def seal(
    case: Path,
    texts: tuple[Path, ...],
    sources: tuple[str, ...],
    is_marks: bool,
    is_diff: bool,
    as_json: bool,
) -> None:
    """Replace the words quoted in CASE by seals, and mark the judgements on them.

    Exit status: 0 if every quotation was sealed, 1 if one was refused, 2 when the command is not understood.
    """
    opened = open_case(case)
    _refuse_unknown(opened, sources)
    if is_marks and (sources or texts):
        fail("--marks seals nothing, so it takes no --source and no --texts", "leave them out, or --marks")
    held = Held({}, ()) if is_marks else held_texts(opened, texts)
    try:
        sealing = mark_case(opened) if is_marks else seal_case(opened, held.texts, sources)
        if not is_diff:
            _write(opened, sealing)
    except (NotSealed, NotWritten) as fault:
        fail(fault.what, fault.remedy)
    problems = (*held.problems, *sealing.refused)
    if as_json:
        print_json(
            {
                "sealed": [place._asdict() for place in sealing.sealed],
                "marked": [place._asdict() for place in sealing.marked],
                "refused": [problem_json(problem) for problem in problems],
            }
        )
    elif is_diff:
        print_difference(sealing.patch)
    else:
        print_problems(problems)
        click.echo(_summary(sealing))
    sys.exit(1 if sealing.refused else 0)


def _write(case: Case, sealing: Sealing) -> None:
    """Writes what sealing does: marks can be taken back, and words that are sealed are kept nowhere."""
    if sealing.sealed:
        write(case.folder, sealing.patch)
        Journal(case.folder).clear()
    elif sealing.patch:
        Journal(case.folder).save(sealing.patch, f"{counted(len(sealing.marked), 'judgement')} marked")


def _refuse_unknown(case: Case, names: tuple[str, ...]) -> None:
    known = [source.name for source in case.of_kind("source")]
    for name in names:
        if name not in known:
            fail(
                f"no source is named {name}", did_you_mean(name, known) or "`regesta show sources` lists them"
            )


def _summary(sealing: Sealing) -> str:
    done = (
        [f"{counted(len(sealing.sealed), 'quotation')} sealed"]
        if sealing.sealed or not sealing.marked
        else []
    )
    if sealing.marked:
        done.append(f"{counted(len(sealing.marked), 'judgement')} marked")
    if sealing.refused:
        done.append(f"{len(sealing.refused)} refused and left as they stand")
    return f"{', '.join(done)}; {counted(len(sealing.patch), 'file')} changed."
