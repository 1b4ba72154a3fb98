"""`regesta undo` and `regesta history` as a person meets them."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.faces.cli.conftest import Run

CASE = """case c format 1
source s "S"
person kim "Kim"

1950 meet ^met
  by        kim
  cites     s "these are the eight words of the letter"
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case of one file."""
    (tmp_path / "case.regesta").write_text(CASE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def repository(case: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same case in a git repository, committed."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    for words in (
        ("init", "-q"), ("config", "user.name", "R"), ("config", "user.email", "r@example.org"), ("add", "."),
        ("commit", "-qm", "The first"),
    ):  # fmt: skip
        subprocess.run(["git", *words], cwd=case, check=True)
    return case


def _text(case: Path) -> str:
    return (case / "case.regesta").read_text(encoding="utf-8")


def test_undo_takes_back_what_a_command_wrote(run: Run, case: Path) -> None:
    run("rename", "kim", "pak", str(case))
    run("rename", "^met", "^talked", str(case))
    done = run("undo", str(case))
    assert done.exit_code == 0 and done.output.startswith("Undone: ^met renamed ^talked (20")
    assert _text(case) == CASE.replace("kim", "pak")
    told = json.loads(run("undo", str(case), "--json").output)
    assert told["says"] == "kim renamed pak" and told["files"] == ["case.regesta"]
    assert _text(case) == CASE
    none = run("undo", str(case))
    assert none.exit_code == 2 and "there is no save to undo" in none.output


def test_undo_never_overwrites_what_was_changed_since(run: Run, case: Path) -> None:
    run("rename", "kim", "pak", str(case))
    (case / "case.regesta").write_text("another text", encoding="utf-8")
    run("undo", str(case))
    assert _text(case) == "another text"


def test_words_that_are_sealed_are_not_left_in_the_journal(run: Run, case: Path) -> None:
    (case / "s.txt").write_text("And these are the eight words of the letter.", encoding="utf-8")
    (case / "case.regesta").write_text(CASE.replace('"S"\n', '"S"\n  text      s.txt\n'), encoding="utf-8")
    run("rename", "kim", "pak", str(case))
    assert run("seal", str(case)).exit_code == 0 and "sealed" in _text(case)
    assert run("undo", str(case)).exit_code == 2
    assert not list((case / ".regesta" / "journal").glob("*.gz"))


def test_marks_alone_seal_nothing_and_can_be_taken_back(run: Run, case: Path) -> None:
    text = (
        CASE
        + '1951 meet\n  cites     s 3 "the eight words of the letter that stand here"\n    seen    kim 1952\n'
    )
    (case / "case.regesta").write_text(text, encoding="utf-8")
    done = run("seal", str(case), "--marks")
    assert done.exit_code == 0 and done.output == "1 judgement marked; 1 file changed.\n"
    assert "sealed" not in _text(case) and _text(case).startswith(text.rstrip("\n") + " 1.")
    assert run("seal", str(case), "--marks").output.startswith("0 ")
    assert run("undo", str(case)).exit_code == 0 and _text(case) == text
    assert run("seal", str(case), "--marks", "--source", "s").exit_code == 2


def test_history_tells_what_commits_changed(run: Run, repository: Path) -> None:
    (repository / "case.regesta").write_text(CASE.replace("1950 meet", "1950-06 meet"), encoding="utf-8")
    subprocess.run(["git", "commit", "-qam", "The second"], cwd=repository, check=True)
    done = run("history", str(repository), "^met")
    lines = done.output.splitlines()
    assert "changed  R: The second" in lines[0] and lines[1] == "  ~ date  1950 → 1950-06"
    assert "added  R: The first" in lines[2] and lines[3] == "  + 1950 meet ^met"
    told = json.loads(run("history", str(repository), "^met", "--json").output)
    assert [one["how"] for one in told] == ["changed", "added"]
    assert told[0]["fields"] == [{"key": "date", "before": "1950", "after": "1950-06"}]


def test_history_without_a_repository_or_an_entry_says_so(run: Run, case: Path) -> None:
    done = run("history", str(case), "^met")
    assert done.exit_code == 2 and "in no git repository" in done.output


def test_history_of_what_is_not_there(run: Run, repository: Path) -> None:
    done = run("history", str(repository), "^mat")
    assert done.exit_code == 2 and "did you mean ^met?" in done.output
    (repository / "case.regesta").write_text(CASE + "\n1951 meet ^new\n", encoding="utf-8")
    assert run("history", str(repository), "^new").output == "No commit has ^new yet.\n"
