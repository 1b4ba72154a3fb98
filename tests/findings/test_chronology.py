"""The chronology: order, bounds and rows."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from regesta.case import Case, load
from regesta.dates import End, parse
from regesta.findings.chronology import chronology

HEAD = 'case c format 1\nsource s "S"\nperson kim "Kim"\nperson pak "Pak"\nmatter war "The war"\n'


def _case(folder: Path, text: str) -> Case:
    (folder / "case.regesta").write_text(HEAD + text, encoding="utf-8")
    return load(folder)


def test_order_is_of_bounds_and_the_undated_come_last(tmp_path: Path) -> None:
    case = _case(
        tmp_path,
        "undated say ^u\n[..1950-01] event ^by\n1950 event ^year\n1949-12 event ^month\n1950-01-31 event ^day\n",
    )
    assert [row.id for row in chronology(case)] == ["^month", "^year", "^by", "^day", "^u"]


def test_a_row_tells_an_entry(tmp_path: Path) -> None:
    case = _case(
        tmp_path,
        "1950-01-31 write war ^sent\n  by        kim\n  to        pak\n  through   kim\n  cert      high\n"
        "  cites     s 4\n    mode    reports\n",
    )
    (row,) = chronology(case)
    assert row.actors == ("kim", "pak")
    assert (row.kind, row.matter, row.cert, row.date) == ("write", "war", "high", "1950-01-31")
    assert row.earliest == row.latest == parse("1950-01-31").earliest
    assert row.says == "Kim writes to Pak about the war"
    assert [tuple(one) for one in row.citations] == [("s", "4", "reports")]


def test_about_widens_only_where_the_case_says(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    plain = _case(tmp_path / "a", "1950~ event ^e\n")
    (tmp_path / "b" / "case.regesta").write_text(
        "case c format 1\n  about     1 year\n1950~ event ^e\n1950 event ^f\n", encoding="utf-8"
    )
    wide = load(tmp_path / "b")
    assert chronology(plain)[0].earliest == parse("1950").earliest
    rows = {row.id: row for row in chronology(wide)}
    assert (rows["^e"].earliest, rows["^e"].latest) == (parse("1949").earliest, parse("1951").latest)
    assert (rows["^f"].earliest, rows["^f"].latest) == (parse("1950").earliest, parse("1950").latest)


def test_the_undated_have_unknown_bounds(tmp_path: Path) -> None:
    (row,) = chronology(_case(tmp_path, "undated say ^u\n"))
    assert (row.earliest, row.latest, row.words) == (End.UNKNOWN, End.UNKNOWN, "undated")


@given(st.lists(st.integers(1000, 2000), min_size=1, max_size=20))
def test_the_order_of_the_file_does_not_matter(years: list[int]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        text = "".join(f"{year} event\n" for year in years)
        found = [row.date for row in chronology(_case(Path(folder), text))]
    assert found == sorted(map(str, years))


def test_an_answer_bounds_what_is_open_though_nothing_else_is_related(tmp_path: Path) -> None:
    text = (
        "1949-06-01 request war ^ask\n  by kim\n  to pak\nundated refuse war ^answer\n  by pak\n  answers ^ask\n"
        "undated request war ^again\n  by kim\n  to pak\n1950-03-01 approve war\n  by pak\n  answers ^again\n"
    )
    rows = {row.id: row for row in chronology(_case(tmp_path, text))}
    assert rows["^answer"].earliest == parse("1949-06-01").earliest
    assert rows["^again"].latest == parse("1950-03-01").latest
