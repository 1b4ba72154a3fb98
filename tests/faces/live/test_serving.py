"""The pages of the app: those of the site, as the files are now, and news of changes."""

import asyncio
import html
import json
import signal
import socket
import time
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from click.testing import CliRunner

from regesta.case import load
from regesta.faces.cli.app import app
from regesta.faces.live.desk import Desk
from regesta.faces.live.settings import Settings
from regesta.faces.site.build import build
from regesta.faces.site.folder import MANIFEST
from regesta.faces.site.kept import KEPT
from tests.faces.cli.test_bad_input import BAD
from tests.faces.live.conftest import CASE, TOKEN, Served, client_of
from tests.faces.live.running import running


def test_every_page_of_the_site_is_served(served: Served, tmp_path: Path) -> None:
    build(load(served.folder), tmp_path / "site")
    for file in sorted((tmp_path / "site").rglob("*")):
        path = file.relative_to(tmp_path / "site").as_posix()
        if not file.is_file() or path in (MANIFEST, KEPT):
            continue
        answer = served.client.get(f"/case/town/{path}")
        assert answer.status_code == 200, path
        if file.suffix != ".html":
            assert answer.content == file.read_bytes(), path
        else:
            assert "<main" in answer.text and "data-token" in answer.text


def test_a_page_that_is_not_there_is_told_in_words(served: Served) -> None:
    for path in (
        "people/nothing.json",
        "index.txt",
        "data/nothing.js",
        "entries/asked",
    ):
        answer = served.client.get(f"/case/town/{path}")
        assert (answer.status_code, "remedy" in answer.json()) == (404, True), path
    answer = served.client.get("/case/other/api/files")
    assert (answer.status_code, "remedy" in answer.json()) == (404, True)


@pytest.mark.parametrize("path", ["nothing.html", "entries/april-talks.html", "a/b/<i>.html"])
def test_whoever_comes_to_a_page_that_is_not_there_finds_the_way_on(served: Served, path: str) -> None:
    answer = served.client.get(f"/case/town/{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    root = "../" * path.count("/")
    assert f'href="{root}chronology.html"' in answer.text and f'href="{root}index.html"' in answer.text
    assert "There is no such page" in answer.text and html.escape(path) in answer.text
    assert "<i>" not in answer.text
    assert urljoin(f"/case/town/{path}", f"{root}chronology.html") == "/case/town/chronology.html"


@pytest.mark.parametrize("name", ["nothing", "cases.regesta", "../case.regesta", "<b>.regesta"])
def test_whoever_would_edit_a_file_that_is_not_there_finds_those_that_are(served: Served, name: str) -> None:
    answer = served.client.get("/case/town/edit.html", params={"file": name})
    assert answer.status_code == 404 and "There is no such file" in answer.text
    assert 'href="edit.html?file=case.regesta"' in answer.text and "<b>" not in answer.text
    assert "data-editing" not in answer.text
    assert ("Did you mean" in answer.text) == (name != "nothing")


def test_whoever_asks_for_a_case_that_is_not_there_sees_those_that_are(several: Served) -> None:
    answer = several.client.get("/case/elsewhere/index.html")
    assert answer.status_code == 404
    assert "elsewhere" in answer.text and "/case/town/index.html" in answer.text


def test_a_page_is_sent_once_and_again_when_it_has_changed(served: Served) -> None:
    page, other = "/case/town/entries/asked.html", "/case/town/places.html"
    tags = {path: served.client.get(path).headers["etag"] for path in (page, other)}
    assert served.client.get(page, headers={"if-none-match": tags[page]}).status_code == 304
    file = served.folder / "case.regesta"
    file.write_text(
        file.read_text("utf-8").replace("Kim asks for leave", "Kim begs for leave"), encoding="utf-8"
    )
    for _ in range(100):
        answer = served.client.get(page, headers={"if-none-match": tags[page]})
        if answer.status_code == 200:
            break
        time.sleep(0.05)
    assert "Kim begs for leave" in answer.text
    assert served.client.get(other, headers={"if-none-match": tags[other]}).status_code == 304


def test_whoever_listens_hears_of_changes_that_anybody_makes(town: Path) -> None:
    desk = Desk("town", town, Settings(town))
    first = desk.state.number
    heard: list[object] = []
    desk.changes.announce = lambda value, kind="changed": heard.append((kind, value))  # type: ignore[method-assign]
    assert desk.refresh().number == first and not heard
    (town / "minutes.txt").write_text("Another text altogether.\n", encoding="utf-8")
    assert desk.refresh().number == first + 1
    (town / "more.regesta").write_text('person pak "Pak"\n', encoding="utf-8")
    assert desk.refresh().number == first + 2
    assert heard == [("changed", {"version": first + 1}), ("changed", {"version": first + 2})]


def test_a_broken_file_is_shown_and_not_fatal(served: Served) -> None:
    assert served.client.get("/case/town/index.html").status_code == 200
    (served.folder / "case.regesta").write_bytes(b"\xff\x00 nonsense\n1848 request\n")
    served.client.app.state.cases.desk("town").refresh()  # type: ignore[attr-defined]
    assert served.client.get("/case/town/problems.html").status_code == 200


def test_a_folder_of_cases_lists_them(several: Served) -> None:
    answer = several.client.get("/")
    assert answer.status_code == 200
    assert answer.text.count('class="card"') == 2 and "The town" in answer.text
    (several.folder / "third").mkdir()
    (several.folder / "third" / "case.regesta").write_text(
        'case third "A third" format 1\n', encoding="utf-8"
    )
    assert "A third" in several.client.get("/").text
    assert several.client.get("/case/third/index.html").status_code == 200


def test_the_one_case_is_opened_at_once(served: Served) -> None:
    assert served.client.get("/", follow_redirects=False).headers["location"] == "/case/town/index.html"
    assert served.client.get("/").status_code == 200


def test_news_are_events(served: Served) -> None:
    desk = served.client.app.state.cases.desk("town")  # type: ignore[attr-defined]

    async def first_two() -> list[str]:
        found = []
        async for told in desk.changes.listen({"version": 1}):
            found.append(told)
            if len(found) == 2:
                break
            desk.changes.announce({"version": 2})
        return found

    hello, changed = asyncio.run(first_two())
    assert "event: hello" in hello and json.loads(changed.split("data: ")[1]) == {"version": 2}


@pytest.mark.parametrize("name", [name for name in BAD if "10 MB" not in name])
def test_a_bad_case_is_served_like_any_other(name: str, tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    for file, content in BAD[name].items():
        (tmp_path / "bad" / file).write_bytes(content)
    with client_of(Settings(tmp_path / "bad", token=TOKEN)) as client:
        for path in ("index.html", "problems.html", "chronology.html"):
            assert client.get(f"/case/bad/{path}").status_code == 200, path


def test_what_cannot_be_served_is_told(tmp_path: Path) -> None:
    (tmp_path / "short").write_text("secret\n", encoding="utf-8")
    (tmp_path / "town.regesta").write_text(CASE, encoding="utf-8")
    for arguments, said in (
        ([str(tmp_path / "nowhere")], "there is no folder"),
        ([str(tmp_path), "--host", "192.0.2.7"], "--password-file"),
        ([str(tmp_path), "--password-file", str(tmp_path / "short")], "fewer than 12"),
        ([str(tmp_path), "--password-file", str(tmp_path / "none")], "cannot be read"),
        (
            [str(tmp_path), "--host", "192.0.2.7", "--password-file", str(tmp_path / "long"), "--port", "1"],
            "can listen",
        ),
    ):
        (tmp_path / "long").write_text("a long enough secret\n", encoding="utf-8")
        done = CliRunner().invoke(app, ["serve", "--no-open", *arguments])
        assert (done.exit_code, said in done.stderr) == (2, True), done.stderr


def test_it_stops_at_once_while_pages_listen(town: Path) -> None:
    with running(town) as server:
        parts = urlsplit(server.address)
        listener = socket.create_connection((str(parts.hostname), parts.port or 0), timeout=30)
        listener.sendall(f"GET /case/town/events HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode())
        told = b""
        while b"event: hello" not in told:
            told += listener.recv(4096)
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(15) in (0, -signal.SIGINT)
        listener.close()


def test_a_long_text_is_shown_whole_so_that_any_words_can_be_selected(served: Served) -> None:
    words = "".join(f"Line {number} says what it says.\n" for number in range(15_000))
    (served.folder / "minutes.txt").write_text(words, encoding="utf-8")
    served.client.app.state.cases.desk("town").refresh()  # type: ignore[attr-defined]
    text = served.client.get("/case/town/sources/minutes.html").text
    assert "Line 0 says" in text and "Line 7000 says" in text and "Line 14999 says" in text
