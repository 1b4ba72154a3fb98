"""Drafts held against entries."""

from pathlib import Path

import pytest

from regesta.acts import ACTS
from regesta.case import load
from regesta.dates import End
from regesta.reading.evaluation import Evaluation, compare_dates, evaluate, evaluate_files
from regesta.reading.families import FAMILIES, family
from regesta.sources import Text
from regesta.statements.grammar import OTHER_VERBS

TEXT = Text("Ward refused the bridge in 1950, and the clerk recalled it. Lin attacked the town. It rained.")
HEAD = 'case c "C" format 1\nsource s "S"\nperson ward "Ward"\nperson lin "Lin"\nmatter bridge "The bridge"\n'
GOLD = """
1950 refuse bridge ^no
  by        ward
  cites     s 1 "Ward refused the bridge in 1950"
undated attack ^raid
  by        lin
  cites     s 1 "Lin attacked the town"
    mode    probable
undated holds rain "It rains"
  cites     s 1 "It rained"
"""


def evaluated(tmp_path: Path, drafts: str, entries: str = GOLD, *, is_part: bool = False) -> Evaluation:
    gold, made = tmp_path / "gold.regesta", tmp_path / "drafts.regesta"
    gold.write_text(HEAD + entries, encoding="utf-8")
    made.write_text(drafts, encoding="utf-8")
    return evaluate(load(made), load(gold), {"s": TEXT}, is_part=is_part)


def draft(head: str, words: str, *fields: str) -> str:
    """A draft as the reader writes it."""
    lines = [head, *(f"  {field}" for field in fields), f'  cites s 1 "{words}"', "  draft rule"]
    return "\n".join(lines) + "\n"


RIGHT = draft("1950-03 refuse ?", "Ward refused the bridge in 1950", "by ward")


def test_what_meets_an_entry_is_found_and_right(tmp_path: Path) -> None:
    found = evaluated(tmp_path, RIGHT)
    assert (len(found.entries), len(found.found), len(found.right)) == (3, 1, 1)
    (meeting,) = found.meetings
    assert (meeting.dates, meeting.actors, meeting.is_mode_right) == ("narrower", "right", True)
    assert [one.statement.name for one in found.missed][:1] == ["^raid"]


@pytest.mark.parametrize(
    "wrong",
    [
        draft("1950 approve ?", "Ward refused the bridge in 1950", "by ward"),  # another family
        draft("1951 refuse ?", "Ward refused the bridge in 1950", "by ward"),  # another year
        draft("1950 refuse ?", "and the clerk recalled it. Lin", "by ward"),  # other words
    ],
)
def test_what_meets_no_entry_is_wrong(tmp_path: Path, wrong: str) -> None:
    found = evaluated(tmp_path, wrong)
    assert not found.found and len(found.wrong) == 1


def test_another_actor_is_found_and_not_right(tmp_path: Path) -> None:
    found = evaluated(tmp_path, draft("1950 refuse ?", "Ward refused the bridge in 1950", "by lin"))
    assert len(found.found) == 1 and not found.right and found.meetings[0].actors == "other"


def test_modes_are_told_with_what_they_were_taken_for(tmp_path: Path) -> None:
    found = evaluated(tmp_path, draft("undated attack", "Lin attacked the town"))
    assert found.confusions() == [(("asserts", "probable"), 1)]


def test_the_families_add_up(tmp_path: Path) -> None:
    rows = evaluated(tmp_path, RIGHT).by_family()
    assert sum(row[1] for row in rows) == 3 and sum(row[2] for row in rows) == 1


def test_every_verb_is_in_one_family() -> None:
    verbs = [verb for _, some in FAMILIES for verb in some]
    assert sorted(verbs) == sorted([*(act.word for act in ACTS), *OTHER_VERBS, "claim", "same", "term"])


def test_who_held_an_office_is_of_its_family(tmp_path: Path) -> None:
    file = tmp_path / "a.regesta"
    file.write_text("1950 holds a\n1950 holds b\n  by ward\nterm ^t of ^x warning\n", encoding="utf-8")
    assert [family(one) for one in load(file).entries] == ["state", "office", "speech"]


@pytest.mark.parametrize(
    ("draft_bounds", "entry_bounds", "expected"),
    [
        ((1, 2), (1, 2), "same"),
        ((0, 9), (1, 2), "wider"),
        ((1, 1), (0, 2), "narrower"),
        ((1, 5), (4, 9), "other edge"),
        ((1, 2), (3, 4), "apart"),
        ((End.UNKNOWN, End.UNKNOWN), (3, 4), "open"),
        ((End.UNKNOWN, End.UNKNOWN), (End.UNKNOWN, End.UNKNOWN), "same"),
        ((End.OPEN, 5), (1, 2), "wider"),
    ],
)
def test_dates_are_compared_by_their_bounds(
    draft_bounds: tuple[int | End, int | End], entry_bounds: tuple[int | End, int | End], expected: str
) -> None:
    assert compare_dates(draft_bounds, entry_bounds) == expected


def test_of_a_part_drafts_elsewhere_are_left_out(tmp_path: Path) -> None:
    entry = '1950 refuse bridge\n  by ward\n  cites s "Ward refused the bridge in 1950"\n'
    drafts = RIGHT + draft("undated attack", "Lin attacked the town")
    whole, part = (evaluated(tmp_path, drafts, entry, is_part=is_part) for is_part in (False, True))
    assert len(whole.drafts) == 2 and len(part.drafts) == 1 and len(part.right) == 1


def test_files_and_folders_are_read(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(HEAD.replace('source s "S"', 'source s "S"\n  text s.txt') + GOLD)
    (tmp_path / "s.txt").write_text(TEXT.content)
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "s.regesta").write_text(RIGHT)
    gold = load(tmp_path)
    for path in (tmp_path, tmp_path / "drafts", tmp_path / "drafts" / "s.regesta"):
        found = evaluate_files(path, gold)
        assert found is not None and len(found.found) == 1
    assert evaluate_files(tmp_path / "nothing", gold) is None
