"""`regesta show authority`, `letters`, `actor` and `likeness`: who hung on whom, who wrote to whom, who was who."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from regesta.dates import End, describe, describe_bounds, format_bound, parse
from regesta.faces.cli.showing import opened_case, print_rows, show
from regesta.faces.cli.terminal import (
    case_argument,
    console,
    counted,
    date_days,
    fail,
    json_option,
    print_indented,
    print_json,
    statement_named,
)
from regesta.faces.plain import row_json
from regesta.findings.authority import Authority
from regesta.findings.authority import authority as find_authority
from regesta.findings.careers import Career
from regesta.findings.careers import career as find_career
from regesta.findings.letters import Letter
from regesta.findings.letters import letters as find_letters
from regesta.findings.likeness import likeness as find_likeness
from regesta.findings.network import network as find_network
from regesta.findings.spellings import namesakes as find_namesakes
from regesta.findings.tenancies import Holding
from regesta.statements.nearness import did_you_mean

if TYPE_CHECKING:
    from rich.text import Text

MOST_PAIRS = 12
MOST_CHAINS = 12
MOST_TIES = 20


@show.command(name="authority")
@case_argument
@click.option("--at", "date", metavar="DATE", help="Only what falls within this date, in EDTF or English.")
@json_option
def show_authority(case: Path, date: str | None, as_json: bool) -> None:
    """Whose matters in CASE hung on whose leave: shares with their counts, rules, chains of leave, and vetoes."""
    found = find_authority(opened_case(case), *date_days(date))
    if as_json:
        print_json(found)
    else:
        _print_authority(found)


def _print_authority(found: Authority) -> None:
    from rich.table import Table
    from rich.text import Text

    out = console()
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    for title in ("whose matters", "hung on", "needed leave", "changed", "refused", "asked"):
        table.add_column(title, overflow="fold")
    for hold in found.holds:
        value = hold.value
        needed = f"{value.needed} ({value.needed.part} of {value.needed.whole})"
        table.add_row(value.of, value.by, needed, str(value.changed), str(value.refused), str(value.asked))
    if found.holds:
        out.print(table)
    else:
        out.print(Text("No matter is recorded to have hung on another's leave.", "yellow"))
    if any(hold.value.needed.is_few for hold in found.holds):
        out.print(Text("\nFew matters each: shares of so few say little.", "yellow"))
    _print_list("Rules, which are not counted", (f"{r.value.kind}: {r.value.says}" for r in found.rules))
    chains = [" ← ".join(reversed(chain)) for chain in found.chains[:MOST_CHAINS]]
    left = len(found.chains) - len(chains) + found.chains_left
    _print_list("Chains of leave", [*chains, *([f"and {left} more"] if left else [])])
    _print_list(
        "Refused", (f"{v.value.actor}: {', '.join(v.value.refused)}" for v in found.vetoes if v.value.refused)
    )
    _print_list(
        "Decided by nobody else on record",
        (f"{veto.value.actor}: {', '.join(veto.value.alone)}" for veto in found.vetoes if veto.value.alone),
    )


def _print_list(title: str, lines: Iterable[str]) -> None:
    from rich.text import Text

    out = console()
    for number, line in enumerate(lines):
        if not number:
            out.print(Text(f"\n{title}", "bold"))
        print_indented(out, Text(line), 2, hanging=2)


@show.command(name="network")
@case_argument
@click.option("--at", "date", metavar="DATE", help="Only what falls within this date, in EDTF or English.")
@json_option
def show_network(case: Path, date: str | None, as_json: bool) -> None:
    """Who acted on whom in CASE: each tie with its acts, for certain and at most, and how each actor stands."""
    found = find_network(opened_case(case), *date_days(date))
    if as_json:
        print_json(found)
        return
    from rich.table import Table
    from rich.text import Text

    out = console()
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    for title in ("actor", "ties out", "ties in", "share out", "share in"):
        table.add_column(title, justify="left" if title == "actor" else "right", overflow="fold")
    for one in found.standings[:MOST_TIES]:
        shares = (f"{one.out_centrality:.2f}", f"{one.in_centrality:.2f}")
        table.add_row(one.name, str(one.ties_out), str(one.ties_in), *shares)
    if found.standings:
        out.print(table)
    if len(found.standings) > MOST_TIES:
        out.print(f"and {len(found.standings) - MOST_TIES} more")
    ties = [f"{tie.source} → {tie.target}: {_acts(tie.least, tie.most)}" for tie in found.ties[:MOST_TIES]]
    left = len(found.ties) - len(ties)
    _print_list("Ties, of most acts first", [*ties, *([f"and {left} more"] if left else [])])
    if not found.ties:
        out.print(Text("Nobody is recorded to have acted on another.", "yellow"))


def _acts(least: int, most: int) -> str:
    number = str(most) if least == most else f"{least} to {most}"
    return f"{number} act" if number == "1" else f"{number} acts"


@show.command(name="letters")
@case_argument
@json_option
def show_letters(case: Path, as_json: bool) -> None:
    """The letters, cables and meetings of CASE: from whom, to whom, when, about what, in answer to what."""
    opened = opened_case(case)
    found = find_letters(opened)
    if as_json:
        register = [
            {
                **one.value._asdict(),
                "earliest": format_bound(one.value.earliest),
                "latest": format_bound(one.value.latest),
            }
            for one in found.register
        ]
        pairs = [pair._asdict() for pair in found.pairs]
        tellings = [telling.value for telling in found.tellings]
        single = [row.id for row in found.one_witness]
        print_json({"register": register, "pairs": pairs, "tellings": tellings, "one_witness": single})
        return
    from rich.table import Table
    from rich.text import Text

    out = console()
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(width=min(24, out.width // 3))
    table.add_column(ratio=1)
    for one in found.register:
        table.add_row(Text(_when(one.value), "bold"), _letter_line(one.value))
    out.print(table)
    busiest = found.pairs[:MOST_PAIRS]
    _print_list("Who to whom, most first", (f"{p.sender} → {p.receiver}: {p.letters}" for p in busiest))
    _print_list(
        "Who told whom",
        (
            f"{t.value.entry}: {t.value.source} {t.value.mode} ← "
            + " ← ".join(" ".join(part for part in link[:3] if part) for link in t.value.links)
            for t in found.tellings
        ),
    )
    alone = len(found.one_witness)
    rest = "rests" if alone == 1 else "rest"
    out.print(f"\n{alone} of {counted(len(opened.entries), 'entry')} {rest} on one source alone.")


def _when(letter: Letter) -> str:
    if letter.date:
        return describe(parse(letter.date))
    if isinstance(letter.earliest, End) and isinstance(letter.latest, End):
        return "undated"
    return describe_bounds(letter.earliest, letter.latest)


def _letter_line(letter: Letter) -> "Text":
    from rich.text import Text

    people = f"{', '.join(letter.sender) or '?'} → {', '.join(letter.receiver) or '?'}"
    line = Text(people)
    line.append(f"  {letter.form or letter.kind}", "dim")
    if letter.subject:
        line.append(f"  {', '.join(letter.subject)}", "cyan")
    for word, names in (("by way of", letter.carried_by), ("answers", letter.answers)):
        if names:
            line.append(f"  {word} {', '.join(names)}", "dim")
    if str(letter.how_many) != "1":
        line.append(f"  {letter.how_many}", "bold")
    return line


@show.command(name="actor")
@click.argument("name")
@case_argument
@json_option
def show_actor(name: str, case: Path, as_json: bool) -> None:
    """One actor of CASE whole: names, offices, memberships, kin, what it did and what was done toward it."""
    opened = opened_case(case)
    found = find_career(opened, statement_named(opened, name, "actor").name)
    assert found is not None
    value = found.value
    if as_json:
        rows = {key: [row_json(row) for row in getattr(value, key)] for key in ("does", "suffers")}
        print_json({**value._asdict(), **rows, "modality": found.modality})
        return
    _print_career(value)


def _print_career(value: Career) -> None:
    from rich.text import Text

    out = console()
    out.print(Text(value.title, "bold").append(f"  {value.name}  {value.kind}", "not bold cyan"))
    if value.life:
        print_indented(out, Text(value.life), 2)
    _print_list("Other names", value.names)
    _print_list("Kin", (f"{kind} {name}" for kind, name in value.kin))
    _print_list("Offices", map(_holding_line, value.offices))
    _print_list("Holders", map(_holding_line, value.holders))
    _print_list("Memberships", map(_holding_line, value.memberships))
    for title, rows in (("What it did", value.does), ("What others did toward it", value.suffers)):
        if rows:
            out.print(Text(f"\n{title}", "bold"))
            print_rows(rows)
    _print_list("Numbers", (f"{entry}: {count}" for entry, count in value.numbers))
    _print_list("May be the same as", (f"{n.one}, {n.other}: {n.reason}" for n in value.namesakes))


def _holding_line(holding: Holding) -> str:
    return f"{holding.title}, {holding.words}" if holding.date else holding.title


@show.command(name="namesakes")
@case_argument
@json_option
def show_namesakes(case: Path, as_json: bool) -> None:
    """Actors of CASE that may be one under two spellings, with the reason; nothing is merged."""
    found = find_namesakes(opened_case(case))
    if as_json:
        print_json([one.value for one in found])
        return
    lines = [
        f"{one.value.one}, {one.value.other}: “{one.value.names[0]}” and “{one.value.names[1]}”, {one.value.reason}"
        for one in found
    ]
    for line in lines:
        click.echo(line)
    if not lines:
        click.echo("No two actors look like one under two spellings.")


@show.command(name="likeness")
@click.argument("one")
@click.argument("other")
@case_argument
@json_option
def show_likeness(one: str, other: str, case: Path, as_json: bool) -> None:
    """Two bodies of CASE compared point by point: what is the same, what differs, and what is not recorded."""
    opened = opened_case(case)
    for name in (one, other):
        if name not in opened.named:
            fail(
                f"nothing is named {name}",
                did_you_mean(name, opened.named) or "`regesta show people` lists them",
            )
    found = find_likeness(opened, one, other)
    if as_json:
        print_json(found)
        return
    from rich.table import Table
    from rich.text import Text

    out = console()
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    table.add_column("in respect of", overflow="fold", ratio=2)
    table.add_column(opened.title_of(one), overflow="fold", ratio=3)
    table.add_column(opened.title_of(other), overflow="fold", ratio=3)
    table.add_column("", width=9)
    for point in found.value.points:
        value = point.value
        table.add_row(
            value.respect,
            value.one,
            value.other if value.other != value.one else "″",
            Text(value.verdict, "bold"),
        )
    out.print(table)
    value_counts = (
        f"{found.value.same} the same, {found.value.different} different, {found.value.unknown} not known"
    )
    out.print(Text(f"\n{value_counts}", "bold"))
    for caveat in found.caveats:
        out.print(Text(f"beware: {caveat}", "yellow"))
