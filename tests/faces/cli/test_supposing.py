"""`regesta show what-ifs` as a person and a page meet it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from regesta.faces.cli.app import app

KOREA = str(Path(__file__).parents[3] / "cases" / "korea")


def test_a_person_reads_the_answer_and_what_it_leans_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    output = CliRunner().invoke(app, ["show", "what-ifs", KOREA]).output
    assert "Had the Soviet Union had no bomb by January 1950?" in output
    assert "with a chance of" in output
    assert "for one case; exact; Approval[Bomb = 0] == 0" in output
    assert "without share Risk.10: 2/3:" in output
    assert "rests on ^bomb" in output
    assert max(map(len, output.splitlines())) <= 80


def test_a_page_reads_numbers_grounds_and_closed_forms() -> None:
    found = json.loads(CliRunner().invoke(app, ["show", "what-ifs", KOREA, "--json"]).stdout)
    one = next(row for row in found if row["name"] == "no-bomb")
    assert set(one) == {
        *("name", "title", "model", "draws", "given", "answers", "nodes"),
        *("modality", "grounds", "caveats"),
    }
    answer = one["answers"][0]
    assert answer["low"] <= answer["value"] <= answer["high"]
    form = next(form for form in answer["closed_forms"] if form["node"] == "Risk")
    ratio = sum(map(float.__mul__, form["above"], form["shares"])) / sum(
        map(float.__mul__, form["below"], form["shares"])
    )
    assert ratio == pytest.approx(answer["value"])


def test_a_case_without_what_ifs_says_how_to_put_one(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text('case c "C" format 1\n', encoding="utf-8")
    assert "what-if NAME in MODEL" in CliRunner().invoke(app, ["show", "what-ifs", str(tmp_path)]).output
