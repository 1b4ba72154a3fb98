"""Commits with a sensible message, and the history of a statement, through git itself."""

import os
import subprocess
from pathlib import Path

import pytest

from regesta.editing import repository
from regesta.editing.repository import NoRepository, commit, history, message_of
from regesta.statements.filetext import read_file_text
from regesta.statements.parser import read_statements
from regesta.statements.statement import Statement

FIRST = 'case c "C" format 1\n\n1950 refuse war ^veto\n  by        stalin\n'


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def write(folder: Path, text: str, name: str = "case.regesta") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return name


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case below the top of a repository, with nothing committed; git knows no configuration but the repository's."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "config", "user.name", "The Recorder")
    git(tmp_path, "config", "user.email", "recorder@example.org")
    (tmp_path / "case").mkdir()
    write(tmp_path / "case", FIRST)
    return tmp_path / "case"


def test_what_changed_is_the_message(folder: Path) -> None:
    assert commit(folder, ["case.regesta"]).message == "Add c and ^veto"
    write(folder, FIRST.replace("1950", "1949") + "\n1951 meet ^met\n")
    made = commit(folder, ["case.regesta"])
    assert made.message == "Add ^met; change ^veto"
    assert git(folder, "log", "-1", "--format=%H %s").split(None, 1) == [made.id, "Add ^met; change ^veto\n"]
    write(
        folder,
        FIRST.replace("1950", "1949").replace("  by        stalin", "   by stalin") + "\n1951 meet ^met\n",
    )
    assert commit(folder, ["case.regesta"]).message == "Lay out the case anew"
    assert commit(folder, [write(folder, "", "more.regesta")], "By hand\n").message == "By hand"


def read(text: str) -> tuple[Statement, ...]:
    return read_statements(read_file_text("a", text.encode())).statements


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("1950 meet ^a", "1950 meet ^b", "Rename ^a as ^b"),
        ("1950 meet ^a", "", "Remove ^a"),
        ("", "1950 meet\n1951 refuse war", "Add 1950 meet and 1951 refuse"),
        ("1950 meet", "1950 meet\n  by kim", "Change 1950 meet"),
    ],
)
def test_messages_name_statements(before: str, after: str, message: str) -> None:
    assert message_of(read(before), read(after)) == message


def test_many_changes_are_counted_and_listed_below() -> None:
    text = "".join(f"1950 meet ^meeting-{number}\n" for number in range(50))
    subject, blank, *lines = message_of((), read(text)).splitlines()
    assert (subject, blank, lines[0], lines[-1]) == (
        "Add 50 statements",
        "",
        "Add ^meeting-0",
        "… and 10 more",
    )


def test_nothing_but_the_files_named_is_committed(folder: Path) -> None:
    write(folder, "staged\n", "staged.txt")
    git(folder, "add", "staged.txt")
    write(folder, "1951 meet\n", "other.regesta")
    commit(folder, ["case.regesta"])
    assert git(folder, "show", "--name-only", "--format=").split() == ["case/case.regesta"]
    assert "A  case/staged.txt" in git(folder, "status", "--porcelain")


def test_a_file_taken_away_is_committed_too(folder: Path) -> None:
    write(folder, "1951 meet ^met\n", "more.regesta")
    commit(folder, ["case.regesta", "more.regesta"])
    (folder / "more.regesta").unlink()
    assert commit(folder, ["more.regesta"]).message == "Remove ^met"


def test_a_hook_that_refuses_is_heard_and_nothing_is_committed(folder: Path) -> None:
    hook = folder.parent / ".git" / "hooks" / "pre-commit"
    hook.write_text("#!/bin/sh\necho 'not on a Sunday' >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    with pytest.raises(NoRepository, match="not on a Sunday"):
        commit(folder, ["case.regesta"])
    hook.unlink()
    assert commit(folder, ["case.regesta"]).message == "Add c and ^veto"


def test_what_git_cannot_do_is_told(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(NoRepository, match="in no git repository"):
        commit(tmp_path_factory.mktemp("bare"), ["case.regesta"])
    with pytest.raises(NoRepository, match="leads out"):
        commit(folder, ["../x.regesta"])
    commit(folder, ["case.regesta"])
    with pytest.raises(NoRepository, match="nothing has changed"):
        commit(folder, ["case.regesta"])


def test_without_git_it_is_said_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(NoRepository, match="git is not installed"):
        history(folder, "^veto")


@pytest.mark.parametrize("path", ["-q.regesta", ":(top).regesta", "a b;touch x.regesta", "*.regesta"])
def test_no_name_of_a_file_is_taken_for_anything_else(folder: Path, path: str) -> None:
    write(folder, "1951 meet\n", path)
    commit(folder, [path])
    assert (
        git(folder, "-c", "core.quotepath=off", "show", "--name-only", "--format=").strip() == f"case/{path}"
    )
    assert not (folder / "x.regesta").exists()


def test_the_history_of_an_entry_leaves_out_what_is_not_its_own(folder: Path) -> None:
    assert history(folder, "^veto") == []
    commit(folder, ["case.regesta"])
    write(folder, FIRST + "\n1951 meet ^met\n  after     ^veto\n")
    commit(folder, ["case.regesta"])
    write(folder, (FIRST + "\n1951 meet ^met\n  after     ^veto\n").replace("  by  ", "    by # he\n    +"))
    commit(folder, ["case.regesta"], "Layout")
    write(folder, FIRST.replace("stalin", "politburo") + "\n1951 meet ^met\n  after     ^veto\n")
    commit(folder, ["case.regesta"])
    found = history(folder, "^veto")
    assert [(one.subject, one.difference.how, one.author) for one in found] == [
        ("Change ^veto", "changed", "The Recorder"),
        ("Add c and ^veto", "added", "The Recorder"),
    ]
    assert found[0].after == "1950 refuse war ^veto\n  by        politburo"
    assert "stalin" in found[0].before and found[1].before == ""


def test_a_move_to_another_file_is_no_change(folder: Path) -> None:
    commit(folder, ["case.regesta"])
    head, _, entry = FIRST.partition("\n\n")
    write(folder, f'{head}\ninclude "war.regesta"\n')
    write(folder, entry, "war.regesta")
    commit(folder, ["case.regesta", "war.regesta"])
    assert len(history(folder, "^veto")) == 1
    write(folder, "", "war.regesta")
    commit(folder, ["war.regesta"])
    assert history(folder, "^veto")[0].difference.how == "removed"


def test_the_history_goes_on_under_a_former_name(folder: Path) -> None:
    commit(folder, ["case.regesta"])
    write(folder, FIRST.replace("stalin", "politburo"))
    commit(folder, ["case.regesta"])
    write(folder, FIRST.replace("stalin", "politburo").replace("^veto", "^refusal"))
    commit(folder, ["case.regesta"])
    assert [one.difference.how for one in history(folder, "^refusal")] == ["renamed", "changed", "added"]


def test_no_program_that_a_repository_names_is_run_to_read_it(folder: Path) -> None:
    commit(folder, ["case.regesta"])
    write(folder, FIRST.replace("1950", "1951"))
    commit(folder, ["case.regesta"])
    made = folder / "ran"
    program = folder / "program.sh"
    program.write_text(f"#!/bin/sh\ntouch {made}\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    (folder / ".gitattributes").write_text("*.regesta diff=x filter=x\n", encoding="utf-8")
    for key in ("diff.external", "diff.x.textconv", "diff.x.command", "core.pager"):
        git(folder, "config", key, str(program))
    assert len(history(folder, "^veto")) == 2 and not made.exists()


def test_git_that_waits_is_not_waited_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repository, "PATIENCE", 0.0)
    with pytest.raises(NoRepository, match="took more than"):
        history(folder, "^veto")


def test_words_that_are_sealed_now_are_not_told_of_the_past(folder: Path) -> None:
    quoted = FIRST + '  cites     s 3 "the secret words"\n  cites     t 4 "other words"\n'
    write(folder, quoted)
    commit(folder, ["case.regesta"])
    (found,) = history(folder, "^veto", {"s"})
    assert "secret" not in found.after and '"…"' in found.after and "other words" in found.after
    assert "words" not in history(folder, "^veto")[0].after
