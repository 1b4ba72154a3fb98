"""Renaming: a name everywhere it stands, and nowhere else."""

import shutil
from pathlib import Path

import pytest

from regesta.case import check, load
from regesta.editing import NotRenamed, rename, write

ROOT = Path(__file__).parents[2]

MAIN = """\
case town "kim" format 1   # kim in a comment
include "more.regesta"
source kim-diary "kim's diary"
person kim "kim"
person pak
  kin parent kim
body by "By"
group party part of by
  name "kim" nickname
    cites kim-diary 1
matter march
1950 request march ^asked "kim asks"
  by kim, kim? , pak|kim
  to by
  with moscow = kim|pak
  note kim stands in a note
  cites kim-diary 13
    claimant some of kim
    via kim recalls, kim, present ?
1950 request march
  by pak,
  # between
  + kim
[1950..1951] refuse march ^kim
  answers ^asked
"""
MORE = """\
question why
hypothesis trap of why
evidence ^e on why
  if trap 0.3
1949 begins bomb "The bomb"
model m
  bomb holds bomb at ^kim
term ^t of ^kim condition
practice-holder
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case in two files with names in every position; its last line is broken."""
    (tmp_path / "case.regesta").write_bytes(MAIN.encode())
    (tmp_path / "more.regesta").write_bytes(MORE.encode().replace(b"\n", b"\r\n"))
    return tmp_path


def _renamed(folder: Path, old: str, new: str) -> tuple[str, str]:
    write(folder, rename(load(folder), old, new).patch)
    main, more = (folder / f"{name}.regesta" for name in ("case", "more"))
    return main.read_bytes().decode(), more.read_bytes().decode().replace("\r\n", "\n")


def test_a_name_is_changed_where_it_is_a_name(folder: Path) -> None:
    main, more = _renamed(folder, "kim", "il-sung")
    changed = {
        'person kim "kim"': 'person il-sung "kim"',
        "kin parent kim": "kin parent il-sung",
        "by kim, kim? , pak|kim": "by il-sung, il-sung? , pak|il-sung",
        "moscow = kim|pak": "moscow = il-sung|pak",
        "claimant some of kim": "claimant some of il-sung",
        "via kim recalls, kim, present ?": "via il-sung recalls, kim, present ?",
        "+ kim": "+ il-sung",
    }
    expected = MAIN
    for old, new in changed.items():
        assert old in expected
        expected = expected.replace(old, new)
    assert (main, more) == (expected, MORE)


def test_an_entrys_name_keeps_its_sign(folder: Path) -> None:
    main, more = _renamed(folder, "^kim", "veto")
    assert main == MAIN.replace("^kim", "^veto")
    assert more == MORE.replace("^kim", "^veto")


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        (
            "by",
            "council",
            {"body by": "body council", "part of by": "part of council", "to by": "to council"},
        ),
        ("kim-diary", "diary", {"source kim-diary": "source diary", "cites kim-diary": "cites diary"}),
        (
            "march",
            "walk",
            {f"{word} march": f"{word} walk" for word in ("matter", "request", "refuse")},
        ),
        ("trap", "snare", {"hypothesis trap": "hypothesis snare", "if trap": "if snare"}),
        ("bomb", "arms", {"begins bomb": "begins arms", "holds bomb": "holds arms"}),
        (
            "why",
            "cause-of-it",
            {
                "question why": "question cause-of-it",
                " of why": " of cause-of-it",
                " on why": " on cause-of-it",
            },
        ),
    ],
)
def test_words_of_the_language_are_not_taken_for_names(
    folder: Path, old: str, new: str, changed: dict[str, str]
) -> None:
    expected = [MAIN, MORE]
    for before, after in changed.items():
        expected = [text.replace(before, after) for text in expected]
    assert list(_renamed(folder, old, new)) == expected


@pytest.mark.parametrize(
    ("old", "new", "what", "remedy"),
    [
        ("kin", "x", "nothing is named kin", "did you mean kim"),
        ("asked", "x", "nothing is named asked", "did you mean ^asked"),
        ("kim", "pak", "pak stands in the case already", "another name"),
        ("kim", "kim", "is kim already", "another name"),
        ("kim", "^x", "no entry's name", "write x"),
        ("kim", "3x", "not a name", "begins with a letter"),
        ("kim", "not", "meaning of its own", "another name"),
        ("kim", "a b", "not a name", "begins with a letter"),
    ],
)
def test_what_is_refused(folder: Path, old: str, new: str, what: str, remedy: str) -> None:
    with pytest.raises(NotRenamed) as raised:
        rename(load(folder), old, new)
    assert what in raised.value.what
    assert remedy in raised.value.remedy


def test_a_name_in_lines_that_cannot_be_read_is_not_half_renamed(folder: Path) -> None:
    with (folder / "more.regesta").open("ab") as stream:
        stream.write(b"persn kim\r\n")
    with pytest.raises(NotRenamed, match=r"more\.regesta:10 belongs to a directive that cannot be read"):
        rename(load(folder), "kim", "il-sung")


def test_names_that_are_not_in_normal_form(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(
        "case a\nperson cafe\u0301\nperson b\n  kin parent caf\u00e9\n", "utf-8"
    )
    write(tmp_path, rename(load(tmp_path), "cafe\u0301", "coffee").patch)
    assert (tmp_path / "case.regesta").read_text(
        "utf-8"
    ) == "case a\nperson coffee\nperson b\n  kin parent coffee\n"


def test_every_name_of_the_korea_case_can_be_changed_and_changed_back(tmp_path: Path) -> None:
    folder = tmp_path / "korea"
    shutil.copytree(ROOT / "cases" / "korea", folder)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    problems = [problem.code for problem in check(load(folder))]
    case = load(folder)
    for name in [*case.named][::40]:
        there = rename(case, name, "^zzz-new" if name[0] == "^" else "zzz-new")
        write(folder, there.patch)
        renamed = load(folder)
        assert [problem.code for problem in check(renamed)] == problems, name
        write(folder, rename(renamed, there.new, name).patch)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_the_directive_that_cannot_be_read_is_pointed_at(folder: Path) -> None:
    (folder / "case.regesta").write_text('case c "C" format 1\npersn kim "Kim"\n', encoding="utf-8")
    with pytest.raises(NotRenamed) as refused:
        rename(load(folder), "kim", "il-sung")
    assert refused.value.what.startswith("case.regesta:2 belongs to a directive that cannot be read")
