"""`regesta dates`: what EDTF strings mean."""

import sys
from collections.abc import Iterable

import click

from regesta.dates import InvalidDate, describe, format_bound, in_figures, parse
from regesta.faces.cli.terminal import console, json_option, print_json


@click.command()
@click.argument("strings", metavar="[STRING]…", nargs=-1)
@json_option
def dates(strings: tuple[str, ...], as_json: bool) -> None:
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
    """
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
        out.print(
            Text(f"{text:<24} {row['earliest']} … {row['latest']}  ").append(describe(parse(text)), "cyan")
        )
    else:
        out.print(Text(f"{text:<24} ").append("not a date: ", "bold red").append(str(row["reason"])))
