"""Narratives of crises, each beside what a person records of it: enough is found, and enough of it is right.

Those in `narratives` are our own. Those in `sealed` are parts of texts by others, which are read where they are held.
"""

from pathlib import Path

import pytest

from regesta.case import load
from regesta.case.texts import held_texts
from regesta.reading.carrying import faults_of
from regesta.reading.evaluation import evaluate
from regesta.reading.prose import Unread
from regesta.reading.reader import Reader
from regesta.reading.session import written_on
from regesta.statements.writing import written
from tests.reading.conftest import SHARED, WIKIWARS

HERE = Path(__file__).parent
SEALED = sorted(one for one in (HERE / "sealed").iterdir() if one.is_dir())
NARRATIVES = sorted(one for one in (HERE / "narratives").iterdir() if one.is_dir())
LEAST = 0.65  # of the entries that are found, and of the drafts that are right


@pytest.mark.parametrize("folder", NARRATIVES, ids=lambda one: one.name)
def test_a_narrative_is_read_as_a_person_records_it(folder: Path, tmp_path: Path) -> None:
    case = load(folder)
    text = held_texts(case).texts["narrative"]
    reader = Reader(case)
    drafts = [one for one in reader.read(text, "narrative") if not isinstance(one, Unread)]
    assert not any(faults_of(one, text, reader.actors) for one in drafts)
    file = tmp_path / "drafts.regesta"
    file.write_text(
        "\n".join(('case d "D" format 1\n', *(written(one.statement) for one in drafts))), encoding="utf-8"
    )
    found = evaluate(load(file), case, {"narrative": text})
    assert len(found.found) >= LEAST * len(found.entries)
    assert len(found.right) >= LEAST * len(found.drafts)


@pytest.mark.parametrize("folder", NARRATIVES + SEALED, ids=lambda one: one.name)
def test_what_a_person_recorded_checks_clean(folder: Path) -> None:
    case = load(folder)
    assert [one for one in case.problems if one.severity == "error"] == []


@pytest.mark.parametrize("folder", SEALED, ids=lambda one: one.name)
def test_a_text_by_others_is_read_as_a_person_records_it(folder: Path, tmp_path: Path) -> None:
    case = load(folder)
    texts = held_texts(case, (WIKIWARS, SHARED / "frus")).texts
    if not texts:
        pytest.skip(f"the texts of {folder.name} are not held here")
    file = tmp_path / "drafts.regesta"
    with file.open("w", encoding="utf-8") as out:
        out.write('case d "D" format 1\n')
        for name, text in texts.items():
            for one in Reader(case).read(text, name, created=written_on(case.named[name])):
                if not isinstance(one, Unread):
                    out.write(f"\n{written(one.statement)}")
    found = evaluate(load(file), case, texts, is_part=True)
    assert len(found.found) >= LEAST * len(found.entries)
    assert len(found.right) >= LEAST * len(found.drafts)
