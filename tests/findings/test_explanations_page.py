"""docs/explanations.md: its case, its output, its Python and its table of scales are true."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from regesta.reasoning.scales import SCALES, Scale

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "explanations.md").read_text(encoding="utf-8")


def block(kind: str) -> str:
    match = re.search(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)
    assert match is not None
    return match[1]


def test_the_case_is_weighed_as_shown(tmp_path: Path) -> None:
    (tmp_path / "dike.regesta").write_text(block("regesta"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "regesta", "show", "explanations", "dike.regesta"],
        cwd=tmp_path,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert [line.rstrip() for line in done.stdout.splitlines()] == block("text").splitlines()
    assert not done.stderr


def test_the_python_runs() -> None:
    subprocess.run([sys.executable, "-c", block("python")], check=True)


@pytest.mark.parametrize("scale", SCALES, ids=[scale.name for scale in SCALES])
def test_every_scale_is_in_the_table(scale: Scale) -> None:
    (row,) = (line for line in PAGE.splitlines() if line.startswith(f"| `{scale.name}` |"))
    told: dict[str, tuple[float, float]] = {}
    for part in row.rstrip(" |").rpartition("| ")[2].split("; "):
        words, _, numbers = part.rpartition(" ")
        low, _, high = numbers.partition("–")
        told |= {word: (float(low), float(high or low)) for word in words.split(", ")}
    assert told == {
        word: (float(chance.low * 100), float(chance.high * 100)) for word, chance in scale.words.items()
    }
    assert scale.source in row
