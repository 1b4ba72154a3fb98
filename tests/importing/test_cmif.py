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
