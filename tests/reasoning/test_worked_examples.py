"""The worked examples of process tracing come out as published."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT.parent / "shared" / "data" / "explanation" / "process_tracing_cases.json"


def run(path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "bench" / "process_tracing.py"), str(path), "--score"]
    return subprocess.run(command, capture_output=True, text=True, check=True)


@pytest.mark.skipif(
    not EXAMPLES.is_file(), reason="the worked examples are not here: ../shared/data/explanation"
)
def test_every_example_is_as_expected() -> None:
    done = run(EXAMPLES)
    assert ": not " not in done.stderr
    assert all(json.loads(line)["got"] is not None for line in done.stdout.splitlines())


def test_what_is_not_understood_is_null_and_says_why(tmp_path: Path) -> None:
    case = {"id": "x", "input": {"odd": 1}, "expected": {"y": 1}}
    (tmp_path / "cases.json").write_text(json.dumps({"process_tracing": [case]}), encoding="utf-8")
    done = run(tmp_path / "cases.json")
    line = json.loads(done.stdout)
    assert (line["got"], line["kind"]) == (None, "process_tracing") and "odd" in line["error"]
    assert "0 of 1 as expected: not x" in done.stderr
