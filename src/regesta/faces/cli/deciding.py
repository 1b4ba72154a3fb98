"""`regesta show decisions` and `show matter`: what became of what was asked, and who had the last word."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from regesta.dates import Bound, End, day_number, describe, describe_bounds, parse
from regesta.faces.cli.showing import opened_case, show
from regesta.faces.cli.terminal import (
    case_argument,
    console,
    json_option,
    print_indented,
    print_json,
    statement_named,
)
from regesta.faces.plain import row_json
from regesta.findings.decisions import Decision, Request, Stretch
from regesta.findings.decisions import decision as find_decision
from regesta.findings.decisions import decisions as find_decisions
from regesta.findings.finding import Finding
from regesta.findings.regest import within
from regesta.findings.reversals import Reversal
from regesta.findings.terms import Term

MOST_CHANGES = 12  # of what changed between two decisions


@show.command(name="decisions")
@case_argument
@json_option
def show_decisions(case: Path, as_json: bool) -> None:
    """The matters of CASE in one table: how each stands, and who had the last word on it."""
    found = find_decisions(opened_case(case))
    if as_json:
        print_json([_json(finding) for finding in found])
        return
    if not found:
        console().print("The case declares no matter.")
        return
    from rich.table import Table
    from rich.text import Text

    out = console()
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    for title in ("matter", "state", "last word", "acts", "asked", "turned"):
        table.add_column(title, ratio=3 if title == "matter" else None, overflow="fold")
    for finding in found:
        value = finding.value
        name = Text(value.title).append(f"  {value.name}", "cyan")
        word = value.last_word.value if value.last_word.modality != "unknown" else "–"
        unanswered = sum(1 for request in value.requests if not request.value.answers)
        asked = f"{len(value.requests)}, {unanswered} open" if unanswered else str(len(value.requests))
        state = " or ".join(value.now) if finding.modality != "unknown" else "–"
        counts = (str(len(value.acts)), asked if value.requests else "–", str(len(value.reversals) or "–"))
        table.add_row(name, Text(state), Text(word), *map(Text, counts))
    out.print(table)


@show.command(name="matter")
@click.argument("name")
@case_argument
@json_option
def show_matter(name: str, case: Path, as_json: bool) -> None:
    """One matter of CASE whole: its acts, its states over time, what was asked and answered, and on what terms."""
    opened = opened_case(case)
    found = find_decision(opened, statement_named(opened, name, "matter").name)
    assert found is not None
    if as_json:
        print_json(_json(found))
    else:
        _print_matter(found)


def _json(found: Finding[Decision]) -> dict[str, object]:
    """A matter's life as the JSON contract has it: each act with the state that it leaves the matter in."""
    value = found.value
    acts = [
        {**row_json(row), "effect": word or None} for row, word in zip(value.acts, value.effects, strict=True)
    ]
    flat = {key: item for key, item in value._asdict().items() if key not in ("acts", "effects")}
    return {
        **flat,
        "acts": acts,
        "modality": found.modality,
        "grounds": found.grounds,
        "caveats": found.caveats,
    }


def _print_matter(found: Finding[Decision]) -> None:
    from rich.text import Text

    out = console()
    value = found.value
    head = Text(value.title, "bold").append(f"  {value.name}", "not bold cyan")
    out.print(head)
    if value.over_time:
        out.print(Text(f"  {' or '.join(value.now)}", "bold").append(f"  {found.modality}", "not bold cyan"))
        out.print(
            Text(f"  the last word: {value.last_word.value}  ").append(value.last_word.modality, "cyan")
        )
    if value.acts:
        _print_acts(value)
    _print_lines("the state over time", (_stretch_line(stretch) for stretch in value.over_time))
    _print_lines("what was asked", (line for one in value.requests for line in _request_lines(one)))
    _print_lines("what turned", (line for one in value.reversals for line in _reversal_lines(one)))
    _print_lines("terms", (line for one in value.terms for line in _term_lines(one)))
    _print_lines(
        "versions of the text",
        (
            f"{version.title} ({version.name}), by {within(version.hand) or 'nobody named'}"
            + (f", {describe(parse(version.date))}" if version.date else "")
            + "".join(f": {change}" for change in version.changed)
            for version in value.versions
        ),
    )
    _print_lines("beware", found.caveats)


def _print_acts(value: Decision) -> None:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    out = console()
    out.print(Text("\n  what was done", "bold"))
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    widest = max((len(row.words) for row in value.acts), default=1)
    table.add_column(width=min(26, widest, out.width // 3))
    table.add_column(ratio=1)
    for row, word in zip(value.acts, value.effects, strict=True):
        says = Text("not: ", "bold magenta") if row.is_denied else Text()
        says.append(row.says).append(f"  {row.id}", "cyan")
        if word:
            says.append(f"  → {word}", "bold")
        table.add_row(Text(row.words), says)
    out.print(Padding(table, (0, 0, 0, 2)))


def _print_lines(title: str, lines: Iterator[str] | tuple[str, ...]) -> None:
    from rich.text import Text

    out = console()
    for number, line in enumerate(lines):
        if not number:
            out.print(Text(f"\n  {title}", "bold"))
        inner = len(line) - len(line.lstrip())
        print_indented(out, Text(line.lstrip()), 4 + inner, hanging=2)


def _stretch_line(stretch: Stretch) -> str:
    first, last = (_bound(day) for day in (stretch.first, stretch.last))
    return f"{describe_bounds(first, last, is_extent=True)}: {' or '.join(stretch.states)}"


def _bound(day: str) -> Bound:
    if day == End.OPEN.value:
        return End.OPEN
    year, month, within = day.rsplit("-", 2)
    return day_number(int(year), int(month), int(within))


def _request_lines(found: Finding[Request]) -> Iterator[str]:
    request = found.value
    yield f"{found.grounds[0].says}  {request.id}" + (f", {request.how_many}" if request.how_many else "")
    if request.answers:
        says = {ground.id: ground.says for ground in found.grounds}
        names = [name if name.startswith("^") else f"{says[name]} ({name})" for name in request.answers]
        yield f"  answered by {', '.join(names)}, {request.wait}"
    else:
        yield "  no answer is recorded"


def _called(name: str, says: Mapping[str, str]) -> str:
    """An entry in words, with its name or the place where it stands beside."""
    return f"{says[name]}  {name}" if name in says else name


def _reversal_lines(found: Finding[Reversal]) -> Iterator[str]:
    turn = found.value
    yield f"{turn.before} by {turn.first}, then {turn.after} by {turn.second}"
    if turn.changes:
        says = {ground.id: ground.says for ground in found.grounds}
        told = [_called(one, says) for one in turn.changes[:MOST_CHANGES]]
        left = len(turn.changes) - len(told)
        yield "  may have changed in between:"
        yield from (f"    {line}" for line in (*told, *([f"and {left} more"] if left else [])))
    if turn.claimed:
        yield f"  said to have brought it about: {', '.join(turn.claimed)}"
    for act, motive in turn.motives:
        yield f"  a motive for {act}: {motive}"


def _term_lines(found: Finding[Term]) -> Iterator[str]:
    term = found.value
    standing = ", stands" if term.stands else ""
    yield f"{term.nature} of {term.act}: {term.says}  {term.name}  ({term.fate}{standing})"
