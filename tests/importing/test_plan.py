"""What an import does to a case that is there already: nothing of anybody's is ever overwritten or written twice."""

from pathlib import Path

import pytest

from regesta.case import check, load
from regesta.editing import NotWritten, rename, write
from regesta.importing import NoCase, Report
from tests.importing.conftest import SAMPLES, Import, became, states


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A newer version of the letters: one is dated otherwise, one is new, one is gone."""
    text = (SAMPLES / "letters.xml").read_text(encoding="utf-8")
    text = text.replace('when="1666-09-21"', 'when="1666-09-22"')
    first, _, rest = text.partition('      <correspDesc source="#ed-1" key="3">')
    third, closing, rest = rest.partition("</correspDesc>")
    new = third.replace("1667-09-29", "1668-01-01")
    text = f'{first}      <correspDesc source="#ed-1" key="6">{new}{closing}{rest}'
    folder = tmp_path / "newer"
    folder.mkdir()
    (folder / "letters.xml").write_text(text, encoding="utf-8")
    return folder / "letters.xml"


def _outcomes(report: Report, became: str) -> set[str]:
    return {outcome.name for outcome in report.outcomes if outcome.became == became}


def test_a_second_import_changes_nothing(into: Path, imports: Import) -> None:
    first = imports("letters.xml")
    before = states(into)
    second = imports("letters.xml")
    assert became(first) == {"added": len(first.outcomes)}
    assert became(second) == {"same": len(first.outcomes)}
    assert second.plan.patch == () and states(into) == before


def test_a_dry_run_writes_nothing(into: Path, imports: Import) -> None:
    assert became(imports("letters.xml", is_dry=True))["added"] == 12
    assert not into.exists()


def test_a_newer_file_shows_what_changed(into: Path, imports: Import, newer: Path) -> None:
    imports("letters.xml")
    report = imports(newer)
    assert _outcomes(report, "changed") == {"^letters-1"}
    assert _outcomes(report, "added") == {"^letters-6"}
    assert _outcomes(report, "gone") == {"^letters-3"}
    text = (into / "letters.regesta").read_text(encoding="utf-8")
    assert "1666-09-22 write ^letters-1" in text and "1666-09-21" not in text
    assert "^letters-3" in text and "^letters-6" in text
    assert became(imports(newer)).keys() == {"same", "gone"}


def test_what_was_edited_here_is_never_overwritten(into: Path, imports: Import, newer: Path) -> None:
    imports("letters.xml")
    file = into / "letters.regesta"
    edited = file.read_text(encoding="utf-8").replace(
        "1666-09-21 write ^letters-1", "1666-09-20 write ^letters-1"
    )
    file.write_text(edited, encoding="utf-8")
    report = imports(newer)
    (kept,) = [outcome for outcome in report.outcomes if outcome.became == "kept"]
    assert kept.name == "^letters-1" and kept.text.startswith("1666-09-22 write ^letters-1")
    assert "1666-09-20 write ^letters-1" in file.read_text(encoding="utf-8")
    assert "1666-09-22" not in file.read_text(encoding="utf-8")
    assert "kept" not in became(imports(newer)), "it is told once"


def test_a_comment_is_an_edit_too(into: Path, imports: Import, newer: Path) -> None:
    imports("letters.xml")
    file = into / "letters.regesta"
    text = file.read_text(encoding="utf-8").replace("^letters-1\n", "^letters-1  # so the edition\n")
    file.write_text(text, encoding="utf-8")
    assert became(imports(newer))["kept"] == 1
    assert "# so the edition" in file.read_text(encoding="utf-8")


def test_what_was_taken_out_here_stays_out(into: Path, imports: Import, newer: Path) -> None:
    imports("letters.xml")
    file = into / "letters.regesta"
    text = file.read_text(encoding="utf-8")
    start = text.index("1666-09-21 write")
    file.write_text(text[:start] + text[text.index("\n\n", start) + 2 :], encoding="utf-8")
    assert _outcomes(imports(newer), "removed") == {"^letters-1"}
    assert "^letters-1\n" not in file.read_text(encoding="utf-8")


def test_what_was_moved_to_another_file_is_changed_there(into: Path, imports: Import, newer: Path) -> None:
    imports("letters.xml")
    file = into / "letters.regesta"
    text = file.read_text(encoding="utf-8")
    start = text.index("1666-09-21 write")
    end = text.index("\n\n", start) + 2
    file.write_text(text[:start] + text[end:], encoding="utf-8")
    with (into / "case.regesta").open("a", encoding="utf-8") as main:
        main.write("\n" + text[start:end])
    assert _outcomes(imports(newer), "changed") == {"^letters-1"}
    assert "1666-09-22 write ^letters-1" in (into / "case.regesta").read_text(encoding="utf-8")
    assert "^letters-1\n" not in file.read_text(encoding="utf-8")


def test_what_was_renamed_keeps_its_new_name(into: Path, imports: Import, newer: Path) -> None:
    imports("letters.xml")
    write(into, rename(load(into), "rat-der-stadt", "council").patch)
    report = imports(newer)
    text = (into / "letters.regesta").read_text(encoding="utf-8")
    assert "rat-der-stadt" not in text and text.count('body council "Rat der Stadt"') == 1
    assert _outcomes(report, "added") == {"^letters-6"} and "to        council" in text
    assert [str(problem) for problem in check(load(into)) if problem.severity == "error"] == []


def test_whoever_is_in_the_case_by_his_record_is_not_written_again(into: Path, imports: Import) -> None:
    into.mkdir()
    (into / "case.regesta").write_text(
        'case mill "The mill" format 1\n\nperson anna "Anna the miller"\n  identifier d-nb.info/gnd/1\n'
    )
    report = imports("letters.xml")
    assert _outcomes(report, "known") == {"anna"}
    text = (into / "letters.regesta").read_text(encoding="utf-8")
    assert "by        anna" in text and "Miller, Anna" in text  # the fourth letter has no record of her


@pytest.mark.parametrize(
    ("held", "known"),
    [
        ('person jakob "Bauer, Jakob"\n', {"jakob"}),
        ('person jakob "Jakob the smith"\n  name      "Bauer, Jakob"\n', {"jakob"}),
        ('person jakob "Bauer, Jacob"\n', set()),
        ('body jakob "Bauer, Jakob"\n', set()),
        ('person jakob "Bauer, Jakob"\nperson other "Bauer, Jakob"\n', set()),
    ],
)
def test_whoever_is_called_so_to_the_letter_is_not_written_again(
    into: Path, imports: Import, held: str, known: set[str]
) -> None:
    into.mkdir()
    (into / "case.regesta").write_text(f'case mill "The mill" format 1\n\n{held}')
    assert _outcomes(imports("letters.xml"), "known") == known
    assert _outcomes(imports("letters.xml"), "known") == known
    assert [str(problem) for problem in check(load(into)) if problem.severity == "error"] == []


def test_names_that_are_taken_are_left_to_whom_they_belong(into: Path, imports: Import) -> None:
    into.mkdir()
    (into / "case.regesta").write_text(
        'case mill "The mill" format 1\n\nplace bauer "Bauer"\n1666 event ^letters-1 "A flood"\n'
    )
    imports("letters.xml")
    text = (into / "letters.regesta").read_text(encoding="utf-8")
    assert 'person bauer-2 "Bauer, Jakob"' in text and "write ^letters-1-2" in text
    assert [str(problem) for problem in check(load(into)) if problem.severity == "error"] == []


@pytest.mark.parametrize("written", [1, 2])
def test_an_import_that_was_killed_half_way_is_taken_up_again(
    into: Path, imports: Import, written: int
) -> None:
    """As if the process had been killed after the first or the second of three files had taken its place."""
    whole = imports("letters.xml")
    expected = states(into)
    for name in expected:
        (into / name).unlink()
    (into / "case.regesta").write_bytes(whole.plan.patch[1].before or b"")  # a case is begun first, by itself
    write(into, whole.plan.patch[:written])
    again = imports("letters.xml")
    assert states(into) == expected
    assert set(became(again)) <= {"same", "known"}


def test_an_import_that_was_killed_before_its_case_began_is_taken_up_again(
    into: Path, imports: Import
) -> None:
    into.mkdir()
    (into / ".case.regesta.a1b2c3d4.new").write_bytes(b"case c")
    assert set(became(imports("letters.xml"))) == {"added"}
    assert load(into).is_complete


def test_a_newer_import_that_was_killed_half_way_is_taken_up_again(
    into: Path, imports: Import, newer: Path
) -> None:
    imports("letters.xml")
    before = states(into)
    whole = imports(newer)
    expected = states(into)
    for name, data in before.items():
        (into / name).write_bytes(data)
    write(into, whole.plan.patch[:1])
    imports(newer)
    assert states(into) == expected


def test_a_full_disk_leaves_nothing(into: Path, imports: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    def fails(handle: int) -> None:
        raise OSError(28, "No space left on device")

    into.mkdir()
    (into / "case.regesta").write_text('case mill "The mill" format 1\n')
    before = states(into)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fails)
        with pytest.raises(NotWritten, match="no space left"):
            imports("letters.xml")
    assert states(into) == before
    assert became(imports("letters.xml"))["added"] == 12


def test_a_case_that_cannot_be_read_whole_is_not_imported_into(into: Path, imports: Import) -> None:
    into.mkdir()
    (into / "case.regesta").write_text('case mill "The mill" format 1\n\ninclude "gone.regesta"\n')
    with pytest.raises(NoCase, match="cannot be read"):
        imports("letters.xml")


def test_a_selection_takes_what_it_points_at_along(into: Path, imports: Import) -> None:
    report = imports("letters.xml", "2")
    assert {outcome.name for outcome in report.outcomes} == {
        "^letters-2",
        "letters-edition",
        "miller",
        "bauer",
    }
    more = imports("letters.xml", "1667-09", "place")
    assert _outcomes(more, "gone") == set() and "^letters-2" in (into / "letters.regesta").read_text()
    assert became(imports("letters.xml"))["added"] >= 1
    assert [str(problem) for problem in check(load(into)) if problem.severity == "error"] == []
