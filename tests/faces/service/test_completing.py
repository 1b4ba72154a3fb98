"""What is offered where: words of the language and names of the right kind, in a range that lies in the line."""

from pathlib import Path

import pytest

from regesta.acts import ACTS
from regesta.faces.service import Service
from regesta.statements.grammar import DIRECTIVES, ENTRY, READING
from tests.faces.service.conftest import CASE, Labels, place


def test_a_line_begins_with_a_directive(labels: Labels) -> None:
    assert labels("@@") == [*DIRECTIVES, "undated"]
    assert labels("per@@") == ["person"]


def test_after_a_date_come_verbs(labels: Labels) -> None:
    assert {"not", "refuse", "holds", "event"} <= set(labels("1950-01 @@"))
    assert len(labels("1950-01 @@")) >= len(ACTS)
    assert labels("1950-01 not refu@@") == ["refuse"]
    assert labels("[1948, 1950] refu@@") == ["refuse"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1950 approve @@", ["invasion"]),
        ("1950 appoint @@", ["secretary"]),
        ("1950 argue @@", ["fear", "invasion"]),
        ("1950 begins @@", ["bomb", "secretary"]),
        ("1950 join @@", ["politburo"]),
    ],
)
def test_an_object_is_of_the_kind_that_the_verb_takes(labels: Labels, text: str, expected: list[str]) -> None:
    assert sorted(set(labels(text)) & set(expected)) == expected
    assert not set(labels(text)) & ({"kim", "stalin", "moscow", "minutes"} - set(expected))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("by        @@", {"kim", "stalin", "politburo", "secretary"}),
        ("by        kim, sta@@", {"stalin"}),
        ("by        kim|@@", {"kim", "stalin", "politburo", "secretary"}),
        ("by        some of poli@@", {"politburo"}),
        ("by        moscow = pol@@", {"politburo"}),
        ("place     @@", {"moscow", "politburo"}),
        ("answers   ^v@@", {"^veto"}),
        ("after     @@", {"^asks", "^veto", "^bomb"}),
        ("within    3 we@@", {"weeks"}),
        ("within    3 weeks of ^a@@", {"^asks"}),
        ("starts    before st@@", {"start of"}),
        ("cites     @@", {"minutes"}),
        ("cert      @@", {"high", "medium", "low", "?"}),
        ("as        @@", {"secretary"}),
    ],
)
def test_a_value_is_of_the_kind_that_the_field_takes(labels: Labels, line: str, expected: set[str]) -> None:
    parts = {"some of", "most of", "one of", "all of", "unnamed", "?"} - expected
    assert set(labels(f"1950 meet\n  {line}")) - parts == expected


def test_fields_are_those_of_the_directive(labels: Labels) -> None:
    assert labels("1950 meet\n  @@") == list(ENTRY)
    assert labels("1950 meet\n  cites     minutes 3\n    @@") == list(READING)
    assert labels("person x\n  b@@") == ["born"]
    assert labels("1950 meet\n  same t@@") == ["time as"]
    assert labels("source x\n  seen as   ti@@") == ["title only"]


def test_a_field_is_laid_out_as_the_formatter_does(service: Service) -> None:
    text, line, column = place(f"{CASE}\n1950 meet\n  cit@@")
    (found,) = service.complete("case.regesta", text, line, column)
    assert (found.text, found.line, found.start, found.end) == ("cites     ", line, 3, 6)
    text, line, column = place(f"{CASE}\n1950 meet\n  cites minutes\n    mod@@")
    assert service.complete("case.regesta", text, line, column)[0].text == "mode    "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hypothesis greed of @@", ["why"]),
        ("evidence ^e on w@@", ["why"]),
        ("evidence ^e on why\n  if @@", ["fear"]),
        ("office x @@", ["of"]),
        ("office x of pol@@", ["politburo"]),
        ("term ^t of ^veto @@", ["condition", "promise", "exclusion", "warning"]),
        ("same kim sta@@", ["stalin"]),
        ("body x part of pol@@", ["politburo"]),
        ("model m\n  Bomb      ho@@", ["holds"]),
        ("model m\n  Bomb      holds @@", ["bomb"]),
        ("model m\n  Bomb      holds bomb at ^v@@", ["^veto"]),
        ("person x\n  kin       parent k@@", ["kim"]),
        ('person x\n  name      "X" born@@', ["born-name"]),
        ("1950 meet\n  cites     minutes 3\n    via kim rec@@", ["recalls"]),
        ("1950 meet\n  cites     minutes 3\n    via kim recalls, present y@@", ["yes"]),
    ],
)
def test_what_else_may_follow(labels: Labels, text: str, expected: list[str]) -> None:
    assert labels(text) == expected


def test_a_line_that_goes_on_is_read_with_the_one_above_it(labels: Labels) -> None:
    assert labels("1950 meet\n  by        kim,\n          + sta@@") == ["stalin"]


@pytest.mark.parametrize("text", ['1950 meet "wi@@', "1950 meet # ki@@", "person x\n  occupation  k@@"])
def test_nothing_is_offered_in_texts_and_comments(labels: Labels, text: str) -> None:
    assert labels(text) == []


def test_names_are_found_by_their_titles_too(labels: Labels) -> None:
    assert labels("1950 meet\n  by        joseph@@") == ["stalin"]


def test_a_completion_says_what_the_name_stands_for(service: Service) -> None:
    text, line, column = place(f"{CASE}\n1950 meet\n  after     ^ve@@")
    (found,) = service.complete("case.regesta", text, line, column)
    assert (found.kind, found.text) == ("an entry", "^veto")
    assert found.detail == "1949-09-24 The Politburo refuses the invasion of the South"


def test_names_typed_since_the_case_was_read_are_offered_at_once(service: Service) -> None:
    service.problems("case.regesta", CASE)  # which reads the case
    added = 'person mao "Mao Zedong"\n\n1950-02 meet ^treaty\n  by        ma'
    text, line, column = place(f"{CASE}\n{added}@@\n\n1951 meet\n")
    found = service.complete("case.regesta", text, line, column)
    assert [(one.label, one.kind, one.detail) for one in found] == [("mao", "person", "Mao Zedong")]
    text, line, column = place(f"{CASE}\n{added}\n\n1951 refuse invasion\n  answers   ^@@")
    assert [one.label for one in service.complete("case.regesta", text, line, column)] == [
        "^asks",
        "^bomb",
        "^treaty",
        "^veto",
    ]
    above = CASE.replace("person kim", 'person mao "Mao"\nperson kim')
    text, line, column = place(above.replace("by        kim", "by        m@@"))
    assert "mao" in [one.label for one in service.complete("case.regesta", text, line, column)]


@pytest.fixture
def files(folder: Path) -> Path:
    """The folder of the case with files beside it."""
    for name in (
        "minutes.txt",
        "Minutes 2.pdf",
        "sub/talks.txt",
        "people.regesta",
        ".hidden",
        "drafts/a.txt",
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("text      2@@", {"Minutes 2.pdf": '"Minutes 2.pdf"'}),
        ("text      s.t@@", {"minutes.txt": "minutes.txt", "sub/talks.txt": "sub/talks.txt"}),
        ("text      min@@", {"minutes.txt": "minutes.txt", "Minutes 2.pdf": '"Minutes 2.pdf"'}),
        ("text      talk@@", {"sub/talks.txt": "sub/talks.txt"}),
        ('text      "min@@"', {"minutes.txt": "minutes.txt", "Minutes 2.pdf": "Minutes 2.pdf"}),
        ('text      "Minutes @@', {"Minutes 2.pdf": 'Minutes 2.pdf"'}),
        ("author    min@@", {}),
    ],
)  # fmt: skip
def test_the_text_of_a_source_is_one_of_the_files(
    service: Service, files: Path, line: str, expected: dict[str, str]
) -> None:
    text, number, column = place(f'{CASE}\nsource talks "Talks"\n  {line}\n')
    found = service.complete("case.regesta", text, number, column)
    assert {one.label: one.text for one in found} == expected and all(one.kind == "file" for one in found)
    for one in found:
        whole = text.split("\n")[number - 1]
        put = whole[: one.start - 1] + one.text + whole[one.end - 1 :]
        assert put.split(None, 1)[1].strip('"') == one.label and put.count('"') in (0, 2)


def test_parts_of_the_case_are_offered_where_it_includes_them(service: Service, files: Path) -> None:
    for written, expected in (("@@", '"people.regesta"'), ('"peo@@"', "people.regesta")):
        text, line, column = place(f"{CASE}\ninclude {written}\n")
        assert [one.text for one in service.complete("case.regesta", text, line, column)] == [expected]
