"""Which files make a case: what is found, and what is refused without opening it."""

import os
from pathlib import Path

import pytest

from regesta.case import load
from regesta.case.files import FileFault, Place, file_name, files_beside, find_case, read_bytes
from regesta.problem import Problem


def test_a_folder_and_its_main_file_are_one_case(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text("", encoding="utf-8")
    (tmp_path / "other.regesta").write_text("", encoding="utf-8")
    assert (
        find_case(tmp_path)
        == find_case(tmp_path / "case.regesta")
        == Place(tmp_path.resolve(), "case.regesta")
    )
    assert find_case(tmp_path / "other.regesta") == Place(tmp_path.resolve(), "other.regesta")


def test_a_lone_file_is_the_main_one_and_so_is_the_one_that_says_case(tmp_path: Path) -> None:
    (tmp_path / "march.regesta").write_text("# a comment\ncase march format 1\n", encoding="utf-8")
    assert find_case(tmp_path) == Place(tmp_path.resolve(), "march.regesta")
    (tmp_path / "people.regesta").write_text('person kim "Kim"\n', encoding="utf-8")
    assert find_case(tmp_path) == Place(tmp_path.resolve(), "march.regesta")


def refusal(path: Path) -> str:
    """Why there is no case at a path."""
    found = find_case(path)
    assert isinstance(found, Problem) and found.code == "no-case" and found.remedy
    case = load(path)
    assert [problem.code for problem in case.problems] == ["no-case"] and not case.is_complete
    return found.message


def test_no_case(tmp_path: Path) -> None:
    assert "no file or folder" in refusal(tmp_path / "nowhere")
    assert "holds no .regesta file" in refusal(tmp_path)
    for name in ("a", "b"):
        (tmp_path / f"{name}.regesta").write_text("", encoding="utf-8")
    assert "holds 2 .regesta files" in refusal(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    assert "neither a file nor a folder" in refusal(tmp_path / "pipe")
    assert refusal(tmp_path / ("x" * 5000))
    assert refusal(tmp_path / "a\0b")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("people.regesta", "people.regesta"),
        ("more/people.regesta", "more/people.regesta"),
        ("./a/../b.regesta", "b.regesta"),
    ],
)
def test_paths_inside_are_counted_from_the_folder(tmp_path: Path, written: str, name: str) -> None:
    assert file_name(tmp_path.resolve(), "case.regesta", written) == name


def test_paths_are_counted_from_the_file_that_includes(tmp_path: Path) -> None:
    assert file_name(tmp_path.resolve(), "more/people.regesta", "../b.regesta") == "b.regesta"


@pytest.mark.parametrize(
    "written", ["../a.regesta", "/etc/passwd", "a/../../b", "..\\a", "c:\\a", "link/a.regesta"]
)
def test_paths_that_lead_out_are_refused(tmp_path: Path, written: str) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "link").symlink_to(tmp_path)
    with pytest.raises(FileFault) as raised:
        file_name(folder.resolve(), "case.regesta", written)
    assert raised.value.code == "include-outside"


def test_a_main_file_behind_a_link_that_leads_out_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "secret.regesta").write_text("case secret format 1\n", encoding="utf-8")
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.regesta").symlink_to(tmp_path / "secret.regesta")
    assert "holds no .regesta file" in refusal(folder)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.regesta").mkdir()
    os.mkfifo(tmp_path / "pipe.regesta")
    for name, code in (
        ("a.regesta", "unreadable-file"),
        ("pipe.regesta", "unreadable-file"),
        ("b", "include-missing"),
    ):
        with pytest.raises(FileFault) as raised:
            read_bytes(tmp_path, name)
        assert raised.value.code == code and raised.value.remedy


def test_files_beside(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    for name in ("a.regesta", "more/b.regesta", "more/.hidden.regesta", "more/c.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert files_beside(tmp_path, ["a.regesta"]) == ["a.regesta"]
    assert files_beside(tmp_path, ["a.regesta", "more/x.regesta"]) == ["a.regesta", "more/b.regesta"]


def test_a_text_is_no_case(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Sir,\n\n  I beg leave.\n", encoding="utf-8")
    found = find_case(tmp_path / "letter.txt")
    assert isinstance(found, Problem) and found.code == "no-case" and ".regesta" in found.remedy
