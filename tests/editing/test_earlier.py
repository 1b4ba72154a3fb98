"""Earlier states of a case: before its saves, whatever was saved since, and in its commits."""

import itertools
import subprocess
from pathlib import Path

import pytest

from regesta.case import load
from regesta.editing import Change, Journal
from regesta.editing.earlier import NoSuchState, earlier_states, unfold

HEAD = 'case c "C" format 1\n'
STATES = [HEAD, f"{HEAD}1950 meet ^met\n", f"{HEAD}1950 meet ^met\n1951 meet ^again\n"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case that was saved twice."""
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.regesta").write_text(STATES[0], encoding="utf-8")
    for before, after in itertools.pairwise(STATES):
        patch = (Change("case.regesta", before.encode(), after.encode()),)
        Journal(folder).save(patch, "import of a.xml" if after == STATES[1] else "an edit")
    return folder


def test_the_states_before_each_save_are_had_back(folder: Path, tmp_path: Path) -> None:
    found = earlier_states(folder)
    assert [(one.kind, one.says) for one in found] == [("save", "an edit"), ("import", "import of a.xml")]
    (folder / "case.regesta").write_text(f"{STATES[2]}# by another hand\n", encoding="utf-8")
    (folder / "beside.regesta").write_text("1952 meet\n", encoding="utf-8")
    for number, (one, text) in enumerate(zip(found, reversed(STATES[:-1]), strict=True)):
        into = tmp_path / str(number)
        into.mkdir()
        main = unfold(load(folder), one.key, into)
        assert main.read_text("utf-8") == text and (into / "beside.regesta").exists()


def test_a_file_that_a_save_brought_is_not_there_before_it(folder: Path, tmp_path: Path) -> None:
    included = f'{STATES[2]}include "more.regesta"\n'
    patch = (
        Change("case.regesta", STATES[2].encode(), included.encode()),
        Change("more.regesta", None, b"1960 meet\n"),
    )
    Journal(folder).save(patch, "more")
    (tmp_path / "into").mkdir()
    unfold(load(folder), earlier_states(folder)[0].key, tmp_path / "into")
    assert [file.name for file in (tmp_path / "into").iterdir()] == ["case.regesta"]


@pytest.mark.parametrize("key", ["", "save-", "save-99", "save-²", "commit-HEAD", "commit---all", "../x"])
def test_what_is_no_state_is_told(folder: Path, tmp_path: Path, key: str) -> None:
    (tmp_path / "into").mkdir()
    with pytest.raises(NoSuchState):
        unfold(load(folder), key, tmp_path / "into")
    assert list((tmp_path / "into").iterdir()) == []


def test_a_journal_that_came_with_a_case_writes_nothing_elsewhere(folder: Path, tmp_path: Path) -> None:
    Journal(folder).record((Change("../out.regesta", b"evil", b"x"),), "evil")
    (tmp_path / "deep" / "into").mkdir(parents=True)
    unfold(load(folder), earlier_states(folder)[0].key, tmp_path / "deep" / "into")
    assert not (tmp_path / "deep" / "out.regesta").exists()


def test_commits_are_states_too(folder: Path, tmp_path: Path) -> None:
    git = ["git", "-C", str(folder), "-c", "user.name=T", "-c", "user.email=t@example.org"]
    for command in (["init", "-q"], ["add", "case.regesta"], ["commit", "-qm", "The first"]):
        subprocess.run([*git, *command], check=True)
    (folder / "case.regesta").write_text(STATES[0], encoding="utf-8")
    commit = earlier_states(folder, has_journal=False)
    assert [(one.kind, one.says) for one in commit] == [("commit", "The first")]
    (tmp_path / "into").mkdir()
    assert unfold(load(folder), commit[0].key, tmp_path / "into").read_text("utf-8") == STATES[2]


def test_what_leads_out_of_the_folder_is_no_part_of_an_earlier_state(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.regesta").write_text('person x "A secret"\n', encoding="utf-8")
    (folder / "linked.regesta").symlink_to(tmp_path / "secret.regesta")
    (tmp_path / "into").mkdir()
    unfold(load(folder), earlier_states(folder)[0].key, tmp_path / "into")
    assert [file.name for file in (tmp_path / "into").iterdir()] == ["case.regesta"]
