"""`regesta show what-ifs`: what would have been, with what the answer rests and leans on."""

from pathlib import Path
from typing import TYPE_CHECKING

from regesta.case import check
from regesta.faces.cli.showing import show
from regesta.faces.cli.terminal import (
    case_argument,
    console,
    json_option,
    open_case,
    print_each,
    print_indented,
    print_json,
    warn_of_errors,
)
from regesta.faces.plain import finding_json

if TYPE_CHECKING:
    from regesta.findings.finding import Finding
    from regesta.findings.what_ifs import Asked, Lean, WhatIf

MOVED = 5e-4  # a move of the answer smaller than this is none
MOST_FORMS = 6


@show.command(name="what-ifs")
@case_argument
@json_option
def show_what_ifs(case: Path, as_json: bool) -> None:
    """The what-ifs of CASE: each answered by its model, with its range, its grounds and what it leans on."""
    from regesta.findings.what_ifs import what_if_problems, what_ifs

    loaded = open_case(case)
    warn_of_errors((*check(loaded), *what_if_problems(loaded)))
    found = what_ifs(loaded)
    if as_json:
        print_json([finding_json(one) for one in found])
        return
    nothing = 'The case asks no what-if that can be answered: what-if NAME in MODEL "…" puts one.'
    print_each(found, _print_what_if, nothing=nothing)


def _print_what_if(found: "Finding[WhatIf]") -> None:
    """Prints a what-if: its answers, what they lean on, its nodes, and what to beware of."""
    from rich.text import Text

    out = console()
    value = found.value
    out.print(
        Text(value.title or value.name, "bold underline").append(f"  {value.name}", "not underline cyan")
    )
    print_indented(out, Text(f"{value.model}: {value.draws}", "dim"), 2)
    if value.given:
        print_indented(out, Text(f"given {', '.join(value.given)}", "dim"), 2)
    for answer in value.answers:
        _print_answer(answer)
    out.print(Text("  Nodes", "bold"))
    for node in value.nodes:
        says = f"{node.says}" if node.says else ""
        print_indented(out, Text(f"{node.name:<10} {node.register:<9} {says}"), 4, hanging=21)
    for caveat in found.caveats:
        print_indented(out, Text(f"beware: {caveat}", "yellow"), 2, hanging=8)
    entries = [ground.id for ground in found.grounds if ground.id.startswith("^")]
    if entries:
        print_indented(out, Text(f"rests on {', '.join(entries)}", "dim"), 2)


def _print_answer(answer: "Asked") -> None:
    """Prints an answer in words, and how it moves without each of the assumptions and of what is given."""
    from rich.text import Text

    out = console()
    print_indented(out, Text(answer.words, "bold"), 2)
    print_indented(out, Text(f"for one case; {answer.method}; {answer.ask}", "dim"), 2)
    for title, kinds in (("Leans on", ("restricts", "assumes")), ("Rests on what is given", ("given",))):
        leans = [lean for lean in answer.leans if lean.kind in kinds]
        if leans:
            out.print(Text(f"  {title}", "bold"))
        for lean in leans:
            print_indented(out, Text(f"without {lean.text}: ").append(_moved(answer, lean), "cyan"), 4)
    forms = sorted(answer.closed_forms, key=lambda one: (one.low or 0) - (one.high or 0))
    if forms:
        out.print(Text("  Were all cases of one type of a node", "bold"))
    for form in forms[:MOST_FORMS]:
        print_indented(out, Text(f"{form.set}: from {form.low:.3g} to {form.high:.3g}"), 4)


def _moved(answer: "Asked", lean: "Lean") -> str:
    """How an answer moves without something: its new value and by how much."""
    if lean.value is None or answer.value is None:
        return lean.why or "no answer"
    by = lean.value - answer.value
    return f"{lean.value:.3g}" + (f" ({by:+.3f})" if abs(by) >= MOVED else " (the same)")
