"""Volumes of Foreign Relations, and the case whose source is one."""

from pathlib import Path

import pytest

from regesta.case import check, load
from regesta.importing import Original, import_file, importer_for, name_of
from tests.importing.conftest import FRUS

ROOT = Path(__file__).parents[2]
VOLUME = FRUS / "frus1949v07p2.xml"
BIG = FRUS / "frus1977-80v01.xml"
OWN = ("extraction", "digest", "note")  # what sealing noted, and a remark


@pytest.mark.skipif(
    not VOLUME.is_file(), reason="the volume is not here: ../shared/data/frus/frus1949v07p2.xml"
)
def test_the_source_of_the_withdrawal_is_as_the_importer_writes_it(tmp_path: Path) -> None:
    original = Original(VOLUME, name_of(VOLUME))
    report = import_file(original, importer_for(original), tmp_path / "case", ("volume", "d219"))
    assert {outcome.key for outcome in report.outcomes if outcome.kind == "source"} == {"volume", "d219"}
    made = load(tmp_path / "case").named["frus1949v07p2"]
    held = load(ROOT / "cases" / "us-withdrawal").named["frus"]
    told = [(field.key, field.value) for field in held.fields if field.key not in OWN]
    assert held.text == made.text and told == [(field.key, field.value) for field in made.fields]


@pytest.mark.skipif(
    not BIG.is_file(), reason="the volume is not here: ../shared/data/frus/frus1977-80v01.xml"
)
def test_a_volume_without_tags_is_read_by_its_headings_and_checks_without_errors(tmp_path: Path) -> None:
    original = Original(BIG, name_of(BIG))
    import_file(original, importer_for(original), tmp_path / "case")
    case = load(tmp_path / "case")
    assert [str(problem) for problem in check(case) if problem.severity == "error"] == []
    letters = case.of_kind("write")
    assert len(letters) > 60 and all(entry.word("draft") for entry in letters)
    assert len(case.of_kind("person")) >= 405
