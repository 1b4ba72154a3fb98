"""Findings as tables."""

import csv
import io
import re
from pathlib import Path

from regesta.case import load
from regesta.faces.exports import export_tables

KOREA = Path(__file__).parents[3] / "cases" / "korea"


def _rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_every_finding_has_its_table() -> None:
    tables = export_tables(load(KOREA))
    assert {
        "chronology.csv",
        "people.csv",
        "matters.csv",
        "authority.csv",
        "letters.csv",
        "terms.csv",
    } <= set(tables)
    (kim,) = [row for row in _rows(tables["authority.csv"]) if row["of"] == "kim"]
    assert (kim["by"], kim["asked"]) == ("stalin", "about 50")
    approval = next(row for row in _rows(tables["chronology.csv"]) if row["id"] == "^approval")
    assert (approval["earliest"], approval["latest"]) == ("1950-01-01", "1950-04-30")
    (chain,) = [row["chain"] for row in _rows(tables["chains.csv"]) if row["chain"].startswith("dprk-")]
    assert chain == "dprk-assembly; politburo"
    (turn,) = [row for row in _rows(tables["reversals.csv"]) if row["matter"] == "invasion"]
    assert (turn["modality"], turn["rests_on"].split("; ")[:2]) == ("certain", ["^veto", "^approval"])
    effects = [row["effect"] for row in _rows(tables["acts.csv"]) if row["matter"] == "invasion"]
    assert effects == ["asked", "refused", "granted"]
    assert export_tables(load(KOREA)) == tables


def test_the_tables_are_those_that_the_documents_name() -> None:
    text = (KOREA.parents[1] / "docs" / "commands.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z-]+)`", text[text.index("The tables, those") :].split("\n\n")[0]))
    made = {name.removesuffix(".csv") for name in export_tables(load(KOREA))}
    assert made <= named
    assert named - made == {"namesakes"}, "no two names of Korea look like one"


def test_what_a_spreadsheet_would_run_stays_text(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(
        'case c\nperson p "=HYPERLINK(1)"\nperson q "a, \\"b\\""\n', encoding="utf-8"
    )
    rows = _rows(export_tables(load(tmp_path))["people.csv"])
    assert [row["title"] for row in rows] == ["'=HYPERLINK(1)", 'a, "b"']
