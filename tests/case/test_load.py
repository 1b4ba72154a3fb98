"""What a case is put together from."""

from pathlib import Path

import pytest

from regesta.case import load


def write(folder: Path, **files: str) -> Path:
    """Writes files of a case, `_` standing for its main file."""
    for name, text in files.items():
        (folder / f"{'case' if name == '_' else name}.regesta").write_text(text, encoding="utf-8")
    return folder


def test_files_are_read_in_the_order_of_their_includes(tmp_path: Path) -> None:
    write(
        tmp_path,
        _='case c format 1\ninclude "a.regesta"\ninclude "b.regesta"\n',
        a='include "d.regesta"\n',
        b="",
        d="",
    )
    case = load(tmp_path)
    assert list(case.files) == ["case.regesta", "a.regesta", "d.regesta", "b.regesta"]
    assert not case.problems and case.is_complete


def test_a_chain_of_includes_may_be_long(tmp_path: Path) -> None:
    length = 1500
    files = {f"f{n}": f'include "f{n + 1}.regesta"\nperson p{n} "P{n}"\n' for n in range(length)}
    write(tmp_path, _='case c format 1\ninclude "f0.regesta"\n', **files, **{f"f{length}": ""})
    case = load(tmp_path)
    assert len(case.files) == length + 2 and len(case.of_kind("person")) == length and not case.problems


def test_a_missing_file_leaves_the_case_incomplete(tmp_path: Path) -> None:
    case = load(write(tmp_path, _='case c format 1\ninclude "gone.regesta"\n'))
    assert [problem.code for problem in case.problems] == ["include-missing"] and not case.is_complete


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_file_of_wide_characters_is_told_once(tmp_path: Path, encoding: str) -> None:
    write(tmp_path, _='case c "C" format 1\ninclude "people.regesta"\n\n1950 event\n  by kim\n')
    people = 'person kim "Kim"\n  born 1912\n'.encode(encoding)
    (tmp_path / "people.regesta").write_bytes(people)
    case = load(tmp_path)
    (problem,) = case.problems
    assert (problem.code, str(problem.position)) == ("not-utf-8", "people.regesta:1:1")
    assert problem.message == f"people.regesta is in {encoding.upper()[:6]}"
    assert problem.remedy == "save the file in the encoding UTF-8"
    assert not case.is_complete and list(case.files) == ["case.regesta"]
    (tmp_path / "case.regesta").write_bytes('case c "C"\n'.encode(encoding))
    assert [str(one.position) for one in load(tmp_path).problems] == ["case.regesta:1:1"]
