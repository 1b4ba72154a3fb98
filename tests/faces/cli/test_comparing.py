"""`regesta compare` on files of every kind: what it prints, its JSON, and what it refuses."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from regesta.faces.cli.app import app

BEFORE = "The Assembly shall not be dissolved.\n\nIt meets in the capital, twice a year.\n"
AFTER = "The Assembly shall be dissolved.\n\nIt meets in the Capital twice a year.\n"
DRAFT = '<TEI><text><body><p>The <del hand="#b">old</del> <add hand="#a">new</add> law stands.</p></body></text></TEI>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(BEFORE)
    (tmp_path / "b.md").write_text(AFTER)
    (tmp_path / "c.xml").write_text(DRAFT)
    (tmp_path / "empty.txt").write_text("")
    return tmp_path


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["compare", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def test_it_prints_what_changed_with_signs_that_need_no_colour(folder: Path) -> None:
    status, shown = run(folder / "a.txt", folder / "b.md")
    assert status == 0
    assert "shall [-not-] be dissolved" in " ".join(shown.split())
    assert "[-capital-]{+Capital+}" in shown
    assert "changes of substance 1, of form 2" in shown
    assert "(negation)" in shown and "(capitals, punctuation)" in shown


def test_only_what_touches_the_substance(folder: Path) -> None:
    shown = run(folder / "a.txt", folder / "b.md", "--substance")[1]
    assert "not" in shown and "capitals" not in shown


def test_three_versions_are_two_steps(folder: Path) -> None:
    found = json.loads(run(folder / "a.txt", folder / "b.md", folder / "a.txt", "--json")[1])
    assert found["versions"] == ["a.txt", "b.md", "a.txt"]
    assert [step["measure"]["substance"] for step in found["steps"]] == [1, 1]
    change = next(one for one in found["steps"][0]["changes"] if one["nature"] == "substance")
    assert (change["what"], change["before"], change["respects"]) == ("cut", "not", ["negation"])
    start, length = change["place"]
    assert BEFORE[start : start + length] == "not"


def test_a_file_with_its_layers_is_compared_with_itself(folder: Path) -> None:
    assert "[-old-]{+new+}" in run(folder / "c.xml")[1]


def test_the_same_version_twice(folder: Path) -> None:
    assert "the same, sign for sign" in run(folder / "a.txt", folder / "a.txt")[1]


@pytest.mark.parametrize("names", [["a.txt"], ["a.txt", "empty.txt"], ["a.txt", "nowhere.txt"], ["."], []])
def test_what_cannot_be_compared_is_refused_with_a_remedy(folder: Path, names: list[str]) -> None:
    status, shown = run(*(folder / name for name in names))
    assert status == 2
    assert "→" in shown or "Missing argument" in shown


def test_two_texts_that_share_nothing_are_said_to(folder: Path) -> None:
    (folder / "ru.txt").write_text(
        "Верховный Совет собирается дважды в год по решению своего президиума. " * 3
    )
    (folder / "en.txt").write_text(
        "The cat sat upon some mat while birds were flying over quiet meadows. " * 3
    )
    assert "in one language?" in " ".join(run(folder / "en.txt", folder / "ru.txt")[1].split())
