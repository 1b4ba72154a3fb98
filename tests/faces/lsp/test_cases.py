"""Which case a document belongs to."""

from pathlib import Path

from regesta.faces.lsp.cases import Cases

MAIN = 'case c "C" format 1\ninclude "deep/people.regesta"\n'


def write(folder: Path, name: str, text: str) -> str:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file.as_uri()


def test_a_file_belongs_to_the_case_that_includes_it(tmp_path: Path) -> None:
    main = write(tmp_path, "case.regesta", MAIN)
    people = write(tmp_path, "deep/people.regesta", 'person p "P"\n')
    cases = Cases()
    one, other = cases.member(main), cases.member(people)
    assert one is not None and other is not None
    assert one.service is other.service and other.path == "deep/people.regesta"
    assert cases.uri(other.folder, "deep/people.regesta") == people


def test_a_case_within_another_s_folder_is_its_own(tmp_path: Path) -> None:
    write(tmp_path, "case.regesta", MAIN)
    inner = Cases().member(write(tmp_path, "other/case.regesta", "case o format 1\n"))
    assert (
        inner is not None and inner.folder == (tmp_path / "other").resolve() and inner.path == "case.regesta"
    )


def test_a_file_that_no_case_takes_in_goes_with_the_nearest(tmp_path: Path) -> None:
    write(tmp_path, "case.regesta", "case c format 1\n")
    stray = Cases().member(write(tmp_path, "stray.regesta", 'person p "P"\n'))
    assert (
        stray is not None and stray.path == "stray.regesta" and "case.regesta" in stray.service.case().files
    )


def test_a_file_by_itself_is_a_case(tmp_path: Path) -> None:
    found = Cases().member(write(tmp_path, "alone.regesta", "case c format 1\n"))
    assert found is not None and list(found.service.case().files) == ["alone.regesta"]


def test_what_is_no_file_of_a_case_belongs_to_none(tmp_path: Path) -> None:
    write(tmp_path, "case.regesta", "case c format 1\n")
    assert Cases().member(write(tmp_path, "letter.txt", "case c format 1\n")) is None
    assert Cases().member((tmp_path / "a.regesta").as_uri().replace("a.", "a%00.")) is None
    assert Cases().member("untitled:1") is None and Cases().member("https://example.org/x.regesta") is None


def test_a_file_that_is_included_meanwhile_is_found_once_it_is_sought_anew(tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    write(outer, "case.regesta", "case c format 1\n")
    inner = write(outer, "in/inner.regesta", 'person p "P"\n')
    cases = Cases()
    before = cases.member(inner)
    write(outer, "case.regesta", 'case c format 1\ninclude "in/inner.regesta"\n')
    cases.forget(inner)
    after = cases.member(inner)
    assert before is not None and after is not None
    assert before.path == "inner.regesta" and after.path == "in/inner.regesta"
