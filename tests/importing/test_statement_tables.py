"""Tables of statements: the round trip is whole, and an edited cell comes back as that change only."""

import csv
import io
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from regesta.case import Case, check, load
from regesta.faces.exports import export_statements
from regesta.importing import Original, Report, import_file, importer_for, name_of
from regesta.sources import UnreadableSource
from regesta.statements.cells import cells_of, digest_of, standing_alone, table_of
from regesta.statements.spreadsheet import guarded
from regesta.statements.statement import Statement
from regesta.statements.writing import written
from tests.importing.conftest import became, states
from tests.statements.test_cells import PRINTABLE, WHOLE

ROOT = Path(__file__).parents[2]
Edit = Callable[[dict[str, str]], None]


def _export(case: Path, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for name, data in export_statements(load(case)).tables.items():
        (folder / name).write_bytes(data)
    return folder


def _import(path: Path, into: Path, *select: str) -> Report:
    original = Original(path, name_of(path))
    return import_file(original, importer_for(original), into, select)


def _edit(file: Path, key: str, edit: Edit, *, delimiter: str = ",") -> None:
    """Edits the row whose `id` or `was` this is, and writes the table as another spreadsheet might."""
    text = file.read_bytes().decode("utf-8-sig")
    parted = max(",;\t", key=text.partition("\n")[0].count)
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=parted))
    (row,) = [row for row in rows if key in (row.get("id"), row["was"])]
    edit(row)
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    file.write_text(out.getvalue(), encoding="utf-8")


def _by_table(case: Case) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in case.statements:
        found[table_of(statement)].append(standing_alone(statement))
    found.pop("", None)
    return found


def _problems(folder: Path) -> list[tuple[str, str]]:
    return sorted((problem.code, problem.message) for problem in check(load(folder)))


@pytest.mark.parametrize("name", ["korea", "us-withdrawal", "charter", "tutorial"])
def test_a_case_comes_back_whole_and_a_second_import_changes_nothing(name: str, tmp_path: Path) -> None:
    case, into = ROOT / "cases" / name, tmp_path / "again"
    tables = _export(case, tmp_path / "statements")
    report = _import(tables, into)
    assert report.format == "statements" and report.left == () and set(became(report)) == {"added"}
    assert _by_table(load(into)) == _by_table(load(case))
    for text in case.iterdir():  # what a case names is carried along
        if text.suffix not in (".regesta", ".imported") and text.is_file():
            shutil.copy(text, into)
    assert _problems(into) == _problems(case)
    before = states(into)
    assert set(became(_import(tables, into))) == {"same"}
    assert states(into) == before
    assert {
        name: (tables / name).read_bytes() for name in export_statements(load(into)).tables
    } == export_statements(load(into)).tables, "what comes back is written as it was"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_an_edited_cell_comes_into_its_own_case_as_that_change_only(delimiter: str, tmp_path: Path) -> None:
    case = tmp_path / "korea"
    shutil.copytree(ROOT / "cases" / "korea", case)
    tables = _export(case, tmp_path / "statements")
    before = states(case)
    assert set(became(_import(tables, case))) == {"same"}
    assert states(case) == before
    _edit(tables / "entry.csv", "^veto", lambda row: row.update(date="[1948..1950]"), delimiter=delimiter)
    report = _import(tables / "entry.csv", case)
    assert [(one.became, one.name) for one in report.outcomes if one.became != "same"] == [
        ("changed", "^veto")
    ]
    changed = {name: data for name, data in states(case).items() if before.get(name) != data}
    (name,) = [name for name in changed if name.endswith(".regesta")]
    veto = b'refuse invasion ^veto "Stalin forbids the attack"'
    old, new = before[name].splitlines(), changed[name].splitlines()
    assert [(a, b) for a, b in zip(old, new, strict=True) if a != b] == [
        (b"[1948..1949] " + veto, b"[1948..1950] " + veto)
    ]
    _edit(tables / "entry.csv", "^veto", lambda row: row.update(date="1949"), delimiter=delimiter)
    assert became(_import(tables / "entry.csv", case))["changed"] == 1, "and again, from the same table"
    assert b"\n1949 refuse invasion ^veto" in (case / name).read_bytes()


@settings(deadline=None, max_examples=30)
@given(
    chosen=st.lists(st.sampled_from([one for one in WHOLE if one.kind != "case"]), max_size=12),
    data=st.data(),
)
def test_any_statements_come_back_in_their_order(
    chosen: list[Statement], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    named = {one.name or number: one for number, one in enumerate(chosen)}
    titled = [
        one._replace(text=data.draw(PRINTABLE)) if one.text else one
        for one in map(standing_alone, named.values())
    ]
    (folder / "case.regesta").write_text("case c\n" + "".join(map(written, titled)), encoding="utf-8")
    case = load(folder)
    assume(not export_statements(case).closed)  # words of a sealed source are written nowhere
    tables = _export(folder, folder / "statements")
    _import(tables, folder / "again")
    assert _by_table(load(folder / "again")) == _by_table(case)
    assert set(became(_import(tables, folder / "again"))) == {"same"}
    assert set(became(_import(tables, folder))) == {"same"}


@settings(deadline=None, max_examples=40)
@given(chosen=st.lists(st.sampled_from(WHOLE), min_size=1, max_size=8), data=st.data())
def test_any_edit_of_a_row_changes_that_statement_and_no_line_of_another(
    chosen: list[Statement], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("edited")
    kept = {one.name or digest_of(one): standing_alone(one) for one in chosen if one.kind != "case"}
    assume(kept)
    before = list(kept.values())
    place = data.draw(st.integers(0, len(before) - 1))
    old = before[place]
    others = [one for one in WHOLE if table_of(one) == table_of(old) and bool(one.name) == bool(old.name)]
    new = standing_alone(data.draw(st.sampled_from(others)))._replace(name=old.name)
    assume(digest_of(new) not in {digest_of(one) for one in before if one is not old})
    (folder / "case.regesta").write_text("case c\n" + "".join(map(written, before)), encoding="utf-8")
    tables = _export(folder, folder / "statements")
    assume(not export_statements(load(folder)).closed)
    _edit(
        tables / f"{table_of(old)}.csv",
        digest_of(old),
        lambda row: row.update({**dict.fromkeys(row, ""), **_guarded(cells_of(new)), "was": digest_of(old)}),
    )
    _import(tables, folder)
    after = [standing_alone(one) for one in load(folder).statements if one.kind not in ("case", "include")]
    assert after == [*before[:place], new, *before[place + 1 :]]


def _guarded(cells: dict[str, str]) -> dict[str, str]:
    return {column: guarded(cell) for column, cell in cells.items()}


CASE = """case c "C" format 1
matter w "W"
person kim "Kim"  # the elder
  note      "=SUM(A1)"
undated meet "The first"   # nobody knows when
undated meet "The second"
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small case."""
    case = tmp_path / "case"
    case.mkdir()
    (case / "case.regesta").write_text(CASE, encoding="utf-8")
    return case


def test_rows_without_a_name_are_known_by_what_they_said(small: Path, tmp_path: Path) -> None:
    tables = _export(small, tmp_path / "statements")
    rows = list(csv.DictReader(io.StringIO((tables / "entry.csv").read_bytes().decode("utf-8-sig"))))
    _edit(tables / "entry.csv", rows[1]["was"], lambda row: row.update(date="1950", cert="low"))
    assert became(_import(tables, small)) == {"same": 4, "changed": 1}
    text = (small / "case.regesta").read_text(encoding="utf-8")
    assert text == CASE.replace('undated meet "The second"', '1950 meet "The second"\n  cert      low')
    assert became(_import(tables, small)) == {"same": 5}


def test_what_was_edited_on_both_sides_stays_as_it_is_here(small: Path, tmp_path: Path) -> None:
    tables = _export(small, tmp_path / "statements")
    here = CASE.replace('"Kim"', '"Kim Il-sung"')
    (small / "case.regesta").write_text(here, encoding="utf-8")
    assert became(_import(tables, small)) == {"same": 4, "known": 1}, "edited here alone"
    _edit(tables / "person.csv", "kim", lambda row: row.update(title="Kim Song-ju"))
    report = _import(tables, small)
    assert became(report) == {"same": 4, "kept": 1}
    assert "Kim Song-ju" in next(one.text for one in report.outcomes if one.became == "kept")
    assert (small / "case.regesta").read_text(encoding="utf-8") == here


def test_what_stands_in_a_new_row_is_added_and_what_begins_a_case_is_changed(
    small: Path, tmp_path: Path
) -> None:
    tables = _export(small, tmp_path / "statements")
    with (tables / "person.csv").open("a", encoding="utf-8") as file:
        file.write("person,pak,Pak,1900" + "," * 9 + "\r\n")
    _edit(tables / "case.csv", "c", lambda row: row.update(horizon="1900/1950"))
    assert became(_import(tables, small)) == {"same": 4, "changed": 1, "added": 1}
    assert (small / "case.regesta").read_text(encoding="utf-8").splitlines()[:2] == [
        'case c "C" format 1',
        "  horizon   1900/1950",
    ]
    (pak,) = [one for one in load(small).of_kind("person") if one.name == "pak"]
    assert str(pak.fields[0].value) == "1900"


def test_a_row_that_cannot_be_read_is_told_and_takes_nothing_away(small: Path, tmp_path: Path) -> None:
    tables = _export(small, tmp_path / "statements")
    again = tmp_path / "again"
    _import(tables, again)
    before = (again / "statements.regesta").read_bytes()
    _edit(tables / "person.csv", "kim", lambda row: row.update(born="10.2.1912", note="'=SUM(A1)"))
    report = _import(tables, again)
    assert became(report) == {"same": 4}
    (left,) = report.left
    assert (left.place, left.what, left.line) == ("person.csv, kim", "the row, for its born", 2)
    assert "1912-02-10" in left.why or "is not a date" in left.why
    assert (again / "statements.regesta").read_bytes() == before


def test_a_row_taken_out_is_told_and_a_name_taken_out_here_stays_out(small: Path, tmp_path: Path) -> None:
    tables = _export(small, tmp_path / "statements")
    again = tmp_path / "again"
    _import(tables, again)
    (tables / "matter.csv").unlink()
    entries = (tables / "entry.csv").read_bytes().splitlines(keepends=True)
    (tables / "entry.csv").write_bytes(b"".join(entries[:2]))
    assert became(_import(tables, again)) == {"same": 3, "gone": 2}
    text = (again / "statements.regesta").read_text(encoding="utf-8")
    (again / "statements.regesta").write_text(text[: text.index("person kim")], encoding="utf-8")
    report = _import(tables / "person.csv", again)
    assert became(report) == {"added": 1}, "an import by another name knows nothing of it"
    assert became(_import(tables, again))["same"] >= 1


def test_a_selection_takes_what_it_names_and_what_that_points_at(tmp_path: Path) -> None:
    tables = _export(ROOT / "cases" / "korea", tmp_path / "statements")
    into = tmp_path / "again"
    report = _import(tables, into, "^veto")
    names = {one.name for one in report.outcomes}
    assert {"^veto", "invasion", "stalin", "lankov"} <= names
    assert [one for one in check(load(into)) if one.code == "unknown-name"] == []


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "a.csv").write_text("a,b\n1,2\n")
    with pytest.raises(UnreadableSource, match="no table of statements"):
        _import(folder, tmp_path / "case")


def test_files_that_are_no_such_table_and_cells_of_no_field_are_told(small: Path, tmp_path: Path) -> None:
    tables = _export(small, tmp_path / "statements")
    (tables / "more.csv").write_text("a,b\n1,2\n")
    (tables / "entry.ods").write_bytes(b"PK\x03\x04")
    text = (tables / "matter.csv").read_text(encoding="utf-8-sig")
    (tables / "matter.csv").write_text(
        text.replace("was", "was,colour", 1).replace("\nmatter", "\nmatter", 1)
    )
    lines = (tables / "matter.csv").read_text().splitlines()
    (tables / "matter.csv").write_text("\n".join([lines[0], f"{lines[1]},red", "x"]))
    report = _import(tables, tmp_path / "again")
    assert [(left.place, left.what) for left in report.left] == [
        ("matter.csv, w", "the cell under colour"),
        ("matter.csv, line 3", "a row"),
        ("entry.ods", "the file"),
        ("more.csv", "the file"),
    ]


def test_a_column_that_was_taken_out_takes_no_field_away(small: Path, tmp_path: Path) -> None:
    tables = _export(small, tmp_path / "statements")
    before = states(small)
    text = (tables / "person.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    place = rows[0].index("note")
    out = io.StringIO()
    csv.writer(out).writerows(row[:place] + row[place + 1 :] for row in rows)
    (tables / "person.csv").write_text(out.getvalue(), encoding="utf-8")
    report = _import(tables / "person.csv", small)
    assert [(left.place, "column note" in left.why) for left in report.left] == [("person.csv, kim", True)]
    assert report.outcomes == () and states(small) == before


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_tables_that_libreoffice_has_saved_say_the_same(tmp_path: Path) -> None:
    case = tmp_path / "korea"
    shutil.copytree(ROOT / "cases" / "korea", case)
    before = states(case)
    tables = sorted(_export(case, tmp_path / "statements").iterdir())
    _soffice(tmp_path, "ods", tables, "--infilter=CSV:44,34,76,1")
    sheets = sorted((tmp_path / "ods").glob("*.ods"))
    if not sheets:
        pytest.skip("LibreOffice is installed without Calc")
    _soffice(tmp_path, "csv:Text - txt - csv (StarCalc):59,34,76", sheets)
    saved = tmp_path / "csv"
    assert len(list(saved.iterdir())) == len(tables)
    assert set(became(_import(saved, case))) == {"same"}
    assert states(case) == before


def _soffice(folder: Path, form: str, files: list[Path], *options: str) -> None:
    """Has LibreOffice save files in another form, in a folder of the form's name."""
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{folder}/profile",
        "--convert-to",
        form,
    ]
    command += [*options, "--outdir", str(folder / form[:3]), *map(str, files)]
    subprocess.run(command, capture_output=True, check=False, timeout=60)


def test_a_row_may_be_given_a_name_and_may_not_be_given_another(small: Path, tmp_path: Path) -> None:
    tables = _export(small, tmp_path / "statements")
    rows = list(csv.DictReader(io.StringIO((tables / "entry.csv").read_bytes().decode("utf-8-sig"))))
    _edit(tables / "entry.csv", rows[0]["was"], lambda row: row.update(id="^first"))
    _edit(tables / "person.csv", "kim", lambda row: row.update(id="kim-il-sung"))
    report = _import(tables, small)
    assert became(report) == {"same": 3, "changed": 1}
    assert [left.what for left in report.left] == ["that kim has the name kim-il-sung"]
    text = (small / "case.regesta").read_text(encoding="utf-8")
    assert text == CASE.replace('meet "The first" ', 'meet ^first "The first" ')


def test_a_file_that_somebody_has_written_is_not_written_into(small: Path, tmp_path: Path) -> None:
    (small / "person.regesta").write_text('person pak "Pak"\n', encoding="utf-8")
    (small / "case.regesta").write_text(CASE + 'include "person.regesta"\n', encoding="utf-8")
    tables = _export(small, tmp_path / "statements")
    with (tables / "person.csv").open("a", encoding="utf-8") as file:
        file.write("person,han,Han,1900" + "," * 9 + "\r\n")
    report = _import(tables / "person.csv", small)
    assert (report.target, became(report)) == ("imported-person.regesta", {"same": 2, "added": 1})
    assert (small / "person.regesta").read_text(encoding="utf-8") == 'person pak "Pak"\n'
    assert became(_import(tables / "person.csv", small)) == {"same": 3}


def test_a_table_in_wide_characters_is_known(small: Path, tmp_path: Path) -> None:
    tables = _export(small, tmp_path / "statements")
    text = (tables / "person.csv").read_bytes().decode("utf-8-sig")
    (tables / "person.csv").write_bytes(text.replace(",", "\t").encode("utf-16"))
    assert became(_import(tables / "person.csv", small)) == {"same": 1}


def test_a_table_in_an_encoding_that_loses_letters_is_refused(small: Path, tmp_path: Path) -> None:
    tables = _export(small, tmp_path / "statements")
    before = states(small)
    text = (
        (tables / "person.csv")
        .read_text(encoding="utf-8-sig")
        .replace("Kim", "M\u00fcller, ???, der Gro\u00dfe")
    )
    (tables / "person.csv").write_text(text, encoding="cp1252")
    with pytest.raises(UnreadableSource, match="cp1252") as raised:
        _import(tables, small)
    assert "UTF-8" in raised.value.remedy and states(small) == before


def test_a_copy_of_a_row_under_another_name_is_a_statement_of_its_own(small: Path, tmp_path: Path) -> None:
    tables = _export(small, tmp_path / "statements")
    lines = (tables / "person.csv").read_bytes().splitlines(keepends=True)
    (tables / "person.csv").write_bytes(b"".join([*lines, lines[-1].replace(b"kim", b"pak")]))
    report = _import(tables, small)
    assert became(report) == {"same": 5, "added": 1} and report.left == ()
    assert [one.text for one in load(small).of_kind("person")] == ["Kim", "Kim"]


def test_an_import_of_tables_that_was_killed_half_way_is_taken_up_again(small: Path, tmp_path: Path) -> None:
    tables = _export(small, tmp_path / "statements")
    again = tmp_path / "again"
    _import(tables, again)
    whole = states(again)
    (again / "statements.imported").unlink()
    (again / "case.regesta").write_text('case c "C" format 1\n', encoding="utf-8")
    assert set(became(_import(tables, again))) == {"same"}
    assert states(again) == whole
