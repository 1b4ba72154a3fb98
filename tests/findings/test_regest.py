"""Regests: an entry as a sentence."""

from pathlib import Path

import pytest

from regesta.case import load
from regesta.findings.regest import regest

HEAD = """case c format 1
source s "S"
person kim "Kim"
person pak "Pak"
body bureau "The bureau"
group advisers "The advisers"
office chair "The chair"
matter war "The war"
place moscow "Moscow"
"""


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ('1950 request war "Kim asks again"\n  by kim', "Kim asks again"),
        ("1950 request war\n  by kim\n  to bureau", "Kim requests the war — to the bureau"),
        ("1950 carry-out war\n  by advisers", "The advisers carry out the war"),
        ("1950 deny war\n  by kim, pak", "Kim and Pak deny the war"),
        ("1950 not supply war\n  by bureau", "The bureau does not supply the war"),
        ("1950 refuse war", "somebody refuses the war"),
        ("1950 refuse war\n  by ?", "somebody unknown refuses the war"),
        ('1950 refuse war\n  by unnamed "a general"', "a general refuses the war"),
        ("1950 refuse war\n  by kim?", "Kim (?) refuses the war"),
        ("1950 refuse war\n  by kim|pak", "Kim or Pak refuses the war"),
        ("1950 refuse war\n  by moscow = kim|bureau", "Moscow (Kim or The bureau) refuses the war"),
        ("1950 refuse war\n  by most of advisers", "most of The advisers refuse the war"),
        ("1950 meet war\n  by kim\n  with pak", "Kim meets Pak about the war"),
        ("1950 write\n  by kim\n  to bureau", "Kim writes to the bureau"),
        ("1950 appoint chair\n  by bureau\n  whom kim", "The bureau appoints Kim the chair"),
        ("1950 event war", "event the war"),
        ("1950 not event war", "not: event the war"),
        ("same kim pak", "Kim and Pak are the same"),
        ("claim x\n  prevents war", "claim x"),
    ],
)
def test_regest(tmp_path: Path, entry: str, sentence: str) -> None:
    (tmp_path / "case.regesta").write_text(f"{HEAD}\n{entry}\n", encoding="utf-8")
    case = load(tmp_path)
    assert not case.problems
    assert regest(case, case.entries[0]) == sentence
