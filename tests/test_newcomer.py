"""A newcomer's first case, written with the README alone: three sources, ten entries, and what is told of each slip.

Each slip is told at its very place and by itself, and doing what the remedy says mends it.
"""

import json
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from regesta.faces.cli.app import app

CASE = """\
case strike "The dockers' strike" format 1

source minutes "Minutes of the port board"
  kind      minutes
  seen as   original
  locators  pages

source paper "The Daily Port"
  kind      newspaper
  date      1911

source diary "Diary of a docker"
  seen as   transcription

person smith "John Smith"
person jones "Mary Jones"
body board "The port board"
body union "The union"
office secretary "The secretary of the union" of union
matter wages "Higher wages"

1911-07-01 appoint secretary ^appointed
  by        union
  whom      smith
  cites     diary 3

1911-08-02 request wages ^asked
  by        union
  to        board
  cites     minutes 4

1911-08-03 refuse wages ^refused
  by        board
  answers   ^asked
  cites     minutes 5
    motive  "fear for the coal trade"

1911-08-05 event wages ^strike "The strike begins"
  cites     paper 3

1911-08~ meet wages ^secret
  by        smith, jones
  cert      low
  cites     diary 11

1911-08-07/1911-08-09 meet wages ^talks
  by        board, union
  after     ^strike
  cites     minutes 6

[1911-08-09..1911-08-11] approve wages ^approved
  by        board
  to        union
  answers   ^asked
  cites     minutes 7

term ^penny of ^approved promise "A penny more an hour"
  binds     board

1911-08-12 event wages "The strike is over"
  count     ~300 dockers
  cites     paper 4

1911-09 keep ^penny
  by        board
  cites     diary 12
"""


class Slip(NamedTuple):
    """A slip: what is written in the place of what, the code of the problem that tells it, and the piece at fault."""

    right: str
    wrong: str
    code: str
    piece: str


SLIPS = (
    Slip("by        board\n  answers", "by        baord\n  answers", "unknown-name", "baord"),
    Slip("refuse wages", "refuze wages", "unknown-verb", "refuze"),
    Slip("1911-08-02 request", "2 August 1911 request", "bad-date", "2 August"),
    Slip("  locators", "  locator ", "unknown-field", "locator "),
    Slip("person jones", "persn jones", "unknown-directive", "persn"),
    Slip("1911-08~ meet", "about 1911-08 meet", "bad-date", "about"),
    Slip("[1911-08-09..1911-08-11]", "[1911-08-09 to 1911-08-11]", "bad-date", "to 1911"),
    Slip("1911-08-07/1911-08-09", "1911-08-07/08-09", "bad-date", "08-09 meet"),
    Slip("seen as   transcription", "seen as   transcript", "bad-value", "transcript"),
    Slip("^asked\n  cites     minutes 7", "^aksed\n  cites     minutes 7", "unknown-name", "^aksed"),
    Slip("^asked\n  cites     minutes 7", "asked\n  cites     minutes 7", "unknown-name", "asked"),
    Slip("cites     paper 3", "cites     papr 3", "unknown-name", "papr"),
    Slip("promise", "promis", "surplus-words", "promis"),
    Slip('"The strike begins"', "“The strike begins”", "curly-quotes", "“"),
    Slip('"The union"', '"The union', "unclosed-quote", '"The union'),
    Slip("by        smith, jones", "by        smith jones", "bad-value", "smith jones"),
    Slip("    motive", "  motive", "unknown-field", "motive"),
    Slip("after     ^strike", "after     ^strikes", "unknown-name", "^strikes"),
    Slip("appoint secretary", "appoint smith", "wrong-kind", "smith"),
    Slip("1911-08-12 event wages", "1911-08-12 event wages The end,", "surplus-words", "The end"),
)
FIVE = SLIPS[:5]


def told(folder: Path, text: str) -> list[dict[str, object]]:
    """The problems of a case with that text."""
    (folder / "case.regesta").write_text(text, encoding="utf-8")
    found = json.loads(CliRunner().invoke(app, ["check", str(folder), "--json"]).stdout)
    problems: list[dict[str, object]] = found["problems"]
    return problems


def test_the_case_is_as_it_should_be(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["check", str(written(tmp_path, CASE)), "--strict"])
    assert result.output == "No problems in 10 entries and 3 sources.\n"


def written(folder: Path, text: str) -> Path:
    """The folder of a case with that text."""
    (folder / "case.regesta").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.wrong.strip().replace("\n", " "))
def test_each_slip_is_told_alone_and_where_it_stands(slip: Slip, tmp_path: Path) -> None:
    assert CASE.count(slip.right) == 1
    text = CASE.replace(slip.right, slip.wrong)
    before = text[: text.index(slip.piece, CASE.index(slip.right))]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    problems = told(tmp_path, text)
    assert [(one["code"], one["line"], one["column"]) for one in problems] == [(slip.code, line, column)]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.wrong.strip().replace("\n", " "))
def test_the_remedy_mends_it(slip: Slip, tmp_path: Path) -> None:
    """Where the remedy says what to write, writing it in the place of what is wrong leaves no problem."""
    text = CASE.replace(slip.right, slip.wrong)
    (problem,) = told(tmp_path, text)
    found = re.match(r"did you mean (\S+)\?|.*write (\S+)$", str(problem["remedy"]))
    if found is None:
        return
    instead = found[1] or found[2]
    named = re.match(r"'([^']+)'|nothing is named (\S+)", str(problem["message"]))
    assert named is not None
    wrong = named[1] or named[2]
    lines = text.splitlines(keepends=True)
    number = int(str(problem["line"])) - 1
    assert lines[number].count(wrong) == 1
    lines[number] = lines[number].replace(wrong, instead)
    assert told(tmp_path, "".join(lines)) == []


def test_five_slips_are_told_at_once_and_none_hides_another(tmp_path: Path) -> None:
    text = CASE
    for slip in FIVE:
        text = text.replace(slip.right, slip.wrong)
    problems = told(tmp_path, text)
    assert sorted(str(one["code"]) for one in problems) == sorted(slip.code for slip in FIVE)
    assert {str(one["remedy"]) for one in problems} == {
        "did you mean board?",
        "did you mean refuse?",
        "write 1911-08-02",
        "did you mean locators?",
        "did you mean person?",
    }
