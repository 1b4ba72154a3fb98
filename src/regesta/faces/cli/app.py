"""`regesta`: the command that holds the others, and what it says when nothing is asked of it."""

import gc
import importlib
import keyword
import os
import sys
from pathlib import Path

import click

from regesta import __version__
from regesta.faces.cli.screen import Terminal

# Each command with the module that holds it: a command's module is read when the command is asked for.
COMMANDS: tuple[tuple[str, str], ...] = (
    ("demo", "starting"),
    ("new", "starting"),
    ("check", "checking"),
    ("fmt", "editing"),
    ("rename", "editing"),
    ("undo", "keeping"),
    ("history", "keeping"),
    ("diff", "differing"),
    ("seal", "sealing"),
    ("import", "importing"),
    ("show", "views"),
    ("ask", "asking"),
    ("export", "exporting"),
    ("dates", "dating"),
    ("times", "timing"),
    ("text", "texting"),
    ("compare", "comparing"),
    ("likeness", "likening"),
    ("read", "reading"),
    ("review", "reviewing"),
    ("evaluate", "reading"),
    ("causal", "causal"),
    ("build", "building"),
    ("serve", "serving"),
    ("collection", "collecting"),
    ("lsp", "editors"),
)


class Commands(click.Group):
    """The commands, in the order in which a newcomer meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return [name for name, _ in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        module = dict(COMMANDS).get(cmd_name)
        if module is None:
            return None
        own = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        found = getattr(importlib.import_module(f"regesta.faces.cli.{module}"), own)
        return found if isinstance(found, click.Command) else None


@click.group(
    cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="regesta")
@click.pass_context
def app(context: click.Context) -> None:
    """Plain-text history, checked."""
    if context.invoked_subcommand is None:
        click.echo(_what_next(Path.cwd()))


def _what_next(folder: Path) -> str:
    """What to do next, as it stands in the folder where one is."""
    found = sorted(file.name for file in folder.glob("*.regesta"))
    if found:
        return "\n".join(
            (
                f"Here is a case: {', '.join(found[:4])}{' …' if len(found) > 4 else ''}",
                "",
                "  regesta check .               say what is wrong with it, and what to do",
                "  regesta show chronology .     its entries in order of time",
                '  regesta ask . "when ^name"    ask it something',
                "  regesta serve .               read and write it in a browser",
                "",
                "regesta --help lists the commands.",
            )
        )
    return "\n".join(
        (
            "Regesta: plain-text history, checked.",
            "",
            "  regesta demo                  copy the Korea case here, check it and show it",
            "  regesta new my-case           begin a case of your own",
            "  regesta serve                 begin one in a browser, without a terminal",
            "",
            "regesta --help lists the commands.",
        )
    )


def main() -> None:
    """Runs the command line; a reader that goes away (`| head`) ends it quietly."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream.isatty():
            setattr(sys, name, Terminal(stream, is_drawn=name == "stderr"))
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(
                errors="backslashreplace",
                **({} if stream.encoding.lower().startswith("utf") else {"encoding": "utf-8"}),
            )
    os.environ.setdefault(
        "OPENBLAS_NUM_THREADS", "1"
    )  # a command's sums are small: threads cost more than they save
    gc.disable()  # a command is short-lived and its values hold no cycles; scanning a large case costs seconds
    try:
        app.main(prog_name="regesta")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
