"""The command line as a person meets it: in a terminal of 80 columns, with the exit status that scripts see."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from regesta.faces.cli.app import COMMANDS
from tests.faces.cli.conftest import Run

BROKEN = """case c format 1
source s "S"
person kim "Kim Il-sung"
matter war "The war"

1950-13-01 request war ^asks
  by        kin
  cites     s 4

1950 refuze war
  cites     s 4
  mode      infers
"""


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A case with five slips."""
    (tmp_path / "case.regesta").write_text(BROKEN, encoding="utf-8")
    return tmp_path


def test_bare_says_what_to_do_next(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "regesta demo" in run().output
    (tmp_path / "case.regesta").write_text("case c format 1\n", encoding="utf-8")
    assert "regesta check ." in run().output


@pytest.mark.parametrize("name", [name for name, _ in COMMANDS])
def test_every_command_explains_itself(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.output


def test_check_tells_each_slip_where_it_is_and_how_to_mend_it(run: Run, broken: Path) -> None:
    result = run("check", str(broken), "--json")
    assert result.exit_code == 1
    found = json.loads(result.output)
    told = [(p["code"], p["line"], p["column"], p["remedy"]) for p in found["problems"]]
    assert ("unknown-name", 7, 13, "did you mean kim?") in told
    assert ("unknown-verb", 10, 6, "did you mean refuse?") in told
    assert ("unknown-field", 12, 3, "mode belongs to a reading: indent it below a cites line") in told
    assert [(p["code"], p["line"], p["column"]) for p in found["problems"] if p["code"] == "bad-date"] == [
        ("bad-date", 6, 6)
    ]
    assert (found["entries"], found["sources"]) == (2, 1)
    assert found["citations"]["located"] == 2
    assert all(
        set(p) == {"code", "severity", "message", "remedy", "file", "line", "column", "related"}
        for p in found["problems"]
    )


def test_check_prints_for_people(run: Run, broken: Path) -> None:
    output = run("check", str(broken)).output
    assert "case.regesta:7:13" in output
    assert "  │   by        kin" in output
    assert "→ did you mean kim?" in output
    assert "4 errors" in output
    assert max(map(len, output.splitlines())) <= 80


def test_strict_counts_warnings(run: Run, tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text("case c format 1\n1950 event\n", encoding="utf-8")
    assert run("check", str(tmp_path)).exit_code == 0
    assert run("check", str(tmp_path), "--strict").exit_code == 1


def test_check_of_nothing(run: Run, tmp_path: Path) -> None:
    result = run("check", str(tmp_path / "nowhere"), "--json")
    assert result.exit_code == 1
    assert json.loads(result.output)["problems"][0]["code"] == "no-case"
    assert run("check", "--nonsense").exit_code == 2
    assert run("show", "chronology", str(tmp_path / "nowhere")).exit_code == 2


def test_dates(run: Run) -> None:
    result = run("dates", "--json", "1950-06~", "1950-13", "[..1950-01]", "1950/")
    rows = [json.loads(line) for line in result.output.splitlines()]
    assert [list(row) for row in rows] == [["edtf", "valid", "level", "earliest", "latest", "reason"]] * 4
    assert [(r["valid"], r["earliest"], r["latest"]) for r in rows] == [
        (True, "1950-06-01", "1950-06-30"),
        (False, None, None),
        (True, "open", "1950-01-31"),
        (True, "1950-01-01", "unknown"),
    ]
    assert "month 13" in rows[1]["reason"]


def test_dates_for_people(run: Run) -> None:
    result = run("dates", "1950-06~", "[..1950-01]", "1950-06-25", "-0043-03-15")
    assert [" ".join(line.split()) for line in result.output.replace("\n   ", " ").splitlines()] == [
        "1950-06~ about June 1950: earliest 1 June 1950, latest 30 June 1950",
        "[..1950-01] by January 1950: earliest open, latest 31 January 1950",
        "1950-06-25 25 June 1950",
        "-0043-03-15 15 March 44 BC",
    ]
    assert run("dates", "--form", "1950").exit_code == 2


def test_dates_of_standard_input(run: Run) -> None:
    result = run("dates", "--json", stdin="1950\n\n1951\r\n")
    assert [json.loads(line)["edtf"] for line in result.output.splitlines()] == ["1950", "", "1951"]


def test_ask(run: Run, broken: Path) -> None:
    result = run("ask", str(broken), "who ^asks", "--json")
    found = json.loads(result.stdout)
    assert set(found) == {"question", "answer", "modality", "grounds"}
    assert run("ask", str(broken), "whence ^asks").exit_code == 2
    assert "The case has 4 errors" in result.stderr


def test_show_chronology(run: Run, broken: Path) -> None:
    rows = json.loads(run("show", "chronology", str(broken), "--json").stdout)
    assert {
        "id",
        "kind",
        "date",
        "earliest",
        "latest",
        "actors",
        "matter",
        "says",
        "cert",
        "citations",
    } <= set(rows[0])
    assert rows[0]["id"] == "case.regesta:10"
    assert rows[1]["id"] == "^asks"


@pytest.mark.parametrize("what", ["chronology", "people", "matters", "sources", "statistics"])
def test_everything_is_shown_for_people_and_for_programs(run: Run, tmp_path: Path, what: str) -> None:
    assert run("new", str(tmp_path / "first")).exit_code == 0
    text = run("show", what, str(tmp_path / "first"))
    assert text.exit_code == 0
    assert max(map(len, text.output.splitlines())) <= 80
    assert json.loads(run("show", what, str(tmp_path / "first"), "--json").output)


def test_show_entry(run: Run, tmp_path: Path) -> None:
    run("new", str(tmp_path / "first"))
    text = run("show", "entry", "^refused", str(tmp_path / "first")).output
    assert "between 5 March 1848 and 7 March 1848" in text
    missing = run("show", "entry", "^refussed", str(tmp_path / "first"))
    assert (missing.exit_code, "did you mean ^refused?" in missing.output) == (2, True)


def test_new_makes_a_case_that_checks_clean_and_overwrites_nothing(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "Мое дело 1"
    assert run("new", str(folder)).exit_code == 0
    found = json.loads(run("check", str(folder), "--json").output)
    assert (found["problems"], found["entries"]) == ([], 9)
    before = (folder / "case.regesta").read_bytes()
    assert run("new", str(folder)).exit_code == 2
    assert (folder / "case.regesta").read_bytes() == before


def test_demo_copies_the_case_once(run: Run, tmp_path: Path) -> None:
    result = run("demo", str(tmp_path / "korea"))
    assert result.exit_code == 0
    assert "^approval" in result.output
    (tmp_path / "korea" / "mine.txt").write_text("kept", encoding="utf-8")
    again = run("demo", str(tmp_path / "korea"))
    assert again.exit_code == 0 and "its files stay as they are" in again.output
    assert (tmp_path / "korea" / "mine.txt").read_text(encoding="utf-8") == "kept"


def test_demo_leaves_other_folders_alone(run: Run, tmp_path: Path) -> None:
    run("new", str(tmp_path / "mine"))
    before = sorted(tmp_path.rglob("*"))
    for folder in (tmp_path / "mine", tmp_path / "mine" / "case.regesta"):
        refused = run("demo", str(folder))
        assert refused.exit_code == 2 and "is not the case of Stalin and Korea" in refused.output
    assert sorted(tmp_path.rglob("*")) == before
    (tmp_path / "empty").mkdir()
    assert "Copied the case" in run("demo", str(tmp_path / "empty")).output


@pytest.mark.parametrize("title", ["undated", "not", "1914", "…", "Ünsere  Sache!", "-x-", "김일성"])
def test_a_new_case_checks_clean_whatever_its_folder_is_called(run: Run, tmp_path: Path, title: str) -> None:
    assert run("new", str(tmp_path / title)).exit_code == 0
    assert run("check", str(tmp_path / title), "--strict").exit_code == 0


@pytest.mark.parametrize("command", ["new", "demo"])
def test_a_folder_without_a_name_is_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    refused = run(command, "")
    assert refused.exit_code == 2 and "the folder has no name" in refused.output
    assert not list(tmp_path.iterdir())


def test_a_case_line_without_a_format_means_this_one(run: Run, tmp_path: Path) -> None:
    for format_, status in (("", 0), (" format 1", 0), (" format 2", 1)):
        (tmp_path / "case.regesta").write_text(f'case c "C"{format_}\n', encoding="utf-8")
        assert run("check", str(tmp_path)).exit_code == status


def test_output_survives_a_narrow_encoding_and_a_closed_pipe(broken: Path) -> None:
    command = [sys.executable, "-m", "regesta", "check", str(broken)]
    plain = subprocess.run(
        command, capture_output=True, env={"PYTHONIOENCODING": "ascii", "PATH": ""}, check=False
    )
    assert plain.returncode == 1
    assert b"Traceback" not in plain.stderr
    shell = f"'{sys.executable}' -m regesta dates --json $(seq 1000 3000) | head -1"
    piped = subprocess.run(["/bin/sh", "-c", shell], capture_output=True, check=False)
    assert (piped.stderr, piped.stdout.count(b"\n")) == (b"", 1)


def test_a_case_that_holds_nothing_is_told_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text('case empty "Empty" format 1\n', encoding="utf-8")
    said = {
        "chronology": "no entries",
        "people": "declares nobody",
        "matters": "declares no matter",
        "decisions": "declares no matter",
        "sources": "declares no source",
        "authority": "No matter is recorded",
        "network": "Nobody is recorded",
    }
    for view, words in said.items():
        result = run("show", view, str(tmp_path))
        assert result.exit_code == 0 and result.output.strip().startswith(("The case", words)), view
        assert words in result.output, view
