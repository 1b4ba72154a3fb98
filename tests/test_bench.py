"""The benchmarks run, on sizes too small to say anything."""

import json
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


def test_the_benchmark_of_chronology_measures_its_own_chronologies() -> None:
    command = [sys.executable, str(BENCH / "chronology.py")]
    asked = ("--events", "60", "--contradiction", "--order", "1,9", "--sweeps", "3", "--json")
    run = subprocess.run([*command, *asked], capture_output=True, text=True, check=False)
    assert run.stderr == ""
    report = json.loads(run.stdout)
    assert report["contradictions"] == []
    assert len(report["earliest"]) == len(report["latest"]) == 60
    assert report["seconds_sweeps"] > 0
    run = subprocess.run([*command, "--growth", "30,60"], capture_output=True, text=True, check=False)
    assert (run.stderr, len(run.stdout.splitlines())) == ("", 3)
