"""`regesta diff` as a person meets it: in the terminal, as JSON, as a page, between revisions."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.faces.cli.conftest import Run
from tests.findings.moved.conftest import CASE, DOCUMENT


@pytest.fixture
def states(tmp_path: Path) -> tuple[str, str]:
    """The paths of a case and of the same with a document more."""
    for name, text in (("old", CASE), ("new", CASE + DOCUMENT)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "case.regesta").write_text(text, encoding="utf-8")
    return str(tmp_path / "old"), str(tmp_path / "new")


def test_what_moved_is_told_in_words_with_its_reasons(run: Run, states: tuple[str, str]) -> None:
    done = run("diff", *states)
    told = " ".join(done.output.split())
    assert done.exit_code == 0
    assert "What the case says + ^refusal" in told
    assert "before: from 1950-06-01 to 1953-12-31 now: from 1951-03-02 to 1953-12-31" in told
    assert "^refusal is before ^leave (letter 1)" in told and "because of ^refusal" in told
    assert "Out of fear of another flood rose before: 33 % now: 82 %" in told
    assert told.endswith("2 statements added; 10 findings moved.") or "statements added;" in told


def test_equal_states_say_so(run: Run, states: tuple[str, str]) -> None:
    assert run("diff", states[0], states[0]).output == "Nothing has changed.\n"
    told = json.loads(run("diff", states[0], states[0], "--json").output)
    assert told == {"entries": [], "findings": [], "problems": {"came": [], "went": []}}


def test_json_holds_every_part(run: Run, states: tuple[str, str]) -> None:
    told = json.loads(run("diff", *states, "--json").output)
    assert [one["how"] for one in told["entries"]] == ["added", "added"]
    bounds = next(one for one in told["findings"] if one["kind"] == "bounds" and one["subject"] == "^leave")
    assert bounds["because"] == ["^refusal"] and bounds["modality"] == "certain"
    assert {"^leave", "^refusal"} <= {one["id"] for one in bounds["grounds"]}
    assert {"state", "chance", "what-if", "answer"} <= {one["kind"] for one in told["findings"]}


def test_a_page_stands_by_itself_and_runs_nothing(run: Run, states: tuple[str, str], tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>"
    (Path(states[1]) / "case.regesta").write_text(
        (CASE + DOCUMENT).replace("The new bridge", evil), encoding="utf-8"
    )
    page = tmp_path / "moved.html"
    assert run("diff", *states, "-o", str(page)).exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>") and "because of ^refusal" in text
    assert evil not in text and "&lt;script&gt;" in text
    assert "src=" not in text and "href=" not in text and "<script" not in text
    done = run("diff", *states, "-o", str(tmp_path / "none" / "moved.html"))
    assert done.exit_code == 2 and "cannot be written" in done.output


def test_a_case_is_compared_with_what_it_was_in_a_revision(
    run: Run, states: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    folder = Path(states[0])
    for words in (
        ("init", "-q"), ("config", "user.name", "R"), ("config", "user.email", "r@example.org"), ("add", "."),
        ("commit", "-qm", "The first"),
    ):  # fmt: skip
        subprocess.run(["git", *words], cwd=folder, check=True)
    assert run("diff", f"{folder}@HEAD", str(folder)).output == "Nothing has changed.\n"
    (folder / "case.regesta").write_text(CASE + DOCUMENT, encoding="utf-8")
    assert "+ ^refusal" in run("diff", f"{folder}@HEAD", str(folder)).output
    file = folder / "case.regesta"
    assert "- ^refusal" in run("diff", str(file), f"{file}@HEAD").output
    for revision in ("nowhere", "--output=x"):
        done = run("diff", f"{folder}@{revision}", str(folder))
        assert done.exit_code == 2 and "revision" in done.output


def test_a_case_that_is_not_there_is_told(run: Run, states: tuple[str, str]) -> None:
    assert run("diff", states[0], "nowhere").exit_code == 2
    done = run("diff", f"{states[0]}@HEAD", states[0])
    assert done.exit_code == 2 and "in no git repository" in done.output


def test_no_word_that_has_been_sealed_since_is_shown(run: Run, states: tuple[str, str]) -> None:
    words = "these are the secret words of the minutes"
    old, new = (Path(one) / "case.regesta" for one in states)
    old.write_text(CASE.replace("minutes 3", f'minutes 3 "{words}"'), encoding="utf-8")
    new.write_text(CASE.replace("minutes 3", "minutes 3 sealed …"), encoding="utf-8")
    for options in ((), ("--json",)):
        done = run("diff", *states, *options)
        assert "minutes 3 (quoted)" in done.output and "secret" not in done.output
