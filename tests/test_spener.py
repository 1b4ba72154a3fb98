"""The page on Spener's letters, followed from top to bottom: what is typed there, and what is shown."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LETTERS = ROOT.parent / "shared" / "data" / "letters" / "spener.xml"
PAGE = (ROOT / "docs" / "spener.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```(text|regesta)\n(.*?)```", re.DOTALL)


def _run(command: str, folder: Path) -> str:
    words = shlex.split(command)
    assert words[0] == "regesta"
    done = subprocess.run(
        [sys.executable, "-m", "regesta", *words[1:]],
        cwd=folder,
        env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines())


def _write(entry: str, file: Path) -> bool:
    """Puts an entry of the page in the place of the one that has its name; whether anything is new in it."""
    first = entry.partition("\n")[0]
    text = file.read_text(encoding="utf-8")
    found = re.search(rf"^{re.escape(first)}\n(?:  .*\n)*", text, re.MULTILINE)
    assert found is not None, f"no entry begins {first!r}"
    file.write_text(text.replace(found[0], entry), encoding="utf-8")
    return found[0] != entry


@pytest.mark.skipif(
    not LETTERS.is_file(), reason="the letters are not here: ../shared/data/letters/spener.xml"
)
def test_the_page_is_true_from_top_to_bottom(tmp_path: Path) -> None:
    shutil.copy(LETTERS, tmp_path)
    ran = edited = 0
    for kind, text in BLOCK.findall(PAGE):
        if kind == "regesta":
            edited += _write(text, tmp_path / "spener" / "spener.regesta")
            continue
        for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
            command, _, expected = part.partition("\n")
            assert _run(command, tmp_path) == expected.strip("\n"), command
            ran += 1
    assert ran >= 5 and edited == 1, (
        "the first entry stands as the import made it, the second was written by hand"
    )
