"""One actor whole."""

from pathlib import Path

from regesta.case import load
from regesta.findings.careers import career, careers


def test_names_offices_memberships_kin_and_acts(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(
        'case c\nperson kim "Kim"\n  name "Kim Song-ju" born-name\n  kin spouse sim\nperson sim\nperson son\n'
        "  kin parent kim\nbody party\noffice head of party\n1948/1950 holds head\n  by kim\n1925 join party\n"
        "  by kim\n1950 request war\n  by kim\n  count 3 letters\n1949 arrest\n  by party\n  whom kim\n",
        encoding="utf-8",
    )
    found = career(load(tmp_path), "kim")
    assert found is not None
    value = found.value
    assert value.names == ("Kim Song-ju (born-name)",)
    assert value.kin == (("spouse", "sim"), ("child", "son"))
    assert [(one.name, one.date) for one in value.offices] == [("head", "1948/1950")]
    assert [(one.name, one.title) for one in value.memberships] == [("party", "join party")]
    assert [row.kind for row in value.does] == ["join", "holds", "request"]
    assert [row.kind for row in value.suffers] == ["arrest"]
    assert [count for _, count in value.numbers] == ["3 letters"]
    assert career(load(tmp_path), "war") is None
    head = career(load(tmp_path), "head")
    assert head is not None
    assert [(one.name, one.words) for one in head.value.holders] == [("kim", "from 1948 to 1950")]
    assert not head.value.offices
    every = careers(load(tmp_path))
    assert [one.subject for one in every] == ["kim", "sim", "son", "party", "head"]
    assert every[0] == found
