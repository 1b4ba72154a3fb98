"""`regesta ask`: questions to a case."""

from contextlib import suppress
from pathlib import Path

import click

from regesta.case import check
from regesta.dates import InvalidDate, describe, parse
from regesta.faces.cli.terminal import (
    console,
    fail,
    json_option,
    open_case,
    print_indented,
    print_json,
    warn_of_errors,
)
from regesta.findings.finding import Answer, Ground
from regesta.findings.questions import QUESTIONS, Unanswerable
from regesta.findings.questions import ask as ask_case

_FORMS = "\n".join(f'    "{question.form}"  {question.says}' for question in QUESTIONS)


@click.command(help=f"Ask CASE a QUESTION, and see what the answer rests on.\n\n\b\n  Questions:\n{_FORMS}")
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("question")
@json_option
def ask(case: Path, question: str, as_json: bool) -> None:
    """Answers one question."""
    loaded = open_case(case)
    warn_of_errors(check(loaded))
    try:
        answer = ask_case(loaded, question)
    except Unanswerable as fault:
        fail(fault.what, fault.remedy)
    if as_json:
        print_json(answer)
    else:
        _print_answer(answer)


def _print_answer(answer: Answer) -> None:
    from rich.text import Text

    out = console()
    head = Text(answer.answer, "bold")
    with suppress(InvalidDate):
        head.append(f"  {describe(parse(answer.answer))}", "not bold")
    out.print(head.append(f"  {answer.modality}", "not bold cyan"))
    for one in answer.grounds:
        out.print()
        print_ground(one)


def print_ground(one: Ground) -> None:
    """Prints a ground: the entry, where it stands, what it cites, and what to beware of."""
    from rich.text import Text

    out = console()
    print_indented(out, Text("because ", "dim").append(one.says, "not dim").append(f"  {one.id}"), 2)
    out.print(Text(f"          {one.file}:{one.line}", "dim"), soft_wrap=True)
    for citation in one.citations:
        place = f"{citation.source} {citation.locator}".strip()
        print_indented(out, Text(f"cites {place}").append(f"  {citation.mode}".rstrip(), "dim"), 10)
    for caveat in one.caveats:
        print_indented(out, Text(f"beware: {caveat}", "yellow"), 10)
