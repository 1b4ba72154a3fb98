"""`regesta review` as a person at a terminal meets it, and the model-assisted reading before it."""

import json
import shutil
from pathlib import Path

import click
import pytest

from regesta.case import check, load
from tests.faces.cli.conftest import Run
from tests.reading.server import serving

ROOT = Path(__file__).parents[3]


@pytest.fixture
def tutorial(tmp_path: Path, run: Run) -> Path:
    """The tutorial's case with the drafts of its minutes."""
    folder = Path(shutil.copytree(ROOT / "cases" / "tutorial", tmp_path / "tutorial"))
    assert run("read", "minutes", "--into", str(folder)).exit_code == 0
    return folder


def waiting(run: Run, folder: Path) -> list[dict[str, object]]:
    """The drafts that nobody has decided."""
    found = json.loads(run("review", str(folder), "--json").output)["drafts"]
    assert isinstance(found, list)
    return found


def test_what_is_accepted_is_an_entry_and_what_is_rejected_stays_so(run: Run, tutorial: Path) -> None:
    before = waiting(run, tutorial)
    result = run("review", str(tutorial), "--as", "hand", stdin="arsq")
    assert "1 accepted, 1 rejected, 1 skipped" in result.output
    after = waiting(run, tutorial)
    assert [one["mark"] for one in after] == [one["mark"] for one in before[2:]]
    case = load(tutorial)
    (entry,) = [one for one in case.entries if one.file == "accepted.regesta"]
    assert entry.field("draft") is None and entry.text == before[0]["says"]
    assert any(field.key == "seen" for field in entry.citations[0].under)
    assert not [one for one in check(case) if one.severity == "error"]
    run("read", "minutes", "--into", str(tutorial))
    assert len(waiting(run, tutorial)) == len(after), "decided drafts are not drafted again"


def test_judgements_are_written_with_their_marks(run: Run, tutorial: Path) -> None:
    count = len(waiting(run, tutorial))
    assert f"{count} accepted" in run("review", str(tutorial), "--as", "hand", stdin="a" * count).output
    case = load(tutorial)
    judged = [
        one for entry in case.entries for field in entry.citations for one in field.under if one.key == "seen"
    ]
    assert len(judged) >= count
    assert not {"pending-mark", "stale-mark"} & {one.code for one in check(case)}


def test_decisions_are_taken_back_one_by_one(run: Run, tutorial: Path) -> None:
    before = waiting(run, tutorial)
    text = (tutorial / "case.regesta").read_bytes()
    run("review", str(tutorial), stdin="arq")
    assert "rejected" in run("undo", str(tutorial)).output
    assert [one["mark"] for one in waiting(run, tutorial)] == [one["mark"] for one in before[1:]]
    assert "accepted" in run("undo", str(tutorial)).output
    assert waiting(run, tutorial) == before and (tutorial / "case.regesta").read_bytes() == text
    assert not (tutorial / "accepted.regesta").exists()


def test_a_sitting_may_end_at_any_time(run: Run, tutorial: Path) -> None:
    count = len(waiting(run, tutorial))
    assert run("review", str(tutorial), stdin="").exit_code == 0
    assert run("review", str(tutorial), stdin="xyr").exit_code == 0, "other keys are passed over"
    assert len(waiting(run, tutorial)) == count - 1


def test_a_draft_is_changed_before_it_is_accepted(
    run: Run, tutorial: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replies = iter(("rubbish", None))

    def edit(text: str, **_: object) -> str:
        return next(replies) or text.replace("undated", "1848-03-04")

    monkeypatch.setattr(click, "edit", edit)
    result = run("review", str(tutorial), stdin="ccq")
    assert "not accepted" in result.output and "1 accepted" in result.output
    (entry,) = [one for one in load(tutorial).entries if one.file == "accepted.regesta"]
    assert str(entry.date) == "1848-03-04"


def test_a_source_under_seal_is_sealed_when_it_is_accepted(run: Run, tutorial: Path) -> None:
    texts = str(tutorial / "editions" / "first")
    if run("read", "memoir", "--into", str(tutorial), "--texts", texts).exit_code != 0:
        pytest.fail("the memoir is held in editions/first")
    run("review", str(tutorial), "--source", "memoir", "--texts", texts, stdin="aaaaaaaaaaaaaaa")
    entries = [one for one in load(tutorial).entries if one.file == "accepted.regesta"]
    assert entries
    text = (tutorial / "accepted.regesta").read_text(encoding="utf-8")
    assert "sealed 1" in text and 'cites     memoir 1 "' not in text


def test_the_passage_stands_around_the_words(run: Run, tutorial: Path) -> None:
    text = " ".join((tutorial / "minutes.txt").read_text(encoding="utf-8").split())
    for one in waiting(run, tutorial):
        around = f"{one['before']}{one['words']}{one['after']}"
        assert str(one["words"]) in around and str(one["words"]) in text.replace("- ", "- ")
    shown = run("review", str(tutorial), stdin="q").output
    assert "1 of" in shown and "accept" in shown


def test_a_model_is_asked_only_after_saying_what_is_sent(run: Run, tutorial: Path) -> None:
    true = {
        "quotation": "The council gave leave for the march, on condition that no more",
        "verb": "approve",
        "by": [],
    }
    false = {**true, "quotation": "The council refused leave for the march, on condition that no more"}
    with serving(lambda _: json.dumps([true, false])) as (url, asked):
        words = ("read", "minutes", "--into", str(tutorial), "--model", "m", "--endpoint", url)
        refused = run(*words, stdin="n\n")
        assert "this machine" in refused.output and "tokens" in refused.output and not asked.passages
        result = run(*words, "--yes", "--price", "1,2")
        assert asked.passages and "rejected: the words do not stand" in result.output
        assert "At 1,2 for a million tokens" in result.output
    rules = [one["rule"] for one in waiting(run, tutorial)]
    assert rules.count("model m") == 1


@pytest.mark.parametrize("words", [("--as", "9"), ("--source", "nobody")])
def test_mistakes_end_with_a_word(run: Run, tutorial: Path, words: tuple[str, ...]) -> None:
    result = run("review", str(tutorial), *words)
    assert result.exit_code in (0, 2) and result.output.strip()


def test_without_a_terminal_the_command_says_so(
    run: Run, tutorial: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> str:
        raise OSError(6, "No such device or address")

    monkeypatch.setattr(click, "getchar", gone)
    result = run("review", str(tutorial))
    assert result.exit_code == 2 and "no terminal" in result.output and "→" in result.output
    assert len(waiting(run, tutorial)) > 1
