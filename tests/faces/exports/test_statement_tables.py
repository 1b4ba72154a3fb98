"""The statements of a case as tables."""

import csv
import io
from pathlib import Path

from regesta.case import load
from regesta.faces.exports import export_statements
from regesta.statements.cells import columns_of, table_of

KOREA = Path(__file__).parents[3] / "cases" / "korea"


def _rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_statement_has_its_row_and_every_field_its_column() -> None:
    case = load(KOREA)
    found = export_statements(case)
    assert (found.unread, found.closed) == ((), ())
    rows = {name: _rows(data) for name, data in found.tables.items()}
    counts = {name.removesuffix(".csv"): len(ones) for name, ones in rows.items()}
    kinds = [table for statement in case.statements if (table := table_of(statement))]
    assert counts == {kind: kinds.count(kind) for kind in kinds}
    assert tuple(rows["person.csv"][0]) == columns_of("person")
    (veto,) = [row for row in rows["entry.csv"] if row["id"] == "^veto"]
    assert (veto["date"], veto["verb"], veto["object"]) == ("[1948..1949]", "refuse", "invasion")
    assert veto["by"] == "stalin" and "\n  motive " in veto["cites"]


def test_what_is_broken_and_what_is_sealed_stays_out_and_is_told(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(
        'case c\nsource s "S"\nmatter w "W"\nperson kim\n  born never\nwhatever\n'
        "undated request w\n"
        "  cites s 1 sealed 1 0+8 yScjpPBEKMYEgE0Z94OjuxDkn0nbatqBpINH7i-4TeM\n"
        '  cites s 2 "words of a source that is sealed"\n',
        encoding="utf-8",
    )
    found = export_statements(load(tmp_path))
    assert found.unread == ("case.regesta:6", "case.regesta:4")
    assert found.closed == ("s",)
    assert sorted(found.tables) == ["case.csv", "entry.csv", "matter.csv", "source.csv"]
    assert b"words of a source" not in b"".join(found.tables.values())
