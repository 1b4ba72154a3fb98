"""The benchmarks run, on sizes too small to say anything."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[1] / "bench"
TINY = {
    "check": ("--entries", "20,40", "--runs", "1", "--no-text"),
    "edtf": ("--seconds", "0.01", "--data", "nowhere"),
    "korea": ("--runs", "1"),
    "texts": ("--data", "nowhere", "--size", "3000"),
}


@pytest.mark.parametrize("name", TINY)
def test_a_benchmark_prints_its_table_and_its_goal(name: str) -> None:
    run = subprocess.run(
        [sys.executable, str(BENCH / f"{name}.py"), *TINY[name]], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert "goal:" in run.stdout.splitlines()[-1]
    assert len(run.stdout.splitlines()) > 3
