"""`regesta show`: what a case holds, seen from one side after another."""

from collections.abc import Sequence
from pathlib import Path

import click

from regesta.case import Case, check
from regesta.case.texts import held_texts
from regesta.dates import describe, describe_bounds, format_bound
from regesta.faces.cli.asking import print_ground
from regesta.faces.cli.terminal import (
    case_argument,
    console,
    counted,
    fail,
    json_option,
    open_case,
    print_indented,
    print_json,
    statement_named,
    texts_option,
    warn_of_errors,
)
from regesta.faces.plain import finding_json, rhythm_json, row_json
from regesta.findings import chronology as chronologies
from regesta.findings import entries, matters, passages, people, sources, statistics
from regesta.findings.citations import citations
from regesta.findings.rhythm import Cluster, Gap, rhythm
from regesta.statements.nearness import did_you_mean
from regesta.statements.wording import quoted


@click.group()
def show() -> None:
    """Show what a case holds."""


def opened_case(path: Path) -> Case:
    case = open_case(path)
    warn_of_errors(check(case))
    return case


@show.command()
@case_argument
@json_option
def chronology(case: Path, as_json: bool) -> None:
    """The entries of CASE in order of time."""
    opened = opened_case(case)
    rows = chronologies.chronology(opened)
    if as_json:
        print_json([row_json(row) for row in rows])
        return
    print_rows(rows)
    found = rhythm(opened)
    if found.gaps or found.clusters:
        told = " and ".join(
            f"{len(each)} {word}{'s' if len(each) > 1 else ''}"
            for each, word in ((found.gaps, "gap"), (found.clusters, "cluster"))
            if each
        )
        console().print(f"\n{told}: `regesta show gaps` tells them", style="dim")


@show.command(name="gaps")
@case_argument
@json_option
def show_gaps(case: Path, as_json: bool) -> None:
    """Where CASE is silent for long, and where its entries crowd."""
    found = rhythm(opened_case(case))
    if as_json:
        print_json(rhythm_json(found))
        return
    from rich.text import Text

    out = console()
    for heading, stretches in (("Gaps", found.gaps), ("Clusters", found.clusters)):
        out.print(Text(heading, "bold underline"))
        for one in stretches:
            line = Text(describe_bounds(one.first, one.last), "bold")
            out.print(line.append(f"  {one.days:,} days", "not bold dim"))
            print_indented(out, Text(_of_gap(one) if isinstance(one, Gap) else _of_cluster(one)), 4)
        if not stretches:
            out.print("    none", style="dim")


def _of_gap(gap: Gap) -> str:
    may = f"; perhaps {', '.join(gap.may)}" if gap.may else "; nothing may lie in it"
    return f"between {gap.after} and {gap.before}{may}"


def _of_cluster(cluster: Cluster) -> str:
    named = ", ".join(cluster.entries)
    return f"{counted(len(cluster.entries), 'entry')}, {cluster.rate:.1f} times as many a day as on the whole: {named}"


def print_rows(rows: Sequence[chronologies.Row]) -> None:
    """Prints rows of the chronology: when, what, and the entry's name."""
    from rich.table import Table
    from rich.text import Text

    out = console()
    if not rows:
        out.print("no entries", style="dim")
        return
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(width=min(26, max((len(row.words) for row in rows), default=1), out.width // 3))
    table.add_column(ratio=1)
    for row in rows:
        says = Text("not: ", "bold magenta") if row.is_denied else Text()
        says.append(row.says)
        if row.id.startswith("^"):
            says.append(f"  {row.id}", "cyan")
        if row.cert in ("low", "medium", "?"):
            says.append(f"  cert {row.cert}", "yellow")
        table.add_row(Text(row.words, "bold"), says)
    out.print(table)


@show.command(name="people")
@case_argument
@json_option
def show_people(case: Path, as_json: bool) -> None:
    """The persons, bodies, groups and offices of CASE, and what they do."""
    found = people.people(opened_case(case))
    if as_json:
        print_json([finding.value for finding in found])
        return
    from rich.text import Text

    out = console()
    if not found:
        out.print("The case declares nobody.")
    kind = ""
    for finding in found:
        actor = finding.value
        if actor.kind != kind:
            kind = actor.kind
            out.print(
                Text(
                    {"body": "bodies", "person": "people"}.get(kind, f"{kind}s").capitalize(),
                    "bold underline",
                )
            )
        line = Text(actor.title, "bold").append(f"  {actor.name}", "cyan")
        line.append(f"  does {actor.does}, takes part in {actor.takes_part}", "dim")
        out.print(line)
        for text in (
            actor.life,
            "also " + "; ".join(actor.names) if actor.names else "",
            "; ".join(actor.holds),
        ):
            if text:
                print_indented(out, Text(text), 4)


@show.command(name="matters")
@case_argument
@json_option
def show_matters(case: Path, as_json: bool) -> None:
    """The matters of CASE, each with its entries in order of time. `show matter NAME` tells one whole."""
    found = matters.matters(opened_case(case))
    if as_json:
        print_json(
            [
                {**finding.value._asdict(), "entries": [row_json(r) for r in finding.value.entries]}
                for finding in found
            ]
        )
        return
    from rich.text import Text

    out = console()
    if not found:
        out.print("The case declares no matter.")
    for finding in found:
        matter = finding.value
        out.print(Text(matter.title, "bold underline").append(f"  {matter.name}", "not underline cyan"))
        print_rows(matter.entries)
        out.print()


@show.command(name="sources")
@case_argument
@json_option
def show_sources(case: Path, as_json: bool) -> None:
    """The sources of CASE, how each was seen, and how much rests on it."""
    found = sources.sources(opened_case(case))
    if as_json:
        print_json([finding.value for finding in found])
        return
    from rich.text import Text

    out = console()
    if not found:
        out.print("The case declares no source.")
    for finding in found:
        source = finding.value
        out.print(Text(source.title, "bold").append(f"  {source.name}", "cyan"))
        about = (
            source.author,
            source.kind,
            source.date,
            f"seen as {source.seen_as}" if source.seen_as else "",
        )
        if told := ", ".join(part for part in (*about, source.reference) if part):
            print_indented(out, Text(told), 4)
        cited = f"{counted(source.citations, 'citation')} in {counted(len(source.entries), 'entry')}"
        out.print(Text(f"    {cited}", "dim"))


@show.command(name="source")
@click.argument("name")
@case_argument
@texts_option
@json_option
def show_source(name: str, case: Path, texts: tuple[Path, ...], as_json: bool) -> None:
    """The cited passages of one source of CASE, with the verdict on each."""
    opened = opened_case(case)
    statement = statement_named(opened, name, "source")
    found = passages.passages(citations(opened, held_texts(opened, texts).texts), name)
    if as_json:
        print_json(found)
        return
    from rich.text import Text

    out = console()
    out.print(Text(statement.text or name, "bold"))
    for passage in found:
        line = Text(f"  {passage.locator or '–':<8} ").append(
            f"{passage.verdict:<11}", _verdict_style(passage.verdict)
        )
        line.append(passage.entry).append("  sealed" if passage.is_sealed else "", "dim")
        out.print(line)
        if passage.rules:
            print_indented(out, Text(f"read by: {', '.join(passage.rules)}", "dim"), 11)
        for words in passage.left_out:
            print_indented(out, Text(f"left out: {' '.join(words.split())}", "dim"), 11, hanging=10)


def _verdict_style(verdict: str) -> str:
    """The colour of a verdict: what stands, what is to be looked at, what fails."""
    if verdict in ("exact", "normalised", "elided", "verified"):
        return "green"
    return "bold red" if verdict == "missing" else "yellow" if verdict in ("variant", "ambiguous") else "dim"


@show.command(name="statistics")
@case_argument
@texts_option
@json_option
def show_statistics(case: Path, texts: tuple[Path, ...], as_json: bool) -> None:
    """CASE in numbers."""
    opened = opened_case(case)
    value = statistics.statistics(opened, citations(opened, held_texts(opened, texts).texts)).value
    bounds = {
        key: format_bound(day) if day is not None else None
        for key, day in (("first", value.first), ("last", value.last))
    }
    if as_json:
        print_json({**value._asdict(), **bounds})
        return
    out = console()
    size = f"{counted(value.entries, 'entry')} in {counted(value.files, 'file')}"
    if value.first is not None and value.last is not None:
        size += f", {describe_bounds(value.first, value.last, is_extent=True)}"
    out.print(size)
    for title, counts in (
        ("directives", value.directives),
        ("verbs", value.verbs),
        ("certainty", value.certainty),
        ("modes", value.modes),
        ("citations", value.citations),
    ):
        out.print(f"\n{title}", style="bold")
        for word, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
            out.print(f"  {count:>7,}  {word or 'not said'}")


@show.command(name="entry")
@click.argument("name")
@case_argument
@json_option
def show_entry(name: str, case: Path, as_json: bool) -> None:
    """One entry of CASE, or any other thing that has a NAME: its fields, its readings, and what else names it."""
    loaded = opened_case(case)
    found = entries.entry(loaded, name)
    if found is None:
        remedy = did_you_mean(name, loaded.named) or did_you_mean(f"^{name}", loaded.named)
        fail(f"nothing is named {name}", remedy or "`regesta show chronology` lists the entries")
    if as_json:
        print_json(finding_json(found))
        return
    _print_entry(found.value)
    print_ground(found.grounds[0])


def _print_entry(entry: entries.Entry) -> None:
    from rich.text import Text

    out = console()
    out.print(Text(entry.says, "bold").append(f"  {entry.id}", "cyan"))
    if entry.date:
        from regesta.dates import parse

        out.print(Text(f"  {'date':<10}  {entry.date}  ").append(describe(parse(entry.date)), "dim"))
    for key, text in entry.fields:
        print_indented(out, Text(f"{key:<10}  {text}"), 2, hanging=12)
    for reading in entry.readings:
        place = f"cites {reading.source} {reading.locator}".rstrip()
        said = "sealed" if reading.is_sealed else quoted(reading.words) if reading.words else ""
        print_indented(out, Text(f"{place}  {said}".rstrip(), "dim"), 2, hanging=len(place) + 2)
        for key, text in reading.fields:
            print_indented(out, Text(f"{key:<10}{text}"), 4, hanging=10)
    for one in entry.disagreements:
        out.print(
            Text(f"  disagreement: {one.key} is {one.entry} here, {one.reading} in {one.source}", "yellow")
        )
    if entry.beside:
        out.print(
            Text(f"  named by {', '.join(entry.beside[:8])}{' …' if len(entry.beside) > 8 else ''}", "dim")
        )
