"""`regesta dates`: what EDTF strings mean."""

import sys
from collections.abc import Iterable

import click

from regesta.dates import InvalidDate, describe, describe_edges, format_bound, in_figures, parse
from regesta.faces.cli.terminal import console, fail, json_option, print_indented, print_json
from regesta.statements.nearness import did_you_mean


@click.command(context_settings={"ignore_unknown_options": True})  # for -0043, a year before Christ
@click.argument("strings", metavar="[STRING]…", nargs=-1)
@click.option(
    "--from", "source", metavar="CALENDAR", help="Read each STRING in this calendar, era, reign or land."
)
@click.option(
    "--to", "target", metavar="CALENDAR", help="Say it in this calendar; the Gregorian, unless told."
)
@click.option(
    "--calendars", "is_listing", is_flag=True, help="List the calendars, with the work each follows."
)
@json_option
def dates(
    strings: tuple[str, ...], source: str | None, target: str | None, is_listing: bool, as_json: bool
) -> None:
    """Say what each STRING means as a date in EDTF (ISO 8601-2): its bounds, and what is wrong with it if it is none.

    Without a STRING, standard input is read, one a line.

    \b
      1950-06-25              a day
      1950-06   1950          within a month, a year
      1945/1948               from 1945 to 1948, throughout
      [1948..1950]            once, somewhere within
      [..1950-01]             by January 1950
      1950~   1950?   1950%   about; uncertain; both
      194X    1950-22         the 1940s; summer 1950
      julian:1917-10-25       a day of another calendar; --from julian --to gregorian converts
    """
    for text in strings:
        if text.startswith("--"):
            raise click.NoSuchOption(text)
    if is_listing:
        _list_calendars(as_json=as_json)
        return
    if source is not None or target is not None:
        _convert_all(strings or _lines(), source or "gregorian", target or "gregorian", as_json=as_json)
        return
    for text in strings or _lines():
        row = date_row(text)
        if as_json:
            print_json(row, is_line=True)
        else:
            _print_row(row)


def _lines() -> Iterable[str]:
    return (line.decode("utf-8", "replace").rstrip("\r\n") for line in sys.stdin.buffer)


def date_row(text: str) -> dict[str, object]:
    """What a string means as a date, as the JSON contract has it."""
    try:
        date = parse(text)
    except InvalidDate as fault:
        figures = in_figures(text)
        why = fault.reason if figures in fault.reason else f"dates are written in figures: write {figures}"
        reason = f"{why} (at character {fault.column})"
        return {
            "edtf": text,
            "valid": False,
            "level": None,
            "earliest": None,
            "latest": None,
            "reason": reason,
        }
    return {
        "edtf": str(date),
        "valid": True,
        "level": date.level,
        "earliest": format_bound(date.earliest),
        "latest": format_bound(date.latest),
        "reason": None,
    }


def _print_row(row: dict[str, object]) -> None:
    from rich.text import Text

    out = console()
    text = str(row["edtf"])
    if row["valid"]:
        date = parse(text)
        said, edges = describe(date), describe_edges(date.earliest, date.latest)
        line = Text(f"{text:<24} ").append(said, "cyan").append(f": {edges}" if edges not in said else "")
    else:
        line = Text(f"{text:<24} ").append("not a date: ", "bold red").append(str(row["reason"]))
    print_indented(out, line, 0, hanging=min(25, out.width // 3))


def conversion_row(name: str, text: str, to: str) -> dict[str, object]:
    """A date of one calendar in another, as the JSON contract has it; `reason` says why there is none."""
    from regesta.dates.calendars import NoSuchDate, convert

    row: dict[str, object] = {"from": name, "written": text, "to": to, "valid": False, "converted": None}
    row |= {"earliest": None, "latest": None, "reason": None}
    try:
        found = convert(name, text.strip(), to)
    except NoSuchDate as fault:
        return {**row, "reason": str(fault)}
    converted = found.first if found.first == found.last else f"{found.first}/{found.last}"
    bounds = {"earliest": format_bound(found.first_day), "latest": format_bound(found.last_day)}
    return {**row, "valid": True, "converted": converted, **bounds}


def _convert_all(texts: Iterable[str], name: str, to: str, *, as_json: bool) -> None:
    from rich.text import Text

    from regesta.dates.calendars import CALENDARS, NoSuchDate, calendar_named

    out = console()
    for calendar in (name, to):
        try:
            calendar_named(calendar)
        except NoSuchDate as fault:
            known = [one.name for one in CALENDARS]
            fail(str(fault), did_you_mean(calendar, known) or "`regesta dates --calendars` lists them")
    for text in texts:
        row = conversion_row(name, text, to)
        if as_json:
            print_json(row, is_line=True)
        elif row["valid"]:
            out.print(
                Text(f"{text:<16} {name:<12} {row['converted']}").append(f"  {to}", "cyan"), soft_wrap=True
            )
        else:
            print_indented(out, Text(f"{text} ").append(str(row["reason"]), "bold red"), 0, hanging=2)


def _list_calendars(*, as_json: bool) -> None:
    from rich.text import Text

    from regesta.dates.calendars import CALENDARS

    if as_json:
        print_json([{"name": one.name, "says": one.says, "source": one.source} for one in CALENDARS])
        return
    out = console()
    for one in CALENDARS:
        print_indented(out, Text(f"{one.name:<21}", "cyan").append(f" {one.says}", "default"), 0, hanging=22)
