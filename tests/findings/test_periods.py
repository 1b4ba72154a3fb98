"""The chronology cut into periods: none too full, none lost, in order."""

from pathlib import Path

from regesta.case import load
from regesta.findings.chronology import chronology
from regesta.findings.periods import periods


def test_every_row_stands_in_one_period_in_order(tmp_path: Path) -> None:
    dates = [
        "-0043-03-15",
        "0850",
        "1848-03",
        "1848-04",
        "1905",
        "1917",
        "1941",
        "1945-02",
        "1945-03",
        "[..1950]",
    ]
    lines = "".join(f"{date} event\n" for date in [*dates, "undated"])
    (tmp_path / "case.regesta").write_text(f"case c format 1\n{lines}", encoding="utf-8")
    rows = chronology(load(tmp_path))
    for most in (1, 2, 3, 100):
        found = periods(rows, most)
        assert [row.id for period in found for row in period.rows] == [row.id for row in rows]
        assert len({period.name for period in found}) == len(found)
        assert all(len(period.rows) <= most or period.title.isdigit() for period in found)
    assert [period.title for period in periods(rows, 100)] == [
        "The 1st century BC",
        "The 9th century",
        "The 19th century",
        "The 20th century",
        "Undated",
    ]
