"""Worked cases of CausalQueries, through the benchmark's own script; held outside the project."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
FILE = ROOT.parent / "shared" / "data" / "explanation" / "causal_cases.json"
SLOW = {"lipids337", "institutions79"}  # sampled at length; the benchmark runs them

Json = Any  # as it comes


def _bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("causal_cases", ROOT / "bench" / "causal_cases.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not FILE.exists(), reason="needs ../shared/data/explanation/causal_cases.json")
def test_every_worked_case_is_reproduced() -> None:
    bench = _bench()
    cases: list[Json] = json.loads(FILE.read_text(encoding="utf-8"))["cases"]
    run = 0
    for case in cases:
        if case["id"] in SLOW:
            continue
        line = bench.answered(case)
        if "passed_over" in line:
            assert case["kind"] == "vignette_printed"
            continue
        assert not bench.differences(case, line), case["id"]
        run += 1
    assert run > 260
