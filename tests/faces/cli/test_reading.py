"""`regesta read` and `regesta evaluate` as a person and a script meet them."""

import json
import shutil
from pathlib import Path

import pytest

from tests.faces.cli.conftest import Run

ROOT = Path(__file__).parents[3]


@pytest.fixture
def tutorial(tmp_path: Path) -> Path:
    """The tutorial's case, to write into."""
    return Path(shutil.copytree(ROOT / "cases" / "tutorial", tmp_path / "tutorial"))


def test_a_source_is_read_and_its_drafts_are_evaluated(run: Run, tutorial: Path) -> None:
    result = run("read", "minutes", "--into", str(tutorial), "--json")
    (source,) = json.loads(result.output)["sources"]
    assert result.exit_code == 0 and source["drafts"] > 5 and source["failed"] == 0
    assert run("check", str(tutorial)).exit_code == 0, "drafts are no part of the case"
    found = json.loads(run("evaluate", str(tutorial), "--gold", str(tutorial), "--json").output)
    assert found["found"] >= 5 and found["drafts"] == source["drafts"]
    shown = run("evaluate", str(tutorial), "--gold", str(tutorial)).output
    assert "found" in shown and "missed" in shown and "asking" in shown


def test_what_could_not_be_read_is_said(run: Run, tutorial: Path) -> None:
    table = tutorial / "table.txt"
    table.write_text("1 | 2 | 3\n4 | 5 | 6\n", encoding="utf-8")
    output = run("read", str(table), "--into", str(tutorial)).output
    assert "0 drafts" in output and "not read: a table" in output


def test_who_reads_a_sealed_source_is_told_that_the_drafts_hold_its_words(run: Run, tutorial: Path) -> None:
    assert "is sealed in this case" not in run("read", "minutes", "--into", str(tutorial)).output
    case = tutorial / "case.regesta"
    quotation = 'minutes 3 "a letter in which the marchers asked for leave to cross the bridge"'
    assert quotation in case.read_text(encoding="utf-8")
    run("seal", str(tutorial))
    assert "minutes is sealed in this case" in run("read", "minutes", "--into", str(tutorial)).output


@pytest.mark.parametrize(
    "words",
    [
        ("read", "nobody", "--into", "{case}"),
        ("read", "minutes", "--into", "{case}/gone"),
        ("evaluate", "{case}/gone", "--gold", "{case}"),
        ("evaluate", "{case}/case.regesta", "--gold", "{case}/mistakes"),
    ],
)
def test_mistakes_are_told_with_a_remedy(run: Run, tutorial: Path, words: tuple[str, ...]) -> None:
    result = run(*(word.format(case=tutorial) for word in words))
    assert result.exit_code == 2 and "→" in result.output
