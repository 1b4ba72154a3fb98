"""The case and its indexes."""

from pathlib import Path

from regesta.case import Case, load
from regesta.dates import End, format_bound

TEXT = """case c "The case" format 1
  about     2 years
office chair "The chair"
1950~ begins peace ^p "There is peace"
1951 begins chair ^q
undated event ^r
aproved ^s
"""


def opened(folder: Path) -> Case:
    """The case of TEXT."""
    (folder / "case.regesta").write_text(TEXT, encoding="utf-8")
    return load(folder)


def test_names_stand_for_what_gives_them_first(tmp_path: Path) -> None:
    case = opened(tmp_path)
    assert case.named["peace"].name == "^p" and case.named["chair"].kind == "office"
    assert list(case.states) == ["peace"]
    assert (case.title, case.title_of("chair"), case.title_of("nothing")) == (
        "The case",
        "The chair",
        "nothing",
    )


def test_about_widens_as_far_as_the_case_says(tmp_path: Path) -> None:
    case = opened(tmp_path)
    assert [format_bound(bound) for bound in case.bounds(case.named["^p"])] == ["1948-01-01", "1952-12-31"]
    assert case.bounds(case.named["^r"]) == (End.UNKNOWN, End.UNKNOWN)


def test_what_cannot_be_read_may_mention_a_name(tmp_path: Path) -> None:
    case = opened(tmp_path)
    assert case.is_perhaps_mentioned("^s") and not case.is_perhaps_mentioned("^p")
