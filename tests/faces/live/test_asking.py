"""What the editor asks while one writes: answered about the text in the editor, and nothing is written."""

from tests.faces.live.conftest import CASE, Served


def test_problems_stand_where_they_are(served: Served) -> None:
    text = CASE.replace("by        kim", "by        kin")
    answer = served.client.post("/case/town/ask/problems", json={"path": "case.regesta", "text": text}).json()
    wrong = next(one for one in answer["problems"] if one["code"] == "unknown-name")
    line = text.split("\n")[wrong["line"] - 1]
    assert line[wrong["column"] - 1 :] == "kin" and "kim" in wrong["remedy"]
    assert served.client.post("/case/town/ask/problems", json={"path": "case.regesta"}).json() == {
        "problems": []
    }


def test_names_that_fit_are_offered(served: Served) -> None:
    text = CASE + "\n1849 refuse march\n  by        c"
    asked = {"path": "case.regesta", "text": text, "line": text.count("\n") + 1, "column": 14}
    offered = served.client.post("/case/town/ask/completions", json=asked).json()["completions"]
    assert [one["text"] for one in offered][:1] == ["council"]
    assert (offered[0]["start"], offered[0]["end"]) == (13, 14)


def test_a_word_is_explained(served: Served) -> None:
    place = {"path": "case.regesta", "line": CASE.split("\n").index("  by        kim") + 1, "column": 14}
    assert "Kim" in served.client.post("/case/town/ask/hover", json=place).json()["text"]
    nowhere = {"path": "case.regesta", "line": 900_000, "column": 7}
    assert served.client.post("/case/town/ask/hover", json=nowhere).status_code == 200


def test_a_text_is_laid_out_and_not_saved(served: Served) -> None:
    text = CASE.replace("  by        kim", "  by kim")
    answer = served.client.post("/case/town/ask/layout", json={"path": "case.regesta", "text": text})
    assert answer.json()["text"] == CASE
    assert (served.folder / "case.regesta").read_text("utf-8") == CASE


def test_only_files_of_a_case_are_asked_about(served: Served) -> None:
    for path in ("../x.regesta", "/etc/passwd", "minutes.txt", "a/../../x.regesta"):
        assert served.client.post("/case/town/ask/problems", json={"path": path}).status_code == 400, path
