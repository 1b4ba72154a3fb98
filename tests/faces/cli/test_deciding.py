"""`regesta show decisions` and `show matter` as a person meets them."""

import json
from pathlib import Path

from tests.faces.cli.conftest import Run

KOREA = str(Path(__file__).parents[3] / "cases" / "korea")


def test_one_matter_is_told_whole(run: Run) -> None:
    shown = run("show", "matter", "invasion", KOREA)
    assert shown.exit_code == 0
    for words in (
        "the last word: Joseph Stalin",
        "until 1947: ",
        "refused by ^veto, then granted by ^approval",
    ):
        assert words in shown.output
    assert max(map(len, shown.output.splitlines())) <= 80


def test_its_json(run: Run) -> None:
    told = json.loads(run("show", "matter", "invasion", KOREA, "--json").output)
    assert told["now"] == ["granted"]
    assert told["over_time"][0] == {"first": "open", "last": "1947-12-31", "states": ["untouched"]}
    assert [(act["id"], act["effect"]) for act in told["acts"]] == [
        ("^asks", "asked"),
        ("^veto", "refused"),
        ("^approval", "granted"),
    ]
    assert told["last_word"]["value"] == "Joseph Stalin"


def test_every_matter_has_a_row(run: Run) -> None:
    shown = run("show", "decisions", KOREA)
    told = json.loads(run("show", "decisions", KOREA, "--json").output)
    assert len(told) > 20
    assert all(one["name"][:10] in shown.output for one in told)


def test_what_is_no_matter_is_said(run: Run) -> None:
    refused = run("show", "matter", "invasoin", KOREA)
    assert refused.exit_code == 2
    assert "did you mean invasion?" in refused.output
