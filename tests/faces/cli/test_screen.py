"""What a terminal shows: what would turn or overwrite other text is an escape there, and as it is elsewhere."""

import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

from rich.text import Text

from regesta.faces.cli.screen import Terminal
from regesta.faces.cli.terminal import console, print_indented
from tests.faces.cli.conftest import Run

TURNED = 'case c "C" format 1\nperson kim "Kim \u202eevil\u009b31m"\n'


def test_controls_are_escapes_and_all_else_is_as_it_is() -> None:
    stream = io.StringIO()
    written = "Kim \u202e\u2066\u009b 김일성 עברית \x1b[1m"
    Terminal(stream).write(written)
    assert stream.getvalue() == "Kim \\u202e\\u2066\\u009b 김일성 עברית \x1b[1m"
    assert not Terminal(stream).isatty()
    assert json.loads('"\\u202e"') == "\u202e"


def test_what_moves_or_rings_is_an_escape_and_what_colours_is_not() -> None:
    moving = "a\x1b[2Jb\x07c\rd\r\n\te\x1b]0;title\x07 \x1b[1;31mred\x1b[0m"
    stream = io.StringIO(newline="")
    Terminal(stream).write(moving)
    assert stream.getvalue() == (
        "a\\u001b[2Jb\\u0007c\\u000dd\r\n\te\\u001b]0;title\\u0007 \x1b[1;31mred\x1b[0m"
    )
    drawn = io.StringIO(newline="")
    Terminal(drawn, is_drawn=True).write(moving)
    assert drawn.getvalue() == moving


def test_a_name_that_turns_text_round_does_not_turn_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(TURNED, encoding="utf-8")
    printed = _in_a_terminal("show", "people", str(tmp_path))
    assert "\\u202eevil\\u009b31m" in printed and "\u202e" not in printed


def test_a_text_does_not_steer_the_terminal_it_is_printed_to(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"Words \x1b[31min red\x1b[2J and gone.\n")
    for asked in ((), ("--find", "Words")):
        printed = _in_a_terminal("text", str(file), *asked)
        assert "\x1b" not in printed and "Words" in printed
    assert "in red\\u001b[2J and gone." in _in_a_terminal("text", str(file))
    piped = subprocess.run(
        [sys.executable, "-m", "regesta", "text", str(file)], capture_output=True, check=True
    )
    assert piped.stdout.startswith(file.read_bytes())


def _in_a_terminal(*arguments: str) -> str:
    """What a command prints to a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "regesta", *arguments], stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        printed = b""
        while chunk := _read(ours):
            printed += chunk
        assert process.wait() == 0
    os.close(ours)
    return printed.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # what a terminal says when the other side is gone
        return b""


def test_a_first_line_has_the_room_that_the_others_lose(run: Run) -> None:
    stream = io.StringIO()
    out = console()
    out.file, out.width = stream, 40
    print_indented(out, Text("a" * 19 + " " + "b" * 18 + " " + "c" * 10 + " " + "d" * 9), 0, hanging=20)
    assert stream.getvalue().splitlines() == ["a" * 19 + " " + "b" * 18, " " * 20 + "c" * 10 + " " + "d" * 9]


def test_of_a_line_too_long_the_beginning_is_shown(run: Run, tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text('case c "C" format 1\n  note ' + "x" * 100_001, encoding="utf-8")
    shown = run("check", str(tmp_path)).output
    assert "  │   note xxxx" in shown and "xx …" in shown


def test_one_of_a_kind_is_said_as_one(run: Run, tmp_path: Path) -> None:
    text = 'case c "C" format 1\nsource s "S"\n1950 event\n  cites s\n'
    (tmp_path / "case.regesta").write_text(text, encoding="utf-8")
    assert "1 citation in 1 entry" in run("show", "sources", str(tmp_path)).output
    assert run("show", "statistics", str(tmp_path)).output.startswith("1 entry in 1 file, 1950\n")
