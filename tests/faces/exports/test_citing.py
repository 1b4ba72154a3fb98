"""Citations in three forms: what each says, what is left out where nothing is known, and signs that break them."""

import json
import re
from pathlib import Path

import pytest

from regesta.case import Case, load
from regesta.faces.exports.citing import cite_entry, cite_source, note_of
from regesta.findings.citations import citations
from regesta.findings.records import Record, Records

TEXT = """case c "Leave & licence" format 1
  author    A. Recorder
source memoir "What I saw"
  author    B. Witness
  kind      memoir
  date      1951-06
  locators  pages
  reference Box 4, f. 12
  address   https://example.org/a
source bare "Untold?"
matter m "M"
1950-01-30 approve m ^yes "The {council} says \\\\yes_ 100%"
  cites     memoir 7
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """A case with one entry and two sources."""
    (tmp_path / "case.regesta").write_text(TEXT, encoding="utf-8")
    return load(tmp_path)


def _record(case: Case, name: str) -> Record:
    return next(record for record in Records(case, citations(case, {}), {}).values() if record.name == name)


def test_a_note_puts_the_comma_within_the_marks_and_ends_once(case: Case) -> None:
    assert (
        note_of(case.named["memoir"], "7")
        == "B. Witness, “What I saw,” memoir, 1951-06, Box 4, f. 12, 7, https://example.org/a."
    )
    assert note_of(case.named["bare"]) == "“Untold?”"
    entry = cite_entry(case, _record(case, "^yes")).chicago
    assert entry.startswith("A. Recorder, “The {council} says") and entry.endswith(
        "entry ^yes, in Leave & licence."
    )
    assert "(30 January 1950),”" in entry


def test_bibtex_is_balanced_and_its_signs_are_escaped(case: Case) -> None:
    written = cite_entry(case, _record(case, "^yes")).bibtex
    assert written.startswith("@incollection{yes,\n  author = {A. Recorder},\n")
    plain = re.sub(r"\\(textbackslash|textasciicircum|textasciitilde)\{\}|\\[{}%&#$_]", "", written)
    assert plain.count("{") == plain.count("}")
    assert not re.search(r"[%&#$_\\^~]", plain)
    assert r"100\%" in written and r"Leave \& licence" in written


def test_csl_is_a_list_of_one_item_with_a_type_of_the_schema(case: Case) -> None:
    (memoir,) = json.loads(cite_source(case.named["memoir"]).csl)
    assert memoir == {
        "id": "memoir",
        "type": "book",
        "title": "What I saw",
        "author": [{"literal": "B. Witness"}],
        "issued": {"date-parts": [[1951, 6]]},
        "archive_location": "Box 4, f. 12",
        "URL": "https://example.org/a",
    }
    (bare,) = json.loads(cite_source(case.named["bare"]).csl)
    assert bare == {"id": "bare", "type": "document", "title": "Untold?"}
