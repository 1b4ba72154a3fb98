"""How dates lie in time: what is certain, what is possible, and where they are open."""

from pathlib import Path

import pytest

from regesta.case import load
from regesta.dates import End, format_bound
from regesta.findings.extents import Extent, extents


def _extents(folder: Path, header: str) -> tuple[Extent, ...]:
    (folder / "case.regesta").write_text(f"case c format 1\n  about 1 year\n{header}\n", encoding="utf-8")
    (entry,) = load(folder).entries
    return extents(load(folder), entry)


@pytest.mark.parametrize(
    ("header", "manner", "bounds"),
    [
        ("1950-01-30 event", "once", "1950-01-30 1950-01-30 None None"),
        ("[1948..1950] event", "once", "1948-01-01 1950-12-31 None None"),
        ("[1948..1950] event series", "repeatedly", "1948-01-01 1950-12-31 None None"),
        ("[..1950-01] event", "once", "open 1950-01-31 None None"),
        ("1948/1950 event", "throughout", "1948-01-01 1950-12-31 1948-12-31 1950-01-01"),
        ("1948/1948 event", "throughout", "1948-01-01 1948-12-31 None None"),
        ("1945-08/.. event", "throughout", "1945-08-01 open 1945-08-31 open"),
        ("1945-08/ event", "throughout", "1945-08-01 unknown 1945-08-31 1945-08-31"),
        ("../1945 event", "throughout", "open 1945-12-31 open 1945-01-01"),
        ("/1945 event", "throughout", "unknown 1945-12-31 1945-01-01 1945-01-01"),
        ("1950~ event", "once", "1949-01-01 1951-12-31 None None"),
    ],
)
def test_one_stretch(tmp_path: Path, header: str, manner: str, bounds: str) -> None:
    (found,) = _extents(tmp_path, header)
    told = (found.first, found.last, found.core_first, found.core_last)
    assert found.manner == manner
    assert " ".join(str(bound) if bound is None else format_bound(bound) for bound in told) == bounds
    assert found.is_doubtful == ("~" in header)


def test_the_members_of_a_set(tmp_path: Path) -> None:
    assert [one.manner for one in _extents(tmp_path, "{1948,1950} event")] == ["each", "each"]
    assert [one.manner for one in _extents(tmp_path, "[1948,1950] event")] == ["either", "either"]


def test_no_date_has_none(tmp_path: Path) -> None:
    assert _extents(tmp_path, "undated event") == ()
    assert Extent("once", End.OPEN, 1).core_first is None
