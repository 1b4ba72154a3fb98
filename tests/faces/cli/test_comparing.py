"""`regesta compare` on files of every kind: what it prints, its JSON, and what it refuses."""

import json
import re
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
    said = " ".join(shown.split())
    assert "(negation)" in said and "(capitals, punctuation)" in said


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


def test_the_hands_of_a_marked_file_are_told(folder: Path) -> None:
    shown = run(folder / "c.xml")[1]
    assert (
        "a: 1 word added, 0 cut" in shown and "b: 0 words added, 1 cut" in shown and "(wording; a)" in shown
    )
    step = json.loads(run(folder / "c.xml", "--json")[1])["steps"][0]
    assert {hand["hand"]: (hand["added"], hand["cut"]) for hand in step["hands"]} == {
        "a": (1, 0),
        "b": (0, 1),
    }
    assert [change["hand"] for change in step["changes"]] == ["a"]
    plain = json.loads(run(folder / "a.txt", folder / "b.md", "--json")[1])["steps"][0]
    assert plain["hands"] == [] and {change["hand"] for change in plain["changes"]} == {None}


def test_sentences_are_laid_beside_what_became_of_them(folder: Path) -> None:
    (folder / "long.txt").write_text("The king rules alone. He hears the council, and he signs its laws.")
    (folder / "short.txt").write_text("The king rules alone. He hears the council. He signs its laws.")
    shown = " ".join(run(folder / "long.txt", folder / "short.txt", "--sentences")[1].split())
    assert "2 → 2, 3 split" in shown and "sentences: 1 the same, 1 split" in shown
    assert shown.count("The king") == 0, "a sentence that stands is not shown"
    step = json.loads(run(folder / "long.txt", folder / "short.txt", "--json")[1])["steps"][0]
    assert [one["fate"] for one in step["sentences"]] == ["same", "split"]


@pytest.mark.parametrize("names", [["a.txt", "b.md"], ["a.txt", "b.md", "c.xml"], ["c.xml"]])
def test_a_page_that_needs_nothing_beside_it(folder: Path, names: list[str]) -> None:
    page = folder / "page.html"
    status, shown = run(*(folder / name for name in names), "-o", page)
    assert status == 0 and "Wrote" in shown
    text = page.read_text()
    assert "<script" not in text and not re.search(r"""(?:src|href)=["'](?!#)""", text)
    assert "prefers-color-scheme" in text and "@media print" in text
    if "b.md" in names:
        assert '<del class="substance">not</del>' in text
    if names == ["c.xml"]:
        assert re.search(r'<del class="layer" title="struck out: b">\s*old', text)
        assert re.search(r'<ins class="layer" title="a">\s*new', text)


def test_a_page_escapes_what_the_texts_say(folder: Path) -> None:
    (folder / "hostile.txt").write_text("The Assembly shall <script>alert(1)</script> be dissolved.\n")
    assert run(folder / "a.txt", folder / "hostile.txt", "-o", folder / "page.html")[0] == 0
    assert "<script" not in (folder / "page.html").read_text()


@pytest.mark.parametrize("name", ["page.txt", "nowhere/page.html"])
def test_a_page_that_cannot_be_written_is_refused(folder: Path, name: str) -> None:
    status, shown = run(folder / "a.txt", folder / "b.md", "-o", folder / name)
    assert status == 2 and "→" in shown


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


def test_what_an_editor_supplied_is_remarked(folder: Path) -> None:
    given = "".join(f"<supplied>word {number}</supplied> " for number in range(7))
    (folder / "d.xml").write_text(f"<TEI><text><body><p>The law {given}<gap/></p></body></text></TEI>")
    remarks = json.loads(run(folder / "a.txt", folder / "d.xml", "--json")[1])["remarks"]
    assert any("“word 4” and 2 more" in remark for remark in remarks)
    assert any("1 gap" in remark for remark in remarks)
