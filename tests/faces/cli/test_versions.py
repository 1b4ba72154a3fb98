"""`regesta show texts`: versions, hands, changes and lives, for people and as JSON."""

import json
from pathlib import Path

from click.testing import CliRunner

from regesta.faces.cli.app import app

CASES = Path(__file__).parents[3] / "cases"


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["show", "texts", *arguments])
    return result.exit_code, " ".join(result.output.split())


def test_it_shows_what_each_hand_did() -> None:
    status, shown = run("charter", str(CASES / "charter"))
    assert status == 0
    assert "9 of 15 words added stand in the end" in shown
    assert "proposed: 4 accepted, 2 ignored" in shown
    assert "[-not-] (substance: negation)" in shown
    assert "fair-copy 6 same, moved, adopted 6 changed" in shown


def test_only_what_touches_the_substance() -> None:
    shown = run("charter", str(CASES / "charter"), "--substance")[1]
    assert "secret ballot" in shown and "(form:" not in shown


def test_its_json_has_every_change_with_its_hand() -> None:
    result = CliRunner().invoke(app, ["show", "texts", "charter", str(CASES / "charter"), "--json"])
    found = json.loads(result.output)
    assert found["final"] == "adopted" and found["modality"] == "possible"
    assert {one["told"] for one in found["changes"]} == {"encoding", "case", "not known"}


def test_texts_that_are_not_held_and_matters_that_are_not_there() -> None:
    status, shown = run("constitution", str(CASES / "korea"))
    assert status == 0 and "the text is not held" in shown and "beware" in shown
    status, shown = run("constitutoin", str(CASES / "korea"))
    assert status == 2 and "constitution" in shown
