"""Drafts through the API: the same record as `regesta review` keeps."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from regesta.case import check, load
from regesta.faces.cli.app import app
from tests.faces.live.conftest import Served

PROSE = (
    "On 4 March 1848 Kim asked the council for leave to march through the town.\n"
    "The council refused on 6 March 1848 and told Kim to wait at home.\n"
    "In April 1848 Kim proposed another march to the council in a letter.\n"
)
DRAFTS = "/case/town/api/drafts"


@pytest.fixture
def drafted(served: Served) -> Served:
    """The small case with drafts of its source."""
    (served.folder / "minutes.txt").write_text(PROSE, encoding="utf-8")
    done = CliRunner().invoke(app, ["read", "minutes", "--into", str(served.folder)])
    assert done.exit_code == 0, done.output
    served.client.app.state.cases.desk("town").refresh()  # type: ignore[attr-defined]
    return served


def test_drafts_are_accepted_changed_and_rejected_and_stay_so(drafted: Served) -> None:
    client, folder = drafted.client, drafted.folder
    found = client.get(DRAFTS).json()
    assert found["waiting"] == len(found["drafts"]) >= 3
    first, second, third = (one["mark"] for one in found["drafts"][:3])
    assert (
        client.post(DRAFTS, json={"marks": [first], "decision": "accept", "by": "clio"}).json()["decided"]
        == 1
    )
    text = found["drafts"][1]["statement"].replace("draft ", "note ")
    lines = [line for line in text.splitlines() if not line.startswith("  note ")]
    changed = "\n".join([f"{lines[0]} ^mine", *lines[1:]]) + '\n  note      "changed by hand"\n'
    answer = client.post(DRAFTS, json={"marks": [second], "decision": "accept", "text": changed}).json()
    assert answer == {"decided": 1, "refused": {}, "problems": []}
    assert client.post(DRAFTS, json={"marks": [third], "decision": "reject"}).json()["decided"] == 1
    entered = (folder / "accepted.regesta").read_text("utf-8")
    assert "changed by hand" in entered and "seen    clio" in entered and "  draft " not in entered
    assert load(folder).named["^mine"].file == "accepted.regesta"
    left = {one["mark"] for one in client.get(DRAFTS).json()["drafts"]}
    assert left.isdisjoint({first, second, third})
    CliRunner().invoke(app, ["read", "minutes", "--into", str(folder)])
    assert third not in {one["mark"] for one in client.get(DRAFTS).json()["drafts"]}


def test_many_are_decided_at_once_and_what_cannot_be_is_told(drafted: Served) -> None:
    marks = [one["mark"] for one in drafted.client.get(DRAFTS).json()["drafts"]]
    answer = drafted.client.post(DRAFTS, json={"marks": [*marks, "none"], "decision": "reject"}).json()
    assert answer["decided"] == len(marks) and list(answer["refused"]) == ["none"]
    assert drafted.client.get(DRAFTS).json()["decided"] == {"rejected": len(marks)}


def test_a_change_that_cannot_be_read_is_refused_and_nothing_is_lost(drafted: Served) -> None:
    mark = drafted.client.get(DRAFTS).json()["drafts"][0]["mark"]
    for text in ("nonsense", "1848 frobnicate", "1848 meet\n1849 meet"):
        asked = {"marks": [mark], "decision": "accept", "text": text}
        assert mark in drafted.client.post(DRAFTS, json=asked).json()["refused"]
    assert mark in {one["mark"] for one in drafted.client.get(DRAFTS).json()["drafts"]}
    assert not Path(drafted.folder / "accepted.regesta").exists()


def test_what_a_change_would_bring_into_the_case_is_told_before_it_is_accepted(drafted: Served) -> None:
    mark = drafted.client.get(DRAFTS).json()["drafts"][0]["mark"]
    before = {file.name: file.read_bytes() for file in drafted.folder.glob("*.regesta")}

    def told(text: str) -> set[str]:
        asked = {"marks": [mark], "decision": "accept", "text": text, "is_written": False}
        answer = drafted.client.post(DRAFTS, json=asked).json()
        assert (answer["decided"], answer["refused"]) == (0, {})
        return {one["code"] for one in answer["problems"]}

    whole = "1848-03-04 request march\n  by kim\n  to council\n  cites minutes 1\n"
    assert told(whole) == set()
    assert told(whole.replace("kim", "kin")) == {"unknown-name"}
    assert told(whole.replace("  cites minutes 1\n", "")) == {"no-citation"}
    assert {file.name: file.read_bytes() for file in drafted.folder.glob("[!.]*.regesta")} == before
    assert drafted.client.post(DRAFTS, json={"marks": [mark], "decision": "accept"}).json()["decided"] == 1
    second = drafted.client.get(DRAFTS).json()["drafts"][0]["mark"]
    mark = second  # the file of accepted entries is there now
    assert told(whole.replace("kim", "kin")) == {"unknown-name"}


def test_what_drafts_would_bring_unchanged_is_told_at_each_before_they_are_accepted(drafted: Served) -> None:
    client, main = drafted.client, drafted.folder / "case.regesta"
    marks = [one["mark"] for one in client.get(DRAFTS).json()["drafts"]]
    asked = {"marks": marks, "decision": "accept", "only_sound": True}
    main.write_text(main.read_text("utf-8").replace("kim", "kin"), encoding="utf-8")
    answer = client.post(DRAFTS, json=asked).json()
    assert answer["decided"] == 0 and {one["code"] for one in answer["problems"]} == {"unknown-name"}
    by_mark = {one["mark"]: one["statement"] for one in client.get(DRAFTS).json()["drafts"]}
    wrong = {one["mark"] for one in answer["problems"]}
    assert wrong == {mark for mark, statement in by_mark.items() if "kim" in statement}
    assert not (drafted.folder / "accepted.regesta").exists()
    assert client.post(DRAFTS, json={**asked, "only_sound": False}).json()["decided"] == len(marks)
    assert [one.code for one in check(load(drafted.folder))] == ["unknown-name"]


def test_many_are_accepted_in_one_step_that_one_undo_takes_back(drafted: Served) -> None:
    client, folder = drafted.client, drafted.folder
    before = {file.name: file.read_bytes() for file in folder.glob("[!.]*.regesta")}
    drafts = client.get(DRAFTS).json()["drafts"]
    asked = {"marks": [one["mark"] for one in drafts], "decision": "accept", "only_sound": True}
    assert client.post(DRAFTS, json=asked).json() == {"decided": len(drafts), "refused": {}, "problems": []}
    assert len([one for one in load(folder).entries if one.file == "accepted.regesta"]) == len(drafts)
    undone = client.post("/case/town/api/undo", json={}).json()
    assert undone["says"] == f"{len(drafts)} drafts accepted"
    assert {file.name: file.read_bytes() for file in folder.glob("[!.]*.regesta")} == before
    assert len(client.get(DRAFTS).json()["drafts"]) == len(drafts)


def test_entries_of_one_name_and_a_source_that_is_new_are_written_once(drafted: Served) -> None:
    folder = drafted.folder
    made = [
        'source letters "Letters"\n  text      letters.txt\n',
        *(
            f'184{year} say ^said\n  by        kim\n  draft     letters\n  cites     letters 1 "Kim says {year}"\n'
            for year in (1, 2)
        ),
    ]
    (folder / "letters.txt").write_text("Kim says 1\nKim says 2\n", encoding="utf-8")
    (folder / "drafts" / "letters.regesta").write_text("\n".join(made), encoding="utf-8")
    (folder / "drafts" / "minutes.regesta").unlink()
    marks = [one["mark"] for one in drafted.client.get(DRAFTS).json()["drafts"]]
    assert len(marks) == 2
    asked = {"marks": marks, "decision": "accept"}
    assert drafted.client.post(DRAFTS, json=asked).json()["decided"] == 2
    case = load(folder)
    assert {"letters", "^said", "^said-2"} <= set(case.named)
    assert check(case) == ()


def test_entries_that_are_drafts_stand_below_those_to_be_decided(drafted: Served) -> None:
    main = drafted.folder / "case.regesta"
    assert "are drafts" not in drafted.client.get("/case/town/drafts.html").text
    text = (
        main.read_text("utf-8")
        + '\n1848 event ^told "A letter is said to have come"\n  draft     letterhead\n'
    )
    main.write_text(text, encoding="utf-8")
    drafted.client.app.state.cases.desk("town").refresh()  # type: ignore[attr-defined]
    page = drafted.client.get("/case/town/drafts.html").text
    assert "Entries of the register that are drafts" in page and "A letter is said to have come" in page


def test_a_source_is_read_in_the_browser_as_on_the_command_line(drafted: Served) -> None:
    before = drafted.client.get(DRAFTS).json()
    assert [one["value"] for one in before["sources"]] == ["minutes"] and before["waiting"]
    (drafted.folder / "drafts" / "minutes.regesta").unlink()
    assert drafted.client.get(DRAFTS).json()["waiting"] == 0
    done = drafted.client.post("/case/town/api/read", json={"source": "minutes"}).json()
    assert done["drafts"] == before["waiting"]
    assert drafted.client.get(DRAFTS).json()["drafts"] == before["drafts"]
    mark = before["drafts"][0]["mark"]
    drafted.client.post(DRAFTS, json={"marks": [mark], "decision": "reject"})
    assert (
        drafted.client.post("/case/town/api/read", json={"source": "minutes"}).json()["drafts"]
        == done["drafts"] - 1
    )
    refused = drafted.client.post("/case/town/api/read", json={"source": "nobody"})
    assert refused.status_code == 409 and refused.json()["remedy"]


def test_drafts_are_not_written_out_of_the_case(
    drafted: Served, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (drafted.folder / "drafts").rename(drafted.folder / "before")
    (drafted.folder / "drafts").symlink_to(elsewhere)
    refused = drafted.client.post("/case/town/api/read", json={"source": "minutes"})
    assert refused.status_code == 403 and list(elsewhere.iterdir()) == []
