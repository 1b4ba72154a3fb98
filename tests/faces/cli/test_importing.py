"""`regesta import` as a person uses it."""

import json
from pathlib import Path

import pytest

from tests.faces.cli.conftest import Run
from tests.importing.conftest import SAMPLES, states

LETTERS = str(SAMPLES / "letters.xml")


@pytest.fixture
def into(tmp_path: Path) -> str:
    """Where a case is to be."""
    return str(tmp_path / "mill")


def test_it_says_what_was_carried_and_what_was_not(run: Run, into: str) -> None:
    result = run("import", LETTERS, "--into", into, "--language", "de")
    assert result.exit_code == 0, result.output
    assert "letters.xml (cmif) into letters.regesta" in result.output
    assert "12 added: 4 person, 4 write, 2 place, 1 source, 1 body" in result.output
    assert "not carried: 4" in result.output and "letter 5, line 43: the letter" in result.output
    again = run("import", LETTERS, "--into", into, "--language", "de")
    assert "12 as they were" in again.output and "added" not in again.output
    assert run("check", into).exit_code == 0


def test_a_dry_run_and_a_difference_change_nothing(run: Run, into: str) -> None:
    assert "would go into" in run("import", LETTERS, "--into", into, "--dry-run").output
    shown = run("import", LETTERS, "--into", into, "--diff").output
    assert "+1666-09-21 write ^letters-1" in shown and not Path(into).exists()


def test_its_json(run: Run, into: str) -> None:
    found = json.loads(run("import", LETTERS, "--into", into, "--json", "--name", "mill").output)
    (file,) = found["files"]
    assert found["unread"] == [] and file["target"] == "mill.regesta" and file["counts"] == {"added": 12}
    letter = next(one for one in file["statements"] if one["key"] == "1 letter ed-1")
    assert (
        letter["name"] == "^mill-1"
        and letter["line"] == 11
        and letter["text"].startswith("1666-09-21 write ^mill-1\n")
    )
    assert {one["line"] for one in file["not_carried"]} == {22, 39, 43}


def test_a_file_that_cannot_be_read_does_not_keep_others_out(run: Run, into: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xml"
    broken.write_text("<TEI><correspDesc>")
    result = run("import", str(broken), str(tmp_path / "gone.xml"), LETTERS, "--into", into)
    assert result.exit_code == 1
    assert (
        "broken.xml: the XML is not well-formed" in result.stderr
        and "gone.xml: there is no such file" in result.stderr
    )
    assert "12 added" in result.output


@pytest.mark.parametrize(
    "data", [b"", b"\0\1\2", b"%PDF-1.7", b"<a/>", b"<TEI>", b"PK\3\4", "Привет".encode("cp1251")]
)
@pytest.mark.parametrize("form", [None, "cmif", "frus"])
def test_bad_files_are_refused_and_change_nothing(
    run: Run, into: str, tmp_path: Path, data: bytes, form: str | None
) -> None:
    Path(into).mkdir()
    (Path(into) / "case.regesta").write_text('case mill "The mill" format 1\n')
    before = states(Path(into))
    bad = tmp_path / "bad.bin"
    bad.write_bytes(data)
    result = run("import", str(bad), "--into", into, *(("--as", form) if form else ()))
    assert result.exit_code in (0, 1) and "Traceback" not in result.output
    assert states(Path(into)) == before


def test_places_that_are_no_case_are_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("nothing")
    folder = tmp_path / "full"
    folder.mkdir()
    (folder / "notes.txt").write_text("nothing")
    for into in (file, folder):
        result = run("import", LETTERS, "--into", str(into))
        assert result.exit_code == 2 and "→" in result.stderr
    assert run("import", LETTERS, LETTERS, "--into", str(tmp_path / "new"), "--name", "a").exit_code == 2


def test_another_format_of_the_same_name_is_another_import(run: Run, into: str, tmp_path: Path) -> None:
    works = {
        "works.bib": "@book{wheel1901,\n  author = {Abel, Ada},\n  title = {The wheel},\n  year = {1901}\n}\n",
        "works.json": '[{"id": "wheel1901", "type": "book", "title": "The wheel", "issued": {"date-parts": [[1901]]}}]',
    }
    for name, text in works.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    said = [run("import", str(tmp_path / name), "--into", into).output for name in (*works, *works)]
    assert "(bibtex) into works.regesta" in said[0] and "(csl) into works-csl.regesta" in said[1]
    assert all("1 as they were" in one and "changed" not in one and "gone" not in one for one in said[2:])
