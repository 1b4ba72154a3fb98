"""New cases and documents: begun and put in through the API, bounded, and never over what is there."""

import asyncio
import tracemalloc
from collections.abc import MutableMapping
from typing import Any

import pytest
from starlette.requests import Request

from regesta.case import check, load
from regesta.faces.live.guard import Refused
from regesta.faces.live.receiving import received
from regesta.faces.live.settings import LARGEST_DOCUMENT
from tests.faces.live.conftest import HERE, Served

DOCUMENTS = "/case/town/api/documents"


def test_a_case_is_begun_and_served(several: Served) -> None:
    answer = several.client.post("/api/cases", json={"title": 'The "great" march: 1848'})
    assert answer.status_code == 200, answer.text
    folder = several.folder / answer.json()["folder"]
    assert load(folder).title == 'The "great" march: 1848'
    assert [one for one in check(load(folder)) if one.severity == "error"] == []
    assert several.client.get(f"/case/{answer.json()['name']}/index.html").status_code == 200
    again = several.client.post("/api/cases", json={"title": 'The "great" march: 1848'}).json()
    assert again["folder"].endswith("-2")
    assert len(several.client.get("/api/cases").json()["cases"]) == 4


@pytest.mark.parametrize("title", ["", "   ", "../../away", "a/b", "\0", "CON", "." * 50, "x" * 200])
def test_no_title_leads_out_of_the_folder(several: Served, title: str) -> None:
    outside = set(several.folder.parent.iterdir())
    answer = several.client.post("/api/cases", json={"title": title})
    assert answer.status_code in (200, 400)
    assert set(several.folder.parent.iterdir()) == outside


def test_the_tutorial_is_copied(several: Served) -> None:
    answer = several.client.post("/api/cases", json={"copy": "tutorial"}).json()
    assert several.client.get(f"/case/{answer['name']}/index.html").status_code == 200


def test_a_server_of_one_case_begins_no_other(served: Served) -> None:
    assert served.client.post("/api/cases", json={"title": "Another"}).status_code == 409


def test_a_document_becomes_a_source(served: Served) -> None:
    answer = served.client.post(
        DOCUMENTS, params={"name": "An essay.txt"}, content=b"Nothing in particular.\n"
    )
    assert answer.json()["source"] == "an-essay"
    assert (served.folder / "An essay.txt").read_bytes() == b"Nothing in particular.\n"
    case = load(served.folder)
    assert case.named["an-essay"].word("text") == "An essay.txt"
    assert "Nothing in particular" in served.client.get("/case/town/sources/an-essay.html").text
    again = served.client.post(DOCUMENTS, params={"name": "An essay.txt"}, content=b"Something else.\n")
    assert again.json()["name"] == "An essay-2.txt"
    assert (served.folder / "An essay.txt").read_bytes() == b"Nothing in particular.\n"


def test_a_letter_is_imported_with_what_its_head_says(served: Served) -> None:
    letter = b"Aldermouth, 4 March 1848\n\nDear council,\n\nwe shall march on Sunday.\n\nKim\n"
    answer = served.client.post(DOCUMENTS, params={"name": "letter.txt"}, content=letter).json()
    assert (answer["form"], answer["source"]) == ("letter", "letter")
    assert "we shall march" in served.client.get("/case/town/sources/letter.html").text


def test_the_file_that_a_source_was_written_to_is_told(served: Served) -> None:
    (served.folder / "documents.regesta").write_text('source diary "A diary"\n', encoding="utf-8")
    with (served.folder / "case.regesta").open("a", encoding="utf-8") as file:
        file.write('\ninclude "documents.regesta"\n')
    answer = served.client.post(DOCUMENTS, params={"name": "notes.txt"}, content=b"Nothing in particular.\n")
    assert answer.json()["says"] == "1 source into documents.regesta"
    assert "source notes" in (served.folder / "documents.regesta").read_text("utf-8")


@pytest.mark.parametrize(
    "name", ["../a.txt", "/etc/x.txt", "..\\a.txt", ".hidden", "con.txt", "a.regesta", "..", "a\0b.txt"]
)
def test_no_name_leads_out_or_becomes_part_of_the_case(served: Served, name: str) -> None:
    outside = set(served.folder.parent.iterdir())
    before = set(served.folder.iterdir())
    answer = served.client.post(DOCUMENTS, params={"name": name}, content=b"Words.\n")
    assert set(served.folder.parent.iterdir()) == outside
    if answer.status_code == 200:
        made = served.folder / answer.json()["name"]
        assert made.parent == served.folder and not made.name.startswith(".")
    else:
        assert answer.status_code == 400 and set(served.folder.iterdir()) == before


def test_a_document_that_cannot_be_read_is_not_taken(served: Served) -> None:
    before = set(served.folder.iterdir())
    for content in (b"", b"%PDF-1.4 nonsense", b"PK\x03\x04 nonsense", b"\0" * 1000):
        answer = served.client.post(DOCUMENTS, params={"name": "broken.pdf"}, content=content)
        assert answer.status_code in (400, 415) and answer.json()["remedy"], content
    assert set(served.folder.iterdir()) == before


@pytest.mark.parametrize("name", [".hidden", "x.REGESTA", "x.regesta "])
def test_hidden_names_and_files_of_cases_are_refused(served: Served, name: str) -> None:
    assert served.client.post(DOCUMENTS, params={"name": name}, content=b"Words.\n").status_code == 400


def test_a_document_that_is_here_is_not_taken_twice(served: Served) -> None:
    before = served.client.post(DOCUMENTS, params={"name": "a # b.txt"}, content=b"Nothing in particular.\n")
    assert before.json()["name"] == "a - b.txt"
    there = set(served.folder.iterdir())
    again = served.client.post(DOCUMENTS, params={"name": "a # b.txt"}, content=b"Nothing in particular.\n")
    assert again.status_code == 409 and "is here already" in again.json()["what"]
    assert set(served.folder.iterdir()) == there


def test_a_document_is_never_held_in_memory_and_one_too_large_leaves_nothing(served: Served) -> None:
    piece, there = b"x" * 1_000_000, set(served.folder.iterdir())
    sent = 0

    async def receive() -> dict[str, object]:
        nonlocal sent
        sent += 1
        return {"type": "http.request", "body": piece, "more_body": sent < 200}

    answers: list[int] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        answers.extend([message["status"]] if "status" in message else [])

    headers = [(name.encode(), value.encode()) for name, value in HERE.items()]
    scope = {
        "type": "http", "method": "POST", "path": DOCUMENTS, "raw_path": DOCUMENTS.encode(), "headers": headers,
        "query_string": b"name=large.txt", "root_path": "", "scheme": "http", "http_version": "1.1",
    }  # fmt: skip
    tracemalloc.start()
    asyncio.run(served.client.app(scope, receive, send))  # type: ignore[arg-type]
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert answers == [413] and sent == LARGEST_DOCUMENT // len(piece) + 1
    assert most < 10 * len(piece) and set(served.folder.iterdir()) == there


def test_a_document_that_breaks_off_leaves_nothing(served: Served) -> None:
    there = set(served.folder.iterdir())
    messages: list[dict[str, object]] = [
        {"type": "http.request", "body": b"Half", "more_body": True},
        {"type": "http.disconnect"},
    ]
    waiting = iter(messages)

    async def receive() -> dict[str, object]:
        return next(waiting)

    async def take() -> None:
        request = Request({"type": "http", "method": "POST", "headers": []}, receive)
        async with received(request, served.folder):
            raise AssertionError("half a document was taken")

    with pytest.raises(Refused, match="has not come whole"):
        asyncio.run(take())
    assert set(served.folder.iterdir()) == there
