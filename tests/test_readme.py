"""The README's commands, run as they stand, print what the README shows."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CASE = re.search(r"```regesta\n(.*?)```", README, re.DOTALL)
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the README's case in it."""
    made = tmp_path_factory.mktemp("readme")
    assert CASE is not None
    (made / "permit.regesta").write_text(CASE.group(1), encoding="utf-8")
    return made


def _run(command: str, folder: Path) -> str:
    words = shlex.split(command)
    assert words[0] == "regesta"
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "regesta", *words[1:]],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr
    return done.stdout.strip("\n")


def test_the_console_blocks_are_true(folder: Path) -> None:
    shown = 0
    for block in CONSOLE.findall(README):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, expected = part.partition("\n")
            output = _run(command, folder)
            if expected.strip():
                assert output == expected.strip("\n"), command
                shown += 1
    assert shown >= 2


def test_the_python_block_runs(folder: Path) -> None:
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert code is not None
    done = subprocess.run(
        [sys.executable, "-c", code.group(1)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert not done.stderr


def test_the_first_screen_shows_a_case_a_command_and_its_output() -> None:
    first = "\n".join(README.splitlines()[:45])
    assert CASE is not None
    assert len(CASE.group(1).splitlines()) <= 12
    assert "$ regesta check" in first
