"""`regesta fmt` and `regesta rename` as a person meets them."""

import json
from pathlib import Path

import pytest

from tests.faces.cli.conftest import Run

UNTIDY = (
    'case c format 1\nsource s   "S"\nmatter war "War"\n\n\n1950 request war ^asked\n      cites s 1 # so\n'
)
TIDY = (
    'case c format 1\nsource s "S"\nmatter war "War"\n\n'
    "1950 request war ^asked\n  cites     s 1                        # so\n"
)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case of one untidy file."""
    (tmp_path / "case.regesta").write_text(UNTIDY, encoding="utf-8")
    return tmp_path


def _text(case: Path) -> str:
    return (case / "case.regesta").read_text(encoding="utf-8")


def test_fmt_lays_out_what_is_not_in_the_form(run: Run, case: Path) -> None:
    checked = run("fmt", str(case), "--check")
    assert (checked.exit_code, checked.output) == (1, "case.regesta: would be laid out anew\n")
    shown = run("fmt", str(case), "--diff")
    assert shown.exit_code == 0
    assert '-source s   "S"\n+source s "S"\n' in shown.output
    assert _text(case) == UNTIDY
    done = run("fmt", str(case))
    assert (done.exit_code, done.output) == (0, "case.regesta: laid out anew\n")
    assert _text(case) == TIDY
    again = run("fmt", str(case), "--check")
    assert (again.exit_code, again.output) == (0, "Every file is in the canonical layout.\n")
    assert json.loads(run("fmt", str(case), "--json").output) == {"files": 1, "changed": []}


def test_rename_changes_a_name_everywhere(run: Run, case: Path) -> None:
    shown = run("rename", "war", "peace", str(case), "--diff")
    assert '-matter war "War"\n+matter peace "War"\n' in shown.output
    assert _text(case) == UNTIDY
    done = run("rename", "war", "peace", str(case))
    assert (done.exit_code, done.output) == (0, "war is now peace: written in 2 places, in 1 file.\n")
    assert _text(case) == UNTIDY.replace(" war ", " peace ")
    told = json.loads(run("rename", "^asked", "^first", str(case), "--json").output)
    assert told == {
        "old": "^asked",
        "new": "^first",
        "places": [{"file": "case.regesta", "line": 6, "column": 20}],
    }


def test_what_cannot_be_renamed_is_said_with_a_remedy(run: Run, case: Path) -> None:
    refused = run("rename", "wra", "peace", str(case))
    assert refused.exit_code == 2
    assert "nothing is named wra\n  → did you mean war?" in refused.output
    assert _text(case) == UNTIDY


def test_a_file_that_cannot_be_written_is_said(run: Run, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    refused = run("fmt", str(case))
    assert refused.exit_code == 2
    assert "cannot be written: no space left on device" in refused.output
    assert _text(case) == UNTIDY
