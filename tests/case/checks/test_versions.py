"""Versions of a text: none is made after the final one, none by the dead."""

from pathlib import Path

import pytest

from regesta.case import check, load

CASE = """case statute "A statute" format 1
person anna "Anna"
  died      1850-03-01
matter statute "The statute"
version first of statute
  hand      anna
  date      {first}
version second of statute from first
  kind      final
  date      1850-04
version third of statute from {third}
  date      {last}
"""


@pytest.mark.parametrize(
    ("first", "third", "last", "codes"),
    [
        ("1850-01", "first", "1850-02", set()),
        ("1850-05", "first", "1850-02", {"act-after-death", "version-after-final"}),
        ("1850-01", "second", "1850-02", {"version-after-final"}),
        ("1850-01", "first", "1850-06", {"version-after-final"}),
    ],
)
def test_versions_are_told(first: str, third: str, last: str, codes: set[str], tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(CASE.format(first=first, third=third, last=last), encoding="utf-8")
    told = {problem.code for problem in check(load(tmp_path))}
    assert told & {"act-after-death", "version-after-final"} == codes
