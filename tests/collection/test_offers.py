"""What a collection offers a case: passages that stand in the files, with lines that a case can hold."""

from pathlib import Path

import pytest

from regesta.case import Case, load
from regesta.case.texts import held_texts
from regesta.collection.intake import add_folders, take_in
from regesta.collection.offers import FEWEST, MOST, Offer, offers
from regesta.collection.sqlite import SqliteIndex
from regesta.collection.workers import OneProcess
from regesta.findings.citations import citations

CASE = """case works "The waterworks" format 1
person weber "Anna Weber"
matter culvert "The brick culvert below the tannery"

1848-03-01 request culvert ^asked "Weber asks for a new culvert"
  by        weber
"""
PAPERS = {
    "survey.txt": "Nothing was said of it before.\n\nThe surveyor told Anna Weber that the old culvert near the"
    " tannery had fallen in during the winter.\n\nHe went home.",
    "long.txt": "In the tannery "
    + "and in the yard behind the house of the dyer " * 12
    + "the culvert stank.",
    "short.txt": "Tannery. Culvert. Weber.",
    "other.txt": "The council met and spoke of the harvest and of nothing else that day.",
}


@pytest.fixture
def found(tmp_path: Path) -> tuple[Case, Path, tuple[Offer, ...]]:
    """The case, the folder of papers, and what is offered."""
    papers, folder = tmp_path / "papers", tmp_path / "works"
    papers.mkdir()
    folder.mkdir()
    for name, text in PAPERS.items():
        (papers / name).write_text(text, encoding="utf-8")
    (folder / "case.regesta").write_text(CASE, encoding="utf-8")
    case = load(folder)
    with SqliteIndex(tmp_path / "a.sqlite", is_new=True) as index:
        with index.transaction():
            add_folders(index, (papers,), tmp_path)
        take_in(index, OneProcess(), tmp_path)
        (papers / "other.txt").unlink()
        return case, papers, offers(index, case, tmp_path)


def test_each_document_is_offered_once_with_words_that_stand_in_it(
    found: tuple[Case, Path, tuple[Offer, ...]],
) -> None:
    _, papers, offered = found
    assert sorted(one.entry.place for one in offered) == ["papers/long.txt", "papers/survey.txt"]
    for one in offered:
        text = " ".join((papers / one.entry.place.partition("/")[2]).read_text(encoding="utf-8").split())
        assert one.passage in text and FEWEST <= len(one.passage.split()) <= MOST
        assert one.reasons and all(reasons.words or reasons.names for _, reasons in one.reasons)


def test_the_lines_check_clean_in_the_case(found: tuple[Case, Path, tuple[Offer, ...]]) -> None:
    case, papers, offered = found
    survey = next(one for one in offered if one.entry.place == "papers/survey.txt")
    source, _, cites = survey.lines.partition("\n\n")
    file = case.folder / "case.regesta"
    file.write_text(f"{CASE}{cites}\n\n{source}\n", encoding="utf-8")
    cited = load(case.folder)
    assert not [one for one in cited.problems if one.severity == "error"]
    (verdict,) = citations(cited, held_texts(cited, (papers,)).texts)
    assert verdict.verdict == "exact"
