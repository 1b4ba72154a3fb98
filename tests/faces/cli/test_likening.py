"""`regesta likeness`: files and folders, what is printed, its JSON, and what is refused."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from regesta.faces.cli.app import app
from tests.findings.test_shared import ONE, OTHER, TWO


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("one.txt", ONE), ("two.txt", TWO), ("other.md", OTHER), ("empty.txt", "")):
        (tmp_path / name).write_text(text)
    return tmp_path


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["likeness", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def test_two_files(folder: Path) -> None:
    status, shown = run(folder / "one.txt", folder / "two.txt")
    assert status == 0 and "1 passage" in shown and "reworded" in shown and "bits" in shown


def test_a_folder_with_a_file_that_cannot_be_read(folder: Path) -> None:
    status, shown = run(folder, "--json")
    assert status == 0
    found = json.loads(shown[shown.index("{") : shown.rindex("}") + 1])
    assert found["names"] == ["one.txt", "other.md", "two.txt"] and len(found["passages"]) == 1
    assert found["passed_over"] == ["empty.txt: the file is empty"]
    assert "of the words of" in run(folder)[1]


def test_texts_that_share_nothing(folder: Path) -> None:
    assert "no passage beyond chance" in run(folder / "one.txt", folder / "other.md")[1]


@pytest.mark.parametrize("names", [["one.txt"], ["one.txt", "nowhere.txt"], ["one.txt", "empty.txt"]])
def test_what_is_refused_has_a_remedy(folder: Path, names: list[str]) -> None:
    status, shown = run(*(folder / name for name in names))
    assert status == 2 and "→" in shown
