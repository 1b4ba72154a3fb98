"""What changed since an earlier state, through the API and on its page."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from regesta.editing import Change, Journal
from regesta.faces.live.settings import Settings
from regesta.faces.site.languages import catalogue
from tests.faces.live.conftest import CASE, HERE, MINUTES, TOKEN, Served, client_of
from tests.findings.moved.conftest import CASE as BRIDGE
from tests.findings.moved.conftest import DOCUMENT

HOWS = (
    *("added", "removed", "changed", "renamed", "moved", "tightened", "widened", "turned round"),
    *("became certain", "no longer certain", "moved over time", "answered", "rose", "fell"),
)
API = "/case/bridge/api"
PAGE = "/case/bridge/changed.html"


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    """A case that a document came into."""
    folder = tmp_path / "bridge"
    folder.mkdir()
    (folder / "case.regesta").write_text(BRIDGE, encoding="utf-8")
    patch = (Change("case.regesta", BRIDGE.encode(), (BRIDGE + DOCUMENT).encode()),)
    Journal(folder).save(patch, "import of letter.xml")
    return folder


@pytest.fixture
def served(bridge: Path) -> Iterator[Served]:
    """The same, served."""
    with client_of(Settings(bridge, token=TOKEN)) as client:
        yield Served(bridge, client)


def test_what_a_document_moved_is_told_with_its_reasons(served: Served) -> None:
    client = served.client
    (state,) = client.get(f"{API}/earlier").json()["states"]
    assert (state["kind"], state["says"]) == ("import", "import of letter.xml")
    told = client.get(f"{API}/moved", params={"since": state["key"]}).json()
    assert "2 statements added" in told["says"] and "findings moved" in told["says"]
    bounds = next(one for one in told["sections"] if one["title"] == "When it happened")
    lines = {line["name"]: line for line in bounds["lines"]}
    assert "^refusal is before ^leave (letter 1)" in lines["^leave"]["details"]
    assert "because of ^refusal" in lines["^leave"]["details"]


def test_the_page_compares_with_the_last_import_unless_told_otherwise(served: Served) -> None:
    text = served.client.get(PAGE).text
    assert "import of letter.xml" in text and "2 statements added" in text
    assert 'href="entries/refusal.html"' in text and "because of ^refusal" in text
    patch = (Change("case.regesta", (BRIDGE + DOCUMENT).encode(), BRIDGE.encode()),)
    Journal(served.folder).save(patch, "Edit case.regesta")
    last = served.client.get(f"{API}/earlier").json()["states"][0]
    assert "2 statements removed" in served.client.get(PAGE, params={"since": last["key"]}).text


def test_a_state_that_is_none_is_told_on_the_page_and_by_the_api(served: Served) -> None:
    for key in ("save-9", "commit-HEAD", "../..", "x" * 400):
        assert served.client.get(f"{API}/moved", params={"since": key}).status_code == 404
        answer = served.client.get(PAGE, params={"since": key})
        assert answer.status_code == 200 and "there is no earlier state" in answer.text


def test_a_case_without_a_past_says_so(town: Path) -> None:
    with client_of(Settings(town, token=TOKEN)) as client:
        assert "no earlier state to compare with" in client.get("/case/town/changed.html").text


def test_saves_are_not_shown_to_whoever_only_reads_but_commits_are(town: Path) -> None:
    git = ["git", "-C", str(town), "-c", "user.name=T", "-c", "user.email=t@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "The first"]):
        subprocess.run([*git, *command], check=True)
    assert (town / "minutes.txt").read_text("utf-8") == MINUTES
    Journal(town).save((Change("case.regesta", CASE.encode(), f"{CASE}# secret\n".encode()),), "Edit")
    with client_of(Settings(town, token=TOKEN, is_read_only=True)) as client:
        states = client.get("/case/town/api/earlier", headers=HERE).json()["states"]
        assert [one["kind"] for one in states] == ["commit"]
        assert client.get("/case/town/api/moved", params={"since": "save-1"}).status_code == 404
        assert "Nothing has changed." in client.get("/case/town/changed.html").text


def test_what_moved_is_told_in_german_where_the_interface_is(bridge: Path) -> None:
    with client_of(Settings(bridge, token=TOKEN, language="de")) as client:
        text = client.get(PAGE).text
    assert "2 Aussagen hinzugefügt; " in text and "statements" not in text and "findings" not in text
    assert ">enger geworden</span>" in text and "wegen ^refusal" in text
    for how in HOWS:
        assert f"how|{how}" in catalogue("de")
