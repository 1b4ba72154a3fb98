"""Letters in CMIF: every letter of the editions held, with its date and certainty."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from regesta.case import check, load
from regesta.importing import Original, import_file, importer_for, name_of
from tests.importing.conftest import LETTERS

FILES = sorted(LETTERS.glob("[12]*.xml"))
TEI = "{http://www.tei-c.org/ns/1.0}"


@pytest.mark.skipif(not FILES, reason="the letters are not here: ../shared/data/letters")
def test_every_letter_of_eight_editions_is_carried(tmp_path: Path) -> None:
    into = tmp_path / "letters"
    asked = 0
    names: set[str] = set()
    for path in FILES:
        original = Original(path, name_of(path), language="de")
        report = import_file(original, importer_for(original), into)
        asked += sum(1 for _ in ElementTree.parse(path).getroot().iter(f"{TEI}correspDesc"))
        names |= {outcome.name for outcome in report.outcomes if outcome.kind == "write"}
        assert not [
            one
            for one in report.left
            if "neither a sender" not in one.why and "date" in one.what and "no date" not in one.why
        ]
    assert len(names) == asked == 4237
    case = load(into)
    assert [str(problem) for problem in check(case) if problem.severity == "error"] == []
    arthur = [one for one in case.of_kind("person") if one.word("identifier").endswith("118609807")]
    assert len(arthur) == 1, "he writes in every edition, and is one person"


REPLIES = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Letters</title></titleStmt>
<sourceDesc><bibl xml:id="e" type="print">An edition</bibl></sourceDesc></fileDesc><profileDesc>{letters}</profileDesc>
</teiHeader></TEI>"""
LETTER = """<correspDesc source="#e" key="{key}" ref="https://example.org/{key}"><correspAction type="sent">
<persName>{by}</persName><date when="{date}"/></correspAction><correspAction type="received"><persName>{to}</persName>
</correspAction>{context}</correspDesc>"""


def _read(tmp_path: Path, contexts: dict[str, str]) -> tuple[dict[str, list[str]], list[str], list[str]]:
    """Three letters with what stands behind each: what answers what, the notes, and what is not carried."""
    days = ("1700-01-01", "1700-01-05", "1700-01-09")
    letters = "".join(
        LETTER.format(key=key, by="Ann" if key != "b" else "Bob", to="Bob" if key != "b" else "Ann", date=day,
                      context=contexts.get(key, ""))
        for key, day in zip("abc", days, strict=True)
    )  # fmt: skip
    path = tmp_path / "r.xml"
    path.write_text(REPLIES.format(letters=letters), encoding="utf-8")
    original = Original(path, "r")
    report = import_file(original, importer_for(original), tmp_path / "case")
    case = load(tmp_path / "case")
    assert not [problem for problem in check(case) if problem.severity == "error"]
    answers = {
        entry.name: [name for mention in entry.mentions("answers") for name in mention.names]
        for entry in case.of_kind("write")
    }
    notes = [str(field.value) for entry in case.of_kind("write") for field in entry.all("note")]
    return answers, notes, [one.what for one in report.left]


@pytest.mark.parametrize(
    "contexts",
    [
        {"b": '<correspContext><ref type="reply" target="#a"/></correspContext>',
         "c": '<correspContext><ptr type="replyTo" target="https://example.org/b"/></correspContext>'},
        {"a": '<correspContext><ref type="repliedBy" target="#b">the answer</ref></correspContext>',
         "b": '<correspContext><ref type="is-replied-by" target="#c"/></correspContext>'},
    ],
)  # fmt: skip
def test_replies_are_chains_whichever_letter_says_so(tmp_path: Path, contexts: dict[str, str]) -> None:
    answers, notes, left = _read(tmp_path, contexts)
    assert answers == {"^r-a": [], "^r-b": ["^r-a"], "^r-c": ["^r-b"]} and not notes and not left


def test_neighbours_and_mentions_are_notes_and_a_lost_letter_is_told(tmp_path: Path) -> None:
    answers, notes, left = _read(
        tmp_path,
        {
            "b": '<correspContext><ref type="prev" target="#a">a year before</ref></correspContext>',
            "c": '<correspContext><ref type="reply" target="#lost">a letter</ref></correspContext>'
            '<note><ref type="cmif:mentionsPerson" target="https://example.org/karl">Karl</ref></note>',
        },
    )
    assert not any(answers.values()) and left == ["that it answers a letter"]
    assert notes == [
        "the letter before it: a year before (#a)",
        "mentionsPerson: Karl (https://example.org/karl)",
    ]
