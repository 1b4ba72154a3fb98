"""Sealing: words replaced by what verifies them, and all else as it was."""

from pathlib import Path

import pytest

from regesta.case import check, load
from regesta.case.texts import held_texts
from regesta.editing import laid_out, seal_case, write
from regesta.findings.citations import citation_problems, citations, verdicts

TEXT = """\
The clerk was told to wait until the council had met and the engineers had re-
ported on the bridge over the river. Nobody else spoke, and he thought that it was late.
He went home early that day. He went home early that day.
"""
CASE = """\
case c format 1
source a "A"      # the minutes
  text      a.txt # here
  locators  lines
  language  en
  part of   b
source b "B"
person kim "Kim"
matter war "The war"
1950-01 request war ^asked   # asked
  by        kim
  cites     a 1 "The clerk was told to wait until the council had"   # so

          + "met and the engineers had reported on the bridge over the river."  # more
    seen    me 2024-01-02   # twice
    mode    asserts
"""


def _case(folder: Path, *more: str, text: str = TEXT) -> Path:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (folder / "case.regesta").write_bytes((CASE + "".join(more)).encode())
    return folder


def _refusals(folder: Path) -> list[str]:
    case = load(folder)
    sealing = seal_case(case, held_texts(case).texts)
    return [problem.message for problem in sealing.refused]


def test_the_words_go_and_all_else_stays(tmp_path: Path) -> None:
    folder = _case(tmp_path)
    case = load(folder)
    sealing = seal_case(case, held_texts(case).texts)
    assert (len(sealing.sealed), len(sealing.marked), sealing.refused) == (1, 1, ())
    assert (folder / "case.regesta").read_text() == CASE, "a patch changes nothing by itself"
    write(folder, sealing.patch)
    after = (folder / "case.regesta").read_text()
    for words in ("clerk", "engineers", "river"):
        assert words not in after
    for comment in ("# the minutes", "# here", "# asked", "# so", "# more", "# twice"):
        assert comment in after
    case = load(folder)
    held = held_texts(case)
    found = citations(case, held.texts)
    assert verdicts(found)["verified"] == 1
    assert [*check(case), *held.problems, *citation_problems(case, found)] == []
    (source, _) = case.of_kind("source")
    assert source.word("digest") == held.texts["a"].digest
    assert source.word("extraction") == "plain-1"


def test_sealing_twice_is_sealing_once(tmp_path: Path) -> None:
    folder = _case(tmp_path)
    for expected in (1, 0):
        case = load(folder)
        sealing = seal_case(case, held_texts(case).texts)
        assert len(sealing.patch) == expected
        write(folder, sealing.patch)


def test_a_sealed_file_can_be_laid_out(tmp_path: Path) -> None:
    folder = _case(tmp_path)
    case = load(folder)
    write(folder, seal_case(case, held_texts(case).texts).patch)
    before = load(folder)
    laid = laid_out("case.regesta", (folder / "case.regesta").read_bytes())
    (folder / "case.regesta").write_bytes(laid)
    after = load(folder)
    assert [f.value for _, f in before.fields("cites")] == [f.value for _, f in after.fields("cites")]


@pytest.mark.parametrize(
    ("citation", "reason"),
    [
        ('cites a 2 "Nobody else spoke"', "3 words are too few"),
        ('cites a 2 "and he thought that it was late" # 7', "7 words are too few"),
        ('cites a "The clerk was told to wait until the council … it was late"', "3 words are too few"),
        ('cites a 3 "He went home early that day."', "stand in 2 places"),
        ('cites a 1 "The clerk was told not to wait until the council"', "not in the text"),
        ('cites a 3 "The clerk was told to wait until the council"', "elsewhere than the locator"),
        ('cites a 9 "The clerk was told to wait until the council"', "elsewhere than the locator"),
        ('cites b 1 "The clerk was told to wait until the council"', "the text of b is not held"),
        ('cites a 1 "Der Beamte sollte warten, bis der Rat getagt"\n    language de', "language"),
        ('cites a 1 "The clerk was told to wait until the council"\n    prefix "Then"', "before or after"),
    ],
)
def test_what_cannot_be_sealed_is_left_and_told(tmp_path: Path, citation: str, reason: str) -> None:
    folder = _case(tmp_path, f"1951 refuse war\n  by kim\n  {citation}\n")
    case = load(folder)
    sealing = seal_case(case, held_texts(case).texts)
    assert len(sealing.sealed) == 1
    (problem,) = sealing.refused
    assert problem.code == "not-sealed" and reason in problem.message
    assert problem.position.line == CASE.count("\n") + 3
    write(folder, sealing.patch)
    assert citation in (folder / "case.regesta").read_text()


def test_a_text_that_has_changed_is_not_sealed_from(tmp_path: Path) -> None:
    folder = _case(tmp_path)
    text = (folder / "case.regesta").read_text()
    (folder / "case.regesta").write_text(text.replace("  locators", f"  digest    {'A' * 43}\n  locators"))
    assert _refusals(folder) == ["the text of a is not the one that was seen: its digest differs"]


def test_only_the_sources_asked_for(tmp_path: Path) -> None:
    case = load(_case(tmp_path))
    sealing = seal_case(case, held_texts(case).texts, ["b"])
    assert sealing.sealed == () and len(sealing.marked) == 1


def test_sealing_keeps_a_judgement_fresh_and_a_stale_one_stale(tmp_path: Path) -> None:
    folder = _case(tmp_path)
    case = load(folder)
    write(folder, seal_case(case, {}, ["b"]).patch)  # marks alone
    marked = (folder / "case.regesta").read_text()
    for text, codes in ((marked, []), (marked.replace("1950-01", "1950-02"), ["stale-mark"])):
        (folder / "case.regesta").write_text(text)
        case = load(folder)
        write(folder, seal_case(case, held_texts(case).texts).patch)
        assert [problem.code for problem in check(load(folder))] == codes


def test_no_words_of_a_sealed_source_are_in_messages_or_passages(tmp_path: Path) -> None:
    from regesta.findings.passages import passages

    other = (
        "1951 refuse war\n  by kim\n"
        '  cites a 2 "ported on the bridge over the stream. Nobody else spoke"\n'
        '  cites a 1 "The clerk was told … until the council"\n'
    )
    folder = _case(tmp_path, other)
    case = load(folder)
    open_case = citations(case, held_texts(case).texts)
    (problem,) = citation_problems(case, open_case)
    assert "'river' where 'stream' is quoted" in problem.remedy
    assert any(passage.left_out for passage in passages(open_case, "a"))
    write(folder, seal_case(case, held_texts(case).texts).patch)
    case = load(folder)
    found = citations(case, held_texts(case).texts)
    (problem,) = citation_problems(case, found)
    assert problem.code == "quotation-missing" and "river" not in problem.remedy
    assert "sealed" in problem.remedy and "1-2" in problem.remedy
    shown = passages(found, "a")
    assert not any(passage.left_out for passage in shown)
    kinds = {str(selector["type"]) for passage in shown for selector in passage.selectors}
    assert kinds == {"TextPositionSelector"}
