"""`regesta check`: what is wrong with a case, where, and what to do about it."""

import sys
from collections import Counter
from pathlib import Path

import click

from regesta.case import Case, load
from regesta.case.texts import held_texts
from regesta.faces.cli.terminal import (
    case_argument,
    console,
    counted,
    json_option,
    print_indented,
    print_json,
    texts_option,
)
from regesta.faces.plain import problem_json
from regesta.findings.citations import citations, verdicts
from regesta.findings.problems import all_problems, version_problems
from regesta.problem import Problem

SHOWN_OF_A_CODE = 10
_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "cyan"}


@click.command()
@case_argument
@texts_option
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option("--all", "is_all", is_flag=True, help=f"Show more than {SHOWN_OF_A_CODE} problems of a kind.")
@json_option
def check(case: Path, texts: tuple[Path, ...], strict: bool, is_all: bool, as_json: bool) -> None:
    """Check CASE, a folder or its main file.

    Exit status: 0 without errors, 1 with errors, 2 when the command is not understood.
    """
    loaded = load(case)
    held = held_texts(loaded, texts)
    cited = citations(loaded, held.texts)
    problems = all_problems(loaded, held, cited, version_problems(loaded, texts))
    if as_json:
        print_json(
            {
                "problems": [problem_json(problem) for problem in problems],
                "entries": len(loaded.entries),
                "sources": len(loaded.of_kind("source")),
                "citations": verdicts(cited),
            }
        )
    else:
        print_problems(problems, is_all=is_all)
        console().print(summary(loaded, problems))
    fatal = ("error", "warning") if strict else ("error",)
    sys.exit(any(problem.severity in fatal for problem in problems))


def print_problems(problems: tuple[Problem, ...], *, is_all: bool = False) -> None:
    """Prints problems for people: place, message, the line with its fault marked, and the remedy."""
    from rich.text import Text

    out = console()
    seen: Counter[str] = Counter()
    for problem in problems:
        seen[problem.code] += 1
        if seen[problem.code] > SHOWN_OF_A_CODE and not is_all:
            continue
        head = Text(str(problem.position), "bold")
        head.append(f"  {problem.severity} ", _STYLES[problem.severity]).append(problem.code, "dim")
        out.print(head, soft_wrap=True)
        print_indented(out, Text(problem.message), 2)
        if problem.text.strip():
            _print_line(problem)
        print_indented(out, Text(f"→ {problem.remedy}", "green"), 2)
        for position in problem.related[:3]:
            out.print(Text(f"    see {position}", "dim"), soft_wrap=True)
        out.print()
    for code, count in seen.items():
        if count > SHOWN_OF_A_CODE and not is_all:
            out.print(Text(f"… and {count - SHOWN_OF_A_CODE} more of {code}; --all shows them\n", "dim"))


def _print_line(problem: Problem) -> None:
    """The line at fault with a mark below it, cut so that both fit the terminal."""
    from rich.cells import cell_len
    from rich.text import Text

    out = console()
    room = max(20, out.width - 6)
    column = problem.position.column - 1
    start = 0 if column < room - 10 else column - room // 2
    text = problem.text.replace("\t", " ")
    if column > len(text):  # of a long line, only the beginning is kept
        out.print(Text(f"  │ {text[: room - 2]} …", "dim"), no_wrap=True, overflow="crop")
        return
    out.print(Text(f"  │ {text[start : start + room]}", "dim"), no_wrap=True, overflow="crop")
    out.print(Text(f"  │ {' ' * cell_len(text[start:column])}^", "bold"), no_wrap=True, overflow="crop")


def summary(case: Case, problems: tuple[Problem, ...]) -> str:
    """The check in one line: `2 errors, 1 warning in 120 entries and 4 sources`."""
    counts = Counter(problem.severity for problem in problems)
    words = [counted(counts[kind], kind) for kind in ("error", "warning", "note") if counts[kind]]
    found = ", ".join(words) or "No problems"
    return f"{found} in {counted(len(case.entries), 'entry')} and {counted(len(case.of_kind('source')), 'source')}."
