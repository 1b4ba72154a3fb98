"""Files through the API: what is saved reaches the disk as it was typed, and nobody's work is overwritten."""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from regesta.case import Case, load
from regesta.case.shelf import Shelf
from regesta.faces.live import files, shapes
from regesta.faces.live.endpoints import Conflicting
from regesta.faces.live.settings import LARGEST_BODY, Settings
from tests.faces.live.conftest import CASE, TOKEN, Served, client_of

FILE = "/case/town/api/file"


def _read(client: TestClient, path: str = "case.regesta") -> dict[str, str]:
    answer = client.get(FILE, params={"path": path})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def _save(
    client: TestClient, text: str, digest: str, path: str = "case.regesta"
) -> tuple[int, dict[str, str]]:
    answer = client.put(FILE, json={"path": path, "text": text, "digest": digest})
    return answer.status_code, answer.json()


def test_the_files_of_a_case_are_listed(served: Served) -> None:
    (served.folder / "left.regesta").write_text('person pak "Pak"\n', encoding="utf-8")
    served.client.app.state.cases.desk("town").refresh()  # type: ignore[attr-defined]
    told = served.client.get("/case/town/api/files").json()
    assert told["files"] == [
        {"path": "case.regesta", "is_part": True},
        {"path": "left.regesta", "is_part": False},
    ]
    assert (told["undoes"], told["has_repository"]) == ("", False)


def test_what_is_saved_stands_in_the_file_and_can_be_undone_after_a_restart(served: Served) -> None:
    found = _read(served.client)
    assert found["text"] == CASE
    status, told = _save(served.client, CASE.replace("for leave", "for leave to march"), found["digest"])
    assert (status, told["undoes"]) == (200, "Edit case.regesta")
    assert "leave to march" in (served.folder / "case.regesta").read_text("utf-8")
    assert "leave to march" in served.client.get("/case/town/entries/asked.html").text
    with client_of(Settings(served.folder, token=TOKEN)) as later:
        assert later.post("/case/town/api/undo", json={}).json()["files"] == ["case.regesta"]
        assert (served.folder / "case.regesta").read_text("utf-8") == CASE
        assert later.post("/case/town/api/undo", json={}).status_code == 409


def test_what_somebody_else_has_changed_is_not_overwritten_and_both_sides_are_told(served: Served) -> None:
    found = _read(served.client)
    theirs = CASE.replace("Kim asks", "Somebody asks")
    (served.folder / "case.regesta").write_text(theirs, encoding="utf-8")
    status, told = _save(served.client, CASE.replace("Kim asks", "Kim begs"), found["digest"])
    assert (status, told["text"]) == (409, theirs)
    assert (served.folder / "case.regesta").read_text("utf-8") == theirs
    assert _save(served.client, "mine", told["digest"])[0] == 200
    (served.folder / "case.regesta").unlink()
    status, told = _save(served.client, "mine again", _read_digest(b"mine"))
    assert (status, told["digest"]) == (409, "")


def test_of_many_who_save_at_once_one_does_and_the_others_are_told(served: Served) -> None:
    digest = _read(served.client)["digest"]
    desk = served.client.app.state.cases.desk("town")  # type: ignore[attr-defined]

    def save(number: int) -> int:
        try:
            files.save(desk, shapes.Save("case.regesta", f"{CASE}# {number}\n", digest))
        except Conflicting:
            return 0
        return 1

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(save, range(24))) == 1


def _read_digest(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()


def test_a_case_whose_file_is_gone_is_shown_and_can_be_written_again(served: Served) -> None:
    assert served.client.get("/case/town/index.html").status_code == 200
    (served.folder / "case.regesta").unlink()
    served.client.app.state.cases.desk("town").refresh()  # type: ignore[attr-defined]
    for path in ("index.html", "edit.html", "drafts.html", "intake.html", "history.html"):
        assert served.client.get(f"/case/town/{path}").status_code == 200, path
    assert _save(served.client, CASE, "")[0] == 200
    assert (served.folder / "case.regesta").read_text("utf-8") == CASE


@pytest.mark.parametrize(
    "before",
    [
        b"\xef\xbb\xbf" + CASE.replace("\n", "\r\n").encode(),
        CASE.replace("\n", "\r\n", 3).encode(),
        CASE.rstrip().encode(),
    ],
)
def test_every_byte_but_those_typed_stays(served: Served, before: bytes) -> None:
    file = served.folder / "case.regesta"
    file.write_bytes(before)
    found = _read(served.client)
    assert "\r" not in found["text"] and "\ufeff" not in found["text"]
    assert _save(served.client, found["text"].replace("Kim asks", "Kim begs"), found["digest"])[0] == 200
    assert file.read_bytes() == before.replace(b"Kim asks", b"Kim begs")


def test_a_file_that_is_not_utf_8_is_shown_and_not_typed_over(served: Served) -> None:
    (served.folder / "case.regesta").write_bytes(CASE.encode() + b"# M\xfcller\n")
    assert served.client.get(FILE, params={"path": "case.regesta"}).json()["is_plain"] is False


@pytest.mark.parametrize(
    "path",
    [
        "../secret.regesta",
        "/etc/passwd",
        "minutes.txt",
        "link.regesta",
        ".regesta/x.regesta",
        "a\0.regesta",
        "",
        "away/s.regesta",
    ],
)
def test_no_path_leads_out_of_the_case(served: Served, path: str) -> None:
    secret = served.folder.parent / "secret.regesta"
    secret.write_text("a secret", encoding="utf-8")
    (served.folder / "link.regesta").symlink_to(secret)
    (served.folder.parent / "elsewhere").mkdir()
    (served.folder.parent / "elsewhere" / "s.regesta").write_text("a secret", encoding="utf-8")
    (served.folder / "away").symlink_to(served.folder.parent / "elsewhere")
    answer = served.client.get(FILE, params={"path": path})
    assert answer.status_code in (400, 403, 404) and "a secret" not in answer.text
    status, _ = _save(served.client, "taken over", "", path)
    assert status in (400, 403, 404, 409) and secret.read_text("utf-8") == "a secret"
    assert (served.folder.parent / "elsewhere" / "s.regesta").read_text("utf-8") == "a secret"


WRITES: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("PUT", "api/file", {"path": "case.regesta", "text": "", "digest": ""}),
    ("POST", "api/undo", {}),
    ("POST", "api/commit", {}),
    ("POST", "api/entry", {"source": "minutes", "words": "Kim asked", "date": "1848", "verb": "request"}),
    ("POST", "api/drafts", {"marks": ["x"], "decision": "reject"}),
    ("POST", "api/documents?name=a.txt", {}),
)


@pytest.mark.parametrize(("method", "path", "body"), WRITES)
def test_no_write_without_the_token_nor_from_another_site_nor_where_it_is_only_shown(
    served: Served, method: str, path: str, body: dict[str, object]
) -> None:
    before = {file.name: file.read_bytes() for file in served.folder.iterdir() if file.is_file()}
    address = f"/case/town/{path}"
    for headers in ({"x-regesta-token": "wrong"}, {"x-regesta-token": ""}, {"origin": "http://evil.example"}):
        assert served.client.request(method, address, json=body, headers=headers).status_code == 403
    with client_of(Settings(served.folder, token=TOKEN, is_read_only=True)) as shown:
        assert shown.request(method, address, json=body).status_code == 403
        assert shown.post("/case/town/ask/problems", json={"path": "case.regesta"}).status_code == 200
        assert shown.get("/case/town/edit.html").status_code == 200
    assert {file.name: file.read_bytes() for file in served.folder.iterdir() if file.is_file()} == before


def test_what_is_too_large_is_refused_whatever_it_says_of_its_length(served: Served) -> None:
    body = b'{"path": "case.regesta", "text": "' + b"x" * LARGEST_BODY + b'"}'
    assert served.client.put(FILE, content=body).status_code == 413
    pieces = (body[start : start + 100_000] for start in range(0, len(body), 100_000))
    assert served.client.put(FILE, content=pieces).status_code == 413
    assert (served.folder / "case.regesta").read_text("utf-8") == CASE


def test_what_is_not_asked_as_described_is_refused_in_words(served: Served) -> None:
    for body in (
        b"",
        b"{",
        b"[]",
        b'{"path": 3}',
        b'{"path": "case.regesta", "text": "", "other": 1}',
        b"\xff",
    ):
        answer = served.client.put(FILE, content=body)
        assert answer.status_code == 400 and answer.json()["remedy"]


def test_a_case_in_a_repository_is_committed_and_an_entry_has_a_history(served: Served) -> None:
    def git(*arguments: str) -> str:
        called = ["git", "-C", str(served.folder), *arguments]
        return subprocess.run(called, check=True, capture_output=True, text=True).stdout

    assert served.client.post("/case/town/api/commit", json={}).status_code == 409
    git("init", "-q")
    git("config", "user.name", "A recorder")
    git("config", "user.email", "recorder@example.org")
    assert served.client.get("/case/town/api/files").json()["has_repository"] is True
    first = served.client.post("/case/town/api/commit", json={"message": "Begin the case"})
    assert first.json()["message"] == "Begin the case"
    found = _read(served.client)
    _save(served.client, CASE.replace("Kim asks", "Kim begs"), found["digest"])
    (served.folder / "drafts").mkdir(exist_ok=True)
    (served.folder / "drafts" / "decided.txt").write_text("rejected abc\n", encoding="utf-8")
    assert served.client.post("/case/town/api/commit", json={}).json()["message"] == "Change ^asked"
    assert "drafts/decided.txt" in git("ls-files")
    revisions = served.client.get("/case/town/api/history", params={"name": "^asked"}).json()["revisions"]
    assert [one["subject"] for one in revisions] == ["Change ^asked", "Begin the case"]
    assert "Kim begs" in revisions[0]["after"] and "Kim asks" in revisions[0]["before"]


def test_nothing_of_the_journal_is_served(served: Served, tmp_path: Path) -> None:
    found = _read(served.client)
    _save(served.client, CASE + "# more\n", found["digest"])
    saves = list((served.folder / ".regesta").rglob("*.gz"))
    assert saves
    for save in saves:
        path = save.relative_to(served.folder).as_posix()
        assert served.client.get(f"/case/town/{path}").status_code == 404


def test_what_is_written_while_the_case_is_read_is_seen(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = served.client.app.state.cases.desk("town")  # type: ignore[attr-defined]
    main = served.folder / "case.regesta"
    desk.refresh()

    def slow(path: Path, shelf: Shelf) -> Case:
        case = load(path, shelf)
        if "# the third" not in case.files["case.regesta"].lines:
            writing = served.folder / ".new"
            writing.write_text(f"{CASE}# the third\n", encoding="utf-8")
            writing.replace(main)
        return case

    monkeypatch.setattr("regesta.faces.live.desk.load", slow)
    main.write_text(f"{CASE}# the second\n", encoding="utf-8")
    desk.refresh()
    assert "# the third" in desk.refresh().case.files["case.regesta"].lines
