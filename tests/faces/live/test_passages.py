"""From a passage to an entry: what is found in the words, what is written, and where."""

from pathlib import Path

import pytest

from regesta.case import check, load
from tests.faces.live.conftest import CASE, MINUTES, Served

WORDS = "On 4 March 1848 Kim asked the council for leave to march through the town."
ENTRY = {
    "source": "minutes",
    "words": "It was refused",
    "date": "1848-03-05",
    "verb": "refuse",
    "target": "march",
    "name": "refused",
    "title": 'The council says "no"',
    "fields": {"by": "council", "answers": "^asked", "to": ""},
    "reading": {"mode": "asserts"},
}


def test_dates_names_and_a_proposal_are_found_in_a_passage(served: Served) -> None:
    found = served.client.post("/case/town/ask/passage", json={"source": "minutes", "words": WORDS}).json()
    assert (found["quotation"], found["locator"]) == (WORDS, "1")
    assert [one["value"] for one in found["dates"]] == ["1848-03-04"]
    assert {one["value"] for one in found["names"]} == {"kim", "council"}
    assert found["fields"]["by"] == "kim" and found["fields"]["verb"] == "request"
    assert "council" in {one["value"] for one in found["choices"]["actor"]}


@pytest.mark.parametrize("words", ["never written", "", "…", "the"])
def test_words_that_do_not_stand_once_are_refused(served: Served, words: str) -> None:
    answer = served.client.post("/case/town/ask/passage", json={"source": "minutes", "words": words})
    assert answer.status_code == 409 and answer.json()["remedy"]


def test_an_entry_is_shown_before_it_is_written(served: Served) -> None:
    told = served.client.post("/case/town/api/entry", json=ENTRY).json()
    assert told["text"].splitlines() == [
        '1848-03-05 refuse march ^refused "The council says \\"no\\""',
        "  by        council",
        "  answers   ^asked",
        '  cites     minutes 2 "It was refused"',
        "    mode    asserts",
    ]
    assert (told["file"], told["is_written"]) == ("case.regesta", False)
    assert (served.folder / "case.regesta").read_text("utf-8") == CASE
    wrong = served.client.post("/case/town/api/entry", json={**ENTRY, "fields": {"by": "nobody"}}).json()
    assert [one["code"] for one in wrong["problems"]] == ["unknown-name"]


def test_an_entry_is_written_as_a_person_would_have_typed_it(served: Served) -> None:
    told = served.client.post("/case/town/api/entry", json={**ENTRY, "is_written": True}).json()
    assert told["is_written"]
    text = (served.folder / "case.regesta").read_text("utf-8")
    assert text == f"{CASE}\n{told['text']}\n"
    assert [one for one in check(load(served.folder)) if one.severity == "error"] == []
    again = served.client.post("/case/town/api/entry", json={**ENTRY, "is_written": True})
    assert again.status_code == 409 and "is there already" in again.json()["what"]
    assert served.client.post("/case/town/api/undo", json={}).status_code == 200
    assert (served.folder / "case.regesta").read_text("utf-8") == CASE


def test_what_the_form_cannot_be_read_as_is_told(served: Served) -> None:
    for change in (
        {"date": "1848-13"},
        {"verb": "frobnicate"},
        {"name": "no name"},
        {"date": "1848\n1849 meet"},
    ):
        answer = served.client.post("/case/town/api/entry", json={**ENTRY, **change, "is_written": True})
        assert answer.status_code in (400, 409) and answer.json()["remedy"], change
    assert (served.folder / "case.regesta").read_text("utf-8") == CASE


def test_an_entry_stands_in_the_file_and_at_the_place_of_its_neighbours(served: Served) -> None:
    folder: Path = served.folder
    (folder / "minutes.txt").write_text(MINUTES + "He went home.\nHe wept.\n", encoding="utf-8")
    later = '1848-03-09 event ^wept "He weeps"\n  cites     minutes 4 "He wept"\n'
    terms = 'term ^quiet of ^asked condition "to be quiet"\n\n'
    (folder / "events.regesta").write_text(f"{CASE.split(chr(10) * 2)[1]}\n{terms}{later}", encoding="utf-8")
    (folder / "case.regesta").write_text(
        CASE.split("\n\n")[0] + '\n\ninclude "events.regesta"\n', encoding="utf-8"
    )
    served.client.app.state.cases.desk("town").refresh()  # type: ignore[attr-defined]
    told = served.client.post("/case/town/api/entry", json={**ENTRY, "is_written": True}).json()
    assert told["file"] == "events.regesta"
    text = (folder / "events.regesta").read_text("utf-8")
    assert text.index("^asked") < text.index("^quiet") < text.index("^refused") < text.index("^wept")
    assert "\n\n1848-03-05" in text and "    mode    asserts\n\n1848-03-09" in text


def test_no_word_of_a_withheld_text_is_told(served: Served) -> None:
    file = served.folder / "case.regesta"
    seal = "sealed 1 0+16 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    file.write_text(CASE.replace("cites     minutes 1", f"cites     minutes 1 {seal}"), encoding="utf-8")
    served.client.app.state.cases.desk("town").refresh()  # type: ignore[attr-defined]
    asked = {"source": "minutes", "words": "On 4 March 1848 … through the town"}
    answer = served.client.post("/case/town/ask/passage", json=asked)
    assert answer.status_code == 403 and "leave to march" not in answer.text
    told = served.client.post("/case/town/api/entry", json={**ENTRY, **asked})
    assert told.status_code == 403 and "leave to march" not in told.text


def test_a_date_that_is_none_is_told_at_its_field_with_what_may_stand_there(served: Served) -> None:
    answer = served.client.post("/case/town/api/entry", json={**ENTRY, "date": "31 Feb", "is_written": True})
    assert answer.status_code == 400
    assert answer.json() == {
        "what": "February has 29 days, not 31",
        "remedy": "change the day or leave it out",
        "field": "date",
        "instead": ["1848-02"],
    }
    assert (served.folder / "case.regesta").read_text("utf-8") == CASE


def test_people_may_be_typed_as_they_are_called(served: Served) -> None:
    title = load(served.folder).title_of("council")
    asked = {**ENTRY, "fields": {"by": f"{title}?", "to": "Anna Weber, kim"}, "target": "The bridge"}
    told = served.client.post("/case/town/api/entry", json=asked).json()
    assert (
        "by        council?\n  to        weber, kim" in told["text"] and "refuse the-bridge" in told["text"]
    )
    assert [(one["name"], one["title"], one["kinds"][0]) for one in told["unknown"]] == [
        ("the-bridge", "The bridge", "matter"), ("weber", "Anna Weber", "person"),
    ]  # fmt: skip
    added = [
        {"kind": "person", "name": "weber", "title": "Anna Weber"},
        {"kind": "matter", "name": "the-bridge", "title": "The bridge"},
        {"kind": "place", "name": "idle", "title": "What the entry does not mention"},
    ]
    told = served.client.post(
        "/case/town/api/entry", json={**asked, "directives": added, "is_written": True}
    ).json()
    assert told["is_written"] and told["unknown"] == []
    text = (served.folder / "case.regesta").read_text("utf-8")
    assert (
        'person weber "Anna Weber"\n' in text
        and 'matter the-bridge "The bridge"\n' in text
        and "idle" not in text
    )
    assert [one for one in check(load(served.folder)) if one.severity == "error"] == []


def test_a_list_with_and_is_told_and_a_name_that_is_none_is_refused(served: Served) -> None:
    for more in (
        {"fields": {"by": "Anna Weber and kim"}},
        {"directives": [{"kind": "person", "name": "a b", "title": "A"}]},
    ):
        answer = served.client.post("/case/town/api/entry", json={**ENTRY, **more})
        assert answer.status_code == 400 and answer.json()["remedy"]
