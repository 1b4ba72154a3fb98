"""`regesta show explanations` and `regesta ask CASE "why …"`, as they meet a person."""

import json
import subprocess
import sys
from pathlib import Path

KOREA = Path(__file__).parents[3] / "cases" / "korea"


def regesta(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "regesta", *words],
        capture_output=True,
        check=True,
        text=True,
        env={"COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1"},
    )
    return done.stdout


def test_it_reads_well_in_80_columns() -> None:
    text = regesta("show", "explanations", str(KOREA))
    assert max(len(line) for line in text.splitlines()) <= 80
    for heading in ("Evidence", "Decibels for ", "Consistency (ACH)", "What would turn it", "beware: "):
        assert text.count(f"\n{heading}") + text.count(f"\n  {heading}") >= 2, heading
    assert "not weighed: nobody is known to have looked for it" in text


def test_its_json() -> None:
    first, second = json.loads(regesta("show", "explanations", str(KOREA), "--json"))
    assert (first["question"], second["question"]) == ("why-approved", "why-encourage")
    for question in (first, second):
        low, middle, high = (
            [one["posterior"][key] for one in question["hypotheses"]] for key in ("low", "middle", "high")
        )
        assert abs(sum(middle) - 1) < 1e-12
        assert all(0 < a <= b <= c < 1 for a, b, c in zip(low, middle, high, strict=True))
        assert question["modality"] == "possible" and question["grounds"]
    assert first["leaders"] == ["balance"]


def test_infinite_weights_are_words_in_json(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(
        'case c format 1\nquestion q "Why?"\nhypothesis a of q "A"\nhypothesis b of q "B"\n'
        "evidence ^e on q\n  if a 0.5\n  if b 0\n",
        encoding="utf-8",
    )
    (found,) = json.loads(regesta("show", "explanations", str(tmp_path), "--json"))
    assert found["odds"][0]["low"] == "infinite"
    assert found["missing"][0]["times"] is None
    assert "∞" in regesta("show", "explanations", str(tmp_path))


def test_a_case_without_questions(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text("case c format 1\n", encoding="utf-8")
    assert "asks no question of why" in regesta("show", "explanations", str(tmp_path))
    assert json.loads(regesta("show", "explanations", str(tmp_path), "--json")) == []
