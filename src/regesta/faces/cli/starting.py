"""`regesta new` and `regesta demo`: a first case of one's own, and the worked one."""

import os
import shutil
import sys
from importlib import resources
from pathlib import Path

import click

from regesta.case import Case, load
from regesta.faces.beginnings import case_name, worked_case
from regesta.faces.cli.building import build_site
from regesta.faces.cli.checking import print_problems, summary
from regesta.faces.cli.showing import print_rows
from regesta.faces.cli.terminal import console, fail
from regesta.findings.matters import matters
from regesta.findings.problems import problems_of
from regesta.statements.wording import quoted

DEMO = "korea"
DEMO_MATTER = "invasion"


def _named_folder(context: click.Context, parameter: click.Parameter, value: str) -> Path:
    """The folder that a person names: an empty name is none, and not the folder one is in."""
    if not value.strip():
        fail("the folder has no name", f"name one: regesta {context.info_name} my-case; nothing was changed")
    return Path(value)


@click.command()
@click.argument("folder", callback=_named_folder)
def new(folder: Path) -> None:
    """Begin a case in FOLDER: a small one that checks clean, to change into your own."""
    target = folder / "case.regesta"
    if _is_there(target):
        fail(f"{target} is there already", "name another folder; nothing was changed")
    template = resources.files("regesta.faces.cli").joinpath("new_case.regesta").read_text(encoding="utf-8")
    title = folder.resolve().name
    text = template.replace("NAME", case_name(title), 1).replace('"TITLE"', quoted(title), 1)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as fault:
        fail(f"{target} cannot be written: {fault.strerror}", "name a folder that you may write in")
    click.echo(f"Wrote {target}. It explains itself: open it in any editor.\n")
    _next(
        (f"regesta check {folder}", "is everything in order?"),
        (f"regesta show chronology {folder}", "the entries in order of time"),
        (f'regesta ask {folder} "when ^refused"', "a question, and what the answer rests on"),
    )


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError) as fault:
        fail(f"{path} is no path: {fault}", "name another folder; nothing was changed")


@click.command()
@click.argument("folder", callback=_named_folder, default=f"{DEMO}-demo")
def demo(folder: Path) -> None:
    """Copy the Korea case to FOLDER, where you can change it and check it; build its site there and open it."""
    case = _demo_case(folder)
    problems = problems_of(case)
    serious = tuple(problem for problem in problems if problem.severity != "note")
    print_problems(serious)
    out = console()
    out.print(f"{case.title}: {summary(case, problems)}\n", style="bold")
    for finding in matters(case):
        if finding.subject == DEMO_MATTER:
            out.print(f"{finding.value.title}:", style="bold")
            print_rows(finding.value.entries)
    out.print()
    site = folder / "site"
    build_site(case, site)
    click.echo(f"Built its site: {site / 'index.html'} opens in any browser.\n")
    open_address((site / "index.html").resolve().as_uri())
    entries = [
        (f"regesta show entry ^approval {folder}", "one decision, and what it rests on"),
        (f'regesta ask {folder} "how many ^asks"', "a question"),
    ]
    _next(
        (f"regesta serve {folder}", "the site in a browser, with an editor"),
        (f"regesta build {folder} -o {site}", "the site again, after a change"),
        (f"regesta show chronology {folder}", "everything in order of time"),
        (f"regesta show matters {folder}", "who asked, who refused, who approved"),
        *(entries if {"^approval", "^asks"} <= case.named.keys() else []),
        (f"regesta check {folder}", "change a word in one of its files, then see what it says"),
        ("regesta new my-case", "begin a case of your own"),
    )


def _demo_case(folder: Path) -> Case:
    """The worked case in a folder: copied there, or as it stands where it has been copied before."""
    has_files = _is_there(folder) and (not folder.is_dir() or any(folder.iterdir()))
    if not has_files:
        try:
            shutil.copytree(worked_case(DEMO), folder, dirs_exist_ok=True)
        except OSError as fault:
            fail(f"{folder} cannot be written: {fault}", "name a folder that you may write in")
        click.echo(f"Copied the case of Stalin and Korea to {folder}.\n")
        return load(folder)
    case = load(folder)
    if case.options is None or case.options.name != DEMO:
        fail(
            f"{folder} is there already, and is not the case of Stalin and Korea",
            "name a folder that is not there yet; nothing was changed",
        )
    click.echo(f"{folder} holds the case already: its files stay as they are, and its site is built anew.\n")
    return case


def open_address(address: str) -> None:
    """Opens a page in the browser where a person sits at a screen: at a terminal, with a display, outside of tests."""
    has_display = sys.platform in ("darwin", "win32") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    if sys.stdout.isatty() and has_display and "CI" not in os.environ:
        import webbrowser

        webbrowser.open(address)


def _next(*steps: tuple[str, str]) -> None:
    """Says what to try next."""
    width = max(len(command) for command, _ in steps)
    click.echo("Next:")
    for command, says in steps:
        click.echo(f"  {command:<{width}}   {says}")
