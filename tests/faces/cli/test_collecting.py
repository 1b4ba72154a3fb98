"""`regesta collection` as a person uses it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from regesta.faces.cli.app import app
from tests.reading.server import serving


def run(*words: object) -> Result:
    """What a command of `regesta collection` prints."""
    done = CliRunner().invoke(app, ["collection", *map(str, words)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder of two documents."""
    made = tmp_path / "papers"
    made.mkdir()
    (made / "minutes.txt").write_text("The council refused the bridge.\n", encoding="utf-8")
    (made / "letter.txt").write_text("The council allowed the bridge and the road.\n", encoding="utf-8")
    return made


def test_from_a_folder_to_a_document(papers: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive.sqlite"
    assert "2 new" in run("add", archive, papers, "--jobs", 1).output
    found = run("search", archive, "bridge", "-road")
    assert (
        "1 document." in found.output and "papers/minutes.txt" in found.output and "refused" in found.output
    )
    assert "refused the bridge" in run("show", archive, "papers/minutes.txt").output
    assert "no year" in run("search", archive, "council", "--by-year").output
    assert "Every document is sound." in run("stats", archive, "--check").output
    assert run("add", archive, "--jobs", 1).output.startswith("Files: 2 unchanged")
    assert "2 unchanged" in run("watch", archive, "--once").output


def test_json(papers: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive.sqlite"
    (papers / "empty.txt").write_bytes(b"")
    done = run("add", archive, papers, "--json", "--jobs", 1)
    told = json.loads(done.output)
    assert done.exit_code == 1 and told["added"] == 3 and told["holds"] == 2
    assert told["refused"][0]["file"] == "papers/empty.txt"
    told = json.loads(run("search", archive, "council", "date:1949", "--limit", 1, "--json").output)
    assert (told["possible"], told["certain"], len(told["hits"])) == (2, 0, 1)
    assert told["hits"][0]["modality"] == "possible" and told["hits"][0]["earliest"] == "open"
    assert json.loads(run("show", archive, "papers/minutes.txt", "--json").output)["text"].startswith(
        "The council"
    )
    assert json.loads(run("stats", archive, "--json").output)["documents"] == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("search",), "no collection is named"),
        (("search", "none.sqlite", "x", "--limt"), "there is no option --limt"),
        (("search", "none.sqlite", "x"), "there is no collection"),
        (("add", "none.sqlite"), "there is no collection"),
        (("add", "none/none.sqlite", "."), "there is no folder"),
        (("add", "new.sqlite", "nowhere"), "there is nothing at"),
        (("add", "box"), "box is a folder"),
        (("add", "box", "plain.txt"), "box is a folder"),
        (("add", "box", "plain.txt", "--rebuild"), "box is a folder"),
        (("search", "box", "x"), "box is a folder"),
        (("stats", "plain.txt"), "damaged"),
        (("add", "plain.txt", "."), "is no collection"),
        (("suggest", "none.sqlite"), "one case is named"),
        (("search", "--database", "mysql://x/y", "x"), "not the address of a database"),
    ],
)
def test_what_is_wrong_is_told(
    words: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "box").mkdir()
    (tmp_path / "plain.txt").write_text("I am a text, and a rather long one, not a database at all.\n" * 20)
    done = run(*words)
    assert done.exit_code == 2 and said in done.output and "→" in done.output
    assert (tmp_path / "plain.txt").read_text().startswith("I am a text")


CASE = """case bridge "The bridge" format 1
source diary "A diary"
person anna "Anna"
matter crossing "The crossing"

1848-03-08 refuse crossing ^refusal
  by        anna
  cites     diary 3
"""


def test_a_passage_becomes_a_citation_that_checks_clean(papers: Path, tmp_path: Path) -> None:
    archive, case = tmp_path / "archive.sqlite", tmp_path / "case"
    run("add", archive, papers, "--jobs", 1)
    case.mkdir()
    (case / "case.regesta").write_text(CASE, encoding="utf-8")
    shown = run("cite", archive, "papers/minutes.txt", "refused the bridge").output
    assert '  cites     minutes 1 "refused the bridge"' in shown and "  text      minutes.txt" in shown
    for words in ("refused the bridge", "The council"):  # the second time the source is there
        done = run(
            "cite", archive, "papers/minutes.txt", words, "--case", case, "--entry", "^refusal", "--json"
        )
        assert json.loads(done.output)["verdict"] == "exact"
    written = (case / "case.regesta").read_text(encoding="utf-8")
    assert written.count("source minutes") == 1 and written.count("cites     minutes 1") == 2
    checked = CliRunner().invoke(app, ["check", str(case), "--texts", str(papers), "--json"])
    told = json.loads(checked.output)
    assert told["citations"]["exact"] == 2 and checked.exit_code == 0


def test_documents_are_suggested_to_a_case(papers: Path, tmp_path: Path) -> None:
    archive, case = tmp_path / "archive.sqlite", tmp_path / "case.regesta"
    (papers / "diary.txt").write_text("Anna wept at the crossing.\n", encoding="utf-8")
    run("add", archive, papers, "--jobs", 1)
    case.write_text(CASE, encoding="utf-8")
    shown = " ".join(run("suggest", archive, case).output.split())
    assert "matter crossing: The crossing" in shown and "papers/diary.txt" in shown
    assert "because of the words crossing; the names anna (anna)" in shown
    told = json.loads(run("suggest", archive, case, "--near", "anna", "--json").output)
    (subject,) = told["subjects"]
    assert (subject["kind"], subject["name"], subject["cited"]) == ("actor", "anna", 0)
    (found,) = subject["suggestions"]
    assert found["document"] == "papers/diary.txt" and found["time"] is None and found["nearness"] is None


def test_nothing_is_sent_before_a_person_agrees(papers: Path, tmp_path: Path) -> None:
    archive, case = tmp_path / "archive.sqlite", tmp_path / "case.regesta"
    (papers / "diary.txt").write_text("Anna wept at the crossing.\n", encoding="utf-8")
    run("add", archive, papers, "--jobs", 1)
    case.write_text(CASE, encoding="utf-8")

    def vectors(passage: str) -> bytes:
        rows = [{"index": at, "embedding": [1.0, at]} for at in range(len(json.loads(passage)))]
        return json.dumps({"data": rows}).encode()

    with serving(vectors) as (url, asked):
        command = ["suggest", archive, case, "--near", "crossing", "--model", "m", "--endpoint", url]
        refused = run(*command)  # who answers nothing refuses
        assert "go to 127.0.0.1, which is this machine" in refused.output and not asked.passages
        agreed = " ".join(run(*command, "--yes").output.split())
        assert len(asked.passages) == 1 and "its nearness of 0.71, says the model" in agreed
    far = run("suggest", archive, case, "--model", "m", "--endpoint", "http://models.example/v1", "--yes")
    assert far.exit_code == 2 and "unencrypted" in far.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("papers/minutes.txt", "allowed the bridge"), "do not stand"),
        (("papers/nminutes.txt", "x"), "holds no document"),
        (("papers/minutes.txt", "the", "--entry", "^x"), "no case is named"),
    ],
)
def test_what_cannot_be_cited_is_told(
    words: tuple[str, ...], said: str, papers: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "archive.sqlite"
    run("add", archive, papers, "--jobs", 1)
    done = run("cite", archive, *words)
    assert done.exit_code == 2 and said in done.output
