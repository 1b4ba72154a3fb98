"""Values as they are written: text_of of every value of the cases that come with the program reads the same again."""

from pathlib import Path

import pytest

from regesta.case import load
from regesta.statements.values import Chance, Relation
from regesta.statements.wording import text_of
from tests.case.conftest import read

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["korea", "tutorial"])
def test_every_value_of_a_case_is_written_in_one_line(name: str) -> None:
    for statement in load(ROOT / "cases" / name).statements:
        for field in (*statement.fields, *(deeper for own in statement.fields for deeper in own.under)):
            text = text_of(field.value)
            assert text and "\n" not in text


def test_what_is_written_reads_as_the_same_value() -> None:
    text = "1950 request war\n  by a|b?\n  after ^x by 2..3 days\n  count found ~50 letters|cables\n  lasted ~1 month\n"
    (entry,) = read(text).entries
    again = "1950 request war\n" + "".join(
        f"  {field.key} {text_of(field.value)}\n" for field in entry.fields
    )
    (other,) = read(again).entries
    assert [field[:2] for field in other.fields] == [field[:2] for field in entry.fields]


def test_ranges_and_edges() -> None:
    assert text_of(Chance(0.3, 0.7)) == "0.3 to 0.7" and text_of(Chance(0.5, 0.5)) == "0.5"
    assert text_of(Chance(None, None, "almost certain")) == "almost certain"
    assert text_of(Relation("^talks", None, "at end")) == "at end of ^talks"
