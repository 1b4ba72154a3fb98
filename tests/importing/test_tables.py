"""Tables: what the product writes comes back, and mappings that say what columns are."""

import csv
from pathlib import Path

import pytest

from regesta.case import check, load
from regesta.faces.exports import export_tables
from regesta.importing import Original, import_file, importer_for
from regesta.importing.columns import read_mapping
from regesta.sources import UnreadableSource

ROOT = Path(__file__).parents[2]
LETTERS = (
    "id",
    "kind",
    "sender",
    "receiver",
    "date",
    "form",
    "carried_by",
    "reference",
    "answers",
    "sources",
)


def _rows(data: bytes, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    return sorted(
        tuple(row[column] for column in columns)
        for row in csv.DictReader(data.decode("utf-8-sig").splitlines())
    )


@pytest.mark.parametrize("name", ["tutorial", "us-withdrawal"])
def test_tables_of_a_case_make_the_same_people_sources_matters_and_letters(name: str, tmp_path: Path) -> None:
    tables = export_tables(load(ROOT / "cases" / name))
    into = tmp_path / "again"
    for table in ("matters", "people", "sources", "letters"):
        file = tmp_path / f"{table}.csv"
        file.write_bytes(tables[f"{table}.csv"])
        original = Original(file, table)
        report = import_file(original, importer_for(original), into)
        assert report.format == "csv"
    again = export_tables(load(into))
    for table, columns in (
        ("people", ("name", "kind", "title")),
        ("sources", ("name", "title", "author", "kind", "date", "seen_as", "reference", "address")),
        ("matters", ("name", "title", "part_of")),
    ):
        assert set(_rows(tables[f"{table}.csv"], columns)) <= set(_rows(again[f"{table}.csv"], columns)), (
            table
        )
    named = [row for row in _rows(tables["letters.csv"], LETTERS) if row[0].startswith("^")]
    made = {row[0]: row for row in _rows(again["letters.csv"], LETTERS)}
    same = [row for row in named if made.get(row[0]) == row]
    acts = {"write", "inform", "advise", "promise", "warn", "say", "meet", "instruct", "encourage"}
    carried = [row for row in named if row[1] in acts and "somebody" not in "".join(row)]
    assert carried and len([row for row in same if row in carried]) >= 0.9 * len(carried)
    assert [
        str(one) for one in check(load(into)) if one.severity == "error" and one.code == "unknown-name"
    ] == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("statement = 'letter'", "statement = 'letter'"),
        ("shelf = 'x'", "no use for shelf"),
        ("[fields]\nshelf = 'x'", "entry has no field 'shelf'"),
        ("[fields]\nby = 3", "names no column"),
        ("key = ", "no TOML"),
    ],
)
def test_a_mapping_that_is_not_of_its_form_is_refused(text: str, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "map.toml"
    file.write_text(text)
    with pytest.raises(UnreadableSource, match=reason):
        read_mapping(file)


def test_a_column_that_is_not_there_is_told(tmp_path: Path) -> None:
    table, mapping = tmp_path / "a.csv", tmp_path / "map.toml"
    table.write_text("a,b\n1,2\n")
    mapping.write_text("key = 'c'")
    original = Original(table, "a", mapping=mapping)
    with pytest.raises(UnreadableSource, match="no column 'c'"):
        import_file(original, importer_for(original), tmp_path / "case")


def test_an_entry_that_the_table_denies_is_denied(tmp_path: Path) -> None:
    table, mapping = tmp_path / "a.csv", tmp_path / "map.toml"
    table.write_text("No,Verb,Not\n1,meet,yes\n2,meet,\n")
    mapping.write_text("key = 'No'\nverb = 'Verb'\ndenied = 'Not'")
    original = Original(table, "a", mapping=mapping)
    import_file(original, importer_for(original), tmp_path / "case")
    assert [one.is_denied for one in load(tmp_path / "case").of_kind("meet")] == [True, False]
