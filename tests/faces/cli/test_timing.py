"""`regesta times` as a person and a script meet it."""

import json
from pathlib import Path

import pytest

from tests.faces.cli.conftest import Run

KEYS = ["doc", "start", "end", "text", "value", "mod", "edtf", "earliest", "latest", "bound", "anchor"]


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A letter with Windows line ends and a byte-order mark."""
    file = tmp_path / "letter.txt"
    file.write_bytes("\ufeff\r\n𝔄 By January\r\n1950 he was in his late teens.\r\n".encode())
    return file


def test_a_line_of_json_for_each_expression(run: Run, letter: Path) -> None:
    result = run("times", str(letter), "--json", "--born", "Ada=1932-05-01")
    rows = [json.loads(line) for line in result.output.splitlines()]
    assert [list(row) for row in rows] == [KEYS, KEYS]
    text = letter.read_bytes().decode()
    assert [text[row["start"] : row["end"]] for row in rows] == [row["text"] for row in rows]
    first, second = rows
    assert (first["doc"], first["value"], first["bound"], first["earliest"]) == (
        "letter",
        "1950-01",
        "by",
        "1950-01-01",
    )
    assert second["edtf"] == "[1949-05-01..1952-04-30]"


def test_dates_without_a_year_point_at_created(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("In April they met; in 1950 they did not.", encoding="utf-8")
    assert "--created YYYY-MM-DD says when" in run("times", str(file)).output
    assert "--created" not in run("times", str(file), "--created", "1949-12-01").output
    assert "--created" not in run("times", str(file), "--json").output
    file.write_text("In April 1950 they met.", encoding="utf-8")
    assert "--created" not in run("times", str(file)).output


def test_a_table_for_people(run: Run, letter: Path) -> None:
    output = run("times", str(letter)).output
    assert "2 expressions" in output and "by 1950-01" in output


def test_an_empty_file_has_no_times(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none.txt").write_bytes(b"")
    result = run("times", str(tmp_path / "none.txt"))
    assert result.exit_code == 0 and "0 expressions" in result.output


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["nowhere.txt"], "no such file"),
        (["{letter}", "--created", "yesterday"], "is not a date"),
        (["{letter}", "--created", "1950"], "is not one day"),
        (["{letter}", "--born", "Ada"], "NAME=DATE"),
        (["{letter}", "--born", "Ada=1950-13"], "--born"),
        (["{letter}", "--language", "xx"], "no date words for xx"),
    ],
)
def test_what_is_wrong_is_told_with_its_remedy(
    run: Run, letter: Path, options: list[str], message: str
) -> None:
    result = run("times", *(option.format(letter=letter) for option in options))
    assert result.exit_code == 2
    assert message in result.output and "→" in result.output


def test_a_source_of_a_case(run: Run, tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(
        'case c format 1\nsource s "S"\n  text      s.txt\nmatter war "The war"\n\n'
        '1950-04 consider war ^visit\n  by        unnamed\n  cites     s "in April 1950 he went"\n',
        encoding="utf-8",
    )
    (tmp_path / "s.txt").write_text("So in April 1950 he went.\n", encoding="utf-8")
    row = json.loads(run("times", "s", "--case", str(tmp_path), "--json").output)
    assert (row["doc"], row["value"], row["entries"]) == ("s", "1950-04", ["^visit"])
    assert "^visit" in run("times", "s", "--case", str(tmp_path)).output
    assert run("times", "t", "--case", str(tmp_path)).exit_code == 2
    (tmp_path / "s.txt").unlink()
    assert "is not held" in run("times", "s", "--case", str(tmp_path)).output
