"""A citation is put under its entry, and its source where people write sources."""

from pathlib import Path

import pytest

from regesta.case import Case, load
from regesta.editing.citing import NotCited, cite
from regesta.editing.writer import NotWritten, write
from regesta.statements.statement import field_cites
from regesta.statements.values import Cites

MAIN = """case c "C" format 1
include "letters.regesta"
source diary "A diary"

1848-03-04 say ^said "He spoke"  # as they tell
  cites     diary 3
1848-03-05 say ^again
"""
CITES = Cites("minutes", "12", "the words that stand there", None)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    (tmp_path / "case.regesta").write_text(MAIN, encoding="utf-8")
    (tmp_path / "letters.regesta").write_text('source letters "Letters"\n', encoding="utf-8")
    return load(tmp_path)


def test_it_stands_last_under_its_entry(case: Case) -> None:
    write(case.folder, cite(case, "^said", CITES))
    lines = (case.folder / "case.regesta").read_text(encoding="utf-8").splitlines()
    assert lines[6:8] == ['  cites     minutes 12 "the words that stand there"', "1848-03-05 say ^again"]


@pytest.mark.parametrize(("ledger", "file"), [("", "letters.regesta"), ("letters.imported", "case.regesta")])
def test_its_source_stands_below_the_last_one_that_no_import_wrote(
    case: Case, ledger: str, file: str
) -> None:
    if ledger:
        (case.folder / ledger).write_text("", encoding="utf-8")
    write(case.folder, cite(case, "^said", CITES, source='source minutes "Minutes"\n  text      minutes.txt'))
    again = load(case.folder)
    assert again.named["minutes"].file == file
    assert [one.source for one in map(field_cites, again.named["^said"].citations)] == ["diary", "minutes"]


def test_what_is_not_named_is_told_with_what_may_be_meant(case: Case) -> None:
    with pytest.raises(NotCited) as told:
        cite(case, "said", CITES)
    assert told.value.remedy == "did you mean ^said?"


def test_a_file_that_has_changed_meanwhile_is_left_alone(case: Case) -> None:
    main = case.folder / "case.regesta"
    main.write_text("# a new line\n" + MAIN, encoding="utf-8")
    with pytest.raises(NotWritten, match="has changed"):
        cite(case, "^said", CITES)
    assert main.read_text(encoding="utf-8") == "# a new line\n" + MAIN
