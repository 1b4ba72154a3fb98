"""Which sources are read, and by how many processes."""

from pathlib import Path

import pytest

from regesta.case import load
from regesta.reading.session import NoSuchSource, read_all, wanted
from tests.reading.conftest import CASE

TEXT = "Ward attacked Aldermouth in 1950. The Senate refused the truce.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case whose source is held, and a text that is none of its sources."""
    case = CASE.replace(
        "  locators  lines\n", "  locators  lines\n  date      1951-02-03\n  text      chronicle.txt\n"
    )
    (tmp_path / "case.regesta").write_text(case, encoding="utf-8")
    (tmp_path / "chronicle.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "2 other.txt").write_text(TEXT * 3, encoding="utf-8")
    return tmp_path


def test_a_source_is_meant_by_its_name_or_its_file(folder: Path) -> None:
    case = load(folder)
    by_name = wanted(case, "chronicle")
    by_file = wanted(case, str(folder / "chronicle.txt"))
    assert by_name.name == by_file.name == "chronicle" and by_name.created == (1951, 2, 3)
    other = wanted(case, str(folder / "2 other.txt"))
    assert other.name == "text-2-other" and other.directive is not None


@pytest.mark.parametrize("given", ["nobody", "case.regesta.gone", "."])
def test_what_is_no_source_is_told(folder: Path, given: str) -> None:
    with pytest.raises(NoSuchSource):
        wanted(load(folder), given)


def test_two_processes_give_what_one_gives(folder: Path) -> None:
    case = load(folder)
    sources = [wanted(case, "chronicle"), wanted(case, str(folder / "2 other.txt"))]
    one = [outcome.file.read_bytes() for outcome in read_all(case, sources)]
    two = [outcome.file.read_bytes() for outcome in read_all(case, sources, processes=2)]
    assert one == two and b"attack" in one[0]
